/* TLS: who is not proven gets no credential, no address and no mail. What left this side is
 * read from the bytes that the server recorded. */
#include <stdbool.h>

#include "smtp_fixture.h"

static const char MAIL[] = "Subject: proef\r\n\r\nDag.\r\n";
static const char PASSWORD[] = "zeer-geheim";

struct tls_case {
	const char *name;
	const char *cert; /* NULL: no STARTTLS is offered */
	const char *ca;
	enum tls_mode tls;
	const char *rule; /* NULL: none */
	const char *text; /* stands in the error */
};

static const struct tls_case refused[] = {
    {"wrong authority, STARTTLS", "wrong-ca", "ca", TLS_STARTTLS, NULL,
     "is not signed by an authority in"},
    {"wrong authority, direct", "wrong-ca", "ca", TLS_DIRECT, NULL,
     "is not signed by an authority in"},
    {"the system's authorities do not know ours", "good", NULL, TLS_STARTTLS, NULL,
     "is not signed by an authority in the system's store"},
    {"expired, STARTTLS", "expired", "ca", TLS_STARTTLS, NULL, "is expired"},
    {"expired, direct", "expired", "ca", TLS_DIRECT, NULL, "is expired"},
    {"wrong host, STARTTLS", "wrong-host", "ca", TLS_STARTTLS, NULL, "is for another name"},
    {"wrong host, direct", "wrong-host", "ca", TLS_DIRECT, NULL, "is for another name"},
    {"STARTTLS stripped", NULL, "ca", TLS_STARTTLS, NULL, "does not offer STARTTLS"},
    {"STARTTLS refused", "good", "ca", TLS_STARTTLS, "starttls=454 4.7.0 not now",
     "does not offer STARTTLS"},
    {"STARTTLS answered, then plain text", NULL, "ca", TLS_STARTTLS, "ehlo=250-x\r\n250 STARTTLS",
     "127.0.0.1"},
    {"authority file missing", "good", "no-such", TLS_STARTTLS, NULL, "mend smtp.ca_file"},
};

static void start(struct fake *fake, const struct tls_case *wanted, char ca[FAKE_PATH])
{
	char cert[FAKE_PATH], key[FAKE_PATH];
	const char *words[10] = {"--auth", "loket:zeer-geheim"};
	int count = 2;

	if (wanted->cert) {
		snprintf(cert, sizeof(cert), "%.150s/ca/%.20s.pem", fake_root, wanted->cert);
		snprintf(key, sizeof(key), "%.150s/ca/%.20s.key", fake_root, wanted->cert);
		words[count++] = "--cert";
		words[count++] = cert;
		words[count++] = "--key";
		words[count++] = key;
	}
	if (wanted->tls == TLS_DIRECT)
		words[count++] = "--direct";
	if (wanted->rule)
		words[count++] = wanted->rule;
	fake_start(fake, words);
	snprintf(ca, FAKE_PATH, "%.150s/ca/%.20s.pem", fake_root, wanted->ca ? wanted->ca : "");
	fake->endpoint.tls = wanted->tls;
	fake->endpoint.ca_file = wanted->ca ? ca : NULL;
	fake->endpoint.auth = AUTH_PASSWORD;
	fake->endpoint.username = "loket";
	fake->endpoint.secret = "smtp";
	fake->endpoint.timeout = 2;
}

/* Of what may go out before the server is proven: the greeting words of SMTP, nothing else. */
static void check_plain(const char *name, const struct fake *fake, enum tls_mode tls)
{
	static const char *const never[] = {"AUTH",   "MAIL",	 "RCPT",  "DATA",
					    "loket:", "limburg", "geheim"};
	struct buffer plain = fake_recorded(fake, "plain");

	if (tls == TLS_DIRECT)
		assert_int_equal(plain.length, 0);
	else
		assert_int_equal(strncmp(plain.data, "EHLO ", 5), 0);
	for (size_t i = 0; i < sizeof(never) / sizeof(never[0]); i++) {
		if (memmem(plain.data, plain.length, never[i], strlen(never[i])))
			fail_msg("%s: \"%s\" went out in plain text", name, never[i]);
	}
	buffer_free(&plain);
}

