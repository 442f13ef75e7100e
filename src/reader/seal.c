/* seal: see seal.h.
 *
 * SECURITY: this file is the wall between hostile bytes and the rest. There are two filters of
 * system calls, and of their answers the harsher counts. The wide one, of the zygote and so of each
 * reader, allows what reading memory and the mail and writing the record needs, and what the zygote
 * needs beside it. The narrow one, which each reader adds, takes the latter away. Opening files
 * answers EACCES (time zones degrade); all else, from sockets to fork and exec, kills the process.
 *
 * Two, because the kernel works a filter out for every number of a system call when it is taken on,
 * and translates it: so the long one costs that once, and each reader a short one, for the few
 * numbers that are left. */
#include "reader/seal.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/error.h"
#include "reader/job.h"

enum {
	FILTER_LIMIT = 1024,
	DESCRIPTORS = 3,
	FORK = CLONE_CHILD_CLEARTID | CLONE_CHILD_SETTID | SIGCHLD,
	PID_TO_COME = 0x70c0ffee, /* where a reader fills in its own; more than any pid can be */
};

/* As the kernel takes it, so that a child needs one system call and no memory. */
struct filter {
	struct sock_filter instructions[FILTER_LIMIT];
	struct sock_fprog program;
};

static struct filter wide, narrow;
static struct sock_filter *own_pid; /* of the narrow one, what compares with PID_TO_COME */
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
    SCMP_SYS(ioctl),	 SCMP_SYS(fcntl),
};

