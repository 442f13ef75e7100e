/* What kind of mail this is, and whether a machine may answer it (RFC 3834; failures 24 to 28). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdbool.h>

#include "sorting/sorting.h"

static void daemon_addresses(void **state)
{
	static const struct {
		const char *address;
		bool daemon;
	} rows[] = {
	    {"mailer-daemon@example.org", true},
	    {"MAILER-DAEMON@example.org", true},
	    {"postmaster@example.org", true},
	    {"no-reply@example.org", true},
	    {"noreply@example.org", true},
	    {"no.reply@example.org", true},
	    {"do_not_reply@example.org", true},
	    {"noreply-forms@example.org", true},
	    {"bounce+a1=b@example.org", true},
	    {"ne-pas-repondre@example.org", true},
	    {"niet-antwoorden@example.org", true},
	    {"listserv@example.org", true},
	    {"nora.replyns@example.org", false},
	    {"an@no-reply.example.org", false},
	    {"an.claes@example.org", false},
	    {"bouncer@example.org", false},
	    {"", false},
	    {NULL, false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (sorting_daemon_address(rows[i].address) != rows[i].daemon)
			fail_msg("%s", rows[i].address);
	}
}

static void failure_28_absence_subjects(void **state)
{
	static const struct {
		const char *subject;
		enum sorting_absence says;
	} rows[] = {
	    {"Automatisch antwoord: uw aanvraag", SORTING_ABSENT},
	    {"AUTOMATISCH ANTWOORD: x", SORTING_ABSENT},
	    {"Afwezigheidsbericht: x", SORTING_ABSENT},
	    {"Out of Office: x", SORTING_ABSENT},
	    {"Out of the office", SORTING_ABSENT},
	    {"Automatic reply: x", SORTING_ABSENT},
	    {"Auto-Reply: x", SORTING_ABSENT},
	    {"Réponse automatique : x", SORTING_ABSENT},
	    {"Réponse automatique\xC2\xA0: x", SORTING_ABSENT},
	    {"RÉPONSE AUTOMATIQUE : x", SORTING_ABSENT},
	    {"Absent du bureau", SORTING_ABSENT},
	    {"Automatische Antwort: x", SORTING_ABSENT},
	    {"Abwesenheitsnotiz", SORTING_ABSENT},
	    {"Nicht im Büro: x", SORTING_ABSENT},
	    {"Afwezig: x", SORTING_MAYBE},
	    {"Afwezig tot 3 mei", SORTING_MAYBE},
	    {"Afwezig op school", SORTING_MAYBE},
	    {"Afwezig van school sinds maart", SORTING_MAYBE},
	    {"Afwezigheid van mijn dochter", SORTING_MAYBE},
	    {"Automatisch antwoord gekregen, niemand helpt", SORTING_MAYBE},
	    {"Absence de mon fils", SORTING_MAYBE},
	    {"Afwezige vader", SORTING_PRESENT},
	    {"Re: Automatisch een antwoord", SORTING_PRESENT},
	    {"Vraag over automatische antwoorden", SORTING_PRESENT},
	    {"", SORTING_PRESENT},
	    {NULL, SORTING_PRESENT},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (sorting_absence_subject(rows[i].subject) != rows[i].says)
			fail_msg("%s", rows[i].subject);
	}
}

static void failure_28_a_subject_alone_leaves_it_to_the_words(void **state)
{
	struct letter letter = {.marks = LETTER_OUT_OF_OFFICE | LETTER_SUPPRESS | LETTER_REPLY};

	(void)state;
	assert_true(sorting_by_subject_only(&letter));
	letter.marks |= LETTER_AUTO_SUBMITTED;
	assert_false(sorting_by_subject_only(&letter));
	letter.marks = LETTER_OUT_OF_OFFICE | LETTER_NULL_SENDER;
	assert_false(sorting_by_subject_only(&letter));
	letter.marks = 0;
	assert_false(sorting_by_subject_only(&letter));
}

struct kind_row {
	const char *what;
	unsigned marks;
	const char *text;
	size_t files;
	enum letter_limit limit;
	bool bounce;
	enum soort kind;
	bool answerable;
};

static const struct kind_row kinds[] = {
    {"a person", 0, "dag", 0, 0, false, SOORT_AANVRAAG, true},
    {"a person's answer", LETTER_REPLY, "dag", 0, 0, false, SOORT_AANVRAAG, true},
    {"a file without words", 0, " \n", 1, 0, false, SOORT_AANVRAAG, true},
    {"nothing at all", 0, " \n", 0, 0, false, SOORT_OVERIG, true},
    {"over a limit", 0, "dag", 0, LETTER_TOO_DEEP, false, SOORT_ONLEESBAAR, false},
    {"failure_24 a bounce", LETTER_REPORT | LETTER_NULL_SENDER, "dag", 0, 0, true, SOORT_BOUNCE,
     false},
    {"a report that is no bounce", LETTER_REPORT, "dag", 0, 0, false, SOORT_AUTOMATISCH, false},
    {"auto-submitted", LETTER_AUTO_SUBMITTED, "dag", 0, 0, false, SOORT_AUTOMATISCH, false},
    {"an autoresponder's field", LETTER_AUTO_REPLY_HEADER, "dag", 0, 0, false, SOORT_AUTOMATISCH,
     false},
    {"failure_28 absence by subject", LETTER_OUT_OF_OFFICE, "dag", 0, 0, false, SOORT_AUTOMATISCH,
     false},
    {"failure_25 our own mail", LETTER_LOKET, "dag", 0, 0, false, SOORT_AUTOMATISCH, false},
    {"suppressed only", LETTER_SUPPRESS, "dag", 0, 0, false, SOORT_AANVRAAG, false},
    {"failure_24 null sender", LETTER_NULL_SENDER, "dag", 0, 0, false, SOORT_OVERIG, false},
    {"null sender of a machine", LETTER_NULL_SENDER | LETTER_DAEMON, "dag", 0, 0, false,
     SOORT_AUTOMATISCH, false},
    {"a form from a system address", LETTER_DAEMON, "dag", 0, 0, false, SOORT_AANVRAAG, false},
    {"a newsletter", LETTER_LIST | LETTER_PRECEDENCE_BULK, "dag", 0, 0, false, SOORT_LIJST, false},
    {"failure_26 a person through a list", LETTER_LIST | LETTER_GROUP, "dag", 0, 0, false,
     SOORT_OVERIG, false},
    {"a list without words", LETTER_LIST | LETTER_GROUP, "", 0, 0, false, SOORT_LIJST, false},
    {"a robot through a list", LETTER_LIST | LETTER_GROUP | LETTER_DAEMON, "dag", 0, 0, false,
     SOORT_LIJST, false},
    {"failure_26 spam", LETTER_SPAM, "dag", 0, 0, false, SOORT_SPAM, false},
};

static void kinds_and_answers(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		const struct kind_row *row = &kinds[i];
		struct letter letter = {.marks = row->marks,
					.tekst = row->text,
					.volledige_tekst = row->text,
					.bijlage_count = row->files,
					.grens = row->limit,
					.from = {NULL, "an@example.org"}};

		if (sorting_kind(&letter, row->bounce) != row->kind)
			fail_msg("%s: kind %d", row->what, sorting_kind(&letter, row->bounce));
		if (sorting_answerable(&letter) != row->answerable)
			fail_msg("%s: answerable", row->what);
	}
}

static void answer_needs_an_address(void **state)
{
	struct letter letter = {.tekst = "dag", .volledige_tekst = "dag"};

	(void)state;
	assert_false(sorting_answerable(&letter));
	letter.from.adres = "an@example.org";
	assert_true(sorting_answerable(&letter));
	letter.reply_to.adres = "no-reply@example.org";
	assert_false(sorting_answerable(&letter));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(daemon_addresses),
	    cmocka_unit_test(failure_28_absence_subjects),
	    cmocka_unit_test(failure_28_a_subject_alone_leaves_it_to_the_words),
	    cmocka_unit_test(kinds_and_answers),
	    cmocka_unit_test(answer_needs_an_address),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
