/* zygote: the prepared process that forks one sealed reader a mail. It holds tables and character sets, a
 * socket to its pool, and nothing else. */
#ifndef LOKET_READER_ZYGOTE_H
#define LOKET_READER_ZYGOTE_H

#include "letter/letter.h"
#include "reader/reader.h"

enum { ZYGOTE_TEXT = 400 };

/* What it says first: whether it is ready. */
struct zygote_hello {
	int fault; /* 0: ready */
	char text[ZYGOTE_TEXT];
};

/* The whole life of the process: prepares, says hello, serves jobs until the socket ends. Never returns.
 *
 * LOKET_TEST_READER in its environment ("crash:TEXT", "hang:", "memory:", "forbidden:", "kill:",
 * "flood:") makes a reader end so when the subject of the mail holds TEXT: for tests of what stands
 * around it. */
_Noreturn void zygote_run(int socket, int parent, const char *tables,
			  const struct letter_limits *limits);

#endif
