/* desk_fixture: a loket with two colleagues, a mediator and a chair (or the DESK_PROFESSIONALS of the test), and two
 * other lokets, on a real store and the real templates; readings made by hand; and counts of the mails that
 * went out. */
#ifndef LOKET_TESTS_DESK_FIXTURE_H
#define LOKET_TESTS_DESK_FIXTURE_H

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "advies/advies.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "compose/compose.h"
#include "arrival/arrival.h"
#include "desk/texts.h"

#ifndef DESK_PROFESSIONALS
#define DESK_PROFESSIONALS                                                                         \
	"    { id = \"bm-1\"; role = \"bemiddelaar\"; name = \"Een\"; address = "                  \
	"\"een@bm.example\"; capacity = 1; },\n"                                                   \
	"    { id = \"vz-1\"; role = \"voorzitter\"; name = \"Twee\"; address = "                  \
	"\"twee@vz.example\"; } "
#endif

static const char config_text[] =
    "spool = \"%1$s/spool\"; store = \"%1$s/loket.db\"; templates = \"templates\";\n"
    "secrets = \"%1$s\"; timezone = \"Europe/Brussels\"; answers_per_day = 2;\n"
    "smtp : { url = \"smtp://127.0.0.1:2525\"; starttls = \"never\"; auth = \"none\"; };\n"
    "lokets = ( { id = \"limburg\"; name = \"Loket Limburg\"; phone = \"011 23 72 25\";\n"
    "  staff = ( \"loket@limburg.be\", \"loket2@limburg.be\" ); forward = \"direct\";\n"
    "  mailboxes = ( { address = \"bemiddeling@limburg.be\"; instrument = \"bemiddeling\";\n"
    "    web_forms = ( \"formulier@web.example\" ); authserv_id = \"mx.limburg.be\";\n"
    "    imap : { url = \"imap://127.0.0.1:1143\"; starttls = \"never\"; secret = \"x\"; }; } );\n"
    "  professionals = (\n" DESK_PROFESSIONALS "); },\n"
    "  { id = \"antwerpen\"; name = \"Loket Antwerpen\"; phone = \"03 240 61 66\";\n"
    "  staff = ( \"loket@antwerpen.be\" );\n"
    "  mailboxes = ( { address = \"clientoverleg@antwerpen.be\"; instrument = \"clientoverleg\";\n"
    "    imap : { url = \"imap://127.0.0.1:1143\"; starttls = \"never\"; secret = \"x\"; }; },\n"
    "    { address = \"bemiddeling@antwerpen.be\"; instrument = \"bemiddeling\";\n"
    "    imap : { url = \"imap://127.0.0.1:1143\"; starttls = \"never\"; secret = \"x\"; }; } );\n"
    "  professionals = ( ); },\n"
    "  { id = \"brussel\"; name = \"Loket Brussel\"; phone = \"02 563 03 42\";\n"
    "  staff = ( \"loket@brussel.be\" ); hold = 0;\n"
    "  mailboxes = ( { address = \"clientoverleg@brussel.be\"; instrument = \"clientoverleg\";\n"
    "    imap : { url = \"imap://127.0.0.1:1143\"; starttls = \"never\"; secret = \"x\"; }; } );\n"
    "  professionals = ( ); } );\n";

struct world {
	char folder[64];
	struct settings *settings;
	struct vault *vault;
	struct compose_templates *templates;
	struct advies_texts *texts;
	struct desk desk;
	struct arena *arena;
	int raw;
	int mails;    /* that came */
	int readings; /* that were made: each has a Message-ID of its own */
};

static inline void write_config(const char *folder, char path[128])
{
	FILE *file;

	snprintf(path, 128, "%s/loketd.cfg", folder);
	file = fopen(path, "w");
	assert_non_null(file);
	fprintf(file, config_text, folder);
	fclose(file);
}

static inline int desk_set_up(void **state)
{
	struct world *world = memory_zero(1, sizeof(*world));
	struct settings_faults faults = {0};
	struct compose_faults template_faults = {0};
	struct error err = {0};
	char path[128];

	snprintf(world->folder, sizeof(world->folder), "/tmp/loket-desk.XXXXXX");
	assert_non_null(mkdtemp(world->folder));
	write_config(world->folder, path);
	if (settings_read(path, &world->settings, &faults) < 0)
		fail_msg("%s", faults.items[0]);
	if (compose_load("templates", &world->templates, &template_faults) < 0)
		fail_msg("%s", template_faults.items[0]);
	world->texts = desk_texts_load("config/advies", &err);
	if (!world->texts)
		fail_msg("%s", err.text);
	vault_start();
	snprintf(path, sizeof(path), "%s/master", world->folder);
	assert_int_equal(vault_open(path, true, &world->vault, &err), 0);
	if (store_open(world->settings->store, world->settings->keys, world->vault,
		       &world->desk.store, &err) < 0)
		fail_msg("%s", err.text);
	world->desk.settings = world->settings;
	world->desk.vault = world->vault;
	world->desk.templates = world->templates;
	world->desk.texts = world->texts;
	world->arena = arena_new();
	snprintf(path, sizeof(path), "%s/raw", world->folder);
	assert_int_equal(file_replace(path, "Subject: x\n\nhallo\n", 18, &err), 0);
	world->raw = open(path, O_RDONLY);
	*state = world;
	return 0;
}

static inline int desk_tear_down(void **state)
{
	struct world *world = *state;
	char command[128];

	close(world->raw);
	store_close(&world->desk.store);
	vault_close(&world->vault);
	advies_texts_free(&world->texts);
	compose_free(&world->templates);
	settings_free(&world->settings);
	arena_free(&world->arena);
	snprintf(command, sizeof(command), "rm -rf %s", world->folder);
	assert_int_equal(system(command), 0);
	free(world);
	return 0;
}

