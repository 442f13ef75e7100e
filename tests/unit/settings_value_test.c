/* The configuration: what good files give, the shapes of addresses and urls, files and includes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <string.h>
#include <cmocka.h>
#include <unistd.h>

#include "base/memory.h"
#include "settings/settings.h"
#include "settings/settings_keys.h"

static char folder[] = "/tmp/loket-settings-XXXXXX";
static char path[100], included[100];

static const char shortest[] =
    "smtp : { url = \"smtps://smtp.example.be\"; };\n"
    "lokets = ( { id = \"limburg\"; name = \"Loket Limburg\"; phone = \"011 23 72 25\";\n"
    "  staff = ( \"Loket@Limburg.be\" );\n"
    "  mailboxes = ( { address = \"Bemiddeling@limburg.be\"; instrument = \"bemiddeling\";\n"
    "    imap : { url = \"imaps://imap.example.be\"; secret = \"s\"; }; } ); } );\n";

static void write_file(const char *name, const void *data, size_t length)
{
	FILE *file = fopen(name, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(data, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

static struct settings *read_good(const char *name)
{
	struct settings_faults faults;
	struct settings *settings = NULL;
	int result = settings_read(name, &settings, &faults);

	for (size_t i = 0; i < faults.count; i++)
		print_error("%s\n", faults.items[i]);
	assert_int_equal(result, 0);
	settings_faults_free(&faults);
	return settings;
}

static void what_is_left_out_has_a_safe_default(void **unused)
{
	struct settings *settings;
	const struct loket *loket;
	const struct mailbox *mailbox;

	(void)unused;
	write_file(path, shortest, strlen(shortest));
	settings = read_good(path);
	loket = &settings->lokets[0];
	mailbox = &loket->mailboxes[0];
	assert_string_equal(settings->path, path);
	assert_string_equal(settings->spool, "spool");
	assert_string_equal(settings->store, "spool/loket.db");
	assert_string_equal(settings->keys, "spool/keys.db");
	assert_string_equal(settings->secrets, "config/secrets");
	assert_string_equal(settings->timezone, "Europe/Brussels");
	assert_int_equal(settings->poll, 60);
	assert_int_equal(settings->readers, 2);
	assert_int_equal(settings->answers_per_day, 5);
	assert_int_equal(settings->reply_days, 400);
	assert_int_equal(settings->raw_limit, 256 * 1024 * 1024);
	assert_int_equal(settings->limits.mail, 50 * 1024 * 1024);
	assert_int_equal(settings->limits.depth, 50);
	assert_int_equal(settings->limits.parts, 1000);
	assert_non_null(strstr(settings->complaint, "0800 900 33"));
	assert_false(loket->forward_direct);
	assert_int_equal(loket->hold, 600);
	assert_int_equal(loket->regio, REGIO_LIMBURG);
	assert_int_equal(loket->calendar.days, CALENDAR_WEEK);
	assert_int_equal(loket->calendar.opens, 9 * 60);
	assert_int_equal(loket->calendar.closes, 17 * 60);
	assert_int_equal(loket->calendar.holiday_count, 0);
	assert_int_equal(loket->professional_count, 0);
	assert_string_equal(loket->staff[0], "loket@limburg.be");
	assert_string_equal(mailbox->address, "bemiddeling@limburg.be");
	assert_null(mailbox->move_to);
	assert_int_equal(mailbox->since, -1);
	assert_null(mailbox->authserv_id);
	assert_true(mailbox->reply_plus);
	assert_int_equal(mailbox->web_form_count, 0);
	assert_ptr_equal(mailbox->loket, loket);
	assert_int_equal(mailbox->imap.auth, AUTH_PASSWORD);
	assert_string_equal(mailbox->imap.username, "bemiddeling@limburg.be");
	assert_string_equal(mailbox->imap.folder, "INBOX");
	assert_int_equal(mailbox->imap.timeout, 60);
	assert_int_equal(settings->smtp.auth, AUTH_NONE);
	assert_null(settings->smtp.ca_file);
	settings_free(&settings);
}

static void the_crisis_numbers_are_there_when_left_out(void **unused)
{
	static const char *const numbers[] = {"112", "101", "102", "1813", "116 000", "1712"};
	struct settings *settings;

	(void)unused;
	write_file(path, shortest, strlen(shortest));
	settings = read_good(path);
	assert_int_equal(settings->crisis_count, sizeof(numbers) / sizeof(numbers[0]));
	for (size_t i = 0; i < settings->crisis_count; i++)
		assert_string_equal(settings->crisis[i].number, numbers[i]);
	assert_null(settings->crisis_checked);
	settings_free(&settings);
}

/* 24 characters before the @ are the most: with "+" and a token they are 64. */
static void a_long_mailbox_goes_by_headers(void **unused)
{
	static const struct {
		const char *address, *reply;
		bool plus;
	} cases[] = {
	    {"bemiddeling.jeugdhulp.nr@limburg.be", "", true},
	    {"bemiddeling.jeugdhulp.nr@limburg.be", "reply = \"plus\";", true},
	    {"bemiddeling.jeugdhulp.nrd@limburg.be", "reply = \"headers\";", false},
	    {"bemiddeling@limburg.be", "reply = \"headers\";", false},
	};
	char text[1000];

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct settings *settings;

		snprintf(
		    text, sizeof(text),
		    "smtp : { url = \"smtps://smtp.example.be\"; }; lokets = ( { id = \"limburg\"; "
		    "name = \"L\"; phone = \"1\"; staff = ( \"a@b.be\" ); mailboxes = ( "
		    "{ address = \"%s\"; instrument = \"bemiddeling\"; %s imap : { url = "
		    "\"imaps://imap.example.be\"; secret = \"b\"; }; } ); } );",
		    cases[i].address, cases[i].reply);
		write_file(path, text, strlen(text));
		settings = read_good(path);
		assert_true(settings->lokets[0].mailboxes[0].reply_plus == cases[i].plus);
		settings_free(&settings);
	}
}

