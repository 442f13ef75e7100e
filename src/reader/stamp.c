/* stamp: see stamp.h. The Makefile makes this anew whenever a source changes. */
#include "reader/stamp.h"

#include <stdio.h>

const char stamp[STAMP_SIZE] = LOKET_STAMP;

void stamp_print(const char *program)
{
	printf("%s %s (build %s)\n", program, LOKET_VERSION, stamp);
}
