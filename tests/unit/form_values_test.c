/* Values as they are written in Belgium: telephone, date, age, postcode, address, yes and no,
 * boxes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "form/values.h"

static void telephone_numbers(void **unused)
{
	static const struct {
		const char *text, *phone; /* NULL: none */
		const char *found;
	} cases[] = {
	    {"0470/12 34 56", "+32470123456", "0470/12 34 56"},
	    {"+32 (0)470 12 34 56", "+32470123456", "+32 (0)470 12 34 56"},
	    {"03/240.61.66", "+3232406166", "03/240.61.66"},
	    {"gsm 0032 468 11 22 33 (na 17u)", "+32468112233", "0032 468 11 22 33"},
	    {"32470123458", "+32470123458", "32470123458"},
	    {"0491-00-62-83", "+32491006283", "0491-00-62-83"},
	    {"04 123 45 67", "+3241234567", "04 123 45 67"},
	    {"0800 900 33", "+3280090033", "0800 900 33"},
	    {"011 23 72 25 of 0470 11 22 33", "+3211237225", "011 23 72 25"},
	    {"0470 12 34 56 0471 65 43 21", "+32470123456", "0470 12 34 56"},
	    {"+33 6 12 34 56 78", "+33612345678", "+33 6 12 34 56 78"},
	    {"bel 1712", NULL, NULL},
	    {"0470 12 34 5", NULL, NULL},
	    {"12/03/2009", NULL, NULL},
	    {"26-00042-8", NULL, NULL},
	    {"BE68 5390 0754 7034", NULL, NULL},
	    {"geen", NULL, NULL},
	    {"", NULL, NULL},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char phone[FORM_PHONE];
		struct form_range range;
		bool found = form_find_phone(cases[i].text, strlen(cases[i].text), &range, phone);

		if (found != (cases[i].phone != NULL) ||
		    (found && strcmp(phone, cases[i].phone) != 0))
			fail_msg("%s: %s", cases[i].text, found ? phone : "none");
		if (found &&
		    (range.tot - range.van != strlen(cases[i].found) ||
		     memcmp(cases[i].text + range.van, cases[i].found, range.tot - range.van) != 0))
			fail_msg("%s: %.*s", cases[i].text, (int)(range.tot - range.van),
				 cases[i].text + range.van);
	}
}

static void birth_dates(void **unused)
{
	static const struct {
		const char *text, *day;
	} cases[] = {
	    {"12/03/2009", "2009-03-12"},
	    {"12-3-09", "2009-03-12"},
	    {"12.03.2009", "2009-03-12"},
	    {"12 maart 2009", "2009-03-12"},
	    {"12 mrt 2009", "2009-03-12"},
	    {"° 12/03/2009", "2009-03-12"},
	    {"2009-03-12", "2009-03-12"},
	    {"26/07/10", "2010-07-26"},
	    {"5/4/2012", "2012-04-05"},
	    {"29/02/2012", "2012-02-29"},
	    {"10.05.18-***.**", "2010-05-18"},
	    {"1 augustus 2011", "2011-08-01"},
	    {"1ste mei 2009", "2009-05-01"},
	    {"de 4de jan. 2010", "2010-01-04"},
	    {"2E april 2011", "2011-04-02"},
	    {"18 januari, 2012", "2012-01-18"},
	    {"3e trimester 2012", NULL},
	    {"4 dezelfde maart 2012", NULL},
	    {"12/03, 2012", NULL},
	    {"29/02/2011", NULL},
	    {"03/25/2009", NULL},
	    {"31/04/2010", NULL},
	    {"12/03/88", NULL},
	    {"0470/12.34.56", NULL},
	    {"14", NULL},
	    {"12/03", NULL},
	    {"", NULL},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char day[FORM_DAY];
		struct form_range range;
		bool found = form_find_birth_date(cases[i].text, strlen(cases[i].text),
						  "2026-11-21", &range, day);

		if (found != (cases[i].day != NULL) || (found && strcmp(day, cases[i].day) != 0))
			fail_msg("%s: %s", cases[i].text, found ? day : "none");
	}
}

