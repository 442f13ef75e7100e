/* compose: values in a template: where they come out, in text and in HTML, and that nothing in
 * a value becomes structure (acceptance 13: template values). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "compose/compose.h"
#include "compose/fill.h"
#include "compose/page.h"
#include "compose/plain.h"
#include "compose/template.h"
#include "compose/values.h"

static const struct compose_name item_names[] = {
    {"naam", COMPOSE_TEXT, 0, NULL, NULL},
    {"extra", COMPOSE_TEXT, 0, NULL, NULL},
};
static const struct compose_names item = {item_names, 2};
static const struct compose_name names[] = {
    {"naam", COMPOSE_TEXT, 0, NULL, NULL},   {"leeg", COMPOSE_TEXT, 0, NULL, NULL},
    {"vlag", COMPOSE_FLAG, 0, NULL, NULL},   {"rijen", COMPOSE_LIST, 0, NULL, &item},
    {"niets", COMPOSE_LIST, 0, NULL, &item},
};
static const struct compose_names all_names = {names, 5};
static const struct compose_message message = {"proef", false, &all_names};

/* naam = `value`, vlag is on, two rijen (Jan with extra, Piet without); the rest is not set. */
static struct compose_values *make_values(struct arena *arena, const char *value)
{
	struct compose_values *values = compose_values_new(arena), *row;

	compose_set(values, "naam", value);
	compose_set(values, "leeg", " \n ");
	compose_set_flag(values, "vlag", true);
	row = compose_add(values, "rijen");
	compose_set(row, "naam", "Jan");
	compose_set(row, "extra", "16");
	compose_set(compose_add(values, "rijen"), "naam", "Piet");
	return values;
}

static void render(const char *body, const char *value, struct buffer *text, struct buffer *html)
{
	struct arena *arena = arena_new();
	struct compose_template template = {.message = &message};
	struct compose_faults faults = {0};
	struct buffer source = {0};
	cmark_node *tree;

	buffer_format(&source, "Onderwerp: x\n\n%s", body);
	template_parse(arena, "proef.md", source.data, &template, &faults);
	if (faults.count > 0)
		print_message("%s\n", faults.items[0]);
	assert_int_equal(faults.count, 0);
	tree = fill_tree(template.body, make_values(arena, value));
	plain_render(tree, text);
	page_render(tree, html);
	cmark_node_free(tree);
	cmark_node_free(template.subject);
	cmark_node_free(template.body);
	buffer_free(&source);
	arena_free(&arena);
}

