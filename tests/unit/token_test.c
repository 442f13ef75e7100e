/* token_test: reply addresses that are keys; 10^6 forged ones.
 *
 * The expected tokens were computed by an independent implementation (Python's hashlib): key of the
 * month = blake2b("", key=blake2b("", key=master, salt=5, person="loketmst"), salt=month,
 * person="loketadr"), MAC = blake2b(67 bits of payload, a byte each, and the person, key=that), for
 * the master key 00 01 02 ... 1f. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/error.h"
#include "vault/token.h"
#include "vault/vault.h"

#define KEY_HEX	  "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
#define OTHER_HEX "ff0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
#define STAFF	  "loket@limburg.be"
#define CLIENT	  "an@voorbeeld.be"
#define DIGITS	  "abcdefghijklmnopqrstuvwxyz234567"

/* November and December 2026 */
enum { NOVEMBER = 82, DECEMBER = 83, YEAR = 13 };

static struct vault *vault;

static struct vault *vault_of(const char *hex)
{
	char path[] = "/tmp/token-test.XXXXXX";
	int fd = mkstemp(path);
	struct vault *opened = NULL;
	struct error err = {0};

	assert_true(fd >= 0);
	assert_int_equal(write(fd, hex, strlen(hex)), (ssize_t)strlen(hex));
	close(fd);
	assert_int_equal(vault_open(path, false, &opened, &err), 0);
	unlink(path);
	return opened;
}

static int set_up(void **state)
{
	(void)state;
	vault_start();
	vault = vault_of(KEY_HEX);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	vault_close(&vault);
	return 0;
}

static const struct token staff_token = {"26-00042-8", TOKEN_STAFF, TOKEN_INTERN, TOKEN_DOSSIER,
					 NOVEMBER,     0,	    {0}};
static const struct token client_token = {
    "26-00042-8", TOKEN_AANVRAGER, TOKEN_EXTERN, TOKEN_BEVESTIG, DECEMBER, 0xabcdef, {0}};

/* What intake does with the tag of an address. */
static bool opens(const char *text, size_t length, const char *person)
{
	struct token token;

	return token_read(text, length, &token) &&
	       token_is_of(vault, &token, person, DECEMBER, YEAR);
}

/* --- made and read ------------------------------------------------------------------------------ */

static void tokens_are_those_of_another_implementation(void **state)
{
	static const struct token last = {
	    "99-99999-9", TOKEN_PROFESSIONAL, TOKEN_EXTERN, TOKEN_BEVESTIG, 1023, 0xffffff, {0}};
	char text[TOKEN_TEXT];

	(void)state;
	token_make(vault, &staff_token, STAFF, text);
	assert_string_equal(text, "abjddf4fqaaaabag57ce345xeloccob4a2eqao7");
	token_make(vault, &client_token, CLIENT, text);
	assert_string_equal(text, "krjtdf4fsv4337t32cn22fi5sghhi6f5zmivkh5");
	token_make(vault, &last, "x@y.be", text);
	assert_string_equal(text, "g7735pa77777733y4gar3j7ub5j3sm5axiquypk");
}

static void same_token(const struct token *a, const struct token *b)
{
	assert_string_equal(a->dossier, b->dossier);
	assert_int_equal(a->role, b->role);
	assert_int_equal(a->audience, b->audience);
	assert_int_equal(a->purpose, b->purpose);
	assert_int_equal(a->period, b->period);
	assert_int_equal(a->serial, b->serial);
}

static void every_kind_comes_back(void **state)
{
	static const char *const dossiers[] = {"26-00042-8", "00-00001-3", "99-99999-9"};
	int tried = 0;

	(void)state;
	for (int kind = 0; kind < 3 * 2 * 2 * 3; kind++) {
		struct token token = {.role = (enum token_role)(kind % 3),
				      .audience = (enum token_audience)(kind / 3 % 2),
				      .purpose = (enum token_purpose)(kind / 6 % 2),
				      .period = (unsigned)kind * 29 % 1024,
				      .serial = (uint32_t)kind * 472001 % 0x1000000};
		struct token found;
		char text[TOKEN_TEXT];

		memcpy(token.dossier, dossiers[kind / 12], sizeof(token.dossier));
		token_make(vault, &token, STAFF, text);
		assert_int_equal(strlen(text), TOKEN_LENGTH);
		assert_int_equal(strspn(text, DIGITS), TOKEN_LENGTH);
		assert_true(token_read(text, strlen(text), &found));
		same_token(&found, &token);
		assert_true(token_is_of(vault, &found, STAFF, token.period, 0));
		tried++;
	}
	assert_int_equal(tried, 36);
}

