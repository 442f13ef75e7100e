/* The reference, the steps of a dossier, and who is chosen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "dossier/dossier.h"

static void the_reference_of_the_contract_comes_out(void **unused)
{
	char reference[DOSSIER_REFERENCE];

	(void)unused;
	assert_true(dossier_reference(2026, 42, reference));
	assert_string_equal(reference, "26-00042-8");
	assert_true(dossier_reference_valid("26-00042-8"));
}

static void numbers_out_of_range_get_no_reference(void **unused)
{
	char reference[DOSSIER_REFERENCE];

	(void)unused;
	assert_false(dossier_reference(2026, 0, reference));
	assert_false(dossier_reference(2026, 100000, reference));
	assert_false(dossier_reference(-1, 5, reference));
	assert_true(dossier_reference(2099, 99999, reference));
	assert_true(dossier_reference_valid(reference));
	assert_memory_equal(reference, "99-99999-", 9);
}

/* What Damm's digit promises: every single wrong digit and every swap of neighbours is found. */
static void every_slip_of_one_digit_is_found(void **unused)
{
	char good[DOSSIER_REFERENCE], bad[DOSSIER_REFERENCE];

	(void)unused;
	for (int64_t number = 1; number < 99999; number += 1237) {
		assert_true(dossier_reference(2026, number, good));
		for (int i = 0; i < 10; i++) {
			for (char digit = '0'; digit <= '9' && good[i] != '-'; digit++) {
				memcpy(bad, good, sizeof(bad));
				bad[i] = digit;
				assert_int_equal(dossier_reference_valid(bad), good[i] == digit);
			}
		}
	}
}

static void every_swap_of_neighbours_is_found(void **unused)
{
	static const int digits[] = {0, 1, 3, 4, 5, 6, 7, 9};
	char good[DOSSIER_REFERENCE], bad[DOSSIER_REFERENCE];

	(void)unused;
	for (int64_t number = 1; number < 99999; number += 1237) {
		assert_true(dossier_reference(2026, number, good));
		for (int i = 0; i < 7; i++) {
			memcpy(bad, good, sizeof(bad));
			bad[digits[i]] = good[digits[i + 1]];
			bad[digits[i + 1]] = good[digits[i]];
			assert_int_equal(dossier_reference_valid(bad), strcmp(good, bad) == 0);
		}
	}
}

static void other_shapes_are_no_reference(void **unused)
{
	static const char *const wrong[] = {
	    "",		  "26-00042",	"26000428",    "26-0042-8", "26-00042-8 ", "26_00042_8",
	    "2x-00042-8", "26-00000-0", "26-00042-88", "26-00042-", "26-00042-\t", "26-00042-7"};

	(void)unused;
	assert_false(dossier_reference_valid(NULL));
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_false(dossier_reference_valid(wrong[i]));
}

static void steps_of_the_contract_are_allowed(void **unused)
{
	static const enum dossier_state way[] = {DOSSIER_ONTVANGEN, DOSSIER_ONTVANKELIJK,
						 DOSSIER_TOEGEWEZEN, DOSSIER_AANVAARD,
						 DOSSIER_AFGESLOTEN};
	static const enum dossier_state others[] = {DOSSIER_NIET_ONTVANKELIJK, DOSSIER_INGETROKKEN,
						    DOSSIER_AANVULLEN};

	(void)unused;
	for (size_t i = 0; i + 1 < sizeof(way) / sizeof(way[0]); i++)
		assert_true(dossier_step_allowed(way[i], way[i + 1]));
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		assert_true(dossier_step_allowed(DOSSIER_ONTVANGEN, others[i]));
	assert_true(dossier_step_allowed(DOSSIER_TOEGEWEZEN, DOSSIER_TOEGEWEZEN));
	assert_true(dossier_step_allowed(DOSSIER_TOEGEWEZEN, DOSSIER_ONTVANKELIJK));
	/* another question before the first is answered */
	assert_true(dossier_step_allowed(DOSSIER_AANVULLEN, DOSSIER_AANVULLEN));
	assert_true(dossier_step_allowed(DOSSIER_AANVAARD, DOSSIER_TOEGEWEZEN));
}

