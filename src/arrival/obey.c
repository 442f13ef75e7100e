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
#include "desk/post.h"
#include "instruct/instruct.h"
#include "letter/unseen.h"

/* A command on its way. */
struct obeying {
	struct desk *desk;
	struct arena *arena;
	const struct whose *whose;
	const char *dossier;
	struct desk_by by;
	bool replaced; /* the command took back mails of an earlier one that waited */
	const struct instruct_item *item;
	struct transcript *transcript;
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

static int accept_it(struct obeying *o, struct error *err)
{
	return desk_accept(o->desk, o->dossier, &o->by, err);
}

static int decline(struct obeying *o, struct error *err)
{
	return desk_decline(o->desk, o->dossier, o->item->text, &o->by, err);
}

static int close_it(struct obeying *o, struct error *err)
{
	return desk_close(o->desk, o->dossier, o->item->argument, &o->by, err);
}

static int undo(struct obeying *o, struct error *err)
{
	return desk_undo(o->desk, o->dossier, &o->by, err);
}

static int choose_instrument(struct obeying *o, struct error *err)
{
	return desk_instrument(o->desk, o->dossier, o->item->argument, &o->by, err);
}

static int change_loket(struct obeying *o, struct error *err)
{
	return desk_region(o->desk, o->dossier, o->item->argument, &o->by, err);
}

static int merge(struct obeying *o, struct error *err)
{
	return desk_merge(o->desk, o->dossier, o->item->argument, &o->by, err);
}

static int split(struct obeying *o, struct error *err)
{
	char reference[DOSSIER_REFERENCE];

	if (desk_split(o->desk, o->dossier, &o->by, reference, err) < 0)
		return -1;
	o->transcript->new_dossier = arena_text(o->arena, reference);
	return 0;
}

/* A mail that is passed on under it never comes here: it opens a dossier (begin.h). */
static int begin_nothing(struct obeying *o, struct error *err)
{
	return error_refuse(err, DESK_NO_FORWARD, "dossier %s: no mail was passed on", o->dossier);
}

static int ask(struct obeying *o, struct error *err)
{
	return desk_ask(o->desk, o->dossier, o->item->text, &o->by, err);
}

static int reply(struct obeying *o, struct error *err)
{
	return desk_reply(o->desk, o->dossier, o->item->argument, o->item->text, &o->by, err);
}

static int set_address(struct obeying *o, struct error *err)
{
	return desk_set_address(o->desk, o->dossier, o->item->argument, &o->by, err);
}

static int revive_address(struct obeying *o, struct error *err)
{
	return desk_revive_address(o->desk, o->dossier, &o->by, err);
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
    [INSTRUCT_VRAAG] = ask,	     [INSTRUCT_ANTWOORD] = reply,
    [INSTRUCT_ADRES] = set_address,  [INSTRUCT_ADRES_OPNIEUW] = revive_address,
    [INSTRUCT_AANVAARD] = accept_it, [INSTRUCT_WEIGER] = decline,
    [INSTRUCT_ONGEDAAN] = undo,	     [INSTRUCT_STATUS] = tell,
    [INSTRUCT_HELP] = tell,	     [INSTRUCT_INSTRUMENT] = choose_instrument,
    [INSTRUCT_REGIO] = change_loket, [INSTRUCT_SAMENVOEGEN] = merge,
    [INSTRUCT_SPLITSEN] = split,     [INSTRUCT_NIEUW] = begin_nothing,
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
		return "Dit dossier is nu niet aan u toegewezen.";
	return NULL;
}

static bool asks_undo(const struct instruct_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		if (list->items[i].kind == INSTRUCT_ONGEDAAN &&
		    list->items[i].fault == INSTRUCT_FINE)
			return true;
	}
	return false;
}

/* Whether the last decision on a dossier still waits, and was made while that loket had it, or by that professional
 * (who declined, and has it no more). 1/0/-1. */
static int can_take_back(const struct obeying *o, const char *dossier, struct error *err)
{
	const struct whose *whose = o->whose;
	struct store_decision last;
	int found = store_last_decision(o->desk->store, o->arena, dossier, &last, err);

	if (found != 1)
		return found;
	return last.until > clock_now() &&
	       (whose->professional ? text_equal(last.who, whose->professional->id)
				    : text_equal(last.loket, whose->loket->id));
}

