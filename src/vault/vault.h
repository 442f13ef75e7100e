/* vault: all cryptography (libsodium). Keys of dossiers, sealed records, sealed files, keyed
 * hashes.
 *
 * SECURITY: holds key material; never logs, never prints. Wrong key, wrong context or a changed
 * byte is one error: "cannot be opened". Memory of keys is wiped by whoever owns it
 * (vault_wipe). */
#ifndef LOKET_VAULT_VAULT_H
#define LOKET_VAULT_VAULT_H

#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>

struct error;
struct buffer;

enum { VAULT_KEY = 32, VAULT_HASH = 32, VAULT_WRAPPED = 24 + 32 + 16, VAULT_ID_TEXT = 40 };

struct vault_key {
	unsigned char bytes[VAULT_KEY];
};

/* The master key and what is derived from it (crypto_kdf). */
struct vault;

/* libsodium itself; call once at start. Aborts when it cannot start. */
void vault_start(void);

/* Reads the master key from PATH (64 hex digits, mode 0600 or stricter, own user). With `create`,
 * a missing file is made (only for an empty store: the caller knows). */
int vault_open(const char *path, bool create, struct vault **vault_r, struct error *err);
void vault_close(struct vault **vault);

void vault_random(void *out, size_t length);
void vault_new_key(struct vault_key *key);
void vault_wipe(void *data, size_t length);

/* A dossier key wrapped by the master key; `id` is bound in, so a wrapped key fits one row only. */
void vault_wrap(const struct vault *vault, int64_t id, const struct vault_key *key,
		unsigned char wrapped[VAULT_WRAPPED]);
int vault_unwrap(const struct vault *vault, int64_t id, const unsigned char wrapped[VAULT_WRAPPED],
		 struct vault_key *key, struct error *err);

/* Sealed bytes in memory (XChaCha20-Poly1305; random nonce in front). `context` ("reading", "mail",
 * "note") is authenticated, so that one kind of record cannot stand in for another. */
void vault_seal(const struct vault_key *key, const char *context, const void *data, size_t length,
		struct buffer *sealed);
int vault_unseal(const struct vault_key *key, const char *context, const void *sealed,
		 size_t length, struct buffer *data, struct error *err);

/* A sealed file (crypto_secretstream, 64 KiB pieces, constant memory; a cut-off end is an
 * error). Reads `from` to its end, writes to `to`. The caller fsyncs; after -1 what was written
 * is worthless. */
int vault_seal_stream(const struct vault_key *key, int from, int to, struct error *err);
int vault_unseal_stream(const struct vault_key *key, int from, int to, struct error *err);

/* Keyed hash (BLAKE2b-256 under a derived key) of a descriptor read from its start to its end
 * (it is rewound), and of a text with a label: equal input, equal hash; worthless without the
 * key. */
int vault_hash_file(const struct vault *vault, int fd, unsigned char hash[VAULT_HASH],
		    struct error *err);
void vault_hash_text(const struct vault *vault, const char *label, const char *text,
		     unsigned char hash[VAULT_HASH]);

/* The left part of a Message-ID: 32 characters of base32 over a 160-bit keyed hash of the three
 * (contract section 5), with a digit among them, by which token_strip tells it from a name.
 * Deterministic. */
void vault_message_id(const struct vault *vault, const char *dossier, const char *event,
		      const char *recipient, char out[VAULT_ID_TEXT]);

#endif
