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
#include "reader/leaf.h"
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
	struct buffer text;  /* of the branch that is walked */
	struct buffer shown; /* the same, as who reads HTML sees it */
	bool has_html;	     /* some of it was HTML */
	size_t decoded;	     /* bytes of text so far, of all branches */
	unsigned parts;
	bool related; /* in a multipart/related: text with its pictures */
	bool report;  /* right in the report that the whole mail is */
};

static void walk_object(struct walk *walk, GMimeObject *object, unsigned depth);

static void over(struct walk *walk, enum letter_limit limit)
{
	if (walk->letter->grens == LETTER_WITHIN_LIMITS)
		walk->letter->grens = limit;
}

/* Line and paragraph separators (Outlook) end lines as others do. */
static char *with_line_feeds(char *text)
{
	char *out = strchr(text, 0xE2); /* most have none */

	if (!out)
		return text;
	for (const char *at = out; *at; at++) {
		bool separator =
		    strncmp(at, "\xE2\x80\xA8", 3) == 0 || strncmp(at, "\xE2\x80\xA9", 3) == 0;

		*out++ = separator ? '\n' : *at;
		at += separator ? 2 : 0;
	}
	*out = '\0';
	return text;
}

static char *decoded_text(struct walk *walk, const struct leaf *leaf, const struct buffer *bytes,
			  bool *doubt_r)
{
	const char *data = bytes->data ? bytes->data : "";
	char *label = params_find(walk->arena, leaf->raw_type, strlen(leaf->raw_type), "charset");
	char *format, *delsp, *text;
	size_t length;

	if (text_blank(label) && leaf_is_html(leaf))
		label = html_meta_charset(walk->arena, data, bytes->length);
	text = charset_decode(walk->arena, label, data, bytes->length, &length);
	text = text_clean(walk->arena, text, length, TEXT_MANY_LINES, &length);
	if (leaf_is_html(leaf))
		return with_line_feeds(html_to_text(walk->arena, text, length, doubt_r));
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

static void add_both(struct walk *walk, const char *text, const char *shown)
{
	add_text(&walk->text, text);
	add_text(&walk->shown, shown);
}

static void take_text(struct walk *walk, const struct leaf *leaf)
{
	struct buffer bytes = {0};
	size_t room = walk->limits->text - walk->decoded;
	bool doubt = false;
	char *text;

	if (content_read(leaf->part, room, &bytes)) {
		over(walk, LETTER_TEXT_TOO_LARGE);
	} else {
		walk->decoded += bytes.length;
		walk->has_html = walk->has_html || leaf_is_html(leaf);
		text = decoded_text(walk, leaf, &bytes, &doubt);
		walk->body->doubt = walk->body->doubt || doubt;
		add_both(walk, text, text);
	}
	buffer_free(&bytes);
}

/* Words of the mail, not a file that came with it. A named text is the body only when nothing stands
 * before it (some programs name the body). */
static bool is_body(const struct walk *walk, const struct leaf *leaf)
{
	if (text_equal(leaf->disposition, "attachment") || leaf_is_document(leaf->type))
		return false;
	if (!text_starts_fold(leaf->type, "text/") && !leaf_is_html(leaf))
		return false;
	return !leaf->name || (walk->text.length == 0 && walk->letter->bijlage_count == 0 &&
			       text_equal(leaf->disposition, "inline"));
}

/* The parts of a delivery report; true when the part is one. In a mail that is none it is an attachment as well. */
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
		bounce->placed = walk->report;
	} else if (is_headers && !bounce->original.count) {
		bounce->original = headers_parse(walk->arena, bytes.data, bytes.length);
	}
	buffer_free(&bytes);
	if (!walk->report)
		attachment_add_part(walk->arena, walk->letter, leaf->part, leaf->name, leaf->type);
	return true;
}

/* A picture that stands in the text: a logo, a smiley. */
static bool is_decoration(const struct walk *walk, const struct leaf *leaf)
{
	bool has_id = *leaf_raw_header(GMIME_OBJECT(leaf->part), "Content-ID") != '\0';

	return text_starts_fold(leaf->type, "image/") &&
	       (walk->related || (has_id && !text_equal(leaf->disposition, "attachment")));
}

