/* loketd.cfg(5) names every key of the tables, with its default, and nothing that is not a key; nor does the
 * example, where it is commented out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "settings/settings.h"
#include "settings/settings_keys.h"

static struct buffer manual;

/* A copy of what stands between `start` (a whole line) and the next line that begins with `end`. */
static char *between(const char *text, const char *start, const char *end)
{
	struct buffer line = {0};
	const char *from, *to;

	buffer_format(&line, "\n%s\n", start);
	from = strstr(text, line.data);
	if (!from)
		fail_msg("no line \"%s\"", start);
	from += line.length - 1;
	buffer_free(&line);
	buffer_format(&line, "\n%s", end);
	to = strstr(from, line.data);
	buffer_free(&line);
	return to ? strndup(from, (size_t)(to - from)) : strdup(from);
}

static char *section_of(const struct settings_group *group)
{
	char start[100];

	snprintf(start, sizeof(start), ".Ss %s", group->name);
	return between(manual.data, start, ".Ss ");
}

static void check_key(const char *section, const struct settings_group *group,
		      const struct settings_key *key)
{
	char start[100], wanted[200];
	char *item;

	snprintf(start, sizeof(start), ".It Ic %s", key->name);
	item = between(section, start, ".It");
	if (key->required)
		snprintf(wanted, sizeof(wanted), "\nRequired.");
	else if (key->fallback && strlen(key->fallback) < 40)
		snprintf(wanted, sizeof(wanted), "\nDefault: %s", key->fallback);
	else
		snprintf(wanted, sizeof(wanted), "\nDefault: ");
	if (!strstr(item, wanted))
		fail_msg("%s in %s: no line \"%s\"", key->name, group->name, wanted + 1);
	if (key->required && strstr(item, "\nDefault"))
		fail_msg("%s in %s: required, and with a default", key->name, group->name);
	free(item);
}

static void every_key_stands_in_the_manual(void **unused)
{
	(void)unused;
	for (size_t i = 0; settings_groups[i]; i++) {
		char *section = section_of(settings_groups[i]);

		for (size_t j = 0; j < settings_groups[i]->key_count; j++)
			check_key(section, settings_groups[i], &settings_groups[i]->keys[j]);
		free(section);
	}
}

static bool is_key(const struct settings_group *group, const char *name, size_t length)
{
	for (size_t i = 0; i < group->key_count; i++)
		if (strlen(group->keys[i].name) == length &&
		    strncmp(group->keys[i].name, name, length) == 0)
			return true;
	return false;
}

static void the_manual_names_no_other_key(void **unused)
{
	static const char mark[] = "\n.It Ic ";

	(void)unused;
	for (size_t i = 0; settings_groups[i]; i++) {
		char *section = section_of(settings_groups[i]);
		size_t count = 0;

		for (char *at = section; (at = strstr(at, mark)); count++) {
			at += strlen(mark);
			if (!is_key(settings_groups[i], at, strcspn(at, "\n")))
				fail_msg("%s: %.20s", settings_groups[i]->name, at);
		}
		assert_int_equal(count, settings_groups[i]->key_count);
		free(section);
	}
}

static bool is_key_of_any(const char *name, size_t length)
{
	for (size_t i = 0; settings_groups[i]; i++)
		if (is_key(settings_groups[i], name, length))
			return true;
	return false;
}

/* "# name = value", "# name : {": whoever takes the mark away must not find that Loket refuses it. */
static void what_the_example_leaves_out_is_a_key(void **unused)
{
	static const char mark[] = "# ";
	struct buffer example = {0};
	struct error err;
	size_t count = 0;

	(void)unused;
	assert_int_equal(file_read("config/loketd.cfg.example", 1024 * 1024, &example, &err), 0);
	for (char *line = strtok(example.data, "\n"); line; line = strtok(NULL, "\n")) {
		const char *name = line + strspn(line, " "), *end;

		if (strncmp(name, mark, strlen(mark)) != 0)
			continue;
		name += strspn(name, mark);
		end = name + strcspn(name, " ");
		if (strspn(end, " ") == 0 || !strchr("=:", end[strspn(end, " ")]))
			continue;
		if (!is_key_of_any(name, (size_t)(end - name)))
			fail_msg("no key: %s", line);
		count++;
	}
	assert_true(count > 10);
	buffer_free(&example);
}

/* The example as if everything that is commented out in it were not. */
static char *example_in_full(void)
{
	struct buffer example = {0}, full = {0};
	struct error err;

	assert_int_equal(file_read("config/loketd.cfg.example", 1024 * 1024, &example, &err), 0);
	for (char *line = strtok(example.data, "\n"); line; line = strtok(NULL, "\n")) {
		char *text = line + strspn(line, " "), *name = text + strspn(text, "# ");
		const char *end = name + strspn(name, "abcdefghijklmnopqrstuvwxyz_");

		end += strspn(end, " ");
		if (text[0] == '#' && (name[0] == '}' || (end > name && strchr("=:", *end))))
			line = name;
		buffer_format(&full, "%s\n", line);
	}
	buffer_free(&example);
	return full.data;
}

