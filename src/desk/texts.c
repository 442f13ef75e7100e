/* texts: see texts.h. */
#include "desk/texts.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "advies/advies.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/place.h"

enum { FILE_LIMIT = 256 * 1024 };

struct advies_texts *desk_texts_load(const char *path, struct error *err)
{
	struct advies_texts *texts = NULL;
	struct buffer text = {0};
	int result = file_read(path, FILE_LIMIT, &text, err);

	if (result == 0)
		result =
		    advies_texts_parse(path, text.data ? text.data : "", text.length, &texts, err);
	buffer_free(&text);
	if (result == 0)
		return texts;
	if (!file_exists(path))
		error_set(err, ERROR_STOP,
			  "%s: %s%s; mend advies in the configuration, or leave it out for the one "
			  "installed",
			  path, strerror(errno), place_where(path));
	err->kind = ERROR_STOP;
	error_prefix(err, "advies");
	return NULL;
}

int desk_texts_check(const char *path, struct error *err)
{
	struct advies_texts *texts = desk_texts_load(path, err);

	if (!texts)
		return -1;
	advies_texts_free(&texts);
	return 0;
}
