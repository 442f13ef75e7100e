/* intake_tries: see intake_tries.h. */
#include "roles/intake_tries.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The file is lines of one length, filled up with spaces: the name at work, then a suspect each. So the name at
 * work is changed by one system call. */
enum { LINE = SPOOL_NAME + 20 };

#define NOBODY "-"

/* Not written: a death is not counted, no more. */
static void write_line(const struct intake_tries *tries, size_t number, int deaths,
		       const char *name)
{
	char line[LINE];
	int length = snprintf(line, sizeof(line), "%d %s", deaths, name);

	memset(line + length, ' ', (size_t)(LINE - length));
	line[LINE - 1] = '\n';
	if (pwrite(tries->fd, line, LINE, (off_t)(number * LINE)) < 0)
		return;
}

/* What cannot be read counts as nothing. */
static int read_line(const struct intake_tries *tries, size_t number, char name[SPOOL_NAME])
{
	char line[LINE + 1] = "";
	int deaths = 0;
	ssize_t length = pread(tries->fd, line, LINE, (off_t)(number * LINE));

	line[length > 0 ? length : 0] = '\0';
	if (sscanf(line, "%d %299s", &deaths, name) == 2 && deaths >= 0)
		return deaths;
	snprintf(name, SPOOL_NAME, NOBODY);
	return 0;
}

static void set_suspect(struct intake_tries *tries, size_t index, int deaths, const char *name)
{
	tries->suspects[index].deaths = deaths;
	snprintf(tries->suspects[index].name, SPOOL_NAME, "%s", name);
	write_line(tries, index + 1, deaths, name);
}

/* Its place, or else the one that is worth least. */
static size_t place_of(const struct intake_tries *tries, const char *name)
{
	size_t least = 0;

	for (size_t i = 0; i < TRIES_SUSPECTS; i++) {
		if (strcmp(tries->suspects[i].name, name) == 0)
			return i;
		if (tries->suspects[i].deaths < tries->suspects[least].deaths)
			least = i;
	}
	return least;
}

bool intake_tries_open(struct intake_tries *tries, const char *spool)
{
	char path[SPOOL_PATH];
	size_t place;

	snprintf(path, sizeof(path), "%s/tries", spool);
	tries->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	read_line(tries, 0, tries->at_work);
	for (size_t i = 0; i < TRIES_SUSPECTS; i++)
		tries->suspects[i].deaths = read_line(tries, i + 1, tries->suspects[i].name);
	if (strcmp(tries->at_work, NOBODY) == 0)
		return false;
	place = place_of(tries, tries->at_work);
	set_suspect(tries, place, intake_tries_deaths(tries, tries->at_work) + 1, tries->at_work);
	intake_tries_end(tries);
	return true;
}

void intake_tries_close(struct intake_tries *tries)
{
	if (tries->fd >= 0)
		close(tries->fd);
}

int intake_tries_deaths(const struct intake_tries *tries, const char *name)
{
	size_t place = place_of(tries, name);

	return strcmp(tries->suspects[place].name, name) == 0 ? tries->suspects[place].deaths : 0;
}

void intake_tries_begin(struct intake_tries *tries, const char *name)
{
	snprintf(tries->at_work, sizeof(tries->at_work), "%s", name);
	write_line(tries, 0, 0, name);
}

void intake_tries_end(struct intake_tries *tries)
{
	intake_tries_begin(tries, NOBODY);
}

void intake_tries_clear(struct intake_tries *tries, const char *name)
{
	if (intake_tries_deaths(tries, name) > 0)
		set_suspect(tries, place_of(tries, name), 0, NOBODY);
}