/* failure_20: made for one role, person or dossier, it fails for every other */
static void failure_20_token_of_another_kind_is_refused(void **state)
{
	struct token right, wrong;
	char text[TOKEN_TEXT];

	(void)state;
	token_make(vault, &staff_token, STAFF, text);
	assert_true(token_read(text, TOKEN_LENGTH, &right));
	assert_true(token_is_of(vault, &right, STAFF, NOVEMBER, 0));
#define REFUSED(member, value)                                                                     \
	wrong = right;                                                                             \
	wrong.member = value;                                                                      \
	assert_false(token_is_of(vault, &wrong, STAFF, NOVEMBER + 1, NOVEMBER))
	REFUSED(role, TOKEN_PROFESSIONAL);
	REFUSED(role, TOKEN_AANVRAGER);
	REFUSED(audience, TOKEN_EXTERN);
	REFUSED(purpose, TOKEN_BEVESTIG);
	REFUSED(period, NOVEMBER - 1);
	REFUSED(period, NOVEMBER + 1);
	REFUSED(serial, 1);
	REFUSED(serial, 0x800000);
#undef REFUSED
	for (size_t i = 0; i < strlen(right.dossier); i++) {
		if (right.dossier[i] == '-')
			continue;
		wrong = right;
		wrong.dossier[i] = wrong.dossier[i] == '9' ? '8' : (char)(wrong.dossier[i] + 1);
		assert_false(token_is_of(vault, &wrong, STAFF, NOVEMBER, 0));
	}
}

static void failure_20_token_of_another_person_or_key_is_refused(void **state)
{
	static const char *const others[] = {"an@limburg.be",
					     "loket@limburg.bee",
					     "loket@limburg.b",
					     "oket@limburg.be",
					     "loke@tlimburg.be",
					     "loket.@limburg.be",
					     "loket@limburg.be ",
					     "loket",
					     "@limburg.be",
					     "+loket@limburg.be",
					     "loket@limburg+x.be",
					     "",
					     NULL};
	static const char *const same[] = {"Loket@Limburg.BE", "loket+bureau@limburg.be",
					   "LOKET+a+b@limburg.be", "loket+@limburg.be"};
	struct vault *other = vault_of(OTHER_HEX);
	struct token token;
	char text[TOKEN_TEXT];

	(void)state;
	token_make(vault, &staff_token, STAFF, text);
	assert_true(token_read(text, TOKEN_LENGTH, &token));
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		if (token_is_of(vault, &token, others[i], NOVEMBER, 0))
			fail_msg("opens for %s", others[i]);
	}
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
		if (!token_is_of(vault, &token, same[i], NOVEMBER, 0))
			fail_msg("does not open for %s", same[i]);
	}
	assert_false(token_is_of(other, &token, STAFF, NOVEMBER, 0));
	vault_close(&other);
}

/* --- time --------------------------------------------------------------------------------------- */

