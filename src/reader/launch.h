/* launch: finds and starts a program that reads (loket-reader, loket-reader-pdf). */
#ifndef LOKET_READER_LAUNCH_H
#define LOKET_READER_LAUNCH_H

#include <sys/types.h>

struct error;

/* Starts the program with `socket` as descriptor 3, stderr, and nothing else: /dev/null for input and output, no
 * arguments, of the environment only what reading needs. It is looked for beside the running program, then
 * where `make install` puts it. ERROR_STOP when it is missing. */
int launch_reader(const char *program, int socket, pid_t *pid_r, struct error *err);

#endif
