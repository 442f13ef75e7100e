/* The configuration as a whole: what is told about each kind of fault, and where. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>
#include <sys/stat.h>
#include <unistd.h>

#include "settings/settings.h"

static char folder[] = "/tmp/loket-settings-XXXXXX";
static char path[100];

/* A configuration in six slots, each on a line of its own. */
enum slot { ROOT, SMTP, LOKET, MAILBOX, IMAP, PROFESSIONAL, SLOT_COUNT };
static const unsigned slot_lines[SLOT_COUNT] = {1, 3, 6, 8, 10, 14};
static const char *const good_slots[SLOT_COUNT] = {
    [ROOT] = "",
    [SMTP] = "url = \"smtp://127.0.0.1:2525\"; starttls = \"never\";",
    [LOKET] = "id = \"limburg\"; name = \"Loket Limburg\"; phone = \"011 23 72 25\"; "
	      "staff = ( \"loket@limburg.be\" );",
    [MAILBOX] = "address = \"bemiddeling@limburg.be\"; instrument = \"bemiddeling\";",
    [IMAP] = "url = \"imaps://imap.limburg.be\"; secret = \"bemiddeling\";",
    [PROFESSIONAL] = "id = \"bm-1\"; role = \"bemiddelaar\"; name = \"An\"; "
		     "address = \"an@dienst.be\";",
};