/* Why this command may not be given now; *why_r NULL: it may. A command before it may have given the dossier to
 * others; who did can take that back. */
static int check_say(const struct obeying *o, bool undoes, const char **why_r, struct error *err)
{
	struct store_dossier dossier;
	int can = 0;

	if (store_known_dossier(o->desk->store, o->arena, o->dossier, &dossier, err) < 0)
		return -1;
	*why_r = why_no_say(o->whose, &dossier);
	if (*why_r && undoes && !o->whose->torn)
		can = can_take_back(o, o->dossier, err);
	if (can == 1)
		*why_r = NULL;
	return can < 0 ? -1 : 0;
}

/* Of a service that is a party: done, but the desk shall know. */
static int warn_of_party(const struct obeying *o, struct transcript *transcript, struct error *err)
{
	const char *who, *service;

	if (o->item->kind != INSTRUCT_TOEWIJZEN && o->item->kind != INSTRUCT_ONTVANKELIJK)
		return 0;
	if (desk_party(o->desk, o->arena, o->dossier, &who, &service, err) < 0)
		return -1;
	if (who)
		transcript_warn(transcript,
				arena_format(o->arena,
					     "%s werkt voor %s. Die dienst is misschien "
					     "betrokken bij dit dossier.",
					     who, service));
	return 0;
}

/* A letter in the desk's words goes to a dead address too; that such mail comes back is told once, so it is said here. */
static int warn_of_dead(const struct obeying *o, struct transcript *transcript, struct error *err)
{
	const unsigned letters =
	    1u << INSTRUCT_VRAAG | 1u << INSTRUCT_ANTWOORD | 1u << INSTRUCT_NIET_ONTVANKELIJK;
	struct reading *request;
	const char *answer_to;
	bool reaches;

	if (!(letters & 1u << o->item->kind))
		return 0;
	if (desk_record(o->desk->store, o->desk->texts, o->arena, o->dossier, &request, &answer_to,
			err) < 0 ||
	    post_reaches(o->desk, answer_to, &reaches, err) < 0)
		return -1;
	if (!reaches)
		transcript_warn(transcript,
				"Op het adres van de aanvrager kwam onze mail niet aan. Deze "
				"vertrekt toch. Zoek zo nodig een andere weg. Een nieuw adres? "
				"Antwoord eerst “ongedaan”. Geef dan “adres ADRES”, en daarna uw "
				"opdracht opnieuw.");
	return 0;
}

