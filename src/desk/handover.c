/* handover: see handover.h. */
#include "desk/handover.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/text.h"
#include "desk/dutch.h"
#include "desk/fill.h"
#include "desk/later.h"
#include "desk/record.h"
#include "json/json.h"

static void set_role(struct compose_values *values, const struct professional *professional)
{
	compose_set_flag(values, professional->bemiddelaar ? "bemiddelaar" : "voorzitter", true);
}

/* A value that the desk said itself is not doubted. */
static void forget_source(struct arena *arena, struct reading *reading, const char *path)
{
	struct reading_bron *kept = arena_zero(arena, reading->bron_count + 1, sizeof(*kept));
	size_t count = 0;

	for (size_t i = 0; i < reading->bron_count; i++) {
		if (!text_equal(reading->bronnen[i].pad, path))
			kept[count++] = reading->bronnen[i];
	}
	reading->bronnen = kept;
	reading->bron_count = count;
}

/* The request, with what is known by now: an address that the desk said, and what the applicant wrote since. */
static int fill_order(struct desk *desk, const struct post_about *about,
		      const struct handover *handover, struct arena *arena,
		      struct compose_values *values, struct error *err)
{
	struct reading reading = *handover->reading;
	json_t *record;

	if (record_open(desk->store, about->dossier, &record, err) < 0)
		return -1;
	if (json_is_true(json_object_get(record, "adres_gezegd"))) {
		reading.aanvrager.email = handover->answer_to;
		forget_source(arena, &reading, "aanvrager.email");
	}
	fill_request(values, &reading, false);
	fill_story(values, &reading);
	later_fill(values, record, handover->professional->bemiddelaar);
	json_decref(record);
	return 0;
}

static bool see_follows(const struct store_event *event, void *context)
{
	char *follows = context;

	if (event->detail && text_equal(event->what, "vervolg_op"))
		snprintf(follows, DOSSIER_REFERENCE, "%s", event->detail);
	return true;
}

/* The earlier dossier, for who had it: another learns nothing of it. */
static int fill_follows(struct desk *desk, struct arena *arena, const char *reference,
			const struct professional *professional, struct compose_values *values,
			struct error *err)
{
	char follows[DOSSIER_REFERENCE] = "";
	struct store_dossier earlier;
	int found;

	if (store_each_event(desk->store, reference, see_follows, follows, err) < 0)
		return -1;
	found = follows[0] ? store_dossier(desk->store, arena, follows, &earlier, err) : 0;
	if (found == 1 && text_equal(earlier.assigned, professional->id))
		compose_set(values, "vervolg_op", follows);
	return found < 0 ? -1 : 0;
}

static void set_outcomes(struct compose_values *values)
{
	struct buffer text = {0};

	dutch_outcomes(&text);
	compose_set(values, "uitkomsten", text.data);
	buffer_free(&text);
}

static int post_order(struct desk *desk, const struct post_about *about,
		      const struct handover *handover, const char *event, struct error *err)
{
	struct arena *arena = arena_new();
	struct compose_values *values = compose_values_new(arena);
	char text[CLOCK_TEXT];
	int result;

	compose_set(values, "dossier", about->dossier);
	compose_set(values, "loket", about->mailbox->loket->name);
	compose_set(values, "telefoon", about->mailbox->loket->phone);
	compose_set(values, "naam", handover->professional->name);
	compose_set(values, "ontvangen_op", clock_dutch_minute(handover->received, text));
	compose_set_flag(values, "standaardregel", handover->standing_rule);
	set_role(values, handover->professional);
	set_outcomes(values);
	result = fill_order(desk, about, handover, arena, values, err);
	if (result == 0)
		result =
		    fill_follows(desk, arena, about->dossier, handover->professional, values, err);
	if (result == 0)
		result = post_add(desk, about,
				  &(struct post){.template_name = "opdracht",
						 .event = event,
						 .to = handover->professional->address,
						 .role = TOKEN_PROFESSIONAL,
						 .ready = true,
						 .audience = TOKEN_INTERN,
						 .auto_submitted = "auto-generated",
						 .values = values},
				  err);
	arena_free(&arena);
	return result;
}

