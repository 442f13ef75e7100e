/* compose: mails going out. One CommonMark template a message and form of address
 * (templates/nl/NAME.md, or NAME.je.md and NAME.u.md), checked at start; text/plain and
 * text/html of the same content; MIME by gmime.
 *
 * A template is parsed first (cmark); values are put in as text nodes, so nothing in a value
 * can become structure, markup or a header. Its first line is "Onderwerp: ...", then an empty
 * line, then CommonMark with
 *   {{name}}                 the value
 *   {{#name}} ... {{/name}}  when it is present; of a list, for each item
 *   {{?name}} ... {{/name}}  when it is present; of a list, once
 *   {{^name}} ... {{/name}}  when it is absent
 * Both markers of a section stand in one paragraph, or each alone in a paragraph of its own. A
 * list item that is one whole section is repeated, or left out, as an item. Paragraphs, items,
 * lists and headings in which nothing is left disappear. Which values each template knows
 * stands in names.c; an unknown name is a fault with file and line.
 *
 * SECURITY: values may hold any clean text of a mail. Header values are encoded by gmime; a
 * subject with a line end or an address with one is refused. Only values that say nothing about
 * a person can stand in a subject (names.c). */
#ifndef LOKET_COMPOSE_COMPOSE_H
#define LOKET_COMPOSE_COMPOSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct buffer;
struct error;

struct compose_templates;

/* Loads and checks every template below `folder`. On -1 the faults are in *faults_r (each
 * "FILE:LINE: what; what to do"), freed with compose_faults_free. */
struct compose_faults {
	char **items;
	size_t count;
};
int compose_load(const char *folder, struct compose_templates **templates_r,
		 struct compose_faults *faults);
void compose_free(struct compose_templates **templates);
void compose_faults_free(struct compose_faults *faults);

/* The answers that the desk chooses, by number: "tekst" (antwoord.je.md, .u.md: the desk's words alone), then each
 * NAAM of an antwoord-NAAM.je.md and .u.md below the folder; NULL past the last. */
const char *compose_reply_name(const struct compose_templates *templates, size_t index);
/* The template of such a name, "antwoord-informatie" of "informatie"; its own name is fine too. NULL: there is
 * none. */
const char *compose_reply_template(const struct compose_templates *templates, const char *name);

/* True for a whole subject that one of the templates gives, with any reference of a dossier; NULL is fine. */
bool compose_is_subject(const struct compose_templates *templates, const char *subject);

/* Values for one mail: texts, flags and lists of values, in a tree. All copied into the arena. */
struct compose_values;
struct compose_values *compose_values_new(struct arena *arena);
/* NULL or "" counts as absent. Newlines in a text stay line breaks; markup in it stays text. Reply addresses and
 * Message-IDs of ours in it, which a mail may quote, go out unreadable (token_strip). */
void compose_set(struct compose_values *values, const char *name, const char *text);
/* The same for what we write ourselves for this recipient: it may hold a reply address. */
void compose_set_own(struct compose_values *values, const char *name, const char *text);
void compose_set_flag(struct compose_values *values, const char *name, bool on);
/* A new item of the list `name`. */
struct compose_values *compose_add(struct compose_values *values, const char *name);

struct compose_attachment {
	const char *name;
	const char *type; /* media type; "message/rfc822" is attached as it is */
	const void *data; /* borrowed */
	size_t length;
};

struct compose_mail {
	const char *template_name; /* "ontvangst" */
	bool informal;		   /* je instead of u, where there are two */
	const char *from_name;	   /* of the loket */
	const char *from;	   /* the mailbox; also the envelope sender */
	const char *reply_to;	   /* under the same name; NULL: none */
	const char *to;
	const char *message_id;	       /* without < > */
	const char *in_reply_to;       /* NULL: none */
	const char *const *references; /* without < >; NULL: none */
	size_t reference_count;
	const char
	    *auto_submitted; /* "auto-replied", "auto-generated", or NULL for a person's word */
	const char *dossier; /* reference for X-Loket-Dossier; NULL: none */
	int64_t date;
	const struct compose_values *values;
	const struct compose_attachment *attachments;
	size_t attachment_count;
	struct buffer *words; /* gets the subject and the plain text too; NULL: not wanted */
};

/* The whole mail, CRLF line ends, ready for DATA. An address or header value that cannot be written
 * safely: ERROR_REFUSE. */
int compose_build(const struct compose_templates *templates, const struct compose_mail *mail,
		  struct buffer *out, struct error *err);

/* For `check`: the messages by number (NULL past the last), whether one has a je and a u form,
 * and a sample of every value it knows. */
const char *compose_message_name(size_t index, bool *two_forms_r);
struct compose_values *compose_sample(struct arena *arena, const char *template_name);

/* True for an address that compose_build can write to: a plain local part (no quotes), a domain in
 * ASCII. */
bool compose_can_write_to(const char *address);

/* Only the texts, for check and for tests; any out may be NULL. */
int compose_render(const struct compose_templates *templates, const char *template_name,
		   bool informal, const struct compose_values *values, struct buffer *subject,
		   struct buffer *text, struct buffer *html, struct error *err);

#endif
