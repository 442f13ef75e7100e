/* private: what the files of the vault share. Only they include it. */
#ifndef LOKET_VAULT_PRIVATE_H
#define LOKET_VAULT_PRIVATE_H

#include "vault/vault.h"

/* What the master key is split into; each number is part of the key, so none may ever change. */
enum vault_purpose {
	VAULT_FOR_WRAPPING = 1,
	VAULT_FOR_FILES = 2,
	VAULT_FOR_TEXTS = 3,
	VAULT_FOR_MESSAGE_IDS = 4,
	VAULT_FOR_TOKENS = 5,
	VAULT_PURPOSE_END
};

/* Lives in guarded memory (sodium_malloc). The master key itself is not kept. */
struct vault {
	struct vault_key keys[VAULT_PURPOSE_END];
};

/* What the key of one dossier or mail is split into; as above, these may never change. */
enum vault_part {
	VAULT_FOR_RECORDS = 1,
	VAULT_FOR_STREAMS = 2,
};

/* The part of `key` for one use; the caller wipes it. */
void vault_derive(const struct vault_key *key, enum vault_part part, struct vault_key *derived);

#endif
