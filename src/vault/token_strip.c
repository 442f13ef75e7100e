/* token_strip: tokens and Message-IDs of ours, found by their form wherever they stand and
 * overwritten (see token.h).
 *
 * Both are runs of letters and digits of one length with an @ behind them. So each @ of a text is
 * sought, however it is spelled, and the run before it looked at. A run goes on over a soft line
 * break of quoted-printable. What looks like base64 is decoded, stripped and written back; where it
 * was none, nothing is found in it and nothing changes. */
#include "vault/token.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "vault/vault.h"

enum {
	ID_LENGTH = 32,
	CODE = 2, /* of "%2B", the hex digits, which stick to the run */
	KEPT = TOKEN_LENGTH + CODE,
	DEPTH = 3, /* base64 in base64: a mail attached to a mail attached to a mail */
	SHORTEST_BASE64 = (ID_LENGTH * 8 + 5) / 6
};

/* What each character is worth as a digit of base64 (RFC 4648 section 4): letters and digits, 62 and 63 the other two;
 * -1: it is none. */
/* clang-format off */
static const signed char digit_values[256] = {
#define NONE8 -1, -1, -1, -1, -1, -1, -1, -1
	NONE8, NONE8, NONE8, NONE8, NONE8,
	-1, -1, -1, 62, -1, -1, -1, 63, /* + / */
	52, 53, 54, 55, 56, 57, 58, 59, /* 0 */
	60, 61, -1, -1, -1, -1, -1, -1, /* 8 */
	-1,  0,  1,  2,  3,  4,  5,  6, /* A */
	 7,  8,  9, 10, 11, 12, 13, 14, /* H */
	15, 16, 17, 18, 19, 20, 21, 22, /* P */
	23, 24, 25, -1, -1, -1, -1, -1, /* X */
	-1, 26, 27, 28, 29, 30, 31, 32, /* a */
	33, 34, 35, 36, 37, 38, 39, 40, /* h */
	41, 42, 43, 44, 45, 46, 47, 48, /* p */
	49, 50, 51, -1, -1, -1, -1, -1, /* x */
	NONE8, NONE8, NONE8, NONE8, NONE8, NONE8, NONE8, NONE8,
	NONE8, NONE8, NONE8, NONE8, NONE8, NONE8, NONE8, NONE8,
#undef NONE8
};
/* clang-format on */

static int value_of(char c)
{
	return digit_values[(unsigned char)c];
}

/* A letter or a digit: what a key is made of. */
static bool in_run(char c)
{
	return (unsigned)value_of(c) < 62;
}

/* --- runs --------------------------------------------------------------------------------------- */

/* The last characters of a run, with where each stands: those that are kept end both arrays. */
struct run {
	size_t count;	   /* KEPT: that many or more */
	bool after_escape; /* "\nabc" in JSON: its first letter is none of the run */
	char last[KEPT];
	size_t places[KEPT];
};

/* The bytes of a soft line break that ends at `end`, 0: there is none. */
static size_t soft_break(const char *text, size_t end)
{
	if (end < 2 || text[end - 1] != '\n') /* nearly always */
		return 0;
	if (text[end - 2] == '=')
		return 2;
	return end >= 3 && memcmp(text + end - 3, "=\r\n", 3) == 0 ? 3 : 0;
}

/* The run that ends at `end`, or with a soft line break there. */
static void look_back(const char *text, size_t end, struct run *run)
{
	size_t at = end - soft_break(text, end), first = KEPT;

	while (first > 0 && at > 0 && in_run(text[at - 1])) {
		first--;
		at--;
		run->last[first] = text[at];
		run->places[first] = at;
		at -= soft_break(text, at);
	}
	run->count = KEPT - first;
	run->after_escape = at > 0 && text[at - 1] == '\\';
}

static bool is_code(const char *hex, const char *code)
{
	return hex[0] == code[0] && (hex[1] | 0x20) == code[1];
}

/* True when the last `size` characters are the whole run, but for what an encoding put before them:
 * `code` is the hex of the character that stands there. */
static bool stands_alone(const struct run *run, size_t size, const char *code)
{
	if (run->count < size + CODE)
		return run->count == size || (run->count == size + 1 && run->after_escape);
	return is_code(run->last + KEPT - size - CODE, code);
}

static bool is_token(const struct run *run)
{
	struct token token;

	return stands_alone(run, TOKEN_LENGTH, "2b") &&
	       token_read(run->last + KEPT - TOKEN_LENGTH, TOKEN_LENGTH, &token);
}

/* All of base32, a digit among it: vault_message_id sees to that, so that no name of 32 letters is
 * one. */
static bool is_message_id(const struct run *run)
{
	bool digit = false;

	if (!stands_alone(run, ID_LENGTH, "3c"))
		return false;
	for (size_t i = KEPT - ID_LENGTH; i < KEPT; i++) {
		if (text_is_digit(run->last[i]) && !(run->last[i] >= '2' && run->last[i] <= '7'))
			return false;
		digit = digit || text_is_digit(run->last[i]);
	}
	return digit;
}

