/* intake_wake: the wake-up of deliver: see intake_state.h. */
#include "roles/intake_state.h"

#include <errno.h>
#include <string.h>

#include "base/log.h"
#include "base/wake.h"
#include "settings/settings.h"
#include "spool/spool.h"

void intake_wake_deliver(struct intake *intake)
{
	char path[SPOOL_PATH];

	spool_path(intake->settings->spool, SPOOL_WAKE, "deliver", path);
	if (wake_touch(path) || intake->unheard)
		return;
	intake->unheard = true;
	log_warn("no-wake-up", "%s: %s; each mail waits for a look by the clock", path,
		 strerror(errno));
}
