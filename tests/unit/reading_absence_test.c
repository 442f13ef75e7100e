/* Until when an absence notice says that nobody answers, and which texts are one without a header that says so. */
#include "reading_fixture.h"

static struct fixture fixture;

static int set_up(void **unused)
{
	(void)unused;
	fixture_load(&fixture);
	return 0;
}

static int tear_down(void **unused)
{
	(void)unused;
	fixture_unload(&fixture);
	return 0;
}

static struct reading *understood(const char *subject, const char *text, const char *date,
				  unsigned marks)
{
	struct reading *reading = fixture_mail(&fixture, text);

	reading->mail.from = (struct letter_address){"An Claes", "an.claes@clb.example"};
	reading->mail.onderwerp = subject;
	reading->mail.datum = date;
	reading->mail.marks = marks;
	understand(fixture.arena, reading, fixture.tables, &fixture.context);
	fixture_check_evidence(&fixture, reading);
	return reading;
}

static void failure_28_until_when(void **unused)
{
	static const char date[] = "2026-11-21T14:03:00+01:00"; /* a Saturday */
	static const struct {
		const char *text, *day; /* NULL: none */
	} rows[] = {
	    {"Ik ben terug op 3 december.", "2026-12-03"},
	    {"Vanaf 3 december ben ik terug bereikbaar.", "2026-12-03"},
	    {"Ik ben afwezig tot 3 december.", "2026-12-03"},
	    {"Afwezig t/m 11/12.", "2026-12-11"},
	    {"Afwezig t.e.m. vrijdag 11 december 2026.", "2026-12-11"},
	    {"Ik ben afwezig van 3 tot en met 11 december.", "2026-12-11"},
	    {"Ik ben weg van 3/12 - 11/12.", "2026-12-11"},
	    {"Gesloten: 24 december 2026 – 3 januari 2027", "2027-01-03"},
	    {"Ik ben afwezig tot 11 december en terug op maandag 14 december.", "2026-12-14"},
	    {"Ik ben met verlof vanaf 3 december en ben terug op 10 december.", "2026-12-10"},
	    {"Afwezig tot 20 november. Daarna opnieuw tot 4 december.", "2026-12-04"},
	    {"U krijgt een antwoord na 4 december.", "2026-12-04"},
	    {"Je suis absente du 1er au 15 décembre inclus.", "2026-12-15"},
	    {"Je serai de retour au bureau le lundi 4 janvier.", "2027-01-04"},
	    {"Absent jusqu'au 12 janvier.", "2027-01-12"},
	    {"I will be back in the office on Monday 4 January.", "2027-01-04"},
	    {"I am away from 1 December to 14 December.", "2026-12-14"},
	    {"Returning December 10th.", "2026-12-10"},
	    {"Ich bin bis zum 18. Dezember nicht da.", "2026-12-18"},
	    {"Ab dem 4. Januar bin ich wieder erreichbar.", "2027-01-04"},
	    {"Ich bin bis einschließlich 11.12.2026 abwesend.", "2026-12-11"},
	    {"Ik ben terug op maandag.", "2026-11-23"},
	    {"I will be back on Thursday.", "2026-11-26"},
	    /* a day that is not said to be the one, or that could be any */
	    {"Op 3 december is er een studiedag.", NULL},
	    {"Ik werk hier sinds 3 december niet meer.", NULL},
	    {"Ik ben afwezig vanaf 3 december.", NULL},
	    {"Ik ben terug op zaterdag.", NULL},
	    {"Ik ben afwezig.", NULL},
	    {"Bel tot 17 uur op 011 22 33 44.", NULL},
	    {"Afwezig tot 31 november.", NULL},
	    {"", NULL},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct reading *reading =
		    understood("x", rows[i].text, date, LETTER_AUTO_SUBMITTED);

		assert_int_equal(reading->soort, SOORT_AUTOMATISCH);
		if (!text_equal(reading->afwezig_tot, rows[i].day))
			fail_msg("%s: %s", rows[i].text,
				 reading->afwezig_tot ? reading->afwezig_tot : "none");
	}
}

static const char *part_of(const struct reading *reading, const char *pad)
{
	for (size_t i = 0; i < reading->bron_count; i++) {
		if (text_equal(reading->bronnen[i].pad, pad))
			return reading->bronnen[i].deel;
	}
	return "nowhere";
}

static void failure_28_the_date_may_stand_in_the_subject_only(void **unused)
{
	struct reading *reading = understood("Afwezig tot 3 december", "Ik ben er niet.",
					     "2026-11-21T14:03:00+01:00", LETTER_AUTO_SUBMITTED);

	(void)unused;
	assert_string_equal(reading->afwezig_tot, "2026-12-03");
	assert_string_equal(part_of(reading, "afwezig_tot"), "onderwerp");
	reading = understood("x", "Ik ben afwezig tot 3 december.", NULL, LETTER_AUTO_SUBMITTED);
	assert_null(reading->afwezig_tot);
	reading = understood("x", "Mijn zoon is afwezig tot 3 december, help ons.",
			     "2026-11-21T14:03:00+01:00", 0);
	assert_null(reading->afwezig_tot);
}

