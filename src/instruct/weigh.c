/* weigh: see weigh.h. */
#include "instruct/weigh.h"

#include "base/text.h"

/* A line that only begins like one of these is doubt enough not to do its opposite. */
enum {
	DECISIONS = 1u << INSTRUCT_ONTVANKELIJK | 1u << INSTRUCT_NIET_ONTVANKELIJK |
		    1u << INSTRUCT_AANVAARD | 1u << INSTRUCT_WEIGER
};

/* Whether the line asks for its command, so that another that is against it cannot be done. */
static bool asks(const struct instruct_item *item)
{
	if (item->fault == INSTRUCT_UNCLEAR)
		return (1u << item->kind & DECISIONS) != 0;
	return item->fault != INSTRUCT_NOT_ALLOWED;
}

static bool has_words(const struct instruct_item *item)
{
	enum instruct_takes takes = instruct_command(item->kind)->takes;

	return takes == INSTRUCT_TEXT || takes == INSTRUCT_REASON || takes == INSTRUCT_TEMPLATE;
}

/* The same command with another argument. */
static bool differs(const struct instruct_item *item, const struct instruct_item *other)
{
	if (other->fault == INSTRUCT_UNKNOWN)
		return true;
	if (other->fault == INSTRUCT_BELOW && has_words(other))
		return false;
	return (other->fault == INSTRUCT_FINE || other->fault == INSTRUCT_BELOW ||
		other->fault == INSTRUCT_IN_TEXT) &&
	       !(text_equal(item->argument, other->argument) &&
		 text_equal(item->text, other->text));
}

static bool contradicts(const struct instruct_item *item, const struct instruct_item *other)
{
	if (item->kind == other->kind)
		return differs(item, other);
	return (instruct_command(item->kind)->against & 1u << other->kind) && asks(other);
}

static bool is_contradicted(const struct instruct_list *list, size_t i)
{
	for (size_t j = 0; j < list->count; j++) {
		if (j != i && contradicts(&list->items[i], &list->items[j]))
			return true;
	}
	return false;
}

static bool was_before(const struct instruct_list *list, size_t i)
{
	for (size_t j = 0; j < i; j++) {
		if (list->items[j].kind == list->items[i].kind &&
		    list->items[j].fault == INSTRUCT_FINE)
			return true;
	}
	return false;
}

/* Whether what stands below may go on: what is not done can be what it rests on. */
static bool holds(const struct instruct_item *item)
{
	return item->fault != INSTRUCT_FINE && item->fault != INSTRUCT_TWICE &&
	       item->fault != INSTRUCT_BELOW;
}

static bool only_tells(const struct instruct_item *item)
{
	return item->kind == INSTRUCT_STATUS || item->kind == INSTRUCT_HELP;
}

void weigh_list(struct instruct_list *list)
{
	bool wrong[2 * INSTRUCT_COMMANDS_MOST + 2] = {false}, held = false;
	size_t top = 0;

	for (size_t i = 0; i < list->count; i++) {
		const struct instruct_item *item = &list->items[i];

		top += item->fault != INSTRUCT_BELOW;
		wrong[i] = item->fault == INSTRUCT_FINE && is_contradicted(list, i);
	}
	for (size_t i = 0; i < list->count; i++) {
		struct instruct_item *item = &list->items[i];

		if (item->fault == INSTRUCT_FINE) {
			if (top > INSTRUCT_COMMANDS_MOST)
				item->fault = INSTRUCT_TOO_MANY;
			else if (wrong[i])
				item->fault = INSTRUCT_CONTRADICTION;
			else if (was_before(list, i))
				item->fault = INSTRUCT_TWICE;
			else if (held && !only_tells(item))
				item->fault = INSTRUCT_HELD;
		}
		held = held || holds(item);
		list->fine += item->fault == INSTRUCT_FINE;
	}
}
