/* reader: see reader.h. The whole way from raw bytes to a reading, in one process. */
#include "reader/reader.h"

#include <gmime/gmime.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "form/rrn.h"
#include "instruct/instruct.h"
#include "letter/forward.h"
#include "letter/quote.h"
#include "letter/seen_lines.h"
#include "letter/unseen.h"
#include "reader/auth.h"
#include "reader/body.h"
#include "reader/bounce.h"
#include "reader/charset.h"
#include "reader/letterhead.h"
#include "reader/papers.h"
#include "reader/scan.h"
#include "reader/table_files.h"
#include "understand/understand.h"
#include "sorting/sorting.h"

static struct understand_tables *tables;

int reader_prepare(const char *folder, struct error *err)
{
	if (tables)
		return 0;
	tables = table_files_load(folder, err);
	if (!tables)
		return -1;
	tzset();
	g_mime_init();
	charset_prepare();
	return 0;
}

/* The mail as GMime shall see it: of its header only what tells how to take the body apart, so that no
 * fault elsewhere in the header can lose the body; then the body from the file. */
static GMimeStream *open_mail(int fd, int64_t start, const struct headers *headers)
{
	static const char *const wanted[] = {"Content-Type", "Content-Transfer-Encoding",
					     "Content-Disposition"};
	GMimeStream *all = g_mime_stream_cat_new(), *head, *rest;
	struct buffer text = {0};

	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
		const struct header_field *field = headers_find(headers, wanted[i]);

		if (field)
			buffer_format(&text, "%s: %s\n", wanted[i], field->value);
	}
	buffer_text(&text, "MIME-Version: 1.0\n\n");
	head = g_mime_stream_mem_new_with_buffer(text.data, text.length);
	buffer_free(&text);
	rest = g_mime_stream_fs_new_with_bounds(fd, start, -1);
	g_mime_stream_fs_set_owner(GMIME_STREAM_FS(rest), FALSE);
	g_mime_stream_cat_add_source(GMIME_STREAM_CAT(all), head);
	g_mime_stream_cat_add_source(GMIME_STREAM_CAT(all), rest);
	g_object_unref(head);
	g_object_unref(rest);
	return all;
}

/* The part tree. GMime keeps offsets into the file, not the contents. */
static void read_parts(struct arena *arena, GMimeStream *stream, const struct letter_limits *limits,
		       struct letter *letter, struct body *body)
{
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);

	if (message && g_mime_message_get_mime_part(message))
		body_read(arena, g_mime_message_get_mime_part(message), limits, letter, body);
	if (message)
		g_object_unref(message);
	g_object_unref(parser);
	g_object_unref(stream);
}

/* A national number must not go further than this process. */
static const char *masked(struct arena *arena, struct letter *letter, const char *text)
{
	char *copy = arena_text(arena, text);

	if (copy && form_rrn_mask(copy, strlen(copy)) > 0)
		letter->marks |= LETTER_RRN;
	return copy;
}

static void mask_header(struct arena *arena, struct letter *letter)
{
	letter->onderwerp = masked(arena, letter, letter->onderwerp);
	letter->from.naam = masked(arena, letter, letter->from.naam);
	letter->reply_to.naam = masked(arena, letter, letter->reply_to.naam);
	for (size_t i = 0; i < letter->bijlage_count; i++)
		letter->bijlagen[i].naam = masked(arena, letter, letter->bijlagen[i].naam);
}

static bool is_answer(const struct letter *letter)
{
	return (letter->marks & LETTER_REPLY) || quote_answer_subject(letter->onderwerp);
}

/* A mail that is passed on as an attachment becomes part of the text; one that would be too long there stays where it
 * is. */
static struct letter_forward *open_passed(struct arena *arena, struct letter *letter,
					  struct body *body, const struct letter_limits *limits)
{
	struct letter_forward *forward;
	char *text = body->text;
	const char *own;

	if (body->passed.count != 1 || body->bounce.placed || letter->grens != LETTER_WITHIN_LIMITS)
		return NULL;
	own = quote_own_words(arena, text, body->length, is_answer(letter));
	if (!passed_is_meant(arena, &body->passed, unseen_cut(arena, own)))
		return NULL;
	forward = passed_open(arena, &body->passed, own, &text);
	if (strlen(text) > limits->text)
		return NULL;
	forward->van.naam = masked(arena, letter, forward->van.naam);
	forward->onderwerp = masked(arena, letter, forward->onderwerp);
	forward->datum = masked(arena, letter, forward->datum);
	forward->tekst = masked(arena, letter, forward->tekst);
	forward->begeleidende_tekst = masked(arena, letter, forward->begeleidende_tekst);
	letter->volledige_tekst = masked(arena, letter, text);
	papers_drop_words(&body->papers, body->passed.bijlage);
	return forward;
}

/* Before any word is looked at: so both versions keep the same words. */
static void mask_versions(struct letter *letter, struct body *body)
{
	if (form_rrn_mask(body->text, body->length) > 0)
		letter->marks |= LETTER_RRN;
	if (body->shown)
		form_rrn_mask(body->shown, strlen(body->shown));
}

