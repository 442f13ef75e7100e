/* table_files: see table_files.h. Apart from the reading itself, so that whoever only checks the tables does
 * not hold what takes mails apart. */
#include "reader/table_files.h"

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "reader/reader.h"
#include "reading/tables.h"

enum { TABLE_LIMIT = 4 * 1024 * 1024 };

static int load_table(struct reading_tables *into, const char *folder, const char *name,
		      struct error *err)
{
	struct buffer path = {0}, text = {0};
	int result;

	buffer_format(&path, "%s/%s", folder, name);
	result = file_read(path.data, TABLE_LIMIT, &text, err);
	if (result == 0)
		result = reading_tables_add(into, name, path.data, text.data ? text.data : "",
					    text.length, err);
	if (result)
		err->kind = ERROR_STOP;
	buffer_free(&text);
	buffer_free(&path);
	return result;
}

struct reading_tables *table_files_load(const char *folder, struct error *err)
{
	struct reading_tables *loaded = reading_tables_new();

	for (const char *const *name = reading_table_files; *name; name++) {
		if (load_table(loaded, folder, *name, err)) {
			reading_tables_free(&loaded);
			error_prefix(err, "tables");
			return NULL;
		}
	}
	return loaded;
}

int reader_check_tables(const char *folder, struct error *err)
{
	struct reading_tables *loaded = table_files_load(folder, err);

	if (!loaded)
		return -1;
	reading_tables_free(&loaded);
	return 0;
}