static void steps_that_skip_the_desk_are_refused(void **unused)
{
	(void)unused;
	assert_false(dossier_step_allowed(DOSSIER_ONTVANGEN, DOSSIER_TOEGEWEZEN));
	assert_false(dossier_step_allowed(DOSSIER_ONTVANGEN, DOSSIER_AANVAARD));
	assert_false(dossier_step_allowed(DOSSIER_ONTVANGEN, DOSSIER_ONTVANGEN));
	assert_false(dossier_step_allowed(DOSSIER_ONTVANKELIJK, DOSSIER_AANVAARD));
	assert_false(dossier_step_allowed(DOSSIER_NIET_ONTVANKELIJK, DOSSIER_ONTVANKELIJK));
	assert_false(dossier_step_allowed(DOSSIER_NIET_ONTVANKELIJK, DOSSIER_TOEGEWEZEN));
	assert_false(dossier_step_allowed(DOSSIER_AANVAARD, DOSSIER_NIET_ONTVANKELIJK));
	for (int to = 0; to < DOSSIER_STATE_COUNT; to++)
		assert_false(dossier_step_allowed(DOSSIER_AFGESLOTEN, (enum dossier_state)to));
	assert_false(dossier_step_allowed(DOSSIER_STATE_COUNT, DOSSIER_ONTVANGEN));
	assert_false(dossier_step_allowed(DOSSIER_ONTVANGEN, DOSSIER_STATE_COUNT));
}

static void allowed_steps_are_named_for_the_error(void **unused)
{
	char text[200], small[8];

	(void)unused;
	assert_string_equal(dossier_steps_text(DOSSIER_AANVAARD, text, sizeof(text)),
			    "toegewezen, afgesloten, ingetrokken");
	assert_string_equal(dossier_steps_text(DOSSIER_AFGESLOTEN, text, sizeof(text)),
			    "nothing more");
	dossier_steps_text(DOSSIER_AANVAARD, small, sizeof(small));
	assert_int_equal(strlen(small), sizeof(small) - 1);
}

static void states_and_outcomes_have_the_names_of_the_contract(void **unused)
{
	(void)unused;
	assert_string_equal(names_text(&names_dossier_state, DOSSIER_NIET_ONTVANKELIJK),
			    "niet_ontvankelijk");
	assert_string_equal(names_text(&names_dossier_state, DOSSIER_AANVULLEN), "aanvullen");
	assert_true(names_value(&names_dossier_outcome, "met_overeenkomst") >= 0);
	assert_int_equal(names_value(&names_dossier_outcome, "gelukt"), -1);
}

/* Of a bemiddelaar with room, who speaks the language and works today. */
#define FREE .bemiddelaar = true, .speaks = true, .capacity = 8

