/* whose: see whose.h. */
#include "arrival/whose.h"

#include <string.h>

#include "arrival/answer.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "desk/person.h"
#include "desk/post.h"
#include "settings/settings.h"

enum { ADDRESSES_MOST = 100, MESSAGE_IDS_MOST = 100 };

/* Who may have been given a key: tried one by one. */
struct search {
	struct desk *desk;
	const struct arrival_receipt *receipt;
	struct whose *whose;
	/* true for the person that the key was made for */
	bool (*fits)(const struct search *search, const char *person);
	const struct token *token;
	const struct store_outgoing *outgoing;
	bool keyed;		      /* it is a key that is tried */
	const char *loket, *assigned; /* of the dossier: who has a say in it */
	bool say;		      /* only they are tried */
};

static bool token_fits(const struct search *search, const char *person)
{
	int64_t now = search->receipt->now;

	return token_is_of(search->desk->vault, search->token, person, token_period(now),
			   token_valid_periods(now, search->desk->settings->reply_days));
}

static bool outgoing_fits(const struct search *search, const char *person)
{
	unsigned char hash[VAULT_HASH];

	post_address_hash(search->desk, person, hash);
	return memcmp(hash, search->outgoing->to_hash, sizeof(hash)) == 0;
}

static bool take(const struct search *search, const char *person, const struct loket *loket,
		 const struct professional *professional)
{
	const struct letter *mail = &search->receipt->reading->mail;

	if (!search->fits(search, person))
		return false;
	search->whose->person = person;
	search->whose->loket = loket;
	search->whose->professional = professional;
	/* a From that the mailbox's own server calls forged is nobody's, and so is one of several */
	search->whose->sender = search->keyed && mail->afzender_bevestigd != 0 &&
				!(mail->marks & LETTER_SEVERAL_FROM) &&
				person_same_box(person, mail->from.adres);
	return true;
}

static bool is_staff(const struct search *search, const struct loket *loket)
{
	if (search->say && !text_equal(loket->id, search->loket))
		return false;
	for (size_t i = 0; i < loket->staff_count; i++) {
		if (take(search, loket->staff[i], loket, NULL))
			return true;
	}
	return false;
}

static bool is_professional(const struct search *search, const struct loket *loket)
{
	for (size_t i = 0; i < loket->professional_count; i++) {
		const struct professional *professional = &loket->professionals[i];

		if ((!search->say || text_equal(professional->id, search->assigned)) &&
		    take(search, professional->address, loket, professional))
			return true;
	}
	return false;
}

/* The address that the applicant of the dossier is written to. An erased one has none. */
static int try_applicant(const struct search *search, struct error *err)
{
	struct desk *desk = search->desk;
	struct reading *request;
	const char *answer_to;

	if (desk_record(desk->store, desk->texts, search->receipt->arena, search->whose->dossier,
			&request, &answer_to, err) < 0)
		return err->kind == ERROR_REFUSE ? 0 : -1;
	if (answer_to)
		take(search, answer_to, NULL, NULL);
	return 0;
}

/* Fills the person of a key, when somebody still has it. An address may stand with several lokets, and as that of a
 * bemiddelaar and of a voorzitter: who has a say in the dossier goes first. */
static int find_person(struct search *search, struct error *err)
{
	const struct settings *settings = search->desk->settings;
	bool (*is_of)(const struct search *, const struct loket *) =
	    search->whose->role == TOKEN_STAFF ? is_staff : is_professional;

	if (search->whose->role == TOKEN_AANVRAGER)
		return try_applicant(search, err);
	search->say = true;
	for (size_t i = 0; i < settings->loket_count && !search->whose->person; i++)
		is_of(search, &settings->lokets[i]);
	search->say = false;
	for (size_t i = 0; i < settings->loket_count && !search->whose->person; i++)
		is_of(search, &settings->lokets[i]);
	return 0;
}

/* Whether the store has that dossier; what is kept of it lives in the arena. 1/0/-1. */
static int take_dossier(struct search *search, const char *reference, struct error *err)
{
	struct store_dossier dossier;
	int found =
	    store_dossier(search->desk->store, search->receipt->arena, reference, &dossier, err);

	if (found == 1) {
		search->whose->dossier = dossier.reference;
		search->loket = dossier.loket;
		search->assigned = dossier.assigned;
	}
	return found;
}

/* --- tokens ------------------------------------------------------------------------------------- */

