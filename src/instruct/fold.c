/* fold: see fold.h. */
#include "instruct/fold.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

/* The letters of U+00C0 - U+017F without their marks; '?': no letter with a mark. */
static const char plain[] = "aaaaaa?ceeeeiiii?nooooo??uuuuy??"
			    "aaaaaa?ceeeeiiii?nooooo??uuuuy?y"
			    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiii???jjkk?llllllllll"
			    "nnnnnn???oooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
_Static_assert(sizeof(plain) == 0x180 - 0xC0 + 1, "one for each letter");

struct range {
	uint32_t from, to;
};

static bool within(uint32_t c, const struct range *ranges, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (c >= ranges[i].from && c <= ranges[i].to)
			return true;
	}
	return false;
}
#define WITHIN(c, ranges) within(c, ranges, sizeof(ranges) / sizeof((ranges)[0]))

/* Soft hyphen, zero width, marks of direction that move nothing, variation selectors, tags, and the marks that a
 * letter carries. */
static const struct range nothing[] = {
    {0xAD, 0xAD},     {0x300, 0x333},	  {0x34F, 0x34F},     {0x61C, 0x61C},
    {0x180B, 0x180E}, {0x200B, 0x200F},	  {0x2060, 0x2064},   {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF}, {0xE0000, 0xE007F}, {0xE0100, 0xE01EF},
};
static const struct range spaces[] = {
    {'\t', '\t'},     {' ', ' '},	{0xA0, 0xA0},	  {0x1680, 0x1680},
    {0x2000, 0x200A}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000},
};
static const struct range hyphens[] = {
    {0x2010, 0x2015}, {0x2212, 0x2212}, {0xFE58, 0xFE58}, {0xFE63, 0xFE63}};
/* Control characters, what is drawn through a letter, what turns the order round, what is no character. */
static const struct range odd[] = {
    {0, 0x1F}, {0x7F, 0x9F}, {0x334, 0x338}, {0x202A, 0x202E}, {0x2066, 0x206F}, {0xFFF0, 0xFFFF},
};

/* One character as it is compared; 0: nothing. */
static uint32_t folded_point(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E) /* full width */
		c -= 0xFEE0;
	if (c < 0x7F && c > ' ')
		return c >= 'A' && c <= 'Z' ? c + 32 : c;
	if (c >= 0xC0 && c < 0x180)
		return plain[c - 0xC0] == '?' ? c : (unsigned char)plain[c - 0xC0];
	if (WITHIN(c, spaces))
		return ' ';
	if (WITHIN(c, hyphens))
		return '-';
	if (c == 0x2018 || c == 0x2019)
		return '\'';
	if ((c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB)
		return '"';
	if (c == 0xFE55)
		return ':';
	if (WITHIN(c, nothing))
		return 0;
	return WITHIN(c, odd) ? 1 : c;
}

/* Ligatures of two plain letters; three points. */
static const struct {
	uint32_t c;
	char letters[3];
} pairs[] = {{0x132, "ij"},  {0x133, "ij"},  {0xDF, "ss"},
	     {0x2026, ".."}, {0xFB01, "fi"}, {0xFB02, "fl"}};

static size_t fold_character(uint32_t c, char out[4])
{
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		if (pairs[i].c == c) {
			memcpy(out, pairs[i].letters, 2);
			return 2;
		}
	}
	c = folded_point(c);
	return c ? text_encode(c, out) : 0;
}

void fold_line(const char *text, size_t length, struct fold *fold)
{
	size_t at = 0, size;

	fold->length = 0;
	for (; at < length && fold->length + 5 < FOLD_MOST; at += size) {
		char out[4];
		size_t used = fold_character(text_decode(text + at, length - at, &size), out);

		for (size_t i = 0; i < used; i++) {
			fold->text[fold->length] = out[i];
			fold->at[fold->length++] = at;
		}
		if (at > 8 * FOLD_MOST) /* a line of nothing at all */
			break;
	}
	fold->text[fold->length] = '\0';
	fold->at[fold->length] = at;
	fold->cut = at < length;
}

size_t fold_key(const char *folded, size_t length, char key[FOLD_KEY])
{
	size_t used = 0;

	for (size_t i = 0; i < length; i++) {
		if (strchr(" -_()[]<>.,'/*", folded[i]) && folded[i])
			continue;
		if (used + 1 == FOLD_KEY)
			return 0;
		key[used++] = folded[i];
	}
	key[used] = '\0';
	return used;
}

size_t fold_key_of(const char *text, char key[FOLD_KEY])
{
	struct fold fold;

	fold_line(text, strlen(text), &fold);
	return fold.cut ? 0 : fold_key(fold.text, fold.length, key);
}

bool fold_stands_in(const char *word, size_t length, const char *const *table)
{
	for (; *table; table++) {
		if (strlen(*table) == length && memcmp(*table, word, length) == 0)
			return true;
	}
	return false;
}
