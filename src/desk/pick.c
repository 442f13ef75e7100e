/* pick: see pick.h. */
#include "desk/pick.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/text.h"
#include "compose/compose.h"
#include "desk/party.h"

/* What the history of the dossier says of professionals. */
struct past {
	struct arena *arena;
	const char **passed; /* ids */
	size_t passed_count;
	const char *dossier;
	const char *same_client; /* reference of another dossier; NULL */
	const char *earlier;	 /* that of the talk that this one follows; NULL */
	const char *chair;	 /* of that one; NULL */
};

static bool look_back(const struct store_event *event, void *context)
{
	struct past *past = context;

	if (!event->detail)
		return true;
	if (text_equal(event->what, PICK_DECLINED) || text_equal(event->what, PICK_SILENT)) {
		past->passed = arena_grow(past->arena, past->passed, past->passed_count,
					  sizeof(*past->passed));
		past->passed[past->passed_count++] = arena_text(past->arena, event->detail);
	} else if (text_equal(event->what, "zelfde_client")) {
		past->same_client = arena_text(past->arena, event->detail);
	} else if (text_equal(event->what, "ongedaan") && text_equal(event->detail, "weiger") &&
		   past->passed_count > 0) {
		past->passed_count--;
	}
	return true;
}

static bool look_at_link(const struct store_link *link, void *context)
{
	struct past *past = context;

	if (link->kind == STORE_LINK_VERVOLG && text_equal(link->dossier, past->dossier))
		past->earlier = arena_text(past->arena, link->other);
	return true;
}

/* A vervolgoverleg goes back to the chair of the talk that it follows: of the dossier that is linked, or else the
 * last of the same client. */
static int find_chair(struct desk *desk, const struct pick *pick, struct past *past,
		      struct error *err)
{
	struct store_dossier earlier;
	int found;

	if (store_each_link(desk->store, pick->dossier, look_at_link, past, err) < 0)
		return -1;
	if (!past->earlier && pick->reading->vervolg)
		past->earlier = past->same_client;
	if (pick->bemiddelaar || !past->earlier)
		return 0;
	found = store_dossier(desk->store, past->arena, past->earlier, &earlier, err);
	if (found == 1)
		past->chair = earlier.assigned;
	return found < 0 ? -1 : 0;
}

static bool has_passed(const struct past *past, const char *id)
{
	for (size_t i = 0; i < past->passed_count; i++) {
		if (text_equal(past->passed[i], id))
			return true;
	}
	return false;
}

static bool speaks(const struct professional *person, const char *language)
{
	for (size_t i = 0; language && i < person->language_count; i++) {
		if (text_equal_fold(person->languages[i], language))
			return true;
	}
	return !language;
}

static struct dossier_candidate candidate_of(const struct professional *person,
					     const struct pick *pick, const struct past *past)
{
	return (struct dossier_candidate){
	    .id = person->id,
	    .bemiddelaar = person->bemiddelaar,
	    .party = party_to(person, pick->reading),
	    .passed = has_passed(past, person->id),
	    .absent = settings_absent(person, pick->now),
	    .day_off = !calendar_works(&person->calendar, calendar_day(pick->now)),
	    .earlier = past->chair && text_equal(past->chair, person->id),
	    .speaks = speaks(person, pick->reading->taal),
	    .capacity = person->capacity,
	};
}

/* One for each professional of the loket. */
static int gather(struct desk *desk, const struct pick *pick, struct arena *arena,
		  struct dossier_candidate **candidates_r, struct error *err)
{
	const struct loket *loket = pick->loket;
	struct past past = {.arena = arena, .dossier = pick->dossier};
	struct dossier_candidate *all =
	    arena_zero(arena, loket->professional_count + 1, sizeof(*all));

	*candidates_r = all;
	if (store_each_event(desk->store, pick->dossier, look_back, &past, err) < 0 ||
	    find_chair(desk, pick, &past, err) < 0)
		return -1;
	for (size_t i = 0; i < loket->professional_count; i++) {
		all[i] = candidate_of(&loket->professionals[i], pick, &past);
		if (store_load(desk->store, all[i].id, &all[i].open, &all[i].last_assigned, err) <
		    0)
			return -1;
	}
	return 0;
}

int pick_professional(struct desk *desk, const struct pick *pick,
		      const struct professional **professional_r, struct error *err)
{
	struct arena *arena = arena_new();
	struct dossier_candidate *candidates;
	int result = gather(desk, pick, arena, &candidates, err);
	int chosen = result == 0 ? dossier_choose(candidates, pick->loket->professional_count,
						  pick->bemiddelaar)
				 : -1;

	*professional_r = chosen >= 0 ? &pick->loket->professionals[chosen] : NULL;
	arena_free(&arena);
	return result;
}

enum { WHY = 120 };

/* In words, after the name. */
static void say_why(const struct professional *person, const struct dossier_candidate *candidate,
		    enum dossier_unfit unfit, int64_t now, char why[WHY])
{
	static const char *const texts[] = {
	    [DOSSIER_FIT] = "vrij",
	    [DOSSIER_PARTY] = "werkt voor een dienst die betrokken is",
	    [DOSSIER_PASSED] = "kreeg dit dossier al, en nam het niet aan",
	};
	int64_t back;
	char day[CLOCK_TEXT];

	if (unfit == DOSSIER_ABSENT) {
		back = calendar_next_open(&person->calendar, now);
		snprintf(why, WHY, "afwezig%s%s", back == CALENDAR_NEVER ? "" : ", terug op ",
			 back == CALENDAR_NEVER ? "" : clock_dutch_day(back, day));
	} else if (unfit == DOSSIER_FULL) {
		snprintf(why, WHY, "heeft %d %s, en neemt er hoogstens %d aan", candidate->open,
			 candidate->open == 1 ? "dossier" : "dossiers", candidate->capacity);
	} else {
		snprintf(why, WHY, "%s", texts[unfit]);
	}
}

int pick_tell_others(struct desk *desk, const struct pick *pick, struct compose_values *values,
		     struct error *err)
{
	struct arena *arena = arena_new();
	struct dossier_candidate *candidates;
	int result = gather(desk, pick, arena, &candidates, err);

	for (size_t i = 0; result == 0 && i < pick->loket->professional_count; i++) {
		enum dossier_unfit unfit = dossier_unfit(&candidates[i], pick->bemiddelaar);
		struct compose_values *row;
		char why[WHY];

		if (unfit == DOSSIER_OTHER_ROLE)
			continue;
		row = compose_add(values, "collegas");
		compose_set(row, "naam", pick->loket->professionals[i].name);
		say_why(&pick->loket->professionals[i], &candidates[i], unfit, pick->now, why);
		compose_set(row, "waarom", why);
	}
	arena_free(&arena);
	return result;
}
