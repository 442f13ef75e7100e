/* intake_tries: see intake_tries.h. */
#include "roles/intake_tries.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "spool/spool.h"

static void tries_path(const char *spool, char path[SPOOL_PATH])
{
	snprintf(path, SPOOL_PATH, "%s/tries", spool);
}

/* The count that stands there for this name; 0 for another. */
static int count_of(const char *path, const char *name)
{
	char noted[SPOOL_NAME] = "";
	FILE *file = fopen(path, "re");
	int count = 0;

	if (!file)
		return 0;
	if (fscanf(file, "%d %299s", &count, noted) != 2 || strcmp(noted, name) != 0 || count < 0)
		count = 0;
	fclose(file);
	return count;
}

int intake_tries_begin(const char *spool, const char *name)
{
	char path[SPOOL_PATH];
	FILE *file;
	int before;

	tries_path(spool, path);
	before = count_of(path, name);
	file = fopen(path, "we");
	if (file) {
		fprintf(file, "%d %s\n", before + 1, name);
		fclose(file);
	}
	return before;
}

void intake_tries_end(const char *spool)
{
	char path[SPOOL_PATH];

	tries_path(spool, path);
	unlink(path);
}
