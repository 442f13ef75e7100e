/* compose: what compose_load refuses, with file and line, and what it takes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "compose/compose.h"
#include "compose/template.h"

static const struct compose_name item_names[] = {
    {"waarde", COMPOSE_TEXT, 0, "w", NULL},
};
static const struct compose_names item = {item_names, 1};
static const struct compose_name names[] = {
    {"dossier", COMPOSE_TEXT, COMPOSE_SUBJECT, "26-00042-8", NULL},
    {"naam", COMPOSE_TEXT, 0, "An", NULL},
    {"spoed", COMPOSE_FLAG, COMPOSE_SUBJECT, NULL, NULL},
    {"rijen", COMPOSE_LIST, 0, NULL, &item},
    {"contact", COMPOSE_TEXT, COMPOSE_MUST_USE, "011", NULL},
};
static const struct compose_names all_names = {names, 5};
static const struct compose_message message = {"proef", false, &all_names};

static void parse_for(const struct compose_message *of, const char *text,
		      struct compose_faults *faults)
{
	struct arena *arena = arena_new();
	struct compose_template template = {.message = of};

	*faults = (struct compose_faults){0};
	template_parse(arena, "proef.md", text, &template, faults);
	cmark_node_free(template.subject);
	cmark_node_free(template.body);
	arena_free(&arena);
}

static void parse(const char *text, struct compose_faults *faults)
{
	parse_for(&message, text, faults);
}

/* NULL `fault`: the template is good; else the begin of the only fault. */
static const struct {
	const char *name, *text, *fault;
} templates[] = {
    {"plain", "Onderwerp: Dag\n\nBel {{contact}}.\n", NULL},
    {"reference in the subject", "Onderwerp: Dag {{dossier}}\n\n{{contact}}\n", NULL},
    {"flag in the subject", "Onderwerp: {{#spoed}}S {{/spoed}}Dag\n\n{{contact}}\n", NULL},
    {"inline section", "Onderwerp: D\n\n{{contact}}{{#naam}}, {{naam}}{{/naam}}\n", NULL},
    {"block section", "Onderwerp: D\n\n{{contact}}\n\n{{#spoed}}\n\n# Kop\n\n{{/spoed}}\n", NULL},
    {"list by item", "Onderwerp: D\n\n{{contact}}\n\n- {{#rijen}}{{waarde}}{{/rijen}}\n", NULL},
    {"list by block", "Onderwerp: D\n\n{{contact}}\n\n{{#rijen}}\n\n- {{waarde}}\n\n{{/rijen}}\n",
     NULL},
    {"list once", "Onderwerp: D\n\n{{contact}}{{?rijen}}!{{/rijen}}\n", NULL},
    {"outer name in a list", "Onderwerp: D\n\n- {{#rijen}}{{contact}}{{/rijen}}\n", NULL},
    {"mail link", "Onderwerp: D\n\n[mail](mailto:a@b.be?subject={{dossier}}) {{contact}}\n", NULL},
    {"code", "Onderwerp: D\n\n`loketctl show {{dossier}}` {{contact}}\n", NULL},

    {"no subject", "Dag\n\n{{contact}}\n", "proef.md:1: no subject"},
    {"empty subject", "Onderwerp:\n\n{{contact}}\n", "proef.md:1: an empty subject"},
    {"no empty line", "Onderwerp: D\n{{contact}}\n", "proef.md:2: no empty line"},
    {"name in the subject", "Onderwerp: D {{naam}}\n\n{{contact}}\n",
     "proef.md:1: {{naam}} may hold personal data"},
    {"section on a name in the subject", "Onderwerp: D{{#naam}}!{{/naam}}\n\n{{contact}}\n",
     "proef.md:1: {{naam}} may hold personal data"},
    {"unknown name", "Onderwerp: D\n\n{{contact}}\n\nDag\n{{voornaam}}\n",
     "proef.md:6: {{voornaam}} is not known"},
    {"unknown section", "Onderwerp: D\n\n{{contact}}\n\n{{#x}}\n\nDag\n\n{{/x}}\n",
     "proef.md:5: {{x}} is not known"},
    {"name of an item outside of its list", "Onderwerp: D\n\n{{contact}} {{waarde}}\n",
     "proef.md:3: {{waarde}} is not known"},
    {"name of an item in an absent list",
     "Onderwerp: D\n\n{{contact}}{{^rijen}}{{waarde}}{{/rijen}}\n",
     "proef.md:3: {{waarde}} is not known"},
    {"section never closed", "Onderwerp: D\n\n{{contact}}\n\n{{#spoed}}\n\nDag\n",
     "proef.md:5: {{spoed}} is a section that is not closed"},
    {"section closed in another paragraph", "Onderwerp: D\n\n{{contact}}{{#spoed}}\n\nDag\n",
     "proef.md:3: {{spoed}} is a section that is not closed"},
    {"section closed that is not open", "Onderwerp: D\n\n{{contact}}{{/spoed}}\n",
     "proef.md:3: {{spoed}} closes a section that is not open"},
    {"list as a value", "Onderwerp: D\n\n{{contact}}\n{{rijen}}\n",
     "proef.md:4: {{rijen}} is a list"},
    {"flag as a value", "Onderwerp: D\n\n{{contact}} {{spoed}}\n",
     "proef.md:3: {{spoed}} is a flag"},
    {"HTML block", "Onderwerp: D\n\n{{contact}}\n\n<div>x</div>\n", "proef.md:5: HTML"},
    {"HTML inline", "Onderwerp: D\n\n{{contact}}\n<b>x</b>\n", "proef.md:4: HTML"},
    {"HTML comment", "Onderwerp: D\n\n<!-- weg -->\n\n{{contact}}\n", "proef.md:3: HTML"},
    {"image", "Onderwerp: D\n\n{{contact}} ![x](https://x.be/x.png)\n", "proef.md:3: an image"},
    {"code block", "Onderwerp: D\n\n{{contact}}\n\n    code\n", "proef.md:5: a code block"},
    {"fence", "Onderwerp: D\n\n{{contact}}\n\n```\ncode\n```\n", "proef.md:5: a code block"},
    {"http link", "Onderwerp: D\n\n[x](http://x.be) {{contact}}\n",
     "proef.md:3: a link that is not"},
    {"script link", "Onderwerp: D\n\n[x](javascript:x) {{contact}}\n",
     "proef.md:3: a link that is not"},
    {"link that is a value", "Onderwerp: D\n\n[x]({{naam}}) {{contact}}\n",
     "proef.md:3: a link that is not"},
    {"unknown name in a link", "Onderwerp: D\n\n[x](mailto:{{y}}) {{contact}}\n",
     "proef.md:3: {{y}} is not known"},
    {"unknown name in code", "Onderwerp: D\n\n`{{y}}` {{contact}}\n",
     "proef.md:3: {{y}} is not known"},
    {"section in code", "Onderwerp: D\n\n`{{#spoed}}x{{/spoed}}` {{contact}}\n",
     "proef.md:3: {{spoed}} is a section in code"},
    {"half a marker", "Onderwerp: D\n\n{{contact}} {{naam\n",
     "proef.md:3: a marker that is not well"},
    {"marker with a space", "Onderwerp: D\n\n{{contact}}\n{{ naam }}\n",
     "proef.md:4: a marker that is"},
    {"needed value not used", "Onderwerp: D\n\nDag\n", "proef.md:1: {{contact}} is nowhere in it"},
};

