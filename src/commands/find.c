/* find: the dossiers whose reading, address or history holds a text. Records are sealed, so each is
 * opened. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "commands/commands.h"
#include "commands/table.h"
#include "json/json.h"
#include "store/store.h"

struct found {
	char **references;
	size_t count;
};

static bool remember(const struct store_dossier *dossier, void *context)
{
	struct found *all = context;

	all->references = memory_grow(all->references, all->count, sizeof(char *));
	all->references[all->count++] = memory_text(dossier->reference);
	return true;
}

static bool contains_fold(const char *text, const char *wanted)
{
	for (; *text; text++) {
		if (text_starts_fold(text, wanted))
			return true;
	}
	return false;
}

/* Any text value of the record, at any depth. */
static bool holds(const json_t *value, const char *wanted)
{
	if (json_is_string(value))
		return contains_fold(json_string_value(value), wanted);
	if (json_is_array(value)) {
		for (size_t i = 0; i < json_array_size(value); i++) {
			if (holds(json_array_get(value, i), wanted))
				return true;
		}
	}
	for (void *at = json_object_iter((json_t *)value); at;
	     at = json_object_iter_next((json_t *)value, at)) {
		if (holds(json_object_iter_value(at), wanted))
			return true;
	}
	return false;
}

struct search {
	const char *wanted;
	bool found;
};

static bool look_at(const struct store_event *event, void *context)
{
	struct search *search = context;
	const char *const texts[] = {event->who, event->what, event->detail, event->note};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]) && !search->found; i++)
		search->found = texts[i] && contains_fold(texts[i], search->wanted);
	return !search->found;
}

/* 1 it does, 0 it does not, -1 fault. */
static int history_holds(struct store *store, const char *reference, const char *wanted,
			 struct error *err)
{
	struct search search = {.wanted = wanted};

	if (store_each_event(store, reference, look_at, &search, err) < 0)
		return -1;
	return search.found;
}

static int dossier_holds(struct store *store, const char *reference, const char *wanted,
			 struct error *err)
{
	struct buffer record = {0};
	json_t *json;
	int result;

	if (strcmp(reference, wanted) == 0)
		return 1;
	if (store_dossier_record(store, reference, &record, err) < 0)
		return -1;
	json = json_loadb(record.data, record.length, 0, NULL);
	result = json && holds(json, wanted);
	json_decref(json);
	buffer_free(&record);
	return result ? 1 : history_holds(store, reference, wanted, err);
}

static int search(struct command_context *context, const char *wanted, const struct found *all)
{
	json_t *json = json_array();
	struct error err;
	size_t hits = 0;

	for (size_t i = 0; i < all->count; i++) {
		int result = dossier_holds(context->store, all->references[i], wanted, &err);

		if (result < 0) {
			json_decref(json);
			return command_fail("%s", err.text);
		}
		if (result == 0)
			continue;
		hits++;
		if (context->json)
			json_array_append_new(json, json_text(all->references[i]));
		else
			puts(all->references[i]);
	}
	if (context->json)
		json_print(json, 0);
	json_decref(json);
	return hits > 0 ? COMMAND_DONE : COMMAND_FAILED;
}

static int look(struct command_context *context, int argc, char **argv)
{
	(void)context;
	return argc == 2 && !text_blank(argv[1])
		   ? COMMAND_DONE
		   : command_misuse(&command_find, "give one text to look for");
}

static int run(struct command_context *context, int argc, char **argv)
{
	struct store_filter filter = {.state = -1};
	struct found all = {0};
	struct error err;
	int result;

	(void)argc;
	if (store_each_dossier(context->store, &filter, remember, &all, &err) < 0)
		result = command_fail("%s", err.text);
	else
		result = search(context, argv[1], &all);
	for (size_t i = 0; i < all.count; i++)
		free(all.references[i]);
	free(all.references);
	return result;
}

const struct command command_find = {
    .name = "find",
    .needs = NEEDS_STORE,
    .json = true,
    .usage = "find TEXT [--json]",
    .summary = "the dossiers that hold a text (a name, a phone number, a place)",
    .help =
	"Looks in what was read of the request, in its text, in the attachments that were read "
	"and\n"
	"in the history. Prints one reference a line. Capitals and small letters are alike\n"
	"(a to z). A telephone number stands there as it was written and as +32... Exit 1: none.",
    .look = look,
    .run = run,
};
