/* What an HTML mail holds and nobody sees is marked, and is no word of who answers; what a person sees stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "letter/unseen.h"
#include "reader/html.h"

static struct arena *arena;

struct pair {
	const char *in, *out;
};

static void check(const char *what, const char *got, const char *wanted)
{
	if (strcmp(got, wanted) != 0)
		fail_msg("%s: '%s', not '%s'", what, got, wanted);
}

#define UNSEEN "[niet zichtbaar: x]"

/* Each way to write words that nobody sees, before a word that is seen. */
static void html_words_that_nobody_sees(void **state)
{
	static const char *const styles[] = {
	    "color:#fff",
	    "color:white",
	    "COLOR : #FFFFFF !important",
	    "color:#fefefe",
	    "color:rgb(255, 255, 255)",
	    "color:rgb(100% 100% 100%)",
	    "color:rgba(0,0,0,0)",
	    "color:#00000000",
	    "color:hsl(0,0%,100%)",
	    "color:transparent",
	    "color:window",
	    "color:red;background:red",
	    "color:#111;background-color:#000",
	    "font-size:0",
	    "font-size:0px",
	    "font-size:1px",
	    "font-size:0.01em",
	    "font-size:1%",
	    "font-size:1",
	    "font:0/0 a",
	    "font:italic 1px Arial",
	    "visibility:hidden",
	    "visibility:collapse",
	    "opacity:0",
	    "opacity:.01",
	    "filter:alpha(opacity=0)",
	    "text-indent:-9999px",
	    "margin-left:-9999px",
	    "position:absolute;left:-9999px",
	    "position:fixed;top:-200em",
	    "position:absolute;clip:rect(0,0,0,0)",
	    "max-height:0;overflow:hidden",
	    "height:1px;width:1px;overflow:hidden",
	    "transform:scale(0)",
	    "clip-path:inset(100%)",
	    "/*a*/color/**/:/*x*/#fff",
	    "c\\6flor:#fff",
	};
	char in[900];

	(void)state;
	for (size_t i = 0; i < sizeof(styles) / sizeof(styles[0]); i++) {
		snprintf(in, sizeof(in), "<div style='%s'>x</div>y", styles[i]);
		check(in, html_to_text(arena, in, strlen(in), NULL), UNSEEN "\ny");
		snprintf(in, sizeof(in), "<div style='%s'><p><b>x</b></div>y", styles[i]);
		check(in, html_to_text(arena, in, strlen(in), NULL), UNSEEN "\n\ny");
		snprintf(in, sizeof(in), "<div style='%600s;%s'>x</div>y", "", styles[i]);
		check(in, html_to_text(arena, in, strlen(in), NULL), UNSEEN "\ny");
		snprintf(in, sizeof(in), "<style>.k, p.z { %s }</style><i class='a k'>x</i> y",
			 styles[i]);
		check(in, html_to_text(arena, in, strlen(in), NULL), UNSEEN " y");
	}
}

