/* table_files: see table_files.h. Apart from the reading itself, so that whoever only checks the
 * tables does not hold what takes mails apart. */
#include "reader/table_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/place.h"
#include "reader/reader.h"
#include "understand/tables.h"

enum { TABLE_LIMIT = 4 * 1024 * 1024 };

/* What lies in the folder and is no table: editors' copies, hidden files, and the mailboxes, which only
 * `loketctl read` asks for. */
static int is_table(const struct dirent *entry)
{
	size_t length = strlen(entry->d_name);

	return entry->d_name[0] != '.' && entry->d_name[0] != '#' &&
	       entry->d_name[length - 1] != '~' && strcmp(entry->d_name, "mailboxes") != 0;
}

/* By name, but the spelling first: it changes what the others say. */
static int in_order(const struct dirent **a, const struct dirent **b)
{
	int first = strcmp((*b)->d_name, "spelling") == 0;
	int second = strcmp((*a)->d_name, "spelling") == 0;

	return first != second ? first - second : strcmp((*a)->d_name, (*b)->d_name);
}

static int load_table(struct understand_tables *into, const char *folder, const char *name,
		      struct error *err)
{
	struct buffer path = {0}, text = {0};
	int result;

	buffer_format(&path, "%s/%s", folder, name);
	result = file_read(path.data, TABLE_LIMIT, &text, err);
	if (result == 0)
		result = understand_tables_add(into, name, path.data, text.data ? text.data : "",
					    text.length, err);
	buffer_free(&text);
	buffer_free(&path);
	return result;
}

static int load_folder(struct understand_tables *into, const char *folder, struct error *err)
{
	struct dirent **entries;
	int count = scandir(folder, &entries, is_table, in_order), result = 0;

	if (count < 0)
		return error_set(err, ERROR_STOP,
				 "%s: %s%s; mend lexicon in the configuration, or leave it out for "
				 "the one installed",
				 folder, strerror(errno), place_where(folder));
	for (int i = 0; i < count; i++) {
		if (result == 0)
			result = load_table(into, folder, entries[i]->d_name, err);
		free(entries[i]);
	}
	free(entries);
	if (result == 0 && understand_tables_check(into, err) < 0) {
		error_prefix(err, "%s", folder);
		result = -1;
	}
	return result;
}

struct understand_tables *table_files_load(const char *folder, struct error *err)
{
	struct understand_tables *loaded = understand_tables_new();

	if (load_folder(loaded, folder, err) == 0)
		return loaded;
	understand_tables_free(&loaded);
	err->kind = ERROR_STOP;
	error_prefix(err, "lexicon");
	return NULL;
}

int reader_check_tables(const char *folder, struct error *err)
{
	struct understand_tables *loaded = table_files_load(folder, err);

	if (!loaded)
		return -1;
	understand_tables_free(&loaded);
	return 0;
}
