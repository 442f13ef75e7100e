/* close: ends a dossier with an outcome. */
#include "base/error.h"
#include "commands/commands.h"
#include "commands/desk_open.h"
#include "commands/options.h"

static int look(struct command_context *context, int argc, char **argv)
{
	(void)context;
	if (argc != 3)
		return command_misuse(&command_close, "give a dossier and an outcome");
	if (names_value(&names_dossier_outcome, argv[2]) < 0)
		return command_unknown(&command_close, "outcome", argv[2], &names_dossier_outcome);
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
	result = desk_close(&desk, argv[1], argv[2], &by, &err);
	command_desk_close(context, &desk);
	return result < 0 ? command_fail("%s", err.text) : command_say_state(context, argv[1]);
}

const struct command command_close = {
    .name = "close",
    .needs = NEEDS_STORE,
    .usage = "close REF OUTCOME",
    .summary = "end a dossier",
    .help = "OUTCOME: niet_gestart, gestopt, zonder_overeenkomst, met_overeenkomst, doorverwezen,\n"
	    "opgelost. What was said in a talk is never asked or kept.",
    .look = look,
    .run = run,
};
