/* compose: the whole mail: headers of the contract (section 5), MIME as every program reads it,
 * attachments byte for byte, and no way into a header (acceptance 13). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <gmime/gmime.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "base/error.h"
#include "base/memory.h"
#include "compose/compose.h"
#include "reader/html.h"

static struct compose_templates *templates;
static struct arena *arena;
static const char *const references[] = {"eerste@example.be", "tweede@example.be"};

static struct compose_mail make_mail(void)
{
	return (struct compose_mail){
	    .template_name = "ontvangst",
	    .from_name = "Loket Limburg",
	    .from = "bemiddeling@limburg.be",
	    .to = "an@example.be",
	    .message_id = "abcdefghijklmnopqrstuvwxyz234567@limburg.be",
	    .in_reply_to = "tweede@example.be",
	    .references = references,
	    .reference_count = 2,
	    .auto_submitted = "auto-replied",
	    .dossier = "26-00042-8",
	    .date = 1795265580, /* 21 November 2026, 13:13 UTC */
	    .values = compose_sample(arena, "ontvangst"),
	};
}

static void build(const struct compose_mail *mail, struct buffer *out)
{
	struct error err = {0};

	if (compose_build(templates, mail, out, &err))
		print_message("%s\n", err.text);
	assert_int_equal(err.kind, ERROR_NONE);
}

static GMimeMessage *parse(const struct buffer *mail)
{
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(mail->data, mail->length);
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);

	g_object_unref(parser);
	g_object_unref(stream);
	assert_non_null(message);
	return message;
}

static void assert_header(GMimeMessage *message, const char *name, const char *value)
{
	const char *found = g_mime_object_get_header(GMIME_OBJECT(message), name);

	if (!value) {
		assert_null(found);
		return;
	}
	if (!found)
		print_message("no header %s\n", name);
	assert_non_null(found);
	assert_string_equal(found, value);
}

/* The wire form: CRLF only, 7 bits, no line over 998, no NUL. */
static void assert_safe_bytes(const struct buffer *mail)
{
	size_t line = 0;

	for (size_t i = 0; i < mail->length; i++, line++) {
		unsigned char c = (unsigned char)mail->data[i];

		assert_true(c > 0 && c < 0x80);
		if (c == '\r')
			assert_int_equal(mail->data[i + 1], '\n');
		if (c == '\n') {
			assert_int_equal(mail->data[i - 1], '\r');
			assert_true(line <= 999);
			line = (size_t)-1;
		}
	}
}

/* --- headers --------------------------------------------------------------------------------- */

static void an_automatic_mail_has_the_headers_of_the_contract(void **state)
{
	struct compose_mail mail = make_mail();
	struct buffer out = {0};
	GMimeMessage *message;

	(void)state;
	build(&mail, &out);
	assert_safe_bytes(&out);
	message = parse(&out);
	assert_header(message, "From", "Loket Limburg <bemiddeling@limburg.be>");
	assert_header(message, "Reply-To", NULL);
	assert_header(message, "To", "an@example.be");
	assert_header(message, "Subject", "Uw bericht is ontvangen (26-00042-8)");
	assert_header(message, "Message-ID", "<abcdefghijklmnopqrstuvwxyz234567@limburg.be>");
	assert_header(message, "In-Reply-To", "<tweede@example.be>");
	assert_header(message, "References", "<eerste@example.be> <tweede@example.be>");
	assert_header(message, "Auto-Submitted", "auto-replied");
	assert_header(message, "X-Auto-Response-Suppress", "All");
	assert_header(message, "X-Loket-Dossier", "26-00042-8");
	assert_header(message, "X-Loket-Template", "ontvangst");
	assert_header(message, "MIME-Version", "1.0");
	assert_true(strstr(out.data, "\r\nContent-Language: nl-BE\r\n") <
		    strstr(out.data, "\r\n\r\n"));
	assert_non_null(strstr(out.data, "\r\nContent-Language: nl-BE\r\n"));
	assert_int_equal(g_date_time_to_unix(g_mime_message_get_date(message)), 1795265580);
	g_object_unref(message);
	buffer_free(&out);
}

