/* charset: see charset.h.
 *
 * SECURITY: ICU holds its tables in its library, so that a sealed process can open every set
 * without a file. */
#include "reader/charset.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unicode/uclean.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

#include "base/memory.h"
#include "base/text.h"

enum { UTF8_MOST = 3 /* bytes in UTF-8 for one of another set, or for U+FFFD */ };

/* Names as mail writes them, where ICU does not know them or knows a smaller set; "" is decided by looking at the
 * bytes. */
static const struct {
	const char *label, *name;
} aliases[] = {
    {"us-ascii", ""},
    {"ascii", ""},
    {"ansi_x3.4-1968", ""},
    {"iso-8859-1", ""},
    {"iso8859-1", ""},
    {"iso_8859-1", ""},
    {"iso-8859-1-i", ""},
    {"latin1", ""},
    {"latin-1", ""},
    {"l1", ""},
    {"windows-1252", ""},
    {"windows1252", ""},
    {"cp1252", ""},
    {"cp-1252", ""},
    {"ansi", ""},
    {"utf-8", ""},
    {"utf8", ""},
    {"unicode-1-1-utf-8", ""},
    {"unknown-8bit", ""},
    {"x-unknown", ""},
    {"unknown", ""},
    {"unicode", ""},
    {"default", ""},
    {"8bit", ""},
    {"binary", ""},
    {"none", ""},
    {"", ""},
    {"utf-8mb4", ""},
    {"utf8mb4", ""},
    {"iso-8859-8-i", "ISO-8859-8"},
    {"iso-8859-8-e", "ISO-8859-8"},
    {"tis-620", "windows-874"},
    {"iso-8859-11", "windows-874"},
    {"cp874", "windows-874"},
    {"x-mac-roman", "macintosh"},
    {"gb2312", "GB18030"},
    {"gbk", "GB18030"},
    {"cp936", "GB18030"},
    {"gb_2312-80", "GB18030"},
    {"x-gbk", "GB18030"},
    {"big5", "Big5-HKSCS"},
    {"cn-big5", "Big5-HKSCS"},
    {"sjis", "windows-31j"},
    {"ks_c_5601-1987", "windows-949"},
    {"ks_c_5601", "windows-949"},
    {"euc-kr", "windows-949"},
    {"unicode-1-1-utf-7", "UTF-7"},
    {"iso-2022-jp", "ISO-2022-JP-2"},
    {"iso-2022-jp-ms", "ISO-2022-JP-2"},
    {"koi8", "KOI8-R"},
};

/* windows-1252, 0x80 to 0xFF. */
static const uint16_t western[] = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178, 0x00A0, 0x00A1, 0x00A2, 0x00A3,
    0x00A4, 0x00A5, 0x00A6, 0x00A7, 0x00A8, 0x00A9, 0x00AA, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x00AF,
    0x00B0, 0x00B1, 0x00B2, 0x00B3, 0x00B4, 0x00B5, 0x00B6, 0x00B7, 0x00B8, 0x00B9, 0x00BA, 0x00BB,
    0x00BC, 0x00BD, 0x00BE, 0x00BF, 0x00C0, 0x00C1, 0x00C2, 0x00C3, 0x00C4, 0x00C5, 0x00C6, 0x00C7,
    0x00C8, 0x00C9, 0x00CA, 0x00CB, 0x00CC, 0x00CD, 0x00CE, 0x00CF, 0x00D0, 0x00D1, 0x00D2, 0x00D3,
    0x00D4, 0x00D5, 0x00D6, 0x00D7, 0x00D8, 0x00D9, 0x00DA, 0x00DB, 0x00DC, 0x00DD, 0x00DE, 0x00DF,
    0x00E0, 0x00E1, 0x00E2, 0x00E3, 0x00E4, 0x00E5, 0x00E6, 0x00E7, 0x00E8, 0x00E9, 0x00EA, 0x00EB,
    0x00EC, 0x00ED, 0x00EE, 0x00EF, 0x00F0, 0x00F1, 0x00F2, 0x00F3, 0x00F4, 0x00F5, 0x00F6, 0x00F7,
    0x00F8, 0x00F9, 0x00FA, 0x00FB, 0x00FC, 0x00FD, 0x00FE, 0x00FF};

/* ISO-8859-16, 0xA0 to 0xFF: Romanian, which ICU lacks. */
static const uint16_t romanian[] = {
    0x00A0, 0x0104, 0x0105, 0x0141, 0x20AC, 0x201E, 0x0160, 0x00A7, 0x0161, 0x00A9, 0x0218, 0x00AB,
    0x0179, 0x00AD, 0x017A, 0x017B, 0x00B0, 0x00B1, 0x010C, 0x0142, 0x017D, 0x201D, 0x00B6, 0x00B7,
    0x017E, 0x010D, 0x0219, 0x00BB, 0x0152, 0x0153, 0x0178, 0x017C, 0x00C0, 0x00C1, 0x00C2, 0x0102,
    0x00C4, 0x0106, 0x00C6, 0x00C7, 0x00C8, 0x00C9, 0x00CA, 0x00CB, 0x00CC, 0x00CD, 0x00CE, 0x00CF,
    0x0110, 0x0143, 0x00D2, 0x00D3, 0x00D4, 0x0150, 0x00D6, 0x015A, 0x0170, 0x00D9, 0x00DA, 0x00DB,
    0x00DC, 0x0118, 0x021A, 0x00DF, 0x00E0, 0x00E1, 0x00E2, 0x0103, 0x00E4, 0x0107, 0x00E6, 0x00E7,
    0x00E8, 0x00E9, 0x00EA, 0x00EB, 0x00EC, 0x00ED, 0x00EE, 0x00EF, 0x0111, 0x0144, 0x00F2, 0x00F3,
    0x00F4, 0x0151, 0x00F6, 0x015B, 0x0171, 0x00F9, 0x00FA, 0x00FB, 0x00FC, 0x0119, 0x021B, 0x00FF};

