/* forward: see forward.h. */
#include "letter/forward.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "letter/mailhead.h"

/* What stands above a forwarded mail, folded and without dashes. */
static const char *const marks[] = {
    "doorgestuurd bericht",
    "doorgestuurde mail",
    "doorgestuurde e-mail",
    "begin doorgestuurd bericht",
    "begin van doorgestuurd bericht",
    "forwarded message",
    "forwarded mail",
    "begin forwarded message",
    "start of forwarded message",
    "message transféré",
    "début du message réexpédié",
    "début du message transféré",
    "message transmis",
    "mail transféré",
    "weitergeleitete nachricht",
    "anfang der weitergeleiteten nachricht",
    "weitergeleitete e-mail",
    "messaggio inoltrato",
    "inizio messaggio inoltrato",
    "mensaje reenviado",
    "inicio del mensaje reenviado",
    "mensagem encaminhada",
    "wiadomość przekazana dalej",
    "iletilen ileti",
};

static const char *const prefixes[] = {
    "fwd:", "fw:",  "doorst:", "doorgestuurd:", "fwd :", "fw :", "tr:", "tr :", "wg:",	"wtr:",
    "rv:",  "enc:", "i:",      "vs:",		"vb:",	 "pd:",	 "vl:", "ilt:", "yml:",
};

bool forward_subject(const char *subject)
{
	if (!subject)
		return false;
	while (*subject == ' ' || *subject == '[')
		subject++;
	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
		if (text_starts_fold(subject, prefixes[i]))
			return true;
	}
	return false;
}

static bool is_mark(const struct line *line)
{
	struct line bare = lines_strip(*line);
	char folded[LINES_FOLD];

	if (bare.length < 10 || bare.length > 80)
		return false;
	lines_fold(&bare, folded);
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		size_t length = strlen(marks[i]);

		if (marks[i][0] == folded[0] && strncmp(folded, marks[i], length) == 0 &&
		    strspn(folded + length, " :-") == strlen(folded + length))
			return true;
	}
	return false;
}

/* A head at most three lines behind a mark. */
static bool head_after(const char *text, size_t length, size_t offset, struct mailhead *head)
{
	struct line line;

	for (int i = 0; i < 4; i++) {
		if (mailhead_at(text, length, offset, head))
			return true;
		if (!lines_next(text, length, offset, &line))
			return false;
		offset = line.next;
	}
	return false;
}

/* The inner text with one level of "> " taken away when all of it is quoted. */
static char *inner_text(struct arena *arena, const char *text, size_t length)
{
	char *out = arena_zero(arena, length + 1, 1);
	size_t used = 0;
	struct line line;
	bool quoted = lines_next(text, length, 0, &line) && line.length && line.text[0] == '>';

	for (size_t at = 0; lines_next(text, length, at, &line); at = line.next) {
		if (quoted && line.length && line.text[0] == '>') {
			size_t skip = line.length > 1 && line.text[1] == ' ' ? 2 : 1;

			line.text += skip;
			line.length -= skip;
		}
		memcpy(out + used, line.text, line.length);
		used += line.length;
		out[used++] = '\n';
	}
	while (used && strchr(" \n\t", out[used - 1]))
		used--;
	out[used] = '\0';
	return out;
}

static const char *field_text(struct arena *arena, const struct line *value)
{
	return value->length ? text_clean(arena, value->text, value->length, TEXT_ONE_LINE, NULL)
			     : NULL;
}

static const char *note_text(struct arena *arena, const char *text, size_t length)
{
	char *note = arena_slice(arena, text, length);

	while (length && strchr(" \n\t_-", note[length - 1]))
		note[--length] = '\0';
	while (*note == '\n' || *note == ' ')
		note++;
	return text_blank(note) ? NULL : note;
}

struct letter_forward *forward_find(struct arena *arena, const char *text, size_t length,
				    const char *subject)
{
	bool by_subject = forward_subject(subject);
	struct letter_forward *forward;
	struct mailhead head = {.end = 0};
	struct line line;
	size_t at, note_end = 0;

	for (at = 0; lines_next(text, length, at, &line); at = line.next) {
		note_end = line.start;
		if (is_mark(&line) && head_after(text, length, line.next, &head))
			break;
		if (by_subject && mailhead_at(text, length, line.start, &head) &&
		    (head.values[MAILHEAD_SUBJECT].length || head.values[MAILHEAD_DATE].length))
			break;
	}
	if (at >= length)
		return NULL;
	forward = arena_zero(arena, 1, sizeof(*forward));
	forward->van = mailhead_address(arena, &head.values[MAILHEAD_FROM]);
	forward->onderwerp = field_text(arena, &head.values[MAILHEAD_SUBJECT]);
	forward->datum = field_text(arena, &head.values[MAILHEAD_DATE]);
	forward->tekst = inner_text(arena, text + head.end, length - head.end);
	forward->begeleidende_tekst = note_text(arena, text, note_end);
	return forward;
}
