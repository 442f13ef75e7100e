/* attribution: see attribution.h. What people write looks much like it ("Op 3 mei schreef ik:"), so
 * that it needs signs of a program: an address, a time of the day, or a quotation behind it. */
#include "letter/attribution.h"

#include <string.h>

#include "base/text.h"
#include "letter/mailwords.h"

enum {
	LINES_MOST = 4,
	BYTES_MOST = 350,
	BYTES_LEAST = 10,
	NAME_WORDS = 5,
	SHORT_WORD = 5,
	START_BYTES = 12,
	TRIES_MOST = 3
};

/* What one or more lines, taken together, show. */
struct signs {
	char folded[LINES_FOLD];
	bool starts;	/* "op ", "on " */
	bool dated;	/* starts with a year or a day of numbers */
	bool digits;	/* anywhere */
	bool clock;	/* a time of the day */
	bool address;	/* with an '@' */
	bool bracketed; /* between < and >, or ( and ) */
	bool verb;	/* "schreef"; looked for before a colon or dashes only */
	bool verb_last; /* and nothing but signs behind it */
	bool drawn;	/* dashes at both ends */
	bool colon;	/* ends with it */
};

/* "10:00", "10.00", "10h00", "10u00" */
static bool has_clock(const char *text)
{
	for (const char *at = strpbrk(text, ":.hu"); at; at = strpbrk(at + 1, ":.hu")) {
		if (at > text && text_is_digit(at[-1]) && text_is_digit(at[1]) &&
		    text_is_digit(at[2]) && !text_is_digit(at[3]))
			return true;
	}
	return false;
}

static bool has_brackets(const char *folded)
{
	const char *at = strrchr(folded, '@');
	const char *close = at ? strpbrk(at, ">)") : NULL;

	for (; at && close && at > folded; at--) {
		if (*at == '<' || *at == '(')
			return true;
	}
	return false;
}

static void find_verb(struct signs *signs)
{
	for (const char *const *row = mailwords_attribution_verbs; *row; row++) {
		const char *at = strstr(signs->folded, *row);

		if (!at)
			continue;
		at += strlen(*row);
		signs->verb = true;
		signs->verb_last =
		    signs->verb_last || strspn(at, " :-_*(a)\xEF\xBC\x9A") == strlen(at);
	}
}

/* Without the dashes and stars around it. */
static struct line undrawn(struct line line)
{
	while (line.length && strchr("-*_= ", line.text[0])) {
		line.text++;
		line.length--;
	}
	while (line.length && strchr("-*_= ", line.text[line.length - 1]))
		line.length--;
	return line;
}

static bool ends_with(const struct line *line, const char *end)
{
	size_t length = strlen(end);

	return line->length >= length &&
	       memcmp(line->text + line->length - length, end, length) == 0;
}

static struct signs signs_of(struct line line)
{
	struct line trimmed = lines_trim(line), bare = undrawn(trimmed);
	struct signs signs = {.starts = false};
	const char *folded = signs.folded;

	lines_fold(&bare, signs.folded);
	signs.starts = lines_starts_any(folded, mailwords_attribution_starts);
	signs.dated =
	    text_is_digit(folded[0]) && (text_is_digit(folded[1]) || strchr("./-", folded[1]));
	signs.digits = strpbrk(folded, "0123456789") != NULL;
	signs.clock = has_clock(folded);
	signs.address = strchr(folded, '@') != NULL;
	signs.bracketed = has_brackets(folded);
	signs.drawn = trimmed.length > bare.length + 4 && trimmed.text[0] == '-' &&
		      trimmed.text[trimmed.length - 1] == '-';
	signs.colon = ends_with(&bare, ":") || ends_with(&bare, "\xEF\xBC\x9A");
	if (signs.colon || signs.drawn)
		find_verb(&signs);
	return signs;
}

static bool is_attribution(const struct signs *signs, bool quoted)
{
	bool named = signs->starts || signs->bracketed;

	if (signs->drawn)
		return signs->verb_last || (signs->verb && signs->digits);
	if (signs->verb && signs->colon && signs->digits && named &&
	    (signs->address || signs->clock || quoted))
		return true;
	if (signs->verb_last && signs->colon && signs->bracketed)
		return true;
	/* "On 3 May 2011, at 6:54 PM, Jan <jan@example.org> sent:", "... <jan@example.org>:" */
	if (signs->starts && signs->digits && signs->bracketed && signs->clock)
		return signs->colon;
	/* "2014-10-17 11:28 GMT+03:00 Jan <jan@example.org>:" */
	return signs->dated && signs->bracketed && !signs->verb && (signs->colon || quoted);
}

/* True when the next line that is not blank is quoted. */
static bool quote_follows(const char *text, size_t length, size_t offset)
{
	struct line line;

	while (lines_next(text, length, offset, &line)) {
		if (!lines_blank(&line))
			return lines_quoted(&line);
		offset = line.next;
	}
	return false;
}

/* Those before the address, back to a word with a digit, a comma or a verb. */
static const char *name_start(const struct line *all, const char *address)
{
	const char *from = address;

	for (int i = 0; i < NAME_WORDS; i++) {
		struct line word = {.text = from};
		char folded[LINES_FOLD];

		while (word.text > all->text && strchr(" \n\t", word.text[-1]))
			word.text--;
		word.length = 0;
		while (word.text > all->text && !strchr(" \n\t", word.text[-1])) {
			word.text--;
			word.length++;
		}
		lines_fold(&word, folded);
		if (!word.length || strpbrk(folded, "0123456789,:") || strlen(folded) > 60)
			break;
		for (const char *const *row = mailwords_attribution_links; *row; row++) {
			if (strcmp(folded, *row) == 0)
				return from;
		}
		from = word.text;
	}
	return from;
}

