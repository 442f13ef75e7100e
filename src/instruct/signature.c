/* signature: see signature.h. */
#include "instruct/signature.h"

#include <string.h>

#include "letter/lines.h"

enum {
	NAME_WORDS = 4,
	NAME_BYTES = 100,
	CONTACT_WORDS = 2, /* beside the number or address: "Tel.", "M" */
	PHONE_DIGITS = 8,
	BELOW_NAME = 4, /* lines: a function, a service, a street */
};

/* What may stand within a name in small letters, and days that may stand alone as names do. */
static const char *const small[] = {"van", "de", "der", "den", "ter", "ten", "te", "von", NULL};
static const char *const days[] = {"maandag", "dinsdag",  "woensdag", "donderdag",
				   "vrijdag", "zaterdag", "zondag",   NULL};

static bool is_among(const char *word, size_t length, const char *const *table)
{
	for (; *table; table++) {
		if (strlen(*table) == length && strncmp(*table, word, length) == 0)
			return true;
	}
	return false;
}

static bool is_capital(const char *at)
{
	return (*at >= 'A' && *at <= 'Z') || (at[0] == '\xC3' && (unsigned char)at[1] < 0xA0);
}

static bool is_name_word(const char *word, size_t length, bool first)
{
	if (!is_capital(word) && (first || !is_among(word, length, small)))
		return false;
	for (size_t i = 0; i < length; i++) {
		if (memchr("0123456789?!:;,.@", word[i], 17))
			return false;
	}
	return true;
}

/* "An Claes", "Griet Van den Berghe - Loket Limburg": capitals only, and no sentence. */
static bool is_name(const struct line *line)
{
	struct line trimmed = lines_trim(*line);
	const char *at = trimmed.text, *end = at + trimmed.length;
	size_t count = 0, length;
	char folded[LINES_FOLD];

	if (trimmed.length > NAME_BYTES)
		return false;
	lines_fold(&trimmed, folded);
	if (is_among(folded, strlen(folded), days))
		return false;
	for (; at < end; at += length, at += at < end && *at == ' ') {
		for (length = 0; at + length < end && at[length] != ' ';)
			length++;
		if (length == 0 || memchr("-|", *at, 2))
			continue;
		if (!is_name_word(at, length, count == 0))
			return false;
		count += is_capital(at);
	}
	return count > 0 && count <= NAME_WORDS;
}

/* "T 011 23 72 25", "an.claes@limburg.be", "www.limburg.be", "Loket Limburg". */
static bool is_contact(const struct line *line)
{
	struct line trimmed = lines_trim(*line);
	size_t words = 0, digits = 0, length;
	char folded[LINES_FOLD];
	bool where = false;

	lines_fold(&trimmed, folded);
	if (strncmp(folded, "loket ", 6) == 0 && is_name(line))
		return true;
	for (const char *at = folded; *at; at += length, at += strspn(at, " ")) {
		length = strcspn(at, " ");
		where = where || memchr(at, '@', length) || strncmp(at, "www.", 4) == 0 ||
			strncmp(at, "http", 4) == 0;
		if (strcspn(at, "0123456789") < length)
			digits += strspn(at, "+(") + length;
		else
			words += !memchr(at, '@', length) && strncmp(at, "www.", 4) != 0 &&
				 strncmp(at, "http", 4) != 0;
	}
	return (where || digits >= PHONE_DIGITS) && words <= CONTACT_WORDS && !strchr(folded, '?');
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
	if (!search->name && is_name(line)) {
		search->name = line->start;
		search->below = 0;
		search->alone = ends_sentence(above);
	}
}

size_t signature_cut(const char *words, size_t length)
{
	struct search search = {0};
	struct line above, line;
	bool found = false;

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