/* A file that may be a document, or hold one. */
static void take_paper(struct walk *walk, const struct leaf *leaf)
{
	size_t bijlage = walk->letter->bijlage_count - 1, room = walk->limits->text - walk->decoded;
	struct papers *papers = &walk->body->papers;
	struct buffer bytes = {0};

	if (!text_starts_fold(leaf->type, "text/") || leaf_is_document(leaf->type)) {
		if (!is_decoration(walk, leaf))
			papers_take(walk->arena, papers, leaf->part, bijlage);
		return;
	}
	if (content_read(leaf->part, room, &bytes)) {
		over(walk, LETTER_TEXT_TOO_LARGE);
	} else {
		walk->decoded += bytes.length;
		papers_take_words(walk->arena, papers, decoded_text(walk, leaf, &bytes, NULL),
				  bijlage);
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
		add_both(walk, papers->mail_words, papers->mail_words);
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
	inner.text = inner.shown = (struct buffer){0};
	inner.report = false;
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
	buffer_free(&inner.shown);
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
	if (message && !walk->body->bounce.placed)
		walk_inner(walk, message, depth);
}

/* The best branch of an alternative so far. */
struct branch {
	struct buffer text, shown; /* as in a walk */
	bool has_html, shown_plain;
};

/* A branch of an alternative that says anything, beside those before it: plain text wins, and who reads HTML sees the
 * last of it. */
static void take_branch(struct branch *best, struct walk *branch)
{
	bool first = best->text.length == 0;

	if (first || branch->has_html || best->shown_plain) {
		buffer_free(&best->shown);
		best->shown = branch->shown;
		best->shown_plain = !branch->has_html;
	} else {
		buffer_free(&branch->shown);
	}
	if (first || best->has_html) {
		buffer_free(&best->text);
		best->text = branch->text;
		best->has_html = branch->has_html;
	} else {
		buffer_free(&branch->text);
	}
}

/* Each branch on its own; plain text that is not blank wins, else the last branch that says anything. */
static void walk_alternative(struct walk *walk, GMimeMultipart *multipart, unsigned depth)
{
	struct walk outer = *walk;
	struct branch best = {.has_html = false};
	int count = g_mime_multipart_get_count(multipart);

	for (int i = 0; i < count; i++) {
		walk->text = walk->shown = (struct buffer){0};
		walk->has_html = false;
		walk_object(walk, g_mime_multipart_get_part(multipart, i), depth + 1);
		if (walk->text.length)
			take_branch(&best, walk);
	}
	walk->text = outer.text;
	walk->shown = outer.shown;
	walk->has_html = outer.has_html || best.has_html;
	if (best.text.length)
		add_both(walk, best.text.data, best.shown.data);
	buffer_free(&best.text);
	buffer_free(&best.shown);
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
	text = text_clean(walk->arena, text, length, TEXT_MANY_LINES, NULL);
	add_both(walk, text, text);
}

static void walk_multipart(struct walk *walk, GMimeMultipart *multipart, unsigned depth)
{
	char *type = leaf_header(walk->arena, GMIME_OBJECT(multipart), "Content-Type");
	int count = g_mime_multipart_get_count(multipart);
	bool related, report;

	if (count == 0) {
		take_prologue(walk, multipart);
		return;
	}
	walk->report = false;
	if (text_starts_fold(type, "multipart/alternative")) {
		walk_alternative(walk, multipart, depth);
		return;
	}
	related = walk->related;
	report = depth == 0 && text_starts_fold(type, "multipart/report");
	walk->related = related || text_starts_fold(type, "multipart/related");
	for (int i = 0; i < count; i++) {
		walk->report = report;
		walk_object(walk, g_mime_multipart_get_part(multipart, i), depth + 1);
	}
	walk->related = related;
	walk->report = false;
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
	if (walk.text.data && walk.shown.data && strcmp(walk.text.data, walk.shown.data) != 0)
		body->shown = arena_slice(arena, walk.shown.data, walk.shown.length);
	buffer_free(&walk.text);
	buffer_free(&walk.shown);
}
