/* remind: who waits too long for whom is reminded, once a wait, in office hours; and what a professional let lie
 * goes on to the next. What is due is derived from how long each dossier waits (dossier/reminder.h); the
 * history remembers what was sent. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/text.h"
#include "desk/desk.h"
#include "desk/fill.h"
#include "desk/notice.h"
#include "desk/pass.h"
#include "desk/pick.h"
#include "desk/post.h"
#include "desk/step.h"

/* One that is due. */
struct due {
	const char *reference;
	int64_t began;
	enum reminder_kind kind;
};

/* --- what is due --------------------------------------------------------------------------------- */

/* Somebody who left the configuration is away for good, and the days of the desk count. A mailbox that left it has
 * no desk. */
static bool next_of(const struct desk *desk, const struct store_waiting *waiting, int64_t now,
		    struct reminder *next)
{
	const struct mailbox *mailbox = settings_mailbox(desk->settings, waiting->mailbox);
	const struct professional *person =
	    waiting->assigned ? settings_professional(desk->settings, waiting->assigned, NULL)
			      : NULL;
	struct reminder_wait wait = {.state = waiting->state, .since = waiting->since};

	if (!mailbox)
		return false;
	for (int kind = 0; kind < REMINDER_KIND_COUNT; kind++)
		wait.sent[kind] = waiting->sent[kind];
	wait.desk = &mailbox->loket->calendar;
	wait.person = person ? &person->calendar : wait.desk;
	wait.terms = &mailbox->loket->terms;
	return reminder_next(&wait, now, next);
}

struct looking {
	const struct desk *desk;
	struct arena *arena;
	int64_t now, next;
	struct due *due;
	size_t count;
};

static bool look_at(const struct store_waiting *waiting, void *context)
{
	struct looking *looking = context;
	struct reminder next;

	if (!next_of(looking->desk, waiting, looking->now, &next))
		return true;
	if (next.due > looking->now) {
		looking->next = next.due < looking->next ? next.due : looking->next;
		return true;
	}
	looking->due =
	    arena_grow(looking->arena, looking->due, looking->count, sizeof(*looking->due));
	looking->due[looking->count++] =
	    (struct due){arena_text(looking->arena, waiting->reference), waiting->began, next.kind};
	return true;
}

/* --- who is reminded ------------------------------------------------------------------------------ */

/* A reminder on its way. */
struct reminding {
	const struct due *due;
	struct store_waiting waiting; /* its texts are gone: numbers only */
	char event[80];
	struct compose_values *values;
	const char *flag; /* what it says */
};

static void fill_common(struct step *step, struct reminding *r)
{
	char since[CLOCK_TEXT];

	r->values = compose_values_new(step->arena);
	compose_set(r->values, "dossier", step->dossier.reference);
	compose_set(r->values, "sinds", clock_dutch_day(r->waiting.since, since));
	compose_set_flag(r->values, r->flag, true);
}

static struct post post_of(struct desk *desk, struct step *step, struct reminding *r)
{
	fill_common(step, r);
	fill_loket(r->values, step->about.mailbox->loket, desk->settings);
	return (struct post){.template_name = "herinnering",
			     .event = r->event,
			     .auto_submitted = "auto-generated",
			     .values = r->values};
}

static const struct professional *who_has_it(const struct desk *desk, const struct step *step)
{
	return step->dossier.assigned
		   ? settings_professional(desk->settings, step->dossier.assigned, NULL)
		   : NULL;
}

static int notify(struct desk *desk, struct step *step, struct reminding *r, struct error *err)
{
	const struct professional *person = who_has_it(desk, step);

	fill_common(step, r);
	notice_common(r->values, &step->about);
	compose_set(r->values, "naam", person ? person->name : step->dossier.assigned);
	compose_set_flag(r->values, "spoed", step->reading->gevaar == GEVAAR_SPOED);
	step->about.answers = NULL;
	return notice_post(desk, &step->about,
			   &(struct notice){.event = r->event, .values = r->values}, err);
}

static int remind_desk(struct desk *desk, struct step *step, struct reminding *r, struct error *err)
{
	struct post post;

	r->flag = step->dossier.state == DOSSIER_ONTVANGEN ? "beslissen" : "toewijzen";
	post = post_of(desk, step, r);
	post.ready = true;
	compose_set_flag(r->values, "spoed", step->reading->gevaar == GEVAAR_SPOED);
	step->about.answers = NULL;
	return post_to_staff(desk, &step->about, &post, err);
}

static int escalate_decision(struct desk *desk, struct step *step, struct reminding *r,
			     struct error *err)
{
	r->flag = step->dossier.state == DOSSIER_ONTVANGEN ? "niet_beslist" : "niet_toegewezen";
	return notify(desk, step, r, err);
}

struct question {
	struct arena *arena;
	const char *text;
};

/* The words of the last step that asked. */
static bool keep_question(const struct store_event *event, void *context)
{
	static const char end[] = " -> aanvullen";
	struct question *question = context;
	size_t length = event->detail ? strlen(event->detail) : 0;

	if (text_equal(event->what, "stap") && length > strlen(end) &&
	    text_equal(event->detail + length - strlen(end), end))
		question->text = event->note ? arena_text(question->arena, event->note) : NULL;
	return true;
}

static int remind_applicant(struct desk *desk, struct step *step, struct reminding *r,
			    struct error *err)
{
	struct question question = {.arena = step->arena};
	struct post post;
	bool reached;

