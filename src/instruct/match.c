/* match: see match.h. The line is folded; decoration before the name goes, then the longest name counts. */
#include "instruct/match.h"

#include <string.h>

#include "instruct/argument.h"
#include "instruct/fold.h"
#include "instruct/nearest.h"

enum { MARKS_MOST = 3, DIGITS_MOST = 2 };

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80 ||
	       c == '\x01';
}

/* The length of one mark of a list at `text`: "-", "•", "1.", "(2)", "a)", "**"; 0: none. */
static size_t mark_length(const char *text)
{
	static const char *const bullets[] = {
	    "-", "*", "_", "+", "\xE2\x80\xA2", "\xC2\xB7", "\xE2\x97\xA6", "\xE2\x96\xAA"};
	size_t open = *text == '(', digits = strspn(text + open, "0123456789");
	const char *close = text + open + digits;

	for (size_t i = 0; i < sizeof(bullets) / sizeof(bullets[0]); i++) {
		size_t length = strlen(bullets[i]);

		if (strncmp(text, bullets[i], length) == 0)
			return length + strspn(text + length, "*_");
	}
	if (digits > DIGITS_MOST || (digits == 0 && !(*close >= 'a' && *close <= 'z')))
		return 0;
	close += digits == 0;
	if (*close != ')' && (open || digits == 0 || *close != '.'))
		return 0;
	return (size_t)(close + 1 - text);
}

/* Where the name may start. *bold_r: behind a star. */
static size_t skip_marks(const char *folded, bool *bold_r)
{
	size_t at = strspn(folded, " "), length;

	*bold_r = false;
	for (int i = 0; i < MARKS_MOST && (length = mark_length(folded + at)) > 0; i++) {
		*bold_r = folded[at + length - 1] == '*' && folded[at + length] != ' ';
		at += length;
		at += strspn(folded + at, " ");
	}
	return at;
}

/* The length of the name at `folded`; 0: it is not there. Its words may stand apart, joined or with a hyphen. */
static size_t name_length(const char *folded, const char *name)
{
	size_t at = 0;

	for (; *name; name++) {
		if (*name == ' ')
			at += strspn(folded + at, " -_");
		else if (folded[at++] != *name)
			return 0;
	}
	return is_word(folded[at]) || folded[at] == '-' ? 0 : at;
}

static bool is_heard(const struct instruct_context *context, enum instruct_kind kind)
{
	/* "ja" is a word like others where nothing was asked */
	return (context->who & INSTRUCT_CONFIRM) || instruct_command(kind)->who != INSTRUCT_CONFIRM;
}

static size_t find_command(const char *folded, const struct instruct_context *context,
			   enum instruct_kind *kind_r)
{
	size_t best = 0;

	for (int kind = 0; kind < INSTRUCT_COUNT; kind++) {
		const struct instruct_command *command = instruct_command((enum instruct_kind)kind);
		const char *name = command->name;

		if (!is_heard(context, (enum instruct_kind)kind))
			continue;
		for (size_t i = 0; name; name = command->variants[i++]) {
			size_t length = name_length(folded, name);

			if (length > best) {
				best = length;
				*kind_r = (enum instruct_kind)kind;
			}
		}
	}
	return best;
}

/* Without spaces and stars at the end, and one full stop or the like. */
static size_t trim_end(const char *folded, size_t from, size_t to)
{
	size_t end;

	while (to > from && strchr(" *_", folded[to - 1]))
		to--;
	end = to;
	while (end > from && folded[end - 1] == '!')
		end--;
	if (end == to && end > from && strchr(".,;", folded[end - 1]) &&
	    !(end - 1 > from && strchr(".,;", folded[end - 2])))
		end--;
	while (end > from && end < to && strchr(" *_", folded[end - 1]))
		end--;
	return end;
}

static size_t count_words(const char *text, size_t length)
{
	size_t count = 0;

	for (size_t i = 0; i < length; i++)
		count += text[i] != ' ' && (i + 1 == length || text[i + 1] == ' ');
	return count;
}

enum { WORDS_COLON = 3 };

/* More words than this behind a name are a sentence; with a colon more than WORDS_COLON. */
static const size_t words_most[INSTRUCT_TAKES_COUNT] = {
    [INSTRUCT_MAYBE_PERSON] = 1, [INSTRUCT_PERSON] = 3,		 [INSTRUCT_TEMPLATE] = 2,
    [INSTRUCT_LOKET] = 2,	 [INSTRUCT_INSTRUMENT_NAME] = 2, [INSTRUCT_OUTCOME] = 2,
    [INSTRUCT_REFERENCE] = 2,	 [INSTRUCT_ADDRESS] = 2,
};

