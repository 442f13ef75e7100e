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

static int look(struct command_context *context, int argc, char **argv)
{
	char *end = NULL;

	(void)context;
	if (argc != 2)
		return command_misuse(&command_retry, "give the ID that 'loketctl queue' shows");
	if (strtoll(argv[1], &end, 10) <= 0 || *end != '\0')
		return command_misuse(&command_retry, "'%s' is no ID of 'loketctl queue'", argv[1]);
	return COMMAND_DONE;
}

static int run(struct command_context *context, int argc, char **argv)
{
	char path[SPOOL_PATH];
	long long id = strtoll(argv[1], NULL, 10);
	struct error err;
	int result;

	(void)argc;
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
    .look = look,
    .run = run,
};
