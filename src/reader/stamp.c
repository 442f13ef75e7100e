/* stamp: see stamp.h. The Makefile makes this anew whenever a source changes. */
#include "reader/stamp.h"

const char stamp[STAMP_SIZE] = LOKET_STAMP;
