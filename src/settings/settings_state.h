/* settings_state: what one reading of the configuration carries from function to function. Private
 * to settings/. A setting (config_setting_t) knows its file and line; faults are told there. */
#ifndef LOKET_SETTINGS_SETTINGS_STATE_H
#define LOKET_SETTINGS_SETTINGS_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <libconfig.h>

#include "settings/settings.h"

enum { SETTINGS_FILE_LIMIT = 1024 * 1024, SETTINGS_FAULT_LIMIT = 100 };

struct settings_note; /* one fault */

/* A value that must stand alone ("address" of a mailbox), and where it was claimed. */
enum settings_claim_kind {
	SETTINGS_CLAIM_LOKET,
	SETTINGS_CLAIM_MAILBOX,
	SETTINGS_CLAIM_FOLDER,
	SETTINGS_CLAIM_PROFESSIONAL,
	SETTINGS_CLAIM_PERSON, /* gets mail from us; may repeat, but may be no mailbox of ours */
	SETTINGS_CLAIM_COUNT
};
struct settings_claim {
	enum settings_claim_kind kind;
	const char *value;
	const config_setting_t *at;
};

struct settings_state {
	struct settings *settings;
	struct arena *arena; /* of the settings */
	const char *path;
	const config_setting_t *origin; /* while a default is read: where its faults are told */
	struct settings_note *notes;
	size_t note_count;
	struct settings_claim *claims;
	size_t claim_count;
};

/* --- settings_fault.c: gathering faults --- */
/* at NULL: the first line of the main file. The text: what is wrong, then "; " and what to do. */
void settings_fault(struct settings_state *state, const config_setting_t *at, const char *format,
		    ...) __attribute__((format(printf, 3, 4)));
/* file NULL: the main file. line 0: the file as a whole. */
void settings_fault_line(struct settings_state *state, const char *file, unsigned line,
			 const char *format, ...) __attribute__((format(printf, 4, 5)));
/* Sorted by file (the main one first) and line, moved into *faults; the notes are gone then. */
void settings_fault_hand_over(struct settings_state *state, struct settings_faults *faults);

/* --- settings_source.c: the bytes of the file, before libconfig sees them --- */
/* Reads state->path into *text. Told as faults: files that are missing, too large or not text
 * (includes too), comments and texts without an end, numbers that libconfig would cut off without a
 * word. False: do not parse. */
struct buffer;
bool settings_source_read(struct settings_state *state, struct buffer *text);

/* --- settings_check.c: what concerns more than one key --- */
/* Notes `value` as taken; a second claim is a fault, except of a SETTINGS_CLAIM_PERSON. */
void settings_claim(struct settings_state *state, const config_setting_t *at,
		    enum settings_claim_kind kind, const char *value);
/* The rules between groups, when all is read. */
void settings_check_claims(struct settings_state *state);

void settings_check_root(struct settings_state *state, config_setting_t *at, void *to);
void settings_check_loket(struct settings_state *state, config_setting_t *at, void *to);
void settings_check_office(struct settings_state *state, config_setting_t *at, void *to);
void settings_check_terms(struct settings_state *state, config_setting_t *at, void *to);
void settings_check_mailbox(struct settings_state *state, config_setting_t *at, void *to);
void settings_check_professional(struct settings_state *state, config_setting_t *at, void *to);
void settings_check_imap(struct settings_state *state, config_setting_t *at, void *to);
void settings_check_smtp(struct settings_state *state, config_setting_t *at, void *to);

#endif
