/* original: see original.h. */
#include "desk/original.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/memory.h"
#include "spool/spool.h"

struct first {
	struct arena *arena;
	struct store_mail *mail;
	bool found;
};

/* The newest comes first: the last one seen is the first of the dossier. */
static bool keep(const struct store_mail *mail, void *context)
{
	struct first *first = context;

	*first->mail = *mail;
	first->mail->name = arena_text(first->arena, mail->name);
	first->mail->mailbox = first->mail->dossier = first->mail->reason = NULL;
	first->found = true;
	return true;
}

int original_find(struct store *store, struct arena *arena, const char *reference,
		  struct store_mail *mail, struct error *err)
{
	struct first first = {.arena = arena, .mail = mail};
	char from[DOSSIER_REFERENCE];
	int split = store_follow_link(store, reference, STORE_LINK_GESPLITST, from, err);

	if (split < 0 || store_each_mail(store, from, keep, &first, err) < 0)
		return -1;
	return first.found;
}

static int open_sealed(const char *spool, const char *name)
{
	static const enum spool_folder folders[] = {SPOOL_KEPT, SPOOL_FAILED};
	char sealed[SPOOL_NAME + 8], path[SPOOL_PATH];

	snprintf(sealed, sizeof(sealed), "%s.sealed", name);
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		int fd;

		spool_path(spool, folders[i], sealed, path);
		fd = open(path, O_RDONLY | O_CLOEXEC);
		if (fd >= 0)
			return fd;
	}
	return -1;
}

int original_write(struct store *store, const char *spool, const struct store_mail *mail, int to,
		   struct error *err)
{
	struct vault_key key;
	int fd, result;

	if (store_key(store, mail->key_id, &key, err) < 0)
		return -1;
	fd = open_sealed(spool, mail->name);
	result = fd < 0 ? 0 : vault_unseal_stream(&key, fd, to, err);
	vault_wipe(&key, sizeof(key));
	if (fd < 0)
		return 0;
	close(fd);
	return result < 0 ? -1 : 1;
}
