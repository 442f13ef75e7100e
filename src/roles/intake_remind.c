/* intake_remind: when intake looks at what is due: see intake_state.h. */
#include "roles/intake_state.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/log.h"

enum { LOOK_S = 60 };

void intake_remind_start(struct intake *intake, bool once)
{
	intake->remind_look = once ? 0 : clock_now() + LOOK_S;
	intake->remind_due = CALENDAR_NEVER;
}

enum intake_outcome intake_remind(struct intake *intake)
{
	int64_t now = clock_now();
	struct error err;
	int sent;

	/* a look that lies further ahead than a minute was fixed before the clock was set back */
	if (now < intake->remind_look && intake->remind_look - now <= LOOK_S &&
	    now < intake->remind_due)
		return INTAKE_TAKEN;
	intake->remind_look = now + LOOK_S;
	intake->remind_due = CALENDAR_NEVER;
	if (desk_remind(&intake->desk, &intake->remind_due, &sent, &err) < 0) {
		log_alarm("reminders-fault", "error=\"%s\"", err.text);
		return err.kind == ERROR_STOP ? INTAKE_BROKEN : INTAKE_LATER;
	}
	if (sent > 0)
		intake_wake_deliver(intake);
	return INTAKE_TAKEN;
}