static void a_persons_word_is_not_marked_automatic(void **state)
{
	struct compose_mail mail = make_mail();
	struct buffer out = {0};
	GMimeMessage *message;

	(void)state;
	mail.auto_submitted = NULL;
	mail.in_reply_to = NULL;
	mail.reference_count = 0;
	mail.dossier = NULL;
	mail.informal = true;
	build(&mail, &out);
	message = parse(&out);
	assert_header(message, "Subject", "Je bericht is ontvangen (26-00042-8)");
	assert_header(message, "Auto-Submitted", NULL);
	assert_header(message, "X-Auto-Response-Suppress", NULL);
	assert_header(message, "In-Reply-To", NULL);
	assert_header(message, "References", NULL);
	assert_header(message, "X-Loket-Dossier", NULL);
	g_object_unref(message);
	buffer_free(&out);
}

static void a_name_in_any_script_is_one_name(void **state)
{
	static const char *const names[] = {"Loket Brussel (Vlaamse Gemeenschapscommissie)",
					    "Loket \"Oost\", <x@x.be>; y",
					    "Cliëntoverleg & bemiddeling",
					    "=?utf-8?q?x=0d=0aBcc:_x@x.be?=",
					    "لوكيت",
					    "😀"};

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct compose_mail mail = make_mail();
		struct buffer out = {0};
		InternetAddressList *from;
		InternetAddress *address;
		GMimeMessage *message;

		mail.from_name = names[i];
		build(&mail, &out);
		assert_safe_bytes(&out);
		message = parse(&out);
		from = g_mime_message_get_from(message);
		assert_int_equal(internet_address_list_length(from), 1);
		address = internet_address_list_get_address(from, 0);
		assert_string_equal(
		    internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)),
		    "bemiddeling@limburg.be");
		assert_header(message, "Bcc", NULL);
		g_object_unref(message);
		buffer_free(&out);
	}
}

/* --- no way into a header -------------------------------------------------------------------- */

enum field {
	FROM_NAME,
	FROM,
	REPLY_TO,
	TO,
	MESSAGE_ID,
	AUTO,
	DOSSIER,
	TEMPLATE,
	ATTACHMENT_NAME,
	ATTACHMENT_TYPE
};

