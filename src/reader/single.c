/* single: see single.h. */
#include "reader/single.h"

#include <iconv.h>
#include <stdbool.h>
#include <stddef.h>
#include <strings.h>

#include "base/text.h"

enum { HIGH = 128 };

static struct {
	const char *name; /* iconv's */
	bool known;
	uint16_t high[HIGH];
} sets[] = {
    {.name = "ISO-8859-2"},   {.name = "ISO-8859-3"},	{.name = "ISO-8859-4"},
    {.name = "ISO-8859-5"},   {.name = "ISO-8859-6"},	{.name = "ISO-8859-7"},
    {.name = "ISO-8859-8"},   {.name = "ISO-8859-9"},	{.name = "ISO-8859-10"},
    {.name = "ISO-8859-13"},  {.name = "ISO-8859-14"},	{.name = "ISO-8859-15"},
    {.name = "ISO-8859-16"},  {.name = "WINDOWS-1250"}, {.name = "WINDOWS-1251"},
    {.name = "WINDOWS-1253"}, {.name = "WINDOWS-1254"}, {.name = "WINDOWS-1255"},
    {.name = "WINDOWS-1256"}, {.name = "WINDOWS-1257"}, {.name = "WINDOWS-1258"},
    {.name = "KOI8-R"},	      {.name = "KOI8-U"},	{.name = "MACINTOSH"},
    {.name = "IBM850"},	      {.name = "IBM437"},	{.name = "IBM852"},
    {.name = "IBM866"},	      {.name = "TIS-620"},
};

/* One byte on its own; a mark that joins its letter stays a mark. */
static uint16_t code_point(iconv_t handle, unsigned char byte)
{
	char in = (char)byte, out[16], *from = &in, *to = out;
	size_t in_left = 1, out_left = sizeof(out), size;
	uint32_t c;

	iconv(handle, NULL, NULL, NULL, NULL);
	if (iconv(handle, &from, &in_left, &to, &out_left) == (size_t)-1 ||
	    iconv(handle, NULL, NULL, &to, &out_left) == (size_t)-1 || to == out)
		return 0xFFFD;
	c = text_decode(out, (size_t)(to - out), &size);
	return c <= 0xFFFF ? (uint16_t)c : 0xFFFD;
}

void single_prepare(void)
{
	for (size_t i = 0; i < sizeof(sets) / sizeof(sets[0]); i++) {
		iconv_t handle = sets[i].known ? (iconv_t)-1 : iconv_open("UTF-8", sets[i].name);

		if (handle == (iconv_t)-1)
			continue;
		for (int byte = 0; byte < HIGH; byte++)
			sets[i].high[byte] = code_point(handle, (unsigned char)(byte + 0x80));
		sets[i].known = true;
		iconv_close(handle);
	}
}

const uint16_t *single_table(const char *name)
{
	for (size_t i = 0; i < sizeof(sets) / sizeof(sets[0]); i++) {
		if (sets[i].known && strcasecmp(sets[i].name, name) == 0)
			return sets[i].high;
	}
	return NULL;
}
