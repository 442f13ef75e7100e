/* fill: see fill.h. */
#include "desk/fill.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "advies/advies.h"
#include "base/memory.h"
#include "base/text.h"
#include "compose/compose.h"
#include "desk/dutch.h"

enum { DOUBT_PERCENT = 70, LINK_TEXT = 500 };

static const struct reading_bron *source_of(const struct reading *reading, const char *path)
{
	for (size_t i = 0; i < reading->bron_count; i++) {
		if (text_equal(reading->bronnen[i].pad, path))
			return &reading->bronnen[i];
	}
	return NULL;
}

struct rows {
	struct compose_values *values;
	const struct reading *reading;
	bool evidence;
};

/* Puts twijfel of a value beside it, and citaat and deel for who may read them. */
static void add_source(struct compose_values *item, const struct rows *rows, const char *path,
		       const char *value)
{
	const struct reading_bron *source = source_of(rows->reading, path);

	if (!source)
		return;
	compose_set_flag(item, "twijfel", source->zekerheid * 100 < DOUBT_PERCENT);
	if (!rows->evidence)
		return;
	fill_quotation(item, source->citaat, value);
	if (!text_equal(source->deel, "tekst"))
		compose_set(item, "deel", dutch_place(source->deel));
}

static void row(const struct rows *rows, const char *list, const char *label, const char *path,
		const char *value)
{
	struct compose_values *item;

	if (text_blank(value))
		return;
	item = compose_add(rows->values, list);
	compose_set(item, "label", label);
	compose_set(item, "waarde", value);
	add_source(item, rows, path, value);
}

/* As row, for an enumeration; its "not known" gives no row. */
static void word(const struct rows *rows, const char *list, const char *label, const char *path,
		 const struct names *names, int value)
{
	row(rows, list, label, path, dutch_word(names, value));
}

static void phone(const struct rows *rows, const char *list, const char *path, const char *number)
{
	char text[DUTCH_TEXT];

	row(rows, list, "Telefoon", path, dutch_phone(number, text));
}

static void add_aanvrager(const struct rows *rows)
{
	const struct reading_aanvrager *who = &rows->reading->aanvrager;

	row(rows, "aanvrager", "Naam", "aanvrager.naam", who->naam);
	word(rows, "aanvrager", "Rol", "aanvrager.rol", &names_rol, (int)who->rol);
	row(rows, "aanvrager", "Dienst", "aanvrager.dienst", who->dienst);
	word(rows, "aanvrager", "Soort dienst", "aanvrager.dienst_type", &names_dienst_type,
	     (int)who->dienst_type);
	phone(rows, "aanvrager", "aanvrager.telefoon", who->telefoon);
	row(rows, "aanvrager", "E-mail", "aanvrager.email", who->email);
	/* what keeps a child safe goes with the dossier, word for word */
	row(rows, "aanvrager", "Veilig te bereiken", "client.veilig_contact",
	    reading_answer(rows->reading, "client.veilig_contact"));
}

static void add_client(const struct rows *rows)
{
	const struct reading_client *client = &rows->reading->client;
	char age[24] = "", day[DUTCH_TEXT];

	if (client->leeftijd >= 0)
		snprintf(age, sizeof(age), "%d jaar", client->leeftijd);
	row(rows, "client", "Naam", "client.naam", client->naam);
	row(rows, "client", "Geboortedatum", "client.geboortedatum",
	    dutch_day(client->geboortedatum, day));
	row(rows, "client", "Leeftijd", "client.leeftijd", age);
	row(rows, "client", "Adres", "client.adres", client->adres);
	row(rows, "client", "Postcode", "client.postcode", client->postcode);
	row(rows, "client", "Gemeente", "client.gemeente", client->gemeente);
	row(rows, "client", "Verblijf", "client.verblijf", client->verblijf);
	phone(rows, "client", "client.telefoon", client->telefoon);
	row(rows, "client", "E-mail", "client.email", client->email);
	row(rows, "client", "Taal", "client.taal", client->taal);
	word(rows, "client", "Tolk nodig", "client.tolk", &names_janee, (int)client->tolk);
}

static void add_mandaat(const struct rows *rows)
{
	struct buffer text = {0};

	for (int i = DIENST_SDJ; i <= DIENST_ITP; i++) {
		if (rows->reading->mandaat & (1u << i))
			buffer_format(&text, "%s%s", text.length ? ", " : "",
				      dutch_word(&names_dienst_type, i));
	}
	row(rows, "situatie", "Volgt dit kind", "mandaat", text.data);
	buffer_free(&text);
}

