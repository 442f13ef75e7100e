/* keys: whether the master key opens what stands in keys.db. */
#ifndef LOKET_ROLES_KEYS_H
#define LOKET_ROLES_KEYS_H

#include <stdbool.h>

struct settings;

/* Asked in a process of its own, so that the caller never holds the master key; `say` tells the fault there. */
bool role_keys_good(const struct settings *settings, void (*say)(const char *fault));

#endif
