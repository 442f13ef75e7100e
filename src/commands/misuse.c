/* misuse: how a command says that it cannot go on. */
#include "commands/commands.h"

#include <stdarg.h>
#include <stdio.h>

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
