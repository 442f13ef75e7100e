/* transcript: see transcript.h. */
#include "arrival/transcript.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "arrival/help.h"
#include "arrival/history.h"
#include "arrival/same.h"
#include "arrival/tell.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "compose/compose.h"
#include "desk/dutch.h"
#include "desk/post.h"
#include "settings/settings.h"

enum { DAY = 24 * 60 * 60, ANSWERS_A_DAY = 10, WHY = 400, EVENT = 80 };

void transcript_begin(struct transcript *transcript, struct desk *desk,
		      const struct arrival_receipt *receipt, const struct whose *whose,
		      const struct store_mail *mail)
{
	*transcript = (struct transcript){.desk = desk,
					  .receipt = receipt,
					  .whose = whose,
					  .mail = mail,
					  .values = compose_values_new(receipt->arena)};
}

static struct compose_values *add_line(struct transcript *transcript,
				       const struct instruct_item *item)
{
	struct compose_values *line = compose_add(transcript->values, "regels");

	compose_set(line, "regel", instruct_line_shown(transcript->receipt->arena, item));
	compose_set(line, "tekst", instruct_text_beyond_line(item));
	transcript->last = line;
	transcript->warned = NULL;
	return line;
}

/* Who writes a letter with blank lines in it shall not think that all of it left. */
static void tell_cut(struct transcript *transcript, const struct instruct_item *item)
{
	if (!item->below || transcript->whose->role != TOKEN_STAFF)
		return;
	transcript_warn(transcript,
			arena_format(transcript->receipt->arena,
				     "Uw tekst loopt tot de eerste lege regel. Wat daaronder "
				     "staat (“%s”), gaat niet naar de aanvrager. Hoort dat er "
				     "wel bij? Antwoord dan “ongedaan”, en geef uw opdracht "
				     "opnieuw, zonder lege regels in de tekst.",
				     item->below));
}

/* What looks like a name and a number may be what the applicant was to read. */
static void tell_signature(struct transcript *transcript, const struct instruct_item *item)
{
	if (!item->signature || transcript->whose->role != TOKEN_STAFF)
		return;
	transcript_warn(
	    transcript,
	    arena_format(
		transcript->receipt->arena,
		"Onder uw tekst staat “%s”. Dat is voor ons een handtekening: ze gaat niet "
		"naar de aanvrager. Hoort dat er wel bij? Antwoord dan “ongedaan”, en zet "
		"het in een zin.",
		item->signature));
}

void transcript_done(struct transcript *transcript, const struct instruct_item *item)
{
	compose_set_flag(add_line(transcript, item), "gedaan", true);
	tell_cut(transcript, item);
	tell_signature(transcript, item);
	transcript->done++;
	transcript->status = transcript->status || item->kind == INSTRUCT_STATUS;
	transcript->help = transcript->help || item->kind == INSTRUCT_HELP;
}

void transcript_not_done(struct transcript *transcript, const struct instruct_item *item,
			 const char *why)
{
	compose_set(add_line(transcript, item), "waarom", why);
	transcript->not_done++;
}

void transcript_warn(struct transcript *transcript, const char *what)
{
	transcript->warned = transcript->warned ? arena_format(transcript->receipt->arena, "%s %s",
							       transcript->warned, what)
						: what;
	compose_set(transcript->last, "let_op", transcript->warned);
}

void transcript_not_understood(struct transcript *transcript, const struct instruct_item *item)
{
	bool chooses = item->possible && item->possible->count > 0;
	struct buffer why = {0};

	buffer_text(&why, instruct_fault_text(item->fault));
	if (item->possible)
		help_names(&why, " Kies uit: ", ".", item->possible,
			   instruct_command(item->kind)->takes);
	if (item->fault == INSTRUCT_UNCLEAR || (item->fault == INSTRUCT_MISSING && !chooses))
		buffer_format(&why, " Bedoelde u: %s", instruct_command(item->kind)->form);
	transcript_not_done(transcript, item, why.data);
	buffer_free(&why);
}

void transcript_no_say(struct transcript *transcript, const char *why)
{
	transcript->no_say = true;
	compose_set(transcript->values, "waarom_niet", why);
}

/* --- refusals in Dutch -------------------------------------------------------------------------- */

struct last_word {
	char who[120], when[CLOCK_TEXT];
};

static bool keep_last(const struct store_event *event, void *context)
{
	struct last_word *last = context;

	if (event->detail && text_equal(event->what, "stap")) {
		snprintf(last->who, sizeof(last->who), "%s", event->who);
		clock_dutch_minute(event->at, last->when);
	}
	return true;
}