static void write_file(const char *name, const void *data, size_t length)
{
	FILE *file = fopen(name, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(data, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

/* Writes the configuration with one slot changed (`instead`) and one text added to it. */
static void write_slots(enum slot slot, const char *instead, const char *add)
{
	const char *texts[SLOT_COUNT];
	char config[8000];
	int length;

	memcpy(texts, good_slots, sizeof(texts));
	if (instead)
		texts[slot] = instead;
	length =
	    snprintf(config, sizeof(config),
		     "%s %s\nsmtp : {\n%s %s\n};\nlokets = ( {\n%s %s\nmailboxes = ( {\n%s %s\n"
		     "imap : {\n%s %s\n}; } );\n\nprofessionals = ( {\n%s %s\n} ); } );\n",
		     texts[ROOT], slot == ROOT ? add : "", texts[SMTP], slot == SMTP ? add : "",
		     texts[LOKET], slot == LOKET ? add : "", texts[MAILBOX],
		     slot == MAILBOX ? add : "", texts[IMAP], slot == IMAP ? add : "",
		     texts[PROFESSIONAL], slot == PROFESSIONAL ? add : "");
	assert_true(length < (int)sizeof(config));
	write_file(path, config, (size_t)length);
}

static struct settings *read_good(const char *name)
{
	struct settings_faults faults;
	struct settings *settings = NULL;
	int result = settings_read(name, &settings, &faults);

	for (size_t i = 0; i < faults.count; i++)
		print_error("%s\n", faults.items[i]);
	assert_int_equal(result, 0);
	assert_int_equal(faults.count, 0);
	settings_faults_free(&faults);
	return settings;
}

/* Exactly one fault, at that place, with these words and something to do behind a "; " or a "?". */
static void assert_one_fault(const char *what, const char *file, unsigned line, const char *words)
{
	struct settings_faults faults;
	struct settings *settings = NULL;
	char place[200];

	snprintf(place, sizeof(place), "%s:%u: ", file, line);
	assert_int_equal(settings_read(path, &settings, &faults), -1);
	assert_null(settings);
	if (faults.count != 1 || strncmp(faults.items[0], place, strlen(place)) != 0 ||
	    !strstr(faults.items[0], words) || !strstr(faults.items[0], "; ")) {
		for (size_t i = 0; i < faults.count; i++)
			print_error("%s\n", faults.items[i]);
		fail_msg("%s: wanted one fault at %s with \"%s\"", what, place, words);
	}
	settings_faults_free(&faults);
}

static const struct {
	const char *name;
	enum slot slot;
	const char *instead, *add;
	const char *words;
} fault_cases[] = {
    {"unknown key at the top", ROOT, NULL, "sppool = \"x\";", "did you mean \"spool\""},
    {"unknown key in smtp", SMTP, NULL, "colour = 1;", "unknown key \"colour\" in smtp"},
    {"unknown key in a loket", LOKET, NULL, "colour = 1;", "in a loket"},
    {"unknown key in a mailbox", MAILBOX, NULL, "colour = 1;", "in a mailbox"},
    {"unknown key in imap", IMAP, NULL, "colour = 1;", "in imap"},
    {"unknown key in a professional", PROFESSIONAL, NULL, "colour = 1;", "in a professional"},
    {"unknown key in limits", ROOT, NULL, "limits : { colour = 1; };", "in limits"},
    {"unknown key in crisis", ROOT, NULL,
     "crisis = ( { number = \"1\"; text = \"x\"; colour = 1; } );", "in a crisis number"},
    {"key of the group inside", MAILBOX, NULL, "secret = \"s\";",
     "in a mailbox; it belongs in imap"},
    {"key of the group inside, mistyped", MAILBOX, NULL, "usernaam = \"s\";",
     "in a mailbox; did you mean \"username\" in imap?"},
    {"near a key here, and one elsewhere", IMAP, NULL, "secrets = \"s\";",
     "in imap; did you mean \"secret\"?"},
    {"key of another group", ROOT, NULL, "hold = 5;", "belongs in a loket"},
    {"password in the file", IMAP, NULL, "password = \"x\";", "secret"},
    {"type: text for a number", LOKET, NULL, "hold = \"600\";", "hold is a text"},
    {"type: number for a text", ROOT, NULL, "spool = 5;", "spool is a number"},
    {"type: fraction", ROOT, NULL, "poll = 1.5;", "a whole number"},
    {"type: text for a list", MAILBOX, NULL, "web_forms = \"a@b.be\";", "a list of texts"},
    {"type: number in a list", MAILBOX, NULL, "web_forms = ( 5 );", "web_forms is a number"},
    {"type: group for a list", ROOT, NULL, "crisis : { };", "a list of groups"},
    {"type: list for a group", ROOT, NULL, "limits = ( );", "a group"},
    {"type: text in a list of groups", ROOT, NULL, "crisis = ( \"112\" );", "a group"},
    {"range: poll over 60", ROOT, NULL, "poll = 61;", "from 1 to 60"},
    {"range: hold below 0", LOKET, NULL, "hold = -1;", "from 0"},
    {"range: no readers", ROOT, NULL, "readers = 0;", "from 1"},
    {"range: raw below mail", ROOT, NULL, "limits : { raw = 100000; };", "smaller than mail"},
    {"empty text", ROOT, NULL, "spool = \" \";", "is empty"},
    {"control character", ROOT, NULL, "complaint = \"a\\x07\";", "clean UTF-8"},
    {"line end in a text", ROOT, NULL, "complaint = \"a\\nb\";", "one line"},
    {"not UTF-8", ROOT, NULL, "complaint = \"\xE9\";", "UTF-8"},
    {"empty list of crisis numbers", ROOT, NULL, "crisis = ( );", "at least 1"},
    {"time zone that is none", ROOT, NULL, "timezone = \"Europe/Hasselt\";", "tzdata"},
    {"time zone out of its folder", ROOT, NULL, "timezone = \"../../../etc/passwd\";", "time zone"},
    {"keys in the store", ROOT, NULL, "store = \"a.db\"; keys = \"a.db\";", "the same file"},
    {"crisis_checked no day", ROOT, NULL, "crisis_checked = \"gisteren\";", "calendar"},
    {"missing: smtp url", SMTP, "starttls = \"never\";", "", "url is missing in smtp"},
    {"missing: staff", LOKET, "id = \"limburg\"; name = \"L\"; phone = \"1\";", "",
     "staff is missing in a loket"},
    {"missing: instrument", MAILBOX, "address = \"a@limburg.be\";", "", "instrument is missing"},
    {"missing: imap secret", IMAP, "url = \"imaps://h.be\";", "", "secret is missing"},
    {"missing: role", PROFESSIONAL, "id = \"b\"; name = \"B\"; address = \"b@b.be\";", "",
     "role is missing"},
    {"missing: regio", LOKET,
     "id = \"noord\"; name = \"L\"; phone = \"1\"; staff = ( \"s@l.be\" );", "",
     "regio is missing in loket \"noord\", whose id is no region; add regio = \"antwerpen\", "
     "\"brussel\", \"limburg\", \"oost-vlaanderen\", "
     "\"vlaams-brabant\" or \"west-vlaanderen\""},
    {"regio that is none", LOKET, NULL, "regio = \"wallonie\";", "\"oost-vlaanderen\""},
    {"regio outside the six", LOKET, NULL, "regio = \"geen\";", "\"brussel\""},
    {"staff empty", LOKET, "id = \"limburg\"; name = \"L\"; phone = \"1\"; staff = ( );", "",
     "at least 1"},
    {"staff is our own mailbox", LOKET,
     "id = \"limburg\"; name = \"L\"; phone = \"1\"; staff = ( \"Bemiddeling@limburg.be\" );", "",
     "mailboxes that Loket reads"},
    {"professional is our own mailbox", PROFESSIONAL,
     "id = \"b\"; role = \"voorzitter\"; name = \"B\"; address = \"bemiddeling@limburg.be\";", "",
     "mailboxes that Loket reads"},
    {"staff with a line end", LOKET,
     "id = \"limburg\"; name = \"L\"; phone = \"1\"; staff = ( \"a@b.be\\nBcc: c@d.be\" );", "",
     "one line"},
    {"loket id in capitals", LOKET,
     "id = \"Limburg\"; name = \"L\"; phone = \"1\"; "
     "staff = ( \"a@b.be\" ); regio = \"limburg\";",
     "", "is not an id"},
    {"forward unknown", LOKET, NULL, "forward = \"later\";", "\"on-decision\" or \"direct\""},
    {"instrument beide", MAILBOX, "address = \"a@limburg.be\"; instrument = \"beide\";", "",
     "\"clientoverleg\" or \"bemiddeling\""},
    {"done = delete", MAILBOX, NULL, "done = \"delete\";", "move:FOLDER"},
    {"done moves nowhere", MAILBOX, NULL, "done = \"move:\";", "move:FOLDER"},
    {"done moves to itself", MAILBOX, NULL, "done = \"move:inbox\";", "another folder"},
    {"since no day", MAILBOX, NULL, "since = \"2026-02-30\";", "calendar"},
    {"since in another form", MAILBOX, NULL, "since = \"1/1/2026\";", "2026-01-31"},
    {"reply unknown", MAILBOX, NULL, "reply = \"tag\";", "\"plus\" or \"headers\""},
    {"no room for a reply address", MAILBOX,
     "address = \"bemiddeling.jeugdhulp.nrd@limburg.be\"; instrument = \"bemiddeling\";", "",
     "has 25 characters, and a reply address has room for 24; add reply = \"headers\""},
    {"reply_days 0", ROOT, NULL, "reply_days = 0;", "from 1 to 3650"},
    {"authserv_id of two words", MAILBOX, NULL, "authserv_id = \"a b\";", "one word"},
    {"plain text over the network", IMAP,
     "url = \"imap://imap.limburg.be\"; secret = \"s\"; starttls = \"never\";", "", "127.0.0.0/8"},
    {"plain text to a name like localhost", IMAP,
     "url = \"imap://localhost.limburg.be\"; secret = \"s\"; starttls = \"never\";", "",
     "plain text"},
    {"plain text to smtp over the network", SMTP,
     "url = \"smtp://10.0.0.1\"; starttls = \"never\";", "", "plain text"},
    {"starttls = optional", SMTP, "url = \"smtp://10.0.0.1\"; starttls = \"optional\";", "",
     "\"required\" or \"never\""},
    {"imap without sign-in", IMAP, NULL, "auth = \"none\";", "\"password\""},
    {"xoauth2", IMAP, NULL, "auth = \"xoauth2\";",
     "auth does not know \"xoauth2\"; write \"password\""},
    {"what does not work is not offered", SMTP, NULL, "auth = \"oauth\";",
     "write \"none\" or \"password\""},
    {"smtp password without a name", SMTP, NULL, "auth = \"password\"; secret = \"s\";",
     "username is missing beside secret in smtp; the two belong together: add it"},
    {"smtp password without a secret", SMTP, NULL, "auth = \"password\"; username = \"s\";",
     "secret is missing beside username in smtp; the two belong together"},
    {"smtp password without either", SMTP, NULL, "auth = \"password\";",
     "username is missing in smtp, and secret too; auth = \"password\" needs both"},
    {"smtp with a name, and how to sign in left out", SMTP, NULL,
     "username = \"s\"; secret = \"s\";",
     "username and secret stand in smtp, and auth is left out; add auth = \"password\""},
    {"another From", SMTP, NULL, "from_domain_is_mailbox = false;", "cannot be false"},
    {"ca_file not there", SMTP, NULL, "ca_file = \"/nonexistent/ca.pem\";", "can be found"},
    {"secret with a path", IMAP, "url = \"imaps://h.be\"; secret = \"../geheim\";", "", "any /"},
    {"secret hidden", IMAP, "url = \"imaps://h.be\"; secret = \".geheim\";", "", "dot in front"},
    {"secret is the master key", IMAP, "url = \"imaps://h.be\"; secret = \"master\";", "",
     "master key"},
    {"smtp url for imap", IMAP, "url = \"smtp://h.be\"; secret = \"s\";", "", "imaps://"},
    {"imap url for smtp", SMTP, "url = \"imap://127.0.0.1\";", "", "smtps://"},
    {"smtp url with a path", SMTP, "url = \"smtps://h.be/x\";", "", "no folders"},
    {"url with a password", IMAP, "url = \"imaps://u:p@h.be\"; secret = \"s\";", "", "username"},
    {"language in words", PROFESSIONAL, NULL, "languages = ( \"Frans\" );", "two letters"},
    {"no language", PROFESSIONAL, NULL, "languages = ( );", "at least 1"},
    {"absent without pairs", PROFESSIONAL, NULL, "absent = ( \"2026-01-01\" );", "pairs"},
    {"absent backwards", PROFESSIONAL, NULL, "absent = ( (\"2026-01-02\", \"2026-01-01\") );",
     "swap the days"},
    {"absent no day", PROFESSIONAL, NULL, "absent = ( (\"2026-01-01\", \"2026-13-01\") );",
     "calendar"},
    {"absent in place of days", PROFESSIONAL, NULL, "days = ( \"2026-01-01\" );",
     "days does not know \"2026-01-01\""},
    {"a weekend worked", PROFESSIONAL, NULL, "days = ( \"mon\", \"sat\" );", "\"mon\" or \"tue\""},
    {"no day worked", PROFESSIONAL, NULL, "days = ( );", "at least 1"},
    {"days in one text", PROFESSIONAL, NULL, "days = \"mon tue\";", "a list of days"},
    {"holiday in another form", LOKET, NULL, "holidays = ( \"11/7\" );", "07-11"},
    {"holiday that is no day", LOKET, NULL, "holidays = ( \"2026-02-29\" );", "calendar"},
    {"yearly holiday that is no day", LOKET, NULL, "holidays = ( \"02-30\" );", "calendar"},
    {"one holiday, no list", LOKET, NULL, "holidays = \"07-11\";", "a list of days"},
    {"unknown key in office", LOKET, NULL, "office : { colour = 1; };", "in office"},
    {"office at night", LOKET, NULL, "office : { opens = \"05:59\"; };", "06:00 and 22:00"},
    {"office late", LOKET, NULL, "office : { closes = \"22:01\"; };", "06:00 and 22:00"},
    {"office hour of another form", LOKET, NULL, "office : { opens = \"9:00\"; };", "as 09:00"},
    {"office hour with 70 minutes", LOKET, NULL, "office : { opens = \"09:70\"; };", "as 09:00"},
    {"office closes before it opens", LOKET, NULL,
     "office : { opens = \"13:00\"; closes = \"12:00\"; };", "12:00, not after it opens at 13:00"},
    {"office opens after the usual end", LOKET, NULL, "office : { opens = \"17:00\"; };",
     "17:00, not after"},
    {"office never open", LOKET, NULL, "office : { days = ( ); };", "at least 1"},
    {"unknown key in terms", LOKET, NULL, "terms : { colour = 1; };", "in terms"},
    {"a term of years", LOKET, NULL, "terms : { close = 400; };", "from 0 to 120"},
    {"a term below 0", LOKET, NULL, "terms : { decide = -1; };", "from 0"},
    {"escalation before the reminder", LOKET, NULL, "terms : { decide = 5; decide_escalate = 5; };",
     "decide before it is 5"},
    {"escalation by default before the reminder", LOKET, NULL, "terms : { supplement = 10; };",
     "supplement_escalate is 10"},
    {"passed on before the reminder", LOKET, NULL, "terms : { accept_next = 1; };",
     "accept_next is 1"},
    {"terms in the root", ROOT, NULL, "terms : { };", "belongs in a loket"},
    {"number that 32 bits cut to 1", LOKET, NULL, "hold = 4294967297;", "too large"},
    {"a key twice", ROOT, NULL, "poll = 5; poll = 6;", "duplicate"},
    {"syntax", ROOT, NULL, "poll = ;", "syntax error"},
    {"comment without an end", PROFESSIONAL, NULL, "/* x", "never ends"},
    {"text without an end", PROFESSIONAL, NULL, "service = \"x;", "does not end"},
};

static void each_fault_is_told_once_with_its_line(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof(fault_cases) / sizeof(fault_cases[0]); i++) {
		unsigned line = slot_lines[fault_cases[i].slot];

		/* What is missing is missing in the group, whose brace stands a line higher. */
		if (strstr(fault_cases[i].words, " is missing"))
			line--;
		write_slots(fault_cases[i].slot, fault_cases[i].instead, fault_cases[i].add);
		assert_one_fault(fault_cases[i].name, path, line, fault_cases[i].words);
	}
}

static const struct {
	const char *name;
	const char *lokets; /* begin on line 2, each on its own */
	unsigned line;
	const char *words;
} double_cases[] = {
#define STAFF " name = \"L\"; phone = \"1\"; staff = ( \"s@l.be\" ); "
#define BOX(address, user)                                                                         \
	"mailboxes = ( { address = \"" address "\"; instrument = \"bemiddeling\"; imap : { url = " \
	"\"imaps://h.be\"; username = \"" user "\"; secret = \"s\"; }; } ); "
    {"loket id",
     "{ id = \"brussel\";" STAFF BOX("a@l.be", "a") "},\n"
						    "{ id = \"brussel\";" STAFF BOX("b@l.be",
										    "b") "}",
     3, "\"brussel\""},
    {"mailbox address",
     "{ id = \"brussel\";" STAFF BOX("a@l.be", "a") "},\n"
						    "{ id = \"limburg\";" STAFF BOX("A@L.be",
										    "b") "}",
     3, "\"a@l.be\""},
    {"imap folder",
     "{ id = \"brussel\";" STAFF BOX("a@l.be", "a") "},\n"
						    "{ id = \"limburg\";" STAFF BOX("b@l.be",
										    "a") "}",
     3, "IMAP folder"},
    {"professional id over two lokets",
     "{ id = \"brussel\";" STAFF BOX(
	 "a@l.be", "a") "professionals = ( { id = \"p\"; role = \"voorzitter\"; name = \"P\"; "
			"address = \"p@p.be\"; } ); },\n"
			"{ id = \"limburg\";" STAFF BOX(
			    "b@l.be", "b") "professionals = ( { id = \"p\"; role = \"voorzitter\"; "
					   "name = \"Q\"; address = \"q@p.be\"; } ); }",
     3, "professional \"p\""},
};

static void what_must_be_unique_is(void **unused)
{
	char config[4000];

	(void)unused;
	for (size_t i = 0; i < sizeof(double_cases) / sizeof(double_cases[0]); i++) {
		char earlier[150];
		int length = snprintf(config, sizeof(config),
				      "smtp : { url = \"smtps://h.be\"; }; lokets = (\n%s\n);\n",
				      double_cases[i].lokets);

		snprintf(earlier, sizeof(earlier), "stands already in %s:2", path);
		write_file(path, config, (size_t)length);
		assert_one_fault(double_cases[i].name, path, double_cases[i].line,
				 double_cases[i].words);
		assert_one_fault(double_cases[i].name, path, double_cases[i].line, earlier);
	}
}

static void all_faults_are_gathered_in_order(void **unused)
{
	static const char config[] = "poll = 0;\nsmtp : { };\nreaders = 99;\nbogus = 1;\n";
	static const unsigned lines[] = {1, 1, 2, 3, 4}; /* lokets is missing in the file itself */
	struct settings_faults faults;
	struct settings *settings = NULL;

	(void)unused;
	write_file(path, config, strlen(config));
	assert_int_equal(settings_read(path, &settings, &faults), -1);
	assert_int_equal(faults.count, sizeof(lines) / sizeof(lines[0]));
	for (size_t i = 0; i < faults.count; i++)
		assert_int_equal(atoi(faults.items[i] + strlen(path) + 1), lines[i]);
	settings_faults_free(&faults);
	assert_int_equal(faults.count, 0);
}

static void thousands_of_faults_stay_a_short_list(void **unused)
{
	char config[40000] = "";
	struct settings_faults faults;
	struct settings *settings = NULL;
	size_t length = 0;

	(void)unused;
	for (int i = 0; i < 2000; i++)
		length +=
		    (size_t)snprintf(config + length, sizeof(config) - length, "k%d = 1;\n", i);
	write_file(path, config, length);
	assert_int_equal(settings_read(path, &settings, &faults), -1);
	assert_int_equal(faults.count, 100);
	assert_non_null(strstr(faults.items[99], "more faults"));
	settings_faults_free(&faults);
}

static void a_fault_leaves_the_zone_alone(void **unused)
{
	(void)unused;
	setenv("TZ", "Asia/Tokyo", 1);
	tzset();
	write_slots(ROOT, NULL, "timezone = \"America/New_York\"; poll = 0;");
	assert_one_fault("zone", path, 1, "poll");
	assert_string_equal(getenv("TZ"), "Asia/Tokyo");
	assert_int_equal(timezone, -9 * 3600);
	unsetenv("TZ");
}

static void days_are_days_of_the_zone(void **unused)
{
	struct settings *settings;

	(void)unused;
	write_slots(MAILBOX, NULL, "since = \"2026-01-01\";");
	settings = read_good(path);
	assert_string_equal(getenv("TZ"), "Europe/Brussels");
	assert_int_equal(settings->lokets[0].mailboxes[0].since, 1767222000);
	settings_free(&settings);
	assert_null(settings);
	write_slots(ROOT, "timezone = \"America/New_York\";", "");
	settings = read_good(path);
	assert_string_equal(getenv("TZ"), "America/New_York");
	settings_free(&settings);
}

static void absences_include_both_days_over_clock_changes(void **unused)
{
	struct settings *settings;
	const struct professional *one;
	static const struct {
		int64_t now;
		bool absent;
	} moments[] = {
	    {1774652400 - 1, false}, {1774652400, true},  {1774821600 - 1, true}, /* March 28-29 */
	    {1774821600, false},     {1792792800, true},  {1792965600, true}, /* October 24-25 */
	    {1792969200 - 1, true},  {1792969200, false},
	};

	(void)unused;
	write_slots(
	    PROFESSIONAL, NULL,
	    "absent = ( (\"2026-03-28\", \"2026-03-29\"), [\"2026-10-24\", \"2026-10-25\"] );");
	settings = read_good(path);
	one = &settings->lokets[0].professionals[0];
	assert_int_equal(one->absence_count, 2);
	for (size_t i = 0; i < sizeof(moments) / sizeof(moments[0]); i++)
		if (settings_absent(one, moments[i].now) != moments[i].absent)
			fail_msg("moment %zu", i);
	settings_free(&settings);
}

static int make_folder(void **unused)
{
	(void)unused;
	snprintf(path, sizeof(path), "%s/a.cfg", mkdtemp(folder));
	return 0;
}

static int remove_folder(void **unused)
{
	(void)unused;
	unlink(path);
	return rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_fault_is_told_once_with_its_line),
	    cmocka_unit_test(what_must_be_unique_is),
	    cmocka_unit_test(all_faults_are_gathered_in_order),
	    cmocka_unit_test(thousands_of_faults_stay_a_short_list),
	    cmocka_unit_test(a_fault_leaves_the_zone_alone),
	    cmocka_unit_test(days_are_days_of_the_zone),
	    cmocka_unit_test(absences_include_both_days_over_clock_changes),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