	if (post_reaches(desk, step->answer_to, &reached, err) < 0)
		return -1;
	if (!reached) {
		r->flag = "onbereikbaar";
		return notify(desk, step, r, err);
	}
	if (store_each_event(desk->store, step->dossier.reference, keep_question, &question, err) <
	    0)
		return -1;
	r->flag = "aanvullen";
	post = post_of(desk, step, r);
	compose_set(r->values, "vraag", question.text);
	post.to = step->answer_to;
	post.role = TOKEN_AANVRAGER;
	post.audience = TOKEN_EXTERN;
	post.informal = step->reading->aanvrager.rol == ROL_MINDERJARIGE;
	return post_add(desk, &step->about, &post, err);
}

static int escalate_supplement(struct desk *desk, struct step *step, struct reminding *r,
			       struct error *err)
{
	r->flag = "niet_aangevuld";
	return notify(desk, step, r, err);
}

/* flag: "aanvaarden" or "afloop". */
static int remind_professional(struct desk *desk, struct step *step, struct reminding *r,
			       const char *flag, struct error *err)
{
	const struct professional *person = who_has_it(desk, step);
	struct post post;

	r->flag = person ? flag : "vertrokken";
	if (!person)
		return notify(desk, step, r, err);
	post = post_of(desk, step, r);
	post.ready = true;
	compose_set(r->values, "naam", person->name);
	post.to = person->address;
	post.role = TOKEN_PROFESSIONAL;
	step->about.answers = NULL;
	return post_add(desk, &step->about, &post, err);
}

static int remind_acceptance(struct desk *desk, struct step *step, struct reminding *r,
			     struct error *err)
{
	return remind_professional(desk, step, r, "aanvaarden", err);
}

static int remind_close(struct desk *desk, struct step *step, struct reminding *r,
			struct error *err)
{
	return remind_professional(desk, step, r, "afloop", err);
}

static int next_professional(struct desk *desk, struct step *step, struct reminding *r,
			     struct error *err)
{
	(void)r;
	/* what was decided before is final: the time for it is long over */
	if (store_end_decisions(desk->store, step->dossier.reference, err) < 0)
		return -1;
	return pass_on(desk, step, &(struct pass){.what = PICK_SILENT, .who = "loketd"}, err);
}

static int (*const reminders[REMINDER_KIND_COUNT])(struct desk *desk, struct step *step,
						   struct reminding *r, struct error *err) = {
    [REMINDER_DECIDE] = remind_desk,	      [REMINDER_DECIDE_ESCALATE] = escalate_decision,
    [REMINDER_SUPPLEMENT] = remind_applicant, [REMINDER_SUPPLEMENT_ESCALATE] = escalate_supplement,
    [REMINDER_ACCEPT] = remind_acceptance,    [REMINDER_ACCEPT_NEXT] = next_professional,
    [REMINDER_CLOSE] = remind_close,
};

/* --- one after the other -------------------------------------------------------------------------- */

static int note(struct desk *desk, const struct due *due, int64_t now, struct error *err)
{
	return store_add_event(
	    desk->store, due->reference,
	    &(struct store_event){.at = now,
				  .who = "loketd",
				  .what = STORE_REMINDED,
				  .detail = names_text(&names_reminder, (int)due->kind)},
	    err);
}

static bool keep(const struct store_waiting *waiting, void *context)
{
	*(struct store_waiting *)context = *waiting;
	return true;
}

/* Somebody else may have done what was awaited since it was looked at: then there is nothing to say. */
static int remind(struct desk *desk, struct step *step, const void *context, struct error *err)
{
	struct reminding r = {.due = context};

	if (store_each_waiting(desk->store, r.due->reference, keep, &r.waiting, err) < 0)
		return -1;
	if (r.waiting.began != r.due->began || r.waiting.sent[r.due->kind] > 0)
		return 0;
	snprintf(r.event, sizeof(r.event), "%s:%s:%" PRId64, STORE_REMINDED,
		 names_text(&names_reminder, (int)r.due->kind), r.due->began);
	if (note(desk, r.due, step->about.now, err) < 0)
		return -1;
	return reminders[r.due->kind](desk, step, &r, err);
}

/* What cannot be said is not tried again each minute. */
static int give_up(struct desk *desk, const struct due *due, struct error *err)
{
	log_warn("reminder-refused", "dossier=%s kind=%s error=\"%s\"", due->reference,
		 names_text(&names_reminder, (int)due->kind), err->text);
	if (store_begin(desk->store, err) < 0)
		return -1;
	if (note(desk, due, clock_now(), err) < 0) {
		store_rollback(desk->store);
		return -1;
	}
	return store_commit(desk->store, err);
}

static int remind_one(struct desk *desk, const struct due *due, struct error *err)
{
	if (step_do(desk, due->reference, remind, due, err) == 0) {
		log_info("reminded", "dossier=%s kind=%s", due->reference,
			 names_text(&names_reminder, (int)due->kind));
		return 0;
	}
	return err->kind == ERROR_REFUSE ? give_up(desk, due, err) : -1;
}

int desk_remind(struct desk *desk, int64_t *next_r, int *sent_r, struct error *err)
{
	struct looking looking = {
	    .desk = desk, .arena = arena_new(), .now = clock_now(), .next = CALENDAR_NEVER};
	int result = store_each_waiting(desk->store, NULL, look_at, &looking, err);

	*sent_r = 0;
	for (size_t i = 0; result == 0 && i < looking.count; i++) {
		result = remind_one(desk, &looking.due[i], err);
		*sent_r += result == 0;
	}
	*next_r = looking.next;
	arena_free(&looking.arena);
	return result;
}
