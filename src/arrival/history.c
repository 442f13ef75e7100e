/* history: see history.h. */
#include "arrival/history.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "compose/compose.h"
#include "desk/dutch.h"
#include "settings/settings.h"

enum { EVENTS_SHOWN = 30 };

struct events {
	const struct desk *desk;
	const struct whose *reader;
	struct compose_values *values;
	int count, skip; /* the last ones are shown */
};

/* What a professional reads, whoever did it; of the rest only what is their own. */
static const struct {
	const char *what;
	bool mine; /* only when it names the reader */
} of_professional[] = {{"stap", false}, {"bericht", false}, {"toegewezen", true}};

/* To whom the dossier went stands in a line of its own, "toegewezen". */
static bool is_told_twice(const struct store_event *event)
{
	static const char end[] = " -> toegewezen";
	size_t length = event->detail ? strlen(event->detail) : 0;

	return text_equal(event->what, "stap") && length > strlen(end) &&
	       text_equal(event->detail + length - strlen(end), end);
}

static bool may_read(const struct whose *reader, const struct store_event *event)
{
	if (is_told_twice(event))
		return false;
	if (!reader->professional || text_equal(event->who, reader->professional->id))
		return true;
	for (size_t i = 0; i < sizeof(of_professional) / sizeof(of_professional[0]); i++) {
		if (text_equal(event->what, of_professional[i].what))
			return !of_professional[i].mine ||
			       text_equal(event->detail, reader->professional->id);
	}
	return false;
}

const char *history_who(const struct whose *reader, const char *who)
{
	if (!reader->professional)
		return who;
	if (text_equal(who, reader->professional->id))
		return "u";
	if (text_equal(who, "aanvrager"))
		return "de aanvrager";
	return text_equal(who, "afzender niet bevestigd") ? who : "het loket";
}

static bool count_event(const struct store_event *event, void *context)
{
	struct events *events = context;

	events->skip += may_read(events->reader, event);
	return true;
}

/* People know each other by name. */
static const char *name_of(const struct events *events, const char *who)
{
	const struct professional *person =
	    who ? settings_professional(events->desk->settings, who, NULL) : NULL;

	return person ? person->name : who;
}

static bool add_event(const struct store_event *event, void *context)
{
	struct events *events = context;
	struct compose_values *row;
	char when[CLOCK_TEXT], what[DUTCH_EVENT];

	if (!may_read(events->reader, event) || events->count++ < events->skip)
		return true;
	row = compose_add(events->values, "geschiedenis");
	compose_set(row, "wanneer", clock_dutch_minute(event->at, when));
	compose_set(row, "wie",
		    text_equal(event->who, "loketd")
			? "vanzelf"
			: name_of(events, history_who(events->reader, event->who)));
	compose_set(row, "wat", dutch_event(event->what, name_of(events, event->detail), what));
	return true;
}

int history_fill(struct desk *desk, const struct whose *reader, const char *reference,
		 struct compose_values *values, struct error *err)
{
	struct events events = {.desk = desk, .reader = reader, .values = values};

	if (store_each_event(desk->store, reference, count_event, &events, err) < 0)
		return -1;
	events.skip -= EVENTS_SHOWN;
	return store_each_event(desk->store, reference, add_event, &events, err);
}