/* "Dit dossier is niet ontvankelijk. De laatste stap kwam van loket@limburg.be, op 22 november 2026 om 14:03." */
static int say_decided(struct transcript *transcript, char why[WHY], struct error *err)
{
	struct last_word last = {.who = ""};
	struct store_dossier dossier;
	struct store *store = transcript->desk->store;
	const char *reference = transcript->whose->dossier, *who;

	if (store_known_dossier(store, transcript->receipt->arena, reference, &dossier, err) < 0 ||
	    store_each_event(store, reference, keep_last, &last, err) < 0)
		return -1;
	who = history_who(transcript->whose, last.who);
	if (last.who[0])
		snprintf(why, WHY,
			 "Dat kan nu niet. Dit dossier is %s. De laatste stap kwam van %s, op %s.",
			 dutch_state((int)dossier.state), who, last.when);
	else
		snprintf(why, WHY, "Dat kan nu niet. Dit dossier is %s.",
			 dutch_state((int)dossier.state));
	return 0;
}

/* What is said of each refusal of the desk. NULL: the state says it. */
static const char *const refusals[DESK_REFUSAL_COUNT] = {
    [DESK_REFUSAL_OTHER] = "Dat lukt nu niet. De beheerder vindt de reden in het logboek.",
    [DESK_NO_PROFESSIONAL] = "Die voorzitter of bemiddelaar is er niet.",
    [DESK_WRONG_ROLE] = "Een bemiddeling gaat naar een bemiddelaar, een cliëntoverleg naar een "
			"voorzitter.",
    [DESK_NO_INSTRUMENT] = "Het is niet duidelijk of het om een cliëntoverleg of een bemiddeling "
			   "gaat. Noem zelf een voorzitter of bemiddelaar, of kies eerst het "
			   "instrument.",
    [DESK_SAME] = "Dat is al zo.",
    [DESK_NO_ADDRESS] = "Er is geen adres om aan te antwoorden. Geef er een met “adres ADRES”. Of "
			"verwittig de aanvrager zelf, en sluit daarna het dossier.",
    [DESK_NO_REASON] = "Een weigering heeft een reden nodig.",
    [DESK_NO_OUTCOME] = "Die uitkomst bestaat niet.",
    [DESK_NOT_YOURS] = "Dit dossier is nu niet aan u toegewezen.",
    [DESK_NOTHING_TO_UNDO] = "Er is niets om ongedaan te maken.",
    [DESK_NO_TEXT] = "Zet achter een dubbele punt wat de aanvrager moet lezen.",
    [DESK_NO_TEMPLATE] = "Dat antwoord kennen we niet.",
    [DESK_BAD_ADDRESS] = "Naar dat adres schrijven we geen aanvrager. Het is van een collega, van "
			 "ons of van een systeem, of het klopt niet.",
    [DESK_MAIL_WAITS] =
	"Er wacht nog een mail naar het oude adres. Antwoord eerst “ongedaan”. Geef "
	"dan het adres, en daarna uw opdracht opnieuw.",
    [DESK_NOT_DEAD] = "Op dat adres komen onze mails aan, zover we weten. We schrijven er gewoon.",
    [DESK_TOO_LATE] = "Dat kan niet meer ongedaan: de mails zijn al vertrokken.",
    [DESK_ASSIGNED] = "Een voorzitter of bemiddelaar heeft dit dossier al.",
    [DESK_WRONG_INSTRUMENT] = "Kies uit: clientoverleg, bemiddeling.",
    [DESK_NO_LOKET] = "Dat loket is er niet.",
    [DESK_NO_DOSSIER] = "Uw loket heeft geen dossier met dat nummer.",
    [DESK_OTHER_ENDED] = "Dat andere dossier is al gedaan. Voeg samen met een dossier dat nog "
			 "loopt.",
    [DESK_NO_FORWARD] =
	"In uw mail staat geen doorgestuurde aanvraag, of meer dan één. Stuur één aanvraag door, "
	"met nieuw erboven.",
};

int transcript_refused(struct transcript *transcript, const struct instruct_item *item,
		       enum desk_refusal code, struct error *err)
{
	char why[WHY];

	if (refusals[code]) {
		transcript_not_done(transcript, item, refusals[code]);
		return 0;
	}
	if (say_decided(transcript, why, err) < 0)
		return -1;
	transcript_not_done(transcript, item, why);
	return 0;
}

/* --- the mail ----------------------------------------------------------------------------------- */

struct waiting {
	int64_t decision;
	bool any;
};

/* A melding only tells the desk: who asked waits for no mail. */
static bool see_waiting(const struct store_outgoing *outgoing, void *context)
{
	struct waiting *waiting = context;

	waiting->any = waiting->any || (outgoing->decision == waiting->decision &&
					outgoing->state == OUTBOX_WACHT &&
					!text_equal(outgoing->template_name, "melding"));
	return true;
}

