/* seen_lines: see seen_lines.h. */
#include "letter/seen_lines.h"

#include <stdbool.h>
#include <string.h>

#include "base/memory.h"

/* White space, no-break spaces with it. */
struct gap {
	size_t length;
	unsigned newlines;
};

static struct gap gap_at(const char *text)
{
	struct gap gap = {0};

	for (;;) {
		const char *at = text + gap.length;

		if (*at == ' ' || *at == '\t' || *at == '\n')
			gap.length++;
		else if (at[0] == '\xC2' && at[1] == '\xA0')
			gap.length += 2;
		else
			return gap;
		gap.newlines += *at == '\n';
	}
}

/* The target of a link, "<https://x.be>", which the shown words do not have; 0: none. No "<" is looked beyond, so that
 * each byte is looked at once. */
static size_t link_at(const char *text)
{
	size_t length;

	if (*text != '<')
		return 0;
	length = 1 + strcspn(text + 1, "<> \n");
	return text[length] == '>' && memchr(text, ':', length) ? length + 1 : 0;
}

static void copy(char *out, size_t *used, const char *text, size_t length)
{
	memcpy(out + *used, text, length);
	*used += length;
}

/* What parts two words: as it is shown, where the program made another thing of it. */
static void put_gap(char *out, size_t *used, const char *plain, const struct gap *gap,
		    const struct gap *seen)
{
	static const char blank[] = "\n\n";

	if (gap->newlines > 1 && seen->newlines == 1)
		copy(out, used, "\n", 1);
	else if (gap->newlines == 1 && seen->newlines == 0 && seen->length)
		copy(out, used, " ", 1);
	else if (gap->newlines < 2 && seen->newlines > gap->newlines)
		copy(out, used, blank, seen->newlines > 1 ? 2 : 1);
	else
		copy(out, used, plain, gap->length);
}

char *seen_lines(struct arena *arena, const char *plain, const char *shown)
{
	/* two more a word at most */
	char *out = arena_zero(arena, 3 * strlen(plain) + 3, 1);
	size_t used = 0, length;

	for (;;) {
		struct gap gap = gap_at(plain), seen;

		length = *shown == '<' ? 0 : link_at(plain);
		copy(out, &used, plain, length);
		plain += length;
		if (length)
			continue;
		seen = gap_at(shown);
		/* what stands below the shown words is another's */
		if (!shown[seen.length] && plain[gap.length] && used)
			seen.newlines = 2;
		else if (plain[gap.length] != shown[seen.length])
			break;
		put_gap(out, &used, plain, &gap, &seen);
		plain += gap.length;
		shown += seen.length;
		if (!*plain || *plain != *shown)
			break;
		out[used++] = *plain++;
		shown++;
	}
	copy(out, &used, plain, strlen(plain));
	return out;
}
