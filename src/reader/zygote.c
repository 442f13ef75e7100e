/* zygote: see zygote.h.
 *
 * SECURITY: executed, so nothing of its parent's memory is in it. It never looks at a mail itself; the child that
 * does is sealed first (seal.c) and dies after one mail, whatever happens to it. */
#include "reader/zygote.h"

#include <errno.h>
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

enum { PIECE = 64 * 1024, EXIT_MISUSE = 2 };

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

static bool take_order(struct zygote_order *order)
{
	ssize_t size;

	do
		size = recv(ZYGOTE_SOCKET, order, sizeof(*order), 0);
	while (size < 0 && errno == EINTR);
	if (size < 0) {
		fputs("loket-reader is started by loketd and loketctl, not by hand\n", stderr);
		_exit(EXIT_MISUSE);
	}
	return size == (ssize_t)sizeof(*order) && memcmp(order->stamp, stamp, STAMP_SIZE) == 0 &&
	       memchr(order->tables, '\0', sizeof(order->tables));
}

static int prepare(const char *tables, struct error *err)
{
	provoke_prepare();
	return reader_prepare(tables, err) || seal_prepare(err) ? -1 : 0;
}

static void say_hello(const struct error *fault)
{
	struct zygote_hello hello = {.fault = fault != NULL};

	if (fault)
		snprintf(hello.text, sizeof(hello.text), "%s", fault->text);
	if (send(ZYGOTE_SOCKET, &hello, sizeof(hello), MSG_NOSIGNAL) != (ssize_t)sizeof(hello) ||
	    fault)
		_exit(1);
}

static void take_signals(void)
{
	sigset_t signals;

	/* what a terminal sends to all is for the parent: we end with the socket */
	signal(SIGINT, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	sigemptyset(&signals);
	sigaddset(&signals, SIGCHLD);
	sigprocmask(SIG_SETMASK, &signals, NULL);
}

_Noreturn void zygote_run(void)
{
	static struct zygote_order order;
	struct error err;
	struct job job;
	int mail, output;

	if (!take_order(&order)) {
		error_set(&err, ERROR_STOP,
			  "loket-reader is of another build; install both, and restart");
		say_hello(&err);
	}
	process_begin("loket-reader", order.parent);
	take_signals();
	say_hello(prepare(order.tables, &err) ? &err : NULL);
	while (job_receive(ZYGOTE_SOCKET, &job, &mail, &output) == 1) {
		enum reader_end end = serve(&job, mail, output, &order.limits);

		if (send(ZYGOTE_SOCKET, &end, sizeof(end), MSG_NOSIGNAL) != (ssize_t)sizeof(end))
			break;
	}
	_exit(0);
}
