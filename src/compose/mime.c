/* mime: see mime.h. */
#include "compose/mime.h"

#include <gmime/gmime.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

enum { LINE = 77, LINE_ADVISED = 78, SIMPLE = 50, QUOTED_LINE = 75, PIECE = 57 * 64 };

/* GMime ends lines with LF. */
static void add_lines(struct buffer *out, const char *text, size_t length)
{
	const char *end = text + length, *stop;

	for (; (stop = memchr(text, '\n', (size_t)(end - text))); text = stop + 1) {
		buffer_add(out, text, (size_t)(stop - text));
		buffer_add(out, "\r\n", 2);
	}
	buffer_add(out, text, (size_t)(end - text));
}

/* --- what needs no GMime ------------------------------------------------------------------------ */

/* Most values are simple words on a short line: there is nothing to encode, quote or fold, and GMime's
 * objects would be a tenth of the work on a mail. */
#define WORD "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-"

static bool is_of(const char *text, const char *allowed)
{
	return *text && !text[strspn(text, allowed)];
}

/* Words with single blanks between them. */
static bool is_words(const char *text)
{
	size_t length = strlen(text);

	return is_of(text, WORD " ") && text[0] != ' ' && text[length - 1] != ' ' &&
	       !strstr(text, "  ");
}

/* "NAME: VALUE; PARAMETER=VALUE", folded at its blank where it must be; false: it is not simple. */
static bool add_simple(struct buffer *out, const char *field, const char *parameter,
		       const char *value)
{
	const char *quote = strchr(value, '=') ? "\"" : "";
	size_t length =
	    strlen(field) + strlen("; =") + strlen(parameter) + strlen(value) + 2 * strlen(quote);

	if (!is_of(value, WORD "._=") || strlen(value) > SIMPLE)
		return false;
	buffer_format(out, "%s;%s%s=%s%s%s\r\n", field, length > LINE_ADVISED ? "\r\n\t" : " ",
		      parameter, quote, value, quote);
	return true;
}

/* --- fields ---------------------------------------------------------------------------------- */

static void add_own(struct buffer *out, char *text)
{
	add_lines(out, text, strlen(text));
	g_free(text);
}

void mime_text(struct buffer *out, const char *name, const char *value)
{
	char *encoded, *line;

	if (!value)
		return;
	if (is_words(value) && strlen(name) + 2 + strlen(value) < LINE) {
		buffer_format(out, "%s: %s\r\n", name, value);
		return;
	}
	encoded = g_mime_utils_header_encode_text(NULL, value, "utf-8");
	line = g_strconcat(name, ": ", encoded, NULL);
	add_own(out, g_mime_utils_unstructured_header_fold(NULL, NULL, line));
	g_free(line);
	g_free(encoded);
}

void mime_mailbox(struct buffer *out, const char *name, const char *display, const char *address)
{
	InternetAddressList *list;
	InternetAddress *mailbox;
	GString *line;

	if (is_words(display) && strlen(display) <= SIMPLE) {
		size_t length = strlen(name) + strlen(":  <>") + strlen(display) + strlen(address);

		buffer_format(out, "%s: %s%s<%s>\r\n", name, display,
			      length > LINE ? "\r\n\t" : " ", address);
		return;
	}
	list = internet_address_list_new();
	mailbox = internet_address_mailbox_new(display, address);
	line = g_string_new(name);
	internet_address_list_add(list, mailbox);
	g_string_append(line, ": ");
	internet_address_list_encode(list, NULL, line);
	add_lines(out, line->str, line->len);
	g_string_free(line, TRUE);
	g_object_unref(mailbox);
	g_object_unref(list);
}

void mime_address(struct buffer *out, const char *name, const char *address)
{
	bool fold = strlen(name) + 2 + strlen(address) > LINE;

	buffer_format(out, "%s:%s%s\r\n", name, fold ? "\r\n\t" : " ", address);
}

void mime_date(struct buffer *out, int64_t seconds)
{
	GDateTime *date = g_date_time_new_from_unix_local(seconds);

	if (!date)
		return;
	buffer_text(out, "Date: ");
	add_own(out, g_mime_utils_header_format_date(date));
	buffer_text(out, "\r\n");
	g_date_time_unref(date);
}

void mime_ids(struct buffer *out, const char *name, const char *const *ids, size_t count)
{
	size_t column = strlen(name) + 1;

	if (count == 0)
		return;
	buffer_format(out, "%s:", name);
	for (size_t i = 0; i < count; i++) {
		size_t length = strlen(ids[i]) + 2;
		bool fold = i > 0 && column + 1 + length > LINE;

		buffer_format(out, "%s<%s>", fold ? "\r\n\t" : " ", ids[i]);
		column = (fold ? 0 : column) + 1 + length;
	}
	buffer_text(out, "\r\n");
}

