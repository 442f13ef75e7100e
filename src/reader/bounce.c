/* bounce: see bounce.h. A report of RFC 3464 is believed; without one, the header and the opening
 * words decide (bounce_text.c).
 *
 * SECURITY: anybody can send a forged bounce. It is never answered, and acts on nothing but a note
 * to the desk; the Message-ID it names must be one of ours to mean anything. */
#include "reader/bounce.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/text.h"
#include "letter/lines.h"
#include "reader/address.h"
#include "reader/bounce_text.h"

enum { RECIPIENT_LIMIT = 100 };

/* One group of fields of a report, unfolded. */
struct group {
	const char *final, *original, *action, *status, *diagnostic;
};

static struct group group_of(struct arena *arena, const char *text, size_t length)
{
	struct headers fields = headers_parse(arena, text, length);
	const struct {
		const char *name;
		size_t offset;
	} rows[] = {
	    {"Final-Recipient", offsetof(struct group, final)},
	    {"Original-Recipient", offsetof(struct group, original)},
	    {"Action", offsetof(struct group, action)},
	    {"Status", offsetof(struct group, status)},
	    {"Diagnostic-Code", offsetof(struct group, diagnostic)},
	};
	struct group group = {NULL, NULL, NULL, NULL, NULL};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct header_field *field = headers_find(&fields, rows[i].name);

		*(const char **)(void *)((char *)&group + rows[i].offset) =
		    field ? field->value : NULL;
	}
	return group;
}

/* "rfc822; jan@example.org" */
static const char *recipient(struct arena *arena, const char *value)
{
	const char *part = value ? strchr(value, ';') : NULL;
	struct letter_addresses list;

	if (!value)
		return NULL;
	part = part ? part + 1 : value;
	list = address_list(arena, part, strlen(part));
	return address_first(&list).adres;
}

static const char *code_in(struct arena *arena, const char *value)
{
	return value ? bounce_text_code(arena, value, strlen(value)) : NULL;
}

static bool is_general(const char *status)
{
	return !status || strcmp(status + 1, ".0.0") == 0;
}

/* The code that the other server gave says more than the report's own; a code of the report more than words. */
static const char *status_of(struct arena *arena, const struct group *group)
{
	const char *given = code_in(arena, group->diagnostic);
	const char *status = code_in(arena, group->status);

	if (given && (!is_general(given) || !status))
		return given;
	if (status || !group->diagnostic)
		return status;
	return bounce_text_status(arena, group->diagnostic, strlen(group->diagnostic));
}

static bool is_success(const struct group *group)
{
	return group->action && (text_starts_fold(group->action, "delivered") ||
				 text_starts_fold(group->action, "relayed") ||
				 text_starts_fold(group->action, "expanded"));
}

static void add_recipient(struct arena *arena, struct reading_bounce *bounce, const char *address,
			  const char *status, bool permanent)
{
	struct reading_bounce_ontvanger *item;

	if (bounce->ontvanger_count >= RECIPIENT_LIMIT)
		return;
	bounce->ontvangers = arena_grow(arena, bounce->ontvangers, bounce->ontvanger_count,
					sizeof(*bounce->ontvangers));
	item = &bounce->ontvangers[bounce->ontvanger_count++];
	*item = (struct reading_bounce_ontvanger){
	    .adres = address, .status = status, .blijvend = permanent};
}

static void take_group(struct arena *arena, const struct group *group,
		       struct reading_bounce *bounce)
{
	const char *address = recipient(arena, group->final), *status = status_of(arena, group);
	const char *own = code_in(arena, group->status);
	bool permanent = own ? own[0] == '5' : !status || status[0] == '5';

	if (!address)
		address = recipient(arena, group->original);
	if (group->action && text_starts_fold(group->action, "delayed"))
		permanent = false;
	add_recipient(arena, bounce, address, status, permanent);
}

