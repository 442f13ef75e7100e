/* keys: see keys.h. */
#include "roles/keys.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "settings/settings.h"
#include "spool/spool.h"
#include "store/store.h"

typedef void say_function(const char *event, const char *fault);

static const char event_fault[] = "key-fault";

/* Never returns. */
static void examine(const struct settings *settings, say_function *say)
{
	char master[SPOOL_PATH];
	struct error err;

	snprintf(master, sizeof(master), "%s/master", settings->secrets);
	if (store_examine(settings->store, settings->keys, master, &err) == 0)
		_exit(0);
	say(event_fault, err.text);
	_exit(1);
}

static enum role_keys unseen(const char *why, say_function *say)
{
	char text[200];

	snprintf(text, sizeof(text), "cannot look at the master key: %s", why);
	say(event_fault, text);
	return ROLE_KEYS_UNSEEN;
}

enum role_keys role_keys_look(const struct settings *settings, say_function *say)
{
	int status = 0;
	pid_t pid, ended;

	signal(SIGCHLD, SIG_DFL); /* whoever started us may ignore it */
	pid = fork();
	if (pid == 0)
		examine(settings, say);
	if (pid < 0)
		return unseen(strerror(errno), say);
	do
		ended = waitpid(pid, &status, 0);
	while (ended < 0 && errno == EINTR);
	if (ended < 0)
		return unseen(strerror(errno), say);
	if (!WIFEXITED(status))
		return unseen("the process that looks was killed", say);
	return WEXITSTATUS(status) == 0 ? ROLE_KEYS_GOOD : ROLE_KEYS_WRONG;
}
