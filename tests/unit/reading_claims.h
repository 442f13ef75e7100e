/* reading_claims: mails of one text, and what may be claimed of them. For a test that has a `fixture`. */
#ifndef LOKET_TESTS_READING_CLAIMS_H
#define LOKET_TESTS_READING_CLAIMS_H

#include "reading_fixture.h"

#include <jansson.h>

static struct fixture fixture;

/* "pad=waarde" is claimed ("ja": true); "pad=" is not. */
struct case_of {
	const char *from, *text;
	const char *expected[8];
};

static struct letter_address address_of(const char *from)
{
	const char *angle = strchr(from, '<');
	size_t name = angle && angle > from ? (size_t)(angle - from) - 1 : 0;

	if (!angle)
		return (struct letter_address){NULL, from};
	return (struct letter_address){
	    name ? arena_slice(fixture.arena, from, name) : NULL,
	    arena_slice(fixture.arena, angle + 1, strlen(angle) - 2),
	};
}

static struct reading *understood(const char *from, const char *text)
{
	struct reading *reading = fixture_mail(&fixture, text);

	reading->mail.from = address_of(from);
	reading->mail.onderwerp = "vraag";
	understand(fixture.arena, reading, fixture.tables, &fixture.context);
	fixture_check_evidence(&fixture, reading);
	return reading;
}

static const char *text_of(const json_t *value)
{
	if (json_is_integer(value))
		return arena_format(fixture.arena, "%d", (int)json_integer_value(value));
	if (json_is_true(value))
		return "ja";
	if (!json_is_string(value) || strcmp(json_string_value(value), "onbekend") == 0)
		return "";
	return arena_text(fixture.arena, json_string_value(value));
}

static const char *claimed(const struct reading *reading, const char *pad, size_t length)
{
	json_t *whole = reading_to_json(reading), *at = whole;
	const char *end = pad + length, *result;

	while (pad < end && at) {
		size_t part = strcspn(pad, ".=");
		const char *key = arena_slice(fixture.arena, pad, part);

		at = json_is_array(at) ? json_array_get(at, (size_t)atoi(key))
				       : json_object_get(at, key);
		pad += part + 1;
	}
	result = text_of(at);
	json_decref(whole);
	return result;
}

static size_t check(const struct case_of *cases, size_t count)
{
	size_t faults = 0;

	for (size_t i = 0; i < count; i++) {
		struct reading *reading = understood(cases[i].from, cases[i].text);

		for (size_t j = 0; j < 8 && cases[i].expected[j]; j++) {
			const char *expected = cases[i].expected[j];
			size_t length = strcspn(expected, "=");
			const char *found = claimed(reading, expected, length);

			if (strcmp(found, expected + length + 1) == 0)
				continue;
			print_error("%s\n   %s, found \"%s\"\n", cases[i].text, expected, found);
			faults++;
		}
	}
	return faults;
}

#define CHECK(cases) assert_int_equal(check(cases, sizeof(cases) / sizeof((cases)[0])), 0)

#endif
