/* launch: see launch.h. */
#include "reader/launch.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "reader/zygote.h"

/* From the folder of the running program: the same folder; build/ for build/unit/; libexec beside bin. */
static const char *const places[] = {
    "",
    "../",
    "../libexec/loket/",
};

static const char *const kept[] = {"TZ", "LOKET_TEST_READER", "ASAN_OPTIONS", "UBSAN_OPTIONS"};
enum { KEPT = sizeof(kept) / sizeof(kept[0]) };

static int find_program(const char *program, char path[PATH_MAX], struct error *err)
{
	char self[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", self, sizeof(self) - 1);
	const char *slash;

	self[length > 0 ? length : 0] = '\0';
	slash = strrchr(self, '/');
	for (size_t i = 0; slash && i < sizeof(places) / sizeof(places[0]); i++) {
		int size = snprintf(path, PATH_MAX, "%.*s/%s%s", (int)(slash - self), self,
				    places[i], program);

		if (size < PATH_MAX && access(path, X_OK) == 0)
			return 0;
	}
	snprintf(path, PATH_MAX, "%s/%s", LOKET_LIBEXEC, program);
	if (access(path, X_OK) == 0)
		return 0;
	return error_set(err, ERROR_STOP,
			 "the program %s is missing: it is not beside %s and not in %s; run "
			 "make, or make install",
			 program, self, LOKET_LIBEXEC);
}

static bool is_kept(const char *variable)
{
	for (size_t i = 0; i < KEPT; i++) {
		size_t length = strlen(kept[i]);

		if (strncmp(variable, kept[i], length) == 0 && variable[length] == '=')
			return true;
	}
	return false;
}

/* For the sake of the readers, who are forked: all names of all libraries are found once, and not by each anew; GLib
 * keeps no stock of its own, in pages that each would copy. */
static char bind_now[] = "LD_BIND_NOW=1", no_slices[] = "G_SLICE=always-malloc";
enum { OWN = 2 };

static void pick_environment(char *picked[KEPT + OWN + 1])
{
	size_t count = 0;

	for (char **variable = environ; variable && *variable && count < KEPT; variable++) {
		if (is_kept(*variable))
			picked[count++] = *variable;
	}
	picked[count++] = bind_now;
	picked[count++] = no_slices;
	picked[count] = NULL;
}

static int plan_descriptors(posix_spawn_file_actions_t *plan, int socket)
{
	int result = posix_spawn_file_actions_adddup2(plan, socket, ZYGOTE_SOCKET);

	if (result == 0)
		result = posix_spawn_file_actions_addopen(plan, 0, "/dev/null", O_RDWR, 0);
	if (result == 0)
		result = posix_spawn_file_actions_adddup2(plan, 0, 1);
	if (result == 0)
		result = posix_spawn_file_actions_addclosefrom_np(plan, ZYGOTE_SOCKET + 1);
	return result;
}

/* Nothing of the caller's signals is inherited: neither what it blocks nor what it ignores. */
static int plan_signals(posix_spawnattr_t *attributes)
{
	sigset_t none, all;
	int result;

	sigemptyset(&none);
	sigfillset(&all);
	result = posix_spawnattr_setsigmask(attributes, &none);
	if (result == 0)
		result = posix_spawnattr_setsigdefault(attributes, &all);
	if (result == 0)
		result = posix_spawnattr_setflags(attributes,
						  POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	return result;
}

int launch_reader(const char *program, int socket, pid_t *pid_r, struct error *err)
{
	char path[PATH_MAX], name[] = "loket-reader", *arguments[] = {name, NULL};
	char *variables[KEPT + OWN + 1];
	posix_spawn_file_actions_t plan;
	posix_spawnattr_t attributes;
	int result;

	if (find_program(program, path, err))
		return -1;
	pick_environment(variables);
	posix_spawn_file_actions_init(&plan);
	posix_spawnattr_init(&attributes);
	result = plan_descriptors(&plan, socket);
	if (result == 0)
		result = plan_signals(&attributes);
	if (result == 0)
		result = posix_spawn(pid_r, path, &plan, &attributes, arguments, variables);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&plan);
	if (result == 0)
		return 0;
	errno = result;
	return error_system(err, ERROR_STOP, "%s does not start", path);
}