static void days_near_today(void **unused)
{
	static const char today[] = "2026-11-21T14:03:00+01:00"; /* a Saturday */
	static const struct {
		const char *text, *day, *found; /* NULL: none */
	} cases[] = {
	    {"terug op 3 december.", "2026-12-03", "3 december"},
	    {"tot en met 3 december 2027, daarna", "2027-12-03", "3 december 2027"},
	    {"du 1er au 15 mars inclus", "2027-03-15", "15 mars"},
	    {"le 1er mars", "2027-03-01", "1er mars"},
	    {"back on Monday 4 May", "2027-05-04", "4 May"},
	    {"the 4th of May", "2027-05-04", "4th of May"},
	    {"until Tuesday, December 1st.", "2026-12-01", "December 1st"},
	    {"December 1, 2026", "2026-12-01", "December 1, 2026"},
	    {"bis 17. Dezember", "2026-12-17", "17. Dezember"},
	    {"bis 4. März", "2027-03-04", "4. März"},
	    {"t/m 12/7", "2027-07-12", "12/7"},
	    {"t/m 12/07/2027", "2027-07-12", "12/07/2027"},
	    {"t/m 12/07/27", "2027-07-12", "12/07/27"},
	    {"t.e.m. 12-07-2027", "2027-07-12", "12-07-2027"},
	    {"bis zum 17.12.", "2026-12-17", "17.12"},
	    {"2026-12-03", "2026-12-03", "2026-12-03"},
	    {"le 14 août 2027", "2027-08-14", "14 août 2027"},
	    {"29 februari 2028", "2028-02-29", "29 februari 2028"},
	    {"the 10 december holiday", "2026-12-10", "10 december"},
	    /* no more than two weeks past, no more than eight months ahead */
	    {"terug op 9 november", "2026-11-09", "9 november"},
	    {"terug op 31 augustus", NULL, NULL},
	    {"29 februari", NULL, NULL},
	    {"sinds 3 mei 2019", NULL, NULL},
	    {"31 november", NULL, NULL},
	    {"bel 12.30 uur", NULL, NULL},
	    {"12/13", NULL, NULL},
	    {"bel 011/22 33 44", NULL, NULL},
	    {"dossier 26-00042-8", NULL, NULL},
	    {"mei 11u", NULL, NULL},
	    {"3-10", NULL, NULL},
	    {"", NULL, NULL},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char day[FORM_DAY];
		struct form_range range;
		size_t pos = 0;
		bool found =
		    form_next_day(cases[i].text, strlen(cases[i].text), today, &pos, &range, day);

		if (found != (cases[i].day != NULL) || (found && strcmp(day, cases[i].day) != 0))
			fail_msg("%s: %s", cases[i].text, found ? day : "none");
		if (found &&
		    (range.tot - range.van != strlen(cases[i].found) ||
		     memcmp(cases[i].text + range.van, cases[i].found, range.tot - range.van) != 0))
			fail_msg("%s: %.*s", cases[i].text, (int)(range.tot - range.van),
				 cases[i].text + range.van);
	}
}

static void one_day_after_the_other(void **unused)
{
	static const char text[] = "van 24 december tot 3 januari en op 12/1";
	static const char *const days[] = {"2026-12-24", "2027-01-03", "2027-01-12"};
	struct form_range range;
	char day[FORM_DAY];
	size_t pos = 0;

	(void)unused;
	for (size_t i = 0; i < 3; i++) {
		assert_true(form_next_day(text, strlen(text), "2026-12-20", &pos, &range, day));
		assert_string_equal(day, days[i]);
	}
	assert_false(form_next_day(text, strlen(text), "2026-12-20", &pos, &range, day));
	pos = 0;
	assert_false(form_next_day(text, strlen(text), NULL, &pos, &range, day));
}

static void weekdays_to_come(void **unused)
{
	static const struct {
		const char *word, *today, *day; /* NULL: none */
	} cases[] = {
	    {"maandag", "2026-11-21T14:03:00+01:00", "2026-11-23"},
	    {"vendredi", "2026-11-21", "2026-11-27"},
	    {"friday", "2026-11-21", "2026-11-27"},
	    {"montag", "2026-12-29", "2027-01-04"},
	    {"zondag", "2028-02-28", "2028-03-05"},
	    {"dinsdag", "2028-02-28", "2028-02-29"},
	    {"woensdag", "2027-02-27", "2027-03-03"},
	    {"zaterdag", "2026-11-21", NULL},
	    {"maandag", NULL, NULL},
	};

	(void)unused;
	assert_int_equal(form_weekday("maan"), 0);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char day[FORM_DAY];
		bool found = form_next_weekday(form_weekday(cases[i].word), cases[i].today, day);

		if (found != (cases[i].day != NULL) || (found && strcmp(day, cases[i].day) != 0))
			fail_msg("%s: %s", cases[i].word, found ? day : "none");
	}
}