struct said {
	const char *subject, *text;
	unsigned marks;
};

static void assert_automatic(const struct said *rows, size_t count, bool automatic)
{
	for (size_t i = 0; i < count; i++) {
		struct reading *reading = understood(rows[i].subject, rows[i].text,
						     "2026-11-21T14:03:00+01:00", rows[i].marks);

		if ((reading->soort == SOORT_AUTOMATISCH) != automatic)
			fail_msg("%s: %s", rows[i].subject, rows[i].text);
		if (!automatic && (reading->mail.marks & LETTER_OUT_OF_OFFICE))
			fail_msg("still marked: %s", rows[i].text);
	}
}

static void failure_28_words_that_only_a_machine_sends(void **unused)
{
	static const struct said rows[] = {
	    {"Automatisch antwoord: uw vraag", "Ik ben er niet.", LETTER_OUT_OF_OFFICE},
	    {"Out of Office", "", LETTER_OUT_OF_OFFICE},
	    {"Re: uw bericht",
	     "Dit is een automatisch antwoord. Ik ben met verlof en mijn mails worden niet "
	     "gelezen.",
	     LETTER_REPLY},
	    {"Afwezig", "Dank voor je mail. Ik ben op reis tot 3 december.", 0},
	    {"Afwezig",
	     "Goeiedag, ik ben tot volgende week afwezig. Bij dringende vragen kan je mijn collega "
	     "bellen.",
	     0},
	    {"Re: x", "This is an automated reply. We have received your message.", 0},
	    {"mail", "Ik ben niet op kantoor. Uw bericht wordt niet doorgestuurd.",
	     LETTER_PRECEDENCE_BULK},
	    {"x", "Ik ben afwezig. Voor dringende vragen: bel het onthaal.", LETTER_NULL_SENDER},
	};

	(void)unused;
	assert_automatic(rows, sizeof(rows) / sizeof(rows[0]), true);
}

static void failure_28_in_doubt_it_is_a_person(void **unused)
{
	static const struct said rows[] = {
	    {"Afwezig", "Ik ben afwezig tot 3 december.", 0},
	    {"Re: x", "Dank voor uw mail. Ik ben met verlof tot 3 december.", LETTER_REPLY},
	    {"Re: x",
	     "Ik ben afwezig tot maandag. Bij dringende vragen kan je mijn collega bellen.",
	     LETTER_REPLY},
	    {"Re: x",
	     "We hebben uw mail goed ontvangen. We zijn gesloten op 11 november maar op 12 "
	     "november "
	     "mag u ons bellen over Lotte. Voor dringende vragen is er de wachtdienst.",
	     LETTER_REPLY},
	    {"Out of office",
	     "I set my out of office but wanted to tell you that she is worried and wants a talk "
	     "this week.",
	     LETTER_OUT_OF_OFFICE},
	    {"Re: x", "Ik ben met vakantie. Voor dringende zaken mag u mijn man bellen.",
	     LETTER_REPLY},
	    {"Automatisch antwoord: uw vraag",
	     "Mijn zoon slaapt al drie nachten op straat, help ons.", LETTER_OUT_OF_OFFICE},
	    {"Automatisch antwoord: uw vraag", "Ik ben terug en ga akkoord met het gesprek.",
	     LETTER_OUT_OF_OFFICE | LETTER_REPLY},
	    {"Out of Office", "Can we please move our appointment to Friday?",
	     LETTER_OUT_OF_OFFICE},
	    {"vraag",
	     "Dit is een automatisch bericht van het platform. Wij hebben uw bericht ontvangen. "
	     "De begeleidster komt al weken niet meer en niemand zegt ons waarom, en dat terwijl "
	     "het "
	     "net wat beter ging thuis en op school en in de klas en bij de voetbal en overal.",
	     0},
	    {"vraag",
	     "Is er iemand? Ik ben afwezig van school. Bij dringende vragen krijg ik niemand.", 0},
	    {"x", "Dit is geen automatisch antwoord. Uw mails worden niet gelezen, zegt men mij.",
	     0},
	    {"Afwezigheid",
	     "Bedankt voor uw mail. Ik ben met verlof, maar ik wil dat er iemand komt praten.", 0},
	};

	(void)unused;
	assert_automatic(rows, sizeof(rows) / sizeof(rows[0]), false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(failure_28_until_when),
	    cmocka_unit_test(failure_28_the_date_may_stand_in_the_subject_only),
	    cmocka_unit_test(failure_28_words_that_only_a_machine_sends),
	    cmocka_unit_test(failure_28_in_doubt_it_is_a_person),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