static inline const struct mailbox *mailbox_of(struct world *world, const char *address)
{
	const struct mailbox *mailbox = settings_mailbox(world->settings, address);

	assert_non_null(mailbox);
	return mailbox;
}

/* A free-text request from an address. */
static inline struct reading *plain_reading(struct world *world, const char *from)
{
	struct reading *reading = reading_new(world->arena);

	reading->soort = SOORT_AANVRAAG;
	reading->regio = REGIO_LIMBURG;
	reading->mail.from.adres = arena_text(world->arena, from);
	reading->mail.message_id = arena_format(world->arena, "m%d@x.example", world->readings++);
	reading->mail.tekst = reading->mail.volledige_tekst = "ik heb hulp nodig";
	return reading;
}

/* A complete request (the minimum fields of the domain, section 2.3, consent given). */
static inline struct reading *complete_reading(struct world *world, const char *from)
{
	struct reading *reading = plain_reading(world, from);
	struct reading_partij *party = arena_zero(world->arena, 1, sizeof(*party));

	reading->vorm = VORM_WEB;
	reading->taal = "nl";
	reading->instrument = INSTRUMENT_BEMIDDELING;
	reading->aanvrager = (struct reading_aanvrager){
	    .naam = "Els Wouters", .rol = ROL_OUDER, .telefoon = "+32470123456", .email = from};
	reading->client.naam = "Jonas";
	reading->client.leeftijd = 15;
	reading->client.postcode = "3600";
	reading->client.gemeente = "Genk";
	*party = (struct reading_partij){.naam = "Tom Aerts",
					 .relatie = "begeleider",
					 .telefoon = "+32471112233",
					 .uitnodigen = JANEE_JA};
	reading->partijen = party;
	reading->partij_count = 1;
	reading->vraag = "We geraken er samen niet uit over de weekends thuis.";
	reading->velden = arena_zero(world->arena, 2, sizeof(*reading->velden));
	reading->velden[0] =
	    (struct reading_veld){"bm.conflict", "Waarover gaat het conflict?", reading->vraag};
	reading->velden[1] =
	    (struct reading_veld){"mandaat", "Opvolging door OCJ, VK, SDJ?", "geen"};
	reading->veld_count = 2;
	reading->eenzijdige_stop = STOP_NEE;
	reading->toegangspoort = TOEGANGSPOORT_NEE;
	reading->akkoord_client = AKKOORD_JA;
	reading->akkoord_ouders = AKKOORD_ZELF_GEVRAAGD;
	return reading;
}

static inline struct arrival_receipt receipt_of(struct world *world, struct reading *reading,
						const char *name)
{
	struct arrival_receipt receipt = {.name = name,
					  .mailbox = &world->settings->lokets[0].mailboxes[0],
					  .size = 18,
					  .received = clock_now(),
					  .now = clock_now(),
					  .raw_fd = world->raw,
					  .reading = reading,
					  .arena = world->arena,
					  .state = MAIL_VERWERKT};

	snprintf((char *)receipt.hash, sizeof(receipt.hash), "%d", world->mails++);
	return receipt;
}

static inline struct store_mail receive(struct world *world, struct reading *reading,
					const char *name)
{
	struct arrival_receipt receipt = receipt_of(world, reading, name);
	struct error err = {0};

	if (arrival_receive(&world->desk, &receipt, 1, &err) < 0)
		fail_msg("%s", err.text);
	assert_false(receipt.refused);
	return receipt.mail;
}

struct tally {
	const char *template_name, *to;
	int count;
	char message_id[200];
};

static inline bool tally_one(const struct store_outgoing *outgoing, void *context)
{
	struct tally *tally = context;

	if (text_equal(outgoing->template_name, tally->template_name) &&
	    (!tally->to || text_equal(outgoing->to, tally->to))) {
		tally->count++;
		snprintf(tally->message_id, sizeof(tally->message_id), "%s", outgoing->message_id);
	}
	return true;
}

static inline struct tally count(struct world *world, const char *dossier, const char *name,
				 const char *to)
{
	struct tally tally = {.template_name = name, .to = to};
	struct error err;

	assert_int_equal(
	    store_each_outgoing(world->desk.store, dossier, false, tally_one, &tally, &err), 0);
	return tally;
}

static inline void assert_count(struct world *world, const char *dossier, const char *name,
				const char *to, int expected)
{
	assert_int_equal(count(world, dossier, name, to).count, expected);
}

struct state_tally {
	const char *template_name;
	enum outbox_state state;
	int count;
};

static inline bool tally_state(const struct store_outgoing *outgoing, void *context)
{
	struct state_tally *tally = context;

	tally->count += text_equal(outgoing->template_name, tally->template_name) &&
			outgoing->state == tally->state;
	return true;
}

static inline void assert_count_state(struct world *world, const char *name,
				      enum outbox_state state, int expected)
{
	struct state_tally tally = {.template_name = name, .state = state};
	struct error err;

	assert_int_equal(
	    store_each_outgoing(world->desk.store, NULL, false, tally_state, &tally, &err), 0);
	assert_int_equal(tally.count, expected);
}

static inline enum dossier_state state_of(struct world *world, const char *reference)
{
	struct store_dossier dossier;
	struct error err;

	assert_int_equal(store_dossier(world->desk.store, world->arena, reference, &dossier, &err),
			 1);
	return dossier.state;
}

#endif
