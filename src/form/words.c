/* words: see words.h. */
#include "form/words.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

/* U+00C0 to U+017F without their marks, two bytes each; "" stands for no letter. */
static const char *const latin[] = {
    "a", "a", "a",  "a",  "a", "a", "ae", "c",	"e",  "e", "e", "e", "i",  "i",	 "i", "i", "d", "n",
    "o", "o", "o",  "o",  "o", "",  "o",  "u",	"u",  "u", "u", "y", "th", "ss", "a", "a", "a", "a",
    "a", "a", "ae", "c",  "e", "e", "e",  "e",	"i",  "i", "i", "i", "d",  "n",	 "o", "o", "o", "o",
    "o", "",  "o",  "u",  "u", "u", "u",  "y",	"th", "y", "a", "a", "a",  "a",	 "a", "a", "c", "c",
    "c", "c", "c",  "c",  "c", "c", "d",  "d",	"d",  "d", "e", "e", "e",  "e",	 "e", "e", "e", "e",
    "e", "e", "g",  "g",  "g", "g", "g",  "g",	"g",  "g", "h", "h", "h",  "h",	 "i", "i", "i", "i",
    "i", "i", "i",  "i",  "i", "i", "ij", "ij", "j",  "j", "k", "k", "k",  "l",	 "l", "l", "l", "l",
    "l", "l", "l",  "l",  "l", "n", "n",  "n",	"n",  "n", "n", "n", "n",  "n",	 "o", "o", "o", "o",
    "o", "o", "oe", "oe", "r", "r", "r",  "r",	"r",  "r", "s", "s", "s",  "s",	 "s", "s", "s", "s",
    "t", "t", "t",  "t",  "t", "t", "u",  "u",	"u",  "u", "u", "u", "u",  "u",	 "u", "u", "u", "u",
    "w", "w", "y",  "y",  "y", "z", "z",  "z",	"z",  "z", "z", "s",
};
_Static_assert(sizeof(latin) / sizeof(latin[0]) == 0x180 - 0xC0, "U+00C0 to U+017F");

/* ASCII: the letter or digit that it is folded to, or the sign of its kind. */
static const char ascii[] = "                                "
			    " .     '   +  . 0123456789     ."
			    "+abcdefghijklmnopqrstuvwxyz     "
			    "'abcdefghijklmnopqrstuvwxyz     ";
_Static_assert(sizeof(ascii) == 0x80 + 1, "U+0000 to U+007F");

enum kind {
	KIND_BETWEEN = ' ',
	KIND_LETTER = 'a',
	KIND_INSIDE = '\'', /* dropped without ending the word */
	KIND_ALONE = '+',
	KIND_STOP = '.',
};

static inline bool is_ascii_letter(unsigned char c)
{
	return c < 0x80 && ascii[c] >= '0';
}

/* What a code point beyond ASCII is to a word. */
static enum kind classify(uint32_t c)
{
	if (c == 0xB0)
		return KIND_ALONE;
	if (c == 0x2019 || c == 0x2018 || c == 0xB4 || c == 0xAD || (c >= 0x300 && c <= 0x36F) ||
	    c == 0x200B || c == 0x200C || c == 0x200D)
		return KIND_INSIDE;
	if (c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x2BFF) || c == 0x3000 ||
	    c == 0xFFFD || c == 0xFEFF)
		return KIND_BETWEEN;
	return KIND_LETTER;
}

/* A sign of the text that is no letter of ASCII. */
struct sign {
	enum kind kind;
	uint32_t c;
	size_t size;
};

static struct sign foreign_sign(const char *text, size_t length)
{
	size_t size;
	uint32_t c = text_decode(text, length, &size);

	return (struct sign){classify(c), c, size};
}

static inline struct sign sign_at(const char *text, size_t length)
{
	unsigned char c = (unsigned char)text[0];

	return c < 0x80 ? (struct sign){(enum kind)ascii[c], c, 1} : foreign_sign(text, length);
}

