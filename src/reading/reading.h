/* reading: what was understood from one mail (contract section 3, schema loket/reading/1). Plain
 * data; every text is clean and lives in the arena that the reading was made in. Unknown is NULL, 0
 * or
 * -1 and never means no.
 *
 * The order of dependency: letter -> form -> reading -> advies -> dossier. */
#ifndef LOKET_READING_READING_H
#define LOKET_READING_READING_H

#include "letter/letter.h"
#include "names/names.h"

struct error;
struct arena;

struct reading_aanvrager {
	const char *naam;
	enum rol rol;
	const char *dienst;
	enum dienst_type dienst_type;
	const char *telefoon; /* "+32..." */
	const char *email;
};

struct reading_client {
	const char *naam;
	const char *geboortedatum; /* ISO 8601 date */
	int leeftijd;		   /* years; -1 unknown */
	const char *adres;	   /* street, number, box */
	const char *postcode;
	const char *gemeente;
	const char *verblijf;
	const char *telefoon;
	const char *email;
	const char *taal;
	enum janee tolk;
};

struct reading_partij {
	const char *naam;
	const char *relatie; /* singular, lower case, general word */
	const char *dienst;
	enum dienst_type dienst_type;
	const char *telefoon;
	const char *email;
	enum janee uitnodigen;
	enum janee op_de_hoogte;
	enum janee akkoord;
};

struct reading_signaal {
	enum gevaar_soort soort;
	const char *citaat;
};

/* What running text says that a rule asks for: each kind once, by the first words that say it. */
struct reading_feit {
	enum feit soort;
	const char *citaat;
};

struct reading_regel {
	const char *id; /* "BM-12"; a rule of domain.md section 2.2 */
	enum uitkomst uitkomst;
	const char *citaat; /* the words it rests on; NULL when it rests on something missing */
};

struct reading_veld {
	const char *sleutel; /* key of domain.md section 1, "bm.conflict"; NULL: unknown label */
	const char *label;   /* as written */
	const char *waarde;  /* as written, trimmed */
};

struct reading_deel {
	const char *naam; /* of the attachment */
	const char *tekst;
};

/* A document that came with the mail, in the text of its part; what cannot be read has VORM_SCAN and no text.
 * The words of an attached mail are one too (VORM_GETYPT). Not in the record. */
struct reading_document {
	enum vorm vorm;
	const char *deel;
	size_t van, tot;
};

struct reading_bron {
	const char *pad; /* "client.leeftijd", "partijen.0.naam" */
	/* "tekst" (= mail.volledige_tekst), "onderwerp", "van" and "reply_to" (these headers as "Naam
	 * <adres>"), or an attachment's name; "mailbox" for a value that falls back to the mailbox
	 * (van = tot = 0) */
	const char *deel;
	size_t van, tot;    /* half-open byte range in that part */
	const char *citaat; /* exactly those bytes, <= 200 */
	double zekerheid;   /* 0 to 1 */
};

struct reading_bounce_ontvanger {
	const char *adres;
	const char *status; /* "5.1.1"; NULL unknown */
	bool blijvend;
};

struct reading_bounce {
	struct reading_bounce_ontvanger *ontvangers;
	size_t ontvanger_count;
	const char *message_id; /* of the mail that bounced; NULL unknown */
};

struct reading_advies {
	enum uitkomst uitkomst; /* ONTVANKELIJK, TE_ONDERZOEKEN or NIET_ONTVANKELIJK */
	bool verplicht, voorwaarde;
	struct reading_regel *regels;
	size_t regel_count;
	const char **vragen; /* questions for the applicant, plain Dutch */
	size_t vraag_count;
	/* reasons that are no rule of domain.md ("kind-nee"), for the desk; not in the record */
	const char **redenen;
	size_t reden_count;
};

struct reading {
	struct letter mail;
	struct reading_bounce *bounce; /* NULL: no bounce */
	enum soort soort;
	const char *afwezig_tot; /* ISO date that an absence notice names; NULL: none */
	enum vorm vorm;
	const char *taal; /* ISO 639-1; NULL unknown */
	enum instrument instrument;
	bool vervolg;
	enum regio regio;
	struct reading_aanvrager aanvrager;
	struct reading_client client;
	struct reading_partij *partijen;
	size_t partij_count;
	const char *vraag;
	enum stop eenzijdige_stop;
	enum toegangspoort toegangspoort;
	unsigned mandaat; /* bits 1 << enum dienst_type */
	enum akkoord akkoord_client;
	enum akkoord akkoord_ouders;
	bool contactverbod;
	enum gevaar gevaar;
	struct reading_signaal *signalen;
	size_t signaal_count;
	struct reading_feit *feiten;
	size_t feit_count;
	struct reading_advies advies;
	struct reading_veld *velden;
	size_t veld_count;
	struct reading_deel *delen;
	size_t deel_count;
	struct reading_document *documenten;
	size_t document_count;
	struct reading_bron *bronnen;
	size_t bron_count;
};

/* What is known of the place where the mail came in; all borrowed, any may be NULL. */
struct reading_context {
	const char *mailbox;	 /* its address */
	enum regio regio;	 /* of the mailbox; REGIO_ONBEKEND: not known */
	const char *authserv_id; /* whose Authentication-Results count; NULL: none */
};

/* An empty reading in the arena: everything unknown, texts "". */
struct reading *reading_new(struct arena *arena);
/* The first answer to a question of a form, by its key of domain.md section 1; NULL: not asked. */
const char *reading_answer(const struct reading *reading, const char *sleutel);

/* Adds evidence for a value; citaat is cut out of `text` (the part's whole text), at most 200 bytes,
 * never inside a character; a longer range ends there. */
void reading_add_bron(struct arena *arena, struct reading *reading, const char *pad,
		      const char *deel, const char *text, size_t van, size_t tot, double zekerheid);

/* The text of the parts "van" and "reply_to" of bronnen: "Naam <adres>", or the one that is there,
 * or "". */
const char *reading_address_text(struct arena *arena, const struct letter_address *address);

/* The text of the part that a bron names; NULL: the reading has no such part. `mailbox` is "". */
const char *reading_part_text(struct arena *arena, const struct reading *reading, const char *deel);

/* --- the record: the reading as JSON (record_table.c), one table for both directions ------------------ */
struct buffer;
struct json_t;

/* A new JSON object with every key of the contract. The caller drops it with json_decref. */
struct json_t *reading_to_json(const struct reading *reading);
/* The same as text, without a tree: indent 0 is compact. */
void reading_to_text(const struct reading *reading, int indent, struct buffer *text);

/* Takes out what stands in it twice, for a record that is read once: reading_from_json puts the
 * quotations back by their ranges, and the whole text where it is the own text. */
void reading_shorten(struct reading *reading);

/* Checks and takes over a record that may come from a process in enemy hands: unknown key, wrong type,
 * unknown enumeration value, unclean text, list or text over its limit, a missing `schema` = the whole
 * record is refused (ERROR_REFUSE). `advies` is checked and dropped: the caller computes its own. */
int reading_from_json(struct arena *arena, const struct json_t *json, struct reading **reading_r,
		      struct error *err);

#endif
