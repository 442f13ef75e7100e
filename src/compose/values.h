/* values: the tree of values of one mail, as fill.c walks it. Private to compose. */
#ifndef LOKET_COMPOSE_VALUES_H
#define LOKET_COMPOSE_VALUES_H

#include <stdbool.h>
#include <stddef.h>
#include "compose/compose.h"
#include "compose/names.h"

struct error;

struct compose_value {
	const char *name;
	enum compose_kind kind;
	const char *text;	       /* COMPOSE_TEXT: clean, never empty */
	struct compose_values **items; /* COMPOSE_LIST */
	size_t count;
};

struct compose_values {
	struct arena *arena;
	struct compose_value *items;
	size_t count;
};

/* NULL: absent. */
const struct compose_value *compose_value_find(const struct compose_values *values,
					       const char *name);

/* A value that the message does not know, of the wrong kind, or a needed one that is missing, is
 * ERROR_REFUSE: better no mail than one that lacks a reason or a reference. */
int compose_values_check(const struct compose_values *values, const struct compose_message *message,
			 struct error *err);

#endif
