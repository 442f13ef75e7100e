/* assign: gives a dossier to a named professional. */
#include "base/error.h"
#include "commands/commands.h"
#include "commands/desk_open.h"
#include "commands/options.h"

static int look(struct command_context *context, int argc, char **argv)
{
	(void)context;
	if (argc != 3)
		return command_misuse(&command_assign,
				      "give a dossier and the id of a professional");
	return command_reference(argv[1]) < 0 ? COMMAND_FAILED : COMMAND_DONE;
}

static int run(struct command_context *context, int argc, char **argv)
{
	const struct desk_by by = {.who = command_user()};
	struct desk desk;
	struct error err;
	int result;

	(void)argc;
	if (command_desk_open(context, &desk) < 0)
		return COMMAND_USAGE;
	result = desk_assign(&desk, argv[1], argv[2], &by, &err);
	command_desk_close(context, &desk);
	return result < 0 ? command_fail("%s", err.text) : command_say_state(context, argv[1]);
}

const struct command command_assign = {
    .name = "assign",
    .needs = NEEDS_STORE,
    .usage = "assign REF PROFESSIONAL",
    .summary = "give a dossier that is ontvankelijk to a professional of your choice",
    .help = "PROFESSIONAL is an id of the configuration. The professional gets the opdracht, the\n"
	    "applicant is told that the request was passed on.",
    .look = look,
    .run = run,
};