/* In a group of that name, or in one of a list of them. */
static bool stands_in(const config_setting_t *at, const char *group, const char *key)
{
	int length = config_setting_is_aggregate(at) ? config_setting_length(at) : 0;
	const config_setting_t *outer = config_setting_parent(at);
	const char *name = at->name ? at->name : outer ? outer->name : NULL;

	if (config_setting_is_group(at) && strcmp(name ? name : "Global keys", group) == 0 &&
	    config_setting_get_member(at, key))
		return true;
	for (int i = 0; i < length; i++)
		if (stands_in(config_setting_get_elem(at, (unsigned)i), group, key))
			return true;
	return false;
}

static void every_key_stands_in_the_example(void **unused)
{
	char *example = example_in_full();
	size_t missing = 0;
	config_t config;

	(void)unused;
	config_init(&config);
	if (!config_read_string(&config, example))
		fail_msg("%s in line %d", config_error_text(&config), config_error_line(&config));
	for (size_t i = 0; settings_groups[i]; i++) {
		const struct settings_group *group = settings_groups[i];

		for (size_t j = 0; j < group->key_count; j++) {
			if (stands_in(config_root_setting(&config), group->name,
				      group->keys[j].name))
				continue;
			print_error("%s in %s\n", group->keys[j].name, group->noun);
			missing++;
		}
	}
	config_destroy(&config);
	free(example);
	assert_int_equal(missing, 0);
}

static void the_limits_in_the_manual_are_the_limits(void **unused)
{
	const struct letter_limits limits = letter_limits_default();
	const struct {
		const char *name;
		long long value;
	} rows[] = {
	    {"mail", limits.mail},
	    {"header", (long long)limits.header},
	    {"depth", limits.depth},
	    {"parts", limits.parts},
	    {"text", (long long)limits.text},
	    {"seconds", (long long)limits.seconds},
	    {"memory", (long long)limits.memory},
	};
	char *section = between(manual.data, ".Ss limits", ".Ss");

	(void)unused;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char start[100], wanted[100];
		char *item;

		snprintf(start, sizeof(start), ".It Ic %s", rows[i].name);
		snprintf(wanted, sizeof(wanted), "\nDefault: %lld.", rows[i].value);
		item = between(section, start, ".It");
		if (!strstr(item, wanted))
			fail_msg("%s: no \"%s\"", rows[i].name, wanted + 1);
		free(item);
	}
	free(section);
}

/* The numbers of the ranges stand in the text of their key. */
static void the_ranges_in_the_manual_are_the_ranges(void **unused)
{
	(void)unused;
	for (size_t i = 0; settings_groups[i]; i++) {
		char *section = section_of(settings_groups[i]);

		for (size_t j = 0; j < settings_groups[i]->key_count; j++) {
			const struct settings_key *key = &settings_groups[i]->keys[j];
			char start[100], wanted[100];
			char *item;

			if (key->read != settings_value_number)
				continue;
			snprintf(start, sizeof(start), ".It Ic %s", key->name);
			snprintf(wanted, sizeof(wanted), "%lld to %lld", (long long)key->low,
				 (long long)key->high);
			item = between(section, start, ".It");
			for (char *end = item; (end = strchr(end, '\n'));)
				*end = ' ';
			if (!strstr(item, wanted))
				fail_msg("%s: no \"%s\"", key->name, wanted);
			free(item);
		}
		free(section);
	}
}

static void the_example_of_the_manual_is_good(void **unused)
{
	char *examples = between(manual.data, ".Sh EXAMPLES", ".Sh");
	char *config = between(examples, ".Bd -literal -offset indent", ".Ed");
	char path[] = "/tmp/loket-manual-XXXXXX";
	int fd = mkstemp(path);
	struct settings *settings = NULL;
	struct settings_faults faults;
	struct error err;

	(void)unused;
	assert_true(fd >= 0);
	assert_int_equal(file_write_all(fd, config, strlen(config), &err), 0);
	close(fd);
	if (settings_read(path, &settings, &faults) < 0)
		fail_msg("%s", faults.items[0]);
	unlink(path);
	settings_free(&settings);
	free(config);
	free(examples);
}

static int read_manual(void **unused)
{
	struct error err;

	(void)unused;
	return file_read("docs/man/loketd.cfg.5", 1024 * 1024, &manual, &err);
}

static int drop_manual(void **unused)
{
	(void)unused;
	buffer_free(&manual);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_key_stands_in_the_manual),
	    cmocka_unit_test(the_manual_names_no_other_key),
	    cmocka_unit_test(what_the_example_leaves_out_is_a_key),
	    cmocka_unit_test(every_key_stands_in_the_example),
	    cmocka_unit_test(the_limits_in_the_manual_are_the_limits),
	    cmocka_unit_test(the_ranges_in_the_manual_are_the_ranges),
	    cmocka_unit_test(the_example_of_the_manual_is_good),
	};

	return cmocka_run_group_tests(tests, read_manual, drop_manual);
}