/* The token of an address of ours, "bemiddeling+TOKEN@limburg.be". */
static bool token_of(const struct settings *settings, const char *address, struct token *token)
{
	const char *plus = address ? strchr(address, '+') : NULL;
	const char *domain = plus ? strchr(plus, '@') : NULL;
	char box[PERSON_ADDRESS];

	if (!domain)
		return false;
	person_untagged(address, box);
	return settings_own_address(settings, box) &&
	       token_read(plus + 1, (size_t)(domain - plus - 1), token);
}

/* 1 when it is a key of ours. */
static int try_token(struct search *search, const struct token *token, struct error *err)
{
	int found = take_dossier(search, token->dossier, err);

	if (found != 1)
		return found;
	search->fits = token_fits;
	search->keyed = true;
	search->token = token;
	search->whose->role = token->role;
	search->whose->purpose = token->purpose;
	search->whose->serial = token->serial;
	found = find_person(search, err);
	search->token = NULL;
	return found < 0 ? -1 : search->whose->person != NULL;
}

/* Two keys in one mail that do not agree are no key: somebody put one beside the other. */
static bool disagree(const struct whose *one, const struct whose *other)
{
	return !text_equal(one->dossier, other->dossier) ||
	       !text_equal(one->person, other->person) || one->purpose != other->purpose ||
	       (one->purpose == TOKEN_BEVESTIG && one->serial != other->serial);
}

static int try_addresses(struct search *search, const struct letter_addresses *addresses,
			 struct error *err)
{
	struct whose *kept = search->whose;

	for (size_t i = 0; i < addresses->count && i < ADDRESSES_MOST; i++) {
		struct whose one = {0};
		struct token token;
		int found;

		if (!token_of(search->desk->settings, addresses->items[i].adres, &token))
			continue;
		search->whose = &one;
		found = try_token(search, &token, err);
		search->whose = kept;
		if (found < 0)
			return -1;
		one.proof = found ? WHOSE_KEYED : WHOSE_NONE;
		one.addressed = found != 0;
		if (found && kept->proof == WHOSE_NONE)
			*kept = one;
		else if (found && disagree(kept, &one))
			kept->torn = true;
	}
	return 0;
}

/* --- Message-IDs -------------------------------------------------------------------------------- */

/* As long as a token of that day. */
static bool still_holds(const struct search *search, const struct store_outgoing *outgoing)
{
	int64_t now = search->receipt->now;
	int days = search->desk->settings->reply_days;

	return token_period(outgoing->created) + token_valid_periods(now, days) >=
	       token_period(now);
}

/* 1 when the mail names one of ours that is a key; 0 too when it names one that is none (any more): then only
 * named. */
static int try_message_id(struct search *search, const char *message_id, struct error *err)
{
	struct whose *whose = search->whose;
	struct store_outgoing outgoing;
	int found = store_outgoing_by_message_id(search->desk->store, search->receipt->arena,
						 message_id, &outgoing, err);

	if (found != 1 || !outgoing.dossier)
		return found < 0 ? -1 : 0;
	found = take_dossier(search, outgoing.dossier, err);
	if (found != 1)
		return found;
	whose->proof = WHOSE_NAMED;
	if (outgoing.role < 0 || !still_holds(search, &outgoing))
		return 0;
	search->fits = outgoing_fits;
	search->keyed = true;
	search->outgoing = &outgoing;
	whose->role = (enum token_role)outgoing.role;
	whose->purpose = outgoing.serial ? TOKEN_BEVESTIG : TOKEN_DOSSIER;
	whose->serial = outgoing.serial;
	found = find_person(search, err);
	search->outgoing = NULL;
	if (found < 0)
		return -1;
	if (whose->person)
		whose->proof = WHOSE_KEYED;
	return whose->person != NULL;
}

static int try_message_ids(struct search *search, const struct letter *mail, struct error *err)
{
	int found = mail->in_reply_to ? try_message_id(search, mail->in_reply_to, err) : 0;
	size_t last = mail->reference_count;

	for (size_t i = 0; found == 0 && i < last && i < MESSAGE_IDS_MOST; i++)
		found = try_message_id(search, mail->references[last - 1 - i], err);
	return found;
}

/* --- all ---------------------------------------------------------------------------------------- */

static bool from_fits(const struct search *search, const char *person)
{
	return person_same_box(person, search->receipt->reading->mail.from.adres);
}