static void the_example_is_good(void **unused)
{
	struct settings *settings = read_good("config/loketd.cfg.example");
	const struct loket *loket = settings_loket(settings, "limburg");
	const struct mailbox *second = settings_mailbox(settings, "ClientOverleg@limburg.be");
	const struct professional *one;
	const struct loket *home = NULL;

	(void)unused;
	assert_int_equal(settings->loket_count, 2);
	assert_non_null(loket);
	assert_string_equal(loket->phone, "011 23 72 25");
	assert_int_equal(settings->smtp.port, 587);
	assert_int_equal(settings->smtp.tls, TLS_STARTTLS);
	assert_string_equal(settings->smtp.secret, "smtp");
	assert_string_equal(settings->crisis_checked, "2026-11-01");
	assert_non_null(second);
	assert_int_equal(second->instrument, INSTRUMENT_CLIENTOVERLEG);
	assert_string_equal(second->move_to, "Verwerkt");
	assert_int_equal(second->imap.tls, TLS_STARTTLS);
	assert_int_equal(loket->mailboxes[0].imap.tls, TLS_DIRECT);
	assert_string_equal(loket->mailboxes[0].web_forms[0], "noreply@jeugdhulp.example.be");
	assert_true(settings_own_address(settings, "bemiddeling@vgc.be"));
	assert_false(settings_own_address(settings, "loket@vgc.be"));
	assert_true(settings_own_address(settings, "Bemiddeling+abc+def@VGC.be"));
	assert_true(settings_own_address(settings, "bemiddeling+@vgc.be"));
	assert_false(settings_own_address(settings, "loket+bemiddeling@vgc.be"));
	assert_false(settings_own_address(settings, "+bemiddeling@vgc.be"));
	assert_false(settings_own_address(settings, "bemiddeling+abc@vgc.be.example"));
	assert_false(settings_own_address(settings, "bemiddeling+abc"));
	assert_false(settings_own_address(settings, "bemiddeling"));
	one = settings_professional(settings, "bm-lim-1", &home);
	assert_ptr_equal(home, loket);
	assert_true(one->bemiddelaar);
	assert_int_equal(one->language_count, 2);
	assert_string_equal(one->languages[1], "fr");
	assert_int_equal(one->absences[0].from, 1797807600);
	assert_int_equal(one->absences[0].to, 1799017200);
	assert_false(settings_professional(settings, "vz-lim-1", NULL)->bemiddelaar);
	assert_null(settings_professional(settings, "nobody", NULL));
	assert_null(settings_loket(settings, "antwerpen"));
	settings_free(&settings);
}