static const struct {
	const char *name, *body, *value, *text, *html;
} cases[] = {
    {"value", "Dag {{naam}}!", "An", "Dag An!\n", "<p>Dag An!</p>\n"},
    {"value in strong", "**{{naam}}**: ja", "An", "An: ja\n", "<p><strong>An</strong>: ja</p>\n"},
    {"value absent", "Dag{{leeg}}.", "An", "Dag.\n", "<p>Dag.</p>\n"},
    {"present", "a{{#naam}} {{naam}}{{/naam}}", "An", "a An\n", "<p>a An</p>\n"},
    {"absent", "a{{^leeg}} b{{/leeg}}{{^naam}} c{{/naam}}", "An", "a b\n", "<p>a b</p>\n"},
    {"flag", "{{#vlag}}ja{{/vlag}}{{^vlag}}nee{{/vlag}}", "An", "ja\n", "<p>ja</p>\n"},
    {"blocks", "{{#vlag}}\n\n# K\n\n{{/vlag}}\n\n{{^vlag}}\n\nx\n\n{{/vlag}}\n\ny", "An",
     "K\n-\n\ny\n", "<h1>K</h1>\n<p>y</p>\n"},
    {"items", "- {{#rijen}}{{naam}}{{#extra}} ({{extra}}){{/extra}}{{/rijen}}\n- slot", "An",
     "- Jan (16)\n- Piet\n- slot\n",
     "<ul>\n<li>Jan (16)</li>\n<li>Piet</li>\n<li>slot</li>\n</ul>\n"},
    {"an absent extra is not that of another", "- {{#rijen}}{{naam}}:{{extra}}.{{/rijen}}", "An",
     "- Jan:16.\n- Piet:.\n", "<ul>\n<li>Jan:16.</li>\n<li>Piet:.</li>\n</ul>\n"},
    {"list by block is one list", "{{#rijen}}\n\n- {{naam}}\n\n{{/rijen}}", "An", "- Jan\n- Piet\n",
     "<ul>\n<li>Jan</li>\n<li>Piet</li>\n</ul>\n"},
    {"numbers go on", "1. {{#rijen}}{{naam}}{{/rijen}}\n2. slot", "An",
     "1. Jan\n2. Piet\n3. slot\n", "<ol>\n<li>Jan</li>\n<li>Piet</li>\n<li>slot</li>\n</ol>\n"},
    {"list in a line", "{{#rijen}}{{naam}}, {{/rijen}}en {{naam}}", "An", "Jan, Piet, en An\n",
     "<p>Jan, Piet, en An</p>\n"},
    {"list once", "{{?rijen}}\n\nKop\n\n- {{#rijen}}{{naam}}{{/rijen}}\n\n{{/rijen}}", "An",
     "Kop\n\n- Jan\n- Piet\n", "<p>Kop</p>\n<ul>\n<li>Jan</li>\n<li>Piet</li>\n</ul>\n"},
    {"empty list leaves nothing", "a\n\n- {{#niets}}{{naam}}{{/niets}}\n\n{{^niets}}geen{{/niets}}",
     "An", "a\n\ngeen\n", "<p>a</p>\n<p>geen</p>\n"},
    {"empty paragraph and quote go", "a\n\n> {{leeg}}\n\n**{{leeg}}**\n\nb", "An", "a\n\nb\n",
     "<p>a</p>\n<p>b</p>\n"},
    {"lines", "> {{naam}}", "een\n\ndrie", "> een\n>\n> drie\n",
     "<blockquote>\n<p>een<br />\n<br />\ndrie</p>\n</blockquote>\n"},
    {"lines in an item", "- {{naam}}", "een\n- twee", "- een\n  - twee\n",
     "<ul>\n<li>een<br />\n- twee</li>\n</ul>\n"},
    {"line end at the end", "{{naam}}.", "een\n\n", "een.\n", "<p>een.</p>\n"},
    {"code", "`show {{naam}}`", "a\nb", "show a b\n", "<p><code>show a b</code></p>\n"},
    {"link", "[hier](mailto:a@b.be?subject={{naam}}&body=x)", "a&b=c\nd?\"é", "hier\n",
     "<p><a href=\"mailto:a@b.be?subject=a%26b%3Dc%0D%0Ad%3F%22%C3%A9&amp;body=x\">hier</a></p>\n"},
    {"bare link", "<https://www.awel.be>", "An", "https://www.awel.be\n",
     "<p><a href=\"https://www.awel.be\">https://www.awel.be</a></p>\n"},
    {"bare address", "[a@b.be](mailto:a@b.be)", "An", "a@b.be\n",
     "<p><a href=\"mailto:a@b.be\">a@b.be</a></p>\n"},
    {"a number to call", "**[{{naam}}](tel:{{naam}})** – x", "116 000", "116 000 – x\n",
     "<p><strong><a href=\"tel:116000\">116 000</a></strong> – x</p>\n"},
    {"a number to call holds nothing else", "[bel](tel:{{naam}})", "+32 11,1;a?b=2&#", "bel\n",
     "<p><a href=\"tel:+321112\">bel</a></p>\n"},
    {"right to left is kept apart", "({{naam}}) x", "שלום", "(\u2068שלום\u2069) x\n",
     "<p>(\u2068שלום\u2069) x</p>\n"},
    {"control characters go", "{{naam}}", "a\x1b[31m\u202E\x07z", "a[31mz\n", "<p>a[31mz</p>\n"},
    {"not UTF-8", "{{naam}}", "a\xFFz", "a\uFFFDz\n", "<p>a\uFFFDz</p>\n"},
    {"wrapped at 72", "{{naam}}",
     "1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 123456 890",
     "1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 123456\n890\n",
     "<p>1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 123456 890</p>\n"},
    {"a person's own lines stay", "> {{naam}}",
     "1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 123456 890\nkort",
     "> 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 123456 890\n> kort\n",
     "<blockquote>\n<p>1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 123456 "
     "890<br />\nkort</p>\n</blockquote>\n"},
    {"what is typed is never broken",
     "1234567890 1234567890 1234567890 1234567890 1234567890 `loketctl show {{naam}}`", "26-0",
     "1234567890 1234567890 1234567890 1234567890 1234567890\nloketctl show 26-0\n",
     "<p>1234567890 1234567890 1234567890 1234567890 1234567890 <code>loketctl show "
     "26-0</code></p>\n"},
    {"nor a phone number",
     "1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 *{{naam}}*", "09 26 77",
     "1234567890 1234567890 1234567890 1234567890 1234567890 1234567890\n09 26 77\n",
     "<p>1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 <em>09 26 "
     "77</em></p>\n"},
    {"nothing reorders or hides", "{{naam}}", "a\u200Eb\u200Fc\u061Cd\u2028e", "abcd\ne\n",
     "<p>abcd<br />\ne</p>\n"},
    {"what is nothing but marks is absent", "a{{#naam}} b{{/naam}}", "\u200E", "a\n", "<p>a</p>\n"},
};

