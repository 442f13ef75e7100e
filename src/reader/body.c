/* body: see body.h. GMime holds the tree and undoes the transfer encoding; character sets are ours.
 *
 * SECURITY: the scan has bounded depth and parts before GMime saw the mail; both are counted here
 * again. Text is read in pieces and stops at its limit. */
#include "reader/body.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "letter/flowed.h"
#include "reader/attachment.h"
#include "reader/charset.h"
#include "reader/content.h"
#include "reader/html.h"
#include "reader/papers.h"
#include "reader/params.h"

enum {
	REPORT_LIMIT = 256 * 1024,
	PAPER_SHARE = 4 /* of the text of a mail that its documents may have beside it */
};

struct walk {
	struct arena *arena;
	const struct letter_limits *limits;
	struct letter *letter;
	struct body *body;
	struct buffer text; /* of the branch that is walked */
	bool has_html;	    /* some of it was HTML */
	size_t decoded;	    /* bytes of text so far, of all branches */
	unsigned parts;
	bool related; /* in a multipart/related: text with its pictures */
};

/* One part, with what its header says. */
struct leaf {
	GMimePart *part;
	char *type;	   /* "text/plain" */
	char *disposition; /* "attachment", "inline", "" */
	char *name;	   /* NULL: none */
	const char *raw_type;
};

static void walk_object(struct walk *walk, GMimeObject *object, unsigned depth);

static void over(struct walk *walk, enum letter_limit limit)
{
	if (walk->letter->grens == LETTER_WITHIN_LIMITS)
		walk->letter->grens = limit;
}

static const char *raw_header(GMimeObject *object, const char *name)
{
	GMimeHeader *header =
	    g_mime_header_list_get_header(g_mime_object_get_header_list(object), name);
	const char *value = header ? g_mime_header_get_raw_value(header) : NULL;

	return value ? value : "";
}

/* The value without line ends and the white space in front. */
static char *header_value(struct arena *arena, GMimeObject *object, const char *name)
{
	const char *raw = raw_header(object, name);
	char *value = arena_zero(arena, strlen(raw) + 1, 1);
	size_t used = 0;

	for (; *raw; raw++) {
		if (*raw != '\r' && *raw != '\n' && (used || (*raw != ' ' && *raw != '\t')))
			value[used++] = *raw;
	}
	return value;
}

static char *part_name(struct arena *arena, const char *disposition, const char *type)
{
	char *name = params_find(arena, disposition, strlen(disposition), "filename");

	if (text_blank(name))
		name = params_find(arena, type, strlen(type), "name");
	return text_blank(name) ? NULL : name;
}

static struct leaf leaf_of(struct arena *arena, GMimeObject *object)
{
	char *type = header_value(arena, object, "Content-Type");
	char *disposition = header_value(arena, object, "Content-Disposition");
	struct leaf leaf = {
	    .type = params_value(arena, type, strlen(type)),
	    .disposition = params_value(arena, disposition, strlen(disposition)),
	    .name = part_name(arena, disposition, type),
	    .raw_type = type,
	};

	/* "text" alone and no type at all are plain text (RFC 2045, 5.2) */
	if (*leaf.type == '\0' || !strchr(leaf.type, '/'))
		leaf.type = arena_text(arena, "text/plain");
	return leaf;
}

static bool is_html(const struct leaf *leaf)
{
	return text_equal(leaf->type, "text/html") ||
	       text_equal(leaf->type, "application/xhtml+xml");
}

/* Line and paragraph separators (Outlook) end lines as others do. */
static char *with_line_feeds(char *text)
{
	char *out = text;

	for (const char *at = text; *at; at++) {
		bool separator =
		    strncmp(at, "\xE2\x80\xA8", 3) == 0 || strncmp(at, "\xE2\x80\xA9", 3) == 0;

		*out++ = separator ? '\n' : *at;
		at += separator ? 2 : 0;
	}
	*out = '\0';
	return text;
}

