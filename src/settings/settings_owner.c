/* settings_owner: whose places these are. What root is asked to look at is judged as the user of the service sees it: root
 * can read anything, and so would say good of a secret that the service cannot. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/place.h"
#include "base/process.h"
#include "settings/settings.h"

int settings_for_root(const struct settings *settings, struct error *err)
{
	const char *places[] = {settings->spool, settings->store, settings->keys,
				settings->secrets};
	int result = 0;

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]) && result == 0; i++)
		result = place_for_root(places[i], err);
	return result;
}

static int look_at_file(const char *path, struct error *err)
{
	if (faccessat(AT_FDCWD, path, R_OK, AT_EACCESS) == 0)
		return 0;
	return place_denied(err, ERROR_STOP, 0640, "", path);
}

int settings_as_owner(const struct settings *settings, struct error *err)
{
	const char *places[] = {settings->spool, settings->secrets};
	struct stat facts = {0};

	if (geteuid() != 0)
		return 0;
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]) && facts.st_uid == 0; i++)
		if (stat(places[i], &facts) < 0)
			facts.st_uid = 0;
	if (facts.st_uid == 0)
		return 0;
	if (process_become(facts.st_uid, facts.st_gid) < 0)
		return error_set(err, ERROR_STOP,
				 "root cannot look at this as the user of loketd: %s; run this as "
				 "that user",
				 strerror(errno));
	return look_at_file(settings->path, err);
}
