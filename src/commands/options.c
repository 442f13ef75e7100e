/* options: see options.h. */
#include "commands/options.h"

#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "commands/commands.h"

enum { FREE_TEXT_LIMIT = 64 * 1024 };

static const struct command_option *option_named(const struct command_option *options,
						 const char *name)
{
	for (; options->name; options++) {
		if (strcmp(options->name, name) == 0)
			return options;
	}
	return NULL;
}

int command_options(const struct command *command, const struct command_option *options, int argc,
		    char **argv, int *operands_r)
{
	int kept = 1, i = 1;

	for (; i < argc && strcmp(argv[i], "--") != 0; i++) {
		const struct command_option *option = option_named(options, argv[i]);

		if (!option && argv[i][0] == '-' && argv[i][1] != '\0') {
			command_misuse(command, "unknown option '%s'", argv[i]);
			return -1;
		}
		if (!option) {
			argv[kept++] = argv[i];
		} else if (option->flag) {
			*option->flag = true;
		} else if (i + 1 == argc) {
			command_misuse(command, "%s needs a value", argv[i]);
			return -1;
		} else {
			*option->value = argv[++i];
		}
	}
	for (i++; i < argc; i++)
		argv[kept++] = argv[i];
	argv[kept] = NULL;
	*operands_r = kept - 1;
	return 0;
}

static void read_input(struct buffer *raw)
{
	char piece[4096];
	size_t got;

	while (raw->length <= FREE_TEXT_LIMIT && (got = fread(piece, 1, sizeof(piece), stdin)) > 0)
		buffer_add(raw, piece, got);
}

int command_free_text(const char *given, const char *question, struct buffer *out)
{
	struct buffer raw = {0};
	struct arena *arena;
	char *clean;
	int result = -1;

	if (given && strcmp(given, "-") != 0) {
		buffer_text(&raw, given);
	} else if (given || isatty(STDIN_FILENO)) {
		if (!given)
			fprintf(stderr, "%s (end with Ctrl-D)\n", question);
		read_input(&raw);
	}
	if (raw.length > 0 && raw.length <= FREE_TEXT_LIMIT) {
		arena = arena_new();
		clean = text_clean(arena, raw.data, raw.length, TEXT_MANY_LINES, NULL);
		if (!text_blank(clean)) {
			size_t length = strlen(clean);

			while (length > 0 &&
			       (clean[length - 1] == '\n' || clean[length - 1] == ' '))
				length--;
			buffer_add(out, clean, length);
			result = 0;
		}
		arena_free(&arena);
	}
	buffer_free(&raw);
	return result;
}

const char *command_user(void)
{
	static char name[80];
	const struct passwd *user = getpwuid(getuid());

	if (user)
		snprintf(name, sizeof(name), "loketctl:%.60s", user->pw_name);
	else
		snprintf(name, sizeof(name), "loketctl:%u", (unsigned)getuid());
	return name;
}