static struct line sender_of(const struct line *all)
{
	const char *at = memchr(all->text, '@', all->length), *end = all->text + all->length;
	struct line sender = {.text = all->text};
	const char *from = at, *to = at;

	if (!at)
		return sender;
	while (from > all->text && !strchr(" \n\t<(", from[-1]))
		from--;
	if (from > all->text && (from[-1] == '<' || from[-1] == '('))
		from--;
	while (to < end && !strchr(" \n\t>),;", *to))
		to++;
	sender.text = name_start(all, from);
	sender.length = (size_t)(to - sender.text);
	return lines_trim(sender);
}

static void fill(struct attribution *attribution, const struct line *all, size_t end, bool quoted)
{
	attribution->start = all->start;
	attribution->end = end;
	attribution->quoted = quoted;
	attribution->sender = sender_of(all);
}

/* A line that is broken starts with a word of attributions, or with a day and a date. */
static bool may_go_on(const struct signs *signs, bool first)
{
	const char *space = strchr(signs->folded, ' ');

	if (signs->starts)
		return signs->digits || signs->address || strchr(signs->folded, '<');
	return first && signs->digits &&
	       (signs->dated || (space && space - signs->folded <= SHORT_WORD && signs->clock));
}

/* The next line of a broken one. One blank line may stand in it, before an address in brackets. */
static bool next_piece(const char *text, size_t length, int piece, struct line *next)
{
	struct line trimmed;

	if (!lines_next(text, length, next->next, next))
		return false;
	if (!lines_blank(next))
		return true;
	if (piece != 1 || !lines_next(text, length, next->next, next))
		return false;
	trimmed = lines_trim(*next);
	return trimmed.length && trimmed.text[0] == '<';
}

static bool broken_at(const char *text, size_t length, const struct line *line,
		      struct attribution *attribution)
{
	struct line all = *line, next = *line;

	for (int piece = 1; piece <= LINES_MOST; piece++) {
		struct signs signs, own;

		if (!next_piece(text, length, piece, &next))
			return false;
		all.length = next.start + next.length - all.start;
		if (all.length > BYTES_MOST)
			return false;
		own = signs_of(next);
		if (own.starts && own.digits)
			return false; /* that line is the attribution; this one is somebody's words */
		signs = signs_of(all);
		if ((signs.colon || signs.bracketed) &&
		    is_attribution(&signs, quote_follows(text, length, next.next))) {
			fill(attribution, &all, next.next, quote_follows(text, length, next.next));
			return true;
		}
	}
	return false;
}

/* Where a word starts with a capital letter that may start an attribution. */
static bool may_start(const struct line *line, size_t i)
{
	struct line word = {.text = line->text + i, .length = START_BYTES};
	char folded[LINES_FOLD];

	if (line->text[i] < 'A' || line->text[i] > 'Z' ||
	    (line->text[i - 1] != ' ' && line->text[i - 1] != '-'))
		return false;
	lines_fold(&word, folded);
	return lines_starts_any(folded, mailwords_attribution_starts);
}

/* "ja On Wed, Apr 4, 2012 at 3:59 PM, an@example.org wrote:" above a quotation. */
static bool shared_at(const struct line *line, struct attribution *attribution)
{
	int tries = 0;

	for (size_t i = 1; i + START_BYTES < line->length && tries < TRIES_MOST; i++) {
		struct line rest = *line;
		struct signs signs;

		if (!may_start(line, i))
			continue;
		tries++;
		rest.text += i;
		rest.length -= i;
		rest.start += i;
		signs = signs_of(rest);
		if (signs.clock && is_attribution(&signs, true)) {
			fill(attribution, &rest, line->next, true);
			return true;
		}
	}
	return false;
}

/* A colon, a number, an address: without any it is a line like most. */
static bool has_sign(const struct line *line)
{
	if (line->length && line->text[line->length - 1] == '-')
		return true;
	for (size_t i = 0; i < line->length; i++) {
		char c = line->text[i];

		if (text_is_digit(c) || c == ':' || c == '<' || c == '@' || c == '\0')
			return true;
		if (c == '\xEF' && line->length - i >= 3 &&
		    memcmp(line->text + i, "\xEF\xBC\x9A", 3) == 0)
			return true;
	}
	return false;
}

bool attribution_at(const char *text, size_t length, const struct line *line,
		    struct attribution *attribution)
{
	struct line trimmed = lines_trim(*line);
	struct signs signs;
	bool quoted;

	if (!trimmed.length || trimmed.text[0] == '>' || trimmed.length > BYTES_MOST ||
	    !has_sign(&trimmed))
		return false;
	signs = signs_of(*line);
	if (trimmed.length >= BYTES_LEAST && (signs.verb || signs.bracketed)) {
		quoted = quote_follows(text, length, line->next);
		if (quoted && signs.verb && signs.colon && !signs.starts &&
		    shared_at(line, attribution))
			return true;
		if (is_attribution(&signs, quoted)) {
			fill(attribution, line, line->next, quoted);
			return true;
		}
	}
	return may_go_on(&signs, true) && broken_at(text, length, line, attribution);
}
