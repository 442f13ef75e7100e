/* stamp: which build this is. The program that reads and the one that asks for it exchange plain
 * structs, so they must be of the same sources. */
#ifndef LOKET_READER_STAMP_H
#define LOKET_READER_STAMP_H

enum { STAMP_SIZE = 40 };

extern const char stamp[STAMP_SIZE]; /* a checksum of all sources */

/* For --version: "PROGRAM VERSION (build STAMP)" on standard output. */
void stamp_print(const char *program);

#endif
