/* table_files: the tables of a folder, all of them. */
#ifndef LOKET_READER_TABLE_FILES_H
#define LOKET_READER_TABLE_FILES_H

struct error;
struct understand_tables;

/* NULL when a table has a fault (ERROR_STOP, with file and line). */
struct understand_tables *table_files_load(const char *folder, struct error *err);

#endif
