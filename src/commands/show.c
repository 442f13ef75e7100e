/* show: one dossier with its reading, history and mails; --raw the original mail. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "advies/advies.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "commands/commands.h"
#include "commands/desk_open.h"
#include "commands/options.h"
#include "commands/show.h"
#include "commands/table.h"
#include "desk/desk.h"
#include "desk/original.h"
#include "desk/texts.h"
#include "json/json.h"
#include "settings/settings.h"
#include "store/store.h"

struct view {
	json_t *json;
	struct table *table;
};

static const char *clock_text(int64_t seconds)
{
	static char text[CLOCK_TEXT];

	return seconds ? clock_iso(seconds, text) : NULL;
}

static bool add_event(const struct store_event *event, void *context)
{
	struct view *view = context;
	struct buffer detail = {0};

	buffer_format(&detail, "%s%s%s", event->detail ? event->detail : "",
		      event->detail && event->note ? ": " : "", event->note ? event->note : "");
	if (view->json) {
		json_t *row = json_object();

		json_put(row, "at", json_text(clock_text(event->at)));
		json_put(row, "who", json_text(event->who));
		json_put(row, "what", json_text(event->what));
		json_put(row, "detail", json_text(detail.length ? detail.data : NULL));
		json_array_append_new(view->json, row);
	} else {
		table_row(view->table);
		table_cell(view->table, TABLE_DIM, clock_text(event->at));
		table_cell(view->table, TABLE_PLAIN, event->who);
		table_cell(view->table, TABLE_BOLD, event->what);
		table_cell(view->table, TABLE_PLAIN, detail.data);
	}
	buffer_free(&detail);
	return true;
}

struct links {
	json_t *json; /* NULL: print them */
	const char *reference;
};

/* Read from the dossier itself: what it is of the other, or what the other is of it. */
static const char *const link_labels[STORE_LINK_COUNT][2] = {
    [STORE_LINK_SAMENGEVOEGD] = {"merged into", "merged with"},
    [STORE_LINK_VERVOLG] = {"follow-up of", "followed by"},
    [STORE_LINK_GESPLITST] = {"split from", "split into"},
    [STORE_LINK_NIEUW] = {"passed on in", "passed on as"},
};

static bool add_link(const struct store_link *link, void *context)
{
	struct links *links = context;
	bool back = text_equal(link->other, links->reference);
	json_t *row;

	if (!links->json) {
		show_line(link_labels[link->kind][back], back ? link->dossier : link->other);
		return true;
	}
	row = json_object();
	json_put(row, "kind", json_text(names_text(&names_link_kind, (int)link->kind)));
	json_put(row, "from", json_text(link->dossier));
	json_put(row, "to", json_text(link->other));
	json_put(row, "at", json_text(clock_text(link->at)));
	json_array_append_new(links->json, row);
	return true;
}

static bool add_outgoing(const struct store_outgoing *outgoing, void *context)
{
	struct view *view = context;
	const char *state = names_text(&names_outbox_state, (int)outgoing->state);
	int64_t at = outgoing->sent ? outgoing->sent : outgoing->created;

	if (view->json) {
		json_t *row = json_object();

		json_put(row, "message_id", json_text(outgoing->message_id));
		json_put(row, "to", json_text(outgoing->to));
		json_put(row, "template", json_text(outgoing->template_name));
		json_put(row, "state", json_text(state));
		json_put(row, "result", json_text(outgoing->result));
		json_put(row, "at", json_text(clock_text(at)));
		json_array_append_new(view->json, row);
		return true;
	}
	table_row(view->table);
	table_cell(view->table, TABLE_DIM, clock_text(at));
	table_cell(view->table, TABLE_BOLD, outgoing->template_name);
	table_cell(view->table, TABLE_PLAIN, outgoing->to);
	table_cell(view->table, outgoing->state == OUTBOX_GEWEIGERD ? TABLE_RED : TABLE_PLAIN,
		   state);
	return true;
}

/* The words of a mail that something rests on, in quotation marks; nothing for NULL. */
static void print_quote(const char *before, const char *words)
{
	char *text = words ? table_text(words) : NULL;

	if (text)
		printf("%s\"%s\"", before, text);
	putchar('\n');
	free(text);
}

static void print_reason(const struct advies_line *reason, void *context)
{
	(void)context;
	printf("    %-6s %-17s %s", isupper((unsigned char)reason->id[0]) ? reason->id : "-",
	       names_text(&names_uitkomst, (int)reason->uitkomst), reason->text);
	print_quote(" ", reason->citaat);
}

