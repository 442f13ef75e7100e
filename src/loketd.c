/* loketd: the daemon. Reads its options and its configuration, then becomes the supervisor, or one
 * role run by hand (`--role`). */
#include <getopt.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/log.h"
#include "base/place.h"
#include "base/process.h"
#include "reader/reader.h"
#include "reader/stamp.h"
#include "roles/deliver.h"
#include "roles/fetch.h"
#include "roles/files.h"
#include "roles/intake.h"
#include "roles/keys.h"
#include "roles/supervise.h"
#include "settings/settings.h"
#include "spool/spool.h"
#include "store/store.h"
#include "vault/vault.h"

enum { ROLE_LOCKS = 4 };
enum { EXIT_OK = 0, EXIT_LATER = 1, EXIT_CONFIG = 2 };

struct options {
	const char *config;
	const char *role;
	const char *mailbox;
	bool once;
	bool check;
};

/* `mailbox`: of fetch. */
static int run_fetch(const struct settings *settings, const struct mailbox *mailbox, bool once)
{
	return role_fetch(settings, mailbox, once);
}

static int run_intake(const struct settings *settings, const struct mailbox *mailbox, bool once)
{
	(void)mailbox;
	return role_intake(settings, once);
}

static int run_deliver(const struct settings *settings, const struct mailbox *mailbox, bool once)
{
	(void)mailbox;
	return role_deliver(settings, once);
}

static const struct role {
	const char *name;
	bool mailbox; /* one process a mailbox */
	bool keys;    /* works with the master key */
	int (*run)(const struct settings *settings, const struct mailbox *mailbox, bool once);
} roles[] = {
    {"fetch", true, false, run_fetch},
    {"intake", false, true, run_intake},
    {"deliver", false, false, run_deliver},
};

static void print_help(void)
{
	puts("usage: loketd [-c FILE] [--once | --check]\n"
	     "       loketd [-c FILE] [--once] --role ROLE [--mailbox ADDR]\n"
	     "\n"
	     "The mail gateway of the youth-care desks. Stays in the foreground; log lines go to "
	     "stderr.\n"
	     "\n"
	     "  -c, --config FILE   the configuration (default: $LOKET_CONFIG, "
	     "./config/loketd.cfg,\n"
	     "                      /etc/loket/loketd.cfg)\n"
	     "      --once          do all that can be done now, then exit: 0 nothing left, 1 "
	     "something\n"
	     "                      must be tried again later, 2 bad configuration\n"
	     "      --check         read configuration and templates, print every fault; exit 0,\n"
	     "                      2, or 1 when the master key could not be looked at\n"
	     "      --role ROLE     run one role by hand: fetch (with --mailbox), intake, deliver\n"
	     "      --mailbox ADDR  for --role fetch\n"
	     "  -h, --help          this text\n"
	     "      --version       which version, of which sources\n"
	     "\n"
	     "SIGTERM stops it cleanly; SIGHUP reads configuration and templates again.\n"
	     "See loketd(8), loketd.cfg(5), loketctl(8).");
}

static const struct role *role_named(const char *name)
{
	for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++) {
		if (strcmp(roles[i].name, name) == 0)
			return &roles[i];
	}
	return NULL;
}

static const char *check_role(const struct options *options)
{
	const struct role *role = role_named(options->role);

	if (!role)
		return "--role is fetch, intake or deliver";
	if (role->mailbox && !options->mailbox)
		return "--role fetch needs --mailbox with an address of the configuration";
	return NULL;
}

/* One of two that contradict one another would be passed over in silence. */
static int check_options(const struct options *options)
{
	const char *fault = NULL;

	if (options->once && options->check)
		fault = "--once and --check exclude one another";
	else if (options->check && options->role)
		fault = "--check and --role exclude one another";
	else if (options->mailbox && (!options->role || strcmp(options->role, "fetch") != 0))
		fault = "--mailbox goes with --role fetch";
	else if (options->role)
		fault = check_role(options);
	if (!fault)
		return 0;
	fprintf(stderr, "loketd: %s; try 'loketd --help'\n", fault);
	return 1 + EXIT_CONFIG;
}

/* 0 go on; else 1 + the exit code. */
static int read_options(int argc, char **argv, struct options *options)
{
	enum { OPTION_ONCE = 256, OPTION_CHECK, OPTION_ROLE, OPTION_MAILBOX, OPTION_VERSION };
	static const struct option names[] = {
	    {"config", required_argument, NULL, 'c'},
	    {"help", no_argument, NULL, 'h'},
	    {"version", no_argument, NULL, OPTION_VERSION},
	    {"once", no_argument, NULL, OPTION_ONCE},
	    {"check", no_argument, NULL, OPTION_CHECK},
	    {"role", required_argument, NULL, OPTION_ROLE},
	    {"mailbox", required_argument, NULL, OPTION_MAILBOX},
	    {NULL, 0, NULL, 0},
	};
	int option;

	while ((option = getopt_long(argc, argv, "c:h", names, NULL)) != -1) {
		switch (option) {
		case 'c':
			options->config = optarg;
			break;
		case 'h':
			print_help();
			return 1 + EXIT_OK;
		case OPTION_VERSION:
			stamp_print("loketd");
			return 1 + EXIT_OK;
		case OPTION_ONCE:
			options->once = true;
			break;
		case OPTION_CHECK:
			options->check = true;
			break;
		case OPTION_ROLE:
			options->role = optarg;
			break;
		case OPTION_MAILBOX:
			options->mailbox = optarg;
			break;
		default:
			fputs("Try 'loketd --help'.\n", stderr);
			return 1 + EXIT_CONFIG;
		}
	}
	if (optind == argc)
		return check_options(options);
	fprintf(stderr, "loketd: unexpected argument '%s'; try 'loketd --help'\n", argv[optind]);
	return 1 + EXIT_CONFIG;
}

