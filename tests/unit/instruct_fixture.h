/* What the tests of commands share: a small desk, and a list as one line of text:
 * "+ontvankelijk(bm-lim-1)" is to be done, "+vraag{Wie komt er?}" too, "-below:sluit" is not. */
#ifndef LOKET_TESTS_INSTRUCT_FIXTURE_H
#define LOKET_TESTS_INSTRUCT_FIXTURE_H

#include <string.h>

#include "base/memory.h"
#include "instruct/instruct.h"

static const struct instruct_name instruct_people[] = {
    {"bm-lim-1", "An Voorbeeld"},  {"bm-lim-2", "Jo\xC3\xABl D'Hondt"},
    {"vz-lim-1", "Jan Voorbeeld"}, {"vz-ant-1", "Jan Janssens"},
    {"vz-ant-2", "Jan Janssens"},
};
static const struct instruct_name instruct_lokets[] = {
    {"limburg", "Loket Limburg"},
    {"antwerpen", "Loket Antwerpen"},
    {"oost-vlaanderen", "Loket Oost-Vlaanderen"}};
static const struct instruct_name instruct_outcomes[] = {{"niet_gestart", NULL},
							 {"gestopt", NULL},
							 {"zonder_overeenkomst", NULL},
							 {"met_overeenkomst", NULL}};
static const struct instruct_name instruct_kinds[] = {{"clientoverleg", NULL},
						      {"bemiddeling", NULL}};
static const struct instruct_name instruct_templates[] = {{"informatie", NULL}, {"klacht", NULL}};

#define INSTRUCT_NAMES(table)                                                                      \
	{                                                                                          \
		table, sizeof(table) / sizeof((table)[0])                                          \
	}

static const struct instruct_context instruct_desk = {
    .professionals = INSTRUCT_NAMES(instruct_people),
    .lokets = INSTRUCT_NAMES(instruct_lokets),
    .outcomes = INSTRUCT_NAMES(instruct_outcomes),
    .instruments = INSTRUCT_NAMES(instruct_kinds),
    .templates = INSTRUCT_NAMES(instruct_templates),
};

static const char *const instruct_faults[INSTRUCT_FAULT_COUNT] = {
    "+",	   "-not-allowed:", "-missing:",  "-unknown:", "-twice:", "-contradiction:",
    "-in-text:",   "-too-long:",    "-too-many:", "-unclear:", "-below:", "-held:",
    "-unfinished:"};

static char *instruct_shown(struct arena *arena, const struct instruct_list *list)
{
	struct buffer out = {0};
	char *text;

	buffer_text(&out, "");
	for (size_t i = 0; i < list->count; i++) {
		const struct instruct_item *item = &list->items[i];

		buffer_format(&out, "%s%s%s", i ? " " : "", instruct_faults[item->fault],
			      instruct_command(item->kind)->name);
		if (item->fault == INSTRUCT_FINE && item->argument)
			buffer_format(&out, "(%s)", item->argument);
		if (item->fault == INSTRUCT_FINE && item->text)
			buffer_format(&out, "{%s}", item->text);
	}
	text = arena_text(arena, out.data ? out.data : "");
	buffer_free(&out);
	return text;
}

struct instruct_case {
	const char *text, *wanted;
};

static void assert_instructs(unsigned who, const struct instruct_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct instruct_context context = instruct_desk;
		struct arena *arena = arena_new();
		struct instruct_list list;
		const char *shown;

		context.who = who;
		instruct_parse(arena, cases[i].text, strlen(cases[i].text), &context, &list);
		shown = instruct_shown(arena, &list);
		if (strcmp(shown, cases[i].wanted) != 0)
			fail_msg("case %zu '%s': '%s', not '%s'", i, cases[i].text, shown,
				 cases[i].wanted);
		arena_free(&arena);
	}
}
#define ASSERT_INSTRUCTS(who, cases)                                                               \
	assert_instructs(who, cases, sizeof(cases) / sizeof((cases)[0]))

#endif
