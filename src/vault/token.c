/* token: see token.h. 195 bits as 39 digits of base32, so that no bit is left over and each token
 * has one spelling: 67 of payload, 128 of MAC. */
#include "vault/token.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <sodium.h>

#include "vault/private.h"

enum {
	DIGIT_BITS = 5,
	BITS = TOKEN_LENGTH * DIGIT_BITS,
	VERSION_BITS = 1,
	ROLE_BITS = 2,
	AUDIENCE_BITS = 1,
	PURPOSE_BITS = 2,
	PERIOD_BITS = 10,
	DOSSIER_BITS = 27,
	PAYLOAD = VERSION_BITS + ROLE_BITS + AUDIENCE_BITS + PURPOSE_BITS + PERIOD_BITS +
		  DOSSIER_BITS + TOKEN_SERIAL_BITS,
	PERIOD_MAX = (1 << PERIOD_BITS) - 1,
	REFERENCES = 100000000, /* eight digits, the check digit too */
	FIRST_YEAR = 2020,
	DAY = 24 * 60 * 60
};

static_assert(PAYLOAD + 8 * TOKEN_MAC == BITS, "no bit is left over");
static_assert(TOKEN_MAC >= crypto_generichash_BYTES_MIN, "long enough for BLAKE2b");
static_assert(VAULT_KEY == crypto_kdf_KEYBYTES, "a key can be split by crypto_kdf");

/* Part of the keys: may never change. */
static const char period_context[crypto_kdf_CONTEXTBYTES] = "loketadr";

/* One bit a byte: slower than shifting, and nothing to get wrong. */
struct bits {
	unsigned char bit[BITS];
	size_t at;
};

static void put(struct bits *bits, uint32_t value, unsigned count)
{
	while (count-- > 0)
		bits->bit[bits->at++] = value >> count & 1;
}

static uint32_t take(struct bits *bits, unsigned count)
{
	uint32_t value = 0;

	while (count-- > 0)
		value = value << 1 | bits->bit[bits->at++];
	return value;
}

/* "26-00042-8" as 26000428. */
static uint32_t number_of(const char *dossier)
{
	uint32_t number = 0;

	for (; *dossier; dossier++) {
		if (*dossier != '-')
			number = number * 10 + (uint32_t)(*dossier - '0');
	}
	return number;
}

static void put_payload(struct bits *bits, const struct token *token)
{
	put(bits, 0, VERSION_BITS);
	put(bits, token->role, ROLE_BITS);
	put(bits, token->audience, AUDIENCE_BITS);
	put(bits, token->purpose, PURPOSE_BITS);
	put(bits, token->period, PERIOD_BITS);
	put(bits, number_of(token->dossier), DOSSIER_BITS);
	put(bits, token->serial, TOKEN_SERIAL_BITS);
}

/* --- the MAC ----------------------------------------------------------------------------------- */

/* The address without its tag, in lower case; one that begins with "+" has none. */
static void hash_person(crypto_generichash_state *state, const char *person)
{
	size_t local = strcspn(person, "@"), kept = strcspn(person, "+@");

	for (size_t i = 0; person[i]; i++) {
		unsigned char c = (unsigned char)person[i];

		if (kept > 0 && i >= kept && i < local)
			continue;
		if (c >= 'A' && c <= 'Z')
			c = (unsigned char)(c - 'A' + 'a');
		crypto_generichash_update(state, &c, 1);
	}
}

/* Over the payload, whose length is fixed, and the person behind it. */
static void mac_of(const struct vault *vault, const struct token *token, const struct bits *payload,
		   const char *person, unsigned char mac[TOKEN_MAC])
{
	crypto_generichash_state state;
	struct vault_key key;

	crypto_kdf_derive_from_key(key.bytes, VAULT_KEY, token->period, period_context,
				   vault->keys[VAULT_FOR_TOKENS].bytes);
	crypto_generichash_init(&state, key.bytes, VAULT_KEY, TOKEN_MAC);
	vault_wipe(&key, sizeof(key));
	crypto_generichash_update(&state, payload->bit, PAYLOAD);
	hash_person(&state, person);
	crypto_generichash_final(&state, mac, TOKEN_MAC);
	vault_wipe(&state, sizeof(state));
}

