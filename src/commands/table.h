/* table: aligned columns for a person; colour only when asked for. */
#ifndef LOKET_COMMANDS_TABLE_H
#define LOKET_COMMANDS_TABLE_H

#include <stdbool.h>
#include <stddef.h>

enum table_color { TABLE_PLAIN, TABLE_RED, TABLE_YELLOW, TABLE_GREEN, TABLE_DIM, TABLE_BOLD };

struct table;
/* `heads` ends with NULL and is borrowed. */
struct table *table_new(const char *const *heads);
void table_row(struct table *table); /* starts a row */
void table_cell(struct table *table, enum table_color color,
		const char *text); /* cleaned (table_text); NULL prints "-" */
/* Prints all, each column as wide as its widest cell, and frees the table. */
void table_print(struct table **table, bool color);

/* A value that came in with a mail, as one line of a terminal: nothing in it can move the cursor, reorder or
 * break what stands around it. The caller frees it. */
char *table_text(const char *text);

/* Escape sequences around a text on a terminal, nothing else. */
const char *table_on(enum table_color color, bool wanted);
const char *table_off(enum table_color color, bool wanted);

#endif
