/* targets: what takes hostile bytes apart, each as a function over any bytes, for a fuzzer (fuzzer.c) and for
 * the seeds that every check replays (tests/unit/fuzz_seeds_test.c). A broken promise aborts. */
#ifndef LOKET_TESTS_FUZZ_TARGETS_H
#define LOKET_TESTS_FUZZ_TARGETS_H

#include <stddef.h>
#include <stdint.h>

typedef void fuzz_target(const uint8_t *data, size_t size);

fuzz_target fuzz_mail;	   /* MIME, and all that follows from it */
fuzz_target fuzz_html;	   /* HTML to text */
fuzz_target fuzz_document; /* DOCX, ODT, zip, winmail.dat */
fuzz_target fuzz_lines;	   /* labelled lines */
fuzz_target fuzz_story;	   /* running text, up to the advice */
fuzz_target fuzz_values;   /* dates, telephone numbers, places, national numbers */
fuzz_target fuzz_reply;	   /* quotes and forwards */
fuzz_target fuzz_instruct; /* commands */

struct fuzz_named {
	const char *name;
	fuzz_target *target;
};
/* All of them, ended by NULL. */
extern const struct fuzz_named fuzz_targets[];

/* Before the first: loads the tables. Run from the top of the tree. */
void fuzz_prepare(void);

#endif
