/* record: what is sealed of a dossier, {"reading": ..., "antwoord_aan": ...}; "adres_gezegd" when the desk said that
 * address, and "later": what the applicant wrote after that (later.h). Private to desk and arrival. */
#ifndef LOKET_DESK_RECORD_H
#define LOKET_DESK_RECORD_H

struct buffer;
struct desk;
struct error;
struct json_t;
struct store;
struct vault_key;

/* A new one. answer_to: the address that the applicant is written to; NULL: none. */
void record_write(const struct buffer *reading_json, const char *answer_to, struct buffer *out);
/* Opened again, to be released by the caller (json_decref). One that is not JSON is ERROR_REFUSE. */
int record_open(struct store *store, const char *reference, struct json_t **record_r,
		struct error *err);
/* -- in a transaction: put back with what was changed in it. */
int record_put(struct desk *desk, const char *reference, const struct vault_key *key,
	       struct json_t *record, struct error *err);

#endif