static bool has_fault(const struct compose_faults *faults, const char *begin)
{
	for (size_t i = 0; i < faults->count; i++)
		if (strncmp(faults->items[i], begin, strlen(begin)) == 0)
			return true;
	return false;
}

static void print_faults(const char *name, const struct compose_faults *faults)
{
	print_message("case: %s\n", name);
	for (size_t i = 0; i < faults->count; i++)
		print_message("  %s\n", faults->items[i]);
}

static void each_template_is_taken_or_refused_with_its_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(templates) / sizeof(templates[0]); i++) {
		struct compose_faults faults;
		bool right;

		parse(templates[i].text, &faults);
		right =
		    templates[i].fault ? has_fault(&faults, templates[i].fault) : faults.count == 0;
		if (!right)
			print_faults(templates[i].name, &faults);
		assert_true(right);
		compose_faults_free(&faults);
	}
}

/* --- the folder ------------------------------------------------------------------------------ */

static char folder[64];

static void path_of(char out[160], const char *name)
{
	snprintf(out, 160, "%s/nl/%s.md", folder, name);
}

static void write_file(const char *name, const void *data, size_t length)
{
	char path[160];
	FILE *file;

	path_of(path, name);
	file = fopen(path, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(data, 1, length, file), length);
	fclose(file);
}