static const struct {
	enum field field;
	const char *value;
} refused[] = {
    {FROM_NAME, "Loket\r\nBcc: x@x.be"},
    {FROM_NAME, "Loket\nx"},
    {FROM_NAME, "Loket\rx"},
    {FROM_NAME, "Loket\tx"},
    {FROM_NAME, "Loket\x1b[0m"},
    {FROM_NAME, "Loket \u202Eeb.x"},
    {FROM_NAME, "Loket \xFF"},
    {FROM_NAME, ""},
    {FROM_NAME, NULL},
    {TO, "an@example.be\r\nBcc: x@x.be"},
    {TO, "an@example.be\n"},
    {TO, "an@example.be, x@x.be"},
    {TO, "an@example.be x@x.be"},
    {TO, "An <an@example.be>"},
    {TO, "an@exa@mple.be"},
    {TO, "@example.be"},
    {TO, "an@"},
    {TO, "an"},
    {TO, ""},
    {TO, NULL},
    {TO, "a\"b@example.be"},
    {TO, "an(x)@example.be"},
    {TO, "a..n@example.be"},
    {TO, ".an@example.be"},
    {TO, "an@example..be"},
    {TO, "an@example.be."},
    {TO, "an@[127.0.0.1]"},
    {TO, "an;x@example.be"},
    {TO, "án@example.be"},
    {TO, "an@exämple.be"},
    {TO, "an@x_y.be"},
    {TO, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.be"},
    {FROM, "x@x.be\r\nBcc: y@y.be"},
    {FROM, "x@x.be>, <y@y.be"},
    {FROM, NULL},
    {REPLY_TO, "x@x.be\r\nBcc: y@y.be"},
    {REPLY_TO, "x@x.be>, <y@y.be"},
    {REPLY_TO, "x@x.be, y@y.be"},
    {REPLY_TO, ""},
    {MESSAGE_ID, "a@b\r\nBcc: x@x.be"},
    {MESSAGE_ID, "a@b> <c@d"},
    {MESSAGE_ID, "a b@c"},
    {MESSAGE_ID, "ab"},
    {MESSAGE_ID, "@b"},
    {MESSAGE_ID, NULL},
    {AUTO, "auto-replied\r\nBcc: x@x.be"},
    {AUTO, "no"},
    {DOSSIER, "26-00042-8\r\nBcc: x@x.be"},
    {DOSSIER, "26\n"},
    {TEMPLATE, "ontvangst\r\nBcc: x@x.be"},
    {TEMPLATE, "../ontvangst"},
    {ATTACHMENT_NAME, "x\r\nBcc: x@x.be"},
    {ATTACHMENT_NAME, ""},
    {ATTACHMENT_NAME, NULL},
    {ATTACHMENT_TYPE, "text/plain\r\nBcc: x@x.be"},
    {ATTACHMENT_TYPE, "text"},
    {ATTACHMENT_TYPE, NULL},
};

static void set_field(struct compose_mail *mail, struct compose_attachment *attachment,
		      enum field field, const char *value)
{
	const char **const places[] = {[FROM_NAME] = &mail->from_name,
				       [FROM] = &mail->from,
				       [REPLY_TO] = &mail->reply_to,
				       [TO] = &mail->to,
				       [MESSAGE_ID] = &mail->message_id,
				       [AUTO] = &mail->auto_submitted,
				       [DOSSIER] = &mail->dossier,
				       [TEMPLATE] = &mail->template_name,
				       [ATTACHMENT_NAME] = &attachment->name,
				       [ATTACHMENT_TYPE] = &attachment->type};

	*places[field] = value;
}

static void a_value_that_could_leave_its_header_refuses_the_mail(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		struct compose_attachment attachment = {"x.txt", "text/plain", "x", 1};
		struct compose_mail mail = make_mail();
		struct buffer out = {0};
		struct error err = {0};

		mail.attachments = &attachment;
		mail.attachment_count = 1;
		set_field(&mail, &attachment, refused[i].field, refused[i].value);
		if (compose_build(templates, &mail, &out, &err) == 0)
			print_message("case %zu: %s\n", i, refused[i].value);
		assert_int_equal(err.kind, ERROR_REFUSE);
		assert_int_equal(out.length, 0);
		/* nothing of what was refused stands in a text that will be logged */
		assert_null(strstr(err.text, "x@x.be"));
		assert_null(strstr(err.text, "example"));
		buffer_free(&out);
	}
}

static void usual_addresses_are_taken(void **state)
{
	static const char *const addresses[] = {"an@example.be", "an.de-vos+x@sub.example.be",
						"o'neill_{x}@a-b.be", "an@localhost",
						"1@xn--exmple-cua.be"};

	(void)state;
	for (size_t i = 0; i < sizeof(addresses) / sizeof(addresses[0]); i++) {
		struct compose_mail mail = make_mail();
		struct buffer out = {0};
		GMimeMessage *message;

		mail.to = addresses[i];
		build(&mail, &out);
		message = parse(&out);
		assert_header(message, "To", addresses[i]);
		g_object_unref(message);
		buffer_free(&out);
	}
}

