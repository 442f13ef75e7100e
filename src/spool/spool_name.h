/* spool_name: an address as part of a file name; inside spool/ only. */
#ifndef LOKET_SPOOL_SPOOL_NAME_H
#define LOKET_SPOOL_SPOOL_NAME_H

#include "spool/spool.h"

/* The address, unsafe bytes as %XX, cut at SPOOL_ADDRESS bytes. */
void spool_encode(const char *address, char out[SPOOL_NAME]);

#endif