void mime_type(struct buffer *out, const char *media, const char *subtype, const char *parameter,
	       const char *value)
{
	char field[SIMPLE];
	GMimeContentType *type;

	if (snprintf(field, SIMPLE, "Content-Type: %s/%s", media, subtype) < SIMPLE &&
	    add_simple(out, field, parameter, value))
		return;
	type = g_mime_content_type_new(media, subtype);
	g_mime_content_type_set_parameter(type, parameter, value);
	buffer_text(out, "Content-Type:");
	add_own(out, g_mime_content_type_encode(type, NULL));
	g_object_unref(type);
}

void mime_attached(struct buffer *out, const char *file_name)
{
	GMimeContentDisposition *disposition;

	if (add_simple(out, "Content-Disposition: attachment", "filename", file_name))
		return;
	disposition = g_mime_content_disposition_new();
	g_mime_content_disposition_set_disposition(disposition, "attachment");
	g_mime_content_disposition_set_parameter(disposition, "filename", file_name);
	buffer_text(out, "Content-Disposition:");
	add_own(out, g_mime_content_disposition_encode(disposition, NULL));
	g_object_unref(disposition);
}

/* --- contents -------------------------------------------------------------------------------- */

/* In pieces: a mail with 7 MB attached is in memory once. */
static void add_base64(struct buffer *out, const char *data, size_t length)
{
	char piece[GMIME_BASE64_ENCODE_LEN(PIECE)];
	GMimeEncoding state;
	size_t encoded;

	g_mime_encoding_init_encode(&state, GMIME_CONTENT_ENCODING_BASE64);
	for (; length > PIECE; data += PIECE, length -= PIECE) {
		encoded = g_mime_encoding_step(&state, data, PIECE, piece);
		add_lines(out, piece, encoded);
	}
	encoded = g_mime_encoding_flush(&state, data, length, piece);
	add_lines(out, piece, encoded);
}

static void add_unchanged(struct buffer *out, const char *data, size_t length)
{
	buffer_add(out, data, length);
}

static bool is_safe(char c)
{
	return (unsigned char)(c - ' ') <= '~' - ' ' ? c != '=' : c == '\t';
}

/* How many bytes stand as they are, at most `room`: up to what must be encoded, a line end, or the
 * blank before one. */
static size_t plain_run(const char *text, size_t length, size_t room)
{
	size_t run = 0, most = length < room ? length : room;

	while (run < most && is_safe(text[run]))
		run++;
	if (run > 0 && (run == length || text[run] == '\n') &&
	    (text[run - 1] == ' ' || text[run - 1] == '\t'))
		run--;
	return run;
}

/* RFC 2045, 6.7. Lines end where those of the text do, or with "=" before column 76. */
static void add_quoted_printable(struct buffer *out, const char *text, size_t length)
{
	static const char hex[] = "0123456789ABCDEF";
	size_t column = 0;

	for (size_t i = 0, run; i < length; i += run) {
		unsigned char c = (unsigned char)text[i];

		run = plain_run(text + i, length - i, QUOTED_LINE - column);
		if (run > 0) {
			buffer_add(out, text + i, run);
			column += run;
			continue;
		}
		if (c != '\n' && column + 3 > QUOTED_LINE) {
			buffer_add(out, "=\r\n", 3);
			column = 0;
			continue;
		}
		run = 1;
		if (c == '\n')
			buffer_add(out, "\r\n", 2);
		else
			buffer_add(out, (const char[]){'=', hex[c >> 4], hex[c & 15]}, 3);
		column = c == '\n' ? 0 : column + 3;
	}
}

static const struct {
	const char *name;
	void (*add)(struct buffer *out, const char *data, size_t length);
} encodings[MIME_ENCODING_COUNT] = {
    [MIME_QUOTED_PRINTABLE] = {"quoted-printable", add_quoted_printable},
    [MIME_BASE64] = {"base64", add_base64},
    [MIME_UNCHANGED] = {"7bit", add_unchanged},
};

void mime_encoding(struct buffer *out, enum mime_encoding encoding)
{
	buffer_format(out, "Content-Transfer-Encoding: %s\r\n", encodings[encoding].name);
}

void mime_content(struct buffer *out, enum mime_encoding encoding, const void *data, size_t length)
{
	buffer_text(out, "\r\n");
	encodings[encoding].add(out, data, length);
}

void mime_next(struct buffer *out, const char *boundary)
{
	buffer_format(out, "\r\n--%s\r\n", boundary);
}

void mime_end(struct buffer *out, const char *boundary)
{
	buffer_format(out, "\r\n--%s--\r\n", boundary);
}