/* A professional's word is theirs alone; that of the desk any colleague takes back. */
static bool may_undo(const struct transcript *transcript, const char *who)
{
	const struct professional *asks = transcript->whose->professional;

	return asks ? text_equal(asks->id, who)
		    : !settings_professional(transcript->desk->settings, who, NULL);
}

/* "09:15", or with its day when that is not today. */
static void say_until(int64_t until, int64_t now, char out[CLOCK_TEXT])
{
	static const char hour[] = " om ";
	char today[CLOCK_TEXT], *at;

	clock_dutch_minute(until, out);
	at = strstr(out, hour);
	clock_dutch_day(now, today);
	if (at && strncmp(out, today, (size_t)(at - out)) == 0 && !today[at - out])
		memmove(out, at + strlen(hour), strlen(at + strlen(hour)) + 1);
}

/* Until when the last decision can be undone by who asked, and whether mails wait for that. */
static int fill_undo(struct transcript *transcript, const char *reference, struct error *err)
{
	struct store *store = transcript->desk->store;
	struct store_decision decision;
	struct waiting waiting = {0};
	char when[CLOCK_TEXT];
	int found =
	    store_last_decision(store, transcript->receipt->arena, reference, &decision, err);

	if (found != 1 || decision.until <= transcript->receipt->now ||
	    !may_undo(transcript, decision.who))
		return found < 0 ? -1 : 0;
	waiting.decision = decision.id;
	if (store_each_outgoing(store, reference, true, see_waiting, &waiting, err) < 0)
		return -1;
	say_until(decision.until, transcript->receipt->now, when);
	compose_set(transcript->values, "ongedaan_tot", when);
	compose_set_flag(transcript->values, "mails_wachten", waiting.any);
	return 0;
}

/* Where the dossier stands after all of it. Who gave it away hears no more of it, and keeps nothing. */
static int fill_state(struct transcript *transcript, struct store_dossier *dossier,
		      struct error *err)
{
	struct compose_values *values = transcript->values;
	const struct professional *asks = transcript->whose->professional, *has;
	const struct loket *loket;

	if (fill_undo(transcript, dossier->reference, err) < 0)
		return -1;
	if (asks && !text_equal(asks->id, dossier->assigned)) {
		compose_set_flag(values, "wissen", true);
		return 0;
	}
	compose_set(values, "toestand", dutch_state((int)dossier->state));
	has = dossier->assigned
		  ? settings_professional(transcript->desk->settings, dossier->assigned, NULL)
		  : NULL;
	compose_set(values, "toegewezen_aan", has ? has->name : NULL);
	if (transcript->whose->loket && !text_equal(transcript->whose->loket->id, dossier->loket)) {
		loket = settings_loket(transcript->desk->settings, dossier->loket);
		compose_set(values, "bij_loket", loket ? loket->name : dossier->loket);
	}
	if (!transcript->status)
		return 0;
	return history_fill(transcript->desk, transcript->whose, dossier->reference, values, err);
}

struct told {
	int64_t since;
	unsigned char to_hash[VAULT_HASH];
	int count;
};

static bool count_told(const struct store_outgoing *outgoing, void *context)
{
	struct told *told = context;

	told->count += outgoing->created >= told->since &&
		       text_equal(outgoing->template_name, "verslag") &&
		       memcmp(outgoing->to_hash, told->to_hash, sizeof(told->to_hash)) == 0;
	return true;
}

/* 1: of mails by which nothing is done, this person had so many answers in this dossier today that a program may be
 * writing them; 0, -1. */
static int is_enough(const struct transcript *transcript, struct error *err)
{
	struct told told = {.since = transcript->receipt->now - DAY};

	if (transcript->done > 0)
		return 0;
	post_address_hash(transcript->desk, transcript->whose->person, told.to_hash);
	if (store_each_outgoing(transcript->desk->store, transcript->whose->dossier, false,
				count_told, &told, err) < 0)
		return -1;
	return told.count >= ANSWERS_A_DAY;
}

static bool see_withheld(const struct store_outgoing *outgoing, void *context)
{
	struct told *told = context;

	told->count += outgoing->created >= told->since && outgoing->role == TOKEN_AANVRAGER &&
		       outgoing->state == OUTBOX_INGETROKKEN &&
		       text_equal(outgoing->result, POST_DEAD);
	return true;
}

/* A letter of this mail was not sent: the address of the applicant is dead. */
static int fill_withheld(struct transcript *transcript, struct error *err)
{
	struct told told = {.since = transcript->receipt->now};

	if (transcript->done == 0 || transcript->whose->role != TOKEN_STAFF)
		return 0;
	if (store_each_outgoing(transcript->desk->store, transcript->whose->dossier, false,
				see_withheld, &told, err) < 0)
		return -1;
	compose_set_flag(transcript->values, "niet_bereikt", told.count > 0);
	return 0;
}

