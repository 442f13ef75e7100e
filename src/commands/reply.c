/* reply: writes to the applicant, by a template of the desk's choice. */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "commands/commands.h"
#include "commands/desk_open.h"
#include "commands/options.h"
#include "compose/compose.h"

static int say_which(const struct desk *desk, const char *name)
{
	struct buffer names = {0};
	const char *reply;
	int result;

	for (size_t i = 0; (reply = compose_reply_name(desk->templates, i)); i++)
		buffer_format(&names, "%s%s", i ? ", " : "", reply);
	result = command_fail("there is no answer '%s'; there are: %s", name, names.data);
	buffer_free(&names);
	return result;
}

/* TEXT that is left out is asked for where the answer is nothing without it. */
static int read_words(const struct desk *desk, const char *name, const char *given,
		      struct buffer *words)
{
	bool plain = text_equal(compose_reply_template(desk->templates, name),
				compose_reply_template(desk->templates, "tekst"));

	if (!given && !plain)
		return COMMAND_DONE;
	if (command_free_text(given, "What the applicant reads, in plain Dutch", words) < 0)
		return command_misuse(&command_reply,
				      "give a text, or - to read it from standard input");
	return COMMAND_DONE;
}

static int carry_out(struct desk *desk, const char *reference, const char *name, const char *given)
{
	const struct desk_by by = {.who = command_user()};
	struct buffer words = {0};
	struct error err;
	int result;

	if (!compose_reply_template(desk->templates, name))
		return say_which(desk, name);
	result = read_words(desk, name, given, &words);
	if (result == COMMAND_DONE) {
		if (desk_reply(desk, reference, name, words.data, &by, &err) < 0)
			result = command_fail("%s", err.text);
		else
			printf("%s %s: in the queue\n", reference, name);
	}
	buffer_free(&words);
	return result;
}

static int read_arguments(int argc, char **argv, int *operands)
{
	const struct command_option none[] = {{NULL, NULL, NULL}};

	if (command_options(&command_reply, none, argc, argv, operands) < 0)
		return COMMAND_USAGE;
	if (*operands != 2 && *operands != 3)
		return command_misuse(&command_reply, "give a dossier and the name of an answer");
	return command_reference(argv[1]) < 0 ? COMMAND_FAILED : COMMAND_DONE;
}

static int look(struct command_context *context, int argc, char **argv)
{
	int operands;

	(void)context;
	return read_arguments(argc, argv, &operands);
}

static int run(struct command_context *context, int argc, char **argv)
{
	struct desk desk;
	int operands, result = read_arguments(argc, argv, &operands);

	if (result != COMMAND_DONE)
		return result;
	if (command_desk_open(context, &desk) < 0)
		return COMMAND_USAGE;
	result = carry_out(&desk, argv[1], argv[2], operands == 3 ? argv[3] : NULL);
	command_desk_close(context, &desk);
	return result;
}

const struct command command_reply = {
    .name = "reply",
    .needs = NEEDS_STORE,
    .usage = "reply REF TEMPLATE [TEXT]",
    .summary = "write to the applicant, by a template",
    .help =
	"TEMPLATE  tekst (TEXT alone), or an antwoord-NAME.je.md and .u.md of the templates by "
	"its\n"
	"          NAME: contact, informatie, bemiddeling, clientoverleg, doorverwijzing, or one\n"
	"          that you put there.\n"
	"TEXT      in plain Dutch; stands in the mail as it is. '-' reads standard input.\n"
	"          Arguments are visible to other users of this machine: prefer '-', or leave it\n"
	"          out on a terminal and be asked (tekst; with the others it is not needed).\n\n"
	"The mail goes out in the name of the loket. The state of the dossier does not change.",
    .look = look,
    .run = run,
};