/* The group in text[0, length); true when it names a recipient, reached or not. */
static bool read_group(struct arena *arena, const char *text, size_t length,
		       struct reading_bounce *bounce)
{
	struct group group = group_of(arena, text, length);

	if (!group.final && !group.original && !group.status)
		return false;
	if (!is_success(&group))
		take_group(arena, &group, bounce);
	return true;
}

static bool starts_recipient(const struct line *line)
{
	static const char name[] = "Final-Recipient:";

	return line->length >= sizeof(name) && strncasecmp(line->text, name, sizeof(name) - 1) == 0;
}

/* The groups of a report stand apart by blank lines, or each starts with its recipient; the first speaks of the
 * whole mail. Returns how many recipients it names. */
static size_t read_status(struct arena *arena, const char *text, struct reading_bounce *bounce)
{
	size_t length = strlen(text), start = 0, recipients = 0;
	bool named = false;
	struct line line;

	for (size_t at = 0; start < length; at = line.next) {
		bool more = lines_next(text, length, at, &line);
		bool next = more && starts_recipient(&line);

		if (more && !lines_blank(&line) && !(next && named)) {
			named = named || next;
			continue;
		}
		if (!more)
			line.start = line.next = length;
		recipients += read_group(arena, text + start, line.start - start, bounce);
		start = next ? line.start : line.next;
		named = next;
	}
	return recipients;
}

/* A report without codes: the notice beside it may have them. */
static void read_codes(struct arena *arena, const char *text, struct reading_bounce *bounce)
{
	for (size_t i = 0; i < bounce->ontvanger_count; i++) {
		struct reading_bounce_ontvanger *item = &bounce->ontvangers[i];
		const char *code = is_general(item->status) && item->adres
				       ? bounce_text_code_of(arena, text, item->adres)
				       : NULL;

		if (code)
			item->status = code;
	}
}

/* Postfix, Exim and others name them in the header. */
static void read_failed_header(struct arena *arena, const struct headers *headers, const char *text,
			       struct reading_bounce *bounce)
{
	const struct header_field *field = headers_find(headers, "X-Failed-Recipients");
	struct letter_addresses list;
	const char *status = bounce_text_status(arena, text, strlen(text));

	if (!field || bounce->ontvanger_count)
		return;
	list = address_list(arena, field->value, field->length);
	for (size_t i = 0; i < list.count; i++) {
		if (list.items[i].adres)
			add_recipient(arena, bounce, list.items[i].adres, status,
				      !status || status[0] == '5');
	}
}

static bool is_feedback(const struct headers *headers)
{
	const struct header_field *type = headers_find(headers, "Content-Type");

	return type && (strcasestr(type->value, "feedback-report") ||
			strcasestr(type->value, "disposition-notification"));
}

/* A server that delivers mail, not any system that reads no answers. */
static bool is_mail_server(const struct letter *letter)
{
	static const char *const names[] = {"mailer-daemon", "mailerdaemon", "postmaster",
					    "post_master",   "post-master",  "mdaemon"};
	const char *name = letter->from.adres ? letter->from.adres : letter->from.naam;

	for (size_t i = 0; name && i < sizeof(names) / sizeof(names[0]); i++) {
		if (text_starts_fold(name, names[i]))
			return true;
	}
	return (letter->marks & LETTER_NULL_SENDER) && !letter->from.naam;
}

static bool is_of_server(const struct headers *headers, const struct letter *letter)
{
	return (letter->marks & (LETTER_DAEMON | LETTER_NULL_SENDER)) ||
	       headers_find(headers, "X-Failed-Recipients") ||
	       (letter->from.naam && strcasestr(letter->from.naam, "mail delivery"));
}

