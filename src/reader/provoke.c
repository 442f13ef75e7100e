/* provoke: see provoke.h. Without the variable this does nothing. */
#include "reader/provoke.h"

#include <linux/futex.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/memory.h"
#include "reader/seal.h"

enum { GULP = 8 * 1024 * 1024, GULPS = 4096 };

static void crash(void)
{
	abort();
}

/* Sleeps for good without using the processor, so that only the wall clock can end it. */
static void hang(void)
{
	static int word;

	for (;;)
		syscall(SYS_futex, &word, FUTEX_WAIT, 0, NULL, NULL, 0);
}

static void eat_memory(void)
{
	if (SEAL_SANITIZED)
		_exit(SEAL_EXIT_MEMORY);
	for (int i = 0; i < GULPS; i++)
		memset(memory_zero(1, GULP), 1, GULP);
}

static void do_forbidden(void)
{
	socket(AF_INET, SOCK_STREAM, 0);
}

static pid_t zygote;

/* Of another process of the same user. */
static void kill_zygote(void)
{
	syscall(SYS_tgkill, zygote, zygote, SIGKILL);
}

/* What has become of it, the test sees. */
static void put(int fd, const void *data, size_t size)
{
	ssize_t ignored = write(fd, data, size);

	(void)ignored;
}

/* The descriptor of a mail may be good for writing too. */
static void spoil_mail(void)
{
	put(SEAL_MAIL, "x", 1);
}

/* A record that is small as text, and huge when it is taken in. */
static void flood(void)
{
	static const char item[] = {'{', '}', ','};
	static char piece[48 * 1024];

	for (size_t i = 0; i + sizeof(item) <= sizeof(piece); i += sizeof(item))
		memcpy(piece + i, item, sizeof(item));
	put(SEAL_OUTPUT, "[", 1);
	for (int i = 0; i < 400; i++)
		put(SEAL_OUTPUT, piece, sizeof(piece));
	put(SEAL_OUTPUT, "{}]", 3);
	_exit(0);
}

static const struct {
	const char *name;
	void (*act)(void);
} acts[] = {
    {"crash:", crash},	     {"hang:", hang},
    {"memory:", eat_memory}, {"forbidden:", do_forbidden},
    {"kill:", kill_zygote},  {"flood:", flood},
    {"spoil:", spoil_mail},
};

static const char *wanted;
static void (*wanted_act)(void);

void provoke_prepare(void)
{
	const char *value = getenv("LOKET_TEST_READER");

	zygote = getpid();
	for (size_t i = 0; value && i < sizeof(acts) / sizeof(acts[0]); i++) {
		if (strncmp(value, acts[i].name, strlen(acts[i].name)) == 0) {
			wanted = memory_text(value + strlen(acts[i].name));
			wanted_act = acts[i].act;
		}
	}
}

void provoke(const char *subject)
{
	if (wanted && subject && strstr(subject, wanted))
		wanted_act();
}
