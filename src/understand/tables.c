/* tables: see tables.h. */
#include "understand/tables.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "form/form.h"
#include "form/lexicon.h"
#include "names/names.h"

/* What phrases may be about that stand beside danger and lower it, or say that it is meant or goes on: without a value,
 * and kept wherever danger is (keep_danger). */
static const char *const contexts[] = {
    "ontken", "verleden", "aangehaald",	 "nu",	     "toch",	  "onlangs",  "voorbij",
    "hervat", "straks",	  "beschuldigd", "weerlegd", "beeld",	  "besloten", "vertelling",
    "grap",   "menens",	  "bagatel",	 "luchtig",  "verzadigd", "gevraagd", "geantwoord",
    "bezig",  "weleer",	  "vers",	 "eertijds",
};

/* What else phrases may be about, and the values that each may have: those of an enumeration, or of a list; "#":
 * postcodes. */
static const struct subject {
	const char *name;
	const struct names *names;
	const char *const values[13];
} subjects[] = {
    {"gevaar", &names_gevaar_soort, {"vermeld", "naam"}},
    {"contactverbod", NULL, {"", "nee"}},
    {"nee", NULL, {"", "open"}},
    {"ook", NULL, {""}},
    {"gesprek", NULL, {""}},
    {"dreiging", NULL, {""}},
    {"voorwaarde", NULL, {""}},
    {"wens", NULL, {""}},
    {"land", NULL, {""}},
    {"naamloos", NULL, {""}},
    {"aanbieder", NULL, {""}},
    {"elders", NULL, {""}},
    {"concreet", NULL, {""}},
    {"soort", &names_soort, {NULL}},
    {"antwoord", NULL, {"laat_maar", "hoeft_niet", "klaar", "loopt"}},
    {"twijfel", NULL, {""}},
    {"beleefd", NULL, {""}},
    {"gedaan", NULL, {""}},
    {"derde", NULL, {""}},
    {"automaat", NULL, {"zelf", "weg", "dringend", "later", "dank"}},
    {"mens", NULL, {""}},
    {"instrument", &names_instrument, {"ander"}},
    {"omschrijving", &names_instrument, {NULL}},
    {"vervolg", NULL, {""}},
    {"stop", &names_stop, {"wij"}},
    {"poort", NULL, {""}},
    {"toegangspoort", &names_toegangspoort, {NULL}},
    {"mandaat", &names_dienst_type, {NULL}},
    {"volgt", NULL, {""}},
    {"wie",
     NULL,
     {"client", "moeder", "vader", "ouders", "allen", "ander", "instantie", "hij", "zelfde",
      "beiden", "kind", "zus", "hen"}},
    {"akkoord",
     &names_akkoord,
     {"ja_van", "zelf_van", "zelf_hun", "ja_kort", "nee_kort", "nee_dat"}},
    {"maatregel", NULL, {""}},
    {"zelf", &names_rol, {""}},
    {"rol", &names_rol, {""}},
    {"functie", &names_rol, {""}},
    {"groet", NULL, {""}},
    {"leeftijd", NULL, {"ik", "ik-bijna", "kind", "kind-bijna", "ander"}},
    {"jaren", NULL, {"ik", "kind"}},
    {"geboren", NULL, {"", "ik"}},
    {"heet", NULL, {""}},
    {"kind", NULL, {"", "zaak", "vooraan", "elisie"}},
    {"plaats", NULL, {"#"}},
    {"waar", NULL, {"thuis", "verblijf", "elders", "daar", "domicilie", "thuis-familie"}},
    {"lijst", NULL, {"", "uitnodigen"}},
    {"afwezig", NULL, {""}},
    {"betrokken", NULL, {""}},
    {"feit", &names_feit, {NULL}},
    {"tolk", &names_janee, {NULL}},
};
enum {
	CONTEXTS = sizeof(contexts) / sizeof(contexts[0]),
	SUBJECTS = sizeof(subjects) / sizeof(subjects[0]),
	VALUES = 13,
};

struct understand_tables *understand_tables_new(void)
{
	struct understand_tables *tables = memory_zero(1, sizeof(*tables));

	tables->lexicon = lexicon_new();
	return tables;
}

void understand_tables_free(struct understand_tables **tables)
{
	if (!*tables)
		return;
	form_labels_free(&(*tables)->labels);
	lexicon_free(&(*tables)->lexicon);
	free(*tables);
	*tables = NULL;
}

/* "3600" or "3600+3620": four digits, one sign, four digits. */
static bool are_postcodes(const char *value)
{
	for (;; value += 5) {
		if (strspn(value, "0123456789") != 4)
			return false;
		if (!value[4])
			return true;
	}
}

