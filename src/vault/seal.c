/* seal: wrapped keys and sealed records in memory. Both are XChaCha20-Poly1305 with a random
 * nonce in front, long enough (192 bits) never to repeat. */
#include "vault/private.h"

#include <assert.h>
#include <string.h>

#include <sodium.h>

#include "base/error.h"
#include "base/memory.h"

enum {
	NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
	TAG = crypto_aead_xchacha20poly1305_ietf_ABYTES,
	ID_BYTES = 8
};

static_assert(VAULT_WRAPPED == NONCE + VAULT_KEY + TAG, "the header knows the size");

struct bytes {
	const void *data;
	size_t length;
};

/* sealed: NONCE + length + TAG bytes. */
static void seal(const struct vault_key *key, struct bytes about, struct bytes plain,
		 unsigned char *sealed)
{
	randombytes_buf(sealed, NONCE);
	crypto_aead_xchacha20poly1305_ietf_encrypt(sealed + NONCE, NULL, plain.data, plain.length,
						   about.data, about.length, NULL, sealed,
						   key->bytes);
}

/* sealed: at least NONCE + TAG bytes. */
static bool unseal(const struct vault_key *key, struct bytes about, struct bytes sealed,
		   unsigned char *plain)
{
	const unsigned char *nonce = sealed.data;

	return crypto_aead_xchacha20poly1305_ietf_decrypt(plain, NULL, NULL, nonce + NONCE,
							  sealed.length - NONCE, about.data,
							  about.length, nonce, key->bytes) == 0;
}

/* Room for exactly `more` bytes behind what is there: a mail of 10 MB must not cost 15. */
static unsigned char *add_room(struct buffer *buffer, size_t more)
{
	size_t wanted = buffer->length + more + 1;

	if (buffer->capacity < wanted) {
		struct buffer larger = {memory_zero(wanted, 1), buffer->length, wanted};

		if (buffer->length)
			memcpy(larger.data, buffer->data, buffer->length);
		buffer_free(buffer);
		*buffer = larger;
	}
	return (unsigned char *)buffer->data + buffer->length;
}

static void end_at(struct buffer *buffer, size_t length)
{
	buffer->length = length;
	buffer->data[length] = '\0';
}

static void id_bytes(int64_t id, unsigned char out[ID_BYTES])
{
	for (int i = 0; i < ID_BYTES; i++)
		out[i] = (unsigned char)((uint64_t)id >> (8 * i));
}

void vault_wrap(const struct vault *vault, int64_t id, const struct vault_key *key,
		unsigned char wrapped[VAULT_WRAPPED])
{
	unsigned char about[ID_BYTES];

	id_bytes(id, about);
	seal(&vault->keys[VAULT_FOR_WRAPPING], (struct bytes){about, ID_BYTES},
	     (struct bytes){key->bytes, VAULT_KEY}, wrapped);
}

int vault_unwrap(const struct vault *vault, int64_t id, const unsigned char wrapped[VAULT_WRAPPED],
		 struct vault_key *key, struct error *err)
{
	unsigned char about[ID_BYTES];

	id_bytes(id, about);
	if (!unseal(&vault->keys[VAULT_FOR_WRAPPING], (struct bytes){about, ID_BYTES},
		    (struct bytes){wrapped, VAULT_WRAPPED}, key->bytes))
		return error_set(err, ERROR_REFUSE, "a key cannot be opened with this master key");
	return 0;
}

void vault_seal(const struct vault_key *key, const char *context, const void *data, size_t length,
		struct buffer *sealed)
{
	struct vault_key part;
	unsigned char *room = add_room(sealed, NONCE + length + TAG);

	vault_derive(key, VAULT_FOR_RECORDS, &part);
	seal(&part, (struct bytes){context, strlen(context)}, (struct bytes){data, length}, room);
	vault_wipe(&part, sizeof(part));
	end_at(sealed, sealed->length + NONCE + length + TAG);
}

int vault_unseal(const struct vault_key *key, const char *context, const void *sealed,
		 size_t length, struct buffer *data, struct error *err)
{
	struct vault_key part;
	bool good = false;

	if (length >= NONCE + TAG) {
		unsigned char *room = add_room(data, length - NONCE - TAG);

		vault_derive(key, VAULT_FOR_RECORDS, &part);
		good = unseal(&part, (struct bytes){context, strlen(context)},
			      (struct bytes){sealed, length}, room);
		vault_wipe(&part, sizeof(part));
		end_at(data, data->length + (good ? length - NONCE - TAG : 0));
	}
	if (!good)
		return error_set(err, ERROR_REFUSE, "a sealed record (%s) cannot be opened",
				 context);
	return 0;
}
