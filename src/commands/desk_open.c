/* desk_open: see desk_open.h. */
#include "commands/desk_open.h"

#include <stdio.h>

#include "advies/advies.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/wake.h"
#include "compose/compose.h"
#include "desk/texts.h"
#include "spool/spool.h"

int command_desk_open(struct command_context *context, struct desk *desk)
{
	struct compose_faults faults = {0};
	struct compose_templates *templates = NULL;
	struct advies_texts *texts;
	struct error err;
	int result = compose_load(context->settings->templates, &templates, &faults);

	for (size_t i = 0; i < faults.count; i++)
		fprintf(stderr, "%s\n", faults.items[i]);
	compose_faults_free(&faults);
	texts = desk_texts_load(context->settings->advies, &err);
	if (!texts)
		fprintf(stderr, "%s\n", err.text);
	*desk = (struct desk){.settings = context->settings,
			      .vault = context->vault,
			      .store = context->store,
			      .templates = templates,
			      .texts = texts};
	return texts ? result : -1;
}

void command_desk_close(struct command_context *context, struct desk *desk)
{
	struct compose_templates *templates = (struct compose_templates *)desk->templates;
	struct advies_texts *texts = (struct advies_texts *)desk->texts;
	char path[SPOOL_PATH];

	compose_free(&templates);
	advies_texts_free(&texts);
	desk->templates = NULL;
	desk->texts = NULL;
	spool_path(context->settings->spool, SPOOL_WAKE, "deliver", path);
	wake_touch(path);
}

int command_reference(const char *text)
{
	if (dossier_reference_valid(text))
		return 0;
	if (dossier_reference_shaped(text))
		command_fail(
		    "the check digit of %s is not right: one of its digits is mistyped; see "
		    "'loketctl list'",
		    text);
	else
		command_fail(
		    "%s is no reference of a dossier, like 26-00042-8; see 'loketctl list'", text);
	return -1;
}

int command_say_state(struct command_context *context, const char *reference)
{
	struct arena *arena = arena_new();
	struct store_dossier dossier;
	struct error err;
	int found = store_dossier(context->store, arena, reference, &dossier, &err);

	if (found == 1) {
		printf("%s %s", reference, names_text(&names_dossier_state, (int)dossier.state));
		if (dossier.outcome)
			printf(" (%s)", dossier.outcome);
		else if (dossier.assigned)
			printf(" (%s)", dossier.assigned);
		else if (dossier.state == DOSSIER_ONTVANKELIJK)
			printf(": nobody is free; the desk was told, 'loketctl assign' names "
			       "somebody");
		putchar('\n');
	}
	arena_free(&arena);
	return found == 1 ? COMMAND_DONE : COMMAND_FAILED;
}
