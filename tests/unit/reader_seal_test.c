/* The seal, system call by system call: what a sealed reader may do, and its parent. Written down here by hand,
 * so that nothing is added to the filters unseen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "reader/seal.h"

/* ALLOWED: the kernel has looked at it, whatever it found. The others are answers of the filter. */
enum outcome { ALLOWED, REFUSED = EACCES, MISSING = ENOSYS, KILLED = 256, STRANGE };
enum who { ZYGOTE, READER };

enum {
	NUMBERS = 512, /* of the calls of this kernel, and room for those to come */
	X32 = 0x40000000,
	NOBODY = 0x7fffffff, /* a pid that no process has */
	OWN = 0x0ddba11,     /* stands for the pid of who calls */
	FORK = CLONE_CHILD_CLEARTID | CLONE_CHILD_SETTID | SIGCHLD,
	PATIENCE = 180, /* seconds: a call that waits should have been killed */
	URETPROBE = 335,
	UPROBE = 336,
};
static const unsigned long HIGH = 1UL << 32; /* the kernel takes an int, the filter sees it all */

struct call {
	long number;
	unsigned long arguments[6];
};

static int *told; /* how the reader ended, by its parent */

static void nothing(int number)
{
	(void)number;
}

static _Noreturn void do_call(const struct call *call)
{
	unsigned long a[6];
	long result;

	/* without the frame of a handler it may jump anywhere */
	if (call->number == SYS_rt_sigreturn) {
		signal(SIGUSR1, nothing);
		raise(SIGUSR1);
		_exit(0);
	}
	for (int i = 0; i < 6; i++)
		a[i] = call->arguments[i] == OWN ? (unsigned long)getpid() : call->arguments[i];
	result = syscall(call->number, a[0], a[1], a[2], a[3], a[4], a[5]);
	_exit(result == -1 ? errno : 0);
}

static _Noreturn void be_zygote(enum who caller, const struct call *call)
{
	const struct letter_limits limits = letter_limits_default();
	int mail = memfd_create("mail", MFD_CLOEXEC), output = memfd_create("record", MFD_CLOEXEC);
	pid_t reader;

	prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
	seal_zygote(&limits);
	if (caller == ZYGOTE)
		do_call(call);
	reader = fork();
	if (reader == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
		seal_process(mail, output, &limits);
		do_call(call);
	}
	_exit(waitpid(reader, told, 0) == reader ? 0 : 1);
}

static enum outcome outcome_of(enum who caller, const struct call *call)
{
	int status, code;
	pid_t zygote = fork();

	if (zygote == 0)
		be_zygote(caller, call);
	assert_int_equal(waitpid(zygote, &status, 0), zygote);
	if (caller == READER) {
		assert_int_equal(status, 0);
		status = *told;
	}
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS)
		return KILLED;
	code = WIFEXITED(status) ? WEXITSTATUS(status) : STRANGE;
	if (code == REFUSED || code == MISSING || code == STRANGE)
		return (enum outcome)code;
	return ALLOWED;
}

/* The answers to a call with senseless arguments: all ones, with which a call that should have been killed
 * does no harm. */
struct row {
	long number;
	enum outcome outcome;
};

static const struct row of_reader[] = {
    {SYS_read, ALLOWED},
    {SYS_pread64, ALLOWED},
    {SYS_readv, ALLOWED},
    {SYS_close, ALLOWED},
    {SYS_lseek, ALLOWED},
    {SYS_fstat, ALLOWED},
    {SYS_munmap, ALLOWED},
    {SYS_mremap, ALLOWED},
    {SYS_brk, ALLOWED},
    {SYS_madvise, ALLOWED},
    {SYS_clock_gettime, ALLOWED},
    {SYS_clock_getres, ALLOWED},
    {SYS_gettimeofday, ALLOWED},
    {SYS_time, ALLOWED},
    {SYS_getrandom, ALLOWED},
    {SYS_exit, ALLOWED},
    {SYS_exit_group, ALLOWED},
    {SYS_rt_sigreturn, ALLOWED},
    {SYS_rt_sigaction, ALLOWED},
    {SYS_rt_sigprocmask, ALLOWED},
    {SYS_sigaltstack, ALLOWED},
    {SYS_getpid, ALLOWED},
    {SYS_gettid, ALLOWED},
    {SYS_restart_syscall, ALLOWED},
    {SYS_sysinfo, ALLOWED},
    {SYS_sched_yield, ALLOWED},
    {SYS_rseq, ALLOWED},
    {SYS_sched_getaffinity, ALLOWED},
    {SYS_newfstatat, ALLOWED},
    {SYS_set_robust_list, ALLOWED},
    {SYS_futex, MISSING /* no such operation, says the kernel */},
    {SYS_open, REFUSED},
    {SYS_openat, REFUSED},
    {SYS_openat2, REFUSED},
    {SYS_access, REFUSED},
    {SYS_faccessat, REFUSED},
    {SYS_faccessat2, REFUSED},
    {SYS_stat, REFUSED},
    {SYS_lstat, REFUSED},
    {SYS_statx, REFUSED},
    {SYS_readlink, REFUSED},
    {SYS_readlinkat, REFUSED},
    {SYS_getcwd, REFUSED},
    {SYS_ioctl, REFUSED},
    {SYS_fcntl, REFUSED},
    {SYS_prctl, REFUSED},
};