static void print_advice(const struct reading *reading, const struct advies_texts *texts,
			 bool color)
{
	const struct reading_advies *advies = &reading->advies;

	if (reading->gevaar == GEVAAR_SPOED)
		printf("  %sGEVAAR%s\n", table_on(TABLE_RED, color), table_off(TABLE_RED, color));
	for (size_t i = 0; i < reading->signaal_count; i++) {
		printf("  %-15s", names_text(&names_gevaar_soort, (int)reading->signalen[i].soort));
		print_quote(" ", reading->signalen[i].citaat);
	}
	show_line("advies", names_text(&names_uitkomst, (int)advies->uitkomst));
	advies_each(advies, texts, print_reason, NULL);
	for (size_t i = 0; i < advies->vraag_count; i++)
		printf("    vraag: %s\n", advies->vragen[i]);
}

static void print_head(const struct store_dossier *dossier, const char *answer_to, bool color)
{
	printf("%s%s%s\n", table_on(TABLE_BOLD, color), dossier->reference,
	       table_off(TABLE_BOLD, color));
	show_line("loket", dossier->loket);
	show_line("mailbox", dossier->mailbox);
	show_line("instrument", names_text(&names_instrument, (int)dossier->instrument));
	show_line("state", names_text(&names_dossier_state, (int)dossier->state));
	show_line("outcome", dossier->outcome);
	show_line("opened", clock_text(dossier->opened));
	show_line("assigned", dossier->assigned);
	show_line("answers go to", answer_to ? answer_to : "nobody: see the ticket");
}

static void print_story(const char *text)
{
	struct arena *arena = arena_new();

	printf("\n%s\n\n", *text ? text_shown(arena, text) : "(no text)");
	arena_free(&arena);
}

static int print_text(struct command_context *context, const struct store_dossier *dossier,
		      const struct reading *reading, const struct advies_texts *texts,
		      const char *answer_to, struct error *err)
{
	static const char *const history[] = {"AT", "WHO", "WHAT", "DETAIL", NULL};
	static const char *const mails[] = {"AT", "TEMPLATE", "TO", "STATE", NULL};
	struct links links = {.reference = dossier->reference};
	struct view view = {0};
	int result;

	print_head(dossier, answer_to, context->color);
	if (store_each_link(context->store, dossier->reference, add_link, &links, err) < 0)
		return -1;
	show_request(reading);
	print_advice(reading, texts, context->color);
	print_story(reading->mail.tekst);
	view.table = table_new(history);
	result = store_each_event(context->store, dossier->reference, add_event, &view, err);
	table_print(&view.table, context->color);
	if (result < 0)
		return -1;
	putchar('\n');
	view.table = table_new(mails);
	result = store_each_outgoing(context->store, dossier->reference, false, add_outgoing, &view,
				     err);
	table_print(&view.table, context->color);
	return result;
}

static int print_json(struct command_context *context, const struct store_dossier *dossier,
		      const struct reading *reading, struct error *err)
{
	json_t *object = json_object();
	struct view history = {.json = json_array()}, mails = {.json = json_array()};
	struct links links = {json_array(), dossier->reference};
	int result;

	json_put(object, "dossier", json_text(dossier->reference));
	json_put(object, "loket", json_text(dossier->loket));
	json_put(object, "mailbox", json_text(dossier->mailbox));
	json_put(object, "state", json_text(names_text(&names_dossier_state, (int)dossier->state)));
	json_put(object, "outcome", json_text(dossier->outcome));
	json_put(object, "opened", json_text(clock_text(dossier->opened)));
	json_put(object, "assigned", json_text(dossier->assigned));
	json_put(object, "reading", reading_to_json(reading));
	result = store_each_event(context->store, dossier->reference, add_event, &history, err);
	if (result == 0)
		result = store_each_outgoing(context->store, dossier->reference, false,
					     add_outgoing, &mails, err);
	if (result == 0)
		result = store_each_link(context->store, dossier->reference, add_link, &links, err);
	json_put(object, "links", links.json);
	json_put(object, "history", history.json);
	json_put(object, "outgoing", mails.json);
	if (result == 0)
		json_print(object, 1);
	json_decref(object);
	return result;
}

struct wanted {
	int64_t id;
	struct arena *arena;
	struct store_mail *found;
	bool any;
};

static bool pick_mail(const struct store_mail *mail, void *context)
{
	struct wanted *wanted = context;

	if (mail->id != wanted->id)
		return true;
	*wanted->found = *mail;
	wanted->found->name = arena_text(wanted->arena, mail->name);
	wanted->any = true;
	return false;
}

/* That mail, or the first of the dossier. 1/0/-1. */
static int find_mail(struct command_context *context, const char *reference, int64_t id,
		     struct arena *arena, struct store_mail *mail, struct error *err)
{
	struct wanted wanted = {.id = id, .arena = arena, .found = mail};