/* The Message-IDs of other people's mails may be anything: the answer must still leave. */
static void strange_references_are_left_out(void **state)
{
	static const char *const ids[] = {
	    "a@b\r\nBcc: x@x.be", "goed@example.be", "a b@c", "a@b> <c@d", "geen", "", "é@b",
	    "ook-goed@example.be"};
	struct compose_mail mail = make_mail();
	struct buffer out = {0};
	GMimeMessage *message;

	(void)state;
	mail.in_reply_to = ids[0];
	mail.references = ids;
	mail.reference_count = sizeof(ids) / sizeof(ids[0]);
	build(&mail, &out);
	message = parse(&out);
	assert_header(message, "In-Reply-To", NULL);
	assert_header(message, "References", "<goed@example.be> <ook-goed@example.be>");
	assert_header(message, "Bcc", NULL);
	g_object_unref(message);
	buffer_free(&out);
}

/* What another program made of an id, visible ASCII all the same, costs none of those after it. */
static void an_odd_reference_goes_as_it_is(void **state)
{
	static const char *const ids[] = {"a@b--))", "c@example.be"};
	struct compose_mail mail = make_mail();
	struct buffer out = {0};

	(void)state;
	mail.references = ids;
	mail.reference_count = 2;
	build(&mail, &out);
	assert_non_null(strstr(out.data, "\r\nReferences: <a@b--))> <c@example.be>\r\n"));
	buffer_free(&out);
}

/* RFC 5322, 2.1.1: lines should not be over 78. */
static void references_are_folded_between_ids(void **state)
{
	static const char *const ids[] = {"0123456789012345678901234567@example.be",
					  "012345678901234567@example.be", "2@example.be"};
	struct compose_mail mail = make_mail();
	struct buffer out = {0};

	(void)state;
	mail.references = ids;
	mail.reference_count = 3;
	build(&mail, &out);
	assert_non_null(strstr(out.data,
			       "\r\nReferences: <0123456789012345678901234567@example.be>"
			       "\r\n\t<012345678901234567@example.be> <2@example.be>\r\n"));
	buffer_free(&out);
}

static void a_thousand_references_are_cut_to_the_first_and_the_last(void **state)
{
	const char *ids[1000];
	struct compose_mail mail = make_mail();
	struct buffer out = {0};

	(void)state;
	for (int i = 0; i < 1000; i++)
		ids[i] = arena_format(arena, "%d.%0250d@example.be", i, i);
	mail.references = ids;
	mail.reference_count = 1000;
	build(&mail, &out);
	assert_safe_bytes(&out);
	assert_non_null(strstr(out.data, "<0.0"));
	assert_non_null(strstr(out.data, "<999.0"));
	assert_null(strstr(out.data, "<500.0"));
	buffer_free(&out);
}

/* --- parts ----------------------------------------------------------------------------------- */

static GMimeObject *part_at(GMimeObject *multipart, int index)
{
	assert_true(GMIME_IS_MULTIPART(multipart));
	return g_mime_multipart_get_part(GMIME_MULTIPART(multipart), index);
}

static void assert_type(GMimeObject *part, const char *type)
{
	char *found = g_mime_content_type_get_mime_type(g_mime_object_get_content_type(part));

	assert_string_equal(found, type);
	g_free(found);
}

static void assert_text_part(GMimeObject *part, const char *type, const char *text)
{
	char *found;

	assert_type(part, type);
	assert_string_equal(g_mime_object_get_content_type_parameter(part, "charset"), "utf-8");
	found = g_mime_text_part_get_text(GMIME_TEXT_PART(part));
	assert_non_null(strstr(found, text));
	g_free(found);
}

