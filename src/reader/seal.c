/* seal: see seal.h.
 *
 * SECURITY: this file is the wall between hostile bytes and the rest. The filter allows what reading memory
 * and the mail and writing the record needs. Opening files answers EACCES (time zones degrade); all
 * else, from sockets to fork and exec, kills the process. */
#include "reader/seal.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/error.h"
#include "reader/job.h"

enum {
	FILTER_LIMIT = 1024,
	DESCRIPTORS = 3,
	PID_TO_COME = 0x70c0ffee, /* where a reader fills in its own; more than any pid can be */
};

static struct sock_filter instructions[FILTER_LIMIT];
static struct sock_fprog filter = {.filter = instructions};
static struct sock_filter *own_pid; /* the one that compares with PID_TO_COME */
static size_t probe;		    /* memory that must be there, or the process is out of it */

static const int allowed[] = {
    SCMP_SYS(read),
    SCMP_SYS(pread64),
    SCMP_SYS(readv),
    SCMP_SYS(close),
    SCMP_SYS(lseek),
    SCMP_SYS(fstat),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(brk),
    SCMP_SYS(madvise),
    SCMP_SYS(futex),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(getrandom),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(sysinfo),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(rseq),
    SCMP_SYS(set_robust_list),
};

/* They look for something outside; they learn that there is nothing. */
static const int refused[] = {
    SCMP_SYS(open),	 SCMP_SYS(openat),     SCMP_SYS(openat2),    SCMP_SYS(access),
    SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(stat),	     SCMP_SYS(lstat),
    SCMP_SYS(statx),	 SCMP_SYS(readlink),   SCMP_SYS(readlinkat), SCMP_SYS(getcwd),
    SCMP_SYS(ioctl),	 SCMP_SYS(fcntl),      SCMP_SYS(prctl),
};

static struct scmp_arg_cmp first_is(unsigned value)
{
	return (struct scmp_arg_cmp){.arg = 0, .op = SCMP_CMP_EQ, .datum_a = value};
}

static int add_rules(scmp_filter_ctx context)
{
	/* as a tree: the kernel works the filter out for every system call anew, for every reader */
	int result = seccomp_attr_set(context, SCMP_FLTATR_CTL_OPTIMIZE, 2);

	for (size_t i = 0; i < sizeof(allowed) / sizeof(allowed[0]); i++)
		result |= seccomp_rule_add(context, SCMP_ACT_ALLOW, allowed[i], 0);
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		result |= seccomp_rule_add(context, SCMP_ACT_ERRNO(EACCES), refused[i], 0);
	/* the record only, never the mail, whose descriptor may be good for both; sanitizers report */
	for (int fd = SEAL_OUTPUT; fd <= (SEAL_SANITIZED ? STDERR_FILENO : SEAL_OUTPUT); fd++) {
		result |= seccomp_rule_add(context, SCMP_ACT_ALLOW, SCMP_SYS(write), 1,
					   first_is((unsigned)fd));
		result |= seccomp_rule_add(context, SCMP_ACT_ALLOW, SCMP_SYS(writev), 1,
					   first_is((unsigned)fd));
	}
	/* abort(3) needs it, but only for itself: all other processes of Loket run as the same user */
	result |=
	    seccomp_rule_add(context, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, first_is(PID_TO_COME));
	/* fstat(3) of glibc is newfstatat of an empty path */
	result |= seccomp_rule_add(context, SCMP_ACT_ALLOW, SCMP_SYS(newfstatat), 1,
				   SCMP_A3(SCMP_CMP_MASKED_EQ, AT_EMPTY_PATH, AT_EMPTY_PATH));
	result |= seccomp_rule_add(context, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(newfstatat), 1,
				   SCMP_A3(SCMP_CMP_MASKED_EQ, AT_EMPTY_PATH, 0));
	/* memory, but never memory that can be run, nor a file's */
	result |= seccomp_rule_add(context, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2,
				   SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
				   SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS));
	result |= seccomp_rule_add(context, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
				   SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	return result;
}

