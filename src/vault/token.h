/* token: reply addresses that are keys. A token names a dossier and says as whom one answers
 * (role), who may read what is sent through it (audience), and what it is for; a MAC binds all of
 * it to one person and one month. It stands behind the "+" of a mailbox:
 * bemiddeling+TOKEN@limburg.be.
 *
 * SECURITY: 128 bits of MAC (BLAKE2b, a key of its own for each month). What token_read gives is a
 * claim by a stranger until token_is_of has said yes for a registered person. */
#ifndef LOKET_VAULT_TOKEN_H
#define LOKET_VAULT_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct vault;

/* These numbers stand in tokens that are out in the world: none may ever change. */
enum token_role { TOKEN_STAFF, TOKEN_PROFESSIONAL, TOKEN_AANVRAGER, TOKEN_ROLE_COUNT };
/* Who may read what is sent through it: desk and professionals only, or the applicant too. */
enum token_audience { TOKEN_INTERN, TOKEN_EXTERN, TOKEN_AUDIENCE_COUNT };
/* An answer about the dossier, or the answer to a confirmation. */
enum token_purpose { TOKEN_DOSSIER, TOKEN_BEVESTIG, TOKEN_PURPOSE_COUNT };

enum {
	TOKEN_LENGTH = 39,
	TOKEN_TEXT = TOKEN_LENGTH + 1,
	TOKEN_LOCAL =
	    64 - 1 - TOKEN_LENGTH, /* longest local part of a mailbox that has room for one */
	TOKEN_MAC = 16,
	TOKEN_SERIAL_BITS = 24
};

struct token {
	char dossier[11]; /* "26-00042-8" */
	enum token_role role;
	enum token_audience audience;
	enum token_purpose purpose;
	unsigned period; /* token_period of when it was made */
	uint32_t serial; /* 24 bits, the maker's own: of a confirmation */
	unsigned char mac[TOKEN_MAC];
};

/* The month of a moment, counted from January 2020 (0; earlier too), in UTC. */
unsigned token_period(int64_t seconds);
/* How many periods back a token may be at `now` to hold for `days` days at least. */
unsigned token_valid_periods(int64_t now, int days);

/* The text of a token for `person`, an address: capitals and what stands behind a "+" of it do not
 * count. The mac of `token` is not looked at. */
void token_make(const struct vault *vault, const struct token *token, const char *person,
		char out[TOKEN_TEXT]);

/* Takes a token apart: form only. Capitals do not count (mail servers change them); nothing else
 * may differ from the one spelling that token_make writes. */
bool token_read(const char *text, size_t length, struct token *out);

/* True when it was made with our key for exactly this dossier, role, audience, purpose, period,
 * serial and person, and its period is not over: at most `valid_periods` before `now_period`, and
 * not after it. A person that is NULL or "" has none. The comparison takes the same time whatever
 * differs. */
bool token_is_of(const struct vault *vault, const struct token *token, const char *person,
		 unsigned now_period, unsigned valid_periods);

/* Overwrites with x, in place, every token in an address and every keyed Message-ID of ours, for
 * whatever is passed on to others: text, JSON or a whole raw mail, where they may also stand in
 * quoted-printable (broken over two lines too), base64, or percent-encoded in a link. By form: no
 * key is needed. The length stays as it is, and all else. Linear. Not seen: what is packed (zip,
 * PDF). */
void token_strip(char *text, size_t length);

#endif
