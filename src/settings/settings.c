/* settings: see settings.h. Reads the file, hands it to the tables, answers questions about it. */
#include "settings/settings.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "settings/settings_keys.h"
#include "settings/settings_state.h"

static bool parse(struct settings_state *state, config_t *config, const char *text)
{
	if (config_read_string(config, text))
		return true;
	settings_fault_line(
	    state, config->error_file, config->error_line > 0 ? (unsigned)config->error_line : 1,
	    "%s; look at this line and the one before it for a missing ; or quote, or "
	    "for a key that stands twice",
	    config->error_text);
	return false;
}

static void link_mailboxes(struct settings *settings)
{
	for (size_t i = 0; i < settings->loket_count; i++)
		for (size_t j = 0; j < settings->lokets[i].mailbox_count; j++)
			settings->lokets[i].mailboxes[j].loket = &settings->lokets[i];
}

/* NULL: none was set. */
static void set_zone(const char *zone)
{
	if (zone ? setenv("TZ", zone, 1) < 0 : unsetenv("TZ") < 0)
		abort();
	tzset();
}

void settings_use_zone(const struct settings *settings)
{
	set_zone(settings->timezone);
}

static void read_all(struct settings_state *state)
{
	struct buffer text = {0};
	config_t config;

	config_init(&config);
	if (settings_source_read(state, &text) && parse(state, &config, text.data))
		settings_group_read(state, config_root_setting(&config), &settings_root,
				    state->settings);
	config_destroy(&config);
	buffer_free(&text);
	free(state->claims);
}

int settings_read(const char *path, struct settings **settings_r, struct settings_faults *faults)
{
	struct arena *arena = arena_new();
	struct settings *settings = arena_zero(arena, 1, sizeof(*settings));
	struct settings_state state = {.settings = settings, .arena = arena, .path = path};
	char *zone = memory_text(getenv("TZ"));

	*faults = (struct settings_faults){0};
	settings->arena = arena;
	settings->path = arena_text(arena, path);
	settings->limits = letter_limits_default();
	read_all(&state);
	if (state.note_count == 0) {
		link_mailboxes(settings);
		*settings_r = settings;
		free(zone);
		return 0;
	}
	settings_fault_hand_over(&state, faults);
	set_zone(zone);
	free(zone);
	arena_free(&arena);
	return -1;
}

void settings_free(struct settings **settings)
{
	struct arena *arena = *settings ? (*settings)->arena : NULL;

	arena_free(&arena);
	*settings = NULL;
}

const char *settings_path(const char *given)
{
	const char *named = getenv("LOKET_CONFIG");

	if (given)
		return given;
	if (named && *named)
		return named;
	return file_exists("config/loketd.cfg") ? "config/loketd.cfg" : "/etc/loket/loketd.cfg";
}

const struct mailbox *settings_mailbox(const struct settings *settings, const char *address)
{
	for (size_t i = 0; i < settings->loket_count; i++) {
		const struct loket *loket = &settings->lokets[i];

		for (size_t j = 0; j < loket->mailbox_count; j++)
			if (text_equal_fold(loket->mailboxes[j].address, address))
				return &loket->mailboxes[j];
	}
	return NULL;
}

const struct loket *settings_loket(const struct settings *settings, const char *id)
{
	for (size_t i = 0; i < settings->loket_count; i++)
		if (text_equal(settings->lokets[i].id, id))
			return &settings->lokets[i];
	return NULL;
}

const struct professional *settings_professional(const struct settings *settings, const char *id,
						 const struct loket **loket_r)
{
	for (size_t i = 0; i < settings->loket_count; i++) {
		const struct loket *loket = &settings->lokets[i];

		for (size_t j = 0; j < loket->professional_count; j++) {
			if (!text_equal(loket->professionals[j].id, id))
				continue;
			if (loket_r)
				*loket_r = loket;
			return &loket->professionals[j];
		}
	}
	return NULL;
}

/* "bemiddeling+abc@limburg.be" comes in at bemiddeling@limburg.be. */
bool settings_own_address(const struct settings *settings, const char *address)
{
	size_t name = strcspn(address, "+@");
	const char *domain = strchr(address, '@');
	struct buffer box = {0};
	bool own = settings_mailbox(settings, address) != NULL;

	if (own || !domain || address[name] != '+')
		return own;
	buffer_add(&box, address, name);
	buffer_text(&box, domain);
	own = settings_mailbox(settings, box.data) != NULL;
	buffer_free(&box);
	return own;
}

bool settings_absent(const struct professional *professional, int64_t now)
{
	for (size_t i = 0; i < professional->absence_count; i++)
		if (now >= professional->absences[i].from && now < professional->absences[i].to)
			return true;
	return false;
}
