/* zygote: see zygote.h.
 *
 * SECURITY: executed, so nothing of its parent's memory is in it. It looks at no mail but our own
 * (warm.c), and before the first job it gives up files, sockets and programs (seal.c). The child
 * that does look is sealed wholly first and dies after one mail, whatever happens to it. */
#include "reader/zygote.h"

#include <errno.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
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
#include "reader/job.h"
#include "reader/provoke.h"
#include "reader/seal.h"
#include "reader/shed.h"
#include "reader/warm.h"

enum { PIECE = 64 * 1024, SMALL = 1024, STEP = 16, ROOM = 1024 * 1024, EXIT_MISUSE = 2 };
#define NEVER INT64_MAX

/* A reader at work. */
struct child {
	pid_t pid; /* 0: none */
	unsigned number;
	int64_t deadline;
	bool late;
};
static struct child children[READER_POOL_JOBS];

/* The sealed reader: one mail, one record, the end. */
static _Noreturn void read_one(const struct job *job, const struct letter_limits *limits)
{
	const struct reading_context context = {
	    .mailbox = job->has_mailbox ? job->mailbox : NULL,
	    .regio = job->regio,
	    .authserv_id = job->has_authserv_id ? job->authserv_id : NULL,
	};
	struct arena *arena = arena_new();
	struct buffer record = {0};
	struct reading *reading;
	struct error err;

	if (reader_read(arena, SEAL_MAIL, &context, limits, &reading, &err))
		_exit(1);
	provoke(reading->mail.onderwerp);
	reading_shorten(reading);
	reading_to_text(reading, 0, &record);
	if (file_write_all(SEAL_OUTPUT, record.data, record.length, &err))
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
	if (WTERMSIG(status) == SIGXFSZ)
		return READER_BROKEN;
	/* nobody but the kernel's memory killer sends it this */
	return WTERMSIG(status) == SIGKILL ? READER_MEMORY : READER_CRASHED;
}

static struct child *child_with(pid_t pid)
{
	for (size_t i = 0; i < READER_POOL_JOBS; i++) {
		if (children[i].pid == pid)
			return &children[i];
	}
	return NULL;
}

/* In the child: sealed, then at work. */
static _Noreturn void become_reader(pid_t parent, const struct job *job, int mail, int output,
				    const struct letter_limits *limits)
{
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

/* False when the socket has ended. */
static bool take_job(const struct letter_limits *limits)
{
	struct child *child = child_with(0);
	pid_t self = getpid();
	struct job job;
	int mail, output;

	if (!child || job_receive(ZYGOTE_SOCKET, &job, &mail, &output) != 1)
		return false;
	child->number = job.number;
	child->deadline = clock_monotonic_ms() + (int64_t)limits->seconds * 1000;
	child->late = false;
	child->pid = fork();
	/* not the mail's fault: the role starts anew, and takes it up again */
	if (child->pid < 0)
		_exit(1);
	if (child->pid == 0)
		become_reader(self, &job, mail, output, limits);
	close(mail);
	close(output);
	return true;
}

/* Tells of every child that is gone. */
static void bury(void)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
		struct child *child = child_with(pid);
		struct job_end told;

		if (!child)
			continue;
		told =
		    (struct job_end){.number = child->number, .end = end_of(status, child->late)};
		child->pid = 0;
		if (send(ZYGOTE_SOCKET, &told, sizeof(told), MSG_NOSIGNAL) != (ssize_t)sizeof(told))
			_exit(1);
	}
}

/* Ends those over the wall clock limit; returns when the next one will be, NEVER for none. */
static int64_t end_late(void)
{
	int64_t now = clock_monotonic_ms(), next = NEVER;

	for (size_t i = 0; i < READER_POOL_JOBS; i++) {
		struct child *child = &children[i];

		if (child->pid == 0 || child->late)
			continue;
		if (child->deadline <= now) {
			child->late = true;
			kill(child->pid, SIGKILL);
		} else if (child->deadline - now < next) {
			next = child->deadline - now;
		}
	}
	return next;
}

/* Until the socket ends. SIGCHLD comes in only during the wait. */
static void serve(const struct letter_limits *limits)
{
	struct pollfd socket = {.fd = ZYGOTE_SOCKET, .events = POLLIN};
	sigset_t none;

	sigemptyset(&none);
	for (;;) {
		int64_t next = end_late();
		struct timespec rest = {.tv_sec = next / 1000, .tv_nsec = next % 1000 * 1000000};

		if (ppoll(&socket, 1, next == NEVER ? NULL : &rest, &none) > 0 && !take_job(limits))
			break;
		bury();
	}
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

/* What was freed while we prepared lies in pieces between what stays. A reader that took such pieces would get a copy
 * of a page for each: here they are all taken, for good, so that readers take fresh memory, one page after the
 * other. A piece of a common size is had by that size only. */
static void fill_holes(void)
{
	static void *volatile piece; /* or the compiler would leave the call out */
	const struct mallinfo2 heap = mallinfo2();
	const char *fresh = (char *)sbrk(0) - heap.keepcost;
	size_t taken = 0;

	for (size_t size = PIECE; size > 0; size -= size > SMALL ? size / 2 : STEP) {
		do {
			piece = malloc(size);
			taken += size;
		} while ((char *)piece < fresh && taken < heap.arena);
	}
}

/* malloc asks for memory when it has none: here, once, and not in every reader. */
static void tidy_memory(void)
{
	mallopt(M_TOP_PAD, ROOM);
	malloc_trim(ROOM);
	fill_holes();
}

/* All that readers share. */
static int gather(const struct zygote_order *order, struct error *err)
{
	if (reader_prepare(order->tables, err))
		return -1;
	warm_up(&order->limits);
	tidy_memory();
	shed_libraries();
	return 0;
}

static int prepare(const struct zygote_order *order, struct error *err)
{
	provoke_prepare();
	if (seal_prepare(err) || (order->tables[0] && gather(order, err)))
		return -1;
	seal_zygote(&order->limits);
	return 0;
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

static void on_child(int number)
{
	(void)number;
}

static void take_signals(void)
{
	const struct sigaction action = {.sa_handler = on_child};
	sigset_t signals;

	/* what a terminal sends to all is for the parent: we end with the socket */
	signal(SIGINT, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	sigemptyset(&signals);
	sigaddset(&signals, SIGCHLD);
	sigaction(SIGCHLD, &action, NULL);
	sigprocmask(SIG_SETMASK, &signals, NULL);
}

_Noreturn void zygote_run(void)
{
	static struct zygote_order order;
	struct error err;

	if (!take_order(&order)) {
		error_set(&err, ERROR_STOP,
			  "loket-reader is of another build; install both, and restart");
		say_hello(&err);
	}
	process_begin("loket-reader", order.parent);
	take_signals();
	say_hello(prepare(&order, &err) ? &err : NULL);
	serve(&order.limits);
	_exit(0);
}
