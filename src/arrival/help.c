/* help: see help.h. */
#include "arrival/help.h"

#include "arrival/obey_names.h"
#include "base/memory.h"
#include "compose/compose.h"
#include "instruct/argument.h"

/* The second name of an answer is its file, which nobody writes. */
void help_names(struct buffer *out, const char *begin, const char *end,
		const struct instruct_names *names, enum instruct_takes takes)
{
	for (size_t i = 0; i < names->count; i++) {
		const struct instruct_name *one = &names->items[i];
		const char *name = takes == INSTRUCT_TEMPLATE ? NULL : one->name;

		buffer_text(out, i ? ", " : begin);
		if (name && takes == INSTRUCT_OUTCOME)
			buffer_text(out, name);
		else
			buffer_text(out, one->value);
		if (name && takes != INSTRUCT_OUTCOME)
			buffer_format(out, " (%s)", name);
	}
	buffer_text(out, names->count ? end : "");
}

/* "sluit UITKOMST" says nothing to who does not know which there are. Whom "ontvankelijk" may name, "toewijzen" must;
 * the instruments stand in the line of help. */
static const struct instruct_names *names_of(const struct instruct_context *context,
					     enum instruct_takes takes)
{
	bool told = takes == INSTRUCT_MAYBE_PERSON || takes == INSTRUCT_INSTRUMENT_NAME;

	return told ? NULL : argument_names(context, takes);
}

static void explain(const struct instruct_command *command, const struct instruct_context *context,
		    struct compose_values *row)
{
	const struct instruct_names *names = names_of(context, command->takes);
	struct buffer text = {0};

	buffer_text(&text, command->help);
	if (names)
		help_names(&text, ". U kunt kiezen uit: ", "", names, command->takes);
	compose_set(row, "uitleg", text.data);
	buffer_free(&text);
}

/* What was accepted is not asked again. */
static bool is_past(int kind, enum dossier_state state)
{
	return (kind == INSTRUCT_AANVAARD || kind == INSTRUCT_WEIGER) &&
	       state != DOSSIER_TOEGEWEZEN;
}

void help_fill(struct transcript *transcript, enum dossier_state state)
{
	const struct instruct_context *context =
	    obey_names(transcript->receipt->arena, transcript->desk, transcript->whose);

	for (int kind = 0; kind < INSTRUCT_COUNT; kind++) {
		const struct instruct_command *command = instruct_command((enum instruct_kind)kind);
		struct compose_values *row;

		if (!(command->who & context->who) || is_past(kind, state))
			continue;
		row = compose_add(transcript->values, "opdrachten");
		compose_set(row, "vorm", command->form);
		explain(command, context, row);
	}
}
