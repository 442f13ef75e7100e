/* parent: a running parent of sealed readers (loket-reader, loket-reader-pdf), from the side that
 * stays clean. */
#ifndef LOKET_READER_PARENT_H
#define LOKET_READER_PARENT_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct error;
struct letter_limits;

struct parent {
	pid_t zygote;
	int socket; /* -1: not started */
};
#define PARENT_NONE ((struct parent){.socket = -1})

/* Starts the program and waits until it is ready. ERROR_STOP; then there is nothing to stop. */
int parent_start(struct parent *parent, const char *program, const char *tables,
		 const struct letter_limits *limits, struct error *err);
/* Ends it, with all its readers; none is fine. */
void parent_stop(struct parent *parent);

/* A message of exactly that size, before the deadline; -1: none came, or the parent is gone. */
int parent_hear(const struct parent *parent, void *data, size_t size, int64_t deadline);

#endif
