/* twin: see twin.h. */
#include "arrival/twin.h"

#include "arrival/tell.h"
#include "base/error.h"
#include "base/text.h"
#include "settings/settings.h"
#include "vault/vault.h"

enum { FAR_APART = 7 * 24 * 60 * 60 };

/* False for a mail without a Message-ID: two of those are two mails. A copy without the key of its sender, which
 * somebody else may have sent first, is not the mail itself. */
static bool hash_of(const struct opening *opening, unsigned char hash[VAULT_HASH])
{
	const struct letter *mail = &opening->receipt->reading->mail;
	struct buffer text = {0};

	if (!mail->message_id || !mail->from.adres)
		return false;
	buffer_format(&text, "%s\n%s\n%d\n", mail->message_id, mail->from.adres,
		      opening->whose.sender);
	buffer_text(&text, mail->volledige_tekst);
	for (size_t i = 0; i < mail->bijlage_count; i++)
		buffer_format(&text, "\n%s", mail->bijlagen[i].sha256);
	vault_hash_text(opening->desk->vault, "twin", text.data, hash);
	buffer_free(&text);
	return true;
}

int twin_find(struct opening *opening, struct error *err)
{
	bool again = opening->mail.dossier || opening->passed_on;
	int64_t since = again ? 0 : opening->receipt->now - FAR_APART;
	unsigned char hash[VAULT_HASH];
	const char *dossier;
	int found;

	if (!hash_of(opening, hash))
		return 0;
	found = store_find_twin(opening->desk->store, opening->receipt->arena, hash, since,
				&dossier, err);
	if (found != 1)
		return found;
	opening->twin = again ? TWIN_AGAIN : TWIN_ELSEWHERE;
	if (!opening->mail.dossier)
		opening->mail.dossier = dossier;
	return 0;
}

int twin_remember(struct opening *opening, struct error *err)
{
	unsigned char hash[VAULT_HASH];

	if (!hash_of(opening, hash))
		return 0;
	return store_add_twin(opening->desk->store, opening->mail.dossier, hash,
			      opening->receipt->now, err);
}

static int add_elsewhere(struct opening *opening, struct error *err)
{
	const struct arrival_receipt *receipt = opening->receipt;
	struct post_about about = open_about(opening);
	const struct loket *loket;

	if (store_add_mail(opening->desk->store, &opening->mail, err) < 0 ||
	    store_known_dossier(opening->desk->store, receipt->arena, opening->mail.dossier,
				&opening->dossier, err) < 0 ||
	    store_add_event(opening->desk->store, opening->mail.dossier,
			    &(struct store_event){.at = receipt->now,
						  .who = "loketd",
						  .what = "ook_naar",
						  .detail = receipt->mailbox->address},
			    err) < 0)
		return -1;
	about.mailbox = receipt->mailbox;
	loket = settings_loket(opening->desk->settings, opening->dossier.loket);
	if (text_equal(opening->dossier.loket, receipt->mailbox->loket->id))
		return 0; /* the same desk has its ticket */
	return tell_twin(opening->desk, &about, receipt, loket, err);
}

int twin_add(struct opening *opening, struct error *err)
{
	if (opening->twin == TWIN_ELSEWHERE)
		return add_elsewhere(opening, err);
	opening->mail.state = MAIL_DUBBEL;
	return store_add_mail(opening->desk->store, &opening->mail, err);
}
