/* values: what a caller fills in for one mail.
 *
 * SECURITY: texts come from mails and from operators. Each is cleaned here once more (valid
 * UTF-8, no control characters, nothing that reorders or hides, no key of ours), whoever read it
 * before. */
#include "compose/values.h"

#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "vault/token.h"

struct compose_values *compose_values_new(struct arena *arena)
{
	struct compose_values *values = arena_zero(arena, 1, sizeof(*values));

	values->arena = arena;
	return values;
}

static struct compose_value *find(const struct compose_values *values, const char *name)
{
	for (size_t i = 0; i < values->count; i++)
		if (text_equal(values->items[i].name, name))
			return &values->items[i];
	return NULL;
}

const struct compose_value *compose_value_find(const struct compose_values *values,
					       const char *name)
{
	return find(values, name);
}

static struct compose_value *take(struct compose_values *values, const char *name,
				  enum compose_kind kind)
{
	struct compose_value *value = find(values, name);

	if (!value) {
		values->items =
		    arena_grow(values->arena, values->items, values->count, sizeof(*values->items));
		value = &values->items[values->count++];
		value->name = arena_text(values->arena, name);
	}
	value->kind = kind;
	return value;
}

static void drop(struct compose_values *values, const char *name)
{
	struct compose_value *value = find(values, name);

	if (value)
		*value = values->items[--values->count];
}

static void set(struct compose_values *values, const char *name, const char *shown)
{
	if (text_blank(shown))
		drop(values, name);
	else
		take(values, name, COMPOSE_TEXT)->text = shown;
}

void compose_set(struct compose_values *values, const char *name, const char *text)
{
	char *shown = text ? text_shown(values->arena, text) : NULL;

	if (shown)
		token_strip(shown, strlen(shown));
	set(values, name, shown);
}

void compose_set_own(struct compose_values *values, const char *name, const char *text)
{
	set(values, name, text ? text_shown(values->arena, text) : NULL);
}

void compose_set_flag(struct compose_values *values, const char *name, bool on)
{
	if (on)
		take(values, name, COMPOSE_FLAG);
	else
		drop(values, name);
}

struct compose_values *compose_add(struct compose_values *values, const char *name)
{
	struct compose_value *value = take(values, name, COMPOSE_LIST);
	struct compose_values *item = compose_values_new(values->arena);

	value->items =
	    arena_grow(values->arena, value->items, value->count, sizeof(struct compose_values *));
	value->items[value->count++] = item;
	return item;
}

/* --- checking -------------------------------------------------------------------------------- */

static int check_known(const struct compose_values *values, const struct compose_names *names,
		       struct error *err)
{
	for (size_t i = 0; i < values->count; i++) {
		const struct compose_value *value = &values->items[i];
		const struct compose_name *name =
		    compose_names_find(names, value->name, strlen(value->name));

		if (!name || name->kind != value->kind)
			return error_set(err, ERROR_REFUSE, "no such value: %s", value->name);
		for (size_t k = 0; k < value->count; k++)
			if (check_known(value->items[k], name->item, err))
				return -1;
	}
	return 0;
}

int compose_values_check(const struct compose_values *values, const struct compose_message *message,
			 struct error *err)
{
	if (check_known(values, message->names, err))
		return error_prefix(err, "template %s", message->name);
	for (size_t i = 0; i < message->names->count; i++) {
		const struct compose_name *name = &message->names->items[i];

		if ((name->marks & COMPOSE_MUST_SET) && !find(values, name->name))
			return error_set(err, ERROR_REFUSE, "template %s: the value %s is missing",
					 message->name, name->name);
	}
	return 0;
}

/* --- samples --------------------------------------------------------------------------------- */

enum { SAMPLE_ITEMS = 2 };

static void fill_sample(struct compose_values *values, const struct compose_names *names)
{
	for (size_t i = 0; i < names->count; i++) {
		const struct compose_name *name = &names->items[i];

		if (name->kind == COMPOSE_TEXT)
			compose_set(values, name->name, name->sample);
		else if (name->kind == COMPOSE_FLAG)
			compose_set_flag(values, name->name, true);
		for (int k = 0; name->kind == COMPOSE_LIST && k < SAMPLE_ITEMS; k++)
			fill_sample(compose_add(values, name->name), name->item);
	}
}

struct compose_values *compose_sample(struct arena *arena, const char *template_name)
{
	const struct compose_message *message = compose_message_find(template_name);
	struct compose_values *values = compose_values_new(arena);

	if (message)
		fill_sample(values, message->names);
	return values;
}
