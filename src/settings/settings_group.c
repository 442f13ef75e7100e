/* settings_group: reads a group by its table: what is there, what is missing, what nobody knows. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "settings/settings_keys.h"
#include "settings/settings_state.h"

enum { NAME_LIMIT = 63, NEAR = 3 };

static const struct settings_key *find_key(const struct settings_group *group, const char *name)
{
	for (size_t i = 0; i < group->key_count; i++)
		if (strcmp(group->keys[i].name, name) == 0)
			return &group->keys[i];
	return NULL;
}

static size_t least(size_t a, size_t b, size_t c)
{
	size_t ab = a < b ? a : b;

	return ab < c ? ab : c;
}

/* Levenshtein; both at most NAME_LIMIT long. */
static size_t distance(const char *a, const char *b)
{
	size_t row[NAME_LIMIT + 1];
	size_t width = strlen(b);

	for (size_t j = 0; j <= width; j++)
		row[j] = j;
	for (size_t i = 1; a[i - 1]; i++) {
		size_t corner = row[0];

		row[0] = i;
		for (size_t j = 1; j <= width; j++) {
			size_t above = row[j];

			row[j] = least(above + 1, row[j - 1] + 1, corner + (a[i - 1] != b[j - 1]));
			corner = above;
		}
	}
	return row[width];
}

/* The key that was probably meant; NULL: none is near. */
static const char *nearest_key(const struct settings_group *group, const char *name)
{
	const char *best = NULL;
	size_t best_distance = NEAR;

	if (strlen(name) > NAME_LIMIT)
		return NULL;
	for (size_t i = 0; i < group->key_count; i++) {
		size_t apart = distance(name, group->keys[i].name);

		if (apart < best_distance && apart * 2 < strlen(name)) {
			best = group->keys[i].name;
			best_distance = apart;
		}
	}
	return best;
}

/* The group that has such a key; NULL: none. */
static const struct settings_group *home_of(const char *name)
{
	for (size_t i = 0; settings_groups[i]; i++)
		if (find_key(settings_groups[i], name))
			return settings_groups[i];
	return NULL;
}

/* What was probably meant, looked for here first, then in the groups inside, then anywhere. */
struct meant {
	const struct settings_group *group; /* NULL: nothing is known of it */
	const char *key;		    /* NULL: the name is right */
};

static struct meant find_meant(const struct settings_group *group, const char *name)
{
	struct meant meant = {group, nearest_key(group, name)};

	for (size_t i = 0; i < group->key_count && !meant.key; i++)
		if (group->keys[i].group && find_key(group->keys[i].group, name))
			return (struct meant){group->keys[i].group, NULL};
	for (size_t i = 0; i < group->key_count && !meant.key; i++)
		if (group->keys[i].group)
			meant = (struct meant){group->keys[i].group,
					       nearest_key(group->keys[i].group, name)};
	return meant.key ? meant : (struct meant){home_of(name), NULL};
}

static void tell_unknown(struct settings_state *state, const config_setting_t *at,
			 const struct settings_group *group)
{
	struct meant meant = find_meant(group, at->name);

	if (strncmp(at->name, "pass", 4) == 0)
		settings_fault(
		    state, at,
		    "unknown key \"%.63s\" in %s; passwords do not stand here: put it in a "
		    "file in the folder of secrets and name that file with the key secret",
		    at->name, group->noun);
	else if (meant.key && meant.group == group)
		settings_fault(state, at, "unknown key \"%.63s\" in %s; did you mean \"%s\"?",
			       at->name, group->noun, meant.key);
	else if (meant.key)
		settings_fault(state, at, "unknown key \"%.63s\" in %s; did you mean \"%s\" in %s?",
			       at->name, group->noun, meant.key, meant.group->noun);
	else if (meant.group)
		settings_fault(state, at, "unknown key \"%.63s\" in %s; it belongs in %s", at->name,
			       group->noun, meant.group->noun);
	else
		settings_fault(state, at,
			       "unknown key \"%.63s\" in %s; remove it, or see loketd.cfg(5)",
			       at->name, group->noun);
}

static void tell_unknown_keys(struct settings_state *state, config_setting_t *at,
			      const struct settings_group *group)
{
	int length = config_setting_length(at);

	for (int i = 0; i < length; i++) {
		const config_setting_t *member = config_setting_get_elem(at, (unsigned)i);

		if (!find_key(group, member->name))
			tell_unknown(state, member, group);
	}
}

/* Reads the default of a key as if it stood in the file; its faults are told at the group. */
static void read_fallback(struct settings_state *state, const config_setting_t *at,
			  const struct settings_key *key, void *to)
{
	const config_setting_t *outer = state->origin;
	struct buffer text = {0};
	config_t config;

	buffer_format(&text, "fallback = %s;", key->fallback);
	config_init(&config);
	if (!config_read_string(&config, text.data))
		abort();
	if (!outer)
		state->origin = at;
	key->read(state, config_lookup(&config, "fallback"), key, to);
	state->origin = outer;
	config_destroy(&config);
	buffer_free(&text);
}

void settings_group_read(struct settings_state *state, config_setting_t *at,
			 const struct settings_group *group, void *to)
{
	tell_unknown_keys(state, at, group);
	for (size_t i = 0; i < group->key_count; i++) {
		const struct settings_key *key = &group->keys[i];
		config_setting_t *member = config_setting_get_member(at, key->name);
		void *value = (char *)to + key->offset;

		if (member)
			key->read(state, member, key, value);
		else if (key->required)
			settings_fault(state, at, "%s is missing in %s; add it (see loketd.cfg(5))",
				       key->name, group->noun);
		else if (key->fallback)
			read_fallback(state, at, key, value);
	}
	if (group->check)
		group->check(state, at, to);
}
