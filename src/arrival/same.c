/* same: see same.h. */
#include "arrival/same.h"

#include <stdio.h>

#include "base/memory.h"
#include "base/text.h"

enum { WORDS = 5 };

bool same_mark(const struct vault *vault, const char *text, char mark[SAME_TEXT])
{
	struct buffer words = {0};
	unsigned char hash[VAULT_HASH];
	size_t count = 0;

	while (*text) {
		if (!text_is_letter(*text)) {
			text++;
			continue;
		}
		for (; text_is_letter(*text); text++)
			buffer_char(&words, *text);
		buffer_char(&words, ' ');
		count++;
	}
	if (count >= WORDS) {
		vault_hash_text(vault, "same", words.data, hash);
		for (size_t i = 0; i < (SAME_TEXT - 1) / 2; i++)
			snprintf(mark + 2 * i, 3, "%02x", hash[i]);
	}
	buffer_free(&words);
	return count >= WORDS;
}
