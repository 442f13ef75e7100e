/* misuse: how a command says that it cannot go on. */
#include "commands/commands.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/memory.h"
#include "names/names.h"

int command_misuse(const struct command *command, const char *format, ...)
{
	va_list args;

	fprintf(stderr, "loketctl %s: ", command->name);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fprintf(stderr, "\nusage: loketctl %s\n", command->usage);
	return COMMAND_USAGE;
}

int command_unknown(const struct command *command, const char *what, const char *given,
		    const struct names *names)
{
	struct buffer choices = {0};
	int result;

	for (int i = 0; i < names->count; i++)
		buffer_format(&choices, "%s%s", i ? ", " : "", names->names[i]);
	result = command_misuse(command, "there is no %s '%s'; there are: %s", what, given,
				choices.data);
	buffer_free(&choices);
	return result;
}

int command_fail(const char *format, ...)
{
	va_list args;

	fputs("loketctl: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	return COMMAND_FAILED;
}