/* The first of each pair is chosen, the other is not, whichever stands first. */
static const struct {
	const char *why;
	struct dossier_candidate chosen, other;
} pairs[] = {
    {"role", {FREE, .open = 7}, {.speaks = true, .capacity = 8}},
    {"a service that is a party", {FREE, .open = 7}, {FREE, .party = true}},
    {"declined before", {FREE, .open = 7}, {FREE, .passed = true}},
    {"absent", {FREE, .open = 7}, {FREE, .absent = true}},
    {"full", {FREE, .open = 7}, {FREE, .open = 8}},
    {"over capacity", {FREE, .open = 7}, {FREE, .open = 9}},
    {"no capacity at all", {FREE, .open = 7}, {.bemiddelaar = true, .speaks = true}},
    {"the chair of the earlier talk", {FREE, .earlier = true, .open = 7}, {FREE}},
    {"even when on a day off", {FREE, .earlier = true, .day_off = true}, {FREE}},
    {"the chair of the earlier talk, but declined",
     {FREE, .open = 7},
     {FREE, .earlier = true, .passed = true}},
    {"the chair of the earlier talk, but a party",
     {FREE, .open = 7},
     {FREE, .earlier = true, .party = true}},
    {"the chair of the earlier talk, but full",
     {FREE, .open = 7},
     {FREE, .earlier = true, .open = 8}},
    {"language", {FREE, .open = 7}, {.bemiddelaar = true, .capacity = 8}},
    {"language before a day off", {FREE, .day_off = true}, {.bemiddelaar = true, .capacity = 8}},
    {"a day off", {FREE, .open = 7}, {FREE, .day_off = true}},
    {"load", {FREE, .open = 1, .last_assigned = 900}, {FREE, .open = 2}},
    {"idle", {FREE, .last_assigned = 200}, {FREE, .last_assigned = 900}},
    {"never had one", {FREE}, {FREE, .last_assigned = 1}},
};

static void the_rules_of_the_choice_one_by_one(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		struct dossier_candidate both[] = {pairs[i].chosen, pairs[i].other};
		struct dossier_candidate turned[] = {pairs[i].other, pairs[i].chosen};

		if (dossier_choose(both, 2, true) != 0 || dossier_choose(turned, 2, true) != 1)
			fail_msg("%s", pairs[i].why);
	}
}

static void of_two_alike_the_first_of_the_configuration_is_chosen(void **unused)
{
	const struct dossier_candidate alike[] = {{FREE}, {FREE}};

	(void)unused;
	assert_int_equal(dossier_choose(alike, 2, true), 0);
}

static void a_day_off_or_another_language_is_better_than_nobody(void **unused)
{
	const struct dossier_candidate off = {FREE, .day_off = true};
	const struct dossier_candidate other = {.bemiddelaar = true, .capacity = 1};

	(void)unused;
	assert_int_equal(dossier_choose(&off, 1, true), 0);
	assert_int_equal(dossier_choose(&other, 1, true), 0);
}

static void nobody_free_is_said_and_why(void **unused)
{
	static const struct {
		struct dossier_candidate who;
		enum dossier_unfit why;
	} cases[] = {
	    {{.capacity = 8}, DOSSIER_OTHER_ROLE},
	    {{FREE, .party = true, .passed = true, .absent = true, .open = 8}, DOSSIER_PARTY},
	    {{FREE, .passed = true, .absent = true, .open = 8}, DOSSIER_PASSED},
	    {{FREE, .absent = true, .open = 8}, DOSSIER_ABSENT},
	    {{FREE, .open = 8}, DOSSIER_FULL},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(dossier_choose(&cases[i].who, 1, true), -1);
		assert_int_equal(dossier_unfit(&cases[i].who, true), cases[i].why);
	}
	assert_int_equal(dossier_choose(NULL, 0, true), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_reference_of_the_contract_comes_out),
	    cmocka_unit_test(numbers_out_of_range_get_no_reference),
	    cmocka_unit_test(every_slip_of_one_digit_is_found),
	    cmocka_unit_test(every_swap_of_neighbours_is_found),
	    cmocka_unit_test(other_shapes_are_no_reference),
	    cmocka_unit_test(steps_of_the_contract_are_allowed),
	    cmocka_unit_test(steps_that_skip_the_desk_are_refused),
	    cmocka_unit_test(allowed_steps_are_named_for_the_error),
	    cmocka_unit_test(states_and_outcomes_have_the_names_of_the_contract),
	    cmocka_unit_test(the_rules_of_the_choice_one_by_one),
	    cmocka_unit_test(of_two_alike_the_first_of_the_configuration_is_chosen),
	    cmocka_unit_test(a_day_off_or_another_language_is_better_than_nobody),
	    cmocka_unit_test(nobody_free_is_said_and_why),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