static void read_template(const char *name, struct buffer *out)
{
	struct error err;
	char path[160];

	snprintf(path, sizeof(path), "templates/nl/%s.md", name);
	assert_int_equal(file_read(path, 1 << 20, out, &err), 0);
}

static int make_folder(void **state)
{
	char path[160];

	(void)state;
	strcpy(folder, "/tmp/loket-compose-XXXXXX");
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/nl", folder);
	assert_int_equal(mkdir(path, 0700), 0);
	for (size_t i = 0; i < compose_message_count; i++) {
		static const char *const forms[] = {"", ".je", ".u"};

		for (size_t form = compose_messages[i].two_forms; form < 3; form++) {
			struct buffer text = {0};
			char name[60];

			snprintf(name, sizeof(name), "%s%s", compose_messages[i].name, forms[form]);
			read_template(name, &text);
			write_file(name, text.data, text.length);
			buffer_free(&text);
			if (!compose_messages[i].two_forms)
				break;
		}
	}
	return 0;
}

static int remove_folder(void **state)
{
	char command[128];

	(void)state;
	snprintf(command, sizeof(command), "rm -r %s", folder);
	return system(command) == 0 ? 0 : -1;
}

static void load_expecting(const char *name, const char *what)
{
	struct compose_templates *loaded = NULL;
	struct compose_faults faults;
	char begin[300];

	snprintf(begin, sizeof(begin), "%s/nl/%s%s", folder, name, what);
	assert_int_equal(compose_load(folder, &loaded, &faults), -1);
	if (!has_fault(&faults, begin))
		print_faults(begin, &faults);
	assert_true(has_fault(&faults, begin));
	assert_null(loaded);
	compose_faults_free(&faults);
}

static void the_templates_of_the_project_are_good(void **state)
{
	struct compose_templates *loaded;
	struct compose_faults faults;

	(void)state;
	if (compose_load("templates", &loaded, &faults))
		print_faults("templates", &faults);
	assert_int_equal(faults.count, 0);
	compose_free(&loaded);
	assert_null(loaded);
}

static void a_missing_template_is_a_fault(void **state)
{
	char path[160];

	(void)state;
	path_of(path, "weigering.je");
	assert_int_equal(unlink(path), 0);
	load_expecting("weigering.je", ".md:1: cannot be read");
}

static void a_misspelt_template_is_a_fault(void **state)
{
	(void)state;
	write_file("ontvangts.je", "x", 1);
	load_expecting("ontvangts.je", ".md:1: no message of Loket has this name");
}

static void a_template_that_is_not_utf8_is_a_fault_with_its_line(void **state)
{
	static const char text[] = "Onderwerp: Dag\n\nEen cli\xEBnt\n";

	(void)state;
	write_file("melding", text, strlen(text));
	load_expecting("melding", ".md:3: a character that is not UTF-8");
}

