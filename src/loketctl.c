/* loketctl: the operator's tool. A table of commands; each says what it needs opened. */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/place.h"
#include "commands/commands.h"
#include "reader/stamp.h"
#include "settings/settings.h"
#include "store/store.h"
#include "vault/vault.h"

static const struct command *const commands[] = {
    &command_check, &command_status, &command_list,   &command_show,
    &command_find,  &command_read,   &command_decide, &command_assign,
    &command_reply, &command_close,  &command_queue,  &command_retry,
};
enum { COMMAND_COUNT = sizeof(commands) / sizeof(commands[0]) };

static void print_help(FILE *out)
{
	fputs("usage: loketctl [-c FILE] COMMAND [ARGUMENT...]\n\n"
	      "The operator's tool of Loket. It works on the store directly, also while loketd is "
	      "down.\n\n",
	      out);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		fprintf(out, "  %-8s %s\n", commands[i]->name, commands[i]->summary);
	fputs("\n  -c FILE  the configuration (default: $LOKET_CONFIG, ./config/loketd.cfg,\n"
	      "           /etc/loket/loketd.cfg)\n\n"
	      "'loketctl COMMAND --help' tells more; --version which version.\n"
	      "Exit: 0 done, 1 not found or unhealthy, 2 wrong use.\n",
	      out);
}

static const struct command *command_named(const char *name)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	}
	return NULL;
}

static int open_settings(struct command_context *context)
{
	struct settings_faults faults = {0};
	int result = settings_read(settings_path(context->config), &context->settings, &faults);

	for (size_t i = 0; i < faults.count; i++)
		fprintf(stderr, "%s\n", faults.items[i]);
	settings_faults_free(&faults);
	return result < 0 ? COMMAND_USAGE : COMMAND_DONE;
}

static int open_store(struct command_context *context)
{
	const struct settings *settings = context->settings;
	char path[1024];
	struct error err;

	if (!file_exists(settings->store)) {
		if (errno == ENOENT)
			return command_fail("there is no store yet at %s%s; start loketd first",
					    settings->store, place_where(settings->store));
		place_denied(&err, ERROR_STOP, 0600, "", settings->store);
		return command_fail("%s", err.text);
	}
	snprintf(path, sizeof(path), "%s/master", settings->secrets);
	if (vault_open(path, false, &context->vault, &err) < 0 ||
	    store_open(settings->store, settings->keys, context->vault, &context->store, &err) < 0)
		return command_fail("%s", err.text);
	return COMMAND_DONE;
}

static int prepare(const struct command *command, struct command_context *context)
{
	int result = COMMAND_DONE;

	if (command->needs != NEEDS_NOTHING)
		result = open_settings(context);
	if (result != COMMAND_DONE || command->needs < NEEDS_STORE)
		return result;
	if (command->needs == NEEDS_STORE_IF_ANY && store_is_empty(context->settings->store))
		return result;
	return open_store(context);
}

static void print_command_help(const struct command *command)
{
	printf("usage: loketctl [-c FILE] %s\n\n%s\n", command->usage, command->summary);
	if (command->help)
		printf("\n%s\n", command->help);
}

/* Takes --json and --help out of the arguments, up to a "--". */
static int take_common(const struct command *command, struct command_context *context, int argc,
		       char **argv, bool *help)
{
	int kept = 1, i = 1;

	for (; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
			*help = true;
		else if (command->json && strcmp(argv[i], "--json") == 0)
			context->json = true;
		else
			argv[kept++] = argv[i];
	}
	for (; i < argc; i++)
		argv[kept++] = argv[i];
	argv[kept] = NULL;
	return kept;
}

/* What is wrong in the use is told first, whatever else is. It may take its arguments apart, so it gets a copy. */
static int look(const struct command *command, struct command_context *context, int argc,
		char **argv)
{
	char **copy;
	int result;

	if (!command->look)
		return COMMAND_DONE;
	copy = memory_zero((size_t)argc + 1, sizeof(*copy));
	memcpy(copy, argv, ((size_t)argc + 1) * sizeof(*copy));
	result = command->look(context, argc, copy);
	free(copy);
	return result;
}

static int run(const struct command *command, struct command_context *context, int argc,
	       char **argv)
{
	bool help = false;
	int result;

	argc = take_common(command, context, argc, argv, &help);
	if (help) {
		print_command_help(command);
		return COMMAND_DONE;
	}
	result = look(command, context, argc, argv);
	if (result == COMMAND_DONE)
		result = prepare(command, context);
	if (result == COMMAND_DONE)
		result = command->run(context, argc, argv);
	store_close(&context->store);
	vault_close(&context->vault);
	settings_free(&context->settings);
	if (fflush(stdout) != 0 && result == COMMAND_DONE)
		return command_fail("standard output cannot be written");
	return result;
}

/* What stands in front of the command: where that is, 0 after a fault was told. */
static int take_config(int argc, char **argv, struct command_context *context)
{
	static const char whole[] = "--config=";

	if (argc > 1 && strncmp(argv[1], whole, strlen(whole)) == 0) {
		context->config = argv[1] + strlen(whole);
		return 2;
	}
	if (argc < 2 || (strcmp(argv[1], "-c") != 0 && strcmp(argv[1], "--config") != 0))
		return 1;
	if (argc == 2) {
		fprintf(stderr, "loketctl: %s needs a FILE and a COMMAND; try 'loketctl --help'\n",
			argv[1]);
		return 0;
	}
	context->config = argv[2];
	return 3;
}

static int say_unknown(const char *name)
{
	if (name[0] == '-')
		fprintf(
		    stderr,
		    "loketctl: '%s' stands in front of the COMMAND; only -c FILE does, once: try "
		    "'loketctl --help'\n",
		    name);
	else
		fprintf(stderr, "loketctl: there is no command '%s'; try 'loketctl --help'\n",
			name);
	return COMMAND_USAGE;
}

int main(int argc, char **argv)
{
	struct command_context context = {.color = isatty(STDOUT_FILENO) && !getenv("NO_COLOR")};
	const struct command *command;
	int at = take_config(argc, argv, &context);

	if (at == 0)
		return COMMAND_USAGE;
	log_open("loketctl", NULL);
	vault_start();
	if (at == argc) {
		print_help(stderr);
		return COMMAND_USAGE;
	}
	if (strcmp(argv[at], "--help") == 0 || strcmp(argv[at], "-h") == 0) {
		print_help(stdout);
		return COMMAND_DONE;
	}
	if (strcmp(argv[at], "--version") == 0) {
		stamp_print("loketctl");
		return COMMAND_DONE;
	}
	command = command_named(argv[at]);
	if (!command)
		return say_unknown(argv[at]);
	return run(command, &context, argc - at, argv + at);
}
