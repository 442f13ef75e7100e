/* intake: the only one that opens dossiers. Takes whole mails from the spool, lets a sealed reader
 * read each, and puts mail, dossier, history and answers into the store in one transaction.
 *
 * SECURITY: no network; holds the master key; parses nothing but a checked reading. */
#ifndef LOKET_ROLES_INTAKE_H
#define LOKET_ROLES_INTAKE_H

#include <stdbool.h>

struct settings;

/* Exit code: 0 done or stopped, 1 something remains to be tried, 2 configuration. */
int role_intake(const struct settings *settings, bool once);

#endif