static bool overwrite(char *text, const struct run *run, size_t size)
{
	/* as many characters were found */
	for (size_t i = KEPT - size; i < KEPT; i++)
		text[run->places[i]] = 'x'; /* NOLINT(clang-analyzer-core.*) */
	return true;
}

/* The key that ends at `end`, if one does. */
static bool strip_before(char *text, size_t end)
{
	struct run run;

	look_back(text, end, &run);
	if (is_token(&run))
		return overwrite(text, &run, TOKEN_LENGTH);
	return is_message_id(&run) && overwrite(text, &run, ID_LENGTH);
}

/* Without an @ behind them, long words of base64 would be tokens. */
static bool strip_plain(char *text, size_t length)
{
	static const char *const spellings[] = {"@",	 "%40",	   "%2540",    "=40",
						"&#64;", "&#x40;", "&commat;", "\\u0040"};
	const char *end = text + length;
	bool changed = false;

	for (size_t i = 0; i < sizeof(spellings) / sizeof(spellings[0]); i++) {
		size_t size = strlen(spellings[i]);
		const char *at = text;

		for (; (at = memchr(at, spellings[i][0], (size_t)(end - at))); at++) {
			if ((size_t)(end - at) >= size && memcmp(at, spellings[i], size) == 0)
				changed = strip_before(text, (size_t)(at - text)) || changed;
		}
	}
	return changed;
}

/* --- base64 ------------------------------------------------------------------------------------ */

static bool in_base64(char c)
{
	return value_of(c) >= 0 || c == '\r' || c == '\n';
}

/* Where a block long enough for a key may begin, at or after `at`, where none goes on; `length`: nowhere. Looks at one
 * byte in many where there is none, which is nearly everywhere in a text. */
static size_t next_block(const char *text, size_t length, size_t at)
{
	for (; at + SHORTEST_BASE64 <= length; at += SHORTEST_BASE64) {
		size_t start = at + SHORTEST_BASE64 - 1;

		if (!in_base64(text[start]))
			continue;
		while (start > at && in_base64(text[start - 1]))
			start--;
		return start;
	}
	return length;
}

/* Where the next character of the block stands: at `at`, or behind one line end; `length`: there is
 * none. */
static size_t next_of_block(const char *text, size_t length, size_t at)
{
	if (at < length && text[at] == '\r')
		at++;
	if (at < length && text[at] == '\n')
		at++;
	return at < length && value_of(text[at]) >= 0 ? at : length;
}

/* The bytes of the block that begins at `at`, where there is room for as many as it has characters; last bits that make
 * no byte are left. Where it ends; behind `at` when none begins there. */
static size_t decode(const char *text, size_t length, size_t at, struct buffer *bytes)
{
	unsigned held = 0, bits = 0;
	char *to = bytes->data;
	size_t end = at + 1;

	for (; at < length && value_of(text[at]) >= 0; at = next_of_block(text, length, at)) {
		for (int value; at < length && (value = value_of(text[at])) >= 0; end = ++at) {
			held = held << 6 | (unsigned)value;
			bits += 6;
			if (bits < 8)
				continue;
			bits -= 8;
			*to++ = (char)(held >> bits & 0xff);
		}
	}
	bytes->length = (size_t)(to - bytes->data);
	return end;
}

/* The same the other way: the bytes over the characters that they came from. */
static void encode(char *text, size_t length, size_t at, const struct buffer *bytes)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned held = 0, bits = 0;

	for (size_t used = 0; at < length; at = next_of_block(text, length, at + 1)) {
		if (bits < 6) {
			unsigned char byte =
			    used < bytes->length ? (unsigned char)bytes->data[used] : 0;

			used++;
			held = (held << 8 | byte) & 0xffff;
			bits += 8;
		}
		bits -= 6;
		text[at] = digits[held >> bits & 63];
	}
}

static bool strip_all(char *text, size_t length, int depth);

static bool strip_base64(char *text, size_t length, int depth)
{
	size_t at = next_block(text, length, 0), end;
	struct buffer bytes = {0};
	bool changed = false;

	if (at < length)
		buffer_add(&bytes, text, length); /* room for all that can come out of it */
	for (; at < length; at = next_block(text, length, end)) {
		end = decode(text, length, at, &bytes);
		if (end - at < SHORTEST_BASE64 || !strip_all(bytes.data, bytes.length, depth))
			continue;
		encode(text, end, at, &bytes);
		changed = true;
	}
	buffer_free(&bytes);
	return changed;
}

static bool strip_all(char *text, size_t length, int depth)
{
	bool changed = strip_plain(text, length);

	return (depth > 0 && strip_base64(text, length, depth - 1)) || changed;
}

void token_strip(char *text, size_t length)
{
	strip_all(text, length, DEPTH);
}
