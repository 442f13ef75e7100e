/* said: see said.h. */
#include "desk/said.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "form/words.h"

/* A longer mail of ours would not be known; none is. */
enum { MOST = 256 * 1024 };

/* What a person changes in a word and folding takes away: capitals, and a line through a letter (U+0334 to U+0338). */
static uint32_t looks_of(const char *text, size_t length)
{
	uint32_t signs = 0;

	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)text[i];

		signs += (c >= 'A' && c <= 'Z') ||
			 (c == 0xCC && i + 1 < length && (unsigned char)text[i + 1] >= 0xB4 &&
			  (unsigned char)text[i + 1] <= 0xB8);
	}
	return signs;
}

/* FNV-1a: three in a row tell a text. */
static uint32_t number_of(const char *text, const struct form_word *word)
{
	uint32_t number = 2166136261u;

	for (size_t i = 0; i < word->length; i++)
		number = (number ^ (unsigned char)word->text[i]) * 16777619u;
	number = (number ^ looks_of(text + word->van, word->tot - word->van)) * 16777619u;
	return number != SAID_BORDER ? number : SAID_BORDER + 1;
}

static void add_number(struct arena *arena, struct said *said, uint32_t number)
{
	said->words = arena_grow(arena, said->words, said->count, sizeof(*said->words));
	said->words[said->count++] = number;
}

/* A sign between words by which a person asks, shouts, smiles, points, ticks or strikes out ("~~nee~~"), and that no
 * mail program adds or takes away; 0: none. */
static uint32_t mark_at(const char *text, size_t length, size_t at)
{
	unsigned char c = (unsigned char)text[at];
	size_t size;
	uint32_t sign;

	if (c < 0x80) {
		bool points = (c == '>' && at > 0 && strchr("-=", text[at - 1])) ||
			      (c == '<' && at + 1 < length && strchr("-=", text[at + 1]));

		return c && (points || strchr("?!()[]=%#~", c)) ? c : 0;
	}
	if (c < 0xE2 || c >= 0xF0)
		return 0;
	sign = text_decode(text + at, length - at, &size);
	return (sign >= 0x2190 && sign <= 0x21FF) || (sign >= 0x2600 && sign <= 0x27BF) ||
		       (sign >= 0x2B00 && sign <= 0x2BFF)
		   ? sign
		   : 0;
}

static void add_marks(struct arena *arena, struct said *said, const char *text, size_t length,
		      size_t from, size_t to)
{
	/* most words are one space apart */
	for (size_t at = from; at < to; at++) {
		uint32_t mark = text[at] == ' ' ? 0 : mark_at(text, length, at);

		if (mark)
			add_number(arena, said, mark);
	}
}

static void add_words(struct arena *arena, struct said *said, const char *text, size_t length)
{
	struct form_word word;
	size_t pos = 0, behind = 0;

	for (; form_next_word(text, length, &pos, &word); behind = word.tot) {
		add_marks(arena, said, text, length, behind, word.van);
		add_number(arena, said, number_of(text, &word));
	}
	add_marks(arena, said, text, length, behind, length);
}

void said_border(struct arena *arena, struct said *said)
{
	add_number(arena, said, SAID_BORDER);
}

/* The length of "<https://loket.be>" at `text`; 0: no address. */
static size_t address_length(const char *text, size_t length)
{
	bool address = false;

	for (size_t i = 1; i < length && !strchr(" \t\n<", text[i]); i++) {
		if (text[i] == '>')
			return address ? i + 1 : 0;
		address |= text[i] == ':' || text[i] == '@';
	}
	return 0;
}

void said_add(struct arena *arena, struct said *said, const char *text, size_t length)
{
	const char *end = text + length, *mark = text;

	while ((mark = memchr(mark, '<', (size_t)(end - mark)))) {
		size_t skip = address_length(mark, (size_t)(end - mark));

		if (skip) {
			add_words(arena, said, text, (size_t)(mark - text));
			text = mark + skip;
		}
		mark += skip ? skip : 1;
	}
	add_words(arena, said, text, (size_t)(end - text));
}

/* 1: kept, for another who got the same; 0: not. */
static int is_kept(struct desk *desk, const char *dossier, const char *words,
		   unsigned char hash[VAULT_HASH], struct error *err)
{
	vault_hash_text(desk->vault, "said", words, hash);
	return store_has_said(desk->store, dossier, hash, err);
}

int said_keep(struct desk *desk, const struct post_about *about, const char *words,
	      struct error *err)
{
	unsigned char hash[VAULT_HASH];
	struct said said = {0};
	struct arena *arena;
	int result;

	if (!about->dossier || !about->dossier_key || strlen(words) > MOST)
		return 0;
	result = is_kept(desk, about->dossier, words, hash, err);
	if (result != 0)
		return result < 0 ? -1 : 0;
	arena = arena_new();
	said_add(arena, &said, words, strlen(words));
	result = store_add_said(desk->store, about->dossier, hash, about->dossier_key, said.words,
				said.count * sizeof(*said.words), err);
	arena_free(&arena);
	return result;
}

const uint32_t *said_open(const void *data, size_t length, size_t *count_r)
{
	*count_r = length / sizeof(uint32_t);
	return data;
}