/* Without a key: the colleague or professional that From claims to be can be asked at the registered address. */
static void find_claimed(struct search *search)
{
	const struct settings *settings = search->desk->settings;

	search->fits = from_fits;
	search->keyed = false;
	search->whose->purpose = TOKEN_DOSSIER;
	search->whose->serial = 0;
	for (size_t i = 0; i < settings->loket_count; i++) {
		search->whose->role = TOKEN_STAFF;
		if (is_staff(search, &settings->lokets[i]))
			return;
		search->whose->role = TOKEN_PROFESSIONAL;
		if (is_professional(search, &settings->lokets[i]))
			return;
	}
}

/* A reference in the subject, or in that of our own mail that is passed on, is a claim that anybody can make. */
static int try_subject(struct search *search, const struct letter *mail, struct error *err)
{
	char named[DOSSIER_REFERENCE];
	int found;

	if (!dossier_reference_find(mail->onderwerp, named) &&
	    !(answer_passes_own(search->desk, mail) &&
	      dossier_reference_find(mail->doorgestuurd->onderwerp, named)))
		return 0;
	found = take_dossier(search, named, err);
	if (found == 1)
		search->whose->proof = WHOSE_NAMED;
	return found < 0 ? -1 : 0;
}

/* Whether the applicant of the dossier that remains is the same person. 1/0/-1. */
static int same_applicant(const struct search *search, struct error *err)
{
	const struct whose *whose = search->whose;
	struct desk *desk = search->desk;
	struct reading *request;
	const char *answer_to;

	if (desk_record(desk->store, desk->texts, search->receipt->arena, whose->dossier, &request,
			&answer_to, err) < 0)
		return err->kind == ERROR_REFUSE ? 0 : -1;
	return person_same_box(answer_to, whose->person);
}

/* What belongs to a dossier that was merged belongs to the one that remains. Its applicant may be another: mother and
 * father each wrote of the same child, and neither speaks for the other. */
static int follow(struct search *search, struct error *err)
{
	struct whose *whose = search->whose;
	char remains[DOSSIER_REFERENCE];
	int found, same = 1;

	if (!whose->dossier)
		return 0;
	found = store_follow_link(search->desk->store, whose->dossier, STORE_LINK_SAMENGEVOEGD,
				  remains, err);
	if (found != 1)
		return found;
	whose->through = whose->dossier;
	whose->dossier = arena_text(search->receipt->arena, remains);
	if (whose->proof == WHOSE_KEYED && whose->role == TOKEN_AANVRAGER)
		same = same_applicant(search, err);
	if (same == 0) {
		whose->proof = WHOSE_NAMED;
		whose->sender = false;
	}
	return same < 0 ? -1 : 0;
}

/* An answer to a mail about one dossier, sent to the key of another (a mail program completed the address): which of
 * them is meant, nobody can tell. */
static int check_answered(const struct search *search, const struct letter *mail, struct error *err)
{
	struct whose *whose = search->whose;
	struct store_outgoing outgoing;
	int found;

	if (whose->proof != WHOSE_KEYED || !mail->in_reply_to)
		return 0;
	found = store_outgoing_by_message_id(search->desk->store, search->receipt->arena,
					     mail->in_reply_to, &outgoing, err);
	if (found == 1 && outgoing.dossier && strcmp(outgoing.dossier, whose->dossier) != 0)
		whose->torn = true;
	return found < 0 ? -1 : 0;
}

const char *whose_merged(struct arena *arena, const struct whose *whose)
{
	if (!whose->through)
		return NULL;
	return arena_format(arena, "Dossier %s is opgegaan in %s. Antwoord op een mail over %s.",
			    whose->through, whose->dossier, whose->dossier);
}

static int find_key(struct search *search, const struct letter *mail, struct error *err)
{
	struct whose *whose = search->whose;

	if (try_addresses(search, &mail->to, err) < 0 ||
	    try_addresses(search, &mail->cc, err) < 0 || check_answered(search, mail, err) < 0)
		return -1;
	if (whose->proof == WHOSE_NONE && try_message_ids(search, mail, err) < 0)
		return -1;
	if (whose->proof == WHOSE_NONE && try_subject(search, mail, err) < 0)
		return -1;
	if (whose->proof == WHOSE_NAMED)
		find_claimed(search);
	return 0;
}

int whose_find(struct desk *desk, const struct arrival_receipt *receipt, struct whose *whose,
	       struct error *err)
{
	struct search search = {.desk = desk, .receipt = receipt, .whose = whose};

	*whose = (struct whose){0};
	if (!receipt->reading)
		return 0;
	if (find_key(&search, &receipt->reading->mail, err) < 0)
		return -1;
	return follow(&search, err);
}
