/* settings_value: single values of the configuration, checked for type, range and shape. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/text.h"
#include "settings/settings_keys.h"
#include "settings/settings_state.h"

enum { TEXT_LIMIT = 500, ECHO_LIMIT = 100 };

static const char *type_in_words(int type)
{
	static const char *const words[] = {
	    [CONFIG_TYPE_GROUP] = "a group { }",  [CONFIG_TYPE_INT] = "a number",
	    [CONFIG_TYPE_INT64] = "a number",	  [CONFIG_TYPE_FLOAT] = "a number with a fraction",
	    [CONFIG_TYPE_STRING] = "a text",	  [CONFIG_TYPE_BOOL] = "true or false",
	    [CONFIG_TYPE_ARRAY] = "an array [ ]", [CONFIG_TYPE_LIST] = "a list ( )",
	};

	return type >= CONFIG_TYPE_GROUP && type <= CONFIG_TYPE_LIST ? words[type] : "nothing";
}

bool settings_value_is(struct settings_state *state, const config_setting_t *at,
		       const struct settings_key *key, int type, int other_type, const char *wanted)
{
	if (at->type == type || at->type == other_type)
		return true;
	settings_fault(state, at, "%s is %s here; write %s", key->name, type_in_words(at->type),
		       wanted);
	return false;
}

/* Why a text is refused for itself, before its meaning is looked at. */
static const char *unfit(const char *text, size_t limit)
{
	size_t length = strlen(text);

	if (text_blank(text))
		return "is empty; fill it in, or leave the key out if it has a default";
	if (length > limit)
		return "is too long; shorten it";
	if (!text_is_clean(text, length) || strpbrk(text, "\t\n"))
		return "is not one line of clean UTF-8 text; type it again, and save the file as "
		       "UTF-8";
	return NULL;
}

const char *settings_value_checked(struct settings_state *state, const config_setting_t *at,
				   const struct settings_key *key)
{
	const char *text;
	const char *fault;

	if (!settings_value_is(state, at, key, CONFIG_TYPE_STRING, CONFIG_TYPE_STRING,
			       "a text in quotes"))
		return NULL;
	text = config_setting_get_string(at);
	fault = unfit(text, key->high > 0 ? (size_t)key->high : TEXT_LIMIT);
	if (fault) {
		settings_fault(state, at, "%s %s", key->name, fault);
		return NULL;
	}
	fault = key->fault ? key->fault(text) : NULL;
	if (!fault)
		return arena_text(state->arena, text);
	if (key->hidden || strlen(text) > ECHO_LIMIT)
		settings_fault(state, at, "%s %s", key->name, fault);
	else
		settings_fault(state, at, "%s \"%s\" %s", key->name, text, fault);
	return NULL;
}

void settings_value_text(struct settings_state *state, config_setting_t *at,
			 const struct settings_key *key, void *to)
{
	const char *text = settings_value_checked(state, at, key);

	memcpy(to, &text, sizeof(text));
}

void settings_value_address(struct settings_state *state, config_setting_t *at,
			    const struct settings_key *key, void *to)
{
	const char *text = settings_value_checked(state, at, key);
	char *lower = arena_text(state->arena, text);

	if (lower)
		text_lower(lower);
	memcpy(to, &lower, sizeof(lower));
}

/* Into a bool, an enum or int, or an int64_t or size_t, by its size. */
static void put_number(void *to, size_t size, int64_t value)
{
	bool flag = value != 0;
	int number = (int)value;

	if (size == sizeof(flag))
		memcpy(to, &flag, size);
	else if (size == sizeof(number))
		memcpy(to, &number, size);
	else
		memcpy(to, &value, sizeof(value));
}

void settings_value_number(struct settings_state *state, config_setting_t *at,
			   const struct settings_key *key, void *to)
{
	int64_t value;

	if (!settings_value_is(state, at, key, CONFIG_TYPE_INT, CONFIG_TYPE_INT64,
			       "a whole number without quotes"))
		return;
	value = config_setting_get_int64(at);
	if (value < key->low || value > key->high)
		settings_fault(state, at, "%s is %lld; write a number from %lld to %lld", key->name,
			       (long long)value, (long long)key->low, (long long)key->high);
	else
		put_number(to, key->size, value);
}

void settings_value_choice(struct settings_state *state, config_setting_t *at,
			   const struct settings_key *key, void *to)
{
	const char *text = settings_value_checked(state, at, key);
	struct buffer choices = {0};

	if (!text)
		return;
	for (const struct settings_choice *choice = key->choices; choice->name; choice++) {
		if (strcmp(text, choice->name) == 0) {
			put_number(to, key->size, choice->value);
			buffer_free(&choices);
			return;
		}
		buffer_format(&choices, "%s\"%s\"", choices.length > 0 ? " or " : "", choice->name);
	}
	settings_fault(state, at, "%s does not know \"%.*s\"; write %s", key->name, ECHO_LIMIT,
		       text, choices.data);
	buffer_free(&choices);
}

void settings_value_true(struct settings_state *state, config_setting_t *at,
			 const struct settings_key *key, void *to)
{
	(void)to;
	if (settings_value_is(state, at, key, CONFIG_TYPE_BOOL, CONFIG_TYPE_BOOL, "true") &&
	    !config_setting_get_bool(at))
		settings_fault(state, at, "%s cannot be false; write true, or leave it out",
			       key->name);
}

void settings_value_day(struct settings_state *state, config_setting_t *at,
			const struct settings_key *key, void *to)
{
	const char *text = settings_value_checked(state, at, key);
	int64_t seconds;

	if (text && clock_parse_day(text, &seconds) == 0)
		memcpy(to, &seconds, sizeof(seconds));
}

void settings_value_hour(struct settings_state *state, config_setting_t *at,
			 const struct settings_key *key, void *to)
{
	const char *text = settings_value_checked(state, at, key);
	int minutes = text ? atoi(text) * 60 + atoi(text + 3) : 0;

	if (text)
		memcpy(to, &minutes, sizeof(minutes));
}

void settings_value_timezone(struct settings_state *state, config_setting_t *at,
			     const struct settings_key *key, void *to)
{
	const char *text = settings_value_checked(state, at, key);

	if (!text)
		return;
	memcpy(to, &text, sizeof(text));
	/* At once: the days that are read after this one are days of that zone. */
	if (setenv("TZ", text, 1) < 0)
		abort();
	tzset();
}
