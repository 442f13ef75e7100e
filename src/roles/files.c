/* files: see files.h. */
#include "roles/files.h"

#include "base/error.h"
#include "compose/compose.h"
#include "desk/texts.h"
#include "reader/reader.h"
#include "settings/settings.h"

typedef void say_function(const char *event, const char *fault);

static bool templates_good(const char *folder, say_function *say)
{
	struct compose_templates *templates = NULL;
	struct compose_faults faults = {0};
	bool good = compose_load(folder, &templates, &faults) == 0;

	for (size_t i = 0; i < faults.count; i++)
		say("template-fault", faults.items[i]);
	compose_faults_free(&faults);
	compose_free(&templates);
	return good;
}

bool role_files_good(const struct settings *settings, say_function *say)
{
	bool good = templates_good(settings->templates, say);
	struct error err;

	if (reader_check_tables(settings->lexicon, &err) < 0) {
		say("table-fault", err.text);
		good = false;
	}
	if (desk_texts_check(settings->advies, &err) < 0) {
		say("text-fault", err.text);
		good = false;
	}
	return good;
}
