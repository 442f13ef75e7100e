/* Golden mails: each tests/golden/NAME.eml is read, and its reading compared with the hand-written
 * NAME.expect, lines of KEY<TAB>VALUE:
 *
 *   mail.onderwerp	text      equal ("\n" is a line end; null, true, false, numbers as in JSON)
 *   mail.tekst~	text      holds the text
 *   mail.tekst!	text      does not
 *   mail.bijlagen#	2         so many items
 *
 * A test is named for its file. The context: authserv-id mx.example.org, no mailbox. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "document/document.h"
#include "document/document_pdf.h"
#include "json/json.h"
#include "reader/reader.h"

enum { FOLDER_MOST = 1000, FILE_MOST = 1024 * 1024 };

static const char folder[] = "tests/golden";

static const json_t *step(const json_t *value, const char *key, size_t length)
{
	char name[200];

	assert_true(length < sizeof(name));
	memcpy(name, key, length);
	name[length] = '\0';
	return json_is_array(value) ? json_array_get(value, strtoul(name, NULL, 10))
				    : json_object_get(value, name);
}

static const json_t *find(const json_t *value, const char *path, size_t length)
{
	while (value && length > 0) {
		const char *dot = memchr(path, '.', length);
		size_t part = dot ? (size_t)(dot - path) : length;

		value = step(value, path, part);
		path += part + (dot ? 1 : 0);
		length -= part + (dot ? 1 : 0);
	}
	return value;
}

/* A value as an expectation writes it. */
static char *as_text(const json_t *value)
{
	struct buffer out = {0};
	char *dump;

	buffer_add(&out, "", 0);
	if (!json_is_string(value)) {
		dump = json_dumps(value, JSON_ENCODE_ANY);
		buffer_text(&out, dump ? dump : "(absent)");
		free(dump);
		return out.data;
	}
	for (const char *c = json_string_value(value); *c; c++) {
		if (*c == '\n')
			buffer_text(&out, "\\n");
		else
			buffer_char(&out, *c);
	}
	return out.data;
}

static void check_line(const char *name, const json_t *reading, char *line)
{
	char *tab = strchr(line, '\t'), *end, *found;
	const json_t *value;
	char kind;

	if (*line == '#' || *line == '\0')
		return;
	if (!tab)
		fail_msg("%s: no tab in '%s'", name, line);
	end = tab;
	kind = end[-1];
	if (strchr("~!#", kind))
		end--;
	value = find(reading, line, (size_t)(end - line));
	*tab++ = '\0';
	if (!value)
		fail_msg("%s: %s is not in the reading", name, line);
	found = as_text(value);
	if (kind == '#'	  ? json_array_size(value) != strtoul(tab, NULL, 10)
	    : kind == '~' ? !strstr(found, tab)
	    : kind == '!' ? strstr(found, tab) != NULL
			  : strcmp(found, tab) != 0)
		fail_msg("%s: %s: wanted '%s', found '%s'", name, line, tab, found);
	free(found);
}

static json_t *read_golden(struct arena *arena, const char *name)
{
	const struct letter_limits limits = letter_limits_default();
	const struct reading_context context = {.authserv_id = "mx.example.org"};
	struct reading *reading, *taken;
	struct error err = {.text = ""};
	char path[400];
	json_t *json;
	int fd;

	snprintf(path, sizeof(path), "%s/%s.eml", folder, name);
	fd = open(path, O_RDONLY);
	assert_true(fd >= 0);
	assert_int_equal(reader_read(arena, fd, &context, &limits, &reading, &err), 0);
	close(fd);
	json = reading_to_json(reading);
	/* whatever the mail, the record must be one that intake takes */
	if (reading_from_json(arena, json, &taken, &err))
		fail_msg("%s: the record is refused: %s", name, err.text);
	return json;
}

static void check_golden(void **state)
{
	const char *name = *state;
	struct arena *arena = arena_new();
	struct buffer expected = {0};
	struct error err = {.text = ""};
	json_t *reading = read_golden(arena, name);
	char path[400], *rest, *line;
	int lines = 0;

	snprintf(path, sizeof(path), "%s/%s.expect", folder, name);
	if (file_read(path, FILE_MOST, &expected, &err))
		fail_msg("%s", err.text);
	for (line = strtok_r(expected.data, "\n", &rest); line;
	     line = strtok_r(NULL, "\n", &rest)) {
		lines += *line != '#';
		check_line(name, reading, line);
	}
	assert_true(lines > 0);
	buffer_free(&expected);
	json_decref(reading);
	arena_free(&arena);
}

static int is_mail(const struct dirent *entry)
{
	size_t length = strlen(entry->d_name);

	return length > 4 && strcmp(entry->d_name + length - 4, ".eml") == 0;
}

int main(void)
{
	static struct CMUnitTest tests[FOLDER_MOST];
	struct dirent **entries;
	struct error err = {.text = ""};
	int count = scandir(folder, &entries, is_mail, alphasort), failed;

	document_use_pdf(document_pdf_read);
	if (count <= 0 || count > FOLDER_MOST || reader_prepare("config/lexicon", &err)) {
		fprintf(stderr, "golden mails: run from the top of the tree (%s)\n", err.text);
		return 1;
	}
	for (int i = 0; i < count; i++) {
		char *name = memory_text(entries[i]->d_name);

		name[strlen(name) - 4] = '\0';
		tests[i] = (struct CMUnitTest){
		    .name = name, .test_func = check_golden, .initial_state = name};
		free(entries[i]);
	}
	free(entries);
	failed = _cmocka_run_group_tests("golden mails", tests, (size_t)count, NULL, NULL);
	for (int i = 0; i < count; i++)
		free(tests[i].initial_state);
	return failed;
}
