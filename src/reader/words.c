/* words: see words.h.
 *
 * Real mail breaks RFC 2047: spaces inside a word, a character cut over two words, no white space
 * between words, no padding. Neighbouring words of one character set are therefore put together as
 * bytes before they are decoded, and a word is taken wherever it stands. Linear time. */
#include "reader/words.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/text.h"
#include "reader/charset.h"

enum { CHARSET_LIMIT = 60, WORD_LIMIT = 4000 };

struct word {
	char charset[CHARSET_LIMIT + 1];
	char encoding;
	const char *text;
	size_t length;
	const char *end; /* behind "?=" */
};

struct decoding {
	struct arena *arena;
	struct buffer out;
	struct buffer bytes; /* decoded, of the words that wait in `charset` */
	char charset[CHARSET_LIMIT + 1];
};

static int hex(char c)
{
	static const char digits[] = "0123456789abcdef";
	const char *at = c ? strchr(digits, c >= 'A' && c <= 'F' ? c + 32 : c) : NULL;

	return at ? (int)(at - digits) : -1;
}

static void decode_quoted(struct buffer *out, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '=' && i + 2 < length && hex(text[i + 1]) >= 0 &&
		    hex(text[i + 2]) >= 0) {
			buffer_char(out, (char)(hex(text[i + 1]) << 4 | hex(text[i + 2])));
			i += 2;
		} else {
			buffer_char(out, text[i] == '_' ? ' ' : text[i]);
		}
	}
}

static int base64_value(char c)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = c ? strchr(digits, c) : NULL;

	return at ? (int)(at - digits) : -1;
}

/* Anything that is no digit is skipped; a cut-off end gives the whole bytes that are there. */
static void decode_base64(struct buffer *out, const char *text, size_t length)
{
	unsigned value = 0, bits = 0;

	for (size_t i = 0; i < length; i++) {
		int digit = base64_value(text[i]);

		if (text[i] == '=') {
			bits = 0;
			continue;
		}
		if (digit < 0)
			continue;
		value = (value << 6 | (unsigned)digit) & 0xFFFFFF;
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			buffer_char(out, (char)(value >> bits & 0xFF));
		}
	}
}

/* "?=" that ends the word: in Q text a "?=" may be followed by two hex digits of a "=XX". */
static const char *word_end(const char *text, size_t length, char encoding)
{
	size_t limit = length < WORD_LIMIT ? length : WORD_LIMIT;

	for (size_t i = 0; i + 1 < limit; i++) {
		if (text[i] != '?' || text[i + 1] != '=')
			continue;
		if (encoding == 'q' && i + 3 < limit && hex(text[i + 2]) >= 0 &&
		    hex(text[i + 3]) >= 0 && memmem(text + i + 2, limit - i - 2, "?=", 2))
			continue;
		return text + i;
	}
	return NULL;
}

/* The encoded word that starts at `at` ("=?"), or false. */
static bool word_at(const char *at, const char *end, struct word *word)
{
	const char *charset = at + 2, *mark, *star, *close;
	size_t length;

	mark = memchr(charset, '?',
		      (size_t)(end - charset) > CHARSET_LIMIT + 1 ? CHARSET_LIMIT + 1
								  : (size_t)(end - charset));
	if (!mark || mark == charset || end - mark < 4 || mark[2] != '?')
		return false;
	word->encoding = (char)(mark[1] | 0x20);
	if (word->encoding != 'q' && word->encoding != 'b')
		return false;
	length = (size_t)(mark - charset);
	star = memchr(charset, '*', length); /* the language of RFC 2231 */
	if (star)
		length = (size_t)(star - charset);
	memcpy(word->charset, charset, length);
	word->charset[length] = '\0';
	if (strpbrk(word->charset, " \t\"<>()"))
		return false;
	word->text = mark + 3;
	close = word_end(word->text, (size_t)(end - word->text), word->encoding);
	if (!close)
		return false;
	word->length = (size_t)(close - word->text);
	word->end = close + 2;
	return true;
}

static void flush(struct decoding *decoding)
{
	size_t length;
	char *text;

	if (decoding->bytes.length == 0)
		return;
	text = charset_decode(decoding->arena, decoding->charset, decoding->bytes.data,
			      decoding->bytes.length, &length);
	buffer_add(&decoding->out, text, length);
	decoding->bytes.length = 0;
}

static void add_word(struct decoding *decoding, const struct word *word)
{
	if (strcasecmp(word->charset, decoding->charset) != 0) {
		flush(decoding);
		memcpy(decoding->charset, word->charset, sizeof(word->charset));
	}
	if (word->encoding == 'q')
		decode_quoted(&decoding->bytes, word->text, word->length);
	else
		decode_base64(&decoding->bytes, word->text, word->length);
}

static void add_plain(struct decoding *decoding, const char *text, size_t length)
{
	size_t size;
	char *decoded;

	flush(decoding);
	if (length == 0)
		return;
	decoded = charset_decode(decoding->arena, NULL, text, length, &size);
	buffer_add(&decoding->out, decoded, size);
}

static bool only_space(const char *from, const char *to)
{
	while (from < to && (*from == ' ' || *from == '\t'))
		from++;
	return from == to;
}

char *words_decode(struct arena *arena, const char *value, size_t length)
{
	struct decoding decoding = {.arena = arena};
	const char *end = value + length, *plain = value;
	bool after_word = false;
	struct word word;
	char *text;

	for (const char *at = value; at + 1 < end;) {
		if (at[0] != '=' || at[1] != '?' || !word_at(at, end, &word)) {
			at++;
			continue;
		}
		if (!after_word || !only_space(plain, at))
			add_plain(&decoding, plain, (size_t)(at - plain));
		add_word(&decoding, &word);
		at = plain = word.end;
		after_word = true;
	}
	add_plain(&decoding, plain, (size_t)(end - plain));
	text = text_clean(arena, decoding.out.data, decoding.out.length, TEXT_ONE_LINE, NULL);
	buffer_free(&decoding.out);
	buffer_free(&decoding.bytes);
	return text;
}
