/* hash: keyed hashes (BLAKE2b). Equal input gives an equal hash; without the master key it says
 * nothing. The parts of one input are joined by NUL, which none of them can hold. */
#include "vault/private.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <sodium.h>

#include "base/error.h"

enum { ID_BITS = 160, ID_BYTES = ID_BITS / 8, DIGIT_BITS = 5, ID_PARTS = 4, READ_SIZE = 16 * 1024 };

static_assert(ID_BITS / DIGIT_BITS < VAULT_ID_TEXT, "a Message-ID fits");

static void hash_texts(const struct vault_key *key, const char *const *texts, int count,
		       unsigned char *hash, size_t size)
{
	crypto_generichash_state state;

	crypto_generichash_init(&state, key->bytes, VAULT_KEY, size);
	for (int i = 0; i < count; i++) {
		const char *text = texts[i] ? texts[i] : "";
		bool last = i == count - 1;

		crypto_generichash_update(&state, (const unsigned char *)text,
					  strlen(text) + (last ? 0 : 1));
	}
	crypto_generichash_final(&state, hash, size);
	vault_wipe(&state, sizeof(state));
}

void vault_hash_text(const struct vault *vault, const char *label, const char *text,
		     unsigned char hash[VAULT_HASH])
{
	hash_texts(&vault->keys[VAULT_FOR_TEXTS], (const char *[]){label, text}, 2, hash,
		   VAULT_HASH);
}

static int hash_rest(int fd, crypto_generichash_state *state, struct error *err)
{
	unsigned char piece[READ_SIZE];
	ssize_t got;

	while ((got = read(fd, piece, sizeof(piece))) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return error_system(err, ERROR_RETRY, "reading a file to hash");
		crypto_generichash_update(state, piece, (unsigned long long)got);
	}
	return 0;
}

int vault_hash_file(const struct vault *vault, int fd, unsigned char hash[VAULT_HASH],
		    struct error *err)
{
	crypto_generichash_state state;

	if (lseek(fd, 0, SEEK_SET) < 0)
		return error_system(err, ERROR_STOP, "rewinding a file to hash");
	crypto_generichash_init(&state, vault->keys[VAULT_FOR_FILES].bytes, VAULT_KEY, VAULT_HASH);
	if (hash_rest(fd, &state, err) < 0)
		return -1;
	crypto_generichash_final(&state, hash, VAULT_HASH);
	if (lseek(fd, 0, SEEK_SET) < 0)
		return error_system(err, ERROR_STOP, "rewinding a hashed file");
	return 0;
}

static void write_id(const unsigned char hash[ID_BYTES], char out[VAULT_ID_TEXT])
{
	static const char digits[] = "abcdefghijklmnopqrstuvwxyz234567";
	int length = 0;

	for (int bit = 0; bit < ID_BITS; bit += DIGIT_BITS) {
		/* the two bytes that five bits can lie in; beyond the end is never looked at */
		unsigned low = bit / 8 + 1 < ID_BYTES ? hash[bit / 8 + 1] : 0;
		unsigned pair = (unsigned)hash[bit / 8] << 8 | low;

		out[length++] = digits[pair >> (16 - DIGIT_BITS - bit % 8) & 31];
	}
	out[length] = '\0';
}

void vault_message_id(const struct vault *vault, const char *dossier, const char *event,
		      const char *recipient, char out[VAULT_ID_TEXT])
{
	const char *parts[ID_PARTS] = {dossier, event, recipient};
	unsigned char hash[ID_BYTES];

	hash_texts(&vault->keys[VAULT_FOR_MESSAGE_IDS], parts, 3, hash, ID_BYTES);
	write_id(hash, out);
	/* one in 800 is all letters: those are hashed once more, under the text itself */
	while (!strpbrk(out, "234567")) {
		parts[3] = out;
		hash_texts(&vault->keys[VAULT_FOR_MESSAGE_IDS], parts, 4, hash, ID_BYTES);
		write_id(hash, out);
	}
}
