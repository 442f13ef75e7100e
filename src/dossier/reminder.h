/* reminder: who is to be reminded of a dossier that waits, and when. Pure: what was sent, and what time
 * it is, is told by whoever asks. Each reminder is sent once a wait; an answer ends the wait by a step of
 * the state, and an absence notice, which is no step, ends nothing. */
#ifndef LOKET_DOSSIER_REMINDER_H
#define LOKET_DOSSIER_REMINDER_H

#include <stdbool.h>
#include <stdint.h>
#include "calendar/calendar.h"
#include "dossier/dossier.h"
#include "names/names.h"

enum reminder_kind {
	REMINDER_DECIDE,	      /* the desk has not decided, or assigned to nobody */
	REMINDER_DECIDE_ESCALATE,     /* the same, the last time */
	REMINDER_SUPPLEMENT,	      /* the applicant has not answered what the desk asked */
	REMINDER_SUPPLEMENT_ESCALATE, /* the desk is told that no answer came */
	REMINDER_ACCEPT,	      /* the professional has neither accepted nor declined */
	REMINDER_ACCEPT_NEXT,	      /* the dossier goes on to the next professional */
	REMINDER_CLOSE,		      /* the professional is asked how it ended */
	REMINDER_KIND_COUNT
};
extern const struct names names_reminder; /* "decide", ...: as the keys of the configuration */

enum reminder_to { REMINDER_TO_DESK, REMINDER_TO_APPLICANT, REMINDER_TO_PROFESSIONAL };

/* Working days after the wait began; 0: never. */
struct reminder_terms {
	int days[REMINDER_KIND_COUNT];
};

/* A dossier that waits in a state. */
struct reminder_wait {
	enum dossier_state state;
	int64_t since;		       /* when it came into that state, or was assigned anew */
	int sent[REMINDER_KIND_COUNT]; /* since then */
	const struct calendar *desk;   /* of the loket */
	const struct calendar *person; /* of the professional; NULL: none, or none that is known */
	const struct reminder_terms *terms;
};

struct reminder {
	enum reminder_kind kind;
	enum reminder_to to;
	int64_t due; /* now, or the first moment after it at which this may go out */
};

/* The next reminder, if all goes on as it is; false: there will be none. Due no earlier than the
 * opening of the last day of its term, and within the office hours of whom it goes to (for an
 * applicant, of the desk).
 *
 * The days of a term are those of the desk; of `accept` and `accept_next`, those on which the
 * professional works. A professional who is away gets no reminder, but days of absence count for
 * `accept_next`: a dossier does not wait for the end of a holiday. Of two that are due together (the
 * machine stood still) only the later kind goes out, and the earlier one is not made up for. */
bool reminder_next(const struct reminder_wait *wait, int64_t now, struct reminder *next);

#endif