/* Beyond that. What it may do in one way only (clone, kill, ...) it may not do so. */
static const struct row of_zygote[] = {
    {SYS_ppoll, ALLOWED},  {SYS_recvmsg, ALLOWED}, {SYS_sendto, ALLOWED},
    {SYS_wait4, ALLOWED},  {SYS_getppid, ALLOWED}, {SYS_dup2, ALLOWED},
    {SYS_tgkill, ALLOWED}, {SYS_clone3, MISSING},  {SYS_close_range, ALLOWED},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static enum outcome wanted_of(enum who caller, long number)
{
	for (size_t i = 0; caller == ZYGOTE && i < COUNT(of_zygote); i++) {
		if (of_zygote[i].number == number)
			return of_zygote[i].outcome;
	}
	for (size_t i = 0; i < COUNT(of_reader); i++) {
		if (of_reader[i].number == number)
			return of_reader[i].outcome;
	}
	return KILLED;
}

static void check_every_number(enum who caller)
{
	for (long number = 0; number < NUMBERS; number++) {
		const struct call call = {number, {-1UL, -1UL, -1UL, -1UL, -1UL, -1UL}};
		enum outcome outcome;

		/* traps of the kernel for its own probes: newer ones let them pass every filter */
		if (number == URETPROBE || number == UPROBE)
			continue;
		outcome = outcome_of(caller, &call);
		if (outcome != wanted_of(caller, number))
			fail_msg("system call %ld ended as %d", number, outcome);
	}
}

static void reader_every_number(void **state)
{
	(void)state;
	check_every_number(READER);
}

static void zygote_every_number(void **state)
{
	(void)state;
	check_every_number(ZYGOTE);
}

static char here[4096];
#define ADDRESS(text) ((unsigned long)(text))

static const enum outcome to_stderr = SEAL_SANITIZED ? ALLOWED : KILLED;

/* Where the arguments count. */
static void check_arguments(enum who caller)
{
	const bool reader = caller == READER;
	const unsigned long path = ADDRESS("/etc/passwd"), fresh = ADDRESS("/tmp/loket-seal-test");
	const unsigned long anonymous = MAP_PRIVATE | MAP_ANONYMOUS, rw = PROT_READ | PROT_WRITE;
	const enum outcome hers = reader ? KILLED : ALLOWED; /* what only the zygote may */
	const struct {
		struct call call;
		enum outcome wanted;
	} rows[] = {
	    /* the record only */
	    {{SYS_write, {SEAL_OUTPUT, 0, 0}}, ALLOWED},
	    {{SYS_write, {SEAL_MAIL, 0, 0}}, KILLED},
	    {{SYS_write, {STDERR_FILENO, 0, 0}}, to_stderr},
	    {{SYS_write, {STDERR_FILENO + 1, 0, 0}}, KILLED},
	    {{SYS_write, {SEAL_OUTPUT + HIGH, 0, 0}}, KILLED},
	    {{SYS_writev, {SEAL_OUTPUT, 0, 0}}, ALLOWED},
	    {{SYS_writev, {SEAL_MAIL, 0, 0}}, KILLED},
	    {{SYS_writev, {STDERR_FILENO, 0, 0}}, to_stderr},
	    /* memory, not to be run, of no file */
	    {{SYS_mmap, {0, 4096, rw, anonymous, -1UL, 0}}, ALLOWED},
	    {{SYS_mmap, {0, 4096, rw | PROT_EXEC, anonymous, -1UL, 0}}, KILLED},
	    {{SYS_mmap, {0, 4096, PROT_READ, MAP_PRIVATE, SEAL_MAIL, 0}}, KILLED},
	    {{SYS_mprotect, {0, 0, rw}}, ALLOWED},
	    {{SYS_mprotect, {0, 0, PROT_READ | PROT_EXEC}}, KILLED},
	    /* what is open, by fstat of glibc; nothing else */
	    {{SYS_newfstatat, {0, ADDRESS(""), ADDRESS(here), AT_EMPTY_PATH}}, ALLOWED},
	    {{SYS_newfstatat, {(unsigned long)AT_FDCWD, path, ADDRESS(here), 0}}, REFUSED},
	    {{SYS_openat, {(unsigned long)AT_FDCWD, path, O_RDONLY}}, REFUSED},
	    {{SYS_openat, {(unsigned long)AT_FDCWD, fresh, O_WRONLY | O_CREAT, 0600}}, REFUSED},
	    {{SYS_open, {fresh, O_WRONLY | O_CREAT, 0600}}, REFUSED},
	    {{SYS_creat, {fresh, 0600}}, KILLED},
	    {{SYS_unlink, {fresh}}, KILLED},
	    {{SYS_futex, {0}}, ALLOWED},
	    /* nobody else */
	    {{SYS_socket, {AF_INET, SOCK_STREAM, 0}}, KILLED},
	    {{SYS_socket, {AF_UNIX, SOCK_STREAM, 0}}, KILLED},
	    {{SYS_execve, {ADDRESS("/bin/true"), 0, 0}}, KILLED},
	    {{SYS_execveat, {(unsigned long)AT_FDCWD, ADDRESS("/bin/true"), 0, 0, 0}}, KILLED},
	    {{SYS_ptrace, {PTRACE_TRACEME}}, KILLED},
	    {{SYS_process_vm_readv, {1}}, KILLED},
	    {{SYS_tgkill, {OWN, OWN, 0}}, ALLOWED},
	    {{SYS_tgkill, {NOBODY, NOBODY, SIGKILL}}, hers},
	    {{SYS_tgkill, {NOBODY, OWN, SIGKILL}}, hers},
	    {{SYS_kill, {NOBODY, SIGKILL}}, hers},
	    {{SYS_kill, {NOBODY, SIGTERM}}, KILLED},
	    {{SYS_kill, {OWN, 0}}, KILLED},
	    /* a child, but no thread and no world of its own */
	    {{SYS_clone, {FORK}}, hers},
	    {{SYS_clone, {SIGCHLD}}, KILLED},
	    {{SYS_clone, {FORK | CLONE_NEWUSER}}, KILLED},
	    {{SYS_clone, {FORK | CLONE_NEWNET}}, KILLED},
	    {{SYS_clone, {FORK | CLONE_PARENT}}, KILLED},
	    {{SYS_clone, {FORK + HIGH}}, KILLED},
	    {{SYS_clone, {CLONE_VM | CLONE_SIGHAND | CLONE_THREAD}}, KILLED},
	    {{SYS_clone3, {0, 0}}, reader ? KILLED : MISSING},
	    {{SYS_unshare, {CLONE_NEWUSER}}, KILLED},
	    /* tighter, never looser */
	    {{SYS_prctl, {PR_SET_PDEATHSIG, SIGKILL}}, reader ? REFUSED : ALLOWED},
	    {{SYS_prctl, {PR_SET_PDEATHSIG, 0}}, REFUSED},
	    {{SYS_prctl, {PR_SET_DUMPABLE, 1}}, REFUSED},
	    {{SYS_seccomp, {SECCOMP_SET_MODE_FILTER, 0, 0}}, hers},
	    {{SYS_seccomp, {SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, 0}}, KILLED},
	    {{SYS_seccomp, {SECCOMP_SET_MODE_STRICT, 0, 0}}, KILLED},
	    {{SYS_prlimit64, {0, RLIMIT_CPU, 0, 0}}, hers},
	    {{SYS_prlimit64, {1, RLIMIT_CPU, 0, 0}}, KILLED},
	    /* by another door */
	    {{X32 + SYS_read, {0}}, KILLED},
	    {{X32 + SYS_getppid, {0}}, KILLED},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		enum outcome outcome = outcome_of(caller, &rows[i].call);

		if (outcome != rows[i].wanted)
			fail_msg("row %zu (system call %ld) ended as %d", i, rows[i].call.number,
				 outcome);
	}
}

static void reader_arguments(void **state)
{
	(void)state;
	check_arguments(READER);
}

static void zygote_arguments(void **state)
{
	(void)state;
	check_arguments(ZYGOTE);
}

static int prepare(void **state)
{
	struct error err;

	(void)state;
	alarm(PATIENCE);
	told = mmap(NULL, sizeof(*told), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	return told == MAP_FAILED || seal_prepare(&err) ? -1 : 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reader_every_number),
	    cmocka_unit_test(reader_arguments),
	    cmocka_unit_test(zygote_every_number),
	    cmocka_unit_test(zygote_arguments),
	};

	return cmocka_run_group_tests(tests, prepare, NULL);
}