/* --- to and from text -------------------------------------------------------------------------- */

void token_make(const struct vault *vault, const struct token *token, const char *person,
		char out[TOKEN_TEXT])
{
	static const char digits[] = "abcdefghijklmnopqrstuvwxyz234567";
	struct bits bits = {.at = 0};
	unsigned char mac[TOKEN_MAC];

	assert(strlen(token->dossier) == sizeof(token->dossier) - 1 && person[0]);
	assert(token->role < TOKEN_ROLE_COUNT && token->audience < TOKEN_AUDIENCE_COUNT &&
	       token->purpose < TOKEN_PURPOSE_COUNT);
	assert(token->period <= PERIOD_MAX && token->serial >> TOKEN_SERIAL_BITS == 0);
	put_payload(&bits, token);
	mac_of(vault, token, &bits, person, mac);
	for (size_t i = 0; i < TOKEN_MAC; i++)
		put(&bits, mac[i], 8);
	bits.at = 0;
	for (size_t i = 0; i < TOKEN_LENGTH; i++)
		out[i] = digits[take(&bits, DIGIT_BITS)];
	out[TOKEN_LENGTH] = '\0';
}

/* -1: none. */
static int digit_of(char c)
{
	if (c >= 'a' && c <= 'z')
		return c - 'a';
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	return c >= '2' && c <= '7' ? c - '2' + 26 : -1;
}

static bool read_digits(const char *text, size_t length, struct bits *bits)
{
	if (length != TOKEN_LENGTH)
		return false;
	for (size_t i = 0; i < length; i++) {
		int digit = digit_of(text[i]);

		if (digit < 0)
			return false;
		put(bits, (uint32_t)digit, DIGIT_BITS);
	}
	bits->at = 0;
	return true;
}

bool token_read(const char *text, size_t length, struct token *out)
{
	struct bits bits = {.at = 0};
	unsigned version, role, audience, purpose;
	uint32_t number;

	if (!read_digits(text, length, &bits))
		return false;
	version = take(&bits, VERSION_BITS);
	role = take(&bits, ROLE_BITS);
	audience = take(&bits, AUDIENCE_BITS);
	purpose = take(&bits, PURPOSE_BITS);
	*out = (struct token){.role = (enum token_role)role,
			      .audience = (enum token_audience)audience,
			      .purpose = (enum token_purpose)purpose,
			      .period = take(&bits, PERIOD_BITS)};
	number = take(&bits, DOSSIER_BITS);
	out->serial = take(&bits, TOKEN_SERIAL_BITS);
	for (size_t i = 0; i < TOKEN_MAC; i++)
		out->mac[i] = (unsigned char)take(&bits, 8);
	if (version != 0 || role >= TOKEN_ROLE_COUNT || purpose >= TOKEN_PURPOSE_COUNT ||
	    number >= REFERENCES)
		return false;
	snprintf(out->dossier, sizeof(out->dossier), "%02u-%05u-%u", number / 1000000,
		 number / 10 % 100000, number % 10);
	return true;
}

bool token_is_of(const struct vault *vault, const struct token *token, const char *person,
		 unsigned now_period, unsigned valid_periods)
{
	struct bits bits = {.at = 0};
	unsigned char mac[TOKEN_MAC];
	bool same;

	if (!person || !person[0] || token->period > now_period ||
	    now_period - token->period > valid_periods)
		return false;
	put_payload(&bits, token);
	mac_of(vault, token, &bits, person, mac);
	same = sodium_memcmp(mac, token->mac, TOKEN_MAC) == 0;
	vault_wipe(mac, sizeof(mac));
	return same;
}

/* --- time -------------------------------------------------------------------------------------- */

unsigned token_period(int64_t seconds)
{
	time_t when = (time_t)seconds;
	struct tm date;
	int months;

	if (!gmtime_r(&when, &date))
		return 0;
	months = (date.tm_year + 1900 - FIRST_YEAR) * 12 + date.tm_mon;
	return months < 0 ? 0 : months > PERIOD_MAX ? PERIOD_MAX : (unsigned)months;
}

unsigned token_valid_periods(int64_t now, int days)
{
	return token_period(now) - token_period(now - (int64_t)days * DAY);
}