	if (id == 0)
		return original_find(context->store, arena, reference, mail, err);
	if (store_each_mail(context->store, reference, pick_mail, &wanted, err) < 0)
		return -1;
	return wanted.any;
}

static int print_raw(struct command_context *context, const char *reference, int64_t id,
		     struct arena *arena)
{
	struct store_mail mail;
	struct error err;
	int result = find_mail(context, reference, id, arena, &mail, &err);

	if (result == 0)
		return command_fail("there is no such mail; see 'loketctl list --mail'");
	if (result == 1)
		result = original_write(context->store, context->settings->spool, &mail,
					STDOUT_FILENO, &err);
	if (result == 0)
		return command_fail("the raw mail of %s is not in kept/ or failed/ (yet)",
				    reference ? reference : "this id");
	return result < 0 ? command_fail("%s", err.text) : COMMAND_DONE;
}

static int print_dossier(struct command_context *context, const char *reference,
			 const struct advies_texts *texts, struct arena *arena)
{
	struct store_dossier dossier;
	struct reading *reading;
	const char *answer_to;
	struct error err;
	int result = store_dossier(context->store, arena, reference, &dossier, &err);

	if (result == 0)
		return command_fail("there is no dossier %s; see 'loketctl list'", reference);
	if (result < 0 ||
	    desk_record(context->store, texts, arena, reference, &reading, &answer_to, &err) < 0)
		return command_fail("%s", err.text);
	result = context->json ? print_json(context, &dossier, reading, &err)
			       : print_text(context, &dossier, reading, texts, answer_to, &err);
	return result < 0 ? command_fail("%s", err.text) : COMMAND_DONE;
}

static int show_dossier(struct command_context *context, const char *reference, struct arena *arena)
{
	struct error err;
	struct advies_texts *texts = desk_texts_load(context->settings->advies, &err);
	int result;

	if (!texts)
		return command_fail("%s", err.text);
	result = print_dossier(context, reference, texts, arena);
	advies_texts_free(&texts);
	return result;
}

struct asked {
	const char *reference; /* NULL: a mail without a dossier */
	int64_t id;	       /* of a mail; 0: the first */
	bool raw;
};

static int read_arguments(const struct command_context *context, int argc, char **argv,
			  struct asked *asked)
{
	const char *mail = NULL;
	char *end = NULL;
	const struct command_option options[] = {
	    {"--mail", &mail, NULL}, {"--raw", NULL, &asked->raw}, {NULL, NULL, NULL}};
	int operands;

	if (command_options(&command_show, options, argc, argv, &operands) < 0)
		return COMMAND_USAGE;
	if (mail && ((asked->id = strtoll(mail, &end, 10)) <= 0 || *end))
		return command_misuse(&command_show, "'%s' is no ID of 'loketctl list --mail'",
				      mail);
	if (operands > 1 || (operands == 0 && !mail))
		return command_misuse(&command_show, "give one dossier, like 26-00042-8");
	if (mail && !asked->raw)
		return command_misuse(&command_show, "--mail goes with --raw");
	if (asked->raw && context->json)
		return command_misuse(&command_show, "--json has no meaning with --raw");
	/* what a stranger sent would steer the terminal */
	if (asked->raw && isatty(STDOUT_FILENO))
		return command_misuse(&command_show, "a raw mail goes to a file or a pipe, like "
						     "'loketctl show REF --raw | less'");
	asked->reference = operands ? argv[1] : NULL;
	return operands && command_reference(argv[1]) < 0 ? COMMAND_FAILED : COMMAND_DONE;
}

static int look(struct command_context *context, int argc, char **argv)
{
	struct asked asked = {0};

	return read_arguments(context, argc, argv, &asked);
}

static int run(struct command_context *context, int argc, char **argv)
{
	struct asked asked = {0};
	struct arena *arena;
	int result = read_arguments(context, argc, argv, &asked);

	if (result != COMMAND_DONE)
		return result;
	arena = arena_new();
	result = asked.raw ? print_raw(context, asked.reference, asked.id, arena)
			   : show_dossier(context, asked.reference, arena);
	arena_free(&arena);
	return result;
}

const struct command command_show = {
    .name = "show",
    .needs = NEEDS_STORE,
    .json = true,
    .usage = "show REF [--json | --raw] | show --mail ID --raw",
    .summary = "one dossier: who, what, advice, history, mails",
    .help = "  --raw      the original mail, as it came in, into a file or a pipe\n"
	    "  --mail ID  with --raw: a mail of 'loketctl list --mail', also without a dossier",
    .look = look,
    .run = run,
};
