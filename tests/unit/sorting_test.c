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
		bool absence;
	} rows[] = {
	    {"Automatisch antwoord: uw aanvraag", true},
	    {"AUTOMATISCH ANTWOORD: x", true},
	    {"Afwezigheidsbericht: x", true},
	    {"Afwezig: x", true},
	    {"Afwezig tot 3 mei", true},
	    {"Out of Office: x", true},
	    {"Out of the office", true},
	    {"Automatic reply: x", true},
	    {"Auto-Reply: x", true},
	    {"Réponse automatique : x", true},
	    {"RÉPONSE AUTOMATIQUE : x", true},
	    {"Absent du bureau", true},
	    {"Automatische Antwort: x", true},
	    {"Abwesenheitsnotiz", true},
	    {"Nicht im Büro: x", true},
	    {"Afwezig op school", false},
	    {"Afwezige vader", false},
	    {"Afwezigheid van mijn dochter", false},
	    {"Re: Automatisch een antwoord", false},
	    {"Vraag over automatische antwoorden", false},
	    {"", false},
	    {NULL, false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (sorting_absence_subject(rows[i].subject) != rows[i].absence)
			fail_msg("%s", rows[i].subject);
	}
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
	    cmocka_unit_test(kinds_and_answers),
	    cmocka_unit_test(answer_needs_an_address),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
