/* reminder: see reminder.h. One table tells all. */
#include "dossier/reminder.h"

static const char *const kind_names[] = {
    "decide", "decide_escalate", "supplement", "supplement_escalate",
    "accept", "accept_next",	 "close",
};
_Static_assert(sizeof(kind_names) / sizeof(kind_names[0]) == REMINDER_KIND_COUNT, "a name a kind");
const struct names names_reminder = {kind_names, REMINDER_KIND_COUNT};

#define STATE(name) (1u << DOSSIER_##name)

/* Whose working days make the term. */
enum counted { DAYS_OF_DESK, DAYS_OF_PERSON, WEEK_OF_PERSON /* absent or not */ };

/* In a state, the milder kind stands first. */
static const struct rule {
	unsigned states;
	enum reminder_to to;
	enum counted counted;
} rules[REMINDER_KIND_COUNT] = {
    [REMINDER_DECIDE] = {STATE(ONTVANGEN) | STATE(ONTVANKELIJK), REMINDER_TO_DESK, DAYS_OF_DESK},
    [REMINDER_DECIDE_ESCALATE] = {STATE(ONTVANGEN) | STATE(ONTVANKELIJK), REMINDER_TO_DESK,
				  DAYS_OF_DESK},
    [REMINDER_SUPPLEMENT] = {STATE(AANVULLEN), REMINDER_TO_APPLICANT, DAYS_OF_DESK},
    [REMINDER_SUPPLEMENT_ESCALATE] = {STATE(AANVULLEN), REMINDER_TO_DESK, DAYS_OF_DESK},
    [REMINDER_ACCEPT] = {STATE(TOEGEWEZEN), REMINDER_TO_PROFESSIONAL, DAYS_OF_PERSON},
    [REMINDER_ACCEPT_NEXT] = {STATE(TOEGEWEZEN), REMINDER_TO_DESK, WEEK_OF_PERSON},
    [REMINDER_CLOSE] = {STATE(AANVAARD), REMINDER_TO_PROFESSIONAL, DAYS_OF_DESK},
};

/* The opening of the last day of the term. */
static int64_t term_ends(const struct reminder_wait *wait, enum counted counted, int days)
{
	struct calendar week;

	if (counted == DAYS_OF_DESK || !wait->person)
		return calendar_after(wait->desk, wait->since, days);
	week = *wait->person;
	if (counted == WEEK_OF_PERSON)
		week.absence_count = 0;
	return calendar_after(&week, wait->since, days);
}

/* When this kind may go out; CALENDAR_NEVER: it will not. */
static int64_t due(const struct reminder_wait *wait, enum reminder_kind kind, int64_t now)
{
	const struct rule *rule = &rules[kind];
	const struct calendar *hours =
	    rule->to == REMINDER_TO_PROFESSIONAL ? wait->person : wait->desk;
	int days = wait->terms->days[kind];
	int64_t end;

	if (days < 1 || !hours)
		return CALENDAR_NEVER;
	end = term_ends(wait, rule->counted, days);
	return end == CALENDAR_NEVER ? end : calendar_next_open(hours, end > now ? end : now);
}

bool reminder_next(const struct reminder_wait *wait, int64_t now, struct reminder *next)
{
	next->due = CALENDAR_NEVER;
	/* From the last kind on: one that was sent has left the milder ones behind. */
	for (int kind = REMINDER_KIND_COUNT - 1; kind >= 0; kind--) {
		int64_t when;

		if ((rules[kind].states & (1u << wait->state)) == 0)
			continue;
		if (wait->sent[kind] > 0)
			break;
		when = due(wait, (enum reminder_kind)kind, now);
		if (when < next->due)
			*next = (struct reminder){(enum reminder_kind)kind, rules[kind].to, when};
	}
	return next->due != CALENDAR_NEVER;
}
