/* replies: the answers that the desk chooses. Which there are, the folder says: a desk adds one of its own by
 * putting two files there. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "compose/compose.h"
#include "compose/template.h"

enum { NAME_MOST = 40 };

static const char plain_template[] = "antwoord", plain_name[] = "tekst";

/* The length of NAAM, when the file is antwoord-NAAM.je.md or antwoord-NAAM.u.md; else 0. */
static size_t name_length(const char *file)
{
	size_t skip = strlen(COMPOSE_REPLY), length;
	const char *name = file + skip;

	if (strncmp(file, COMPOSE_REPLY, skip) != 0)
		return 0;
	length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");
	if (length > NAME_MOST || strspn(name, "-") == length ||
	    (strcmp(name + length, ".je.md") != 0 && strcmp(name + length, ".u.md") != 0))
		return 0;
	/* they would be the plain one by another name */
	if (strncmp(name, plain_name, length) == 0 && length == strlen(plain_name))
		return 0;
	return length;
}

bool replies_is_file(const char *file)
{
	return name_length(file) > 0;
}

static bool is_known(const struct compose_message *replies, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		if (text_equal(replies[i].name, name))
			return true;
	}
	return false;
}

static int by_name(const void *a, const void *b)
{
	const struct compose_message *left = a, *right = b;

	return strcmp(left->name, right->name);
}

void replies_find(struct compose_templates *templates, const char *folder)
{
	const char *path = arena_format(templates->arena, "%s/nl", folder);
	struct compose_message *replies = NULL;
	size_t count = 0;
	DIR *dir = opendir(path);

	for (struct dirent *entry = NULL; dir && (entry = readdir(dir));) {
		size_t length = name_length(entry->d_name);
		const char *name;

		if (length == 0)
			continue;
		name = arena_slice(templates->arena, entry->d_name, strlen(COMPOSE_REPLY) + length);
		if (is_known(replies, count, name))
			continue;
		replies = arena_grow(templates->arena, replies, count, sizeof(*replies));
		replies[count] = compose_reply;
		replies[count++].name = name;
	}
	if (dir)
		closedir(dir);
	if (count > 0)
		qsort(replies, count, sizeof(*replies), by_name);
	templates->replies = replies;
	templates->reply_count = count;
}

const char *compose_reply_name(const struct compose_templates *templates, size_t index)
{
	if (index == 0)
		return plain_name;
	if (index > templates->reply_count)
		return NULL;
	return templates->replies[index - 1].name + strlen(COMPOSE_REPLY);
}

const char *compose_reply_template(const struct compose_templates *templates, const char *name)
{
	if (text_equal(name, plain_name) || text_equal(name, plain_template))
		return plain_template;
	for (size_t i = 0; i < templates->reply_count; i++) {
		const char *reply = templates->replies[i].name;

		if (text_equal(reply, name) || text_equal(reply + strlen(COMPOSE_REPLY), name))
			return reply;
	}
	return NULL;
}
