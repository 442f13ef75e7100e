/* fill: see fill.h. */
#include "desk/fill.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "compose/compose.h"

enum { DOUBT_PERCENT = 70, TICKET_TEXT = 20000 };

static const char *const region_names[REGIO_COUNT] = {
    [REGIO_ONBEKEND] = "onbekend",
    [REGIO_ANTWERPEN] = "Antwerpen",
    [REGIO_BRUSSEL] = "Brussel",
    [REGIO_LIMBURG] = "Limburg",
    [REGIO_OOST_VLAANDEREN] = "Oost-Vlaanderen",
    [REGIO_VLAAMS_BRABANT] = "Vlaams-Brabant",
    [REGIO_WEST_VLAANDEREN] = "West-Vlaanderen",
    [REGIO_GEEN] = "buiten de zes regio's",
};

static const struct reading_bron *source_of(const struct reading *reading, const char *path)
{
	for (size_t i = 0; i < reading->bron_count; i++) {
		if (text_equal(reading->bronnen[i].pad, path))
			return &reading->bronnen[i];
	}
	return NULL;
}

/* Puts citaat, deel and twijfel of a value beside it. */
static void add_source(struct compose_values *item, const struct reading *reading, const char *path)
{
	const struct reading_bron *source = source_of(reading, path);

	if (!source)
		return;
	compose_set(item, "citaat", source->citaat);
	if (!text_equal(source->deel, "tekst"))
		compose_set(item, "deel", source->deel);
	compose_set_flag(item, "twijfel", source->zekerheid * 100 < DOUBT_PERCENT);
}

struct rows {
	struct compose_values *values;
	const struct reading *reading;
	bool evidence;
};

static void row(const struct rows *rows, const char *list, const char *label, const char *path,
		const char *value)
{
	struct compose_values *item;

	if (text_blank(value))
		return;
	item = compose_add(rows->values, list);
	compose_set(item, "label", label);
	compose_set(item, "waarde", value);
	if (rows->evidence)
		add_source(item, rows->reading, path);
}

/* As row, for an enumeration; its "not known" gives no row. */
static void word(const struct rows *rows, const char *list, const char *label, const char *path,
		 const struct names *names, int value)
{
	struct compose_values *item;

	if (value == 0)
		return;
	item = compose_add(rows->values, list);
	compose_set(item, "label", label);
	compose_set_word(item, "waarde", names_text(names, value));
	if (rows->evidence)
		add_source(item, rows->reading, path);
}

/* The answer to a question of a form; NULL: not asked. */
static const char *veld_of(const struct reading *reading, const char *sleutel)
{
	for (size_t i = 0; i < reading->veld_count; i++) {
		if (text_equal(reading->velden[i].sleutel, sleutel))
			return reading->velden[i].waarde;
	}
	return NULL;
}

static void add_aanvrager(const struct rows *rows)
{
	const struct reading_aanvrager *who = &rows->reading->aanvrager;

	row(rows, "aanvrager", "Naam", "aanvrager.naam", who->naam);
	word(rows, "aanvrager", "Rol", "aanvrager.rol", &names_rol, (int)who->rol);
	row(rows, "aanvrager", "Dienst", "aanvrager.dienst", who->dienst);
	word(rows, "aanvrager", "Soort dienst", "aanvrager.dienst_type", &names_dienst_type,
	     (int)who->dienst_type);
	row(rows, "aanvrager", "Telefoon", "aanvrager.telefoon", who->telefoon);
	row(rows, "aanvrager", "E-mail", "aanvrager.email", who->email);
	/* what keeps a child safe goes with the dossier, word for word */
	row(rows, "aanvrager", "Veilig te bereiken", "client.veilig_contact",
	    veld_of(rows->reading, "client.veilig_contact"));
}

