/* names: the values that each template knows, in one table (names.c, and by reader: names_applicant.c,
 * names_desk.c). Private to compose. */
#ifndef LOKET_COMPOSE_NAMES_H
#define LOKET_COMPOSE_NAMES_H

#include <stdbool.h>
#include <stddef.h>

enum compose_kind { COMPOSE_TEXT, COMPOSE_FLAG, COMPOSE_LIST };

enum compose_mark {
	COMPOSE_SUBJECT = 1 << 0,  /* says nothing about a person: may stand in a subject */
	COMPOSE_MUST_USE = 1 << 1, /* a template that does not mention it is refused */
	COMPOSE_MUST_SET = 1 << 2, /* a mail without it is refused */
};

struct compose_name;
struct compose_names {
	const struct compose_name *items;
	size_t count;
};

struct compose_name {
	const char *name;
	enum compose_kind kind;
	unsigned marks;			  /* enum compose_mark */
	const char *sample;		  /* of a text: for `check` and for tests */
	const struct compose_names *item; /* of a list: the values of one item */
};

/* A message that Loket sends. */
struct compose_message {
	const char *name;
	bool two_forms; /* NAME.je.md and NAME.u.md; else NAME.md */
	const struct compose_names *names;
};
extern const struct compose_message compose_messages[];
extern const size_t compose_message_count;

/* What the name of an answer begins with that the desk chooses; which there are, the folder says (replies.c). */
#define COMPOSE_REPLY "antwoord-"
/* The row of each of them, but for its name. */
extern const struct compose_message compose_reply;

/* NULL: no such message. */
const struct compose_message *compose_message_find(const char *name);
/* NULL: no such name. `length` bytes of `name` count. */
const struct compose_name *compose_names_find(const struct compose_names *names, const char *name,
					      size_t length);

#endif