static bool is_value(const struct subject *subject, const char *value)
{
	if (subject->names && value[0] && names_value(subject->names, value) >= 0)
		return true;
	for (size_t i = 0; i < VALUES && subject->values[i]; i++) {
		if (text_equal(subject->values[i], value) ||
		    (text_equal(subject->values[i], "#") && are_postcodes(value)))
			return true;
	}
	return false;
}

/* NULL: there is none of that name. */
static const struct subject *subject_of(const char *name)
{
	static const struct subject context = {"", NULL, {""}};

	for (size_t i = 0; i < SUBJECTS; i++) {
		if (text_equal(subjects[i].name, name))
			return &subjects[i];
	}
	for (size_t i = 0; i < CONTEXTS; i++) {
		if (text_equal(contexts[i], name))
			return &context;
	}
	return NULL;
}

/* A misspelt meaning is a phrase that nobody hears. */
static int check_meaning(const struct lexicon_meaning *meaning, struct error *err)
{
	const struct subject *subject = subject_of(meaning->onderwerp);

	if (!subject)
		return error_set(err, ERROR_STOP, "%s:%d: no such subject: \"%s\"", meaning->file,
				 meaning->line, meaning->onderwerp);
	if (meaning->weight >= LEXICON_HALF && !text_equal(meaning->onderwerp, "gevaar"))
		return error_set(err, ERROR_STOP, "%s:%d: words are weighed for gevaar only",
				 meaning->file, meaning->line);
	/* a trap need not say what it looks like, nor points for which value they are */
	if (is_value(subject, meaning->waarde) ||
	    (!meaning->waarde[0] &&
	     (meaning->weight == LEXICON_VAL || meaning->weight == LEXICON_WEEGT)))
		return 0;
	return error_set(err, ERROR_STOP, "%s:%d: %s has no value \"%s\"", meaning->file,
			 meaning->line, meaning->onderwerp, meaning->waarde);
}

static int add_phrases(struct understand_tables *tables, const char *path, const char *data,
		       size_t size, struct error *err)
{
	const struct lexicon_meaning *meaning;
	size_t i = 0;

	while (lexicon_meaning(tables->lexicon, i))
		i++;
	if (lexicon_add(tables->lexicon, path, data, size, err) < 0)
		return -1;
	for (; (meaning = lexicon_meaning(tables->lexicon, i)) != NULL; i++) {
		if (check_meaning(meaning, err) < 0)
			return -1;
	}
	return 0;
}

int understand_tables_add(struct understand_tables *tables, const char *name, const char *path,
			  const char *data, size_t size, struct error *err)
{
	if (!text_equal(name, "labels"))
		return add_phrases(tables, path, data, size, err);
	if (tables->labels)
		return error_set(err, ERROR_STOP, "%s: the labels were read before", path);
	return form_labels_parse(path, data, size, &tables->labels, err);
}

static bool has_meaning(const struct lexicon *lexicon, const char *subject, const char *value)
{
	const struct lexicon_meaning *meaning;

	for (size_t i = 0; (meaning = lexicon_meaning(lexicon, i)) != NULL; i++) {
		if (text_equal(meaning->onderwerp, subject) && text_equal(meaning->waarde, value))
			return true;
	}
	return false;
}

/* In a text with too many phrases danger is not lost, nor what stands beside it and lowers it. */
static void keep_danger(struct lexicon *lexicon)
{
	lexicon_keep(lexicon, "gevaar", LEXICON_KEEP_ALWAYS);
	lexicon_keep(lexicon, "contactverbod", LEXICON_KEEP_ALWAYS);
	for (size_t i = 0; i < CONTEXTS; i++)
		lexicon_keep(lexicon, contexts[i], LEXICON_KEEP_BESIDE);
}

int understand_tables_check(struct understand_tables *tables, struct error *err)
{
	if (!tables->labels)
		return error_set(err, ERROR_STOP, "the file labels is missing");
	if (!has_meaning(tables->lexicon, "contactverbod", ""))
		return error_set(err, ERROR_STOP, "no phrases for contactverbod; add a line");
	for (int i = GEVAAR_SOORT_NONE + 1; i < GEVAAR_SOORT_COUNT; i++) {
		if (!has_meaning(tables->lexicon, "gevaar", names_text(&names_gevaar_soort, i)))
			return error_set(err, ERROR_STOP, "no phrases for gevaar %s; add a line",
					 names_text(&names_gevaar_soort, i));
	}
	keep_danger(tables->lexicon);
	lexicon_ready(tables->lexicon);
	return 0;
}
