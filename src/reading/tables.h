/* tables: what understanding a mail needs beside the mail, parsed from the files under
 * config/tables. Who may open files (the reader, before it is sealed) reads each file of
 * reading_table_files and hands its text over:
 *
 * for each NAME in reading_table_files: reading_tables_add(tables, NAME, PATH, data, size, err)
 *
 * A new table is a row in tables.c, and no change for its callers. */
#ifndef LOKET_READING_TABLES_H
#define LOKET_READING_TABLES_H

#include <stddef.h>

struct error;
struct form_labels;
struct form_phrases;

struct reading_tables {
	struct form_labels *labels;  /* NULL until added */
	struct form_phrases *gevaar; /* NULL until added */
};

/* The file names, ended by NULL: "labels", "gevaar". */
extern const char *const reading_table_files[];

struct reading_tables *reading_tables_new(void);
void reading_tables_free(struct reading_tables **tables);

/* Takes in the text of the file NAME; `path` is for messages. A name that is no table, one that was
 * added before, or a fault in the text is ERROR_STOP with path and line. */
int reading_tables_add(struct reading_tables *tables, const char *name, const char *path,
		       const char *data, size_t size, struct error *err);

#endif