static int carry_out(struct obeying *o, struct transcript *transcript, struct error *err)
{
	const struct instruct_command *command = instruct_command(o->item->kind);
	const char *why_not;

	if (check_say(o, o->item->kind == INSTRUCT_ONGEDAAN, &why_not, err) < 0)
		return -1;
	if (!why_not && acts[o->item->kind] != tell)
		why_not = whose_merged(o->arena, o->whose);
	if (why_not) {
		transcript_not_done(transcript, o->item, why_not);
		return 0;
	}

	o->by.what = command->name;
	o->replaced = false;
	o->by.replaced = &o->replaced;
	if (!acts[o->item->kind]) {
		transcript_not_done(transcript, o->item,
				    "Dat kan in dit dossier niet per mail. Bel de beheerder.");
		return 0;
	}
	if (acts[o->item->kind](o, err) == 0) {
		transcript_done(transcript, o->item);
		if (o->replaced)
			transcript_warn(transcript,
					"De mails van de opdracht daarvoor wachtten nog. Ze "
					"vertrekken niet meer.");
		return warn_of_party(o, transcript, err) < 0 ? -1
							     : warn_of_dead(o, transcript, err);
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

/* The dossier that is meant: a merger is taken back where it was made. */
static int choose_dossier(struct obeying *o, struct whose *whose, const struct instruct_list *list,
			  struct error *err)
{
	int can;

	if (!whose->through || whose->role != TOKEN_STAFF || !asks_undo(list))
		return 0;
	can = can_take_back(o, whose->through, err);
	if (can == 1) {
		o->dossier = whose->dossier = whose->through;
		whose->through = NULL;
	}
	return can < 0 ? -1 : 0;
}

static const char *behind_blanks(const char *at)
{
	while (*at == ' ' || *at == '\t' || *at == '\n' || strncmp(at, "\xC2\xA0", 2) == 0)
		at += *at == '\xC2' ? 2 : 1;
	return at;
}

/* Whether the first line of the own text stands above all, however the program breaks it. */
static bool stands_at_top(const char *whole, const char *own)
{
	const char *end;

	own = behind_blanks(own);
	for (end = own + strcspn(own, "\n"); own < end; own = behind_blanks(own + 1)) {
		whole = behind_blanks(whole);
		if (*whole++ != *own)
			return false;
	}
	return true;
}

const char *obey_text(const struct arrival_receipt *receipt)
{
	const struct letter *mail = &receipt->reading->mail;

	return stands_at_top(unseen_cut(receipt->arena, mail->volledige_tekst), mail->tekst)
		   ? mail->tekst
		   : "";
}

const char *obey_why_not(const struct arrival_receipt *receipt)
{
	return receipt->reading->mail.marks & LETTER_TWO_VERSIONS
		   ? "Uw mail heeft twee versies, of opmaak die woorden kan verbergen. We zijn "
		     "niet "
		     "zeker dat u dezelfde opdracht ziet als wij. Antwoord opnieuw, als gewone "
		     "tekst."
		   : NULL;
}

/* Whether a line only looks like a command: it may be a sentence that somebody must read. */
static bool is_unclear(const struct instruct_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		if (list->items[i].fault == INSTRUCT_UNCLEAR)
			return true;
	}
	return false;
}

int obey(struct desk *desk, const struct arrival_receipt *receipt, const struct whose *whose,
	 const struct store_mail *mail, const char *text, const char **words_r, struct error *err)
{
	struct whose meant = *whose;
	struct transcript transcript;
	struct instruct_list list;
	struct obeying o = {
	    .desk = desk,
	    .arena = receipt->arena,
	    .whose = &meant,
	    .dossier = whose->dossier,
	    .by = {.who = whose->professional ? whose->professional->id : whose->person,
		   .hold = whose->loket->hold},
	    .transcript = &transcript};
	const char *why_not;

	obey_parse(receipt->arena, desk, whose, text, &list);
	if (choose_dossier(&o, &meant, &list, err) < 0)
		return -1;
	transcript_begin(&transcript, desk, receipt, &meant, mail);
	if (check_say(&o, asks_undo(&list), &why_not, err) < 0)
		return -1;
	if (obey_why_not(receipt))
		why_not = obey_why_not(receipt);
	if (why_not)
		transcript_no_say(&transcript, why_not);
	else if (carry_out_all(&o, &list, &transcript, err) < 0)
		return -1;
	if (words_r)
		*words_r = is_unclear(&list) ? text : list.rest;
	return transcript_post(&transcript, &list, err);
}

int obey_begun(struct desk *desk, const struct arrival_receipt *receipt, const struct whose *whose,
	       const struct store_mail *mail, const char *text, struct error *err)
{
	struct transcript transcript;
	struct instruct_list list;

	obey_parse(receipt->arena, desk, whose, text, &list);
	transcript_begin(&transcript, desk, receipt, whose, mail);
	transcript.new_dossier = mail->dossier;
	for (size_t i = 0; i < list.count; i++) {
		const struct instruct_item *item = &list.items[i];

		if (item->fault != INSTRUCT_FINE)
			transcript_not_understood(&transcript, item);
		else if (item->kind == INSTRUCT_NIEUW)
			transcript_done(&transcript, item);
		else
			transcript_not_done(&transcript, item,
					    "Boven een aanvraag die u doorstuurt, kan alleen "
					    "nieuw staan. Antwoord op de mail over het nieuwe "
					    "dossier.");
	}
	return transcript_post(&transcript, &list, err);
}

bool obey_has_commands(struct desk *desk, const struct arrival_receipt *receipt,
		       const struct whose *whose)
{
	struct instruct_list list;

	obey_parse(receipt->arena, desk, whose, obey_text(receipt), &list);
	return list.fine > 0;
}