static void two_digit_years_need_a_today(void **unused)
{
	char day[FORM_DAY];
	struct form_range range;

	(void)unused;
	assert_false(form_find_birth_date("12/03/09", 8, NULL, &range, day));
	assert_int_equal(form_age_on("2010-11-21", "2026-11-21T10:00:00+01:00"), 16);
	assert_int_equal(form_age_on("2010-11-22", "2026-11-21"), 15);
	assert_int_equal(form_age_on("2010-11-22", NULL), -1);
	assert_int_equal(form_age_on("2027-01-01", "2026-11-21"), -1);
}

static void ages(void **unused)
{
	static const struct {
		const char *text;
		int age; /* -1: none */
	} cases[] = {{"14", 14},       {"14 jaar", 14},	  {"14j", 14},	    {"15 jr", 15},
		     {"bijna 16", 15}, {"17,5 jaar", 17}, {"0", 0},	    {"14u", -1},
		     {"4de", -1},      {"200", -1},	  {"veertien", -1}, {"", -1},
		     {"2009", -1}};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct form_range range;
		int age;
		bool found = form_find_age(cases[i].text, strlen(cases[i].text), &range, &age);

		if ((found ? age : -1) != cases[i].age)
			fail_msg("%s: %d", cases[i].text, found ? age : -1);
	}
}

static void postcodes(void **unused)
{
	static const struct {
		const char *text, *postcode, *gemeente; /* "" : no place; NULL: no postcode */
	} cases[] = {
	    {"3600", "3600", ""},
	    {"3600 Genk", "3600", "Genk"},
	    {"B-9000 Gent", "9000", "Gent"},
	    {"BE-9000", "9000", ""},
	    {"Genk (3600)", "3600", "Genk"},
	    {"Schaarbeek 1030", "1030", "Schaarbeek"},
	    {"Kouter 112 bus 0301, B-9000 Gent", "9000", "Gent"},
	    {"Dorp 3, 9120 Sint-Niklaas", "9120", "Sint-Niklaas"},
	    {"3600\xC2\xA0Genk", "3600", "Genk"},
	    {"sinds 2019", NULL, NULL},
	    {"1234 AB", NULL, NULL},
	    {"12/2009", NULL, NULL},
	    {"0470 12 34 56", NULL, NULL},
	    {"Genk", NULL, NULL},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct form_range code, place;
		char got[2][60] = {"", ""};
		bool found =
		    form_find_postcode(cases[i].text, strlen(cases[i].text), &code, &place);

		if (found) {
			snprintf(got[0], 60, "%.*s", (int)(code.tot - code.van),
				 cases[i].text + code.van);
			snprintf(got[1], 60, "%.*s", (int)(place.tot - place.van),
				 cases[i].text + place.van);
		}
		if (found != (cases[i].postcode != NULL) ||
		    (found && (strcmp(got[0], cases[i].postcode) != 0 ||
			       strcmp(got[1], cases[i].gemeente) != 0)))
			fail_msg("%s: %s [%s]", cases[i].text, found ? got[0] : "none", got[1]);
	}
}

static void email_addresses(void **unused)
{
	static const struct {
		const char *text, *email;
	} cases[] = {
	    {"An.Peeters@Example.ORG", "an.peeters@example.org"},
	    {"mail naar <an@example.org>.", "an@example.org"},
	    {"(griet@dienst.example)", "griet@dienst.example"},
	    {"*an@example.org*", "an@example.org"},
	    {"an@voorbeeld", NULL},
	    {"@an", NULL},
	    {"an@.be", NULL},
	    {"@@@@ a@b.be", "a@b.be"},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char email[FORM_EMAIL];
		struct form_range range;
		bool found = form_find_email(cases[i].text, strlen(cases[i].text), &range, email);

		if (found != (cases[i].email != NULL) ||
		    (found && strcmp(email, cases[i].email) != 0))
			fail_msg("%s: %s", cases[i].text, found ? email : "none");
	}
}

