/* zygote: see zygote.h.
 *
 * SECURITY: forked before its parent holds a secret. It never looks at a mail itself; the child that does is
 * sealed first (seal.c) and dies after one mail, whatever happens to it. */
#include "reader/zygote.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/process.h"
#include "json/json.h"
#include "reader/job.h"
#include "reader/provoke.h"
#include "reader/seal.h"

enum { PIECE = 64 * 1024, SOCKET = 3 };

struct output {
	char data[PIECE];
	size_t used;
};

static int put(const char *data, size_t size, void *context)
{
	struct output *output = context;
	struct error err;

	while (size > 0) {
		size_t room = PIECE - output->used, part = size < room ? size : room;

		memcpy(output->data + output->used, data, part);
		output->used += part;
		data += part;
		size -= part;
		if (output->used == PIECE) {
			if (file_write_all(SEAL_OUTPUT, output->data, PIECE, &err))
				return -1;
			output->used = 0;
		}
	}
	return 0;
}

/* The sealed reader: one mail, one record, the end. */
static _Noreturn void read_one(const struct job *job, const struct letter_limits *limits)
{
	static struct output output;
	const struct reading_context context = {
	    .mailbox = job->has_mailbox ? job->mailbox : NULL,
	    .regio = job->regio,
	    .authserv_id = job->has_authserv_id ? job->authserv_id : NULL,
	};
	struct arena *arena = arena_new();
	struct reading *reading;
	struct error err;
	json_t *json;

	if (reader_read(arena, SEAL_MAIL, &context, limits, &reading, &err))
		_exit(1);
	provoke(reading->mail.onderwerp);
	json = reading_to_json(reading);
	if (json_dump_callback(json, put, &output, JSON_COMPACT) ||
	    file_write_all(SEAL_OUTPUT, output.data, output.used, &err))
		_exit(1);
	_exit(0);
}

static enum reader_end end_of(int status, bool late)
{
	if (late)
		return READER_TIMEOUT;
	if (WIFEXITED(status)) {
		if (WEXITSTATUS(status) == SEAL_EXIT_MEMORY)
			return READER_MEMORY;
		return WEXITSTATUS(status) == 0 ? READER_OK : READER_CRASHED;
	}
	if (WTERMSIG(status) == SIGXCPU)
		return READER_TIMEOUT;
	/* nobody but the kernel's memory killer sends it this */
	return WTERMSIG(status) == SIGKILL ? READER_MEMORY : READER_CRASHED;
}

/* Waits for the child until the wall clock limit, then ends it. SIGCHLD is blocked here. */
static enum reader_end wait_for(pid_t child, unsigned seconds)
{
	int64_t deadline = clock_monotonic_ms() + (int64_t)seconds * 1000;
	bool late = false;
	sigset_t signals;
	int status = 0;

	sigemptyset(&signals);
	sigaddset(&signals, SIGCHLD);
	while (waitpid(child, &status, WNOHANG) == 0) {
		int64_t left = deadline - clock_monotonic_ms();
		struct timespec rest = {.tv_sec = left / 1000, .tv_nsec = left % 1000 * 1000000};

		if (left > 0) {
			sigtimedwait(&signals, NULL, &rest);
			continue;
		}
		late = true;
		kill(child, SIGKILL);
		while (waitpid(child, &status, 0) < 0 && errno == EINTR)
			;
		break;
	}
	return end_of(status, late);
}

static enum reader_end serve(const struct job *job, int mail, int output,
			     const struct letter_limits *limits)
{
	pid_t parent = getpid(), child = fork();

	/* not the mail's fault: the role starts anew, and takes it up again */
	if (child < 0)
		_exit(1);
	if (child == 0) {
		sigset_t none;

		/* does not survive a fork; the parent may have died before it */
		prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
		if (getppid() != parent)
			_exit(1);
		sigemptyset(&none);
		sigprocmask(SIG_SETMASK, &none, NULL);
		seal_process(mail, output, limits);
		read_one(job, limits);
	}
	close(mail);
	close(output);
	return wait_for(child, limits->seconds);
}

/* Nothing of the parent's stays but the socket and stderr. */
static int forget_descriptors(int socket)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	int copy = fcntl(socket, F_DUPFD_CLOEXEC, 10);

	if (null < 0 || copy < 0 || dup2(null, 0) < 0 || dup2(null, 1) < 0 ||
	    dup3(copy, SOCKET, O_CLOEXEC) < 0)
		return -1;
	return close_range(SOCKET + 1, ~0U, 0);
}

static void say_hello(const char *tables)
{
	struct zygote_hello hello = {.fault = 0};
	struct error err = {.kind = ERROR_NONE};

	provoke_prepare();
	if (reader_prepare(tables, &err) || seal_prepare(&err)) {
		hello.fault = 1;
		snprintf(hello.text, sizeof(hello.text), "%s", err.text);
	}
	if (send(SOCKET, &hello, sizeof(hello), MSG_NOSIGNAL) != (ssize_t)sizeof(hello) ||
	    hello.fault)
		_exit(1);
}

_Noreturn void zygote_run(int socket, int parent, const char *tables,
			  const struct letter_limits *limits)
{
	sigset_t signals;
	struct job job;
	int mail, output;

	process_begin("loket-reader", parent);
	/* the parent's orderly stop is not ours: we end with the socket */
	signal(SIGTERM, SIG_DFL);
	signal(SIGINT, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	sigemptyset(&signals);
	sigaddset(&signals, SIGCHLD);
	sigprocmask(SIG_SETMASK, &signals, NULL);
	if (forget_descriptors(socket))
		_exit(1);
	say_hello(tables);
	while (job_receive(SOCKET, &job, &mail, &output) == 1) {
		enum reader_end end = serve(&job, mail, output, limits);

		if (send(SOCKET, &end, sizeof(end), MSG_NOSIGNAL) != (ssize_t)sizeof(end))
			break;
	}
	_exit(0);
}