static void period_is_the_month(void **state)
{
	static const struct {
		int64_t seconds;
		unsigned period;
	} cases[] = {
	    {0, 0},	      {1577836799, 0}, /* 2019-12-31 */
	    {1577836800, 0},		       /* 2020-01-01 */
	    {1580515200, 1},		       /* 2020-02-01 */
	    {1796083199, 82},		       /* 2026-11-30 23:59:59 */
	    {1796083200, 83},		       /* 2026-12-01 */
	    {INT64_MAX, 0},		       /* no date */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(token_period(cases[i].seconds), cases[i].period);
}

static void old_token_holds_for_its_time_and_no_token_is_of_the_future(void **state)
{
	struct token token;
	char text[TOKEN_TEXT];

	(void)state;
	token_make(vault, &staff_token, STAFF, text);
	assert_true(token_read(text, TOKEN_LENGTH, &token));
	assert_true(token_is_of(vault, &token, STAFF, NOVEMBER, 0));
	assert_false(token_is_of(vault, &token, STAFF, NOVEMBER + 1, 0));
	assert_true(token_is_of(vault, &token, STAFF, NOVEMBER + 13, 13));
	assert_false(token_is_of(vault, &token, STAFF, NOVEMBER + 14, 13));
	assert_false(token_is_of(vault, &token, STAFF, NOVEMBER - 1, 13));
	assert_false(token_is_of(vault, &token, STAFF, NOVEMBER - 1, 0));
	assert_false(token_is_of(vault, &token, STAFF, 0, 1023));
}

/* On each day of two years: what was made `days` ago holds, what was made a month earlier does not. */
static void token_holds_for_the_days_that_are_asked(void **state)
{
	enum { A_DAY = 24 * 60 * 60 };
	static const int days[] = {1, 30, 31, 365, 400};

	(void)state;
	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		for (int64_t day = 0; day < 731; day++) {
			int64_t now = 1796083199 + day * A_DAY;
			unsigned valid = token_valid_periods(now, days[i]);
			unsigned age =
			    token_period(now) - token_period(now - (int64_t)days[i] * A_DAY);
			unsigned too_old =
			    token_period(now) - token_period(now - ((int64_t)days[i] + 32) * A_DAY);

			assert_true(age <= valid);
			assert_true(too_old > valid);
		}
	}
}

/* --- spelling ----------------------------------------------------------------------------------- */