/* A word while it is folded: its last letter, and how often that came in a row. */
struct folding {
	size_t length;
	unsigned run;
	char last;
};

/* The third letter of a kind in a row takes the second back: "heel" keeps its two, "heeel" and all
 * longer ones become "hel". */
static inline void put(struct folding *folding, char *out, char c)
{
	if (folding->last != c || c <= '9')
		folding->run = 0;
	folding->last = c;
	if (++folding->run == 3)
		folding->length--;
	if (folding->run <= 2 && folding->length + 1 < FORM_WORD)
		out[folding->length++] = c;
}

/* Other than a letter of ASCII. */
static inline void put_folded(struct folding *folding, char *out, uint32_t c, const char *bytes,
			      size_t size)
{
	if (c >= 0xC0 && c < 0x180) {
		for (const char *p = latin[c - 0xC0]; *p; p++)
			put(folding, out, *p);
	} else {
		for (size_t i = 0; i < size; i++)
			put(folding, out, bytes[i]);
	}
}

/* Where the next word begins, from `at` on; `length`: nowhere. Remembers the end of a sentence for the word before. */
static size_t skip_between(const char *text, size_t length, size_t at, bool *stop)
{
	unsigned newlines = 0;

	*stop = false;
	while (at < length && !is_ascii_letter((unsigned char)text[at])) {
		struct sign sign = sign_at(text + at, length - at);

		if (sign.kind == KIND_LETTER || sign.kind == KIND_ALONE)
			return at;
		newlines += sign.c == '\n';
		*stop |= sign.kind == KIND_STOP || newlines > 1;
		at += sign.size;
	}
	*stop |= at >= length;
	return at;
}

/* Where the word that begins at `van` ends. */
static size_t fold_word(const char *text, size_t length, size_t van, struct form_word *word)
{
	struct folding folding = {0};
	size_t at = van;

	while (at < length) {
		struct sign sign;

		if (is_ascii_letter((unsigned char)text[at])) {
			put(&folding, word->text, ascii[(unsigned char)text[at++]]);
			continue;
		}
		sign = sign_at(text + at, length - at);
		if (sign.kind == KIND_BETWEEN || sign.kind == KIND_STOP ||
		    (sign.kind == KIND_ALONE && at != van))
			break;
		if (sign.kind != KIND_INSIDE)
			put_folded(&folding, word->text, sign.c, text + at, sign.size);
		at += sign.size;
		if (sign.kind == KIND_ALONE)
			break;
	}
	word->length = folding.length;
	word->text[folding.length] = '\0';
	return at;
}

static inline bool begins_at(const char *text, size_t length, size_t at)
{
	return at < length && is_ascii_letter((unsigned char)text[at]);
}

bool form_next_word(const char *text, size_t length, size_t *pos, struct form_word *word)
{
	if (!begins_at(text, length, *pos))
		*pos = skip_between(text, length, *pos, &word->sentence_end);
	word->van = *pos;
	if (word->van >= length)
		return false;
	word->tot = fold_word(text, length, word->van, word);
	/* most words are one space apart */
	*pos = word->tot + 1;
	word->sentence_end = false;
	if (!begins_at(text, length, *pos) || text[word->tot] != ' ')
		*pos = skip_between(text, length, word->tot, &word->sentence_end);
	return true;
}

bool form_fold(const char *text, size_t length, char *out, size_t size)
{
	struct form_word word;
	size_t used = 0, pos = 0;

	out[0] = '\0';
	while (form_next_word(text, length, &pos, &word)) {
		if (used + word.length + 2 > size)
			return false;
		if (used)
			out[used++] = ' ';
		memcpy(out + used, word.text, word.length + 1);
		used += word.length;
	}
	return true;
}

bool form_has_word(const char *text, size_t length, const char *word)
{
	struct form_word found;
	size_t pos = 0;

	while (form_next_word(text, length, &pos, &found)) {
		if (strcmp(found.text, word) == 0)
			return true;
	}
	return false;
}