static void add_client(const struct rows *rows)
{
	const struct reading_client *client = &rows->reading->client;
	char age[24] = "";

	if (client->leeftijd >= 0)
		snprintf(age, sizeof(age), "%d jaar", client->leeftijd);
	row(rows, "client", "Naam", "client.naam", client->naam);
	row(rows, "client", "Geboortedatum", "client.geboortedatum", client->geboortedatum);
	row(rows, "client", "Leeftijd", "client.leeftijd", age);
	row(rows, "client", "Adres", "client.adres", client->adres);
	row(rows, "client", "Postcode", "client.postcode", client->postcode);
	row(rows, "client", "Gemeente", "client.gemeente", client->gemeente);
	row(rows, "client", "Verblijf", "client.verblijf", client->verblijf);
	row(rows, "client", "Telefoon", "client.telefoon", client->telefoon);
	row(rows, "client", "E-mail", "client.email", client->email);
	row(rows, "client", "Taal", "client.taal", client->taal);
	word(rows, "client", "Tolk nodig", "client.tolk", &names_janee, (int)client->tolk);
}

static void add_mandaat(const struct rows *rows)
{
	char text[64] = "";
	size_t used = 0;

	for (int i = DIENST_SDJ; i <= DIENST_ITP; i++) {
		if (rows->reading->mandaat & (1u << i))
			used +=
			    (size_t)snprintf(text + used, sizeof(text) - used, "%s%s",
					     used ? ", " : "", names_text(&names_dienst_type, i));
	}
	row(rows, "situatie", "Volgt dit kind", "mandaat", text);
}

/* Consent is always said: that nobody told us is what the desk must know. */
static void consent(const struct rows *rows, const char *label, const char *path,
		    enum akkoord akkoord)
{
	if (akkoord == AKKOORD_ONBEKEND)
		row(rows, "situatie", label, path, names_text(&names_akkoord, AKKOORD_ONBEKEND));
	else
		word(rows, "situatie", label, path, &names_akkoord, (int)akkoord);
}

static void add_situatie(const struct rows *rows)
{
	const struct reading *reading = rows->reading;

	word(rows, "situatie", "Stopt een dienst eenzijdig?", "eenzijdige_stop", &names_stop,
	     (int)reading->eenzijdige_stop);
	word(rows, "situatie", "Toegangspoort", "toegangspoort", &names_toegangspoort,
	     (int)reading->toegangspoort);
	add_mandaat(rows);
	consent(rows, "Akkoord van de jongere", "akkoord.client", reading->akkoord_client);
	consent(rows, "Akkoord van de ouders", "akkoord.ouders", reading->akkoord_ouders);
}

static void add_partij(const struct rows *rows, size_t index)
{
	const struct reading_partij *partij = &rows->reading->partijen[index];
	struct compose_values *item = compose_add(rows->values, "partijen");
	char path[48];

	compose_set(item, "naam", partij->naam);
	compose_set(item, "relatie", partij->relatie);
	compose_set(item, "dienst", partij->dienst);
	compose_set(item, "telefoon", partij->telefoon);
	compose_set(item, "email", partij->email);
	compose_set(item, "uitnodigen", names_text(&names_janee, (int)partij->uitnodigen));
	compose_set(item, "op_de_hoogte", names_text(&names_janee, (int)partij->op_de_hoogte));
	compose_set(item, "akkoord", names_text(&names_janee, (int)partij->akkoord));
	if (!rows->evidence)
		return;
	snprintf(path, sizeof(path), "partijen.%zu.%s", index, partij->naam ? "naam" : "relatie");
	add_source(item, rows->reading, path);
}

void fill_instrument(struct compose_values *values, enum instrument instrument)
{
	static const char *const words[INSTRUMENT_COUNT] = {
	    [INSTRUMENT_CLIENTOVERLEG] = "cliëntoverleg",
	    [INSTRUMENT_BEMIDDELING] = "bemiddeling",
	    [INSTRUMENT_BEIDE] = "cliëntoverleg en bemiddeling",
	};

	compose_set(values, "instrument", words[instrument]);
}

void fill_danger(struct compose_values *values, const struct reading *reading)
{
	compose_set_flag(values, "spoed", reading->gevaar == GEVAAR_SPOED);
	for (size_t i = 0; i < reading->signaal_count; i++) {
		struct compose_values *item = compose_add(values, "gevaar");

		compose_set_word(item, "soort",
				 names_text(&names_gevaar_soort, (int)reading->signalen[i].soort));
		compose_set(item, "citaat", reading->signalen[i].citaat);
	}
}

