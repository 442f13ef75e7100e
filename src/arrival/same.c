/* same: see same.h. */
#include "arrival/same.h"

#include <stdio.h>

#include "base/memory.h"

enum { WORDS = 5 };

/* A byte of a word: a letter, or of one beyond ASCII. */
static bool in_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

bool same_mark(const struct vault *vault, const char *text, char mark[SAME_TEXT])
{
	struct buffer words = {0};
	unsigned char hash[VAULT_HASH];
	size_t count = 0;

	while (*text) {
		if (!in_word(*text)) {
			text++;
			continue;
		}
		for (; in_word(*text); text++)
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