/* Takes one line out of a template: the line that holds `what`. */
static void write_without(const char *name, const char *what)
{
	struct buffer text = {0}, rest = {0};

	read_template(name, &text);
	for (char *save = NULL, *line = text.data; line && *line; line = save) {
		save = strchr(line, '\n');
		save = save ? save + 1 : line + strlen(line);
		if (!memmem(line, (size_t)(save - line), what, strlen(what)))
			buffer_add(&rest, line, (size_t)(save - line));
	}
	assert_true(rest.length < text.length);
	write_file(name, rest.data, rest.length);
	buffer_free(&text);
	buffer_free(&rest);
}

/* Every {{name}}, {{#name}} ... of it becomes one of {{dossier}}. */
static void write_renamed(const char *file, const struct buffer *text, const char *name)
{
	struct buffer changed = {0};
	char marker[80];

	snprintf(marker, sizeof(marker), "%s}}", name);
	for (const char *at = text->data; *at;) {
		if (strncmp(at, marker, strlen(marker)) == 0) {
			buffer_text(&changed, "dossier}}");
			at += strlen(marker);
		} else {
			buffer_char(&changed, *at++);
		}
	}
	assert_int_not_equal(changed.length, 0);
	write_file(file, changed.data, changed.length);
	buffer_free(&changed);
}

/* domain.md section 2.4: what every refusal must say, and contact and crisis numbers in every
 * letter. */
