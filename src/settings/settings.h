/* settings: the configuration file (libconfig), checked whole: every fault with file and line, an
 * unknown key is a fault. Immutable after reading; strings live as long as the struct. */
#ifndef LOKET_SETTINGS_SETTINGS_H
#define LOKET_SETTINGS_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "calendar/calendar.h"
#include "dossier/reminder.h"
#include "letter/letter.h"
#include "names/names.h"

struct buffer;
struct error;

enum tls_mode {
	TLS_STARTTLS, /* imap:// or smtp:// with STARTTLS required */
	TLS_DIRECT,   /* imaps:// or smtps:// */
	TLS_NEVER,    /* plain; loopback only, refused elsewhere when read */
};
enum auth_mode { AUTH_NONE, AUTH_PASSWORD, AUTH_XOAUTH2 };

struct endpoint {
	const char *url; /* as written, for messages */
	const char *host;
	int port;
	const char *folder; /* IMAP only: "INBOX" unless the URL's path names another */
	enum tls_mode tls;
	const char *ca_file; /* NULL: the system's store */
	enum auth_mode auth;
	const char *username;
	const char *secret; /* name of a file under secrets; NULL for AUTH_NONE */
	int timeout;	    /* seconds without progress: 60 */
};

/* The longest local part of a mailbox that has room for "+" and a token below the 64 of RFC 5321. */
enum { SETTINGS_PLUS_LOCAL = 24 };

struct mailbox {
	const char *address; /* lower case */
	enum instrument instrument;
	struct endpoint imap;
	const char *move_to;	/* done = "move:FOLDER"; NULL: flag */
	int64_t since;		/* epoch seconds; -1: left out */
	const char **web_forms; /* senders whose body address may be answered */
	size_t web_form_count;
	const char *authserv_id; /* NULL: no Authentication-Results are believed */
	bool reply_plus;	 /* the token stands in Reply-To; else in the Message-ID only */
	const struct loket *loket;
};

struct professional {
	const char *id;
	bool bemiddelaar; /* else voorzitter */
	const char *name;
	const char *address;
	const char *phone;   /* for the applicant, once accepted; NULL: none */
	const char *service; /* NULL: none */
	const char **languages;
	size_t language_count;
	int capacity;
	struct absence *absences;
	size_t absence_count;
	struct calendar
	    calendar; /* hours and holidays of the loket, days and absences of the person */
};

struct loket {
	const char *id;
	const char *name;
	const char *phone;
	enum regio regio;
	const char **staff;
	size_t staff_count;
	bool forward_direct;
	int hold; /* seconds */
	struct calendar calendar;
	struct reminder_terms terms;
	struct mailbox *mailboxes;
	size_t mailbox_count;
	struct professional *professionals;
	size_t professional_count;
};

struct crisis_number {
	const char *number; /* "112" */
	const char *text;   /* "bij levensgevaar" */
};

struct settings {
	const char *path;
	const char *spool, *store, *keys, *templates, *secrets, *lexicon, *advies, *timezone;
	struct endpoint smtp;
	struct loket *lokets;
	size_t loket_count;
	struct crisis_number *crisis; /* safe default list when left out */
	size_t crisis_count;
	const char *crisis_checked; /* date of the last check, ISO; NULL: not said */
	const char *complaint;	    /* route for complaints in a refusal (JO-lijn), default text */
	const char *appeal; /* whether there is an appeal, in a refusal; default: none known */
	struct letter_limits limits;
	int64_t raw_limit;   /* largest mail that is fetched at all: 256 MB */
	int poll;	     /* seconds between full UID scans: 60, at most 60 */
	int readers;	     /* sealed readers at once: 2 */
	int answers_per_day; /* ontvangst mails to one address in 24 hours: 5 */
	int reply_days;	     /* how long a reply address holds: 400 */
	struct arena *arena;
};

/* A list of faults, each "FILE:LINE: what; what to do". */
struct settings_faults {
	char **items;
	size_t count;
};
void settings_faults_free(struct settings_faults *faults);

/* Reads and checks all of it. 0 and *settings_r, or -1 and at least one fault. All faults are
 * gathered, not only the first. Sets TZ of the process on success. */
int settings_read(const char *path, struct settings **settings_r, struct settings_faults *faults);
void settings_free(struct settings **settings); /* does not touch TZ */
/* Sets TZ of the process again: for whoever read a second configuration and keeps the first. */
void settings_use_zone(const struct settings *settings);

/* The file to use: `given` (-c) or $LOKET_CONFIG, ./config/loketd.cfg, /etc/loket/loketd.cfg. */
const char *settings_path(const char *given);

/* Replaces *out by one secret (one line, without its newline). Mode wider than 0600, or missing:
 * ERROR_RETRY with what to do (it is read at each sign-in, so that a mended secret heals without a
 * restart). */
int settings_secret(const struct settings *settings, const char *name, struct buffer *out,
		    struct error *err);
/* Whether the folder is there, nobody else can read a secret in it, used or not, or put another in its place, and this
 * user can read those that are used and are there; says what to do. */
int settings_secrets_examine(const struct settings *settings, struct error *err);

/* Root looks with the eyes of whom the service runs as: from here on this process is the owner of the spool,
 * or else of the secrets, where that is another. Nothing for any other user, or where all is root's. -1 also when that user
 * cannot read the configuration. */
int settings_as_owner(const struct settings *settings, struct error *err);
/* -1 when this is root and one of them is another's: what root makes there that user cannot read. */
int settings_for_root(const struct settings *settings, struct error *err);

const struct mailbox *settings_mailbox(const struct settings *settings, const char *address);
const struct loket *settings_loket(const struct settings *settings, const char *id);
const struct professional *settings_professional(const struct settings *settings, const char *id,
						 const struct loket **loket_r);
/* True for an address that is one of our own mailboxes, or a reply address of one ("+" and more). */
bool settings_own_address(const struct settings *settings, const char *address);
bool settings_absent(const struct professional *professional, int64_t now);

#endif