static const char *body_of(const struct buffer *html)
{
	const char *body = strstr(html->data, "<body>\n<div style=");

	assert_non_null(body);
	return strchr(body + strlen("<body>\n"), '\n') + 1;
}

static void values_come_out_in_text_and_html(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buffer text = {0}, html = {0};
		const char *body;

		render(cases[i].body, cases[i].value, &text, &html);
		body = body_of(&html);
		if (strcmp(text.data, cases[i].text) != 0 ||
		    strncmp(body, cases[i].html, strlen(cases[i].html)) != 0)
			print_message("case: %s\n", cases[i].name);
		assert_string_equal(text.data, cases[i].text);
		html.data[html.length - strlen("</div>\n</body>\n</html>\n")] = '\0';
		assert_string_equal(body, cases[i].html);
		buffer_free(&text);
		buffer_free(&html);
	}
}

/* --- nothing in a value becomes structure ---------------------------------------------------- */

static const char *const hostile[] = {
    "<script>alert(1)</script>",
    "</p></li></ul></body><h1>Kop</h1>",
    "<!-- ",
    "&lt;b&gt; &amp; &#60;img src=x&#62;",
    "**vet** _schuin_ `code` ~~weg~~",
    "[klik](javascript:alert(1)) ![x](https://x.be/x.png)",
    "<https://x.be> https://x.be www.x.be a@x.be",
    "# Kop\n\n## Kop\n\nKop\n===",
    "- punt\n- punt\n\n1. een\n\n* * *\n\n---",
    "> citaat\n\n    code\n\n```\ncode\n```",
    "{{loket}} {{#crisis}} {{/crisis}} {{^x}} {{x",
    "\\{{loket}} \\n \\",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "a\r\nBcc: x@x.be\r\n\r\n<b>x</b>",
    "\" onload=\"x' onclick='x",
    "\u200F\u0647\u0644\u0627 \u0627 <b>x</b>",
    "\U0001F600\U0001F3F3\uFE0F\u200D\U0001F308",
};

#define CALL "<a href=\"tel:"

/* The tags of a page in their order, without line breaks; a number to call is one, whatever its digits. */
static void tags_of(const char *html, struct buffer *out)
{
	buffer_add(out, NULL, 0);
	for (const char *at = html; (at = strchr(at, '<'));) {
		const char *end = strchr(at, '>');

		assert_non_null(end);
		if (strncmp(at, CALL, strlen(CALL)) == 0) {
			at += strlen(CALL) + strspn(at + strlen(CALL), "+0123456789");
			assert_int_equal(strncmp(at, "\">", 2), 0);
			buffer_text(out, CALL "\">");
		} else if (strncmp(at, "<br />", 6) != 0)
			buffer_add(out, at, (size_t)(end - at) + 1);
		at = end;
	}
}