static void yes_and_no(void **unused)
{
	static const struct {
		const char *text;
		enum form_janee means;
	} cases[] = {
	    {"ja", FORM_JA},
	    {"Ja, mama weet het", FORM_JA},
	    {"NEE", FORM_NEE},
	    {"neen", FORM_NEE},
	    {"geen", FORM_NEE},
	    {"zeker niet", FORM_NEE},
	    {"niet akkoord", FORM_NEE},
	    {"[x] ja [ ] nee", FORM_JA},
	    {"\xE2\x98\x90 ja \xE2\x98\x92 nee", FORM_NEE},
	    {"[ ] ja [ ] nee", FORM_GEEN_ANTWOORD},
	    {"[x] ja [x] nee", FORM_GEEN_ANTWOORD},
	    {"ja / nee", FORM_GEEN_ANTWOORD},
	    {"geen idee", FORM_GEEN_ANTWOORD},
	    {"niet gevraagd", FORM_GEEN_ANTWOORD},
	    {"misschien", FORM_GEEN_ANTWOORD},
	    {"", FORM_GEEN_ANTWOORD},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		if (form_yes_no(cases[i].text, strlen(cases[i].text)) != cases[i].means)
			fail_msg("%s", cases[i].text);
	}
}

static void boxes_are_read_one_by_one(void **unused)
{
	static const char text[] = "\xE2\x98\x92 moeder  [ ] vader (x) andere: oma";
	static const struct {
		const char *option;
		bool ticked;
	} wanted[] = {{"moeder", true}, {"vader", false}, {"andere: oma", true}};
	struct form_range option;
	size_t pos = 0;
	bool ticked;

	(void)unused;
	for (size_t i = 0; i < 3; i++) {
		assert_true(form_next_option(text, sizeof(text) - 1, &pos, &option, &ticked));
		assert_int_equal(ticked, wanted[i].ticked);
		assert_int_equal(option.tot - option.van, strlen(wanted[i].option));
		assert_memory_equal(text + option.van, wanted[i].option, option.tot - option.van);
	}
	assert_false(form_next_option(text, sizeof(text) - 1, &pos, &option, &ticked));
}

/* Some forms have the box behind the word. */
/* Crosses without boxes: the one option that has it; NULL: no such list. */
static const char *crossed(const char *text)
{
	static char found[100];
	size_t length = strlen(text), pos = 0, ticks = 0;
	struct form_range option;
	bool ticked, any = false;

	while (form_next_option(text, length, &pos, &option, &ticked)) {
		any = true;
		if (ticked && ticks++ == 0)
			snprintf(found, sizeof(found), "%.*s", (int)(option.tot - option.van),
				 text + option.van);
	}
	return any && ticks == 1 ? found : NULL;
}

static void crosses_without_boxes(void **unused)
{
	(void)unused;
	assert_string_equal(crossed("x jongere    . ouder    . hulpverlener"), "jongere");
	assert_string_equal(crossed("X jongere - ouder - hulpverlener"), "jongere");
	assert_string_equal(crossed("o ja   o nee   x dreigt"), "dreigt");
	assert_string_equal(crossed("o ja o nee x nog niet gevraagd"), "nog niet gevraagd");
	assert_string_equal(crossed("jongere / ouder X / andere"), "ouder");
	assert_string_equal(crossed("ja / nee x"), "nee");
	assert_string_equal(crossed("ja   x nee   dreigt"), "nee");
	assert_string_equal(crossed("( x ) ja  (  ) nee"), "ja");
	assert_null(crossed("ja / nee"));
	assert_null(crossed("Generatie X"));
	assert_null(crossed("x ja x nee o dreigt"));
}

static void boxes_behind_options(void **unused)
{
	static const char text[] = "ja \xE2\x98\x92  nee \xE2\x98\x90 ";
	struct form_range option;
	size_t pos = 0;
	bool ticked;

	(void)unused;
	assert_true(form_next_option(text, sizeof(text) - 1, &pos, &option, &ticked));
	assert_true(ticked);
	assert_memory_equal(text + option.van, "ja", option.tot - option.van);
	assert_true(form_next_option(text, sizeof(text) - 1, &pos, &option, &ticked));
	assert_false(ticked);
	assert_int_equal(option.tot - option.van, 3);
	assert_memory_equal(text + option.van, "nee", 3);
	assert_false(form_next_option(text, sizeof(text) - 1, &pos, &option, &ticked));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(telephone_numbers),
	    cmocka_unit_test(boxes_behind_options),
	    cmocka_unit_test(crosses_without_boxes),
	    cmocka_unit_test(birth_dates),
	    cmocka_unit_test(days_near_today),
	    cmocka_unit_test(one_day_after_the_other),
	    cmocka_unit_test(weekdays_to_come),
	    cmocka_unit_test(two_digit_years_need_a_today),
	    cmocka_unit_test(ages),
	    cmocka_unit_test(postcodes),
	    cmocka_unit_test(email_addresses),
	    cmocka_unit_test(yes_and_no),
	    cmocka_unit_test(boxes_are_read_one_by_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
