/* signature: see signature.h. */
#include "instruct/signature.h"

#include <string.h>

#include "instruct/fold.h"
#include "letter/lines.h"
#include "letter/signwords.h"

enum {
	NAME_WORDS = 4,
	NAME_BYTES = 100,
	CONTACT_WORDS = 2, /* beside the number or address: "Tel.", "M" */
	PHONE_DIGITS = 8,
	BESIDE_NAME = 8, /* words of a line that is a whole signature */
	WHOLE_NAME = 2,	 /* words */
	TITLE = 4,	 /* bytes: "Dr.", "A." */
	FORMULA_BYTES = 8,
	BELOW_NAME = 6, /* lines: a function, a service, a street */
};

/* What may stand within a name in small letters, and days that may stand alone as names do. */
static const char *const small[] = {"van", "de", "der", "den", "ter", "ten", "te", "von", NULL};
static const char *const days[] = {"maandag", "dinsdag",  "woensdag", "donderdag",
				   "vrijdag", "zaterdag", "zondag",   NULL};

/* What has somebody called is no first name. */
static const char *const calls[] = {"Bel",   "Mail",  "Sms",  "Contacteer",
				    "Vraag", "Stuur", "Neem", NULL};

static bool is_capital(const char *at)
{
	return (*at >= 'A' && *at <= 'Z') || (at[0] == '\xC3' && (unsigned char)at[1] < 0xA0);
}

/* `last` on its line: behind it a full stop ends a sentence. */
static bool is_name_word(const char *word, size_t length, bool first, bool last)
{
	if (!last && length <= TITLE && word[length - 1] == '.')
		length--;
	if (!is_capital(word) && (first || !fold_stands_in(word, length, small)))
		return false;
	for (size_t i = 0; i < length; i++) {
		if (strchr("0123456789?!:;,.@", word[i]))
			return false;
	}
	return true;
}

/* Between a name and a service: "-", "|", an en or em dash, a bullet, a middle dot. */
static bool is_mark(const char *word)
{
	static const char *const marks[] = {
	    "-", "|", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\xA2", "\xC2\xB7"};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (strncmp(word, marks[i], strlen(marks[i])) == 0)
			return true;
	}
	return false;
}

/* Without the stars of a bold line. */
static struct line trim(const struct line *line)
{
	struct line trimmed = lines_trim(*line);

	while (trimmed.length && strchr("*_", trimmed.text[trimmed.length - 1]))
		trimmed.length--;
	while (trimmed.length && strchr("*_", *trimmed.text)) {
		trimmed.text++;
		trimmed.length--;
	}
	return trimmed;
}

/* The capitals of "An Claes", "Griet Van den Berghe - Loket Limburg"; 0: a sentence, or something else. */
static size_t name_words(const struct line *line)
{
	struct line trimmed = trim(line);
	const char *at = trimmed.text, *end = at + trimmed.length;
	size_t count = 0, length;
	char folded[LINES_FOLD];

	if (trimmed.length > NAME_BYTES)
		return 0;
	lines_fold(&trimmed, folded);
	if (fold_stands_in(folded, strlen(folded), days))
		return 0;
	for (; at < end; at += length, at += at < end && *at == ' ') {
		for (length = 0; at + length < end && at[length] != ' ';)
			length++;
		if (length == 0 || is_mark(at))
			continue;
		if (!is_name_word(at, length, count == 0, at + length == end))
			return 0;
		count += is_capital(at);
	}
	return count <= NAME_WORDS ? count : 0;
}

static bool is_name(const struct line *line)
{
	return name_words(line) > 0;
}

/* "An Claes, stafmedewerker", "A. Claes (zij/haar)", "An Claes 0475 12 34 56": a whole name, and something else
 * behind it; not "Bel An Claes". */
static bool begins_with_name(const struct line *line)
{
	struct line part = trim(line);
	size_t length = 0;

	while (length < part.length && !strchr(",|(0123456789", part.text[length]))
		length++;
	part.length = length;
	length = 0;
	while (length < part.length && part.text[length] != ' ')
		length++;
	return !fold_stands_in(part.text, length, calls) && name_words(&part) >= WHOLE_NAME;
}

/* Whether a number or address stands on the line; *words_r: beside it. */
static bool can_reach(const struct line *line, size_t *words_r)
{
	struct line trimmed = lines_trim(*line);
	size_t digits = 0, length;
	char folded[LINES_FOLD];
	bool where = false;

	*words_r = 0;
	lines_fold(&trimmed, folded);
	for (const char *at = folded; *at; at += length, at += strspn(at, " ")) {
		bool here;

		length = strcspn(at, " ");
		here = memchr(at, '@', length) || strncmp(at, "www.", 4) == 0 ||
		       strncmp(at, "http", 4) == 0;
		where = where || here;
		if (strcspn(at, "0123456789") < length)
			digits += strspn(at, "+(") + length;
		else
			*words_r += !here;
	}
	return (where || digits >= PHONE_DIGITS) && !strchr(folded, '?');
}