static void without_sign_in_no_secret_is_named(void **unused)
{
	char config[2000];
	struct settings *settings;
	int length =
	    snprintf(config, sizeof(config),
		     "smtp : { url = \"smtp://[::1]:2525\"; starttls = \"never\"; auth = \"none\"; "
		     "username = \"u\"; secret = \"smtp\"; };%s",
		     strchr(shortest, '\n'));

	(void)unused;
	write_file(path, config, (size_t)length);
	settings = read_good(path);
	assert_null(settings->smtp.secret);
	assert_string_equal(settings->smtp.host, "::1");
	assert_int_equal(settings->smtp.port, 2525);
	assert_int_equal(settings->smtp.tls, TLS_NEVER);
	assert_null(settings->smtp.folder);
	settings_free(&settings);
}

static void urls_are_taken_apart(void **unused)
{
	static const struct {
		const char *text, *scheme, *host;
		int port;
		const char *path; /* NULL: refused */
	} cases[] = {
	    {"imap://127.0.0.1:1143/INBOX", "imap", "127.0.0.1", 1143, "INBOX"},
	    {"IMAPS://Imap.Example.BE", "imaps", "imap.example.be", 0, ""},
	    {"imap://[::1]:143/A%2FB%20c", "imap", "::1", 143, "A/B c"},
	    {"imap://h/%C3%A9%25", "imap", "h", 0, "\xC3\xA9%"},
	    {"imap://h/a/b", "imap", "h", 0, "a/b"},
	    {"imap.example.be", NULL, NULL, 0, NULL},
	    {"imap://", NULL, NULL, 0, NULL},
	    {"imap://u@h", NULL, NULL, 0, NULL},
	    {"imap://h:0", NULL, NULL, 0, NULL},
	    {"imap://h:65536", NULL, NULL, 0, NULL},
	    {"imap://h:", NULL, NULL, 0, NULL},
	    {"imap://h:14x", NULL, NULL, 0, NULL},
	    {"imap://::1/", NULL, NULL, 0, NULL},
	    {"imap://[::1", NULL, NULL, 0, NULL},
	    {"imap://[::1]x", NULL, NULL, 0, NULL},
	    {"imap://[h]", NULL, NULL, 0, NULL},
	    {"imap://h h/", NULL, NULL, 0, NULL},
	    {"imap://h..be", NULL, NULL, 0, NULL},
	    {"imap://h/%0d%0aA1 LOGOUT", NULL, NULL, 0, NULL},
	    {"imap://h/%00", NULL, NULL, 0, NULL},
	    {"imap://h/%4", NULL, NULL, 0, NULL},
	    {"imap://h/%FF", NULL, NULL, 0, NULL},
	    {"imap://h/INBOX;UIDVALIDITY=3", NULL, NULL, 0, NULL},
	    {"imap://h?x", NULL, NULL, 0, NULL},
	};
	struct arena *arena = arena_new();

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct settings_url url = {0};
		const char *fault = settings_url_parse(arena, cases[i].text, &url);

		if ((fault == NULL) != (cases[i].path != NULL))
			fail_msg("%s: %s", cases[i].text, fault ? fault : "taken");
		if (fault)
			continue;
		assert_string_equal(url.scheme, cases[i].scheme);
		assert_string_equal(url.host, cases[i].host);
		assert_int_equal(url.port, cases[i].port);
		assert_string_equal(url.path, cases[i].path);
	}
	arena_free(&arena);
}

