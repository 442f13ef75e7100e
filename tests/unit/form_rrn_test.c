/* National numbers: recognised to be masked, never mistaken for a telephone number. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "form/rrn.h"

static void check_digits_of_known_numbers(void **unused)
{
	static const struct {
		const char *digits;
		bool valid, born_2000;
	} cases[] = {
	    {"93051822361", true, false},  {"10051822393", true, true},
	    {"12022900205", true, true},   {"00123100155", true, true},
	    {"08451212329", true, true},   {"12000000483", true, true},
	    {"11031502401", true, true},   {"11031502597", true, true},
	    {"93051822362", false, false}, {"12345678901", false, false},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		bool born_2000 = false, valid = form_rrn_check(cases[i].digits, &born_2000);

		if (valid != cases[i].valid || (valid && born_2000 != cases[i].born_2000))
			fail_msg("%s", cases[i].digits);
	}
}

static void numbers_are_masked_byte_for_byte(void **unused)
{
	static const struct {
		const char *text, *masked;
	} cases[] = {
	    {"93.05.18-223.61", "93.05.18-***.**"},
	    {"zijn nummer is 10.05.18-223.93.", "zijn nummer is 10.05.18-***.**."},
	    {"93.05.18-223.62", "93.05.18-***.**"}, /* a typing error is somebody's number too */
	    {"93 05 18 223 61", "93 05 18 *** **"},
	    {"930518-223-61", "930518-***-**"},
	    {"Rijksregisternummer: 93051822361", "Rijksregisternummer: 930518*****"},
	    {"RRN 12345678901", "RRN 123456*****"},
	    {"INSZ | 93051822361", "INSZ | 930518*****"},
	    {"RR-nr. 93051822361", "RR-nr. 930518*****"},
	    {"93.05.18-223.61 93.05.18-223.61", "93.05.18-***.** 93.05.18-***.**"},
	    {"rijksregisternummer\n93.05.18\xE2\x80\x93"
	     "223.61",
	     "rijksregisternummer\n93.05.18\xE2\x80\x93***.**"},
	    /* and these are none */
	    {"93051822361", "93051822361"},
	    {"gsm 32470123458", "gsm 32470123458"},
	    {"+32 47 01 234 58", "+32 47 01 234 58"},
	    {"32 47 01 234 58", "32 47 01 234 58"},
	    {"0470/12.34.56", "0470/12.34.56"},
	    {"rijksregisternummer zie bijlage, gsm 32470123458",
	     "rijksregisternummer zie bijlage, gsm 32470123458"},
	    {"12/03/2009", "12/03/2009"},
	    {"26-00042-8", "26-00042-8"},
	    {"BE68 5390 0754 7034", "BE68 5390 0754 7034"},
	    {"", ""},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char text[100];
		size_t masked;

		snprintf(text, sizeof(text), "%s", cases[i].text);
		masked = form_rrn_mask(text, strlen(text));
		if (strcmp(text, cases[i].masked) != 0 ||
		    (masked > 0) != (strchr(text, '*') != NULL))
			fail_msg("%s -> %s", cases[i].text, text);
	}
}

static void masking_twice_changes_nothing(void **unused)
{
	char text[] = "93.05.18-***.** en 930518*****";

	(void)unused;
	assert_int_equal(form_rrn_mask(text, strlen(text)), 0);
	assert_string_equal(text, "93.05.18-***.** en 930518*****");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(check_digits_of_known_numbers),
	    cmocka_unit_test(numbers_are_masked_byte_for_byte),
	    cmocka_unit_test(masking_twice_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