static char *decoded_text(struct walk *walk, const struct leaf *leaf, const struct buffer *bytes)
{
	const char *data = bytes->data ? bytes->data : "";
	char *label = params_find(walk->arena, leaf->raw_type, strlen(leaf->raw_type), "charset");
	char *format, *delsp, *text;
	size_t length;

	if (text_blank(label) && is_html(leaf))
		label = html_meta_charset(walk->arena, data, bytes->length);
	text = charset_decode(walk->arena, label, data, bytes->length, &length);
	text = text_clean(walk->arena, text, length, TEXT_MANY_LINES, &length);
	if (is_html(leaf))
		return with_line_feeds(html_to_text(walk->arena, text, length));
	text = with_line_feeds(text);
	length = strlen(text);
	format = params_find(walk->arena, leaf->raw_type, strlen(leaf->raw_type), "format");
	if (!text_equal_fold(format, "flowed"))
		return text;
	delsp = params_find(walk->arena, leaf->raw_type, strlen(leaf->raw_type), "delsp");
	return flowed_join(walk->arena, text, length, text_equal_fold(delsp, "yes"));
}

/* Joins several text parts with a blank line between them. */
static void add_text(struct buffer *out, const char *text)
{
	size_t length = strlen(text);

	while (length && strchr(" \t\n", text[length - 1]))
		length--;
	if (length == 0 || text_blank(text))
		return;
	if (out->length)
		buffer_text(out, "\n\n");
	buffer_add(out, text, length);
}

static void take_text(struct walk *walk, const struct leaf *leaf)
{
	struct buffer bytes = {0};
	size_t room = walk->limits->text - walk->decoded;

	if (content_read(leaf->part, room, &bytes)) {
		over(walk, LETTER_TEXT_TOO_LARGE);
	} else {
		walk->decoded += bytes.length;
		walk->has_html = walk->has_html || is_html(leaf);
		add_text(&walk->text, decoded_text(walk, leaf, &bytes));
	}
	buffer_free(&bytes);
}

/* Text types that are documents, not the words of the mail. */
static bool is_document(const char *type)
{
	static const char *const types[] = {"text/calendar",  "text/vcard", "text/x-vcard",
					    "text/directory", "text/csv",   "text/css",
					    "text/xml",	      "text/rtf",   "text/x-amp-html"};

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		if (text_equal(type, types[i]))
			return true;
	}
	return false;
}

/* Words of the mail, not a file that came with it. A named text is the body only when nothing stands
 * before it (some programs name the body). */
static bool is_body(const struct walk *walk, const struct leaf *leaf)
{
	if (text_equal(leaf->disposition, "attachment") || is_document(leaf->type))
		return false;
	if (!text_starts_fold(leaf->type, "text/") && !is_html(leaf))
		return false;
	return !leaf->name || (walk->text.length == 0 && walk->letter->bijlage_count == 0 &&
			       text_equal(leaf->disposition, "inline"));
}

/* The parts of a delivery report; true when the part is one. */
static bool take_report(struct walk *walk, const struct leaf *leaf)
{
	struct bounce_parts *bounce = &walk->body->bounce;
	struct buffer bytes = {0};
	bool is_status = text_equal(leaf->type, "message/delivery-status") ||
			 text_equal(leaf->type, "message/global-delivery-status");
	bool is_headers = text_equal(leaf->type, "text/rfc822-headers") ||
			  text_equal(leaf->type, "message/global-headers");

	if (!is_status && !is_headers)
		return false;
	content_read(leaf->part, REPORT_LIMIT, &bytes);
	if (is_status && !bounce->status) {
		bounce->status =
		    text_clean(walk->arena, bytes.data, bytes.length, TEXT_MANY_LINES, NULL);
	} else if (is_headers && !bounce->original.count) {
		bounce->original = headers_parse(walk->arena, bytes.data, bytes.length);
	}
	buffer_free(&bytes);
	return true;
}

/* A picture that stands in the text: a logo, a smiley. */
static bool is_decoration(const struct walk *walk, const struct leaf *leaf)
{
	bool has_id = *raw_header(GMIME_OBJECT(leaf->part), "Content-ID") != '\0';

	return text_starts_fold(leaf->type, "image/") &&
	       (walk->related || (has_id && !text_equal(leaf->disposition, "attachment")));
}