static void add_situatie(const struct rows *rows)
{
	const struct reading *reading = rows->reading;

	word(rows, "situatie", "Hulp stopt zonder akkoord", "eenzijdige_stop", &names_stop,
	     (int)reading->eenzijdige_stop);
	word(rows, "situatie", "Toegangspoort", "toegangspoort", &names_toegangspoort,
	     (int)reading->toegangspoort);
	add_mandaat(rows);
	/* always said: that nobody told us is what the desk must know */
	word(rows, "situatie", "Akkoord van de jongere", "akkoord.client", &names_akkoord,
	     (int)reading->akkoord_client);
	word(rows, "situatie", "Akkoord van de ouders", "akkoord.ouders", &names_akkoord,
	     (int)reading->akkoord_ouders);
}

static bool is_service_itself(const struct reading_partij *partij)
{
	return partij->relatie && partij->dienst &&
	       text_equal_fold(partij->relatie, partij->dienst);
}

static void add_partij(const struct rows *rows, size_t index)
{
	const struct reading_partij *partij = &rows->reading->partijen[index];
	struct compose_values *item = compose_add(rows->values, "partijen");
	char path[48], number[DUTCH_TEXT];

	compose_set(item, "naam", partij->naam);
	/* a service that is its own tie ("clb") stands there once, as it was written */
	compose_set(item, "relatie", is_service_itself(partij) ? partij->dienst : partij->relatie);
	compose_set(item, "dienst", is_service_itself(partij) ? NULL : partij->dienst);
	compose_set(item, "telefoon", dutch_phone(partij->telefoon, number));
	compose_set(item, "email", partij->email);
	compose_set(item, "uitnodigen", dutch_word(&names_janee, (int)partij->uitnodigen));
	compose_set(item, "op_de_hoogte", dutch_word(&names_janee, (int)partij->op_de_hoogte));
	compose_set(item, "akkoord", dutch_word(&names_janee, (int)partij->akkoord));
	snprintf(path, sizeof(path), "partijen.%zu.%s", index, partij->naam ? "naam" : "relatie");
	add_source(item, rows, path, partij->naam ? partij->naam : partij->relatie);
}

void fill_instrument(struct compose_values *values, enum instrument instrument)
{
	compose_set(values, "instrument", dutch_word(&names_instrument, (int)instrument));
}

/* Whether a line goes on in the next: a list, or a paragraph that ends, does not. */
static bool goes_on(const char *line_end)
{
	const char *next = line_end + 1, *behind = next + strspn(next, "0123456789");

	if (behind > next)
		return !strchr(".)", *behind) || behind[1] != ' ';
	return (unsigned char)*next >= 0x80 || isalpha((unsigned char)*next) ||
	       strchr("(\"'", *next);
}

/* The question stands alone, and the line ends of a mail program in it are not its writer's. */
static void add_vraag(struct compose_values *values, const char *vraag)
{
	struct buffer text = {0};
	char before = '\0';

	for (const char *at = vraag; at && *at; before = *at++) {
		bool joins = *at == '\n' && before != '\n' && at[1] && goes_on(at);

		buffer_char(&text, joins ? ' ' : *at);
	}
	compose_set(values, "vraag", text.data);
	buffer_free(&text);
}

void fill_request(struct compose_values *values, const struct reading *reading, bool evidence)
{
	struct rows rows = {values, reading, evidence};

	fill_danger(values, reading);
	compose_set_flag(values, "vermeld", reading->gevaar == GEVAAR_VERMELD);
	compose_set_flag(values, "contactverbod", reading->contactverbod);
	compose_set_flag(values, "vervolg", reading->vervolg);
	compose_set(values, "regio", dutch_word(&names_regio, (int)reading->regio));
	if (reading->taal && !text_equal(reading->taal, "nl"))
		compose_set(values, "andere_taal", dutch_language(reading->taal));
	add_aanvrager(&rows);
	add_client(&rows);
	for (size_t i = 0; i < reading->partij_count; i++)
		add_partij(&rows, i);
	add_vraag(values, reading->vraag);
	add_situatie(&rows);
}

/* One rule or reason of the advice. */
static void add_regel(const struct advies_line *line, void *context)
{
	struct compose_values *item = compose_add(context, "regels");

	if (isupper((unsigned char)line->id[0]))
		compose_set(item, "regel", line->id);
	compose_set(item, "uitkomst", dutch_word(&names_uitkomst, (int)line->uitkomst));
	compose_set(item, "tekst", line->text);
	compose_set(item, "bron", line->source);
	fill_quotation(item, line->citaat, NULL);
}