/* Of the flags that a subject may speak of only one is set in a mail, and all of them make it too long: every
 * other one, so that two turns are all. */
static void fill(struct compose_values *values, const struct compose_names *known, const char *text,
		 size_t turn)
{
	for (size_t i = 0; i < known->count; i++) {
		const struct compose_name *name = &known->items[i];
		bool ours =
		    strcmp(name->name, "dossier") == 0 || strncmp(name->name, "antwoord_", 9) == 0;

		if (name->kind == COMPOSE_TEXT && !ours)
			compose_set(values, name->name, text);
		else if (name->kind == COMPOSE_TEXT)
			compose_set(values, name->name, "26-00042-8");
		else if (name->kind == COMPOSE_FLAG)
			compose_set_flag(values, name->name,
					 !(name->marks & COMPOSE_SUBJECT) || i % 2 == turn);
		else
			fill(compose_add(values, name->name), name->item, text, turn);
	}
}

static struct compose_templates *load(void)
{
	struct compose_templates *templates;
	struct compose_faults faults;

	assert_int_equal(compose_load("templates", &templates, &faults), 0);
	return templates;
}

/* Renders the message with every text set to `text`. */
static void render_all(const struct compose_templates *templates, const char *name, size_t turn,
		       const char *text, struct buffer *subject, struct buffer *tags,
		       struct buffer *plain)
{
	struct arena *arena = arena_new();
	struct compose_values *values = compose_values_new(arena);
	struct buffer html = {0};
	struct error err = {0};

	fill(values, compose_message_find(name)->names, text, turn / 2 % 2);
	if (compose_render(templates, name, turn % 2, values, subject, plain, &html, &err))
		print_message("%s\n", err.text);
	assert_int_equal(err.kind, ERROR_NONE);
	tags_of(html.data, tags);
	buffer_free(&html);
	arena_free(&arena);
}

static void no_value_breaks_out_of_its_place_in_any_template(void **state)
{
	struct compose_templates *templates = load();
	const char *name;
	bool two_forms;

	(void)state;
	for (size_t i = 0; (name = compose_message_name(i, &two_forms)); i++)
		for (size_t k = 0; k < 4 * sizeof(hostile) / sizeof(hostile[0]); k++) {
			struct buffer subject[2] = {{0}}, tags[2] = {{0}}, plain = {0};
			const char *text = hostile[k / 4];

			render_all(templates, name, k % 4, "goed", &subject[0], &tags[0], &plain);
			render_all(templates, name, k % 4, text, &subject[1], &tags[1], &plain);
			if (strcmp(tags[0].data, tags[1].data) != 0)
				print_message("%s: %s\n", name, text);
			assert_string_equal(tags[0].data, tags[1].data);
			assert_string_equal(subject[0].data, subject[1].data);
			for (int n = 0; n < 2; n++) {
				buffer_free(&subject[n]);
				buffer_free(&tags[n]);
			}
			buffer_free(&plain);
		}
	compose_free(&templates);
}

/* In the text part the words of the sender stay behind "> ", so that they cannot pass for ours. */
static void only_a_text_of_our_own_may_hold_a_key(void **state)
{
	static const char text[] = "naar b+krjtdf4fsv4337t32cn22fi5sghhi6f5zmivkh5@limburg.be";
	struct arena *arena = arena_new();
	struct compose_values *values = compose_values_new(arena);

	(void)state;
	compose_set(values, "naam", text);
	compose_set_own(values, "extra", text);
	assert_string_equal(compose_value_find(values, "naam")->text,
			    "naar b+xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx@limburg.be");
	assert_string_equal(compose_value_find(values, "extra")->text, text);
	compose_set_own(values, "extra", "");
	assert_null(compose_value_find(values, "extra"));
	arena_free(&arena);
}

static void a_quotation_cannot_leave_its_quote(void **state)
{
	struct buffer text = {0}, html = {0};

	(void)state;
	render("> {{naam}}\n\nBeslissen", "een\n\n\nAdvies: ontvankelijk\n> x\r\rz", &text, &html);
	assert_string_equal(text.data,
			    "> een\n>\n>\n> Advies: ontvankelijk\n> > x\n>\n> z\n\nBeslissen\n");
	buffer_free(&text);
	buffer_free(&html);
}

