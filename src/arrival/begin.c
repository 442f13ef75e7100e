/* begin: see begin.h. */
#include "arrival/begin.h"

#include <string.h>

#include "arrival/obey.h"
#include "arrival/obey_names.h"
#include "base/error.h"
#include "base/text.h"
#include "desk/person.h"
#include "instruct/instruct.h"

static bool is_staff(const struct loket *loket, const char *address)
{
	for (size_t i = 0; i < loket->staff_count; i++) {
		if (person_same_box(loket->staff[i], address))
			return true;
	}
	return false;
}

/* The first line under a greeting, and nothing on it but the command. */
static bool note_begins(struct opening *opening, const char *note)
{
	const struct arrival_receipt *receipt = opening->receipt;
	const struct whose colleague = {.role = TOKEN_STAFF, .loket = receipt->mailbox->loket};
	struct instruct_list list;

	if (!note)
		return false;
	obey_parse(receipt->arena, opening->desk, &colleague, note, &list);
	return list.count > 0 && list.items[0].kind == INSTRUCT_NIEUW &&
	       list.items[0].fault == INSTRUCT_FINE;
}

/* Whether the key is that of the colleague who wrote, and for a dossier of this loket. 1/0/-1. */
static int has_key(const struct opening *opening, struct error *err)
{
	const struct whose *whose = &opening->whose;
	struct store_dossier dossier;

	if (whose->proof != WHOSE_KEYED || !whose->sender || whose->torn ||
	    whose->role != TOKEN_STAFF || whose->purpose != TOKEN_DOSSIER ||
	    whose->loket != opening->receipt->mailbox->loket)
		return 0;
	if (store_known_dossier(opening->desk->store, opening->receipt->arena, whose->dossier,
				&dossier, err) < 0)
		return -1;
	return text_equal(dossier.loket, whose->loket->id);
}

int begin_find(struct opening *opening, struct error *err)
{
	const struct arrival_receipt *receipt = opening->receipt;
	const struct letter *mail = &receipt->reading->mail;
	int keyed;

	if (!mail->doorgestuurd || obey_why_not(receipt) ||
	    answer_passes_own(opening->desk, mail) ||
	    !is_staff(receipt->mailbox->loket, mail->from.adres) ||
	    !note_begins(opening, mail->doorgestuurd->begeleidende_tekst))
		return 0;
	keyed = has_key(opening, err);
	if (keyed < 0)
		return -1;
	/* a key of one's own that does not hold is a command that is refused, and told */
	if (!keyed && opening->whose.proof == WHOSE_KEYED && opening->whose.sender)
		return 0;
	opening->passed_on = keyed ? ANSWER_INNER_KEYED : ANSWER_INNER;
	if (keyed)
		opening->begun_in = opening->whose.dossier;
	else
		opening->possibly = opening->mail.dossier;
	opening->mail.dossier = NULL;
	return 1;
}

static int add_line(struct opening *opening, const char *dossier, const char *what,
		    const char *detail, struct error *err)
{
	return store_add_event(opening->desk->store, dossier,
			       &(struct store_event){.at = opening->receipt->now,
						     .who = opening->whose.person,
						     .what = what,
						     .detail = detail},
			       err);
}

static int add_link(struct opening *opening, struct error *err)
{
	const char *from = opening->begun_in, *to = opening->reference;
	struct store_link link = {
	    .dossier = to, .other = from, .kind = STORE_LINK_NIEUW, .at = opening->receipt->now};

	if (store_add_link(opening->desk->store, &link, 0, err) < 0 ||
	    add_line(opening, to, "nieuw_uit", from, err) < 0)
		return -1;
	return add_line(opening, from, "nieuw", to, err);
}

int begin_add(struct opening *opening, struct error *err)
{
	const struct arrival_receipt *receipt = opening->receipt;

	if (open_dossier(opening, err) < 0 ||
	    store_add_mail(opening->desk->store, &opening->mail, err) < 0)
		return -1;
	if (!opening->begun_in)
		return 0;
	if (add_link(opening, err) < 0)
		return -1;
	return obey_begun(opening->desk, receipt, &opening->whose, &opening->mail,
			  receipt->reading->mail.doorgestuurd->begeleidende_tekst, err);
}