static void ports_and_tls_follow_the_scheme(void **unused)
{
	static const struct {
		const char *url;
		int port;
		enum tls_mode tls;
		const char *folder;
	} cases[] = {
	    {"imap://h.be", 143, TLS_STARTTLS, "INBOX"},
	    {"imaps://h.be", 993, TLS_DIRECT, "INBOX"},
	    {"imaps://h.be:1993/", 1993, TLS_DIRECT, "INBOX"},
	    {"imap://h.be/Aanvragen%202026", 143, TLS_STARTTLS, "Aanvragen 2026"},
	};
	char config[2000];

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *at = strstr(shortest, "imaps://imap");
		int length = snprintf(config, sizeof(config), "%.*s%s%s", (int)(at - shortest),
				      shortest, cases[i].url, strchr(at, '"'));
		struct settings *settings;
		const struct endpoint *imap;

		write_file(path, config, (size_t)length);
		settings = read_good(path);
		imap = &settings->lokets[0].mailboxes[0].imap;
		assert_string_equal(imap->url, cases[i].url);
		assert_int_equal(imap->port, cases[i].port);
		assert_int_equal(imap->tls, cases[i].tls);
		assert_string_equal(imap->folder, cases[i].folder);
		assert_int_equal(settings->smtp.port, 465);
		settings_free(&settings);
	}
}

static void only_this_machine_is_loopback(void **unused)
{
	static const char *const yes[] = {"127.0.0.1", "127.255.1.2", "::1", "localhost"};
	static const char *const no[] = {"128.0.0.1",	   "10.0.0.1",	       "::2",
					 "127.0.0.1.be",   "localhost.be",     "127.1",
					 "mail.localhost", "::ffff:127.0.0.1", "0.0.0.0"};

	(void)unused;
	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		if (!settings_url_loopback(yes[i]))
			fail_msg("%s", yes[i]);
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		if (settings_url_loopback(no[i]))
			fail_msg("%s", no[i]);
}

static void addresses_are_plain(void **unused)
{
	static const char *const good[] = {"a@b.be", "an.voorbeeld+x@sub.example.be",
					   "o'neill@b-c.be", "a@localhost"};
	static const char *const bad[] = {
	    "",		 "a",	       "@b.be",		"a@",	      "a@b..be",
	    "a@-b.be",	 "a@b-.be",    ".a@b.be",	"a.@b.be",    "a..b@c.be",
	    "a b@c.be",	 "a@b@c.be",   "<a@b.be>",	"A <a@b.be>", "a@b.be,c@d.be",
	    "../a@b.be", "a\r\n@b.be", "\xC3\xA9@b.be", "a@b.be."};
	char local[80], domain[300];

	(void)unused;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		if (settings_syntax_address(good[i]))
			fail_msg("%s", good[i]);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (!settings_syntax_address(bad[i]))
			fail_msg("%s", bad[i]);
	snprintf(local, sizeof(local), "%065d@b.be", 0);
	assert_non_null(settings_syntax_address(local));
	assert_null(settings_syntax_address(local + 1));
	snprintf(domain, sizeof(domain), "a@%064d.be", 0);
	assert_non_null(settings_syntax_address(domain));
}

/* line 0: the file as a whole */
static void assert_fault(const char *file, unsigned line, const char *words)
{
	struct settings_faults faults;
	struct settings *settings = NULL;
	char place[200];

	snprintf(place, sizeof(place), line ? "%s:%u: " : "%s: ", file, line);
	assert_int_equal(settings_read(path, &settings, &faults), -1);
	if (faults.count != 1 || strncmp(faults.items[0], place, strlen(place)) != 0 ||
	    !strstr(faults.items[0], words))
		fail_msg("%s: %s", words, faults.count > 0 ? faults.items[0] : "no fault");
	settings_faults_free(&faults);
}

