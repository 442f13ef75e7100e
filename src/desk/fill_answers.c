/* fill_answers: what was filled in on a form, question by question; see fill.h. */
#include "desk/fill.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "compose/compose.h"

/* What only the form asks (domain.md sections 1.2, 1.3), and no row of the request says already. */
static const char *const of_the_story[] = {
    "co.vorig",		  "co.doel",
    "co.agenda",	  "co.hulp_nu",
    "co.al_overlegd",	  "co.hulpcoordinator",
    "co.info_delen",	  "co.client_aanwezig",
    "co.wanneer",	  "co.waar",
    "co.indicatie",	  "co.regiefase",
    "bm.tussen",	  "bm.onderwerp",
    "bm.eigen_rol",	  "bm.al_geprobeerd",
    "bm.gewenst",	  "bm.anderen_op_de_hoogte",
    "bm.plaats",	  "bm.termijn",
    "vertrouwenspersoon",
};

/* A label as the form has it, without its colon; an answer of more than one
 * line begins on a line of its own. */
static void add_veld(struct compose_values *values, const struct reading_veld *veld)
{
	struct compose_values *item = compose_add(values, "velden");
	struct buffer label = {0}, answer = {0};
	size_t length = strlen(veld->label);

	while (length > 0 && strchr(": ", veld->label[length - 1]))
		length--;
	buffer_add(&label, veld->label, length);
	buffer_format(&answer, "%s%s", strchr(veld->waarde, '\n') ? "\n" : "", veld->waarde);
	compose_set(item, "label", label.data);
	compose_set_flag(item, "vragend", length > 0 && veld->label[length - 1] == '?');
	compose_set(item, "waarde", answer.data);
	buffer_free(&label);
	buffer_free(&answer);
}

/* A form that was typed in the mail stands in its text already. */
static bool stands_in_text(const struct reading *reading)
{
	const char *text = reading->mail.tekst;

	if (strlen(text) > FILL_TEXT)
		return false;
	for (size_t i = 0; i < reading->veld_count; i++) {
		if (!strstr(text, reading->velden[i].waarde))
			return false;
	}
	return true;
}

static bool is_of_the_story(const struct reading_veld *veld)
{
	for (size_t i = 0; i < sizeof(of_the_story) / sizeof(of_the_story[0]); i++) {
		if (text_equal(veld->sleutel, of_the_story[i]))
			return true;
	}
	return false;
}

void fill_answers(struct compose_values *values, const struct reading *reading)
{
	bool told = stands_in_text(reading);

	for (size_t i = 0; i < reading->veld_count && !told; i++)
		add_veld(values, &reading->velden[i]);
}

void fill_story(struct compose_values *values, const struct reading *reading)
{
	for (size_t i = 0; i < reading->veld_count; i++) {
		if (is_of_the_story(&reading->velden[i]))
			add_veld(values, &reading->velden[i]);
	}
}
