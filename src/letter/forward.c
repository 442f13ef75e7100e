/* forward: see forward.h. */
#include "letter/forward.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "letter/attribution.h"
#include "letter/mailhead.h"
#include "letter/mailwords.h"
#include "letter/quote.h"

enum { MARK_LEAST = 5, MARK_MOST = 80, DRAWN_LEAST = 3, HEAD_GAP = 4 };

/* The length of the prefix of a forward; 0: none. */
static size_t prefix_length(const char *subject)
{
	struct line line = {.text = subject, .length = strlen(subject)};
	char folded[LINES_FOLD];
	const char *colon;

	while (line.length && (*line.text == ' ' || *line.text == '[')) {
		line.text++;
		line.length--;
	}
	lines_fold(&line, folded);
	if (!lines_starts_any(folded, mailwords_forward_prefixes))
		return 0;
	colon = memchr(line.text, ':', line.length);
	return colon ? (size_t)(colon + 1 - subject) : 0;
}

bool forward_subject(const char *subject)
{
	return subject && prefix_length(subject) > 0;
}

const char *forward_subject_rest(const char *subject)
{
	while (prefix_length(subject))
		subject += prefix_length(subject);
	while (*subject == ' ')
		subject++;
	return subject;
}

/* The subject of the mail that is passed on, when only that of the outer mail is known. */
static const char *inner_subject(struct arena *arena, const char *subject)
{
	subject = forward_subject_rest(subject);
	return text_blank(subject) ? NULL : arena_text(arena, subject);
}

bool forward_mark(const struct line *line)
{
	struct line bare = lines_strip(*line);
	char folded[LINES_FOLD];

	if (bare.length < MARK_LEAST || bare.length > MARK_MOST)
		return false;
	lines_fold(&bare, folded);
	for (const char *const *row = mailwords_forward_marks; *row; row++) {
		size_t length;

		if (**row != folded[0])
			continue;
		length = strlen(*row);
		if (strncmp(folded, *row, length) == 0 &&
		    strspn(folded + length, " :-") == strlen(folded + length))
			return true;
	}
	return false;
}

/* "----- Forwarded Message ----- From: Jan To: An Subject: s": all in one line. */
static bool is_marked_line(const struct line *line, bool by_subject, struct mailhead *head)
{
	struct line trimmed = lines_trim(*line), mark, rest;
	const char *close;

	if (trimmed.length < DRAWN_LEAST || memcmp(trimmed.text, "---", DRAWN_LEAST) != 0)
		return false;
	while (trimmed.length && *trimmed.text == '-') {
		trimmed.text++;
		trimmed.length--;
	}
	close = memmem(trimmed.text, trimmed.length, "---", DRAWN_LEAST);
	if (!close)
		return false;
	mark = rest = trimmed;
	mark.length = (size_t)(close - trimmed.text);
	rest.text = close;
	rest.length = trimmed.length - mark.length;
	return (by_subject || forward_mark(&mark)) && mailhead_in_line(&rest, head);
}

/* A head at most a few lines behind a mark. */
static bool head_after(const char *text, size_t length, size_t offset, struct mailhead *head)
{
	struct line line;

	for (int i = 0; i < HEAD_GAP; i++) {
		if (mailhead_at(text, length, offset, head) && head->values[MAILHEAD_FROM].length)
			return true;
		if (!lines_next(text, length, offset, &line))
			return false;
		offset = line.next;
	}
	return false;
}

/* Where a forward is found: its head, and the end of the note before it. */
struct found {
	struct mailhead head;
	struct line sender;
	size_t note_end, text_start;
	bool by_attribution;
};

static void found_head(struct found *found, const struct line *line)
{
	found->note_end = line->start;
	found->text_start = found->head.end;
	found->sender = found->head.values[MAILHEAD_FROM];
}

/* Outlook for Mac, under the subject of a forward: "Op 3 mei 2026 heeft Jan <jan@example.org> geschreven:" */
static bool is_attributed(const char *text, size_t length, const struct line *line,
			  struct found *found)
{
	struct attribution attribution;

	if (!attribution_at(text, length, line, &attribution) || !attribution.sender.length)
		return false;
	*found = (struct found){.sender = attribution.sender,
				.note_end = attribution.start,
				.text_start = attribution.end,
				.by_attribution = true};
	return true;
}

