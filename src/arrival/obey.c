/* obey: see obey.h. */
#include "arrival/obey.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "arrival/obey_names.h"
#include "arrival/transcript.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/text.h"
#include "instruct/instruct.h"

/* A command on its way. */
struct obeying {
	struct desk *desk;
	const char *dossier;
	struct desk_by by;
	const struct instruct_item *item;
};

static int admit(struct obeying *o, struct error *err)
{
	return desk_admit(o->desk, o->dossier, o->item->argument, &o->by, err);
}

static int refuse(struct obeying *o, struct error *err)
{
	return desk_refuse(o->desk, o->dossier, o->item->text, &o->by, err);
}

static int assign(struct obeying *o, struct error *err)
{
	return desk_assign(o->desk, o->dossier, o->item->argument, &o->by, err);
}

static int close_it(struct obeying *o, struct error *err)
{
	return desk_close(o->desk, o->dossier, o->item->argument, &o->by, err);
}

static int undo(struct obeying *o, struct error *err)
{
	return desk_undo(o->desk, o->dossier, &o->by, err);
}

/* Only the verslag itself tells. */
static int tell(struct obeying *o, struct error *err)
{
	(void)o;
	(void)err;
	return 0;
}

static int (*const acts[INSTRUCT_COUNT])(struct obeying *o, struct error *err) = {
    [INSTRUCT_ONTVANKELIJK] = admit, [INSTRUCT_NIET_ONTVANKELIJK] = refuse,
    [INSTRUCT_TOEWIJZEN] = assign,   [INSTRUCT_SLUIT] = close_it,
    [INSTRUCT_ONGEDAAN] = undo,	     [INSTRUCT_STATUS] = tell,
    [INSTRUCT_HELP] = tell,
};

/* Whether this person has a say in this dossier today; else why not, in Dutch. */
static const char *why_no_say(const struct whose *whose, const struct store_dossier *dossier)
{
	if (whose->torn)
		return "In uw mail staan twee verschillende antwoordadressen. Antwoord op één mail "
		       "van ons tegelijk.";
	if (whose->role == TOKEN_STAFF && !text_equal(whose->loket->id, dossier->loket))
		return "Dit dossier is bij een ander loket.";
	if (whose->role == TOKEN_PROFESSIONAL &&
	    !text_equal(whose->professional->id, dossier->assigned))
		return "Dit dossier is niet (meer) aan u toegewezen.";
	return NULL;
}

static int carry_out(struct obeying *o, struct transcript *transcript, struct error *err)
{
	const struct instruct_command *command = instruct_command(o->item->kind);

	o->by.what = command->name;
	if (!acts[o->item->kind]) {
		transcript_not_done(transcript, o->item,
				    "Dat kan in dit dossier niet per mail. Bel de beheerder.");
		return 0;
	}
	if (acts[o->item->kind](o, err) == 0) {
		transcript_done(transcript, o->item);
		return 0;
	}
	if (err->kind != ERROR_REFUSE)
		return -1;
	log_info("command-refused", "dossier=%s command=\"%s\" error=\"%s\"", o->dossier,
		 command->name, err->text);
	return transcript_refused(transcript, o->item, (enum desk_refusal)err->code, err);
}

/* One command after the other. */
static int carry_out_all(struct obeying *o, const struct instruct_list *list,
			 struct transcript *transcript, struct error *err)
{
	for (size_t i = 0; i < list->count; i++) {
		o->item = &list->items[i];
		if (o->item->fault != INSTRUCT_FINE)
			transcript_not_understood(transcript, o->item);
		else if (carry_out(o, transcript, err) < 0)
			return -1;
	}
	return 0;
}

int obey(struct desk *desk, const struct arrival_receipt *receipt, const struct whose *whose,
	 const struct store_mail *mail, const char *text, struct error *err)
{
	struct obeying o = {.desk = desk, .dossier = whose->dossier};
	struct arena *arena = receipt->arena;
	struct store_dossier dossier;
	struct transcript transcript;
	struct instruct_context context;
	struct instruct_list list;
	const char *why_not;

	if (store_dossier(desk->store, arena, whose->dossier, &dossier, err) != 1)
		return -1;
	o.by.who = whose->professional ? whose->professional->id : whose->person;
	o.by.hold = whose->loket->hold;
	obey_names(arena, desk->settings, whose, &context);
	instruct_parse(arena, text, strlen(text), &context, &list);
	transcript_begin(&transcript, desk, receipt, whose, mail);
	why_not = why_no_say(whose, &dossier);
	if (why_not)
		transcript_no_say(&transcript, why_not);
	else if (carry_out_all(&o, &list, &transcript, err) < 0)
		return -1;
	return transcript_post(&transcript, &list, err);
}

bool obey_has_commands(struct desk *desk, const struct arrival_receipt *receipt,
		       const struct whose *whose)
{
	const char *text = receipt->reading->mail.tekst;
	struct instruct_context context;
	struct instruct_list list;

	obey_names(receipt->arena, desk->settings, whose, &context);
	instruct_parse(receipt->arena, text, strlen(text), &context, &list);
	return list.count > 0;
}
