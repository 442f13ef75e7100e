/* files: whether the files that the roles read when they start can be used: templates, tables and
 * the texts of the rules. */
#ifndef LOKET_ROLES_FILES_H
#define LOKET_ROLES_FILES_H

#include <stdbool.h>

struct settings;

/* Looks at all of them, also when the first has a fault; `say` is told each fault, and a word for
 * the log that says of what ("template-fault", "table-fault", "text-fault"). */
bool role_files_good(const struct settings *settings,
		     void (*say)(const char *event, const char *fault));

#endif
