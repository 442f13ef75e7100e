/* build: one whole mail (gmime): headers, text/plain and text/html, attachments; CRLF, 7-bit
 * clean, no line over 998.
 *
 * SECURITY: each header value is checked before gmime sees it (header.c); gmime encodes and
 * folds. A mail that is attached whole goes as message/rfc822 only when it can go unchanged
 * (RFC 2046 forbids to encode that type); else as application/octet-stream, so that it arrives
 * byte for byte. */
#include <gmime/gmime.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "compose/compose.h"
#include "compose/header.h"
#include "compose/sink.h"

enum { LINE_LIMIT = 998, REFERENCES = 20, BOUNDARY = 64 };

#define ID_LETTERS "abcdefghijklmnopqrstuvwxyz234567" /* of vault_message_id */

/* --- checks ---------------------------------------------------------------------------------- */

static bool is_auto_submitted(const char *value)
{
	return !value || strcmp(value, "auto-replied") == 0 || strcmp(value, "auto-generated") == 0;
}

static int check_attachment(const struct compose_attachment *attachment, struct error *err)
{
	if (header_check_line("the name of an attachment", attachment->name, err) ||
	    header_check_line("the type of an attachment", attachment->type, err))
		return -1;
	if (!strchr(attachment->type, '/'))
		return error_set(err, ERROR_REFUSE, "the type of an attachment has no /");
	return 0;
}

static int check_mail(const struct compose_mail *mail, struct error *err)
{
	if (header_check_line("the sender's name", mail->from_name, err) ||
	    header_check_address("the sender", mail->from, err) ||
	    header_check_address("the recipient", mail->to, err))
		return -1;
	if (!mail->message_id || !header_is_message_id(mail->message_id))
		return error_set(err, ERROR_REFUSE, "the message id is not one");
	if (mail->dossier && header_check_line("the dossier", mail->dossier, err))
		return -1;
	if (!is_auto_submitted(mail->auto_submitted))
		return error_set(err, ERROR_REFUSE, "no such value of Auto-Submitted");
	for (size_t i = 0; i < mail->attachment_count; i++)
		if (check_attachment(&mail->attachments[i], err))
			return -1;
	return 0;
}

/* --- parts ----------------------------------------------------------------------------------- */

static void set_content(GMimePart *part, const void *data, size_t length)
{
	GMimeStream *stream = sink_source_new(data, length);
	GMimeDataWrapper *content =
	    g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT);

	g_mime_part_set_content(part, content);
	g_object_unref(content);
	g_object_unref(stream);
}

static GMimeObject *text_part(const char *subtype, const struct buffer *text)
{
	GMimePart *part = g_mime_part_new_with_type("text", subtype);

	g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "charset", "utf-8");
	set_content(part, text->data, text->length);
	/* Dutch text: readable as it is, and never over a limit of lines */
	g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
	return GMIME_OBJECT(part);
}

static void add_part(GMimeMultipart *multipart, GMimeObject *part)
{
	g_mime_multipart_add(multipart, part);
	g_object_unref(part);
}

/* True when the bytes survive as they are: 7-bit, no NUL, CRLF line ends only, no line over 998. */
static bool can_go_unchanged(const char *data, size_t length)
{
	size_t line = 0;

	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)data[i];

		if (c == 0 || c >= 0x80 || ++line > LINE_LIMIT + 2)
			return false;
		if (c == '\r' && (i + 1 == length || data[i + 1] != '\n'))
			return false;
		if (c == '\n' && (i == 0 || data[i - 1] != '\r'))
			return false;
		if (c == '\n')
			line = 0;
	}
	return length > 0 && line == 0;
}

static GMimeObject *attachment_part(const struct compose_attachment *attachment)
{
	GMimeContentType *type = g_mime_content_type_parse(NULL, attachment->type);
	GMimeContentEncoding encoding = GMIME_CONTENT_ENCODING_BASE64;
	const char *media = g_mime_content_type_get_media_type(type);
	const char *subtype = g_mime_content_type_get_media_subtype(type);
	GMimePart *part;

	if (g_mime_content_type_is_type(type, "message", "*")) {
		if (can_go_unchanged(attachment->data, attachment->length)) {
			encoding = GMIME_CONTENT_ENCODING_7BIT;
		} else {
			media = "application";
			subtype = "octet-stream";
		}
	}
	part = g_mime_part_new_with_type(media, subtype);
	g_object_unref(type);
	set_content(part, attachment->data, attachment->length);
	g_mime_part_set_content_encoding(part, encoding);
	g_mime_object_set_disposition(GMIME_OBJECT(part), "attachment");
	g_mime_part_set_filename(part, attachment->name);
	return GMIME_OBJECT(part);
}

/* The boundary is made of the Message-ID, which is keyed: nobody who writes to us can know it beforehand and
 * put it into a mail that we attach unchanged. No encoded text holds "=_". */
