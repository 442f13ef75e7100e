/* retry: makes a waiting or refused mail due at once. */
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/wake.h"
#include "commands/commands.h"
#include "settings/settings.h"
#include "spool/spool.h"
#include "store/store.h"

static int run(struct command_context *context, int argc, char **argv)
{
	char path[SPOOL_PATH];
	char *end = NULL;
	long long id;
	struct error err;
	int result;

	if (argc != 2)
		return command_misuse(&command_retry, "give the ID that 'loketctl queue' shows");
	id = strtoll(argv[1], &end, 10);
	if (*end != '\0' || id <= 0)
		return command_misuse(&command_retry, "'%s' is no ID of 'loketctl queue'", argv[1]);
	result = store_retry(context->store, id, clock_now(), &err);
	if (result < 0)
		return command_fail("%s", err.text);
	if (result == 0)
		return command_fail("no mail %lld waits in the queue", id);
	spool_path(context->settings->spool, SPOOL_WAKE, SPOOL_WAKE_RETRY, path);
	wake_touch(path);
	printf("%lld: due now%s\n", id,
	       spool_locked(context->settings->spool) ? ""
						      : ", but loketd is not running: start it");
	return COMMAND_DONE;
}

const struct command command_retry = {
    .name = "retry",
    .needs = NEEDS_STORE,
    .usage = "retry ID",
    .summary = "send a waiting or refused mail again now",
    .help = "ID is the number in the first column of 'loketctl queue'.",
    .run = run,
};
