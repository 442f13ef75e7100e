/* settings_list: lists of texts, of groups, of days of the week, of holidays, and of absences. */
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "calendar/calendar.h"
#include "settings/settings_keys.h"
#include "settings/settings_state.h"

/* The most items of any list: far beyond any desk, and a bound on work. */
enum { ITEM_LIMIT = 1000 };

/* Where the count of a list stands, seen from its array. */
static void put_list(void *to, const struct settings_key *key, const void *items, size_t count)
{
	memcpy(to, &items, sizeof(items));
	memcpy((char *)to - key->offset + key->count_offset, &count, sizeof(count));
}

/* The number of items; -1: the fault is told. */
static int list_length(struct settings_state *state, const config_setting_t *at,
		       const struct settings_key *key, const char *wanted)
{
	int length;

	if (!settings_value_is(state, at, key, CONFIG_TYPE_LIST, CONFIG_TYPE_ARRAY, wanted))
		return -1;
	length = config_setting_length(at);
	if (length < key->low) {
		settings_fault(state, at, "%s is empty; write at least %lld", key->name,
			       (long long)key->low);
		return -1;
	}
	if (length > ITEM_LIMIT) {
		settings_fault(state, at, "%s has %d items; write at most %d", key->name, length,
			       ITEM_LIMIT);
		return -1;
	}
	return length;
}

static void read_texts(struct settings_state *state, config_setting_t *at,
		       const struct settings_key *key, void *to,
		       void (*read)(struct settings_state *, config_setting_t *,
				    const struct settings_key *, void *))
{
	int length = list_length(state, at, key, "a list of texts, such as ( \"...\" )");
	const char **items;
	size_t count = 0;

	if (length < 0)
		return;
	items = arena_zero(state->arena, (size_t)length + 1, sizeof(*items));
	for (int i = 0; i < length; i++) {
		read(state, config_setting_get_elem(at, (unsigned)i), key, &items[count]);
		if (items[count])
			count++;
	}
	put_list(to, key, items, count);
}

void settings_list_texts(struct settings_state *state, config_setting_t *at,
			 const struct settings_key *key, void *to)
{
	read_texts(state, at, key, to, settings_value_text);
}

void settings_list_addresses(struct settings_state *state, config_setting_t *at,
			     const struct settings_key *key, void *to)
{
	read_texts(state, at, key, to, settings_value_address);
}

void settings_list_group(struct settings_state *state, config_setting_t *at,
			 const struct settings_key *key, void *to)
{
	if (settings_value_is(state, at, key, CONFIG_TYPE_GROUP, CONFIG_TYPE_GROUP,
			      "a group in braces, such as { key = value; }"))
		settings_group_read(state, at, key->group, to);
}

void settings_list_groups(struct settings_state *state, config_setting_t *at,
			  const struct settings_key *key, void *to)
{
	int length = list_length(state, at, key, "a list of groups, such as ( { key = value; } )");
	char *items;

	if (length < 0)
		return;
	items = arena_zero(state->arena, (size_t)length + 1, key->group->size);
	for (int i = 0; i < length; i++)
		settings_list_group(state, config_setting_get_elem(at, (unsigned)i), key,
				    items + (size_t)i * key->group->size);
	put_list(to, key, items, (size_t)length);
}

void settings_list_week(struct settings_state *state, config_setting_t *at,
			const struct settings_key *key, void *to)
{
	int length = list_length(state, at, key, "a list of days, such as ( \"mon\", \"tue\" )");
	unsigned week = 0;

	for (int i = 0; i < length; i++) {
		int day = 0;

		settings_value_choice(state, config_setting_get_elem(at, (unsigned)i), key, &day);
		week |= (unsigned)day;
	}
	if (length > 0)
		memcpy(to, &week, sizeof(week));
}

void settings_list_holidays(struct settings_state *state, config_setting_t *at,
			    const struct settings_key *key, void *to)
{
	int length = list_length(state, at, key, "a list of days, such as ( \"2026-07-20\" )");
	struct calendar_holiday *items;
	size_t count = 0;

	if (length < 0)
		return;
	items = arena_zero(state->arena, (size_t)length + 1, sizeof(*items));
	for (int i = 0; i < length; i++) {
		const char *text =
		    settings_value_checked(state, config_setting_get_elem(at, (unsigned)i), key);

		if (text && calendar_holiday_read(text, &items[count]))
			count++;
	}
	put_list(to, key, items, count);
}

/* 00:00 of the day after one that begins at `day`: 36 hours on is within that day, whatever the
 * clock changes did. */
static int64_t day_after(int64_t day)
{
	char text[CLOCK_TEXT];
	int64_t next = day;

	clock_iso(day + (int64_t)36 * 3600, text);
	text[10] = '\0';
	return clock_parse_day(text, &next) == 0 ? next : day;
}

static bool read_absence(struct settings_state *state, config_setting_t *at,
			 const struct settings_key *key, struct absence *absence)
{
	const char *days[2];
	int64_t last;

	if ((at->type != CONFIG_TYPE_LIST && at->type != CONFIG_TYPE_ARRAY) ||
	    config_setting_length(at) != 2) {
		settings_fault(state, at,
			       "%s needs pairs of a first and a last day; write "
			       "( (\"2026-07-01\", \"2026-07-15\") )",
			       key->name);
		return false;
	}
	for (unsigned i = 0; i < 2; i++)
		days[i] = settings_value_checked(state, config_setting_get_elem(at, i), key);
	if (!days[0] || !days[1] || clock_parse_day(days[0], &absence->from) < 0 ||
	    clock_parse_day(days[1], &last) < 0)
		return false;
	if (last < absence->from)
		settings_fault(state, at, "%s ends on %s, before it begins on %s; swap the days",
			       key->name, days[1], days[0]);
	absence->to = day_after(last);
	return true;
}

void settings_list_absences(struct settings_state *state, config_setting_t *at,
			    const struct settings_key *key, void *to)
{
	int length = list_length(state, at, key, "a list of pairs of days");
	struct absence *items;
	size_t count = 0;

	if (length < 0)
		return;
	items = arena_zero(state->arena, (size_t)length + 1, sizeof(*items));
	for (int i = 0; i < length; i++)
		if (read_absence(state, config_setting_get_elem(at, (unsigned)i), key,
				 &items[count]))
			count++;
	put_list(to, key, items, count);
}
