/* settings_keys: the table of every key that the configuration knows. It drives the reading, the
 * faults about unknown keys and types, and the check that the manual page is complete. Private to
 * settings/. */
#ifndef LOKET_SETTINGS_SETTINGS_KEYS_H
#define LOKET_SETTINGS_SETTINGS_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <libconfig.h>

struct settings_state;
struct settings_group;

struct settings_choice {
	const char *name; /* NULL ends the list */
	int value;
};

struct settings_key {
	const char *name;
	/* Puts the value of `at` at `to`; tells a fault when it cannot. */
	void (*read)(struct settings_state *state, config_setting_t *at,
		     const struct settings_key *key, void *to);
	size_t offset;	     /* of the value in the struct of its group */
	size_t size;	     /* of the value */
	size_t count_offset; /* lists: of the number of items */
	bool required;
	const char *fallback; /* read in place of a key that is left out, in libconfig syntax */
	int64_t low, high;    /* numbers: the range; texts: high is the most bytes (0: 500);
				 lists: low is the least number of items */
	const struct settings_choice *choices;
	const struct settings_group *group; /* of a group, or of each item of a list of groups */
	/* Texts: NULL when good, else what is wrong and what to do. */
	const char *(*fault)(const char *text);
	bool hidden; /* not repeated in a fault: it may be a password in the wrong place */
};

struct settings_group {
	const char *name; /* "smtp", as it stands in the manual page */
	const char *noun; /* "a mailbox", for a sentence */
	const struct settings_key *keys;
	size_t key_count;
	size_t size; /* of the struct of one item */
	/* What concerns more than one key; NULL: nothing. */
	void (*check)(struct settings_state *state, config_setting_t *at, void *to);
};

extern const struct settings_group settings_root;
/* All groups, the root first; NULL ends the list. */
extern const struct settings_group *const settings_groups[];

/* --- settings_group.c --- */
/* Reads a group by its table into the struct at `to`: unknown and missing keys, defaults, check. */
void settings_group_read(struct settings_state *state, config_setting_t *at,
			 const struct settings_group *group, void *to);

/* --- readers (settings_value.c, settings_list.c) --- */
/* const char * */
void settings_value_text(struct settings_state *state, config_setting_t *at,
			 const struct settings_key *key, void *to);
/* const char *, lower case */
void settings_value_address(struct settings_state *state, config_setting_t *at,
			    const struct settings_key *key, void *to);
/* by size: bool, int, int64_t */
void settings_value_number(struct settings_state *state, config_setting_t *at,
			   const struct settings_key *key, void *to);
/* by size, as a number */
void settings_value_choice(struct settings_state *state, config_setting_t *at,
			   const struct settings_key *key, void *to);
/* nothing: only true is allowed */
void settings_value_true(struct settings_state *state, config_setting_t *at,
			 const struct settings_key *key, void *to);
/* int64_t, 00:00 local */
void settings_value_day(struct settings_state *state, config_setting_t *at,
			const struct settings_key *key, void *to);
/* int, minutes after midnight */
void settings_value_hour(struct settings_state *state, config_setting_t *at,
			 const struct settings_key *key, void *to);
/* const char *, and TZ of the process */
void settings_value_timezone(struct settings_state *state, config_setting_t *at,
			     const struct settings_key *key, void *to);
/* struct endpoint: url, host, port, folder, tls */
void settings_value_url(struct settings_state *state, config_setting_t *at,
			const struct settings_key *key, void *to);
/* const char *: the folder, or NULL */
void settings_value_done(struct settings_state *state, config_setting_t *at,
			 const struct settings_key *key, void *to);
/* const char **, and the count */
void settings_list_texts(struct settings_state *state, config_setting_t *at,
			 const struct settings_key *key, void *to);
/* the same, lower case */
void settings_list_addresses(struct settings_state *state, config_setting_t *at,
			     const struct settings_key *key, void *to);
/* array of the group's struct, and the count */
void settings_list_groups(struct settings_state *state, config_setting_t *at,
			  const struct settings_key *key, void *to);
/* struct absence *, and the count */
void settings_list_absences(struct settings_state *state, config_setting_t *at,
			    const struct settings_key *key, void *to);
/* unsigned, the choices of the list together */
void settings_list_week(struct settings_state *state, config_setting_t *at,
			const struct settings_key *key, void *to);
/* struct calendar_holiday *, and the count */
void settings_list_holidays(struct settings_state *state, config_setting_t *at,
			    const struct settings_key *key, void *to);
/* one group, in place */
void settings_list_group(struct settings_state *state, config_setting_t *at,
			 const struct settings_key *key, void *to);

/* True when `at` has one of the two types; else the fault is told. `wanted`: "a text in quotes". */
bool settings_value_is(struct settings_state *state, const config_setting_t *at,
		       const struct settings_key *key, int type, int other_type,
		       const char *wanted);
/* The checked text of `at`; NULL: the fault is told. */
const char *settings_value_checked(struct settings_state *state, const config_setting_t *at,
				   const struct settings_key *key);

/* --- settings_secret_folder.c --- */
struct error;
enum { SETTINGS_SECRET_PATH = 1200 };
/* -1 and what to do when the mode of a secret is wider than 0600. */
int settings_secret_wide(const char *path, unsigned mode, struct error *err);

/* --- settings_syntax.c: single texts; NULL when good, else what is wrong and what to do --- */
const char *settings_syntax_address(const char *text);
const char *settings_syntax_mailbox(const char *text); /* an address that fits in a file name */
const char *settings_syntax_id(const char *text);
const char *settings_syntax_secret(const char *text);
const char *settings_syntax_language(const char *text);
const char *settings_syntax_day(const char *text);
const char *settings_syntax_hour(const char *text);
const char *settings_syntax_holiday(const char *text);
const char *settings_syntax_timezone(const char *text);
const char *settings_syntax_file(const char *text); /* must be there */
const char *settings_syntax_word(const char *text); /* no blanks */

/* --- settings_url.c --- */
struct arena;
struct settings_url {
	const char *scheme; /* lower case */
	const char *host;   /* lower case, without [ ] */
	int port;	    /* 0: none given */
	const char *path;   /* percent-decoded, without its first "/"; "" */
};
/* NULL and *url, or what is wrong and what to do. Pure. */
const char *settings_url_parse(struct arena *arena, const char *text, struct settings_url *url);
bool settings_url_loopback(const char *host); /* 127.0.0.0/8, ::1, "localhost" */

#endif
