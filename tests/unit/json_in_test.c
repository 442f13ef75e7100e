/* JSON that is read: what RFC 8259 and our limits allow, and nothing else; and that the tree is the one
 * that jansson makes, also of texts that were torn and stirred. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "json/in.h"

enum { ROUNDS = 60000, CHANGES = 4 };

#define BOOK                                                                                       \
	"{\"a\": [1, -2, 0, 3.25, 3.25, 1e2, 123456789012345678, 9223372036854775807],\n"          \
	"\t\"b\\n\\\"\\\\\": {\"\xC3\xAB\": null, \"\": true}, \"c\": [], \"d\": {},\r\n"          \
	" \"e\": \"een\\ttwee\\/\\b\\f\\r\\u00EB\\uD83D\\uDE00 \xF0\x9F\x98\x80\", \"f\": "        \
	"[[[false]]]}"

static const struct {
	const char *text;
	bool good;
} cases[] = {
    {"{}", true},
    {" [ ] \n", true},
    {BOOK, true},
    {"[0.5, 1E+2, -0, 0, 0.5, 0.5]", true},
    {"[0.5, 0.51, [0.5], 0.5.]", false},
    {"[\"\\u0061\\u00e9\"]", true},
    {"[\"\x7F\"]", true},
    {"{\"a\": 1, \"b\": {\"a\": 1}}", true},
    {"", false},
    {" ", false},
    {"1", false}, /* an object or an array */
    {"\"a\"", false},
    {"null", false},
    {"{} {}", false},
    {"[1]x", false},
    {"[", false},
    {"[1", false},
    {"[1,", false},
    {"[1,]", false},
    {"[,1]", false},
    {"[1 2]", false},
    {"[1}", false},
    {"{]", false},
    {"{\"a\"}", false},
    {"{\"a\":}", false},
    {"{\"a\" 1}", false},
    {"{\"a\": 1,}", false},
    {"{a: 1}", false},
    {"{1: 1}", false},
    {"{\"a\": 1, \"a\": 2}", false}, /* a key twice */
    {"{\"a\": 1, \"\\u0061\": 2}", false},
    {"{\"\\n\": 1, \"\\n\": 2}", false},
    {"[nul]", false},
    {"[nulll]", false},
    {"[True]", false},
    {"[01]", false},
    {"[00]", false},
    {"[1.]", false},
    {"[.5]", false},
    {"[+1]", false},
    {"[-]", false},
    {"[--1]", false},
    {"[1e]", false},
    {"[0x1]", false},
    {"[NaN]", false},
    {"[1e999]", false},
    {"[9223372036854775808]", false}, /* over 64 bits */
    {"[\"a]", false},
    {"[\"a\\\"]", false},
    {"[\"\\x\"]", false},
    {"[\"\\\"", false},
    {"[\"\\", false},
    {"[\"\\u12\"]", false},
    {"[\"\\uD83D\"]", false},
    {"[\"\\uDE00\\uD83D\"]", false},
    {"[\"\\u0000\"]", false},
    {"[\"a\nb\"]", false},
    {"[\"a\x1f\"]", false},
    {"[\"\xFF\"]", false},
    {"[\"\xC0\xAF\"]", false},
    {"[\"\xED\xA0\x80\"]", false},
    {"[\"\xE2\x82\"]", false},
    {"{\"\xFF\": 1}", false},
};

/* In memory of exactly its size, so that a step too far is a fault of memory. */
static json_t *read_exactly(const char *text, size_t length, size_t most)
{
	char *copy = malloc(length ? length : 1);
	json_t *json;

	assert_non_null(copy);
	memcpy(copy, text, length);
	json = json_in(copy, length, most);
	free(copy);
	return json;
}

static void only_json_is_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		json_t *json = read_exactly(cases[i].text, strlen(cases[i].text), SIZE_MAX);

		if ((json != NULL) != cases[i].good)
			fail_msg("%s", cases[i].text);
		json_decref(json);
	}
	assert_null(read_exactly("[\"a\0\"]", 6, SIZE_MAX));
	assert_null(read_exactly("[1]\0", 4, SIZE_MAX));
	assert_null(read_exactly("[12\0]", 5, SIZE_MAX));
	assert_null(read_exactly("[1.5\0]", 6, SIZE_MAX));
	assert_null(read_exactly("[\0]", 3, SIZE_MAX));
}

