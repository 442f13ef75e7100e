/* letter: one mail, decoded and made safe. All text is clean (text_is_clean): valid UTF-8, no
 * control characters; header values are one line. Everything lives in the arena it was made in.
 *
 * This is the `mail` object of a reading, plus what sorting needs to know of the header. */
#ifndef LOKET_LETTER_LETTER_H
#define LOKET_LETTER_LETTER_H

#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>

struct letter_address {
	const char *naam;  /* NULL: none */
	const char *adres; /* lower case; NULL: none or not an address */
};

struct letter_addresses {
	struct letter_address *items;
	size_t count;
};

struct letter_bijlage {
	const char
	    *naam; /* as the sender named it, made safe; never NULL ("bijlage-1" when unnamed) */
	const char *type; /* lower case media type */
	int64_t grootte;  /* bytes, decoded */
	char sha256[65];  /* of the decoded bytes, hex */
};

struct letter_forward {
	struct letter_address van;
	const char *onderwerp;
	const char *datum;
	const char *tekst;
	const char *begeleidende_tekst;
};

/* What the header says about the kind of mail; each is a fact, not a judgement (sorting judges). */
enum letter_mark {
	LETTER_AUTO_SUBMITTED = 1 << 0,	 /* Auto-Submitted other than "no" (RFC 3834) */
	LETTER_PRECEDENCE_BULK = 1 << 1, /* Precedence: bulk, junk, list, auto_reply */
	LETTER_LIST = 1 << 2,		 /* List-Id, List-Unsubscribe, List-Post, ... */
	LETTER_SUPPRESS = 1 << 3,	 /* X-Auto-Response-Suppress (All, AutoReply, OOF, DR) */
	LETTER_AUTO_REPLY_HEADER =
	    1 << 4, /* X-Autoreply, X-Autorespond, X-Vacation, X-Auto-Reply-From.. */
	LETTER_NULL_SENDER = 1 << 5, /* Return-Path: <> */
	LETTER_DAEMON = 1 << 6,	     /* From mailer-daemon, postmaster, no-reply, ... */
	LETTER_SPAM = 1 << 7,	     /* X-Spam-Flag: YES, X-Spam-Status: Yes, ... */
	LETTER_REPORT =
	    1 << 8,	       /* multipart/report; report-type=delivery-status, or an old bounce */
	LETTER_LOKET = 1 << 9, /* carries X-Loket-Dossier or X-Loket-Template: our own mail */
	LETTER_REPLY = 1 << 10, /* In-Reply-To or References present */
	LETTER_OUT_OF_OFFICE =
	    1 << 11, /* an absence notice (nl, fr, en, de): by its subject, or by its words */
	LETTER_GROUP =
	    1
	    << 12, /* a list where people talk (List-Post, Precedence: list), no bulk; one can write to it */
	LETTER_LONG =
	    1 << 14, /* longer than is looked through for all: danger was sought everywhere */
	LETTER_SEVERAL_FROM = 1 << 15, /* From names more than one address: it may be any of them */
	LETTER_TWO_VERSIONS =
	    1
	    << 16, /* plain text and HTML give different commands, or who reads HTML may not see one: none is to be obeyed */
	LETTER_RRN =
	    1 << 13, /* held a rijksregisternummer (masked in this struct, not in the raw mail) */
};

/* A limit that the mail went over; its name is the value of `mail.grens` in the reading. */
enum letter_limit {
	LETTER_WITHIN_LIMITS = 0,
	LETTER_TOO_LARGE,	 /* "grootte" */
	LETTER_TOO_DEEP,	 /* "diepte" */
	LETTER_TOO_MANY_PARTS,	 /* "delen" */
	LETTER_HEADER_TOO_LARGE, /* "kop" */
	LETTER_TEXT_TOO_LARGE,	 /* "tekst" */
};

struct letter {
	const char *message_id; /* without < >; NULL: none */
	const char *in_reply_to;
	const char **references;
	size_t reference_count;
	struct letter_address from;
	struct letter_address reply_to;
	struct letter_addresses to;
	struct letter_addresses cc;
	const char *datum;	     /* ISO 8601 with offset; NULL: none or nonsense */
	const char *onderwerp;	     /* NULL: none */
	const char *tekst;	     /* never NULL */
	const char *volledige_tekst; /* never NULL */
	struct letter_bijlage *bijlagen;
	size_t bijlage_count;
	int afzender_bevestigd; /* 1 yes, 0 no, -1 unknown (no result of the configured authserv-id) */
	struct letter_forward *doorgestuurd; /* NULL: not a forward */
	unsigned marks;			     /* enum letter_mark */
	enum letter_limit grens;
};

/* Limits of one mail. letter_limits_default() is what the contract promises; configuration may
 * change them. Over a limit is a named state, never a silent cut. Without padding: it is sent to a
 * process that shall not see what stood there. */
struct letter_limits {
	int64_t mail;	  /* raw bytes: 50 MB */
	size_t header;	  /* bytes of one header block: 256 kB */
	unsigned depth;	  /* nesting of multiparts and attached mails: 50 */
	unsigned parts;	  /* 1,000 */
	size_t text;	  /* all decoded text of one reading: 8 MB */
	uint64_t seconds; /* wall clock and CPU of one reader: 10 */
	size_t memory;	  /* address space of one reader: 512 MB */
};
struct letter_limits letter_limits_default(void);

const char *letter_limit_name(enum letter_limit limit); /* "grootte", ...; NULL for none */
const char *letter_mark_name(enum letter_mark mark);	/* "auto-submitted", "spam", ... */

#endif
