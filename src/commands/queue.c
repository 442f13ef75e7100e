/* queue: what waits to be sent, and what a server refused. */
#include <stdio.h>

#include "base/clock.h"
#include "base/error.h"
#include "commands/commands.h"
#include "commands/table.h"
#include "json/json.h"
#include "store/store.h"

struct queue {
	json_t *json;
	struct table *table;
};

static json_t *json_row(const struct store_outgoing *outgoing)
{
	char text[CLOCK_TEXT];
	json_t *row = json_object();

	json_put(row, "id", json_integer(outgoing->id));
	json_put(row, "dossier", json_text(outgoing->dossier));
	json_put(row, "template", json_text(outgoing->template_name));
	json_put(row, "mailbox", json_text(outgoing->mailbox));
	json_put(row, "state", json_text(names_text(&names_outbox_state, (int)outgoing->state)));
	json_put(row, "attempts", json_integer(outgoing->attempts));
	json_put(row, "result", json_text(outgoing->result));
	json_put(row, "created", json_text(clock_iso(outgoing->created, text)));
	json_put(row, "due", json_text(clock_iso(outgoing->due, text)));
	return row;
}

static void number_cell(struct table *table, long long number)
{
	char text[24];

	snprintf(text, sizeof(text), "%lld", number);
	table_cell(table, TABLE_PLAIN, text);
}

static bool add(const struct store_outgoing *outgoing, void *context)
{
	struct queue *queue = context;
	bool refused = outgoing->state == OUTBOX_GEWEIGERD;
	char text[CLOCK_TEXT];

	if (queue->json) {
		json_array_append_new(queue->json, json_row(outgoing));
		return true;
	}
	table_row(queue->table);
	number_cell(queue->table, outgoing->id);
	table_cell(queue->table, TABLE_BOLD, outgoing->dossier);
	table_cell(queue->table, TABLE_PLAIN, outgoing->template_name);
	table_cell(queue->table, refused ? TABLE_RED : TABLE_YELLOW,
		   names_text(&names_outbox_state, (int)outgoing->state));
	number_cell(queue->table, outgoing->attempts);
	table_cell(queue->table, TABLE_PLAIN, outgoing->result);
	table_cell(queue->table, TABLE_PLAIN, clock_iso(outgoing->created, text));
	table_cell(queue->table, TABLE_PLAIN, refused ? NULL : clock_iso(outgoing->due, text));
	return true;
}

static int look(struct command_context *context, int argc, char **argv)
{
	(void)context;
	return argc == 1 ? COMMAND_DONE
			 : command_misuse(&command_queue, "unexpected argument '%s'", argv[1]);
}

static int run(struct command_context *context, int argc, char **argv)
{
	static const char *const heads[] = {"ID",     "DOSSIER", "TEMPLATE", "STATE", "ATTEMPTS",
					    "RESULT", "CREATED", "NEXT TRY", NULL};
	struct queue queue = {0};
	struct error err;
	int result;

	(void)argc;
	(void)argv;
	if (context->json)
		queue.json = json_array();
	else
		queue.table = table_new(heads);
	result = store_each_outgoing(context->store, NULL, true, add, &queue, &err);
	if (queue.json) {
		if (result == 0)
			json_print(queue.json, 1);
		json_decref(queue.json);
	} else {
		table_print(&queue.table, context->color);
	}
	return result < 0 ? command_fail("%s", err.text) : COMMAND_DONE;
}

const struct command command_queue = {
    .name = "queue",
    .needs = NEEDS_STORE,
    .json = true,
    .usage = "queue [--json]",
    .summary = "the mails that wait to be sent or were refused",
    .help = "A mail waits until its next try; 'loketctl retry ID' makes it due at once.",
    .look = look,
    .run = run,
};
