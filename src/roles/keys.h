/* keys: whether store and keys.db are whole, and the master key opens what stands there. */
#ifndef LOKET_ROLES_KEYS_H
#define LOKET_ROLES_KEYS_H

struct settings;

enum role_keys {
	ROLE_KEYS_GOOD,
	ROLE_KEYS_WRONG,
	ROLE_KEYS_UNSEEN, /* nobody could look: says nothing about the key, may go by itself */
};

/* Asked in a process of its own, so that the caller never holds the master key. Unless the answer
 * is GOOD, `say` is told why (event: "key-fault"), of a wrong key in that process. */
enum role_keys role_keys_look(const struct settings *settings,
			      void (*say)(const char *event, const char *fault));

#endif