static void text_comes_before_html(void **state)
{
	struct compose_mail mail = make_mail();
	struct buffer out = {0};
	GMimeMessage *message;
	GMimeObject *body;

	(void)state;
	compose_set((struct compose_values *)(uintptr_t)mail.values, "loket", "Loket Cliënt 😀");
	build(&mail, &out);
	assert_safe_bytes(&out);
	message = parse(&out);
	body = g_mime_message_get_mime_part(message);
	assert_type(body, "multipart/alternative");
	assert_int_equal(g_mime_multipart_get_count(GMIME_MULTIPART(body)), 2);
	assert_text_part(part_at(body, 0), "text/plain", "Loket Cliënt 😀");
	assert_text_part(part_at(body, 1), "text/html", "<html lang=\"nl-BE\">");
	assert_text_part(part_at(body, 1), "text/html", "Loket Cliënt 😀");
	assert_text_part(
	    part_at(body, 1), "text/html",
	    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
	g_object_unref(message);
	buffer_free(&out);
}

static void drop_all(char *text, char c)
{
	char *to = text;

	for (; *text; text++)
		if (*text != c)
			*to++ = *text;
	*to = '\0';
}

/* RFC 2045, 6.7: at most 76, no blank at the end of a line; and decoded it is what was rendered. */
static void texts_are_quoted_printable(void **state)
{
	static const char *const rows[] = {
	    "0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 01",
	    "0123456789=0123456789=0123456789=0123456789=0123456789=0123456789=0123456789=0",
	    "ëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëë", "😀 = \t=20 .", "."};

	(void)state;
	for (size_t i = 0; i < 2 * sizeof(rows) / sizeof(rows[0]); i++) {
		struct compose_mail mail = make_mail();
		struct buffer out = {0}, html = {0};
		struct error err;
		GMimeMessage *message;
		char *found;

		compose_set(
		    (struct compose_values *)(uintptr_t)mail.values, "loket",
		    arena_format(arena, "%s%.*s", rows[i / 2], (int)(i % 2 * 7), "0 1 2 3"));
		build(&mail, &out);
		for (const char *line = out.data, *end; (end = strchr(line, '\n'));
		     line = end + 1) {
			assert_true(end - line <= 77);
			assert_true(end - line < 2 || (end[-2] != ' ' && end[-2] != '\t'));
		}
		assert_int_equal(compose_render(templates, "ontvangst", false, mail.values, NULL,
						NULL, &html, &err),
				 0);
		message = parse(&out);
		found = g_mime_text_part_get_text(
		    GMIME_TEXT_PART(part_at(g_mime_message_get_mime_part(message), 1)));
		drop_all(found, '\r');
		assert_string_equal(found, html.data);
		g_free(found);
		g_object_unref(message);
		buffer_free(&html);
		buffer_free(&out);
	}
}

/* The decoded bytes of an attachment. */
static void read_attachment(GMimeObject *part, struct buffer *out)
{
	GMimeStream *stream = g_mime_stream_mem_new();
	GByteArray *bytes;

	g_mime_data_wrapper_write_to_stream(g_mime_part_get_content(GMIME_PART(part)), stream);
	bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
	buffer_add(out, bytes->data, bytes->len);
	g_object_unref(stream);
}

static const struct {
	const char *name, *type, *data;
	size_t length;
	const char *sent_as, *encoding;
} attachments[] = {
    {"dossier.json", "application/json", "{\"naam\":\"Zoë\"}\n", 16, "application/json", "base64"},
    {"origineel.eml", "message/rfc822", "Subject: x\r\n\r\nDag\r\n.\r\nFrom x\r\n--\r\n", 34,
     "message/rfc822", "7bit"},
    {"origineel.eml", "message/rfc822", "Subject: x\r\n\r\nZo\xC3\xAB\r\n", 20,
     "application/octet-stream", "base64"},
    {"origineel.eml", "message/rfc822", "Subject: x\r\n\r\nZo\xEB\r\n", 19,
     "application/octet-stream", "base64"},
    {"origineel.eml", "message/rfc822", "Subject: x\n\nDag\n", 16, "application/octet-stream",
     "base64"},
    {"origineel.eml", "message/rfc822", "Subject: x\r\n\r\nDag\rx\r\n", 21,
     "application/octet-stream", "base64"},
    {"origineel.eml", "message/rfc822", "Subject: x\r\n\r\na\0b\r\n", 19,
     "application/octet-stream", "base64"},
    {"origineel.eml", "message/rfc822", "Subject: x\r\n\r\nDag", 17, "application/octet-stream",
     "base64"},
    {"verslag é (1).pdf", "application/pdf", "%PDF\0\xFF", 6, "application/pdf", "base64"},
    {"leeg.bin", "application/octet-stream", "", 0, "application/octet-stream", "base64"},
};

static void attachments_arrive_byte_for_byte(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(attachments) / sizeof(attachments[0]); i++) {
		struct compose_attachment attachment = {attachments[i].name, attachments[i].type,
							attachments[i].data, attachments[i].length};
		struct compose_mail mail = make_mail();
		struct buffer out = {0}, found = {0};
		GMimeMessage *message;
		GMimeObject *part;

		mail.attachments = &attachment;
		mail.attachment_count = 1;
		build(&mail, &out);
		assert_safe_bytes(&out);
		message = parse(&out);
		assert_type(g_mime_message_get_mime_part(message), "multipart/mixed");
		part = part_at(g_mime_message_get_mime_part(message), 1);
		assert_type(part, attachments[i].sent_as);
		assert_string_equal(g_mime_object_get_header(part, "Content-Transfer-Encoding"),
				    attachments[i].encoding);
		assert_string_equal(g_mime_object_get_disposition(part), "attachment");
		assert_string_equal(
		    g_mime_object_get_content_disposition_parameter(part, "filename"),
		    attachments[i].name);
		if (GMIME_IS_MESSAGE_PART(part)) { /* the parser took it apart: look at the wire */
			assert_non_null(memmem(out.data, out.length, attachments[i].data,
					       attachments[i].length));
		} else {
			read_attachment(part, &found);
			assert_int_equal(found.length, attachments[i].length);
			if (found.length > 0)
				assert_memory_equal(found.data, attachments[i].data, found.length);
		}
		g_object_unref(message);
		buffer_free(&found);
		buffer_free(&out);
	}
}