/* No report: a server's name, or what it writes. */
static bool looks_bounced(const struct headers *headers, const struct letter *letter,
			  const struct bounce_parts *parts)
{
	bool server = is_of_server(headers, letter);

	if (is_feedback(headers))
		return false;
	if (is_mail_server(letter) && bounce_text_refusal(letter->volledige_tekst))
		return true;
	if (server)
		return bounce_text_subject(letter->onderwerp) ||
		       bounce_text_opening(letter->volledige_tekst);
	/* from what seems a person: only with all signs, and never as an answer */
	return !(letter->marks & LETTER_REPLY) && parts->original.count &&
	       bounce_text_subject(letter->onderwerp) &&
	       bounce_text_opening(letter->volledige_tekst);
}

/* Nobody is named: the mail that is sent back says whom it was for. One that was for us is another notice. */
static void read_original(struct arena *arena, const struct letter *letter,
			  const struct headers *original, struct reading_bounce *bounce)
{
	const struct header_field *to = headers_find(original, "To");
	struct letter_address address = {NULL, NULL};
	struct letter_addresses list;

	if (to) {
		list = address_list(arena, to->value, to->length);
		address = address_first(&list);
	}
	for (size_t i = 0; address.adres && i < letter->to.count; i++) {
		if (text_equal(letter->to.items[i].adres, address.adres))
			return;
	}
	if (address.adres)
		add_recipient(arena, bounce, address.adres, NULL,
			      !bounce_text_delay(letter->onderwerp));
}

/* What the notice says itself, else the report of another server that it wraps. */
static struct reading_bounce *from_text(struct arena *arena, const struct headers *headers,
					const struct letter *letter, const char *inner,
					struct reading_bounce *bounce)
{
	const char *text = letter->volledige_tekst;

	bounce_text_recipients(arena, text, bounce);
	if (inner && bounce->ontvanger_count == 0)
		read_status(arena, inner, bounce);
	read_failed_header(arena, headers, text, bounce);
	if (bounce->ontvanger_count == 0) {
		const char *status = bounce_text_status(arena, text, strlen(text));

		if (status)
			add_recipient(arena, bounce, NULL, status, status[0] == '5');
	}
	return bounce;
}

/* A notice that a mail is late: it may still arrive, whatever the words give as a reason. */
static bool is_delay(const struct letter *letter)
{
	return bounce_text_delay(letter->onderwerp) ||
	       bounce_text_delay_opening(letter->volledige_tekst);
}

/* A report-type is asked for by RFC 6522, and not all give one. */
static bool is_multipart_report(const struct headers *headers)
{
	const struct header_field *type = headers_find(headers, "Content-Type");

	return type && text_starts_fold(type->value, "multipart/report");
}

bool bounce_is_report(const struct headers *headers, const struct letter *letter,
		      const struct bounce_parts *parts)
{
	if (!parts->status)
		return is_multipart_report(headers);
	if (is_of_server(headers, letter))
		return true;
	return parts->placed && (bounce_text_subject(letter->onderwerp) ||
				 bounce_text_opening(letter->volledige_tekst));
}

struct reading_bounce *bounce_find(struct arena *arena, const struct headers *headers,
				   const struct letter *letter, const struct bounce_parts *parts)
{
	struct reading_bounce *bounce = arena_zero(arena, 1, sizeof(*bounce));
	bool report = parts->status && bounce_is_report(headers, letter, parts);
	size_t named = report ? read_status(arena, parts->status, bounce) : 0;

	if (named > 0 && bounce->ontvanger_count == 0)
		return NULL; /* all were reached */
	if (named == 0) {
		if (!report && !looks_bounced(headers, letter, parts))
			return NULL;
		from_text(arena, headers, letter, parts->inner, bounce);
		if (bounce->ontvanger_count == 0)
			read_original(arena, letter, &parts->original, bounce);
	}
	read_codes(arena, letter->volledige_tekst, bounce);
	if (named == 0 && is_delay(letter)) {
		for (size_t i = 0; i < bounce->ontvanger_count; i++)
			bounce->ontvangers[i].blijvend = false;
	}
	bounce->message_id = bounce_id_find(arena, letter, parts);
	return bounce;
}