static void html_hidden_and_seen(void **state)
{
	static const struct pair rows[] = {
	    /* not displayed: not there */
	    {"<div hidden style='color:red'>x</div>y", "y"},
	    {"<div style='mso-hide:all'>x</div>y", "y"},
	    {"<div style='display:/**/none'>x</div>y", "y"},
	    {"<!--[if mso]>x<![endif]-->y", "y"},
	    {"<!--[if !mso]><!-->x<!--<![endif]-->y", "xy"},
	    {"<datalist><p>x</datalist><template>x</template>y", "y"},
	    /* by a rule: perhaps not for every screen */
	    {"<style>#k{display:none}</style><p id=k>x</p>y", UNSEEN "\n\ny"},
	    {"<style>@media screen{p{display:none}}</style><p>x</p>y", UNSEEN "\n\ny"},
	    {"<style>@media (max-width:9px){p{display:none}}</style><p>x</p>y", "x\n\ny"},
	    {"<style><!-- p{display:none} --></style><p style='display:block'>x</p>y", "x\n\ny"},
	    {"<font color=white>x</font> y", UNSEEN " y"},
	    {"<table><tr><td bgcolor='#000000'><font color=black>x</font></table>y",
	     UNSEEN "\n\ny"},
	    {"<body text=white><p>x<p style='color:#000'>y", UNSEEN "\n\ny"},
	    {"<p>a <span style='color:#fff'>x</span> b", "a " UNSEEN " b"},
	    {"<p style='color:#fff'>x<br>z</p>y", UNSEEN "\n[niet zichtbaar: z]\n\ny"},
	    {"<p style='color:#fff'>x] [niet zichtbaar: z]</p>y",
	     "[niet zichtbaar: x) (niet zichtbaar: z)]\n\ny"},
	    {"<pre>a\n<i style='color:#fff'>x\nx</i>\ny</pre>", "a\n" UNSEEN "\n" UNSEEN "\ny"},
	    {"<table><tr><td style='color:#fff'>x<td>b<td>c</table>", UNSEEN " | b | c"},
	    {"<blockquote style='color:#fff'>x</blockquote>y", "> " UNSEEN "\ny"},
	    /* a person sees these */
	    {"<div style='color:#333'>x</div>y", "x\ny"},
	    {"<div style='color:#ddd'>x</div>y", "x\ny"},
	    {"<div style='color:windowtext'>x</div>y", "x\ny"},
	    {"<div style='background:#036;color:#fff'>x</div>y", "x\ny"},
	    {"<div style='background:#036'><p style='color:white'>x</p></div>y", "x\n\ny"},
	    {"<table bgcolor=navy><tr><td><font color=white>x</font></table>y", "x\n\ny"},
	    {"<div style='background:url(a.png);color:#fff'>x</div>y", "x\ny"},
	    {"<table background=a.png><tr><td style='color:#fff'>x</table>y", "x\n\ny"},
	    {"<style>.h{background:#036}</style><p class=h style='color:#fff'>x</p>y", "x\n\ny"},
	    {"<style>tr .h{background:#036}</style><p class=h style='color:#fff'>x</p>y", "x\n\ny"},
	    {"<style>.h{color:#fff}</style><p class=other>x</p>y", "x\n\ny"},
	    {"<div style='font-size:0'><span style='font-size:14px'>x</span></div>y", "x\ny"},
	    {"<div style='font-size:1.8'>x</div>y", "x\ny"}, /* a fault of the writer */
	    {"<div style='font:400 12px Arial'>x</div>y", "x\ny"},
	    {"<div style='overflow:hidden;height:40px'>x</div>y", "x\ny"},
	    {"<div style='width:1px'>x</div>y", "x\ny"},
	    {"<div style='opacity:.6;text-indent:-18pt;margin-left:-5px'>x</div>y", "x\ny"},
	    {"<div style='visibility:hidden'><b style='visibility:visible'>x</b></div>y", "x\ny"},
	    {"<a href='https://x.be' style='background:#036;color:#fff'>x</a> y", "x y"},
	    {"<div style='col/**/or:#fff'>x</div>y", "x\ny"},
	    {"<div style='color:inherit;color:var(--a)'>x</div>y", "x\ny"},
	    /* nothing is seen, and somebody wrote it */
	    {"<p style='color:#fff'>x<p style='color:#fff'>y", "[niet zichtbaar]\n\nx\n\ny"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check(rows[i].in, html_to_text(arena, rows[i].in, strlen(rows[i].in), NULL),
		      rows[i].out);
}

/* Sheets that would take long, or of which the last rule is out of sight: nothing is seen, and it ends. */
static void sheets_past_their_limits(void **state)
{
	static const struct {
		const char *head, *piece;
		size_t count;
		const char *tail, *wanted;
	} rows[] = {
	    {"<style>", ".a{color:red} ", 2000, ".k{display:none}</style><p class=k>x", "x"},
	    {"<style>.k{", "color:red;", 1000, "display:none}</style><p class=k>x", "x"},
	    {"<style>.k{display:none}</style><p class='k ", "a ", 2000, "'>x", "x"},
	    {"<style>", "@a;", 300000, "</style><p>x", "x"},
	    {"<style>", "@media screen{", 100000, "</style><p>x", "x"},
	    {"<style>", "/*", 300000, "</style><p>x", "x"},
	    {"<style>p{color:red}", "<!--", 300000, "</style><p>x", "x"},
	    {"<style>", "{", 300000, "</style><p>x", "x"},
	    {"<style>", "a,", 300000, "a{color:red}</style><p>x", "x"},
	    {"<p style='", "color:red;", 100000, "'>x", "x"},
	    {"<p style='", "/*", 300000, "'>x", "x"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buffer html = {0};
		const char *text;

		buffer_text(&html, rows[i].head);
		for (size_t j = 0; j < rows[i].count; j++)
			buffer_text(&html, rows[i].piece);
		buffer_text(&html, rows[i].tail);
		text = html_to_text(arena, html.data, html.length, NULL);
		if (i < 3)
			check(rows[i].head, text, "[niet zichtbaar]\n\nx");
		else
			assert_non_null(strstr(text, rows[i].wanted));
		buffer_free(&html);
	}
}

static void cut_from_an_answer(void **state)
{
	static const struct pair rows[] = {
	    {"Ja.", "Ja."},
	    {UNSEEN "\nJa.", "Ja."},
	    {"Ja.\n" UNSEEN " " UNSEEN "\nNee.", "Ja.\nNee."},
	    {"Ja, " UNSEEN " hoor.\n\nNee.\n" UNSEEN, "Ja,  hoor.\n\nNee."},
	    {"> " UNSEEN "\nJa.", "Ja."},
	    {"Ja.\n\n" UNSEEN "\n\nNee.", "Ja.\n\nNee."},
	    {"Ja.\n" UNSEEN "\n\nNee.", "Ja.\n\nNee."},
	    {UNSEEN "\n\n" UNSEEN "\n\nJa.", "Ja."},
	    {"[niet zichtbaar: x\nJa.", "[niet zichtbaar: x\nJa."},
	    {"[niet zichtbaar]\n\nJa.", "[niet zichtbaar]\n\nJa."},
	    {UNSEEN "\n" UNSEEN, UNSEEN "\n" UNSEEN}, /* never nothing */
	    {"", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check(rows[i].in, unseen_cut(arena, rows[i].in), rows[i].out);
}

static void found_in_the_whole(void **state)
{
	static const char whole[] =
	    "Kop\n" UNSEEN "\nJa, " UNSEEN "hoor.\n" UNSEEN "\nTot dan\n> x";
	size_t from, to;

	(void)state;
	assert_true(unseen_find(whole, "Ja, hoor.\nTot dan", &from, &to));
	assert_int_equal(from, strlen("Kop\n"));
	assert_int_equal(to, strlen(whole) - strlen("\n> x"));
	assert_false(unseen_find(whole, "Ja, hoor.\nTot dan.", &from, &to));
	assert_false(unseen_find(whole, "", &from, &to));
	assert_false(unseen_find("Ja", "Ja", &from, &to)); /* nothing is marked */
}

/* Lines that are all alike make no search long: it gives up. */
static void searched_in_a_bounded_time(void **state)
{
	struct buffer whole = {0}, own = {0};
	size_t from, to;

	(void)state;
	for (int i = 0; i < 100000; i++) {
		buffer_text(&whole, "a\n");
		if (i % 2)
			buffer_text(&own, "a\n");
	}
	buffer_text(&whole, UNSEEN "\n");
	buffer_text(&own, "b");
	assert_false(unseen_find(whole.data, own.data, &from, &to));
	buffer_free(&whole);
	buffer_free(&own);
}

/* As many marks as a text can hold, ended or not: as fast as any other text. */
static void marks_without_end_take_no_time(void **state)
{
	static const char *const pieces[] = {"[niet zichtbaar: ", UNSEEN "\n", "a\n" UNSEEN "\n",
					     "[niet zichtbaar: \n"};
	enum { BYTES = 1000000 };

	(void)state;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		struct buffer whole = {0};
		size_t from, to;
		clock_t begin;

		while (whole.length < BYTES)
			buffer_text(&whole, pieces[i]);
		buffer_text(&whole, UNSEEN);
		begin = clock();
		unseen_cut(arena, whole.data);
		assert_false(unseen_find(whole.data, "a\na\na\na\nb", &from, &to));
		assert_true(clock() - begin < CLOCKS_PER_SEC);
		buffer_free(&whole);
	}
}

/* What somebody struck out is seen, and is not said any more. */
static void struck_out(void **state)
{
	static const struct pair pairs[] = {
	    {"<p>ja <s>nee</s></p>", "ja ~~nee~~"},
	    {"<p><strike>ja</strike> nee</p>", "~~ja~~ nee"},
	    {"<p><del>ja</del></p><p>nee</p>", "~~ja~~\n\nnee"},
	    {"<p style='text-decoration:line-through'>ja</p><p>nee</p>", "~~ja~~\n\nnee"},
	    {"<s>ja <b>zeker</b></s> nee", "~~ja zeker~~ nee"},
	    {"<p><u>ja</u> <span style='text-decoration:underline'>nee</span></p>", "ja nee"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		check(pairs[i].in, html_to_text(arena, pairs[i].in, strlen(pairs[i].in), NULL),
		      pairs[i].out);
	}
}

static int start(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

static int stop(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(html_words_that_nobody_sees),
	    cmocka_unit_test(html_hidden_and_seen),
	    cmocka_unit_test(struck_out),
	    cmocka_unit_test(sheets_past_their_limits),
	    cmocka_unit_test(cut_from_an_answer),
	    cmocka_unit_test(found_in_the_whole),
	    cmocka_unit_test(searched_in_a_bounded_time),
	    cmocka_unit_test(marks_without_end_take_no_time),
	};

	return cmocka_run_group_tests_name("reader_unseen", tests, start, stop);
}
