/* quote: see quote.h. One pass: each line is kept, dropped, or ends the person's own words. */
#include "letter/quote.h"

#include <string.h>

#include "base/memory.h"
#include "letter/attribution.h"
#include "letter/mailhead.h"
#include "letter/mailwords.h"
#include "letter/signoff.h"

enum { SHORT = 120, RULE_LEAST = 5 };

bool quote_answer_subject(const char *subject)
{
	struct line line = {.text = subject, .length = subject ? strlen(subject) : 0};
	char folded[LINES_FOLD];

	line = lines_trim(line);
	lines_fold(&line, folded);
	return lines_starts_any(folded, mailwords_answer_prefixes);
}

/* ">>> Jan Peeters <jan@example.org> 4/05/2026 9:12 >>>" (GroupWise) */
static bool is_arrows(const struct line *trimmed)
{
	return trimmed->length > 10 && trimmed->length < SHORT &&
	       memcmp(trimmed->text, ">>> ", 4) == 0 &&
	       memcmp(trimmed->text + trimmed->length - 4, " >>>", 4) == 0 &&
	       memchr(trimmed->text, ':', trimmed->length);
}

bool quote_separator(const struct line *line)
{
	struct line trimmed = lines_trim(*line), bare = lines_strip(trimmed);
	char folded[LINES_FOLD];

	if (is_arrows(&trimmed))
		return true;
	/* it is drawn with dashes or stars; the bare words may be a sentence */
	if (!bare.length || bare.length > SHORT || bare.length == trimmed.length)
		return false;
	lines_fold(&bare, folded);
	for (const char *const *row = mailwords_separators; *row; row++) {
		size_t length;

		if (**row != *folded)
			continue;
		length = strlen(*row);
		if (strncmp(folded, *row, length) == 0 &&
		    strspn(folded + length, " :-") == strlen(folded + length))
			return true;
	}
	return false;
}

bool quote_head(const char *text, size_t length, const struct line *line)
{
	/* a rule of underscores (Outlook) directly above belongs to it */
	size_t start = lines_rule(line, RULE_LEAST) ? line->next : line->start;
	struct mailhead head;

	return !lines_quoted(line) && mailhead_at(text, length, start, &head) &&
	       mailhead_sure(&head);
}

/* The lines that are kept. A run is what stands between two quotations. */
struct own {
	char *out;
	size_t used;
	size_t run; /* where it starts */
	bool some;  /* anything but white space was kept */
	bool is_answer;
	bool paragraph; /* the line before is blank */
	bool link;	/* a quoted line ended within a link */
};

static void keep(struct own *own, const char *text, size_t length)
{
	struct line line = {.text = text, .length = length};

	memcpy(own->out + own->used, text, length);
	own->used += length;
	own->out[own->used++] = '\n';
	own->some = own->some || !lines_blank(&line);
}

static void end_run(struct own *own)
{
	if (own->is_answer)
		own->used = own->run + signoff_cut(own->out + own->run, own->used - own->run);
	if (own->used && own->out[own->used - 1] != '\n')
		own->out[own->used++] = '\n';
	own->run = own->used;
}

/* A link that the program broke in the midst of a quotation: "> see (http://" and "a.b) ". */
static bool ends_in_link(const struct line *line)
{
	const char *at = line->text + line->length;

	for (; at > line->text && at[-1] != ' '; at--) {
		if (at[-1] == ')' || at[-1] == '>')
			return false;
		if ((at[-1] == '(' || at[-1] == '<') && line->text + line->length - at > 7 &&
		    memcmp(at, "http", 4) == 0)
			return true;
	}
	return false;
}

static bool is_link_rest(const struct own *own, const struct line *line)
{
	const char *space = memchr(line->text, ' ', line->length);
	size_t word = space ? (size_t)(space - line->text) : line->length;

	return own->link && word && (line->text[word - 1] == ')' || line->text[word - 1] == '>');
}

/* "(http://example.org) >": a link that the program put before the mark. */
static bool is_quoted(const struct own *own, const struct line *line)
{
	struct line trimmed = lines_trim(*line);

	return lines_quoted(line) || is_link_rest(own, line) ||
	       (trimmed.length > 8 && trimmed.text[trimmed.length - 1] == '>' &&
		memcmp(trimmed.text, "(http", 5) == 0);
}

/* Without an address or a quotation under it, somebody may be telling what another wrote. */
static bool is_program(const struct own *own, const struct line *line,
		       const struct attribution *attribution)
{
	struct line trimmed = lines_trim(*line);

	return attribution->quoted || attribution->sender.length ||
	       (own->is_answer && !(trimmed.text[0] >= 'a' && trimmed.text[0] <= 'z'));
}

/* Where the next line starts; `length` when the person's own words end here. */
static size_t take_line(struct own *own, const char *text, size_t length, const struct line *line)
{
	struct attribution attribution;
	size_t end;

	if (lines_blank(line)) {
		own->link = false;
		keep(own, line->text, line->length);
		return line->next;
	}
	if (own->some && (quote_separator(line) || quote_head(text, length, line) ||
			  signoff_list(text, length, line)))
		return length;
	if (own->is_answer && own->some && signoff_mark(line))
		return length;
	if (attribution_at(text, length, line, &attribution) &&
	    is_program(own, line, &attribution)) {
		struct line front = {.text = line->text, .length = attribution.start - line->start};

		front = lines_strip(front);
		if (front.length)
			keep(own, front.text, front.length);
		end_run(own);
		return own->some && !attribution.quoted ? length : attribution.end;
	}
	if (is_quoted(own, line)) {
		end_run(own);
		own->link = ends_in_link(line);
		return line->next;
	}
	own->link = false;
	if (own->some && own->paragraph && (end = signoff_disclaimer(text, length, line)) > 0)
		return end;
	if (!signoff_device(line))
		keep(own, line->text, line->length);
	return line->next;
}

static void gather(struct own *own, const char *text, size_t length)
{
	struct line line;

	for (size_t at = 0, next; lines_next(text, length, at, &line); at = next) {
		next = take_line(own, text, length, &line);
		own->paragraph = lines_blank(&line) || signoff_rule(&line);
	}
	end_run(own);
}

static char *trimmed(char *text, size_t length)
{
	while (length && strchr(" \t\n", text[length - 1]))
		length--;
	text[length] = '\0';
	while (*text == '\n')
		text++;
	return text;
}

char *quote_own_words(struct arena *arena, const char *text, size_t length, bool is_answer)
{
	/* each run and each shared line may gain a line end */
	struct own own = {
	    .out = arena_zero(arena, 2 * length + 2, 1), .is_answer = is_answer, .paragraph = true};

	gather(&own, text, length);
	if (!own.some) {
		memcpy(own.out, text, length);
		own.used = length;
	}
	return trimmed(own.out, own.used);
}