void charset_prepare(void)
{
	UErrorCode code = U_ZERO_ERROR;

	u_init(&code);
}

static bool is_utf8(const char *data, size_t size)
{
	for (size_t i = 0, step; i < size; i += step) {
		if ((unsigned char)data[i] < 0x80)
			step = 1;
		else if (text_decode(data + i, size - i, &step) == 0xFFFD && step == 1)
			return false;
	}
	return true;
}

/* More multi-byte characters that are right than bytes that are wrong: UTF-8 with a fault (a cut, a
 * stray byte), not another set. */
static bool is_mostly_utf8(const char *data, size_t size)
{
	size_t right = 0, wrong = 0;

	for (size_t i = 0, step; i < size; i += step) {
		step = 1;
		if ((unsigned char)data[i] < 0x80)
			continue;
		if (text_decode(data + i, size - i, &step) == 0xFFFD && step == 1)
			wrong++;
		else
			right++;
	}
	return right > 2 * wrong;
}

static bool holds(const char *data, size_t size, const char *wanted)
{
	return memmem(data, size, wanted, strlen(wanted)) != NULL;
}

/* A set of single bytes: `table` says what they are from `first` on, below it they are ASCII or controls. */
static char *from_table(struct arena *arena, const uint16_t *table, unsigned char first,
			const char *data, size_t size, size_t *length_r)
{
	char *out = arena_zero(arena, UTF8_MOST * size + 1, 1);
	size_t used = 0;

	for (size_t i = 0; i < size; i++) {
		unsigned char c = (unsigned char)data[i];

		used += text_encode(c >= first ? table[c - first] : c, out + used);
	}
	*length_r = used;
	return out;
}

/* Some sets name a character of their own for what is wrong (SUB), which would be cleaned away. */
static void mark_fault(const void *context, UConverterToUnicodeArgs *args, const char *bytes,
		       int32_t length, UConverterCallbackReason reason, UErrorCode *code)
{
	static const UChar mark = 0xFFFD;

	(void)context;
	(void)bytes;
	(void)length;
	if (reason > UCNV_IRREGULAR)
		return;
	*code = U_ZERO_ERROR;
	ucnv_cbToUWriteUChars(args, &mark, 1, 0, code);
}

/* NULL: ICU has no such set. */
static char *from_named(struct arena *arena, const char *name, const char *data, size_t size,
			size_t *length_r)
{
	UErrorCode code = U_ZERO_ERROR;
	UConverter *converter = ucnv_open(name, &code);
	int32_t room = (int32_t)(UTF8_MOST * size + 1), length;
	char *out;

	if (code == U_MEMORY_ALLOCATION_ERROR || size > INT32_MAX / UTF8_MOST - 1)
		abort();
	if (!converter)
		return NULL;
	ucnv_setToUCallBack(converter, mark_fault, NULL, NULL, NULL, &code);
	out = arena_zero(arena, (size_t)room, 1);
	length = ucnv_toAlgorithmic(UCNV_UTF8, converter, out, room, data, (int32_t)size, &code);
	ucnv_close(converter);
	if (U_FAILURE(code))
		return NULL;
	*length_r = (size_t)length;
	return out;
}

/* The name for ICU, or "" for the sets that are told apart by looking. */
static const char *known_name(const char *label)
{
	for (size_t i = 0; *label && i < sizeof(aliases) / sizeof(aliases[0]); i++) {
		if (strcasecmp(aliases[i].label, label) == 0)
			return aliases[i].name;
	}
	return label;
}

static bool is_plain(const char *name)
{
	return strlen(name) <= 40 && name[strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnop"
						       "qrstuvwxyz0123456789-_.:+")] == '\0';
}

static bool is_utf8_label(const char *label)
{
	return label && (strcasecmp(label, "utf-8") == 0 || strcasecmp(label, "utf8") == 0);
}

static char *by_looking(struct arena *arena, const char *label, const char *data, size_t size,
			size_t *length_r)
{
	/* seven-bit Japanese that says it is ASCII */
	if (size && memchr(data, '\x1B', size) &&
	    (holds(data, size, "\x1B$B") || holds(data, size, "\x1B$@"))) {
		char *text = from_named(arena, "ISO-2022-JP-2", data, size, length_r);

		if (text)
			return text;
	}
	if (is_utf8(data, size) ||
	    (is_mostly_utf8(data, size) && (is_utf8_label(label) || !label))) {
		*length_r = size;
		return arena_slice(arena, data, size);
	}
	return from_table(arena, western, 0x80, data, size, length_r);
}

char *charset_decode(struct arena *arena, const char *label, const char *data, size_t size,
		     size_t *length_r)
{
	const char *name = known_name(label ? label : "");
	char *text = NULL;

	if (strcasecmp(name, "iso-8859-16") == 0)
		text = from_table(arena, romanian, 0xA0, data, size, length_r);
	else if (*name && is_plain(name))
		text = from_named(arena, name, data, size, length_r);
	return text ? text : by_looking(arena, label, data, size, length_r);
}