static bool is_loket(const struct line *line)
{
	struct line trimmed = lines_trim(*line);
	char folded[LINES_FOLD];

	lines_fold(&trimmed, folded);
	return strncmp(folded, "loket ", 6) == 0 && is_name(line);
}

/* "T 011 23 72 25", "an.claes@limburg.be", "www.limburg.be", "Loket Limburg". */
static bool is_contact(const struct line *line)
{
	size_t words;

	return is_loket(line) || (can_reach(line, &words) && words <= CONTACT_WORDS);
}

bool signature_line(const struct line *line)
{
	return is_name(line) || is_contact(line);
}

static bool ends_sentence(const struct line *line)
{
	struct line trimmed = lines_trim(*line);

	return trimmed.length && strchr(".?!", trimmed.text[trimmed.length - 1]);
}

/* "An Claes | Loket Limburg | T 011 23 72 25" */
static bool is_whole(const struct line *line)
{
	size_t words;

	return begins_with_name(line) && can_reach(line, &words) && words <= BESIDE_NAME &&
	       !ends_sentence(line);
}

/* "LG" is a leefgroep, "KH" a hospital, and "best" says how: within a line only what is long, or nothing else. */
static bool is_plain_formula(const char *row, size_t length)
{
	return length >= FORMULA_BYTES || strncmp(row, "gr", 2) == 0 ||
	       strncmp(row, "mvg", 3) == 0 || strncmp(row, "m.v.g", 5) == 0;
}

/* The length of a formula that ends a letter, with the signs behind it: "Gr. "; 0: none. */
static size_t formula_length(const struct line *line)
{
	char folded[LINES_FOLD];
	size_t longest = 0;

	lines_fold(line, folded);
	for (const char *const *row = signwords_closings; *row; row++) {
		size_t length = strlen(*row);

		if (length > longest && strncmp(folded, *row, length) == 0 &&
		    strchr(" ,.", folded[length]) && is_plain_formula(*row, length))
			longest = length;
	}
	while (longest && longest < line->length && strchr(" ,.", line->text[longest]))
		longest++;
	return longest < line->length ? longest : line->length;
}

/* "Gr. An", "Mvg An Claes, 0475 12 34 56"; reached: only with a number or an address. */
static bool is_closing(const struct line *line, bool reached)
{
	size_t formula = formula_length(line), words;
	struct line who = {.text = line->text + formula, .length = line->length - formula};
	struct line name = who;

	if (!formula)
		return false;
	if (lines_blank(&who))
		return !reached;
	name.length = 0;
	while (name.length < who.length && !strchr(",|(+0123456789", who.text[name.length]))
		name.length++;
	if (!is_name(&name))
		return false;
	return (name.length == who.length && !reached) ||
	       (can_reach(&who, &words) && words <= BESIDE_NAME);
}

/* Where, behind a sentence on the same line, a formula with a name begins; 0: nowhere. A comma or a smile ends no
 * sentence: behind it only a number or an address tells that it is no part of one. Looks at the end of a long line. */
static size_t closing_within(const struct line *line)
{
	size_t i = line->length > LINES_FOLD ? line->length - LINES_FOLD : 1;

	for (size_t before = i - 1; i + 1 < line->length; i++) {
		struct line rest = {.text = line->text + i + 1, .length = line->length - i - 1};
		unsigned char mark = (unsigned char)line->text[before];
		bool sentence = strchr(".?!", mark) != NULL;

		if (line->text[i] != ' ')
			before = i;
		else if ((sentence || strchr(",;:)", mark) || mark >= 0x80) &&
			 is_closing(&rest, !sentence))
			return line->start + before + 1;
	}
	return 0;
}

/* The same in the last line, or above lines of a signature only. */
static size_t closing_cut(const char *words, size_t length)
{
	size_t cut = 0;
	struct line line;

	for (size_t at = 0; lines_next(words, length, at, &line); at = line.next) {
		if (!cut || (!lines_blank(&line) && !signature_line(&line)))
			cut = closing_within(&line);
	}
	return cut ? cut : length;
}

/* The name above which a signature starts: a walk over the lines, with the last name that may be one. */
struct search {
	size_t name;  /* where it starts; 0: none */
	size_t below; /* lines since */
	bool alone;   /* it is the last line, below a sentence */
};

static void look_at(struct search *search, const struct line *line, const struct line *above)
{
	search->alone = false;
	if (search->name && ends_sentence(line) && !is_contact(line))
		search->name = 0;
	if (search->name && ++search->below > BELOW_NAME)
		search->name = 0;
	if (!search->name && (is_name(line) || begins_with_name(line))) {
		search->name = line->start;
		search->below = 0;
		search->alone = ends_sentence(above) && (is_name(line) || is_whole(line));
	}
}

size_t signature_cut(const char *words, size_t length)
{
	struct search search = {0};
	struct line above, line;
	bool found = false;

	length = closing_cut(words, length);
	if (!lines_next(words, length, 0, &above))
		return length;
	for (; !found && lines_next(words, length, above.next, &line); above = line) {
		look_at(&search, &line, &above);
		found = search.name && is_contact(&line);
	}
	if (found || search.alone)
		length = search.name;
	while (length && words[length - 1] == '\n')
		length--;
	return length;
}