static void a_letter_without_what_it_must_say_is_refused(void **state)
{
	static const struct {
		const char *file, *name;
	} cases[] = {
	    {"weigering.je", "telefoon"}, {"weigering.u", "telefoon"}, {"weigering.je", "reden"},
	    {"weigering.u", "mogelijk"},  {"weigering.je", "beroep"},  {"weigering.u", "klacht"},
	    {"weigering.je", "crisis"},	  {"ontvangst.je", "crisis"},  {"ontvangst.u", "telefoon"},
	    {"doorgegeven.u", "crisis"},  {"ticket", "contactverbod"}, {"ticket", "origineel_rrn"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buffer text = {0};
		char fault[160];

		snprintf(fault, sizeof(fault), ".md:1: {{%s}} is nowhere in it", cases[i].name);
		read_template(cases[i].file, &text);
		write_renamed(cases[i].file, &text, cases[i].name);
		load_expecting(cases[i].file, fault);
		write_file(cases[i].file, text.data, text.length);
		buffer_free(&text);
	}
}

static void a_letter_without_its_contact_line_is_refused(void **state)
{
	(void)state;
	write_without("weigering.je", "{{telefoon}}");
	load_expecting("weigering.je", ".md:1: {{telefoon}} is nowhere in it");
}

static void a_byte_order_mark_and_crlf_are_fine(void **state)
{
	struct compose_templates *loaded;
	struct compose_faults faults;
	struct buffer text = {0}, dos = {0};

	(void)state;
	read_template("ontvangst.je", &text);
	buffer_text(&dos, "\xEF\xBB\xBF");
	for (size_t i = 0; i < text.length; i++)
		buffer_format(&dos, "%s%c", text.data[i] == '\n' ? "\r" : "", text.data[i]);
	write_file("ontvangst.je", dos.data, dos.length);
	if (compose_load(folder, &loaded, &faults))
		print_faults("dos", &faults);
	assert_int_equal(faults.count, 0);
	compose_free(&loaded);
	buffer_free(&text);
	buffer_free(&dos);
}

static void all_faults_are_told_at_once(void **state)
{
	struct compose_templates *loaded;
	struct compose_faults faults;

	(void)state;
	write_file("ticket", "x", 1);
	write_file("opdracht", "Onderwerp: {{naam}}\n", 20);
	assert_int_equal(compose_load(folder, &loaded, &faults), -1);
	assert_true(faults.count > 5);
	compose_faults_free(&faults);
	assert_int_equal(faults.count, 0);
}

/* --- the manual ------------------------------------------------------------------------------ */

static bool stands_alone(const char *text, const char *name)
{
	size_t length = strlen(name);

	for (const char *at = text; (at = strstr(at, name)); at += length) {
		bool begins = at == text || !strchr("abcdefghijklmnopqrstuvwxyz_", at[-1]);

		if (begins && !strchr("abcdefghijklmnopqrstuvwxyz_", at[length] ? at[length] : '.'))
			return true;
	}
	return false;
}

static void assert_named(const char *manual, const struct compose_names *known)
{
	for (size_t i = 0; i < known->count; i++) {
		if (!stands_alone(manual, known->items[i].name))
			print_message("not in templates/README.md: %s\n", known->items[i].name);
		assert_true(stands_alone(manual, known->items[i].name));
		if (known->items[i].item)
			assert_named(manual, known->items[i].item);
	}
}

static void the_manual_names_every_value(void **state)
{
	struct buffer manual = {0};
	struct error err;

	(void)state;
	assert_int_equal(file_read("templates/README.md", 1 << 20, &manual, &err), 0);
	for (size_t i = 0; i < compose_message_count; i++) {
		char heading[40], *part, *end;

		snprintf(heading, sizeof(heading), "**%s", compose_messages[i].name);
		part = strstr(manual.data, heading);
		assert_non_null(part);
		end = strstr(part, "\n\n");
		/* ticket says "as opdracht, and": it is looked up from there on */
		if (strcmp(compose_messages[i].name, "ticket") == 0)
			part = strstr(manual.data, "**opdracht");
		part = strndup(part, end ? (size_t)(end - part) : strlen(part));
		assert_non_null(part);
		assert_named(part, compose_messages[i].names);
		free(part);
	}
	buffer_free(&manual);
}

enum { MANY = 130 };

static void a_message_may_know_many_values(void **state)
{
	static struct compose_name many[MANY];
	static const struct compose_names many_names = {many, MANY};
	static const struct compose_message long_message = {"proef", false, &many_names};
	static char text[MANY][8];
	struct compose_faults faults;

	(void)state;
	for (int i = 0; i < MANY; i++) {
		snprintf(text[i], sizeof(text[i]), "w%d", i);
		many[i] = (struct compose_name){text[i], COMPOSE_TEXT, 0, "x", NULL};
	}
	many[64].marks = many[MANY - 1].marks = COMPOSE_MUST_USE;
	parse_for(&long_message, "Onderwerp: D\n\n{{w64}} {{w129}}\n", &faults);
	assert_int_equal(faults.count, 0);
	parse_for(&long_message, "Onderwerp: D\n\n{{w0}} {{w64}}\n", &faults);
	assert_int_equal(faults.count, 1);
	assert_true(has_fault(&faults, "proef.md:1: {{w129}} is nowhere in it"));
	compose_faults_free(&faults);
	parse_for(&long_message, "Onderwerp: D\n\n{{w0}} {{w1}}\n", &faults);
	assert_int_equal(faults.count, 2);
	compose_faults_free(&faults);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_message_may_know_many_values),
	    cmocka_unit_test(the_manual_names_every_value),
	    cmocka_unit_test(each_template_is_taken_or_refused_with_its_line),
	    cmocka_unit_test(the_templates_of_the_project_are_good),
	    cmocka_unit_test_setup_teardown(a_missing_template_is_a_fault, make_folder,
					    remove_folder),
	    cmocka_unit_test_setup_teardown(a_misspelt_template_is_a_fault, make_folder,
					    remove_folder),
	    cmocka_unit_test_setup_teardown(a_template_that_is_not_utf8_is_a_fault_with_its_line,
					    make_folder, remove_folder),
	    cmocka_unit_test_setup_teardown(a_letter_without_what_it_must_say_is_refused,
					    make_folder, remove_folder),
	    cmocka_unit_test_setup_teardown(a_letter_without_its_contact_line_is_refused,
					    make_folder, remove_folder),
	    cmocka_unit_test_setup_teardown(a_byte_order_mark_and_crlf_are_fine, make_folder,
					    remove_folder),
	    cmocka_unit_test_setup_teardown(all_faults_are_told_at_once, make_folder,
					    remove_folder),
	};

	return cmocka_run_group_tests_name("compose_template", tests, NULL, NULL);
}
