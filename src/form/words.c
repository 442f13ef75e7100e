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
			    "@abcdefghijklmnopqrstuvwxyz     "
			    "'abcdefghijklmnopqrstuvwxyz     ";
_Static_assert(sizeof(ascii) == 0x80 + 1, "U+0000 to U+007F");

enum kind {
	KIND_BETWEEN = ' ',
	KIND_LETTER = 'a',
	KIND_INSIDE = '\'', /* dropped without ending the word */
	KIND_ALONE = '@',
	KIND_STOP = '.',
};

static inline bool is_ascii_letter(unsigned char c)
{
	return c < 0x80 && ascii[c] >= '0' && ascii[c] != KIND_ALONE;
}

/* What a code point is to a word. */
static enum kind classify(uint32_t c)
{
	if (c < 0x80) {
		if (is_ascii_letter((unsigned char)c))
			return KIND_LETTER;
		return c == '+' ? KIND_ALONE : (enum kind)ascii[c];
	}
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

/* The third letter of a kind in a row takes the second back: "heel" keeps its two, "heeel" and all
 * longer ones become "hel". */
static inline void put(struct form_word *word, char c)
{
	word->run = word->last == c && c > '9' ? word->run + 1 : 1;
	word->last = c;
	if (word->run == 3)
		word->length--;
	if (word->run <= 2 && word->length + 1 < FORM_WORD)
		word->text[word->length++] = c;
}

/* Other than a letter of ASCII. */
static void put_folded(struct form_word *word, uint32_t c, const char *bytes, size_t size)
{
	if (c >= 0xC0 && c < 0x180) {
		for (const char *p = latin[c - 0xC0]; *p; p++)
			put(word, *p);
	} else {
		for (size_t i = 0; i < size; i++)
			put(word, bytes[i]);
	}
}

/* Skips to where the next word begins, remembering the end of a sentence for the word before. */
static bool skip_between(const char *text, size_t length, size_t *pos, bool *stop)
{
	unsigned newlines = 0;

	*stop = false;
	for (size_t size; *pos < length; *pos += size) {
		uint32_t c = (unsigned char)text[*pos];
		enum kind kind;

		size = 1;
		if (is_ascii_letter((unsigned char)c))
			return true;
		if (c >= 0x80)
			c = text_decode(text + *pos, length - *pos, &size);
		kind = classify(c);
		if (kind == KIND_LETTER || kind == KIND_ALONE)
			return true;
		newlines += c == '\n';
		*stop |= kind == KIND_STOP || newlines > 1;
	}
	*stop = true;
	return false;
}

bool form_next_word(const char *text, size_t length, size_t *pos, struct form_word *word)
{
	if (!skip_between(text, length, pos, &word->sentence_end))
		return false;
	word->van = *pos;
	word->length = 0;
	word->last = '\0';
	for (size_t size; *pos < length; *pos += size) {
		uint32_t c = (unsigned char)text[*pos];
		enum kind kind;

		size = 1;
		if (is_ascii_letter((unsigned char)c)) {
			put(word, ascii[c]);
			continue;
		}
		if (c >= 0x80)
			c = text_decode(text + *pos, length - *pos, &size);
		kind = classify(c);
		if (kind == KIND_LETTER)
			put_folded(word, c, text + *pos, size);
		else if (kind == KIND_ALONE && *pos == word->van) {
			put_folded(word, c, text + *pos, size);
			*pos += size;
			break;
		} else if (kind != KIND_INSIDE)
			break;
	}
	word->tot = *pos;
	word->text[word->length] = '\0';
	skip_between(text, length, pos, &word->sentence_end);
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