static void take_argument(struct arena *arena, const struct line *line,
			  const struct instruct_context *context, const struct fold *fold,
			  size_t from, size_t to, struct match *match)
{
	enum instruct_takes takes = instruct_command(match->kind)->takes;
	const char *folded = fold->text;
	size_t words = count_words(folded + from, to - from);

	if (from == to) {
		match->fault = takes == INSTRUCT_MAYBE_PERSON ? INSTRUCT_FINE : INSTRUCT_MISSING;
		return;
	}
	match->argument = argument_find(arena, context, takes, line->text, fold, from, to);
	if (match->argument)
		return;
	match->fault = words <= (match->colon ? WORDS_COLON : words_most[takes]) ? INSTRUCT_UNKNOWN
										 : INSTRUCT_UNCLEAR;
	if (!match->colon && (memchr(folded + from, '?', to - from) ||
			      strspn(folded + from, " .,;-()") >= to - from))
		match->fault = INSTRUCT_UNCLEAR;
	else
		match->named =
		    takes == INSTRUCT_MAYBE_PERSON && words <= words_most[INSTRUCT_PERSON];
}

/* "antwoord SJABLOON: TEKST", also with a colon before the template. */
static void take_template(struct arena *arena, const struct line *line,
			  const struct instruct_context *context, const struct fold *fold,
			  size_t from, struct match *match)
{
	const char *colon = strchr(fold->text + from, ':');
	size_t to = colon ? (size_t)(colon - fold->text) : fold->length;

	if (colon) {
		match->colon = true;
		match->text = fold->at[to] + strlen(":");
		if ((unsigned char)line->text[fold->at[to]] >= 0x80) /* a wide one */
			match->text = fold->at[to + 1];
	} else if (fold->cut) {
		match->fault = INSTRUCT_UNCLEAR;
		return;
	}
	while (to > from && strchr(" *_", fold->text[to - 1]))
		to--;
	take_argument(arena, line, context, fold, from, colon ? to : trim_end(fold->text, from, to),
		      match);
}

static void take_rest(struct arena *arena, const struct line *line,
		      const struct instruct_context *context, const struct fold *fold, size_t from,
		      struct match *match)
{
	enum instruct_takes takes = instruct_command(match->kind)->takes;
	size_t to = trim_end(fold->text, from, fold->length);

	if (takes == INSTRUCT_TEMPLATE) {
		take_template(arena, line, context, fold, from, match);
	} else if (takes == INSTRUCT_TEXT || takes == INSTRUCT_REASON) {
		if (match->colon)
			match->text = fold->at[from];
		else
			match->fault = from == to ? INSTRUCT_MISSING : INSTRUCT_UNCLEAR;
	} else if (fold->cut || (takes == INSTRUCT_NOTHING && from != to)) {
		match->fault = INSTRUCT_UNCLEAR;
	} else if (takes != INSTRUCT_NOTHING) {
		take_argument(arena, line, context, fold, from, to, match);
	}
}

bool match_line(struct arena *arena, const struct line *line,
		const struct instruct_context *context, struct match *match_r)
{
	struct match *match = match_r;
	struct fold fold;
	size_t at, length;

	*match = (struct match){.fault = INSTRUCT_FINE};
	fold_line(line->text, line->length, &fold);
	at = skip_marks(fold.text, &match->bold);
	length = find_command(fold.text + at, context, &match->kind);
	if (length == 0) {
		match->fault = INSTRUCT_UNCLEAR;
		return nearest_find(fold.text + at, context->who, &match->kind, &match->whole);
	}
	at += length;
	if (fold.text[at] == '*' || fold.text[at] == '_')
		match->bold = false;
	at += strspn(fold.text + at, " *_");
	if (fold.text[at] == ':') {
		match->colon = true;
		at++;
		match->bold = match->bold && fold.text[at] != '*';
		at += strspn(fold.text + at, " *_");
	}
	take_rest(arena, line, context, &fold, at, match);
	if (match->fault != INSTRUCT_UNCLEAR &&
	    !(instruct_command(match->kind)->who & context->who))
		match->fault = INSTRUCT_NOT_ALLOWED;
	return true;
}
