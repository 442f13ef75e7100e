/* tables: see tables.h. */
#include "reading/tables.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "form/form.h"
#include "form/phrases.h"
#include "names/names.h"

const char *const reading_table_files[] = {"labels", "gevaar", NULL};

struct reading_tables *reading_tables_new(void)
{
	return memory_zero(1, sizeof(struct reading_tables));
}

void reading_tables_free(struct reading_tables **tables)
{
	if (!*tables)
		return;
	form_labels_free(&(*tables)->labels);
	form_phrases_free(&(*tables)->gevaar);
	free(*tables);
	*tables = NULL;
}

static bool has_soort(const struct form_phrases *phrases, const char *wanted)
{
	const char *soort;

	for (size_t i = 0; (soort = form_phrases_soort(phrases, i)) != NULL; i++) {
		if (text_equal(soort, wanted))
			return true;
	}
	return false;
}

/* A misspelt kind would be a danger that nobody sees: every kind must be there, and no other. */
static int check_gevaar(const struct form_phrases *phrases, const char *path, struct error *err)
{
	const char *soort;

	for (int i = GEVAAR_SOORT_NONE + 1; i < GEVAAR_SOORT_COUNT; i++) {
		if (!has_soort(phrases, names_text(&names_gevaar_soort, i)))
			return error_set(err, ERROR_STOP, "%s: no phrases for \"%s\"; add a line",
					 path, names_text(&names_gevaar_soort, i));
	}
	for (size_t i = 0; (soort = form_phrases_soort(phrases, i)) != NULL; i++) {
		if (names_value(&names_gevaar_soort, soort) < 0 && !text_equal(soort, "vermeld") &&
		    !text_equal(soort, "naam") && !text_equal(soort, "contactverbod"))
			return error_set(err, ERROR_STOP, "%s: unknown kind \"%s\"", path, soort);
	}
	return 0;
}

static int add_gevaar(struct reading_tables *tables, const char *path, const char *data,
		      size_t size, struct error *err)
{
	if (form_phrases_parse(path, data, size, &tables->gevaar, err))
		return -1;
	if (check_gevaar(tables->gevaar, path, err)) {
		form_phrases_free(&tables->gevaar);
		return -1;
	}
	return 0;
}

int reading_tables_add(struct reading_tables *tables, const char *name, const char *path,
		       const char *data, size_t size, struct error *err)
{
	bool labels = text_equal(name, "labels"), gevaar = text_equal(name, "gevaar");

	if ((labels && tables->labels) || (gevaar && tables->gevaar))
		return error_set(err, ERROR_STOP, "%s: this table was read before", path);
	if (labels)
		return form_labels_parse(path, data, size, &tables->labels, err);
	if (gevaar)
		return add_gevaar(tables, path, data, size, err);
	return error_set(err, ERROR_STOP, "%s: no such table", path);
}
