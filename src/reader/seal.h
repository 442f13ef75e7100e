/* seal: what a reader gives up before it looks at a mail, for good: descriptors, memory, time, system calls. */
#ifndef LOKET_READER_SEAL_H
#define LOKET_READER_SEAL_H

#include "letter/letter.h"

struct error;

/* A build with AddressSanitizer: it maps terabytes and reports on stderr, so there is no limit of memory,
 * and stderr stays open. */
#if defined(__SANITIZE_ADDRESS__)
#define SEAL_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SEAL_SANITIZED 1
#endif
#endif
#ifndef SEAL_SANITIZED
#define SEAL_SANITIZED 0
#endif

enum {
	SEAL_MAIL = 0,	       /* the descriptor of the mail */
	SEAL_OUTPUT = 1,       /* of the record */
	SEAL_EXIT_MEMORY = 77, /* the exit code of a process that ran out of memory */
};

/* Builds the filter of system calls; once, in the process that will be forked. */
int seal_prepare(struct error *err);

/* Seals this process: mail and output become descriptors 0 and 1, all others are closed; then limits; then
 * the filter. Does not return when a step fails (_exit). */
void seal_process(int mail, int output, const struct letter_limits *limits);

#endif
