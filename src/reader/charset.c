/* charset: see charset.h.
 *
 * SECURITY: iconv loads a file for most character sets. charset_prepare opens them ahead; in a sealed
 * process an unlisted set cannot be opened and degrades to windows-1252. */
#include "reader/charset.h"

#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/text.h"
#include "reader/single.h"

static const char replacement[] = "\xEF\xBF\xBD";

/* Sets of more bytes, opened before the reader is sealed; iconv's own names. They stay open. */
static struct {
	const char *name;
	iconv_t handle;
} opened[] = {
    {"UTF-7", 0}, {"UTF-16", 0},     {"UTF-16LE", 0}, {"UTF-16BE", 0},	    {"GB18030", 0},
    {"CP932", 0}, {"BIG5-HKSCS", 0}, {"EUC-JP", 0},   {"ISO-2022-JP-2", 0}, {"CP949", 0},
};

/* Names as mail writes them, where iconv wants another; "" is decided by looking at the bytes. */
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
    {"default", ""},
    {"8bit", ""},
    {"binary", ""},
    {"none", ""},
    {"", ""},
    {"utf-8mb4", ""},
    {"utf8mb4", ""},
    {"iso-8859-8-i", "ISO-8859-8"},
    {"iso-8859-8-e", "ISO-8859-8"},
    {"iso8859-2", "ISO-8859-2"},
    {"iso8859-15", "ISO-8859-15"},
    {"latin9", "ISO-8859-15"},
    {"latin-9", "ISO-8859-15"},
    {"latin2", "ISO-8859-2"},
    {"cp1250", "WINDOWS-1250"},
    {"cp1251", "WINDOWS-1251"},
    {"cp1253", "WINDOWS-1253"},
    {"cp1254", "WINDOWS-1254"},
    {"cp1255", "WINDOWS-1255"},
    {"cp1256", "WINDOWS-1256"},
    {"cp1257", "WINDOWS-1257"},
    {"windows-1250", "WINDOWS-1250"},
    {"iso-8859-11", "TIS-620"},
    {"windows-874", "TIS-620"},
    {"cp874", "TIS-620"},
    {"mac", "MACINTOSH"},
    {"macroman", "MACINTOSH"},
    {"x-mac-roman", "MACINTOSH"},
    {"cp850", "IBM850"},
    {"cp437", "IBM437"},
    {"gb2312", "GB18030"},
    {"gbk", "GB18030"},
    {"cp936", "GB18030"},
    {"gb_2312-80", "GB18030"},
    {"x-gbk", "GB18030"},
    {"big5", "BIG5-HKSCS"},
    {"cn-big5", "BIG5-HKSCS"},
    {"shift_jis", "CP932"},
    {"shift-jis", "CP932"},
    {"sjis", "CP932"},
    {"x-sjis", "CP932"},
    {"windows-31j", "CP932"},
    {"ks_c_5601-1987", "CP949"},
    {"ks_c_5601", "CP949"},
    {"euc-kr", "CP949"},
    {"windows-949", "CP949"},
    {"unicode-1-1-utf-7", "UTF-7"},
    {"utf7", "UTF-7"},
    {"utf16", "UTF-16"},
    {"utf-16", "UTF-16"},
    {"iso-2022-jp", "ISO-2022-JP-2"},
    {"iso-2022-jp-ms", "ISO-2022-JP-2"},
    {"koi8r", "KOI8-R"},
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

void charset_prepare(void)
{
	single_prepare();
	for (size_t i = 0; i < sizeof(opened) / sizeof(opened[0]); i++) {
		char in[] = "a", out[16], *from = in, *to = out;
		size_t in_left = 1, out_left = sizeof(out);

		if (opened[i].handle)
			continue;
		opened[i].handle = iconv_open("UTF-8", opened[i].name);
		/* a first conversion: some load their tables only then */
		if (opened[i].handle != (iconv_t)-1) {
			iconv(opened[i].handle, &from, &in_left, &to, &out_left);
			iconv(opened[i].handle, NULL, NULL, NULL, NULL);
		}
	}
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
	return size && memmem(data, size, wanted, strlen(wanted)) != NULL;
}

static char *from_single(struct arena *arena, const uint16_t *high, const char *data, size_t size,
			 size_t *length_r)
{
	char *out = arena_zero(arena, 3 * size + 1, 1);
	size_t used = 0;

	for (size_t i = 0; i < size; i++) {
		unsigned char c = (unsigned char)data[i];

		used += text_encode(c >= 0x80 ? high[c - 0x80] : c, out + used);
	}
	*length_r = used;
	return out;
}

static iconv_t converter(const char *name)
{
	for (size_t i = 0; i < sizeof(opened) / sizeof(opened[0]); i++) {
		if (opened[i].handle && opened[i].handle != (iconv_t)-1 &&
		    strcasecmp(opened[i].name, name) == 0) {
			iconv(opened[i].handle, NULL, NULL, NULL, NULL);
			return opened[i].handle;
		}
	}
	return iconv_open("UTF-8", name);
}

static void close_converter(iconv_t handle)
{
	for (size_t i = 0; i < sizeof(opened) / sizeof(opened[0]); i++) {
		if (opened[i].handle == handle)
			return;
	}
	iconv_close(handle);
}

static char *convert(struct arena *arena, iconv_t handle, const char *data, size_t size,
		     size_t *length_r)
{
	struct buffer out = {0};
	char *from = (char *)(uintptr_t)data, piece[4096], *result;
	size_t left = size;

	for (bool flushed = false; !flushed;) {
		char *to = piece;
		size_t room = sizeof(piece);
		size_t done;

		/* some hold the last character back until they are told that nothing follows */
		flushed = left == 0;
		done = iconv(handle, left ? &from : NULL, &left, &to, &room);
		buffer_add(&out, piece, sizeof(piece) - room);
		if (done == (size_t)-1 && errno != E2BIG && left > 0) {
			buffer_text(&out, replacement);
			from++;
			left--;
		}
	}
	result = arena_slice(arena, out.data, out.length);
	*length_r = out.length;
	buffer_free(&out);
	return result;
}

/* The name for iconv, or "" for the sets that are told apart by looking. */
static const char *known_name(const char *label)
{
	for (size_t i = 0; i < sizeof(aliases) / sizeof(aliases[0]); i++) {
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
	iconv_t japanese;

	/* seven-bit Japanese that says it is ASCII */
	if (holds(data, size, "\x1B$B") || holds(data, size, "\x1B$@")) {
		japanese = converter("ISO-2022-JP-2");
		if (japanese != (iconv_t)-1) {
			char *text = convert(arena, japanese, data, size, length_r);

			close_converter(japanese);
			return text;
		}
	}
	if (is_utf8(data, size) ||
	    (is_mostly_utf8(data, size) && (is_utf8_label(label) || !label))) {
		*length_r = size;
		return arena_slice(arena, data, size);
	}
	return from_single(arena, western, data, size, length_r);
}

char *charset_decode(struct arena *arena, const char *label, const char *data, size_t size,
		     size_t *length_r)
{
	const char *name = known_name(label ? label : "");
	const uint16_t *table;
	iconv_t handle;
	char *text;

	if (!*name || !is_plain(name))
		return by_looking(arena, label, data, size, length_r);
	table = single_table(name);
	if (table)
		return from_single(arena, table, data, size, length_r);
	handle = converter(name);
	if (handle == (iconv_t)-1)
		return by_looking(arena, label, data, size, length_r);
	text = convert(arena, handle, data, size, length_r);
	close_converter(handle);
	return text;
}
