/* spool_name: the names of mails in the spool, MAILBOX.UIDVALIDITY[-GENERATION].UID, and lists of
 * them; see spool.h.
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

static const char *const folder_names[SPOOL_FOLDER_COUNT] = {
    [SPOOL_TMP] = "tmp",       [SPOOL_NEW] = "new",	  [SPOOL_MARK] = "mark",
    [SPOOL_KEPT] = "kept",     [SPOOL_FAILED] = "failed", [SPOOL_CURSOR] = "cursor",
    [SPOOL_HEALTH] = "health", [SPOOL_WAKE] = "wake",
};

void spool_path(const char *spool, enum spool_folder folder, const char *name, char out[SPOOL_PATH])
{
	if (name)
		snprintf(out, SPOOL_PATH, "%s/%s/%s", spool, folder_names[folder], name);
	else
		snprintf(out, SPOOL_PATH, "%s/%s", spool, folder_names[folder]);
}

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

void spool_name(const char *mailbox, const struct spool_id *id, char out[SPOOL_NAME])
{
	char generation[16] = "";
	size_t length;

	spool_encode(mailbox, out);
	length = strlen(out);
	if (id->generation > 0)
		snprintf(generation, sizeof(generation), "-%u", id->generation);
	snprintf(out + length, SPOOL_NAME - length, ".%u%s.%u", id->uidvalidity, generation,
		 id->uid);
}

/* Reads a number behind `mark` that ends at *end, without leading zeros, and moves *end before it. */
static bool take_number(const char *name, char mark, size_t *end, uint32_t *number)
{
	size_t start = *end;
	uint64_t value = 0;

	while (start > 0 && name[start - 1] >= '0' && name[start - 1] <= '9')
		start--;
	if (start == *end || start < 2 || name[start - 1] != mark || *end - start > 10)
		return false;
	for (size_t i = start; i < *end; i++)
		value = value * 10 + (uint64_t)(name[i] - '0');
	if (value > UINT32_MAX || (name[start] == '0' && *end - start > 1))
		return false;
	*number = (uint32_t)value;
	*end = start - 1;
	return true;
}

bool spool_name_parts(const char *name, char *mailbox, struct spool_id *id)
{
	size_t end = strlen(name);

	if (end >= SPOOL_NAME || name[0] == '.')
		return false;
	id->generation = 0;
	if (!take_number(name, '.', &end, &id->uid))
		return false;
	if (take_number(name, '-', &end, &id->generation) && id->generation == 0)
		return false;
	if (!take_number(name, '.', &end, &id->uidvalidity))
		return false;
	return end <= SPOOL_ADDRESS && decode(name, end, mailbox);
}

struct entry {
	char *name;
	size_t mailbox_length; /* of its encoded mailbox */
	struct spool_id id;
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
	if (a->id.uidvalidity != b->id.uidvalidity)
		return a->id.uidvalidity < b->id.uidvalidity ? -1 : 1;
	if (a->id.generation != b->id.generation)
		return a->id.generation < b->id.generation ? -1 : 1;
	return (a->id.uid > b->id.uid) - (a->id.uid < b->id.uid);
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

struct listing {
	const char *mailbox; /* NULL: all */
	struct entry *entries;
	size_t count;
};

/* Adds the file when it is one of ours, and of that mailbox. */
static void consider(const char *name, void *context)
{
	char owner[SPOOL_NAME], encoded[SPOOL_NAME];
	struct listing *listing = context;
	struct entry entry = {0};

	if (!spool_name_parts(name, owner, &entry.id))
		return;
	if (listing->mailbox && strcmp(owner, listing->mailbox) != 0)
		return;
	spool_encode(owner, encoded);
	entry.mailbox_length = strlen(encoded);
	entry.name = memory_text(name);
	listing->entries = memory_grow(listing->entries, listing->count, sizeof(entry));
	listing->entries[listing->count++] = entry;
}

static int each_file(const char *spool, enum spool_folder which,
		     void (*each)(const char *name, void *context), void *context,
		     struct error *err)
{
	char path[SPOOL_PATH];
	struct dirent *item;
	DIR *folder;
	int result;

	spool_path(spool, which, NULL, path);
	folder = opendir(path);
	if (!folder)
		return error_system(err, ERROR_STOP, "%s", path);
	errno = 0;
	while ((item = readdir(folder)) != NULL)
		each(item->d_name, context);
	result = errno ? error_system(err, ERROR_STOP, "%s", path) : 0;
	closedir(folder);
	return result;
}

int spool_list(const char *spool, enum spool_folder folder, const char *mailbox, size_t limit,
	       struct spool_names *names, struct error *err)
{
	struct listing listing = {.mailbox = mailbox};
	int result = each_file(spool, folder, consider, &listing, err);

	*names = (struct spool_names){0};
	put_in_turns(listing.entries, listing.count);
	for (size_t i = 0; i < listing.count; i++) {
		if (result < 0 || i >= limit) {
			free(listing.entries[i].name);
			continue;
		}
		names->items = memory_grow(names->items, names->count, sizeof(char *));
		names->items[names->count++] = listing.entries[i].name;
	}
	free(listing.entries);
	return result;
}

void spool_names_free(struct spool_names *names)
{
	for (size_t i = 0; i < names->count; i++)
		free(names->items[i]);
	free(names->items);
	*names = (struct spool_names){0};
}

struct latest {
	const char *mailbox;
	uint32_t uidvalidity;
	bool found;
	uint32_t generation;
};

static void note_generation(const char *file, void *context)
{
	static const char sealed[] = ".sealed";
	char name[SPOOL_NAME], owner[SPOOL_NAME];
	size_t length = strlen(file), end = sizeof(sealed) - 1;
	struct latest *latest = context;
	struct spool_id id;

	if (length > end && strcmp(file + length - end, sealed) == 0)
		length -= end;
	snprintf(name, sizeof(name), "%.*s", (int)length, file);
	if (!spool_name_parts(name, owner, &id) || strcmp(owner, latest->mailbox) != 0 ||
	    id.uidvalidity != latest->uidvalidity)
		return;
	if (!latest->found || id.generation > latest->generation)
		latest->generation = id.generation;
	latest->found = true;
}

int spool_generation(const char *spool, const char *mailbox, uint32_t uidvalidity,
		     uint32_t *generation_r, struct error *err)
{
	static const enum spool_folder folders[] = {SPOOL_NEW, SPOOL_KEPT, SPOOL_FAILED,
						    SPOOL_MARK};
	struct latest latest = {.mailbox = mailbox, .uidvalidity = uidvalidity};

	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		if (each_file(spool, folders[i], note_generation, &latest, err) < 0)
			return -1;
	}
	*generation_r = latest.generation;
	return latest.found ? 1 : 0;
}
