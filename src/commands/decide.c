/* decide: the desk's word on a request: ontvankelijk or niet-ontvankelijk. */
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "commands/commands.h"
#include "commands/desk_open.h"
#include "commands/options.h"

struct decision {
	const char *reference;
	bool admit;
	const char *professional;
	const char *reason;
};

static int read_arguments(int argc, char **argv, struct decision *decision)
{
	const struct command_option options[] = {{"--to", &decision->professional, NULL},
						 {"--reason", &decision->reason, NULL},
						 {NULL, NULL, NULL}};
	int operands;

	if (command_options(&command_decide, options, argc, argv, &operands) < 0)
		return COMMAND_USAGE;
	if (operands != 2)
		return command_misuse(&command_decide, "give a dossier and a decision");
	decision->reference = argv[1];
	decision->admit = strcmp(argv[2], "ontvankelijk") == 0;
	if (!decision->admit && strcmp(argv[2], "niet-ontvankelijk") != 0)
		return command_misuse(
		    &command_decide, "'%s' is no decision; write ontvankelijk or niet-ontvankelijk",
		    argv[2]);
	if (decision->admit && decision->reason)
		return command_misuse(&command_decide, "--reason goes with niet-ontvankelijk");
	if (!decision->admit && decision->professional)
		return command_misuse(&command_decide, "--to goes with ontvankelijk");
	return command_reference(decision->reference) < 0 ? COMMAND_FAILED : COMMAND_DONE;
}

static int carry_out(struct command_context *context, const struct decision *decision,
		     const char *reason)
{
	const struct desk_by by = {.who = command_user()};
	struct desk desk;
	struct error err;
	int result = command_desk_open(context, &desk);

	if (result < 0)
		return COMMAND_USAGE;
	result = decision->admit
		     ? desk_admit(&desk, decision->reference, decision->professional, &by, &err)
		     : desk_refuse(&desk, decision->reference, reason, &by, &err);
	command_desk_close(context, &desk);
	if (result < 0)
		return command_fail("%s", err.text);
	return command_say_state(context, decision->reference);
}

static int look(struct command_context *context, int argc, char **argv)
{
	struct decision decision = {0};

	(void)context;
	return read_arguments(argc, argv, &decision);
}

static int run(struct command_context *context, int argc, char **argv)
{
	struct decision decision = {0};
	struct buffer reason = {0};
	int result = read_arguments(argc, argv, &decision);

	if (result != COMMAND_DONE)
		return result;
	if (!decision.admit &&
	    command_free_text(decision.reason, "Reason, in plain Dutch: the applicant reads it",
			      &reason) < 0)
		return command_misuse(
		    &command_decide,
		    "a refusal needs a reason: --reason TEXT, or --reason - to read it from "
		    "standard input");
	result = carry_out(context, &decision, reason.data);
	buffer_free(&reason);
	return result;
}

const struct command command_decide = {
    .name = "decide",
    .needs = NEEDS_STORE,
    .usage =
	"decide REF ontvankelijk [--to PROFESSIONAL] | decide REF niet-ontvankelijk --reason TEXT",
    .summary = "the desk's word: pass a request on, or refuse it with a reason",
    .help =
	"ontvankelijk       passes the dossier on: opdracht to the professional, doorgegeven to "
	"the\n"
	"                   applicant. Without --to the one with the right role and the least "
	"work.\n"
	"niet-ontvankelijk  the applicant gets a letter with the reason.\n\n"
	"  --to PROFESSIONAL  an id of the configuration\n"
	"  --reason TEXT      in plain Dutch; '-' reads standard input. Arguments are visible to\n"
	"                     other users of this machine: prefer '-', or leave it out on a\n"
	"                     terminal and be asked.",
    .look = look,
    .run = run,
};
