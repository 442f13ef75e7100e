/* spool_name: the names of mails in the spool, MAILBOX.UIDVALIDITY.UID, and lists of them; see
 * spool.h.
 *
 * SECURITY: whatever an address holds, a name never starts with a dot and never holds a slash,
 * a space, a control character or a byte beyond ASCII. */
#include "spool/spool_name.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"

static bool is_safe(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (c != '\0' && strchr("@._+=-", c) != NULL);
}

void spool_encode(const char *address, char out[SPOOL_NAME])
{
	size_t length = 0;

	for (const char *c = address; *c && length + 3 <= SPOOL_ADDRESS; c++) {
		if (is_safe(*c) && !(c == address && *c == '.'))
			out[length++] = *c;
		else
			length += (size_t)snprintf(out + length, 4, "%%%02X", (unsigned char)*c);
	}
	out[length] = '\0';
}

bool spool_address_fits(const char *address)
{
	size_t needed = 0;

	for (const char *c = address; *c; c++)
		needed += is_safe(*c) ? 1 : 3;
	return needed + 3 <= SPOOL_ADDRESS;
}

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* The other way; false when it is not what spool_encode writes. */
static bool decode(const char *text, size_t length, char *out)
{
	char again[SPOOL_NAME];
	size_t at = 0;

	for (size_t i = 0; i < length; i++) {
		int high, low;

		if (text[i] != '%') {
			out[at++] = text[i];
			continue;
		}
		high = i + 2 < length ? hex_value(text[i + 1]) : -1;
		low = i + 2 < length ? hex_value(text[i + 2]) : -1;
		if (high < 0 || low < 0 || high + low == 0)
			return false;
		out[at++] = (char)(unsigned char)(high * 16 + low);
		i += 2;
	}
	out[at] = '\0';
	spool_encode(out, again);
	return strlen(again) == length && memcmp(again, text, length) == 0;
}

void spool_name(const char *mailbox, uint32_t uidvalidity, uint32_t uid, char out[SPOOL_NAME])
{
	size_t length;

	spool_encode(mailbox, out);
	length = strlen(out);
	snprintf(out + length, SPOOL_NAME - length, ".%u.%u", uidvalidity, uid);
}

/* Reads ".NUMBER" that ends at *end, without leading zeros, and moves *end before it. */
static bool take_number(const char *name, size_t *end, uint32_t *number)
{
	size_t start = *end;
	uint64_t value = 0;

	while (start > 0 && name[start - 1] >= '0' && name[start - 1] <= '9')
		start--;
	if (start == *end || start < 2 || name[start - 1] != '.' || *end - start > 10)
		return false;
	for (size_t i = start; i < *end; i++)
		value = value * 10 + (uint64_t)(name[i] - '0');
	if (value > UINT32_MAX || (name[start] == '0' && *end - start > 1))
		return false;
	*number = (uint32_t)value;
	*end = start - 1;
	return true;
}

bool spool_name_parts(const char *name, char *mailbox, uint32_t *uidvalidity, uint32_t *uid)
{
	size_t end = strlen(name);

	if (end >= SPOOL_NAME || name[0] == '.')
		return false;
	if (!take_number(name, &end, uid) || !take_number(name, &end, uidvalidity))
		return false;
	return end <= SPOOL_ADDRESS && decode(name, end, mailbox);
}

struct entry {
	char *name;
	size_t mailbox_length; /* of its encoded mailbox */
	uint32_t uidvalidity, uid;
	size_t turn; /* its place among those of its mailbox */
};

static int compare_mailbox(const struct entry *a, const struct entry *b)
{
	size_t shorter =
	    a->mailbox_length < b->mailbox_length ? a->mailbox_length : b->mailbox_length;
	int order = memcmp(a->name, b->name, shorter);

	if (order != 0)
		return order;
	return (a->mailbox_length > b->mailbox_length) - (a->mailbox_length < b->mailbox_length);
}

static int by_age(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	int order = compare_mailbox(a, b);

	if (order != 0)
		return order;
	if (a->uidvalidity != b->uidvalidity)
		return a->uidvalidity < b->uidvalidity ? -1 : 1;
	return (a->uid > b->uid) - (a->uid < b->uid);
}

static int by_turn(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;

	if (a->turn != b->turn)
		return a->turn < b->turn ? -1 : 1;
	return compare_mailbox(a, b);
}

static void put_in_turns(struct entry *entries, size_t count)
{
	if (count == 0)
		return;
	qsort(entries, count, sizeof(*entries), by_age);
	for (size_t i = 1; i < count; i++) {
		if (compare_mailbox(&entries[i - 1], &entries[i]) == 0)
			entries[i].turn = entries[i - 1].turn + 1;
	}
	qsort(entries, count, sizeof(*entries), by_turn);
}

/* Adds the file when it is one of ours, and of that mailbox. */
static void consider(const char *name, const char *mailbox, struct entry **entries, size_t *count)
{
	char owner[SPOOL_NAME], encoded[SPOOL_NAME];
	struct entry entry = {0};

	if (!spool_name_parts(name, owner, &entry.uidvalidity, &entry.uid))
		return;
	if (mailbox && strcmp(owner, mailbox) != 0)
		return;
	spool_encode(owner, encoded);
	entry.mailbox_length = strlen(encoded);
	entry.name = memory_text(name);
	*entries = memory_grow(*entries, *count, sizeof(**entries));
	(*entries)[(*count)++] = entry;
}

static int read_folder(const char *path, const char *mailbox, struct entry **entries, size_t *count,
		       struct error *err)
{
	DIR *folder = opendir(path);
	struct dirent *item;
	int result;

	if (!folder)
		return error_system(err, ERROR_STOP, "%s", path);
	errno = 0;
	while ((item = readdir(folder)) != NULL)
		consider(item->d_name, mailbox, entries, count);
	result = errno ? error_system(err, ERROR_STOP, "%s", path) : 0;
	closedir(folder);
	return result;
}

int spool_list(const char *spool, enum spool_folder folder, const char *mailbox, size_t limit,
	       struct spool_names *names, struct error *err)
{
	char path[SPOOL_PATH];
	struct entry *entries = NULL;
	size_t count = 0;
	int result;

	*names = (struct spool_names){0};
	spool_path(spool, folder, NULL, path);
	result = read_folder(path, mailbox, &entries, &count, err);
	put_in_turns(entries, count);
	for (size_t i = 0; i < count; i++) {
		if (result < 0 || i >= limit) {
			free(entries[i].name);
			continue;
		}
		names->items = memory_grow(names->items, names->count, sizeof(char *));
		names->items[names->count++] = entries[i].name;
	}
	free(entries);
	return result;
}

void spool_names_free(struct spool_names *names)
{
	for (size_t i = 0; i < names->count; i++)
		free(names->items[i]);
	free(names->items);
	*names = (struct spool_names){0};
}