/* A file that may be a document, or hold one. */
static void take_paper(struct walk *walk, const struct leaf *leaf)
{
	size_t bijlage = walk->letter->bijlage_count - 1, room = walk->limits->text - walk->decoded;
	struct papers *papers = &walk->body->papers;
	struct buffer bytes = {0};

	if (!text_starts_fold(leaf->type, "text/") || is_document(leaf->type)) {
		if (!is_decoration(walk, leaf))
			papers_take(walk->arena, papers, leaf->part, bijlage);
		return;
	}
	if (content_read(leaf->part, room, &bytes)) {
		over(walk, LETTER_TEXT_TOO_LARGE);
	} else {
		walk->decoded += bytes.length;
		papers_take_words(walk->arena, papers, decoded_text(walk, leaf, &bytes), bijlage);
	}
	buffer_free(&bytes);
}

static void walk_leaf(struct walk *walk, GMimePart *part)
{
	struct leaf leaf = leaf_of(walk->arena, GMIME_OBJECT(part));
	bool body;

	leaf.part = part;
	if (take_report(walk, &leaf))
		return;
	body = is_body(walk, &leaf);
	if (body)
		take_text(walk, &leaf);
	/* a named body is a file as well: what is not sure is shown twice rather than hidden */
	if (!body || leaf.name)
		attachment_add_part(walk->arena, walk->letter, part, leaf.name, leaf.type);
	if (!body)
		take_paper(walk, &leaf);
}

static bool says_all(const char *text, const char *words)
{
	while (*words) {
		if (strchr(" \t\n", *words))
			words++;
		else if (strchr(" \t\n", *text) && *text)
			text++;
		else if (*text++ != *words++)
			return false;
	}
	return true;
}

/* Words that a server packed with the files of the mail are its body where it has none; where it has other words,
 * both are shown. */
static void take_mail_words(struct walk *walk)
{
	struct papers *papers = &walk->body->papers;
	const char *text = walk->text.data ? walk->text.data : "";

	if (!papers->mail_words)
		return;
	if (text_blank(text))
		add_text(&walk->text, papers->mail_words);
	else if (!says_all(text, papers->mail_words))
		papers_take_words(walk->arena, papers, papers->mail_words,
				  papers->mail_words_bijlage);
}

/* What an attached mail says and brings along; its attachments are not the mail's. */
static void walk_inner(struct walk *walk, GMimeMessage *message, unsigned depth)
{
	size_t bijlage = walk->letter->bijlage_count - 1;
	struct letter letter = {.grens = LETTER_WITHIN_LIMITS};
	struct body body = {.text = NULL};
	struct walk inner = *walk;

	body.papers.budget = walk->body->papers.budget;
	inner.letter = &letter;
	inner.body = &body;
	inner.text = (struct buffer){0};
	walk_object(&inner, g_mime_message_get_mime_part(message), depth + 1);
	take_mail_words(&inner);
	walk->decoded = inner.decoded;
	walk->parts = inner.parts;
	walk->body->papers.budget = body.papers.budget;
	if (!walk->body->bounce.inner)
		walk->body->bounce.inner = body.bounce.status;
	if (!walk->body->bounce.inner_original.count)
		walk->body->bounce.inner_original = body.bounce.original;
	over(walk, letter.grens);
	if (!walk->body->passed.text) {
		walk->body->passed.text =
		    arena_slice(walk->arena, inner.text.data, inner.text.length);
		walk->body->passed.bijlage = bijlage;
	}
	papers_take_mail(walk->arena, &walk->body->papers, &body.papers,
			 inner.text.data ? inner.text.data : "", bijlage);
	buffer_free(&inner.text);
}

static void walk_message(struct walk *walk, GMimeMessagePart *part, unsigned depth)
{
	struct leaf leaf = leaf_of(walk->arena, GMIME_OBJECT(part));
	GMimeMessage *message = g_mime_message_part_get_message(part);
	char *headers = message ? g_mime_object_get_headers(GMIME_OBJECT(message), NULL) : NULL;

	if (headers && !walk->body->bounce.original.count)
		walk->body->bounce.original = headers_parse(walk->arena, headers, strlen(headers));
	if (headers && walk->body->passed.count++ == 0)
		walk->body->passed.headers = headers_parse(walk->arena, headers, strlen(headers));
	g_free(headers);
	attachment_add_message(walk->arena, walk->letter, part, leaf.name,
			       strchr(leaf.raw_type, '/') ? leaf.type : "message/rfc822");
	/* a report brings our own mail back */
	if (message && !walk->body->bounce.status)
		walk_inner(walk, message, depth);
}

