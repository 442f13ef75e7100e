/* seal: what a reader gives up before it looks at a mail, for good: descriptors, memory, time,
 * system calls. Its parent, the zygote, has given up most of it before, and the reader inherits
 * that. */
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

/* Builds the filters of system calls; once, in the process that will be forked. */
int seal_prepare(struct error *err);

/* Seals the zygote, after seal_prepare and all else that needs files: memory, and what it may do beside reading
 * is to fork, to hear and to answer on its socket, and to kill. Does not return when a step fails (_exit). */
void seal_zygote(const struct letter_limits *limits);

/* Seals a child of a sealed zygote: mail and output (2 or more) become descriptors 0 and 1, all others are closed;
 * then limits; then the rest of the system calls. Does not return when a step fails (_exit). */
void seal_process(int mail, int output, const struct letter_limits *limits);

#endif
