/* spool_state: cursor and health, small files of key=value lines that are replaced whole; see
 * spool.h. */
#include "spool/spool_name.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"

enum { STATE_LIMIT = 64 * 1024 };

/* Where the value of `key` starts, or NULL. Keys stand at the start of a line. */
static const char *value_of(const char *text, const char *key)
{
	size_t length = strlen(key);

	for (const char *line = text; line && *line;) {
		const char *end = strchr(line, '\n');

		if (strncmp(line, key, length) == 0 && line[length] == '=')
			return line + length + 1;
		line = end ? end + 1 : NULL;
	}
	return NULL;
}

static int64_t number_of(const char *text, const char *key)
{
	const char *value = value_of(text, key);

	return value ? strtoll(value, NULL, 10) : 0;
}

static uint32_t uid_of(const char *text, const char *key)
{
	int64_t number = number_of(text, key);

	return number > 0 && number <= UINT32_MAX ? (uint32_t)number : 0;
}

static void copy_of(const char *text, const char *key, char *out, size_t size)
{
	const char *value = value_of(text, key);

	snprintf(out, size, "%.*s", value ? (int)strcspn(value, "\n") : 0, value ? value : "");
}

/* 1 read, 0 no such file, -1. A file that does not end in its last key was never written by us. */
static int read_state(const char *spool, enum spool_folder folder, const char *who,
		      struct buffer *text, struct error *err)
{
	char name[SPOOL_NAME], path[SPOOL_PATH];
	int found;

	spool_encode(who, name);
	spool_path(spool, folder, name, path);
	found = file_find(path, err);
	if (found <= 0)
		return found;
	if (file_read(path, STATE_LIMIT, text, err) < 0)
		return -1;
	if (!value_of(text->data, "end"))
		return error_set(err, ERROR_STOP, "%s: damaged; restore it or remove it", path);
	return 1;
}

static int write_state(const char *spool, enum spool_folder folder, const char *who,
		       struct buffer *text, struct error *err)
{
	char name[SPOOL_NAME], path[SPOOL_PATH];
	int result;

	buffer_text(text, "end=1\n");
	spool_encode(who, name);
	spool_path(spool, folder, name, path);
	result = file_replace(path, text->data, text->length, err);
	buffer_free(text);
	return result;
}

static void read_held(const char *text, struct spool_cursor *cursor)
{
	const char *at = value_of(text, "held");

	while (at && *at != '\n' && *at != '\0' && cursor->held_count < SPOOL_HELD) {
		char *end;
		unsigned long uid = strtoul(at, &end, 10);

		if (end == at)
			return;
		if (uid > 0 && uid <= UINT32_MAX)
			cursor->held[cursor->held_count++] = (uint32_t)uid;
		at = end + strspn(end, " ");
	}
}

int spool_cursor_read(const char *spool, const char *mailbox, struct spool_cursor *cursor,
		      struct error *err)
{
	struct buffer text = {0};
	int found = read_state(spool, SPOOL_CURSOR, mailbox, &text, err);

	*cursor = (struct spool_cursor){.known = found == 1};
	if (found == 1) {
		cursor->uidvalidity = uid_of(text.data, "uidvalidity");
		cursor->generation = uid_of(text.data, "generation");
		cursor->next_uid = uid_of(text.data, "next_uid");
		cursor->first_contact = number_of(text.data, "first_contact");
		cursor->waiting = uid_of(text.data, "waiting");
		cursor->old_from = uid_of(text.data, "old_from");
		cursor->old_below = uid_of(text.data, "old_below");
		cursor->old_cutoff = number_of(text.data, "old_cutoff");
		read_held(text.data, cursor);
	}
	buffer_free(&text);
	return found < 0 ? -1 : 0;
}

int spool_cursor_write(const char *spool, const char *mailbox, const struct spool_cursor *cursor,
		       struct error *err)
{
	struct buffer text = {0};

	buffer_format(&text, "uidvalidity=%u\ngeneration=%u\nnext_uid=%u\n", cursor->uidvalidity,
		      cursor->generation, cursor->next_uid);
	buffer_format(&text, "first_contact=%lld\nwaiting=%u\n", (long long)cursor->first_contact,
		      cursor->waiting);
	buffer_format(&text, "old_from=%u\nold_below=%u\nold_cutoff=%lld\nheld=", cursor->old_from,
		      cursor->old_below, (long long)cursor->old_cutoff);
	for (size_t i = 0; i < cursor->held_count; i++)
		buffer_format(&text, "%s%u", i ? " " : "", cursor->held[i]);
	buffer_char(&text, '\n');
	return write_state(spool, SPOOL_CURSOR, mailbox, &text, err);
}

int spool_health_read(const char *spool, const char *who, struct spool_health *health,
		      struct error *err)
{
	struct buffer text = {0};
	int found = read_state(spool, SPOOL_HEALTH, who, &text, err);

	*health = (struct spool_health){.known = found == 1};
	if (found == 1) {
		health->healthy = number_of(text.data, "healthy") == 1;
		copy_of(text.data, "fault", health->fault, sizeof(health->fault));
		health->since = number_of(text.data, "since");
		health->last_success = number_of(text.data, "last_success");
		health->waiting = uid_of(text.data, "waiting");
		health->vanished = uid_of(text.data, "vanished");
		health->vanished_at = number_of(text.data, "vanished_at");
		copy_of(text.data, "vanished_uids", health->vanished_uids,
			sizeof(health->vanished_uids));
	}
	buffer_free(&text);
	return found < 0 ? -1 : 0;
}

/* A value of one line: a line end in it would become a key. */
static void add_line(struct buffer *text, const char *key, const char *value)
{
	buffer_format(text, "%s=", key);
	for (const char *c = value; *c; c++)
		buffer_char(text, *c == '\n' || *c == '\r' ? ' ' : *c);
	buffer_char(text, '\n');
}

int spool_health_write(const char *spool, const char *who, const struct spool_health *health,
		       struct error *err)
{
	struct buffer text = {0};

	buffer_format(&text, "healthy=%d\nsince=%lld\nlast_success=%lld\n", health->healthy,
		      (long long)health->since, (long long)health->last_success);
	buffer_format(&text, "waiting=%u\nvanished=%u\nvanished_at=%lld\n", health->waiting,
		      health->vanished, (long long)health->vanished_at);
	add_line(&text, "vanished_uids", health->vanished_uids);
	add_line(&text, "fault", health->fault);
	return write_state(spool, SPOOL_HEALTH, who, &text, err);
}