static void only_capitals_may_differ(void **state)
{
	static const struct {
		const char *name, *text;
		bool good;
	} cases[] = {
	    {"as it was made", "krjtdf4fsv4337t32cn22fi5sghhi6f5zmivkh5", true},
	    {"capitals", "KRJTDF4FSV4337T32CN22FI5SGHHI6F5ZMIVKH5", true},
	    {"some capitals", "Krjtdf4fSv4337t32cn22fi5sghhi6f5zmivkH5", true},
	    {"empty", "", false},
	    {"one digit short", "krjtdf4fsv4337t32cn22fi5sghhi6f5zmivkh", false},
	    {"one digit more", "krjtdf4fsv4337t32cn22fi5sghhi6f5zmivkh5a", false},
	    {"padded", "krjtdf4fsv4337t32cn22fi5sghhi6f5zmivkh5=", false},
	    {"padding within the length", "krjtdf4fsv4337t32cn22fi5sghhi6f5zmivkh=", false},
	    {"a blank before", " krjtdf4fsv4337t32cn22fi5sghhi6f5zmivkh", false},
	    {"a blank behind", "krjtdf4fsv4337t32cn22fi5sghhi6f5zmivkh5 ", false},
	    {"its plus", "+krjtdf4fsv4337t32cn22fi5sghhi6f5zmivkh5", false},
	    {"0 for o, 1 for l, 8 for b", "1rjtdf4fsv4337t32cn22fi5sghhi6f5zmivkh5", false},
	    {"a hyphen", "krjtdf4fsv4337t32cn-2fi5sghhi6f5zmivkh5", false},
	    {"the kelvin sign", "\xe2\x84\xaarjtdf4fsv4337t32cn22fi5sghhi6f5zmivk", false},
	    {"long s", "krjtdf4f\xc5\xbfv4337t32cn22fi5sghhi6f5zmivkh", false},
	    /* the first two digits hold 0, role, audience, purpose */
	    {"another version", "2rjtdf4fsv4337t32cn22fi5sghhi6f5zmivkh5", false},
	    {"a fourth role", "orjtdf4fsv4337t32cn22fi5sghhi6f5zmivkh5", false},
	    {"a third purpose", "lbjtdf4fsv4337t32cn22fi5sghhi6f5zmivkh5", false},
	    {"a fourth purpose", "lrjtdf4fsv4337t32cn22fi5sghhi6f5zmivkh5", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		size_t length = strlen(cases[i].text);
		struct token token;

		if (token_read(cases[i].text, length, &token) != cases[i].good ||
		    opens(cases[i].text, length, CLIENT) != cases[i].good)
			fail_msg("%s", cases[i].name);
	}
	assert_false(opens("krjtdf4fsv4337t32cn22fi5sghhi6f5zmivkh\0", TOKEN_LENGTH, CLIENT));
}

static void dossier_of_nine_digits_is_none(void **state)
{
	struct token token;

	(void)state;
	/* all bits of the dossier set: 134217727 */
	assert_false(token_read("abjp77774aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", TOKEN_LENGTH, &token));
	/* and all but the highest: 67108863 */
	assert_true(token_read("abjh77774aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", TOKEN_LENGTH, &token));
	assert_string_equal(token.dossier, "67-10886-3");
}

/* --- 10^6 forgeries ----------------------------------------------------------------------------- */

enum { FORGERIES = 1000000, RIGHT = 64 };

static char right[RIGHT][TOKEN_TEXT];
static const char *const persons[] = {STAFF, CLIENT, "els@antwerpen.be", "bm@limburg.be"};

static void make_right_ones(void)
{
	for (uint32_t i = 0; i < RIGHT; i++) {
		struct token token = {.role = (enum token_role)(i % 3),
				      .audience = (enum token_audience)(i / 3 % 2),
				      .purpose = (enum token_purpose)(i / 6 % 2),
				      .period = DECEMBER - i % 5,
				      .serial = i % 2 ? i : 0};

		snprintf(token.dossier, sizeof(token.dossier), "26-%05u-%u", i / 4, i % 10);
		token_make(vault, &token, persons[i % 4], right[i]);
		assert_true(opens(right[i], TOKEN_LENGTH, persons[i % 4]));
	}
}

/* Of one: some bits are other ones. */
static void flip_bits(char *forged)
{
	int flips = rand() % 4 == 0 ? 2 + rand() % 6 : 1;

	memcpy(forged, right[rand() % RIGHT], TOKEN_TEXT);
	while (flips-- > 0) {
		char *digit = &forged[rand() % TOKEN_LENGTH];

		*digit = DIGITS[(strchr(DIGITS, *digit) - DIGITS) ^ (1 << rand() % 5)];
	}
}

static void make_up(char *forged)
{
	for (int i = 0; i < TOKEN_LENGTH; i++)
		forged[i] = DIGITS[rand() % 32];
	/* half of them with a payload that is right */
	if (rand() % 2)
		memcpy(forged, right[rand() % RIGHT], 13);
	forged[TOKEN_LENGTH] = '\0';
}

/* The front of one and the end of another, or one piece out of the middle. */
static void splice(char *forged)
{
	int from = rand() % TOKEN_LENGTH, size = 1 + rand() % (TOKEN_LENGTH - from);

	memcpy(forged, right[rand() % RIGHT], TOKEN_TEXT);
	memcpy(forged + from, right[rand() % RIGHT] + from, (size_t)size);
}

static bool is_right(const char *text)
{
	for (int i = 0; i < RIGHT; i++) {
		if (memcmp(text, right[i], TOKEN_LENGTH) == 0)
			return true;
	}
	return false;
}

static void failure_20_none_of_a_million_forgeries_opens(void **state)
{
	static void (*const ways[])(char *forged) = {flip_bits, make_up, splice};
	char forged[TOKEN_TEXT];
	int tried = 0, well_formed = 0, accepted = 0;
	struct token token;

	(void)state;
	srand(20);
	make_right_ones();
	while (tried < FORGERIES) {
		ways[tried % 3](forged);
		if (is_right(forged))
			continue;
		tried++;
		if (!token_read(forged, TOKEN_LENGTH, &token))
			continue;
		well_formed++;
		for (size_t i = 0; i < sizeof(persons) / sizeof(persons[0]); i++)
			accepted += token_is_of(vault, &token, persons[i], DECEMBER, YEAR);
	}
	assert_int_equal(accepted, 0);
	/* most were forged well enough to come as far as the MAC */
	assert_true(well_formed > FORGERIES / 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(tokens_are_those_of_another_implementation),
	    cmocka_unit_test(every_kind_comes_back),
	    cmocka_unit_test(failure_20_token_of_another_kind_is_refused),
	    cmocka_unit_test(failure_20_token_of_another_person_or_key_is_refused),
	    cmocka_unit_test(period_is_the_month),
	    cmocka_unit_test(old_token_holds_for_its_time_and_no_token_is_of_the_future),
	    cmocka_unit_test(token_holds_for_the_days_that_are_asked),
	    cmocka_unit_test(only_capitals_may_differ),
	    cmocka_unit_test(dossier_of_nine_digits_is_none),
	    cmocka_unit_test(failure_20_none_of_a_million_forgeries_opens),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
