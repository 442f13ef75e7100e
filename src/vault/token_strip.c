/* token_strip: tokens and Message-IDs of ours, found by their form wherever they stand and
 * overwritten (see token.h).
 *
 * Both are runs of letters and digits of one length with an @ behind them, so each run of a text is
 * looked at once, at its end. A run goes on over a soft line break of quoted-printable. What looks
 * like base64 is decoded, stripped and written back; where it was none, nothing is found in it and
 * nothing changes. */
#include "vault/token.h"

#include <string.h>

#include "base/memory.h"
#include "vault/vault.h"

enum {
	ID_LENGTH = 32,
	CODE = 2, /* of "%2B", the hex digits, which stick to the run */
	KEPT = TOKEN_LENGTH + CODE,
	SHORTEST = TOKEN_LENGTH < ID_LENGTH ? TOKEN_LENGTH : ID_LENGTH,
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

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A letter or a digit: what a key is made of. */
static bool in_run(char c)
{
	return (unsigned)value_of(c) < 62;
}

/* --- stretches that are long enough ------------------------------------------------------------- */

enum { PLAIN = 1, BASE64 = 2 }; /* what a key may be written with, and what may break its lines */

static unsigned kinds_of(char c)
{
	if (in_run(c) || c == '\r' || c == '\n')
		return PLAIN | BASE64;
	return c == '=' ? PLAIN : value_of(c) >= 0 ? BASE64 : 0;
}

/* The next stretch of a kind, of at least `least` bytes, at or after `at`; `length`: there is none. Looks at one byte
 * in `least` where there is none of that length, which is nearly everywhere. at stands behind another kind. */
static size_t next_stretch(const char *text, size_t length, size_t at, unsigned kind, size_t least,
			   size_t *end_r)
{
	while (at + least <= length) {
		size_t start = at + least - 1, end = start;

		if (!(kinds_of(text[start]) & kind)) {
			at = start + 1;
			continue;
		}
		while (start > at && (kinds_of(text[start - 1]) & kind))
			start--;
		while (end < length && (kinds_of(text[end]) & kind))
			end++;
		*end_r = end;
		if (end - start >= least)
			return start;
		at = end;
	}
	return length;
}

/* --- runs --------------------------------------------------------------------------------------- */

/* The bytes of a soft line break at `at`, 0: there is none. */
static size_t soft_break(const char *text, size_t length, size_t at)
{
	if (at >= length || text[at] != '=') /* nearly always */
		return 0;
	if (length - at >= 2 && text[at + 1] == '\n')
		return 2;
	return length - at >= 3 && memcmp(text + at, "=\r\n", 3) == 0 ? 3 : 0;
}

/* The last characters of a run, with where each stands: last[0] is the first that is kept. */
struct run {
	size_t count;	   /* of the whole run */
	bool after_escape; /* "\nabc" in JSON: its first letter is none of the run */
	char last[KEPT];
	size_t places[KEPT];
};

/* The characters before `end`, back to the start of the run or as many as are ever looked at. */
static void look_back(const char *text, size_t end, struct run *run)
{
	size_t wanted = run->count < KEPT ? run->count : KEPT;

	for (size_t i = end; wanted > 0; i--) {
		if (!in_run(text[i - 1]))
			continue;
		wanted--;
		run->last[wanted] = text[i - 1];
		run->places[wanted] = i - 1;
	}
}

/* Goes over one run that begins at `at`, and counts it; returns where it ends. */
static size_t find_run(const char *text, size_t length, size_t at, struct run *run)
{
	size_t skipped;

	run->count = 0;
	run->after_escape = at > 0 && text[at - 1] == '\\';
	while (at < length && in_run(text[at])) {
		run->count++;
		at++;
		skipped = soft_break(text, length, at);
		if (skipped && at + skipped < length && in_run(text[at + skipped]))
			at += skipped;
	}
	return at;
}

static bool is_code(const char *hex, const char *code)
{
	return hex[0] == code[0] && (hex[1] | 0x20) == code[1];
}

/* True when the last `size` characters are the whole run, but for what an encoding put before them:
 * `code` is the hex of the character that stands there. */
static bool stands_alone(const struct run *run, size_t size, const char *code)
{
	size_t kept = run->count < KEPT ? run->count : KEPT;

	if (run->count < size + CODE)
		return run->count == size || (run->count == size + 1 && run->after_escape);
	return is_code(run->last + kept - size - CODE, code);
}

static bool is_token(const struct run *run)
{
	size_t kept = run->count < KEPT ? run->count : KEPT;
	struct token token;

	return kept >= TOKEN_LENGTH && stands_alone(run, TOKEN_LENGTH, "2b") &&
	       token_read(run->last + kept - TOKEN_LENGTH, TOKEN_LENGTH, &token);
}

static bool at_sign_follows(const char *text, size_t length, size_t at)
{
	static const char *const spellings[] = {"@",	 "%40",	   "%2540",    "=40",
						"&#64;", "&#x40;", "&commat;", "\\u0040"};
	at += soft_break(text, length, at);
	for (size_t i = 0; i < sizeof(spellings) / sizeof(spellings[0]); i++) {
		size_t size = strlen(spellings[i]);

		if (length - at >= size && memcmp(text + at, spellings[i], size) == 0)
			return true;
	}
	return false;
}

/* All of base32, a digit among it: vault_message_id sees to that, so that no name of 32 letters is
 * one. */
static bool is_message_id(const struct run *run)
{
	size_t kept = run->count < KEPT ? run->count : KEPT;
	bool digit = false;

	if (kept < ID_LENGTH || !stands_alone(run, ID_LENGTH, "3c"))
		return false;
	for (size_t i = kept - ID_LENGTH; i < kept; i++) {
		if (is_digit(run->last[i]) && !(run->last[i] >= '2' && run->last[i] <= '7'))
			return false;
		digit = digit || is_digit(run->last[i]);
	}
	return digit;
}

static bool overwrite(char *text, const struct run *run, size_t size)
{
	size_t kept = run->count < KEPT ? run->count : KEPT;

	for (size_t i = kept - size; i < kept; i++)
		text[run->places[i]] = 'x';
	return true;
}

/* The run that begins at `at`; where it ends. */
static size_t strip_run(char *text, size_t length, size_t at, bool *changed)
{
	struct run run;

	at = find_run(text, length, at, &run);
	/* without the sign, long words of base64 would be tokens */
	if (run.count < SHORTEST || !at_sign_follows(text, length, at))
		return at;
	look_back(text, at, &run);
	if (is_token(&run))
		*changed = overwrite(text, &run, TOKEN_LENGTH);
	else if (is_message_id(&run))
		*changed = overwrite(text, &run, ID_LENGTH);
	return at;
}

static bool strip_plain(char *text, size_t length)
{
	bool changed = false;
	size_t end = 0, at;

	while ((at = next_stretch(text, length, end, PLAIN, SHORTEST, &end)) < length) {
		for (; at < end; at++) {
			if (in_run(text[at]))
				at = strip_run(text, length, at, &changed);
		}
	}
	return changed;
}

/* --- base64 ------------------------------------------------------------------------------------ */

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

/* The bytes of the block that begins at `at`; last bits that make no byte are left. Where it ends; behind `at` when
 * none begins there. */
static size_t decode(const char *text, size_t length, size_t at, struct buffer *bytes)
{
	unsigned held = 0, bits = 0;
	size_t end = at + 1;

	bytes->length = 0;
	for (; at < length && value_of(text[at]) >= 0; at = next_of_block(text, length, end)) {
		end = at + 1;
		held = (held << 6 | (unsigned)value_of(text[at])) & 0xffff;
		bits += 6;
		if (bits < 8)
			continue;
		bits -= 8;
		buffer_char(bytes, (char)(held >> bits & 0xff));
	}
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

/* The blocks between `at` and `end`. */
static bool strip_blocks(char *text, size_t at, size_t end, int depth, struct buffer *bytes)
{
	bool changed = false;
	size_t next;

	for (; at < end; at = next) {
		next = decode(text, end, at, bytes);
		if (next - at >= SHORTEST_BASE64 && strip_all(bytes->data, bytes->length, depth)) {
			encode(text, next, at, bytes);
			changed = true;
		}
	}
	return changed;
}

static bool strip_base64(char *text, size_t length, int depth)
{
	struct buffer bytes = {0};
	bool changed = false;
	size_t end = 0, at;

	while ((at = next_stretch(text, length, end, BASE64, SHORTEST_BASE64, &end)) < length)
		changed = strip_blocks(text, at, end, depth, &bytes) || changed;
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