void fill_request(struct compose_values *values, const struct reading *reading, bool evidence)
{
	struct rows rows = {values, reading, evidence};

	fill_danger(values, reading);
	compose_set_flag(values, "vermeld", reading->gevaar == GEVAAR_VERMELD);
	compose_set_flag(values, "contactverbod", reading->contactverbod);
	compose_set_flag(values, "vervolg", reading->vervolg);
	compose_set(values, "regio", region_names[reading->regio]);
	if (reading->taal && !text_equal(reading->taal, "nl"))
		compose_set(values, "andere_taal", reading->taal);
	add_aanvrager(&rows);
	add_client(&rows);
	for (size_t i = 0; i < reading->partij_count; i++)
		add_partij(&rows, i);
	compose_set(values, "vraag", reading->vraag);
	add_situatie(&rows);
}

void fill_advice(struct compose_values *values, const struct reading *reading)
{
	const struct reading_advies *advies = &reading->advies;

	compose_set_word(values, "advies", names_text(&names_uitkomst, (int)advies->uitkomst));
	compose_set_flag(values, "verplicht", advies->verplicht);
	compose_set_flag(values, "voorwaarde", advies->voorwaarde);
	for (size_t i = 0; i < advies->regel_count; i++) {
		struct compose_values *item = compose_add(values, "regels");

		compose_set(item, "regel", advies->regels[i].id);
		compose_set_word(item, "uitkomst",
				 names_text(&names_uitkomst, (int)advies->regels[i].uitkomst));
		compose_set(item, "citaat", advies->regels[i].citaat);
	}
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

static void add_bijlage(struct compose_values *values, const struct letter_bijlage *bijlage)
{
	struct compose_values *item = compose_add(values, "bijlagen");
	char size[32];

	if (bijlage->grootte < 1024)
		snprintf(size, sizeof(size), "%lld bytes", (long long)bijlage->grootte);
	else if (bijlage->grootte < 1024 * 1024)
		snprintf(size, sizeof(size), "%lld kB", (long long)(bijlage->grootte / 1024));
	else
		snprintf(size, sizeof(size), "%lld MB",
			 (long long)(bijlage->grootte / (1024 * 1024)));
	compose_set(item, "naam", bijlage->naam);
	compose_set(item, "grootte", size);
}

/* A label as the form has it, without the colon that the template puts behind it. */
static void add_veld(struct compose_values *values, const struct reading_veld *veld)
{
	struct compose_values *item = compose_add(values, "velden");
	struct buffer label = {0};
	size_t length = strlen(veld->label);

	while (length > 0 && strchr(": ", veld->label[length - 1]))
		length--;
	buffer_add(&label, veld->label, length);
	compose_set(item, "label", label.data);
	compose_set(item, "waarde", veld->waarde);
	buffer_free(&label);
}

void fill_text(struct compose_values *values, const char *text, const char *more)
{
	size_t length = strlen(text);
	struct buffer cut = {0};

	if (length <= TICKET_TEXT) {
		compose_set(values, "bericht", text);
		return;
	}
	buffer_add(&cut, text, text_fit(text, length, TICKET_TEXT));
	buffer_format(&cut, "\n\n%s", more);
	compose_set(values, "bericht", cut.data);
	buffer_free(&cut);
}

void fill_mail(struct compose_values *values, const struct reading *reading)
{
	const struct letter *mail = &reading->mail;
	const struct reading_bron *place = source_of(reading, "regio");

	compose_set_word(values, "soort", names_text(&names_soort, (int)reading->soort));
	compose_set_word(values, "vorm", names_text(&names_vorm, (int)reading->vorm));
	fill_address(values, "afzender", &mail->from);
	compose_set(values, "onderwerp", mail->onderwerp);
	compose_set_flag(values, "afzender_bevestigd", mail->afzender_bevestigd == 1);
	compose_set_flag(values, "afzender_niet_bevestigd", mail->afzender_bevestigd == 0);
	compose_set_flag(values, "regio_uit_mailbox", !place || text_equal(place->deel, "mailbox"));
	fill_text(values, mail->tekst, "[...] De volledige tekst staat in dossier.json.");
	for (size_t i = 0; i < mail->bijlage_count; i++)
		add_bijlage(values, &mail->bijlagen[i]);
	for (size_t i = 0; i < reading->veld_count; i++)
		add_veld(values, &reading->velden[i]);
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
