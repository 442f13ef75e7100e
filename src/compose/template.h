/* template: one parsed and checked template: a cmark tree whose markers have become nodes of
 * their own. Private to compose. */
#ifndef LOKET_COMPOSE_TEMPLATE_H
#define LOKET_COMPOSE_TEMPLATE_H

#include <cmark.h>
#include <stdbool.h>
#include <stddef.h>
#include "compose/names.h"

struct arena;
struct compose_faults;

enum compose_form { COMPOSE_ONE_FORM, COMPOSE_JE, COMPOSE_U };

enum token_kind {
	TOKEN_VALUE,  /* {{name}} */
	TOKEN_OPEN,   /* {{#name}}: present, or for each item */
	TOKEN_ONCE,   /* {{?name}}: present; a list once, however many items */
	TOKEN_ABSENT, /* {{^name}} */
	TOKEN_CLOSE,  /* {{/name}} */
};

/* Hangs as user data on the CUSTOM_INLINE or CUSTOM_BLOCK node that stands for a marker, and on
 * an ITEM that is one whole section. */
struct token {
	enum token_kind kind;
	const struct compose_name *name;
	unsigned up;	   /* how many lists outward the value is found; 0: the innermost */
	int line;	   /* in the file */
	cmark_node *close; /* of an opening marker: the node that closes it */
	const char *text;  /* the name as written */
	size_t length;
};

/* Text with values in it, where a node cannot stand: inline code, a link's destination. Hangs
 * as user data on the CODE or LINK node. */
struct piece {
	const char *text; /* literal when token is NULL */
	size_t length;
	struct token *token;
};
struct pieces {
	struct piece *items;
	size_t count;
};

struct compose_template {
	const struct compose_message *message;
	enum compose_form form;
	cmark_node *subject; /* a paragraph */
	cmark_node *body;    /* a document */
};

struct compose_templates {
	struct arena *arena;
	const struct compose_message *replies; /* by name */
	size_t reply_count;
	struct compose_template *items;
	size_t count;
};

/* Parses and checks the text of one file, named `file` in faults. Adds each fault found to
 * *faults; the template can be used only when none was added. Everything but the cmark trees
 * lives in the arena. */
void template_parse(struct arena *arena, const char *file, const char *text,
		    struct compose_template *template, struct compose_faults *faults);

/* "FILE:LINE: what; what to do" */
void template_fault(struct compose_faults *faults, const char *file, int line, const char *format,
		    ...) __attribute__((format(printf, 4, 5)));

/* Whether a file below nl/ is one of an answer that the desk chooses: antwoord-NAAM.je.md, antwoord-NAAM.u.md. */
bool replies_is_file(const char *file);
/* Fills templates->replies with those that the folder has in one form or both. */
void replies_find(struct compose_templates *templates, const char *folder);

/* Cuts a text at its markers (pieces.c). A marker that is not well written is a fault at `line`. */
struct pieces template_cut(struct arena *arena, const char *file, int line, const char *text,
			   struct compose_faults *faults);

#endif