/* What the zygote may do as well, each in this way only; a reader is killed for it. */
static const struct {
	int call;
	unsigned count; /* of arguments that matter */
	struct scmp_arg_cmp arguments[2];
	int error; /* 0: it is done */
} zygote_only[] = {
    {.call = SCMP_SYS(ppoll)},
    {.call = SCMP_SYS(recvmsg)},
    {.call = SCMP_SYS(sendto)},
    {.call = SCMP_SYS(wait4)},
    {.call = SCMP_SYS(getppid)},
    {.call = SCMP_SYS(dup2)},
    {.call = SCMP_SYS(close_range)},
    /* fork(3): no thread, no namespace */
    {.call = SCMP_SYS(clone), .count = 1, .arguments = {{.op = SCMP_CMP_EQ, .datum_a = FORK}}},
    /* its flags lie in memory, where no filter sees them; who is told so takes clone */
    {.call = SCMP_SYS(clone3), .error = ENOSYS},
    {.call = SCMP_SYS(kill),
     .count = 1,
     .arguments = {{.arg = 1, .op = SCMP_CMP_EQ, .datum_a = SIGKILL}}},
    /* its own limits, its own filter */
    {.call = SCMP_SYS(prlimit64), .count = 1, .arguments = {{.op = SCMP_CMP_EQ}}},
    {.call = SCMP_SYS(seccomp),
     .count = 2,
     .arguments = {{.op = SCMP_CMP_EQ, .datum_a = SECCOMP_SET_MODE_FILTER},
		   {.arg = 1, .op = SCMP_CMP_EQ}}},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct scmp_arg_cmp argument(unsigned number, enum scmp_compare op, unsigned value)
{
	return (struct scmp_arg_cmp){.arg = number, .op = op, .datum_a = value};
}

static struct scmp_arg_cmp first_is(unsigned value)
{
	return argument(0, SCMP_CMP_EQ, value);
}

/* Of both. */
static int allow_reading(scmp_filter_ctx context)
{
	int result = 0;

	for (size_t i = 0; i < COUNT(allowed); i++)
		result |= seccomp_rule_add(context, SCMP_ACT_ALLOW, allowed[i], 0);
	for (size_t i = 0; i < COUNT(refused); i++)
		result |= seccomp_rule_add(context, SCMP_ACT_ERRNO(EACCES), refused[i], 0);
	/* the record only, never the mail, whose descriptor may be good for both; sanitizers report */
	for (int fd = SEAL_OUTPUT; fd <= (SEAL_SANITIZED ? STDERR_FILENO : SEAL_OUTPUT); fd++) {
		result |= seccomp_rule_add(context, SCMP_ACT_ALLOW, SCMP_SYS(write), 1,
					   first_is((unsigned)fd));
		result |= seccomp_rule_add(context, SCMP_ACT_ALLOW, SCMP_SYS(writev), 1,
					   first_is((unsigned)fd));
	}
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

static int add_wide(scmp_filter_ctx context)
{
	int result = allow_reading(context);

	for (size_t i = 0; i < COUNT(zygote_only); i++) {
		int error = zygote_only[i].error;

		result |= seccomp_rule_add_array(
		    context, error ? SCMP_ACT_ERRNO((unsigned)error) : SCMP_ACT_ALLOW,
		    zygote_only[i].call, zygote_only[i].count, zygote_only[i].arguments);
	}
	/* to end with its parent; else as what is refused */
	result |= seccomp_rule_add(context, SCMP_ACT_ALLOW, SCMP_SYS(prctl), 2,
				   first_is(PR_SET_PDEATHSIG), argument(1, SCMP_CMP_EQ, SIGKILL));
	result |= seccomp_rule_add(context, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(prctl), 1,
				   argument(0, SCMP_CMP_NE, PR_SET_PDEATHSIG));
	result |= seccomp_rule_add(context, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(prctl), 1,
				   argument(1, SCMP_CMP_NE, SIGKILL));
	/* abort(3) needs it; of which process, the narrow one says */
	result |= seccomp_rule_add(context, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 0);
	return result;
}

static int add_narrow(scmp_filter_ctx context)
{
	int result = seccomp_rule_add(context, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(prctl), 0);

	for (size_t i = 0; i < COUNT(zygote_only); i++)
		result |= seccomp_rule_add(context, SCMP_ACT_KILL_PROCESS, zygote_only[i].call, 0);
	/* only for itself: all other processes of Loket run as the same user */
	result |= seccomp_rule_add(context, SCMP_ACT_KILL_PROCESS, SCMP_SYS(tgkill), 1,
				   argument(0, SCMP_CMP_NE, PID_TO_COME));
	return result;
}

static int export_filter(scmp_filter_ctx context, struct filter *filter)
{
	int fd = memfd_create("filter", MFD_CLOEXEC);
	ssize_t size = -1;

	if (fd >= 0 && seccomp_export_bpf(context, fd) == 0 && lseek(fd, 0, SEEK_SET) == 0)
		size = read(fd, filter->instructions, sizeof(filter->instructions));
	if (fd >= 0)
		close(fd);
	if (size <= 0 || size == (ssize_t)sizeof(filter->instructions))
		return -1;
	filter->program.len = (unsigned short)((size_t)size / sizeof(filter->instructions[0]));
	filter->program.filter = filter->instructions;
	return 0;
}

static int build(uint32_t default_action, int (*add_rules)(scmp_filter_ctx), struct filter *filter)
{
	scmp_filter_ctx context = seccomp_init(default_action);
	int result = -1;

	/* as a tree: the kernel works it out for many system calls */
	if (context && seccomp_attr_set(context, SCMP_FLTATR_CTL_OPTIMIZE, 2) == 0 &&
	    add_rules(context) == 0)
		result = export_filter(context, filter);
	if (context)
		seccomp_release(context);
	return result;
}

/* Exactly one instruction waits for it, or the filter is not what we think it is. */
static int find_own_pid(void)
{
	size_t count = 0;

	for (size_t i = 0; i < narrow.program.len; i++) {
		if (narrow.instructions[i].k != PID_TO_COME)
			continue;
		own_pid = &narrow.instructions[i];
		count++;
	}
	return count == 1 && own_pid->code == (BPF_JMP | BPF_JEQ | BPF_K) ? 0 : -1;
}

int seal_prepare(struct error *err)
{
	if (build(SCMP_ACT_KILL_PROCESS, add_wide, &wide) == 0 &&
	    build(SCMP_ACT_ALLOW, add_narrow, &narrow) == 0 && find_own_pid() == 0)
		return 0;
	return error_set(err, ERROR_STOP, "the reader's system call filter cannot be built");
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

static void take_filter(struct filter *filter)
{
	if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &filter->program))
		_exit(1);
}

void seal_zygote(const struct letter_limits *limits)
{
	probe = limits->memory / 4;
	/* the sanitizers map terabytes */
	if (!SEAL_SANITIZED) {
		signal(SIGABRT, on_abort);
		signal(SIGTRAP, on_abort);
		limit(RLIMIT_AS, limits->memory, limits->memory);
	}
	limit(RLIMIT_CORE, 0, 0);
	limit(RLIMIT_FSIZE, job_record_limit(limits), job_record_limit(limits));
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		_exit(1);
	take_filter(&wide);
}

static void take_descriptors(int mail, int output)
{
	/* neither may stand in the other's place */
	if (mail <= SEAL_OUTPUT || output <= SEAL_OUTPUT || dup2(mail, SEAL_MAIL) < 0 ||
	    dup2(output, SEAL_OUTPUT) < 0)
		_exit(1);
	/* stderr stays for the reports of the sanitizers only */
	if (close_range(SEAL_SANITIZED ? 3 : 2, ~0U, 0))
		_exit(1);
}

void seal_process(int mail, int output, const struct letter_limits *limits)
{
	take_descriptors(mail, output);
	limit(RLIMIT_CPU, limits->seconds, limits->seconds + 1);
	limit(RLIMIT_NPROC, 0, 0);
	limit(RLIMIT_NOFILE, DESCRIPTORS, DESCRIPTORS);
	own_pid->k = (uint32_t)getpid();
	take_filter(&narrow);
}
