/* commands: what loketctl can do, one file a command. A command works on the store directly, so
 * also while the daemon is down.
 *
 * Exit codes (contract section 1): 0 done, 1 not found or unhealthy, 2 wrong use. */
#ifndef LOKET_COMMANDS_COMMANDS_H
#define LOKET_COMMANDS_COMMANDS_H

#include <stdbool.h>
#include <stddef.h>

struct names;
struct settings;
struct store;
struct vault;

enum { COMMAND_DONE = 0, COMMAND_FAILED = 1, COMMAND_USAGE = 2 };

/* What every command is given. */
struct command_context {
	const char *config;	   /* -c, or NULL */
	bool json;		   /* --json */
	bool color;		   /* stdout is a terminal and NO_COLOR is not set */
	struct settings *settings; /* read when the command's row asks for it; else NULL */
	struct vault *vault;	   /* opened with the store */
	struct store *store;	   /* opened when the row asks for it; else NULL */
};

enum command_needs {
	NEEDS_NOTHING,
	NEEDS_SETTINGS,
	NEEDS_STORE,
	NEEDS_STORE_IF_ANY, /* context->store stays NULL while nothing ever came in */
};

struct command {
	const char *name;
	enum command_needs needs;
	bool json;	     /* has --json */
	const char *usage;   /* "decide REF ontvankelijk [--to PROFESSIONAL]" */
	const char *summary; /* one line for the list */
	const char *help;    /* the rest of --help */
	/* Before anything is opened: wrong use, which is told then, or COMMAND_DONE. NULL: run tells. */
	int (*look)(struct command_context *context, int argc, char **argv);
	/* argv[0] is the command's name; --json and --help are taken out already. */
	int (*run)(struct command_context *context, int argc, char **argv);
};

extern const struct command command_assign, command_check, command_close, command_decide,
    command_find, command_list, command_queue, command_read, command_reply, command_retry,
    command_show, command_status;

/* Prints "loketctl NAME: ..." and the usage line on stderr; returns COMMAND_USAGE. */
int command_misuse(const struct command *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The same for a value that is none of `names`, all of which have one: tells them. */
int command_unknown(const struct command *command, const char *what, const char *given,
		    const struct names *names);
/* Prints "loketctl: ..." on stderr; returns COMMAND_FAILED. */
int command_fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