/* Each branch on its own; plain text that is not blank wins, else the last branch that says anything. */
static void walk_alternative(struct walk *walk, GMimeMultipart *multipart, unsigned depth)
{
	struct buffer outer = walk->text, best = {0};
	bool outer_html = walk->has_html, best_html = true;
	int count = g_mime_multipart_get_count(multipart);

	for (int i = 0; i < count; i++) {
		walk->text = (struct buffer){0};
		walk->has_html = false;
		walk_object(walk, g_mime_multipart_get_part(multipart, i), depth + 1);
		if (walk->text.length && best_html) {
			buffer_free(&best);
			best = walk->text;
			best_html = walk->has_html;
		} else {
			buffer_free(&walk->text);
		}
	}
	walk->text = outer;
	walk->has_html = outer_html || (best.length && best_html);
	if (best.length)
		add_text(&walk->text, best.data);
	buffer_free(&best);
}

/* A boundary that stands nowhere: all there is stands before the first part, and somebody wrote it. */
static void take_prologue(struct walk *walk, GMimeMultipart *multipart)
{
	const char *prologue = g_mime_multipart_get_prologue(multipart);
	size_t length = prologue ? strlen(prologue) : 0, room = walk->limits->text - walk->decoded;
	char *text;

	if (length == 0)
		return;
	if (length > room) {
		over(walk, LETTER_TEXT_TOO_LARGE);
		return;
	}
	walk->decoded += length;
	text = charset_decode(walk->arena, NULL, prologue, length, &length);
	add_text(&walk->text, text_clean(walk->arena, text, length, TEXT_MANY_LINES, NULL));
}

static void walk_multipart(struct walk *walk, GMimeMultipart *multipart, unsigned depth)
{
	char *type = header_value(walk->arena, GMIME_OBJECT(multipart), "Content-Type");
	int count = g_mime_multipart_get_count(multipart);
	bool related;

	if (count == 0) {
		take_prologue(walk, multipart);
		return;
	}
	if (text_starts_fold(type, "multipart/alternative")) {
		walk_alternative(walk, multipart, depth);
		return;
	}
	related = walk->related;
	walk->related = related || text_starts_fold(type, "multipart/related");
	for (int i = 0; i < count; i++)
		walk_object(walk, g_mime_multipart_get_part(multipart, i), depth + 1);
	walk->related = related;
}

static void walk_object(struct walk *walk, GMimeObject *object, unsigned depth)
{
	if (depth > walk->limits->depth)
		over(walk, LETTER_TOO_DEEP);
	if (++walk->parts > walk->limits->parts)
		over(walk, LETTER_TOO_MANY_PARTS);
	if (walk->letter->grens != LETTER_WITHIN_LIMITS || !object)
		return;
	if (GMIME_IS_MULTIPART(object))
		walk_multipart(walk, GMIME_MULTIPART(object), depth);
	else if (GMIME_IS_MESSAGE_PART(object))
		walk_message(walk, GMIME_MESSAGE_PART(object), depth);
	else if (GMIME_IS_PART(object))
		walk_leaf(walk, GMIME_PART(object));
}

void body_read(struct arena *arena, GMimeObject *root, const struct letter_limits *limits,
	       struct letter *letter, struct body *body)
{
	struct walk walk = {.arena = arena, .limits = limits, .letter = letter, .body = body};

	body->papers.budget = document_budget_default(limits->text / PAPER_SHARE);
	walk_object(&walk, root, 0);
	take_mail_words(&walk);
	if (walk.text.length > limits->text)
		over(&walk, LETTER_TEXT_TOO_LARGE);
	body->length =
	    text_fit(walk.text.data ? walk.text.data : "", walk.text.length, limits->text);
	body->text = arena_slice(arena, walk.text.data, body->length);
	buffer_free(&walk.text);
}