static GMimeMultipart *new_multipart(const struct compose_mail *mail, const char *subtype)
{
	GMimeMultipart *multipart = g_mime_multipart_new();
	char boundary[BOUNDARY];

	g_mime_content_type_set_media_subtype(
	    g_mime_object_get_content_type(GMIME_OBJECT(multipart)), subtype);
	snprintf(boundary, sizeof(boundary), "=_%c%.*s", subtype[0],
		 (int)strspn(mail->message_id, ID_LETTERS), mail->message_id);
	g_mime_multipart_set_boundary(multipart, boundary);
	return multipart;
}

static GMimeObject *whole_body(const struct compose_mail *mail, const struct buffer *text,
			       const struct buffer *html)
{
	GMimeMultipart *alternative = new_multipart(mail, "alternative");
	GMimeMultipart *mixed;

	add_part(alternative, text_part("plain", text));
	add_part(alternative, text_part("html", html));
	if (mail->attachment_count == 0)
		return GMIME_OBJECT(alternative);
	mixed = new_multipart(mail, "mixed");
	add_part(mixed, GMIME_OBJECT(alternative));
	for (size_t i = 0; i < mail->attachment_count; i++)
		add_part(mixed, attachment_part(&mail->attachments[i]));
	return GMIME_OBJECT(mixed);
}

/* --- headers --------------------------------------------------------------------------------- */

static void set_header(GMimeMessage *message, const char *name, const char *value)
{
	if (value)
		g_mime_object_set_header(GMIME_OBJECT(message), name, value, "utf-8");
}

/* Ids come from other people's mails: one that is none is left out, the mail still goes. Of a
 * long row the first and the last ones are kept (as RFC 5537 section 3.4.4 has it). */
static void set_references(GMimeMessage *message, const struct compose_mail *mail)
{
	struct buffer ids = {0};

	if (mail->in_reply_to && header_is_message_id(mail->in_reply_to)) {
		buffer_format(&ids, "<%s>", mail->in_reply_to);
		set_header(message, "In-Reply-To", ids.data);
		ids.length = 0;
	}
	for (size_t i = 0; i < mail->reference_count; i++)
		if ((i == 0 || i + REFERENCES > mail->reference_count) &&
		    header_is_message_id(mail->references[i]))
			buffer_format(&ids, "%s<%s>", ids.length ? " " : "", mail->references[i]);
	if (ids.length > 0)
		set_header(message, "References", ids.data);
	buffer_free(&ids);
}

static void set_date(GMimeMessage *message, int64_t seconds)
{
	GDateTime *date = g_date_time_new_from_unix_local(seconds);

	if (!date)
		return;
	g_mime_message_set_date(message, date);
	g_date_time_unref(date);
}

static GMimeMessage *with_headers(const struct compose_mail *mail, const char *subject)
{
	GMimeMessage *message = g_mime_message_new(TRUE);

	g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_FROM, mail->from_name, mail->from);
	g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_TO, NULL, mail->to);
	g_mime_message_set_subject(message, subject, "utf-8");
	set_date(message, mail->date);
	g_mime_message_set_message_id(message, mail->message_id);
	set_references(message, mail);
	set_header(message, "Auto-Submitted", mail->auto_submitted);
	set_header(message, "X-Auto-Response-Suppress", mail->auto_submitted ? "All" : NULL);
	set_header(message, "X-Loket-Dossier", mail->dossier);
	set_header(message, "X-Loket-Template", mail->template_name);
	set_header(message, "Content-Language", "nl-BE");
	return message;
}

/* --- the whole ------------------------------------------------------------------------------- */

static int write_message(GMimeMessage *message, struct buffer *out, struct error *err)
{
	GMimeFormatOptions *options = g_mime_format_options_new();
	GMimeStream *sink = sink_new(out);
	ssize_t written;

	g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_DOS);
	written = g_mime_object_write_to_stream(GMIME_OBJECT(message), options, sink);
	g_object_unref(sink);
	g_mime_format_options_free(options);
	if (written < 0)
		return error_set(err, ERROR_REFUSE, "the mail cannot be written");
	return 0;
}

int compose_build(const struct compose_templates *templates, const struct compose_mail *mail,
		  struct buffer *out, struct error *err)
{
	struct buffer subject = {0}, text = {0}, html = {0};
	GMimeMessage *message;
	GMimeObject *body;
	int result = -1;

	g_mime_init();
	if (check_mail(mail, err) || compose_render(templates, mail->template_name, mail->informal,
						    mail->values, &subject, &text, &html, err))
		goto out;
	message = with_headers(mail, subject.data);
	body = whole_body(mail, &text, &html);
	g_mime_message_set_mime_part(message, body);
	g_object_unref(body);
	result = write_message(message, out, err);
	g_object_unref(message);
out:
	buffer_free(&subject);
	buffer_free(&text);
	buffer_free(&html);
	return result;
}
