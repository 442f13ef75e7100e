/* zygote: the prepared process that forks one sealed reader a mail (the program loket-reader). It
 * holds tables and character sets, a socket to its pool, and nothing else. */
#ifndef LOKET_READER_ZYGOTE_H
#define LOKET_READER_ZYGOTE_H

#include <limits.h>
#include <sys/types.h>

#include "letter/letter.h"
#include "reader/stamp.h"

enum {
	ZYGOTE_SOCKET = 3, /* its descriptor of the socket to the pool */
	ZYGOTE_TEXT = 400,
};

/* What it is told first. */
struct zygote_order {
	char stamp[STAMP_SIZE];
	pid_t parent; /* it ends with this process */
	struct letter_limits limits;
	char tables[PATH_MAX]; /* "": no mail will come */
};

/* What it says then: whether it is ready. */
struct zygote_hello {
	int fault; /* 0: ready */
	char text[ZYGOTE_TEXT];
};

/* The whole life of the process: hears its order, prepares, says hello, serves jobs until the socket ends.
 * Never returns.
 *
 * LOKET_TEST_READER in its environment ("crash:TEXT", "hang:", "memory:", "forbidden:", "kill:",
 * "flood:", "spoil:") makes a reader end so when the subject of the mail holds TEXT: for tests of what stands
 * around it. */
_Noreturn void zygote_run(void);

#endif
