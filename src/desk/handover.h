/* handover: a dossier goes to a professional, and the mails that go with it. Private to desk and arrival. */
#ifndef LOKET_DESK_HANDOVER_H
#define LOKET_DESK_HANDOVER_H

#include "desk/desk.h"
#include "desk/post.h"

/* How many steps the history has: tells one assignment from a later one to the same person, the same
 * whenever it is done again after a cut. */
int handover_round(struct desk *desk, const char *reference, int *round_r, struct error *err);

struct handover {
	const struct reading *reading;
	const struct professional *professional;
	const struct professional *former; /* who had it and does not expect this; NULL */
	bool again;			   /* the applicant heard before of somebody who has it */
	const char *answer_to;		   /* NULL: the applicant cannot be told by mail */
	const char *who;		   /* for the history */
	bool standing_rule;		   /* forward = "direct" decided */
	int64_t received;		   /* when the request came in */
};

/* -- in a transaction: assigned, the step to toegewezen, opdracht and doorgegeven. */
int handover_do(struct desk *desk, const struct post_about *about, const struct handover *handover,
		struct error *err);
/* -- in a transaction: who had it until now need do nothing any more; `why`: HANDOVER_TAKEN_OVER by somebody else, or
 * HANDOVER_CLOSED by the desk. */
enum handover_end { HANDOVER_TAKEN_OVER, HANDOVER_CLOSED };
int handover_tell_former(struct desk *desk, const struct post_about *about,
			 const struct professional *former, enum handover_end why,
			 struct error *err);

#endif