/* No line of the fields is over the 78 that RFC 5322 advises. */
static void assert_short_fields(const char *fields)
{
	while (strncmp(fields, "\r\n", 2) != 0) {
		size_t length = strcspn(fields, "\r");

		assert_in_range(length, 1, 78);
		fields += length + 2;
	}
}

static void assert_same_mailbox(InternetAddress *found, const char *name, const char *address)
{
	assert_string_equal(internet_address_get_name(found), name);
	assert_string_equal(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(found)),
			    address);
}

/* Simple names are written without GMime: at each length they come back, also where the line is full. */
static void names_of_each_length_arrive(void **state)
{
	static const char words[] =
	    "Loket-Cli 4entOverleg B9 van de regio nummer 12 in de buurt van";
	char file[61] = "", from[61] = "";

	(void)state;
	for (size_t i = 0; i < 60; i++) {
		struct compose_attachment attachment = {file, "application/json", "{}", 2};
		struct compose_mail mail = make_mail();
		struct buffer out = {0};
		GMimeMessage *message;
		InternetAddressList *list;
		GMimeObject *part;

		file[i] = "a9._-Z"[i % 6];
		from[i] = words[i];
		if (from[i] == ' ')
			continue; /* an end in a blank is no name */
		mail.from_name = from;
		mail.reply_to = "bemiddeling.jeugdhulp.nr+"
				"krjtdf4fsv4337t32cn22fi5sghhi6f5zmivkh5@limburg.be";
		mail.attachments = &attachment;
		mail.attachment_count = 1;
		build(&mail, &out);
		assert_short_fields(out.data);
		assert_short_fields(strstr(out.data, "Content-Type: application/json;"));
		message = parse(&out);
		part = part_at(g_mime_message_get_mime_part(message), 1);
		assert_string_equal(
		    g_mime_object_get_content_disposition_parameter(part, "filename"), file);
		assert_string_equal(g_mime_object_get_content_type_parameter(part, "name"), file);
		list = g_mime_message_get_from(message);
		assert_int_equal(internet_address_list_length(list), 1);
		assert_string_equal(
		    internet_address_get_name(internet_address_list_get_address(list, 0)), from);
		list = g_mime_message_get_reply_to(message);
		assert_int_equal(internet_address_list_length(list), 1);
		assert_same_mailbox(internet_address_list_get_address(list, 0), from,
				    mail.reply_to);
		g_object_unref(message);
		buffer_free(&out);
	}
}

