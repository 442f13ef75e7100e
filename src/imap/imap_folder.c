/* imap_folder: names of folders as IMAP writes them: modified UTF-7 (RFC 3501, section 5.1.3). */
#include "imap/session.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";

/* Sixteen bits at a time into six at a time. */
struct shift {
	uint32_t bits;
	int count;
};

static void add_unit(struct shift *shift, uint32_t unit, struct buffer *out)
{
	shift->bits = (shift->bits << 16) | unit;
	shift->count += 16;
	while (shift->count >= 6) {
		shift->count -= 6;
		buffer_char(out, digits[(shift->bits >> shift->count) & 63]);
	}
}

/* The text up to the next printable ASCII character, as "&...-"; the bytes it took. */
static size_t encode_run(const char *text, size_t length, struct buffer *out)
{
	struct shift shift = {0};
	size_t at = 0;

	buffer_char(out, '&');
	while (at < length && (text[at] < ' ' || text[at] > '~')) {
		size_t size;
		uint32_t point = text_decode(text + at, length - at, &size);

		if (point >= 0x10000) {
			add_unit(&shift, 0xD800 + ((point - 0x10000) >> 10), out);
			point = 0xDC00 + ((point - 0x10000) & 0x3FF);
		}
		add_unit(&shift, point, out);
		at += size;
	}
	if (shift.count > 0)
		buffer_char(out, digits[(shift.bits << (6 - shift.count)) & 63]);
	buffer_char(out, '-');
	return at;
}

void imap_encode_folder(const char *folder, struct buffer *out)
{
	size_t length = strlen(folder);

	for (size_t at = 0; at < length;) {
		if (folder[at] < ' ' || folder[at] > '~') {
			at += encode_run(folder + at, length - at, out);
			continue;
		}
		if (folder[at] == '&')
			buffer_text(out, "&-");
		else
			buffer_char(out, folder[at]);
		at++;
	}
}

void imap_quote_folder(const char *folder, struct buffer *out)
{
	struct buffer name = {0};

	imap_encode_folder(folder, &name);
	buffer_char(out, '"');
	for (size_t i = 0; i < name.length; i++) {
		if (name.data[i] == '"' || name.data[i] == '\\')
			buffer_char(out, '\\');
		buffer_char(out, name.data[i]);
	}
	buffer_char(out, '"');
	buffer_free(&name);
}