static struct settings *read_settings(const struct options *options)
{
	struct settings_faults faults = {0};
	struct settings *settings = NULL;

	if (settings_read(settings_path(options->config), &settings, &faults) < 0) {
		for (size_t i = 0; i < faults.count; i++)
			fprintf(stderr, "%s\n", faults.items[i]);
	}
	settings_faults_free(&faults);
	return settings;
}

static bool reader_good(const struct settings *settings)
{
	struct error err;

	if (reader_check_program(&settings->limits, &err) == 0)
		return true;
	fprintf(stderr, "%s\n", err.text);
	return false;
}

static void print_fault(const char *event, const char *fault)
{
	(void)event;
	fprintf(stderr, "%s\n", fault);
}

static bool told_when_bad(int result, const struct error *err)
{
	if (result < 0)
		fprintf(stderr, "%s\n", err->text);
	return result == 0;
}

static bool places_good(const struct settings *settings)
{
	struct error err;
	bool secrets = told_when_bad(settings_secrets_examine(settings, &err), &err);
	bool spool = told_when_bad(spool_examine(settings->spool, settings->raw_limit, &err), &err);
	bool store = told_when_bad(
	    store_examine_place(settings->store, settings->keys, settings->spool, &err), &err);

	return secrets && spool && store;
}

/* What follows from a look at the master key: the exit code. */
static int look_at_keys(const struct settings *settings)
{
	switch (role_keys_look(settings, print_fault)) {
	case ROLE_KEYS_GOOD:
		return EXIT_OK;
	case ROLE_KEYS_UNSEEN:
		return EXIT_LATER;
	default:
		return EXIT_CONFIG;
	}
}

/* Not beside a daemon, and not beside the same role: of the spool, or of the store. */
static int lock_all(const struct role *role, const struct settings *settings, const char *address,
		    int locks[ROLE_LOCKS], struct error *err)
{
	if (spool_prepare(settings->spool, err) < 0 ||
	    spool_share(settings->spool, &locks[0], err) < 0 ||
	    store_share(settings->store, &locks[1], err) < 0 ||
	    spool_lock_role(settings->spool, role->name, address, &locks[2], err) < 0)
		return -1;
	return address ? 0 : store_lock_role(settings->store, role->name, &locks[3], err);
}

static int run_locked(const struct role *role, const struct settings *settings,
		      const struct mailbox *mailbox, bool once)
{
	const char *address = mailbox ? mailbox->address : NULL;
	int locks[ROLE_LOCKS] = {-1, -1, -1, -1}, result = EXIT_LATER;
	struct error err;

	if (lock_all(role, settings, address, locks, &err) < 0) {
		log_alarm("start-refused", "%s", err.text);
	} else {
		log_open(role->name, address);
		result = role->run(settings, mailbox, once);
	}
	for (size_t i = ROLE_LOCKS; i-- > 0;) {
		if (locks[i] >= 0)
			close(locks[i]);
	}
	return result;
}

static int run_role(const struct settings *settings, const struct options *options)
{
	const struct mailbox *mailbox = NULL;
	const struct role *role = role_named(options->role);
	int keys;

	if (role->mailbox && options->mailbox)
		mailbox = settings_mailbox(settings, options->mailbox);
	if (role->mailbox && !mailbox) {
		fprintf(stderr, "loketd: --role %s needs --mailbox with an address of %s\n",
			role->name, settings->path);
		return EXIT_CONFIG;
	}
	process_begin(role->name, 0);
	process_catch_signals();
	keys = role->keys ? look_at_keys(settings) : EXIT_OK;
	if (keys != EXIT_OK)
		return keys;
	return run_locked(role, settings, mailbox, options->once);
}

/* The exit code. Full disks and modes stop no start: they may mend themselves, and what cannot be
 * used is found at once. */
static int look_at_all(const struct settings *settings, bool check)
{
	bool files = role_files_good(settings, print_fault);
	bool places = !check || places_good(settings);

	if (!files || !places || !reader_good(settings))
		return EXIT_CONFIG;
	return look_at_keys(settings);
}

/* To look is root's right, with the eyes of the service's user; what root makes by hand once, the service cannot read:
 * intake and deliver would fail ever after. */
static bool right_user(const struct settings *settings, bool check)
{
	struct error err;

	return told_when_bad(
	    check ? settings_as_owner(settings, &err) : settings_for_root(settings, &err), &err);
}

/* Takes *settings over when it becomes the daemon. */
static int run(struct settings **settings, const struct options *options)
{
	int result;

	if (!right_user(*settings, options->check))
		return EXIT_CONFIG;
	if (options->role)
		return run_role(*settings, options);
	result = look_at_all(*settings, options->check);
	if (result != EXIT_OK)
		return result;
	if (options->once && !options->check)
		return role_supervise_once(*settings);
	if (!options->check)
		return role_supervise(settings);
	printf("%s: good\n", (*settings)->path);
	return EXIT_OK;
}

int main(int argc, char **argv)
{
	struct options options = {0};
	struct settings *settings;
	int result = read_options(argc, argv, &options);

	if (result != 0)
		return result - 1;
	log_open("loketd", NULL);
	vault_start();
	settings = read_settings(&options);
	if (!settings)
		return EXIT_CONFIG;
	result = run(&settings, &options);
	settings_free(&settings);
	return result;
}