static void a_line_over_998_in_an_attached_mail_is_not_sent_as_it_is(void **state)
{
	struct compose_attachment attachment = {"origineel.eml", "message/rfc822", NULL, 0};
	struct compose_mail mail = make_mail();
	struct buffer out = {0}, letter = {0};

	(void)state;
	buffer_text(&letter, "Subject: x\r\n\r\n");
	for (int i = 0; i < 999; i++)
		buffer_char(&letter, 'x');
	buffer_text(&letter, "\r\n");
	attachment.data = letter.data;
	attachment.length = letter.length;
	mail.attachments = &attachment;
	mail.attachment_count = 1;
	build(&mail, &out);
	assert_safe_bytes(&out);
	assert_null(strstr(out.data, "message/rfc822"));
	buffer_free(&out);
	buffer_free(&letter);
}

static void seven_megabytes_attached_take_little_memory(void **state)
{
	/* Under a sanitizer or valgrind, where freed memory stays, the process is large to begin with. */
	enum {
		SIZE = 7 * 1024 * 1024,
		PLAIN_KB = 22 * 1024,
		LIMIT_KB = 30 * 1024,
		LOOSE_KB = 200 * 1024
	};
	struct compose_attachment attachment = {"origineel.eml", "message/rfc822", NULL, SIZE};
	struct compose_mail mail = make_mail();
	struct buffer out = {0};
	struct rusage before, after;
	char *data = malloc(SIZE);

	(void)state;
	assert_non_null(data);
	memset(data, 0xEB, SIZE);
	getrusage(RUSAGE_SELF, &before);
	attachment.data = data;
	mail.attachments = &attachment;
	mail.attachment_count = 1;
	build(&mail, &out);
	getrusage(RUSAGE_SELF, &after);
	print_message("%ld kB, then %ld kB\n", before.ru_maxrss, after.ru_maxrss);
	assert_true(out.length > SIZE);
	assert_true(after.ru_maxrss - before.ru_maxrss <
		    (before.ru_maxrss < PLAIN_KB ? LIMIT_KB : LOOSE_KB));
	free(data);
	buffer_free(&out);
}

/* --- in any value (acceptance 13) ------------------------------------------------------------ */

static void hostile_values_leave_the_headers_as_they_are(void **state)
{
	static const char evil[] =
	    "x\r\nBcc: x@x.be\r\nContent-Type: text/html\r\n\r\n<b>x</b>\r\n.\r\n"
	    "--=-\r\n\r\nFrom x";
	struct compose_mail mail = make_mail();
	struct compose_values *values = compose_values_new(arena), *row;
	struct buffer out = {0};
	GMimeMessage *message;

	(void)state;
	compose_set(values, "dossier", "26-00042-8");
	compose_set(values, "loket", evil);
	compose_set(values, "telefoon", evil);
	row = compose_add(values, "crisis");
	compose_set(row, "nummer", evil);
	compose_set(row, "tekst", evil);
	mail.values = values;
	build(&mail, &out);
	assert_safe_bytes(&out);
	message = parse(&out);
	assert_header(message, "Bcc", NULL);
	assert_header(message, "Subject", "Uw bericht is ontvangen (26-00042-8)");
	assert_type(g_mime_message_get_mime_part(message), "multipart/alternative");
	assert_int_equal(
	    g_mime_multipart_get_count(GMIME_MULTIPART(g_mime_message_get_mime_part(message))), 2);
	g_object_unref(message);
	buffer_free(&out);
}

