/* keys: see keys.h. */
#include "roles/keys.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "settings/settings.h"
#include "spool/spool.h"
#include "store/store.h"

bool role_keys_good(const struct settings *settings, void (*say)(const char *fault))
{
	char master[SPOOL_PATH];
	struct error err;
	int status = -1;
	pid_t pid;

	signal(SIGCHLD, SIG_DFL); /* whoever started us may ignore it */
	pid = fork();
	if (pid == 0) {
		snprintf(master, sizeof(master), "%s/master", settings->secrets);
		if (store_examine(settings->store, settings->keys, master, &err) == 0)
			_exit(0);
		say(err.text);
		_exit(1);
	}
	while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	return status == 0;
}
