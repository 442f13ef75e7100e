/* vorm: a mail that is mainly a form, typed or sent by a site, and its answers as fields. */
#include "understand/claims.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "sorting/sorting.h"
#include "understand/answers.h"
#include "understand/documents.h"
#include "understand/names.h"
#include "understand/said.h"
#include "understand/whose.h"

/* A form that a site sent under the address of who filled it in says so. */
static bool is_from_site(struct understanding *u)
{
	static const char *const words[] = {"online formulier",
					    "webformulier",
					    "automatisch verstuurd",
					    "via de website",
					    "via het formulier",
					    "ingestuurd op",
					    NULL};
	const char *folded = understand_folded(u, u->text + u->own.van, u->own.tot - u->own.van);

	for (size_t i = 0; words[i]; i++) {
		if (understand_says(folded, words[i]))
			return true;
	}
	return false;
}

static enum vorm form_kind(struct understanding *u)
{
	const struct letter *mail = &u->reading->mail;
	bool machine =
	    sorting_daemon_address(mail->from.adres) || understand_is_site(mail->from.naam) ||
	    (mail->reply_to.adres && !text_equal(mail->reply_to.adres, mail->from.adres));

	if (mail->doorgestuurd)
		return VORM_GETYPT;
	return machine || is_from_site(u) ? VORM_WEB : VORM_GETYPT;
}

void understand_answers(struct understanding *u)
{
	u->form = (struct understand_form){"tekst", u->text, u->own};
	if (!understand_document_form(u)) {
		u->answers = understand_find_answers(u, &u->form);
		if (!understand_is_form(&u->form, &u->answers)) {
			u->answers.count = 0;
			understand_document_kind(u);
			return;
		}
		u->reading->vorm = form_kind(u);
	}
	understand_settle_owners(u);
}

/* Keys that are ours alone, as the key of domain.md section 1 that they are part of. */
static const char *public_key(const struct understanding *u, const char *key)
{
	static const struct {
		const char *own, *public;
	} keys[] = {{"aanvrager.voornaam", "aanvrager.naam"},
		    {"client.voornaam", "client.naam"},
		    {"client.achternaam", "client.naam"},
		    {"instrument", "form.soort"}};

	if (text_equal(key, "vraag") && u->reading->instrument == INSTRUMENT_BEMIDDELING)
		return "bm.conflict";
	if (text_equal(key, "vraag") && u->reading->instrument == INSTRUMENT_CLIENTOVERLEG)
		return "co.aanleiding";
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (text_equal(keys[i].own, key))
			return keys[i].public;
	}
	return key;
}

void understand_velden(struct understanding *u)
{
	struct reading *reading = u->reading;

	for (size_t i = 0; i < u->answers.count; i++) {
		const struct form_answer *answer = &u->answers.items[i];

		if (answer->sleutel && strncmp(answer->sleutel, "sectie.", 7) == 0)
			continue;
		reading->velden = arena_grow(u->arena, reading->velden, reading->veld_count,
					     sizeof(*reading->velden));
		reading->velden[reading->veld_count++] = (struct reading_veld){
		    public_key(u, answer->sleutel), answer->label, answer->waarde};
	}
}
