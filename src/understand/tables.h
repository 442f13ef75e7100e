/* tables: what understanding a mail needs beside the mail, parsed from the files of one folder
 * (config/lexicon): "labels", "spelling", and any other as phrases with their meaning
 * (form/lexicon.h). "mailboxes" is none of them. Who may open files (the reader, before it is
 * sealed) hands their texts over: "spelling" before the other phrases.
 *
 * Pure. */
#ifndef LOKET_UNDERSTAND_TABLES_H
#define LOKET_UNDERSTAND_TABLES_H

#include <stdbool.h>
#include <stddef.h>

struct error;
struct form_labels;
struct lexicon;

struct understand_tables {
	struct form_labels *labels; /* NULL until added */
	struct lexicon *lexicon;    /* never NULL */
};

struct understand_tables *understand_tables_new(void);
void understand_tables_free(struct understand_tables **tables);

/* Takes in the text of the file NAME; `path` is for messages. A fault in the text, a subject or value that
 * nothing knows, labels that were added before: ERROR_STOP with path and line. */
int understand_tables_add(struct understand_tables *tables, const char *name, const char *path,
			  const char *data, size_t size, struct error *err);
/* After the last, and before the first mail: is everything there that must be? A danger without one phrase would be
 * seen by nobody. */
int understand_tables_check(struct understand_tables *tables, struct error *err);

#endif
