/* intake_tries: see intake_tries.h. */
#include "roles/intake_tries.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Always written whole, filled up with spaces: one system call, and no rest of a longer one. */
enum { RECORD = 2 * SPOOL_NAME + 20 };

#define RECORD_FORMAT "%d %s %s\n"
#define NOBODY	      "-"

/* What cannot be read counts as nothing. */
static void read_record(struct intake_tries *tries)
{
	char text[RECORD + 1] = "";
	ssize_t length = pread(tries->fd, text, RECORD, 0);

	text[length > 0 ? length : 0] = '\0';
	if (sscanf(text, "%d %299s %299s", &tries->deaths, tries->suspect, tries->at_work) != 3 ||
	    tries->deaths < 0) {
		tries->deaths = 0;
		strcpy(tries->suspect, NOBODY);
		strcpy(tries->at_work, NOBODY);
	}
}

static void write_record(const struct intake_tries *tries)
{
	char text[RECORD + 1];
	int length = snprintf(text, sizeof(text), RECORD_FORMAT, tries->deaths, tries->suspect,
			      tries->at_work);

	memset(text + length, ' ', (size_t)(RECORD - length));
	/* without it a death is not counted, no more */
	if (pwrite(tries->fd, text, RECORD, 0) < 0)
		return;
}

bool intake_tries_open(struct intake_tries *tries, const char *spool)
{
	char path[SPOOL_PATH];
	bool died;

	snprintf(path, sizeof(path), "%s/tries", spool);
	tries->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	read_record(tries);
	died = strcmp(tries->at_work, NOBODY) != 0;
	if (!died)
		return false;
	tries->deaths = strcmp(tries->at_work, tries->suspect) == 0 ? tries->deaths + 1 : 1;
	memcpy(tries->suspect, tries->at_work, sizeof(tries->suspect));
	intake_tries_begin(tries, NOBODY);
	return true;
}

void intake_tries_close(struct intake_tries *tries)
{
	if (tries->fd >= 0)
		close(tries->fd);
}

int intake_tries_deaths(const struct intake_tries *tries, const char *name)
{
	return strcmp(tries->suspect, name) == 0 ? tries->deaths : 0;
}

void intake_tries_begin(struct intake_tries *tries, const char *name)
{
	snprintf(tries->at_work, sizeof(tries->at_work), "%s", name);
	write_record(tries);
}

void intake_tries_end(struct intake_tries *tries)
{
	if (strcmp(tries->at_work, tries->suspect) == 0) {
		tries->deaths = 0;
		strcpy(tries->suspect, NOBODY);
	}
	intake_tries_begin(tries, NOBODY);
}
