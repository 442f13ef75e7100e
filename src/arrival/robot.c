/* robot: see robot.h. */
#include "arrival/robot.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "arrival/tell.h"
#include "base/error.h"
#include "base/text.h"
#include "compose/compose.h"
#include "desk/dutch.h"
#include "desk/notice.h"

enum { DAY = 24 * 60 * 60 };

static int add_mail(struct opening *opening, struct error *err)
{
	return store_add_mail(opening->desk->store, &opening->mail, err);
}

static int note(struct opening *opening, const char *who, const char *what, const char *detail,
		struct error *err)
{
	return store_add_event(
	    opening->desk->store, opening->mail.dossier,
	    &(struct store_event){
		.at = opening->receipt->now, .who = who, .what = what, .detail = detail},
	    err);
}

/* --- what did not arrive ------------------------------------------------------------------------ */

/* The recipient that failed for good; NULL: only a delay. */
static const struct reading_bounce_ontvanger *failed(const struct reading_bounce *bounce)
{
	for (size_t i = 0; i < bounce->ontvanger_count; i++) {
		if (bounce->ontvangers[i].blijvend)
			return &bounce->ontvangers[i];
	}
	return NULL;
}

/* Whether the address itself is wrong (RFC 3463: 5.1; 5.0.91 in our words, bounce_reason.c), or nobody says what is.
 * A full mailbox, or a server that does not want us, may mend. */
static bool is_for_good(const char *status)
{
	return !status || strncmp(status, "5.1.", 4) == 0 || strncmp(status, "5.0.91", 6) == 0;
}

struct heard {
	int64_t since;
	bool some;
};

static bool look_for_applicant(const struct store_event *event, void *context)
{
	struct heard *heard = context;

	heard->some = event->at > heard->since && text_equal(event->who, "aanvrager");
	return !heard->some;
}

/* 1: the applicant wrote after that mail was made, so it may well have arrived: whoever saw the answer knows the
 * Message-ID, and can write a report of it. 0, -1. */
static int was_heard(struct opening *opening, const struct store_outgoing *outgoing,
		     struct error *err)
{
	struct heard heard = {.since = outgoing->created};

	if (store_each_event(opening->desk->store, opening->mail.dossier, look_for_applicant,
			     &heard, err) < 0)
		return -1;
	return heard.some;
}

/* An applicant's address is dead from the first report on. Fills since when; 0: it is not. */
static int bury(struct opening *opening, const struct store_outgoing *outgoing,
		const struct reading_bounce_ontvanger *recipient, int64_t *dead_r,
		struct error *err)
{
	struct store *store = opening->desk->store;
	bool is_new;
	int heard;

	*dead_r = 0;
	if (outgoing->role != TOKEN_AANVRAGER || !is_for_good(recipient->status))
		return 0;
	heard = was_heard(opening, outgoing, err);
	if (heard != 0)
		return heard < 0 ? -1 : 0;
	if (store_dead_add(store, outgoing->to_hash, recipient->status, opening->receipt->now,
			   &is_new, err) < 0)
		return -1;
	return store_dead_find(store, outgoing->to_hash, dead_r, err) < 0 ? -1 : 0;
}

int robot_works_again(struct opening *opening, struct error *err)
{
	unsigned char hash[VAULT_HASH];
	int was_dead;

	post_address_hash(opening->desk, opening->whose.person, hash);
	was_dead = store_dead_drop(opening->desk->store, hash, err);
	return was_dead > 0 ? note(opening, "aanvrager", "adres_opnieuw", NULL, err) : was_dead;
}

static int about_ours(struct opening *opening, const struct store_outgoing *outgoing,
		      struct error *err)
{
	const struct reading_bounce_ontvanger *recipient =
	    failed(opening->receipt->reading->bounce);
	struct post_about about;
	char detail[80];
	int64_t dead;

	snprintf(detail, sizeof(detail), "%.40s %.20s", outgoing->template_name,
		 !recipient	     ? "later"
		 : recipient->status ? recipient->status
				     : "");
	if (note(opening, "mailserver", "bounce", detail, err) < 0)
		return -1;
	if (!recipient)
		return 0;
	if (bury(opening, outgoing, recipient, &dead, err) < 0)
		return -1;
	if (outgoing->role == TOKEN_STAFF)
		return 0;
	about = open_about(opening);
	return tell_bounce(opening->desk, &about, opening->receipt, &opening->mail, outgoing, dead,
			   err);
}

int robot_bounce(struct opening *opening, struct error *err)
{
	const struct reading *reading = opening->receipt->reading;
	struct store_outgoing outgoing;
	int found = 0;

	if (add_mail(opening, err) < 0)
		return -1;
	if (reading->bounce && reading->bounce->message_id)
		found = store_outgoing_by_message_id(opening->desk->store, opening->receipt->arena,
						     reading->bounce->message_id, &outgoing, err);
	if (found <= 0)
		return found;
	return outgoing.dossier ? about_ours(opening, &outgoing, err) : 0;
}

/* --- who is away -------------------------------------------------------------------------------- */

static int tell_away(struct opening *opening, const struct professional *professional,
		     struct error *err)
{
	const char *until = opening->receipt->reading->afwezig_tot;
	struct compose_values *values = compose_values_new(opening->receipt->arena);
	struct post_about about = open_about(opening);
	char day[DUTCH_TEXT], event[120];

	notice_common(values, &about);
	compose_set_flag(values, "afwezig", true);
	compose_set(values, "naam", professional->name);
	compose_set(values, "terug_op", dutch_day(until, day));
	/* once an absence; one without a date once a day */
	snprintf(event, sizeof(event), "melding:afwezig:%.60s:%.20s:%" PRId64, professional->id,
		 until ? until : "", until ? 0 : opening->receipt->now / DAY);
	return notice_post(opening->desk, &about,
			   &(struct notice){.event = event, .values = values}, err);
}

int robot_away(struct opening *opening, struct error *err)
{
	const struct whose *whose = &opening->whose;
	const char *until = opening->receipt->reading->afwezig_tot;

	if (add_mail(opening, err) < 0)
		return -1;
	if (!opening->mail.dossier || whose->proof != WHOSE_KEYED || !whose->sender)
		return 0;
	if (note(opening,
		 whose->professional		  ? whose->professional->id
		 : whose->role == TOKEN_AANVRAGER ? "aanvrager"
						  : whose->person,
		 "afwezig", until, err) < 0)
		return -1;
	return whose->professional ? tell_away(opening, whose->professional, err) : 0;
}