static int set_up(void **state)
{
	struct compose_faults faults;

	(void)state;
	g_mime_init();
	arena = arena_new();
	return compose_load("templates", &templates, &faults);
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(&arena);
	compose_free(&templates);
	return 0;
}

/* Who answers quotes our page: its styles raise no doubt whether the own words are seen. */
static void an_answer_around_our_page_is_no_trick(void **state)
{
	static const char *const names[] = {"ticket", "opdracht", "verslag", "melding",
					    "bevestiging"};
	struct error err = {.text = ""};

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct buffer html = {0};
		bool doubt = true;

		if (compose_render(templates, names[i], false, compose_sample(arena, names[i]),
				   NULL, NULL, &html, &err))
			fail_msg("%s", err.text);
		html_to_text(arena, html.data, html.length, &doubt);
		assert_false(doubt);
		buffer_free(&html);
	}
}

/* Of a subject of ours all is ours, and the number is one of a dossier. */
static void a_subject_of_ours_is_known(void **state)
{
	static const struct {
		const char *subject;
		bool ours;
	} rows[] = {{"Uw bericht is ontvangen (26-00042-8)", true},
		    {"Je bericht is ontvangen (26-00042-8)", true},
		    {"Nieuw bericht 26-00042-8", true},
		    {"SPOED: nieuw bericht 26-00042-8", true},
		    {"Melding bij 26-00042-8: er is een antwoord", true},
		    {"Melding: een mail is te groot", true},
		    {"SPOED: melding bij 26-00042-8: er is een antwoord", true},
		    {"Verslag 26-00042-8: niets gedaan", true},
		    {"Re: Uw bericht is ontvangen (26-00042-8)", false},
		    {"Uw bericht is ontvangen (26-00042-8) en nu?", false},
		    {"Uw bericht is ontvangen (26-00042-7)", false},
		    {"Uw bericht is ontvangen (26-00042", false},
		    {"Uw bericht is ontvangen", false},
		    {"bemiddeling 26-00042-8", false},
		    {"26-00042-8", false},
		    {"", false},
		    {NULL, false}};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (compose_is_subject(templates, rows[i].subject) != rows[i].ours)
			fail_msg("%s", rows[i].subject ? rows[i].subject : "none");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_automatic_mail_has_the_headers_of_the_contract),
	    cmocka_unit_test(a_persons_word_is_not_marked_automatic),
	    cmocka_unit_test(a_name_in_any_script_is_one_name),
	    cmocka_unit_test(a_value_that_could_leave_its_header_refuses_the_mail),
	    cmocka_unit_test(usual_addresses_are_taken),
	    cmocka_unit_test(strange_references_are_left_out),
	    cmocka_unit_test(an_odd_reference_goes_as_it_is),
	    cmocka_unit_test(references_are_folded_between_ids),
	    cmocka_unit_test(a_thousand_references_are_cut_to_the_first_and_the_last),
	    cmocka_unit_test(text_comes_before_html),
	    cmocka_unit_test(texts_are_quoted_printable),
	    cmocka_unit_test(attachments_arrive_byte_for_byte),
	    cmocka_unit_test(names_of_each_length_arrive),
	    cmocka_unit_test(a_line_over_998_in_an_attached_mail_is_not_sent_as_it_is),
	    cmocka_unit_test(seven_megabytes_attached_take_little_memory),
	    cmocka_unit_test(hostile_values_leave_the_headers_as_they_are),
	    cmocka_unit_test(a_subject_of_ours_is_known),
	    cmocka_unit_test(an_answer_around_our_page_is_no_trick),
	};

	return cmocka_run_group_tests_name("compose_mail", tests, set_up, tear_down);
}