static void who_is_not_proven_gets_nothing(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		const struct tls_case *wanted = &refused[i];
		struct smtp *smtp = NULL;
		struct error err = {0};
		struct buffer secret;
		char ca[FAKE_PATH];
		struct fake fake;
		bool outage;
		int code;

		start(&fake, wanted, ca);
		assert_int_equal(smtp_open(&fake.endpoint, PASSWORD, &smtp, &err), 0);
		if (smtp_submit(smtp, "bemiddeling@limburg.be", "b@c.be", MAIL, strlen(MAIL), &code,
				&outage, &err) != SMTP_LATER)
			fail_msg("%s: not put off", wanted->name);
		if (!outage || !strstr(err.text, wanted->text) || strstr(err.text, PASSWORD))
			fail_msg("%s: outage %d, \"%s\"", wanted->name, outage, err.text);
		secret = fake_recorded(&fake, "secret");
		assert_int_equal(secret.length, 0);
		buffer_free(&secret);
		check_plain(wanted->name, &fake, wanted->tls);
		assert_int_equal(smtp_check(smtp, &err), -1);
		assert_non_null(strstr(err.text, wanted->text));
		smtp_close(&smtp);
		fake_stop(&fake);
	}
}

static void who_is_proven_gets_it_all_in_secret(void **state)
{
	static const struct tls_case good[] = {
	    {"STARTTLS", "good", "ca", TLS_STARTTLS, NULL, NULL},
	    {"direct", "good", "ca", TLS_DIRECT, NULL, NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		struct smtp *smtp = NULL;
		struct error err = {0};
		char ca[FAKE_PATH];
		struct fake fake;
		bool outage;
		int code;

		start(&fake, &good[i], ca);
		assert_int_equal(smtp_open(&fake.endpoint, PASSWORD, &smtp, &err), 0);
		assert_int_equal(smtp_check(smtp, &err), 0);
		for (int mail = 0; mail < 3; mail++) {
			if (smtp_submit(smtp, "bemiddeling@limburg.be", "b@c.be", MAIL,
					strlen(MAIL), &code, &outage, &err) != SMTP_ACCEPTED)
				fail_msg("%s: %s", good[i].name, err.text);
		}
		assert_int_equal(fake_accepted(&fake), 3);
		assert_int_equal(fake_number(&fake, "connections"), 1);
		check_plain(good[i].name, &fake, good[i].tls);
		smtp_close(&smtp);
		fake_stop(&fake);
	}
}

static void a_wrong_password_is_an_outage_that_names_the_secret(void **state)
{
	static const struct tls_case good = {"STARTTLS", "good", "ca", TLS_STARTTLS, NULL, NULL};
	struct smtp *smtp = NULL;
	struct error err = {0};
	char ca[FAKE_PATH];
	struct fake fake;
	bool outage;
	int code;

	(void)state;
	start(&fake, &good, ca);
	assert_int_equal(smtp_open(&fake.endpoint, "verkeerd", &smtp, &err), 0);
	assert_int_equal(smtp_submit(smtp, "bemiddeling@limburg.be", "b@c.be", MAIL, strlen(MAIL),
				     &code, &outage, &err),
			 SMTP_LATER);
	assert_true(outage);
	assert_false(smtp_reached_mail(smtp));
	assert_int_equal(code, 535);
	assert_non_null(strstr(err.text, "535 5.7.8"));
	assert_non_null(strstr(err.text, "mend the secret \"smtp\""));
	assert_null(strstr(err.text, "verkeerd"));
	smtp_close(&smtp);
	fake_stop(&fake);
}

/* A server that hides AUTH: the mail is not lost, and nothing is said to be sent. */
static void a_server_that_wants_a_sign_in_is_an_outage(void **state)
{
	static const struct tls_case good = {"STARTTLS", "good", "ca", TLS_STARTTLS, NULL, NULL};
	struct smtp *smtp = NULL;
	struct error err = {0};
	char ca[FAKE_PATH];
	struct fake fake;
	bool outage;
	int code;

	(void)state;
	start(&fake, &good, ca);
	fake.endpoint.auth = AUTH_NONE;
	assert_int_equal(smtp_open(&fake.endpoint, NULL, &smtp, &err), 0);
	assert_int_equal(smtp_submit(smtp, "bemiddeling@limburg.be", "b@c.be", MAIL, strlen(MAIL),
				     &code, &outage, &err),
			 SMTP_LATER);
	assert_true(outage);
	assert_int_equal(code, 530);
	smtp_close(&smtp);
	fake_stop(&fake);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(who_is_not_proven_gets_nothing),
	    cmocka_unit_test(who_is_proven_gets_it_all_in_secret),
	    cmocka_unit_test(a_wrong_password_is_an_outage_that_names_the_secret),
	    cmocka_unit_test(a_server_that_wants_a_sign_in_is_an_outage),
	};

	return cmocka_run_group_tests(tests, fake_prepare, fake_clean);
}