static void values_are_those_of_the_text(void **state)
{
	json_t *json = read_exactly(BOOK, sizeof(BOOK) - 1, SIZE_MAX);
	json_t *numbers = json_object_get(json, "a");

	(void)state;
	assert_int_equal(json_array_size(numbers), 8);
	assert_int_equal(json_integer_value(json_array_get(numbers, 1)), -2);
	assert_true(json_real_value(json_array_get(numbers, 3)) == 3.25);
	assert_true(json_real_value(json_array_get(numbers, 4)) == 3.25);
	assert_true(json_is_real(json_array_get(numbers, 5)));
	assert_true(json_integer_value(json_array_get(numbers, 6)) == 123456789012345678);
	assert_true(json_integer_value(json_array_get(numbers, 7)) == INT64_MAX);
	assert_true(json_is_null(json_object_get(json_object_get(json, "b\n\"\\"), "\xC3\xAB")));
	assert_string_equal(json_string_value(json_object_get(json, "e")),
			    "een\ttwee/\b\f\r\xC3\xAB\xF0\x9F\x98\x80 \xF0\x9F\x98\x80");
	json_decref(json);
}

static void values_are_counted(void **state)
{
	static const char text[] = "{\"a\": [1, 2, {}], \"b\": null}"; /* six of them */
	json_t *json;

	(void)state;
	json = read_exactly(text, sizeof(text) - 1, 6);
	assert_non_null(json);
	json_decref(json);
	assert_null(read_exactly(text, sizeof(text) - 1, 5));
}

static void depth_has_a_limit(void **state)
{
	enum { DEEP = 200 * 1000 };
	char *text = malloc(2 * DEEP);
	json_t *json;

	(void)state;
	assert_non_null(text);
	memset(text, '[', DEEP);
	memset(text + DEEP, ']', DEEP);
	json = read_exactly(text + DEEP - JSON_IN_DEPTH, 2 * JSON_IN_DEPTH, SIZE_MAX);
	assert_non_null(json);
	json_decref(json);
	assert_null(read_exactly(text + DEEP - JSON_IN_DEPTH - 1, 2 * JSON_IN_DEPTH + 2, SIZE_MAX));
	assert_null(read_exactly(text, 2 * DEEP, SIZE_MAX));
	free(text);
}

/* A small generator of our own, so that a fault comes back everywhere. */
static size_t below(size_t limit)
{
	static uint32_t number = 42;

	number = number * 1664525u + 1013904223u;
	return (number >> 8) % limit;
}

static void tear(char *text, size_t length)
{
	static const char pieces[] =
	    "\"\"\\\\{}[],,:: \n019-+.eEuntfDdb/\x01\x7F\xC3\xAB\xED\xA0\xF0";

	for (size_t i = below(CHANGES + 1); i > 0; i--)
		/* no NUL: jansson passes over one behind a number */
		text[below(length)] = pieces[below(sizeof(pieces) - 1)];
}

static void the_tree_is_that_of_jansson(void **state)
{
	size_t good = 0;

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		char text[] = BOOK;
		size_t length = sizeof(text) - 1;
		json_t *ours, *theirs;

		tear(text, length);
		if (below(8) == 0)
			length = below(length);
		ours = read_exactly(text, length, SIZE_MAX);
		theirs = json_loadb(text, length, JSON_REJECT_DUPLICATES, NULL);
		if ((ours == NULL) != (theirs == NULL) || (ours && !json_equal(ours, theirs)))
			fail_msg("round %d: %s", round, text);
		good += ours != NULL;
		json_decref(ours);
		json_decref(theirs);
	}
	/* both kinds came by */
	assert_in_range(good, ROUNDS / 20, ROUNDS - ROUNDS / 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(only_json_is_read),
	    cmocka_unit_test(values_are_those_of_the_text),
	    cmocka_unit_test(values_are_counted),
	    cmocka_unit_test(depth_has_a_limit),
	    cmocka_unit_test(the_tree_is_that_of_jansson),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