/* The filter as the kernel takes it, so that a child needs one system call and no memory. */
static int export_filter(scmp_filter_ctx context, struct error *err)
{
	int fd = memfd_create("filter", MFD_CLOEXEC);
	ssize_t size = -1;

	if (fd >= 0 && seccomp_export_bpf(context, fd) == 0 && lseek(fd, 0, SEEK_SET) == 0)
		size = read(fd, instructions, sizeof(instructions));
	if (fd >= 0)
		close(fd);
	if (size <= 0 || size == (ssize_t)sizeof(instructions))
		return error_set(err, ERROR_STOP,
				 "the reader's system call filter cannot be built");
	filter.len = (unsigned short)((size_t)size / sizeof(instructions[0]));
	return 0;
}

/* Exactly one instruction waits for it, or the filter is not what we think it is. */
static int find_own_pid(struct error *err)
{
	size_t count = 0;

	for (size_t i = 0; i < filter.len; i++) {
		if (instructions[i].k != PID_TO_COME)
			continue;
		own_pid = &instructions[i];
		count++;
	}
	if (count == 1 && own_pid->code == (BPF_JMP | BPF_JEQ | BPF_K))
		return 0;
	return error_set(err, ERROR_STOP, "the reader's system call filter cannot be built");
}

int seal_prepare(struct error *err)
{
	scmp_filter_ctx context = seccomp_init(SCMP_ACT_KILL_PROCESS);
	int result;

	if (!context || add_rules(context)) {
		if (context)
			seccomp_release(context);
		return error_set(err, ERROR_STOP,
				 "the reader's system call filter cannot be built");
	}
	result = export_filter(context, err);
	seccomp_release(context);
	if (result == 0)
		result = find_own_pid(err);
	return result;
}

/* abort(3) after a failed allocation and abort after a fault look alike from outside; only here can one
 * try whether there is memory left. */
static void on_abort(int number)
{
	/* on Linux a bare system call */
	/* NOLINTNEXTLINE(bugprone-signal-handler,cert-sig30-c) */
	void *memory = mmap(NULL, probe, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (memory == MAP_FAILED)
		_exit(SEAL_EXIT_MEMORY);
	signal(number, SIG_DFL);
	raise(number);
}

static void limit(__rlimit_resource_t resource, rlim_t soft, rlim_t hard)
{
	struct rlimit limits = {soft, hard};

	if (setrlimit(resource, &limits))
		_exit(1);
}

static void set_limits(const struct letter_limits *limits)
{
	probe = limits->memory / 4;
	/* the sanitizers map terabytes */
	if (!SEAL_SANITIZED) {
		signal(SIGABRT, on_abort);
		signal(SIGTRAP, on_abort);
		limit(RLIMIT_AS, limits->memory, limits->memory);
	}
	limit(RLIMIT_CPU, limits->seconds, limits->seconds + 1);
	limit(RLIMIT_CORE, 0, 0);
	limit(RLIMIT_FSIZE, job_record_limit(limits), job_record_limit(limits));
	limit(RLIMIT_NPROC, 0, 0);
	limit(RLIMIT_NOFILE, DESCRIPTORS, DESCRIPTORS);
}

/* Both may stand in one another's place: first out of the way, then where they belong. */
static void take_descriptors(int mail, int output)
{
	int mail_copy = fcntl(mail, F_DUPFD_CLOEXEC, DESCRIPTORS);
	int output_copy = fcntl(output, F_DUPFD_CLOEXEC, DESCRIPTORS);

	if (mail_copy < 0 || output_copy < 0 || dup2(mail_copy, SEAL_MAIL) < 0 ||
	    dup2(output_copy, SEAL_OUTPUT) < 0)
		_exit(1);
	/* stderr stays for the reports of the sanitizers only */
	if (close_range(SEAL_SANITIZED ? 3 : 2, ~0U, 0))
		_exit(1);
}

void seal_process(int mail, int output, const struct letter_limits *limits)
{
	take_descriptors(mail, output);
	set_limits(limits);
	own_pid->k = (uint32_t)getpid();
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) ||
	    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0))
		_exit(1);
}
