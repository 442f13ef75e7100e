/* build: one whole mail (gmime): headers, text/plain and text/html, attachments; CRLF, 7-bit
 * clean, no line over 998.
 *
 * SECURITY: each header value is checked before gmime sees it (header.c); gmime encodes and
 * folds. A mail that is attached whole goes as message/rfc822 only when it can go unchanged
 * (RFC 2046 forbids to encode that type); else as application/octet-stream, so that it arrives
 * byte for byte. */
#include <gmime/gmime.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "compose/compose.h"
#include "compose/header.h"
#include "compose/mime.h"

enum { LINE_LIMIT = 998, REFERENCES = 20, BOUNDARY = 64, BOUNDARY_RANDOM = 16 };

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
	    header_check_address("the recipient", mail->to, err) ||
	    (mail->reply_to && header_check_address("the reply address", mail->reply_to, err)))
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

/* Dutch text: readable as it is, and never over a limit of lines. */
static void add_text(struct buffer *out, const char *subtype, const struct buffer *text)
{
	mime_type(out, "text", subtype, "charset", "utf-8");
	mime_encoding(out, MIME_QUOTED_PRINTABLE);
	mime_content(out, MIME_QUOTED_PRINTABLE, text->data, text->length);
}

/* True when the bytes survive as they are: 7-bit, no NUL, CRLF line ends only, no line over 998. */
static bool can_go_unchanged(const char *data, size_t length)
{
	const char *end = data + length, *stop;
	unsigned char bits = 0;

	for (size_t i = 0; i < length; i++)
		bits |= (unsigned char)data[i];
	if (bits >= 0x80 || memchr(data, 0, length))
		return false;
	for (const char *line = data; line < end; line = stop + 1) {
		stop = memchr(line, '\n', (size_t)(end - line));
		if (!stop || stop == line || stop - line > LINE_LIMIT + 1 ||
		    memchr(line, '\r', (size_t)(stop - line)) != stop - 1)
			return false;
	}
	return length > 0;
}

/* The parts of "MEDIA/SUBTYPE; ...", as they are to be sent. */
struct media {
	char *type, *subtype;
	enum mime_encoding encoding;
};

static struct media media_of(const struct compose_attachment *attachment)
{
	GMimeContentType *type = g_mime_content_type_parse(NULL, attachment->type);
	const char *media = g_mime_content_type_get_media_type(type);
	const char *subtype = g_mime_content_type_get_media_subtype(type);
	struct media result = {.encoding = MIME_BASE64};

	if (g_mime_content_type_is_type(type, "message", "*")) {
		if (can_go_unchanged(attachment->data, attachment->length)) {
			result.encoding = MIME_UNCHANGED;
		} else {
			media = "application";
			subtype = "octet-stream";
		}
	}
	result.type = memory_text(media);
	result.subtype = memory_text(subtype);
	g_object_unref(type);
	return result;
}

static void add_attachment(struct buffer *out, const struct compose_attachment *attachment)
{
	struct media media = media_of(attachment);

	mime_type(out, media.type, media.subtype, "name", attachment->name);
	mime_encoding(out, media.encoding);
	mime_attached(out, attachment->name);
	mime_content(out, media.encoding, attachment->data, attachment->length);
	free(media.type);
	free(media.subtype);
}

/* The boundary is made of the Message-ID, which is keyed: nobody who writes to us can know it beforehand and
 * put it into a mail that we attach unchanged. Half of it (80 bits): where a mail of ours is passed on, its Message-ID
 * is taken out (token_strip), and must not stand in the boundary. No encoded text holds "=_". */
static void begin_multipart(const struct compose_mail *mail, const char *subtype,
			    char boundary[BOUNDARY], struct buffer *out)
{
	size_t letters = strspn(mail->message_id, ID_LETTERS);

	snprintf(boundary, BOUNDARY, "=_%c%.*s", subtype[0],
		 (int)(letters < BOUNDARY_RANDOM ? letters : BOUNDARY_RANDOM), mail->message_id);
	mime_type(out, "multipart", subtype, "boundary", boundary);
}

static void add_alternative(struct buffer *out, const struct compose_mail *mail,
			    const struct buffer *text, const struct buffer *html)
{
	char boundary[BOUNDARY];

	begin_multipart(mail, "alternative", boundary, out);
	mime_next(out, boundary);
	add_text(out, "plain", text);
	mime_next(out, boundary);
	add_text(out, "html", html);
	mime_end(out, boundary);
}

static void add_body(struct buffer *out, const struct compose_mail *mail, const struct buffer *text,
		     const struct buffer *html)
{
	char boundary[BOUNDARY];

	if (mail->attachment_count == 0) {
		add_alternative(out, mail, text, html);
		return;
	}
	begin_multipart(mail, "mixed", boundary, out);
	mime_next(out, boundary);
	add_alternative(out, mail, text, html);
	for (size_t i = 0; i < mail->attachment_count; i++) {
		mime_next(out, boundary);
		add_attachment(out, &mail->attachments[i]);
	}
	mime_end(out, boundary);
}

/* --- headers --------------------------------------------------------------------------------- */

/* Ids come from other people's mails: one that is none is left out, the mail still goes. Of a
 * long row the first and the last ones are kept (as RFC 5537 section 3.4.4 has it). */
static void add_references(struct buffer *out, const struct compose_mail *mail)
{
	const char *ids[REFERENCES + 1];
	size_t count = 0;

	if (mail->in_reply_to && header_is_message_id(mail->in_reply_to))
		mime_ids(out, "In-Reply-To", &mail->in_reply_to, 1);
	for (size_t i = 0; i < mail->reference_count; i++)
		if ((i == 0 || i + REFERENCES > mail->reference_count) &&
		    header_is_message_id(mail->references[i]))
			ids[count++] = mail->references[i];
	mime_ids(out, "References", ids, count);
}

static void add_headers(struct buffer *out, const struct compose_mail *mail, const char *subject)
{
	mime_date(out, mail->date);
	mime_mailbox(out, "From", mail->from_name, mail->from);
	if (mail->reply_to)
		mime_mailbox(out, "Reply-To", mail->from_name, mail->reply_to);
	mime_text(out, "Subject", subject);
	mime_address(out, "To", mail->to);
	mime_ids(out, "Message-Id", &mail->message_id, 1);
	add_references(out, mail);
	mime_text(out, "Auto-Submitted", mail->auto_submitted);
	mime_text(out, "X-Auto-Response-Suppress", mail->auto_submitted ? "All" : NULL);
	mime_text(out, "X-Loket-Dossier", mail->dossier);
	mime_text(out, "X-Loket-Template", mail->template_name);
	mime_text(out, "Content-Language", "nl-BE");
	buffer_text(out, "MIME-Version: 1.0\r\n");
}

/* --- the whole ------------------------------------------------------------------------------- */

int compose_build(const struct compose_templates *templates, const struct compose_mail *mail,
		  struct buffer *out, struct error *err)
{
	struct buffer subject = {0}, text = {0}, html = {0};
	int result = -1;

	g_mime_init();
	if (check_mail(mail, err) || compose_render(templates, mail->template_name, mail->informal,
						    mail->values, &subject, &text, &html, err))
		goto out;
	add_headers(out, mail, subject.data);
	add_body(out, mail, &text, &html);
	if (mail->words)
		buffer_format(mail->words, "%s\n%s", subject.data, text.data);
	result = 0;
out:
	buffer_free(&subject);
	buffer_free(&text);
	buffer_free(&html);
	return result;
}