static void includes_keep_their_own_lines(void **unused)
{
	char config[3000];
	struct settings *settings;
	int length = snprintf(config, sizeof(config), "@include \"%s\"\n%s", included, shortest);

	(void)unused;
	write_file(path, config, (size_t)length);
	write_file(included, "# one\npoll = 30;\n", 17);
	settings = read_good(path);
	assert_int_equal(settings->poll, 30);
	settings_free(&settings);
	write_file(included, "# one\npoll = 90;\n", 17);
	assert_fault(included, 2, "poll is 90");
	write_file(included, "# one\npoll = ;\n", 15);
	assert_fault(included, 2, "syntax error");
	write_file(included, "\npoll = 9;/* x", 14);
	assert_fault(included, 2, "never ends");
	unlink(included);
	assert_fault(path, 1, "cannot be read");
}

static void includes_are_bounded(void **unused)
{
	char config[300];
	int length =
	    snprintf(config, sizeof(config), "\n@include \"%s\"\n@include \"%s\"\n", path, path);

	(void)unused;
	write_file(path, config, (size_t)length);
	assert_fault(path, 2, "too deep");
	length = snprintf(config, sizeof(config), "\n@include \"%s\"\n", folder);
	write_file(path, config, (size_t)length);
	assert_fault(path, 2, "not a file");
	length = snprintf(config, sizeof(config), "\n@include \"/dev/zero\"\n");
	write_file(path, config, (size_t)length);
	assert_fault(path, 2, "not a file");
}

static void files_that_are_no_configuration_are_refused(void **unused)
{
	enum { SIZE = 1024 * 1024 + 1 };
	char *large = malloc(SIZE);

	(void)unused;
	assert_non_null(large);
	memset(large, '\n', SIZE);
	write_file(path, large, SIZE);
	free(large);
	assert_fault(path, 1, "larger than");
	write_file(path, "poll = 5;\0", 10);
	assert_fault(path, 1, "NUL");
	write_file(path, "\xEF\xBB\xBFpoll = 5;", 12);
	assert_fault(path, 1, "byte order mark");
	unlink(path);
	assert_fault(path, 0, "No such file");
	assert_int_equal(mkdir(path, 0700), 0);
	assert_fault(path, 0, "is not a file");
	assert_int_equal(rmdir(path), 0);
}

static void the_path_is_found_in_order(void **unused)
{
	char old[1000], *given = folder;

	(void)unused;
	assert_non_null(getcwd(old, sizeof(old)));
	assert_int_equal(chdir(folder), 0);
	setenv("LOKET_CONFIG", "/a/b.cfg", 1);
	assert_string_equal(settings_path(given), folder);
	assert_string_equal(settings_path(NULL), "/a/b.cfg");
	setenv("LOKET_CONFIG", "", 1);
	assert_string_equal(settings_path(NULL), "/etc/loket/loketd.cfg");
	unsetenv("LOKET_CONFIG");
	assert_string_equal(settings_path(NULL), "/etc/loket/loketd.cfg");
	assert_int_equal(system("mkdir config && : > config/loketd.cfg"), 0);
	assert_string_equal(settings_path(NULL), "config/loketd.cfg");
	assert_int_equal(system("rm -r config"), 0);
	assert_int_equal(chdir(old), 0);
}

static int make_folder(void **unused)
{
	(void)unused;
	snprintf(path, sizeof(path), "%s/a.cfg", mkdtemp(folder));
	snprintf(included, sizeof(included), "%s/b.cfg", folder);
	return 0;
}

static int remove_folder(void **unused)
{
	(void)unused;
	unlink(path);
	unlink(included);
	return rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_left_out_has_a_safe_default),
	    cmocka_unit_test(the_crisis_numbers_are_there_when_left_out),
	    cmocka_unit_test(a_long_mailbox_goes_by_headers),
	    cmocka_unit_test(the_example_is_good),
	    cmocka_unit_test(without_sign_in_no_secret_is_named),
	    cmocka_unit_test(urls_are_taken_apart),
	    cmocka_unit_test(ports_and_tls_follow_the_scheme),
	    cmocka_unit_test(only_this_machine_is_loopback),
	    cmocka_unit_test(addresses_are_plain),
	    cmocka_unit_test(includes_keep_their_own_lines),
	    cmocka_unit_test(includes_are_bounded),
	    cmocka_unit_test(files_that_are_no_configuration_are_refused),
	    cmocka_unit_test(the_path_is_found_in_order),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
