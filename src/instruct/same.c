/* same: two versions of one mail, plain text and HTML: whether they ask for the same. */
#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "instruct/fold.h"
#include "instruct/instruct.h"

/* What would be done, if all its names are known. */
static bool acts(const struct instruct_item *item)
{
	return item->fault == INSTRUCT_FINE || item->fault == INSTRUCT_UNKNOWN ||
	       item->fault == INSTRUCT_HELD || item->fault == INSTRUCT_UNFINISHED;
}

static const struct instruct_item *next(const struct instruct_list *list, size_t *at)
{
	while (*at < list->count) {
		const struct instruct_item *item = &list->items[(*at)++];

		if (acts(item))
			return item;
	}
	return NULL;
}

/* Letters and digits: versions differ in their spaces, line ends, bullets and quotation marks (U+00A0, U+20xx). */
static char next_sign(const char **text)
{
	for (const char *at = *text; *at; at++) {
		const unsigned char *byte = (const unsigned char *)at;

		if (byte[0] == 0xC2 && byte[1] == 0xA0) {
			at++;
		} else if (byte[0] == 0xE2 && (byte[1] == 0x80 || byte[1] == 0x81) && byte[2]) {
			at += 2;
		} else if (byte[0] >= 0x80 || isalnum(byte[0])) {
			*text = at + 1;
			return *at;
		}
	}
	*text = "";
	return '\0';
}

/* A text, and what stands below it: where a paragraph ends, the versions may not agree. */
struct words {
	const char *text, *below;
};

static char next_word_sign(struct words *words)
{
	char sign = next_sign(&words->text);

	return sign ? sign : next_sign(&words->below);
}

static bool ended(const struct words *words)
{
	const char *rest = words->text;

	return !next_sign(&rest);
}

/* All of both texts; what was seen may go on where the other has it below, and not the other way round. */
static bool same_words(struct words obeyed, struct words seen)
{
	if (!obeyed.text || !seen.text)
		return obeyed.text == seen.text;
	while (!ended(&seen)) {
		if (next_word_sign(&obeyed) != next_word_sign(&seen))
			return false;
	}
	return ended(&obeyed);
}

static bool same_line(const char *one, const char *other)
{
	char a[FOLD_KEY], b[FOLD_KEY];

	if (strcmp(one, other) == 0)
		return true;
	return fold_key_of(one, a) > 0 && fold_key_of(other, b) > 0 && strcmp(a, b) == 0;
}

static bool same_item(const struct instruct_item *one, const char *below_one,
		      const struct instruct_item *other, const char *below_other)
{
	if (one->kind != other->kind || !text_equal(one->argument, other->argument))
		return false;
	/* of names that are not known yet only the line tells */
	return one->text || other->text ? same_words((struct words){one->text, below_one},
						     (struct words){other->text, below_other})
					: same_line(one->line, other->line);
}

/* What stands below the last command. */
static const char *below(const struct instruct_list *list, size_t at)
{
	return at == list->count ? list->rest : "";
}

bool instruct_same(const struct instruct_list *obeyed, const struct instruct_list *seen)
{
	const struct instruct_item *a, *b;
	size_t i = 0, j = 0;

	do {
		a = next(obeyed, &i);
		b = next(seen, &j);
		if (a && b && !same_item(a, below(obeyed, i), b, below(seen, j)))
			return false;
	} while (a && b);
	return a == b;
}
