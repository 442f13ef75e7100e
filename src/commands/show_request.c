/* show_request: see show.h. */
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "commands/show.h"
#include "commands/table.h"
#include "reading/reading.h"

void show_line(const char *label, const char *value)
{
	char *text;

	if (!value || !*value)
		return;
	text = table_text(value);
	printf("  %-15s %s\n", label, text);
	free(text);
}

static void show_aanvrager(const struct reading *reading)
{
	const struct reading_aanvrager *who = &reading->aanvrager;

	show_line("aanvrager", who->naam);
	show_line("rol", names_text(&names_rol, (int)who->rol));
	show_line("dienst", who->dienst);
	show_line("soort dienst", names_text(&names_dienst_type, (int)who->dienst_type));
	show_line("telefoon", who->telefoon);
	show_line("e-mail", who->email);
	show_line("veilig contact", reading_answer(reading, "client.veilig_contact"));
}

static void show_client(const struct reading *reading)
{
	const struct reading_client *client = &reading->client;
	char age[16] = "";

	show_line("client", client->naam);
	show_line("geboren", client->geboortedatum);
	if (client->leeftijd >= 0)
		snprintf(age, sizeof(age), "%d", client->leeftijd);
	show_line("leeftijd", age);
	show_line("adres", client->adres);
	show_line("postcode", client->postcode);
	show_line("gemeente", client->gemeente);
	show_line("verblijf", client->verblijf);
	show_line("telefoon client", client->telefoon);
	show_line("e-mail client", client->email);
	show_line("taal client", client->taal);
	show_line("tolk", names_text(&names_janee, (int)client->tolk));
	show_line("regio", names_text(&names_regio, (int)reading->regio));
}

static void add(struct buffer *words, const char *label, const char *value)
{
	if (!text_blank(value))
		buffer_format(words, "%s%s%s", words->length ? " - " : "", label, value);
}

static void show_partij(const struct reading_partij *partij)
{
	struct buffer words = {0};

	add(&words, "", partij->relatie);
	add(&words, "", partij->naam);
	add(&words, "", partij->dienst);
	add(&words, "", names_text(&names_dienst_type, (int)partij->dienst_type));
	add(&words, "", partij->telefoon);
	add(&words, "", partij->email);
	add(&words, "uitnodigen: ", names_text(&names_janee, (int)partij->uitnodigen));
	add(&words, "op de hoogte: ", names_text(&names_janee, (int)partij->op_de_hoogte));
	add(&words, "akkoord: ", names_text(&names_janee, (int)partij->akkoord));
	show_line("partij", words.data);
	buffer_free(&words);
}

static void show_mandaat(unsigned mandaat)
{
	struct buffer words = {0};

	for (int i = DIENST_SDJ; i <= DIENST_ITP; i++) {
		if (mandaat & (1u << i))
			buffer_format(&words, "%s%s", words.length ? ", " : "",
				      names_text(&names_dienst_type, i));
	}
	show_line("mandaat", words.data);
	buffer_free(&words);
}

static void show_situatie(const struct reading *reading)
{
	if (reading->eenzijdige_stop != STOP_ONBEKEND)
		show_line("eenzijdige stop",
			  names_text(&names_stop, (int)reading->eenzijdige_stop));
	if (reading->toegangspoort != TOEGANGSPOORT_ONBEKEND)
		show_line("toegangspoort",
			  names_text(&names_toegangspoort, (int)reading->toegangspoort));
	show_mandaat(reading->mandaat);
	/* always said: that nobody told us is what the desk must know */
	show_line("akkoord client", names_text(&names_akkoord, (int)reading->akkoord_client));
	show_line("akkoord ouders", names_text(&names_akkoord, (int)reading->akkoord_ouders));
	if (reading->contactverbod)
		show_line("contactverbod", "de ouders mogen dit niet weten");
}

void show_request(const struct reading *reading)
{
	show_aanvrager(reading);
	show_client(reading);
	for (size_t i = 0; i < reading->partij_count; i++)
		show_partij(&reading->partijen[i]);
	show_situatie(reading);
}