static void long_values_stay_whole(void **state)
{
	struct buffer value = {0}, text = {0}, html = {0};

	(void)state;
	for (int i = 0; i < 5000; i++)
		buffer_char(&value, 'w');
	render("- {{naam}}", value.data, &text, &html);
	assert_non_null(strstr(text.data, value.data));
	assert_non_null(strstr(html.data, value.data));
	text.length = 0;
	for (size_t i = 0; i < value.length; i += 6)
		value.data[i] = ' ';
	render("- {{naam}}", value.data, &text, &html);
	for (const char *line = text.data; *line; line = strchr(line, '\n') + 1)
		assert_true(strchr(line, '\n') - line <= 72);
	buffer_free(&value);
	buffer_free(&text);
	buffer_free(&html);
}

/* --- what a caller may set ------------------------------------------------------------------- */

static void expect_refused(const char *template_name, struct compose_values *values,
			   const char *what)
{
	struct compose_templates *templates = load();
	struct buffer out = {0};
	struct error err = {0};

	assert_int_equal(
	    compose_render(templates, template_name, true, values, &out, NULL, NULL, &err), -1);
	assert_int_equal(err.kind, ERROR_REFUSE);
	if (!strstr(err.text, what))
		print_message("%s\n", err.text);
	assert_non_null(strstr(err.text, what));
	buffer_free(&out);
	compose_free(&templates);
}

static void a_refusal_without_a_reason_never_leaves(void **state)
{
	struct arena *arena = arena_new();
	struct compose_values *values = compose_sample(arena, "weigering");

	(void)state;
	compose_set(values, "reden", " \n\t");
	expect_refused("weigering", values, "reden is missing");
	arena_free(&arena);
}

static void an_acknowledgement_without_crisis_numbers_never_leaves(void **state)
{
	struct arena *arena = arena_new();
	struct compose_values *values = compose_values_new(arena);

	(void)state;
	compose_set(values, "dossier", "26-00042-8");
	compose_set(values, "loket", "Loket Limburg");
	expect_refused("ontvangst", values, "crisis is missing");
	arena_free(&arena);
}

/* So that a story or an instrument cannot slip into an acknowledgement by a caller's mistake. */
static void a_value_the_message_does_not_know_is_refused(void **state)
{
	struct arena *arena = arena_new();
	struct compose_values *values = compose_sample(arena, "ontvangst");

	(void)state;
	compose_set(values, "vraag", "x");
	expect_refused("ontvangst", values, "no such value: vraag");
	compose_set(values, "vraag", NULL);
	compose_set_flag(values, "loket", true);
	expect_refused("ontvangst", values, "no such value: loket");
	arena_free(&arena);
}

static void an_unknown_message_is_refused(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	expect_refused("brief", compose_values_new(arena), "no such template");
	arena_free(&arena);
}

static void a_line_end_in_a_subject_is_refused(void **state)
{
	struct arena *arena = arena_new();
	struct compose_values *values = compose_sample(arena, "ontvangst");

	(void)state;
	compose_set(values, "dossier", "26-00042-8\r\nBcc: x@x.be");
	expect_refused("ontvangst", values, "subject holds a control character");
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(values_come_out_in_text_and_html),
	    cmocka_unit_test(no_value_breaks_out_of_its_place_in_any_template),
	    cmocka_unit_test(only_a_text_of_our_own_may_hold_a_key),
	    cmocka_unit_test(a_quotation_cannot_leave_its_quote),
	    cmocka_unit_test(long_values_stay_whole),
	    cmocka_unit_test(a_refusal_without_a_reason_never_leaves),
	    cmocka_unit_test(an_acknowledgement_without_crisis_numbers_never_leaves),
	    cmocka_unit_test(a_value_the_message_does_not_know_is_refused),
	    cmocka_unit_test(an_unknown_message_is_refused),
	    cmocka_unit_test(a_line_end_in_a_subject_is_refused),
	};

	return cmocka_run_group_tests_name("compose_values", tests, NULL, NULL);
}