/* 1: found in this line; -1: a mail that is only quoted begins here; 0: neither. */
static int look_at(const char *text, size_t length, const struct line *line, bool by_subject,
		   struct found *found)
{
	struct mailhead *head = &found->head;
	struct attribution attribution;

	if (lines_blank(line))
		return 0;
	if (is_marked_line(line, by_subject, head)) {
		head->end = line->next;
		found_head(found, line);
		return 1;
	}
	if ((forward_mark(line) && head_after(text, length, line->next, head)) ||
	    (by_subject && mailhead_at(text, length, line->start, head) &&
	     head->values[MAILHEAD_FROM].length &&
	     (head->values[MAILHEAD_SUBJECT].length || head->values[MAILHEAD_DATE].length))) {
		found_head(found, line);
		return 1;
	}
	if (by_subject)
		return is_attributed(text, length, line, found);
	if (quote_separator(line) || quote_head(text, length, line) ||
	    attribution_at(text, length, line, &attribution))
		return -1;
	return 0;
}

/* Nothing but somebody else's mail, passed on under a subject of one's own. */
static bool is_bare(const char *text, size_t length, struct found *found)
{
	struct line line;

	for (size_t at = 0; lines_next(text, length, at, &line); at = line.next) {
		if (lines_strip(line).length == 0)
			continue;
		if (!mailhead_at(text, length, at, &found->head) || !mailhead_dated(&found->head) ||
		    found->head.end >= length)
			return false;
		found_head(found, &line);
		return true;
	}
	return false;
}

/* The inner text with one level of "> " taken away when all of it is quoted. */
static char *inner_text(struct arena *arena, const char *text, size_t length)
{
	char *out = arena_zero(arena, length + 2, 1);
	size_t used = 0;
	struct line line;
	size_t start = 0;
	bool quoted;

	while (lines_next(text, length, start, &line) && lines_blank(&line))
		start = line.next;
	quoted = lines_next(text, length, start, &line) && line.text[0] == '>';
	for (size_t at = start; lines_next(text, length, at, &line); at = line.next) {
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

/* A line that only announces the head under it, in whatever language: drawn between dashes, or quoted. */
static bool announces(const struct line *line)
{
	struct line trimmed = lines_trim(*line), bare = lines_strip(trimmed);

	return lines_quoted(line) || bare.length == 0 ||
	       (trimmed.length >= bare.length + 2 * DRAWN_LEAST && trimmed.text[0] == '-' &&
		trimmed.text[trimmed.length - 1] == '-');
}

static const char *note_text(struct arena *arena, const char *text, size_t length)
{
	struct line line = {.start = length};
	char *note;

	while (line.start > 0) {
		size_t start = line.start - 1;

		while (start > 0 && text[start - 1] != '\n')
			start--;
		lines_next(text, line.start, start, &line);
		if (!announces(&line))
			break;
		length = line.start;
	}
	note = arena_slice(arena, text, length);
	while (length && strchr(" \n\t_-", note[length - 1]))
		note[--length] = '\0';
	while (*note == '\n' || *note == ' ')
		note++;
	return text_blank(note) ? NULL : note;
}

static bool find(const char *text, size_t length, bool by_subject, struct found *found)
{
	struct line line;
	int result = 0;

	for (size_t at = 0; !result && lines_next(text, length, at, &line); at = line.next)
		result = look_at(text, length, &line, by_subject, found);
	return result > 0;
}

static bool find_any(const char *text, size_t length, const char *subject, struct found *found)
{
	return find(text, length, forward_subject(subject), found) ||
	       (!quote_answer_subject(subject) && is_bare(text, length, found));
}

struct letter_forward *forward_find(struct arena *arena, const char *text, size_t length,
				    const char *subject)
{
	struct found found = {.note_end = 0};
	struct letter_forward *forward;

	if (!find_any(text, length, subject, &found))
		return NULL;
	forward = arena_zero(arena, 1, sizeof(*forward));
	forward->van = mailhead_address(arena, &found.sender);
	forward->onderwerp = found.by_attribution
				 ? inner_subject(arena, subject)
				 : field_text(arena, &found.head.values[MAILHEAD_SUBJECT]);
	forward->datum = field_text(arena, &found.head.values[MAILHEAD_DATE]);
	forward->tekst = inner_text(arena, text + found.text_start, length - found.text_start);
	forward->begeleidende_tekst = note_text(arena, text, found.note_end);
	return forward;
}
