/* obey_names: see obey_names.h. */
#include "arrival/obey_names.h"

#include <string.h>

#include "base/memory.h"
#include "compose/compose.h"
#include "desk/desk.h"
#include "desk/dutch.h"
#include "dossier/dossier.h"
#include "settings/settings.h"

static struct instruct_names of_professionals(struct arena *arena, const struct loket *loket)
{
	struct instruct_name *names =
	    arena_zero(arena, loket->professional_count + 1, sizeof(*names));

	for (size_t i = 0; i < loket->professional_count; i++)
		names[i] = (struct instruct_name){loket->professionals[i].id,
						  loket->professionals[i].name};
	return (struct instruct_names){names, loket->professional_count};
}

static struct instruct_names of_lokets(struct arena *arena, const struct settings *settings)
{
	struct instruct_name *names = arena_zero(arena, settings->loket_count + 1, sizeof(*names));

	for (size_t i = 0; i < settings->loket_count; i++)
		names[i] = (struct instruct_name){settings->lokets[i].id, settings->lokets[i].name};
	return (struct instruct_names){names, settings->loket_count};
}

static struct instruct_names of_outcomes(struct arena *arena)
{
	size_t count = (size_t)names_dossier_outcome.count;
	struct instruct_name *names = arena_zero(arena, count + 1, sizeof(*names));

	for (size_t i = 0; i < count; i++)
		names[i] = (struct instruct_name){names_text(&names_dossier_outcome, (int)i),
						  dutch_word(&names_dossier_outcome, (int)i)};
	return (struct instruct_names){names, count};
}

/* "contact", or "antwoord-contact" as its file has it. */
static struct instruct_names of_replies(struct arena *arena,
					const struct compose_templates *templates)
{
	struct instruct_name *names = NULL;
	size_t count = 0;

	for (const char *name; (name = compose_reply_name(templates, count)); count++) {
		names = arena_grow(arena, names, count, sizeof(*names));
		names[count] =
		    (struct instruct_name){name, compose_reply_template(templates, name)};
	}
	return (struct instruct_names){names, count};
}

const struct instruct_context *obey_names(struct arena *arena, const struct desk *desk,
					  const struct whose *whose)
{
	struct instruct_context *context = arena_zero(arena, 1, sizeof(*context));
	static const struct instruct_name instruments[] = {{"clientoverleg", NULL},
							   {"bemiddeling", NULL}};

	*context = (struct instruct_context){
	    .who = whose->purpose == TOKEN_BEVESTIG    ? INSTRUCT_CONFIRM
		   : whose->role == TOKEN_PROFESSIONAL ? INSTRUCT_PROFESSIONAL
						       : INSTRUCT_STAFF,
	    .outcomes = of_outcomes(arena),
	    .instruments = {instruments, sizeof(instruments) / sizeof(instruments[0])},
	    .templates = of_replies(arena, desk->templates),
	};
	if (!whose->loket)
		return context;
	context->professionals = of_professionals(arena, whose->loket);
	context->lokets = of_lokets(arena, desk->settings);
	return context;
}

void obey_parse(struct arena *arena, const struct desk *desk, const struct whose *whose,
		const char *text, struct instruct_list *list_r)
{
	instruct_parse(arena, text, strlen(text), obey_names(arena, desk, whose), list_r);
}