/* Who gave the dossier away still hears of it from the mailbox where the command came in. */
static const struct mailbox *mailbox_for(const struct transcript *transcript,
					 const struct store_dossier *dossier)
{
	const struct mailbox *mailbox =
	    settings_mailbox(transcript->desk->settings, dossier->mailbox);

	return mailbox && mailbox->loket == transcript->whose->loket ? mailbox
								     : transcript->receipt->mailbox;
}

/* One answer for each mail; but one a day for a text that asks nothing, however often a program writes it. */
static void event_of(const struct transcript *transcript, char event[EVENT])
{
	const char *text = transcript->receipt->reading->mail.tekst;
	char mark[SAME_TEXT];

	if (transcript->done + transcript->not_done == 0 && text &&
	    same_mark(transcript->desk->vault, text, mark))
		snprintf(event, EVENT, "verslag:%" PRId64 ":%s", transcript->receipt->now / DAY,
			 mark);
	else
		snprintf(event, EVENT, "verslag:%" PRId64, transcript->mail->id);
}

static int post_verslag(struct transcript *transcript, const struct post_about *about,
			const char *event, struct error *err)
{
	struct post_about answer = *about;

	answer.answers = &transcript->receipt->reading->mail;
	compose_set(transcript->values, "loket", about->mailbox->loket->name);
	compose_set(transcript->values, "telefoon", about->mailbox->loket->phone);
	return post_add(transcript->desk, &answer,
			&(struct post){.template_name = "verslag",
				       .event = event,
				       .to = transcript->whose->person,
				       .role = transcript->whose->role,
				       .audience = TOKEN_INTERN,
				       .auto_submitted = "auto-replied",
				       .values = transcript->values},
			err);
}

/* Whether nothing stood below but the line that was not understood: it is told above. */
static bool is_one_unclear_line(const struct instruct_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		if (list->items[i].fault == INSTRUCT_UNCLEAR)
			return text_equal(list->items[i].line, list->rest);
	}
	return false;
}

static int fill_verslag(struct transcript *transcript, const struct instruct_list *list,
			struct store_dossier *dossier, struct error *err)
{
	struct compose_values *values = transcript->values;
	bool nothing = transcript->done + transcript->not_done == 0;

	compose_set(values, "dossier", dossier->reference);
	compose_set(values, "nieuw_dossier", transcript->new_dossier);
	compose_set_flag(values, "alles_gedaan", transcript->done && !transcript->not_done);
	compose_set_flag(values, "niet_alles", transcript->done && transcript->not_done);
	compose_set_flag(values, "niets_gedaan", !transcript->done);
	compose_set_flag(values, "loket_leest", transcript->whose->role == TOKEN_PROFESSIONAL);
	if (transcript->no_say)
		return 0;
	compose_set_flag(values, "geen_opdracht", nothing);
	if (list->rest[0] && !nothing)
		compose_set_flag(values, is_one_unclear_line(list) ? "regel_gelezen" : "rest",
				 true);
	if (fill_state(transcript, dossier, err) < 0 || fill_withheld(transcript, err) < 0)
		return -1;
	if (transcript->help || nothing)
		help_fill(transcript, dossier->state);
	return 0;
}

int transcript_post(struct transcript *transcript, const struct instruct_list *list,
		    struct error *err)
{
	struct desk *desk = transcript->desk;
	const struct arrival_receipt *receipt = transcript->receipt;
	int enough = is_enough(transcript, err), result;
	char event[EVENT];
	struct store_dossier dossier;
	struct vault_key key;
	struct post_about about = {.dossier_key = &key, .now = receipt->now};

	if (enough < 0 ||
	    store_known_dossier(desk->store, receipt->arena, transcript->whose->dossier, &dossier,
				err) < 0 ||
	    store_key(desk->store, dossier.key_id, &key, err) < 0)
		return -1;
	about.mailbox = mailbox_for(transcript, &dossier);
	about.dossier = about.scope = dossier.reference;
	event_of(transcript, event);
	if (!enough)
		enough = post_was_added(desk, &about, event, transcript->whose->person, err);
	/* not silence alone: it may be a person who cannot make it out */
	if (enough < 0)
		result = -1;
	else if (enough)
		result = tell_loop(desk, &about, receipt, err);
	else
		result = fill_verslag(transcript, list, &dossier, err);
	if (result == 0 && !enough)
		result = post_verslag(transcript, &about, event, err);
	vault_wipe(&key, sizeof(key));
	return result;
}
