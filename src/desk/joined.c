/* joined: see joined.h. */
#include "desk/joined.h"

#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/text.h"
#include "compose/compose.h"
#include "desk/dutch.h"
#include "desk/fill.h"

enum { JOINED_MOST = 10 };

struct joined {
	struct arena *arena;
	const char *into;
	const char *dossiers[JOINED_MOST];
	size_t count;
};

static bool take(const struct store_link *link, void *context)
{
	struct joined *joined = context;

	if (link->kind == STORE_LINK_SAMENGEVOEGD && text_equal(link->other, joined->into))
		joined->dossiers[joined->count++] = arena_text(joined->arena, link->dossier);
	return joined->count < JOINED_MOST;
}

static int fill_one(struct desk *desk, struct arena *arena, const char *reference,
		    struct compose_values *values, struct error *err)
{
	struct store_dossier dossier;
	struct reading *reading;
	const char *answer_to;
	struct compose_values *item;
	char when[CLOCK_TEXT], number[DUTCH_TEXT];

	if (store_known_dossier(desk->store, arena, reference, &dossier, err) < 0 ||
	    desk_record(desk->store, desk->texts, arena, reference, &reading, &answer_to, err) < 0)
		return -1;
	item = compose_add(values, "samengevoegd");
	compose_set(item, "ontvangen_op", clock_dutch_minute(dossier.opened, when));
	compose_set(item, "naam", reading->aanvrager.naam);
	compose_set(item, "telefoon", dutch_phone(reading->aanvrager.telefoon, number));
	compose_set(item, "email", answer_to);
	fill_text(item, reading->mail.tekst, "[...] De rest is te lang: vraag ze aan het loket.");
	return 0;
}

int joined_fill(struct desk *desk, const char *reference, struct compose_values *values,
		struct error *err)
{
	struct joined joined = {.arena = arena_new(), .into = reference};
	int result = store_each_link(desk->store, reference, take, &joined, err);

	for (size_t i = 0; i < joined.count && result == 0; i++)
		result = fill_one(desk, joined.arena, joined.dossiers[i], values, err);
	arena_free(&joined.arena);
	return result;
}