/* What the person wrote now, and what they pass on. */
static void read_words(struct arena *arena, struct letter *letter, struct body *body,
		       const struct letter_limits *limits)
{
	bool answers = is_answer(letter);
	size_t length = body->length;

	letter->volledige_tekst = arena_text(arena, body->text);
	letter->doorgestuurd =
	    forward_find(arena, letter->volledige_tekst, length, letter->onderwerp);
	if (!letter->doorgestuurd)
		letter->doorgestuurd = open_passed(arena, letter, body, limits);
	letter->tekst = letter->doorgestuurd
			    ? letter->volledige_tekst
			    : quote_own_words(arena, letter->volledige_tekst, length, answers);
	/* in a first request the marks stay: they are all that the desk sees of such words */
	if (answers)
		letter->tekst = unseen_cut(arena, letter->tekst);
}

/* Two From fields: one was checked, another is shown; nobody is confirmed. */
static int confirmed(struct arena *arena, const struct headers *headers, const char *from,
		     const char *authserv_id)
{
	const struct header_field *first = headers_find(headers, "From");

	if (first && headers_next(headers, first, "From"))
		return -1;
	return auth_confirmed(arena, headers, from, authserv_id);
}

/* What a person sees and what is obeyed must be the same. Of names nothing is known here. */
static void find_commands(struct arena *arena, const char *text, unsigned who,
			  struct instruct_list *list)
{
	const struct instruct_context context = {.who = who, .only_commands = true};

	instruct_parse(arena, text, strlen(text), &context, list);
}

static bool same_commands(struct arena *arena, const char *text, const char *shown, unsigned who)
{
	struct instruct_list one, other;

	find_commands(arena, text, who, &one);
	find_commands(arena, shown, who, &other);
	return instruct_same(&one, &other);
}

static bool same_for_all(struct arena *arena, const char *text, const char *shown)
{
	return same_commands(arena, text, shown, INSTRUCT_STAFF | INSTRUCT_PROFESSIONAL) &&
	       same_commands(arena, text, shown, INSTRUCT_CONFIRM);
}

static const char *own_words(struct arena *arena, const struct letter *letter, const char *text)
{
	return unseen_cut(arena, quote_own_words(arena, text, strlen(text), is_answer(letter)));
}

static bool has_commands(struct arena *arena, const char *text)
{
	struct instruct_list list, confirming;

	find_commands(arena, text, INSTRUCT_STAFF | INSTRUCT_PROFESSIONAL, &list);
	find_commands(arena, text, INSTRUCT_CONFIRM, &confirming);
	return list.count + confirming.count > 0;
}

/* The lines of a mail with a command are those that its writer saw, not those that the program made: a text runs to the
 * first blank one. What is compared is what is obeyed. */
static const char *with_seen_lines(struct arena *arena, const struct body *body,
				   const struct letter *letter, const char *own)
{
	const char *shown;

	if (!body->shown || body->doubt || letter->doorgestuurd)
		return own;
	shown = own_words(arena, letter, body->shown);
	return has_commands(arena, own) || has_commands(arena, shown)
		   ? seen_lines(arena, own, shown)
		   : own;
}

static void mark_two_versions(struct arena *arena, const struct body *body, struct letter *letter)
{
	const char *text, *shown;

	if (!body->shown && !body->doubt)
		return;
	text = own_words(arena, letter, body->text);
	shown = body->shown ? own_words(arena, letter, body->shown) : text;
	text = with_seen_lines(arena, body, letter, text);
	/* where it cannot be told what is seen, no command may be hidden in it: there is to be none */
	if (!same_for_all(arena, text, shown) || (body->doubt && !same_for_all(arena, shown, "")))
		letter->marks |= LETTER_TWO_VERSIONS;
}

static void read_mail(struct arena *arena, int fd, const struct reading_context *context,
		      const struct letter_limits *limits, const struct scan *scan,
		      struct body *body, struct reading *reading)
{
	struct letter *letter = &reading->mail;
	struct headers headers = headers_parse(arena, scan->header.data, scan->header.length);

	letterhead_read(arena, &headers, letter);
	letter->afzender_bevestigd =
	    confirmed(arena, &headers, letter->from.adres, context->authserv_id);
	letter->grens = scan->limit;
	if (letter->grens == LETTER_WITHIN_LIMITS)
		read_parts(arena, open_mail(fd, scan->body, &headers), limits, letter, body);
	mask_header(arena, letter);
	mask_versions(letter, body);
	read_words(arena, letter, body, limits);
	mark_two_versions(arena, body, letter);
	papers_give(arena, &body->papers, reading);
	if (letter->grens == LETTER_WITHIN_LIMITS)
		reading->bounce = bounce_find(arena, &headers, letter, &body->bounce);
	if (reading->bounce || bounce_is_report(&headers, letter, &body->bounce))
		letter->marks |= LETTER_REPORT;
}

int reader_read(struct arena *arena, int fd, const struct reading_context *context,
		const struct letter_limits *limits, struct reading **reading_r, struct error *err)
{
	struct reading *reading = reading_new(arena);
	struct body body = {.text = arena_text(arena, "")};
	struct scan scan;

	if (scan_mail(fd, limits, &scan, err)) {
		buffer_free(&scan.header);
		return -1;
	}
	read_mail(arena, fd, context, limits, &scan, &body, reading);
	buffer_free(&scan.header);
	reading->soort = sorting_kind(&reading->mail, reading->bounce != NULL);
	understand(arena, reading, tables, context);
	/* only now: what was understood stands somewhere in the whole text, by its own words */
	reading->mail.tekst = with_seen_lines(arena, &body, &reading->mail, reading->mail.tekst);
	*reading_r = reading;
	return 0;
}
