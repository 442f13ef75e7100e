/* process: see process.h. */
#include "base/process.h"

#include <grp.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

volatile sig_atomic_t process_stop;

static void on_stop(int number)
{
	(void)number;
	process_stop = 1;
}

void process_catch_signals(void)
{
	/* no SA_RESTART: a wait must end */
	struct sigaction action = {.sa_handler = on_stop};

	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
}

void process_begin(const char *name, int parent)
{
	struct rlimit none = {0, 0};

	prctl(PR_SET_NAME, name, 0, 0, 0);
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	setrlimit(RLIMIT_CORE, &none);
	signal(SIGPIPE, SIG_IGN);
	if (parent == 0)
		return;
	prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
	/* it may have died before the line above */
	if (getppid() != parent)
		_exit(1);
}

int process_become(uid_t user, gid_t group)
{
	const struct passwd *known = getpwuid(user);

	if (known ? initgroups(known->pw_name, known->pw_gid) < 0 : setgroups(0, NULL) < 0)
		return -1;
	if (known)
		group = known->pw_gid;
	return setresgid(group, group, group) < 0 ? -1 : setresuid(user, user, user);
}

void process_cut(const char *point)
{
	static int passes;
	const char *wanted = getenv("LOKET_CUT");
	size_t length = strlen(point);

	if (!wanted || strncmp(wanted, point, length) != 0)
		return;
	if (wanted[length] != '\0' && wanted[length] != ':')
		return;
	passes++;
	if (wanted[length] == '\0' || atoi(wanted + length + 1) == passes)
		raise(SIGKILL);
}
