/* seal: what a reader gives up before it looks at a mail, for good: descriptors, memory, time, system calls. */
#ifndef LOKET_READER_SEAL_H
#define LOKET_READER_SEAL_H

#include "letter/letter.h"

struct error;

enum {
	SEAL_MAIL = 0,   /* the descriptor of the mail */
	SEAL_OUTPUT = 1, /* of the pipe */
	SEAL_EXIT_MEMORY = 77, /* the exit code of a process that ran out of memory */
};

/* Builds the filter of system calls; once, in the process that will be forked. */
int seal_prepare(struct error *err);

/* Seals this process: mail and output become descriptors 0 and 1, all others are closed; then limits; then
 * the filter. Does not return when a step fails (_exit). */
void seal_process(int mail, int output, const struct letter_limits *limits);

#endif