static int post_passed_on(struct desk *desk, const struct post_about *about,
			  const struct handover *handover, const char *event, struct error *err)
{
	struct arena *arena = arena_new();
	struct compose_values *values = compose_values_new(arena);
	char text[CLOCK_TEXT];
	int result;

	compose_set(values, "dossier", about->dossier);
	fill_loket(values, about->mailbox->loket, desk->settings);
	compose_set(values, "ontvangen_op", clock_dutch_minute(handover->received, text));
	set_role(values, handover->professional);
	compose_set_flag(values, "opnieuw", handover->again);
	result = post_add(
	    desk, about,
	    &(struct post){.template_name = "doorgegeven",
			   .event = event,
			   .to = handover->answer_to,
			   .role = TOKEN_AANVRAGER,
			   .audience = TOKEN_EXTERN,
			   .informal = handover->reading->aanvrager.rol == ROL_MINDERJARIGE,
			   .auto_submitted = "auto-generated",
			   .values = values},
	    err);
	arena_free(&arena);
	return result;
}

static bool count_event(const struct store_event *event, void *context)
{
	(void)event;
	++*(int *)context;
	return true;
}

int handover_round(struct desk *desk, const char *reference, int *round_r, struct error *err)
{
	*round_r = 0;
	return store_each_event(desk->store, reference, count_event, round_r, err);
}

int handover_tell_former(struct desk *desk, const struct post_about *about,
			 const struct professional *former, enum handover_end why,
			 struct error *err)
{
	static const char *const words[] = {
	    [HANDOVER_TAKEN_OVER] = "overgenomen", [HANDOVER_CLOSED] = "afgesloten"};
	struct arena *arena = arena_new();
	struct compose_values *values = compose_values_new(arena);
	struct post_about own = *about;
	char event[40];
	int result, round;

	own.answers = NULL;
	compose_set(values, "dossier", about->dossier);
	fill_loket(values, about->mailbox->loket, desk->settings);
	compose_set(values, "naam", former->name);
	compose_set_flag(values, words[why], true);
	result = handover_round(desk, about->dossier, &round, err);
	snprintf(event, sizeof(event), "%s:%d", words[why], round);
	if (result == 0)
		result = post_add(desk, &own,
				  &(struct post){.template_name = "herinnering",
						 .event = event,
						 .to = former->address,
						 .role = TOKEN_PROFESSIONAL,
						 .auto_submitted = "auto-generated",
						 .values = values},
				  err);
	arena_free(&arena);
	return result;
}

int handover_do(struct desk *desk, const struct post_about *about, const struct handover *handover,
		struct error *err)
{
	struct post_about order = *about;
	char event[120];
	int round;

	/* the professional is no part of the applicant's thread */
	order.answers = NULL;
	if (handover_round(desk, about->dossier, &round, err) < 0)
		return -1;
	snprintf(event, sizeof(event), "opdracht:%.60s:%d", handover->professional->id, round);
	if (store_step_dossier(desk->store, about->dossier, DOSSIER_TOEGEWEZEN, handover->who, NULL,
			       about->now, err) < 0 ||
	    store_assign_dossier(desk->store, about->dossier, handover->professional->id, err) <
		0 ||
	    store_add_event(desk->store, about->dossier,
			    &(struct store_event){.at = about->now,
						  .who = handover->who,
						  .what = "toegewezen",
						  .detail = handover->professional->id},
			    err) < 0 ||
	    post_order(desk, &order, handover, event, err) < 0)
		return -1;
	if (handover->former &&
	    handover_tell_former(desk, about, handover->former, HANDOVER_TAKEN_OVER, err) < 0)
		return -1;
	if (!handover->answer_to)
		return 0;
	return post_passed_on(desk, about, handover, event, err);
}
