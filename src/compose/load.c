/* load: the folder of templates, read and checked whole; every fault is told at once. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/place.h"
#include "base/text.h"
#include "compose/compose.h"
#include "compose/template.h"

enum { TEMPLATE_LIMIT = 256 * 1024 };

static const char *const form_suffix[] = {
    [COMPOSE_ONE_FORM] = "", [COMPOSE_JE] = ".je", [COMPOSE_U] = ".u"};

/* An editor of another system may have left a byte order mark and CRLF: both are fine. NULL: a
 * fault. */
static const char *clean_file(struct arena *arena, const char *file, const struct buffer *raw,
			      struct compose_faults *faults)
{
	const char *text = raw->data ? raw->data : "";
	size_t left = raw->length;
	int line = 1;

	if (left >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
		text += 3;
		left -= 3;
	}
	for (const char *at = text, *end = text + left; at < end; line++) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		size_t length = (size_t)((stop ? stop : end) - at);

		if (length > 0 && at[length - 1] == '\r')
			length--;
		if (!text_is_clean(at, length)) {
			template_fault(
			    faults, file, line,
			    "a character that is not UTF-8 text; save the file as UTF-8");
			return NULL;
		}
		at = stop ? stop + 1 : end;
	}
	return text_clean(arena, text, left, TEXT_MANY_LINES, NULL);
}

static void load_one(struct compose_templates *templates, const char *folder,
		     const struct compose_message *message, enum compose_form form,
		     struct compose_faults *faults)
{
	struct compose_template *template;
	struct buffer raw = {0};
	struct error err = {0};
	const char *text;
	char *file = arena_format(templates->arena, "%s/nl/%s%s.md", folder, message->name,
				  form_suffix[form]);

	if (file_read(file, TEMPLATE_LIMIT, &raw, &err)) {
		template_fault(faults, file, 1,
			       "cannot be read (%s); this template is needed, put it there",
			       err.text);
		buffer_free(&raw);
		return;
	}
	text = clean_file(templates->arena, file, &raw, faults);
	if (text) {
		template = &templates->items[templates->count++];
		template->message = message;
		template->form = form;
		template_parse(templates->arena, file, text, template, faults);
	}
	buffer_free(&raw);
}

static void load_message(struct compose_templates *templates, const char *folder,
			 const struct compose_message *message, struct compose_faults *faults)
{
	if (message->two_forms) {
		load_one(templates, folder, message, COMPOSE_JE, faults);
		load_one(templates, folder, message, COMPOSE_U, faults);
	} else {
		load_one(templates, folder, message, COMPOSE_ONE_FORM, faults);
	}
}

static bool is_expected(const char *name)
{
	char expected[64];

	if (replies_is_file(name))
		return true;
	for (size_t i = 0; i < compose_message_count; i++)
		for (enum compose_form form = COMPOSE_ONE_FORM; form <= COMPOSE_U; form++) {
			snprintf(expected, sizeof(expected), "%s%s.md", compose_messages[i].name,
				 form_suffix[form]);
			if ((form != COMPOSE_ONE_FORM) == compose_messages[i].two_forms &&
			    strcmp(name, expected) == 0)
				return true;
		}
	return false;
}

/* A template with a misspelt name would never be used, and nobody would know. */
static void check_strangers(const char *folder, struct compose_faults *faults)
{
	struct buffer path = {0}, file = {0};
	DIR *dir;

	buffer_format(&path, "%s/nl", folder);
	dir = opendir(path.data);
	for (struct dirent *entry = NULL; dir && (entry = readdir(dir));) {
		size_t length = strlen(entry->d_name);

		if (entry->d_name[0] == '.' || length < 3 ||
		    strcmp(entry->d_name + length - 3, ".md") != 0 || is_expected(entry->d_name))
			continue;
		file.length = 0;
		buffer_format(&file, "%s/%s", path.data, entry->d_name);
		template_fault(faults, file.data, 1,
			       "no message of Loket has this name; rename or remove the file "
			       "(answers: antwoord-NAAM.je.md and .u.md, small letters)");
	}
	if (dir)
		closedir(dir);
	buffer_free(&path);
	buffer_free(&file);
}

/* One line for a wrong path, not one for each template that is not there. */
static bool has_folder(const char *folder, struct compose_faults *faults)
{
	struct buffer path = {0}, text = {0};
	struct stat facts;
	bool has;

	buffer_format(&path, "%s/nl", folder);
	has = stat(path.data, &facts) == 0;
	if (!has) {
		buffer_format(
		    &text,
		    "templates: %s: %s%s; mend templates in the configuration, or leave it "
		    "out for those installed",
		    path.data, strerror(errno), place_where(folder));
		faults->items = memory_grow(faults->items, faults->count, sizeof(*faults->items));
		faults->items[faults->count++] = memory_text(text.data);
	}
	buffer_free(&path);
	buffer_free(&text);
	return has;
}

int compose_load(const char *folder, struct compose_templates **templates_r,
		 struct compose_faults *faults)
{
	struct compose_templates *templates;

	*faults = (struct compose_faults){0};
	if (!has_folder(folder, faults))
		return -1;
	templates = memory_zero(1, sizeof(*templates));
	templates->arena = arena_new();
	replies_find(templates, folder);
	templates->items =
	    arena_zero(templates->arena, (compose_message_count + templates->reply_count) * 2,
		       sizeof(*templates->items));
	for (size_t i = 0; i < compose_message_count; i++)
		load_message(templates, folder, &compose_messages[i], faults);
	for (size_t i = 0; i < templates->reply_count; i++)
		load_message(templates, folder, &templates->replies[i], faults);
	check_strangers(folder, faults);
	if (faults->count > 0) {
		compose_free(&templates);
		return -1;
	}
	*templates_r = templates;
	return 0;
}

void compose_free(struct compose_templates **templates)
{
	if (!*templates)
		return;
	for (size_t i = 0; i < (*templates)->count; i++) {
		cmark_node_free((*templates)->items[i].subject);
		cmark_node_free((*templates)->items[i].body);
	}
	arena_free(&(*templates)->arena);
	free(*templates);
	*templates = NULL;
}

const char *compose_message_name(size_t index, bool *two_forms_r)
{
	if (index >= compose_message_count)
		return NULL;
	*two_forms_r = compose_messages[index].two_forms;
	return compose_messages[index].name;
}
