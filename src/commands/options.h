/* options: the few shapes of arguments that commands share. */
#ifndef LOKET_COMMANDS_OPTIONS_H
#define LOKET_COMMANDS_OPTIONS_H

#include <stdbool.h>

struct buffer;
struct command;

/* An option with a value ("--state") or a flag ("--mail"); ends with a NULL name. */
struct command_option {
	const char *name;
	const char **value; /* NULL: a flag */
	bool *flag;
};

/* Takes the options out of argv; what is left are the operands (argv[1...]), their number in
 * *operands_r. -1 after an error was printed: return COMMAND_USAGE. */
int command_options(const struct command *command, const struct command_option *options, int argc,
		    char **argv, int *operands_r);

/* The text of an option: "-" reads standard input, NULL asks on a terminal with `question`. At most 64 kB,
 * trimmed, clean. -1 when there is none. */
int command_free_text(const char *given, const char *question, struct buffer *out);

/* Who uses loketctl, for the history: "loketctl:NAME" of the real user id. */
const char *command_user(void);

#endif