void fill_advice(struct compose_values *values, const struct reading *reading,
		 const struct advies_texts *texts)
{
	const struct reading_advies *advies = &reading->advies;

	compose_set(values, "advies", dutch_word(&names_uitkomst, (int)advies->uitkomst));
	compose_set_flag(values, "verplicht", advies->verplicht);
	compose_set_flag(values, "voorwaarde", advies->voorwaarde);
	advies_each(advies, texts, add_regel, values);
	for (size_t i = 0; i < advies->vraag_count; i++)
		compose_set(compose_add(values, "vragen"), "vraag", advies->vragen[i]);
}

void fill_address(struct compose_values *values, const char *name,
		  const struct letter_address *address)
{
	struct buffer text = {0};

	if (!address->naam && !address->adres)
		return;
	if (address->naam)
		buffer_format(&text, "%s ", address->naam);
	if (address->adres)
		buffer_format(&text, "<%s>", address->adres);
	compose_set(values, name, text.data);
	buffer_free(&text);
}

void fill_size(struct compose_values *values, int64_t bytes)
{
	static const char *const units[] = {"bytes", "kB", "MB", "GB"};
	char size[32];
	size_t unit = 0;

	while (bytes >= 1000 && unit + 1 < sizeof(units) / sizeof(units[0])) {
		bytes = (bytes + 500) / 1000;
		unit++;
	}
	snprintf(size, sizeof(size), "%lld %s", (long long)bytes, units[unit]);
	compose_set(values, "grootte", size);
}

static void add_bijlage(struct compose_values *values, const struct letter_bijlage *bijlage)
{
	struct compose_values *item = compose_add(values, "bijlagen");

	compose_set(item, "naam", bijlage->naam);
	fill_size(item, bijlage->grootte);
}

void fill_text(struct compose_values *values, const char *text, const char *more)
{
	size_t length = strlen(text);
	struct buffer cut = {0};

	if (length <= FILL_TEXT) {
		compose_set(values, "bericht", text);
		return;
	}
	buffer_add(&cut, text, text_fit(text, length, FILL_TEXT));
	buffer_format(&cut, "\n\n%s", more);
	compose_set(values, "bericht", cut.data);
	buffer_free(&cut);
}

void fill_questions_text(struct compose_values *values, const struct reading *reading)
{
	const struct reading_advies *advies = &reading->advies;
	struct buffer text = {0};

	for (size_t i = 0; i < advies->vraag_count; i++) {
		if (text.length + strlen(advies->vragen[i]) > LINK_TEXT)
			break;
		buffer_format(&text, "%s%s", i ? " " : "", advies->vragen[i]);
	}
	compose_set(values, "vragen_tekst", text.data);
	buffer_free(&text);
}

void fill_attachments(struct compose_values *values, const struct reading *reading)
{
	for (size_t i = 0; i < reading->mail.bijlage_count; i++)
		add_bijlage(values, &reading->mail.bijlagen[i]);
}

void fill_mail(struct compose_values *values, const struct reading *reading)
{
	const struct letter *mail = &reading->mail;
	const struct reading_bron *place = source_of(reading, "regio");

	compose_set(values, "soort", dutch_word(&names_soort, (int)reading->soort));
	compose_set(values, "vorm", dutch_word(&names_vorm, (int)reading->vorm));
	fill_address(values, "afzender", &mail->from);
	compose_set(values, "onderwerp", mail->onderwerp);
	compose_set_flag(values, "lang", mail->marks & LETTER_LONG);
	compose_set_flag(values, "afzender_bevestigd", mail->afzender_bevestigd == 1);
	compose_set_flag(values, "afzender_niet_bevestigd", mail->afzender_bevestigd == 0);
	compose_set_flag(values, "regio_uit_mailbox", !place || text_equal(place->deel, "mailbox"));
	fill_text(values, mail->tekst, "[...] De volledige tekst staat in dossier.json.");
	fill_attachments(values, reading);
	fill_answers(values, reading);
}

void fill_loket(struct compose_values *values, const struct loket *loket,
		const struct settings *settings)
{
	compose_set(values, "loket", loket->name);
	compose_set(values, "telefoon", loket->phone);
	for (size_t i = 0; i < settings->crisis_count; i++) {
		struct compose_values *item = compose_add(values, "crisis");

		compose_set(item, "nummer", settings->crisis[i].number);
		compose_set(item, "tekst", settings->crisis[i].text);
	}
}
