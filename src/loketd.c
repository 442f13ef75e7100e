/* loketd: the daemon. Reads its options and its configuration, then becomes the supervisor, or one
 * role run by hand (`--role`). */
#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/log.h"
#include "base/process.h"
#include "compose/compose.h"
#include "desk/texts.h"
#include "reader/reader.h"
#include "reader/stamp.h"
#include "roles/deliver.h"
#include "roles/fetch.h"
#include "roles/intake.h"
#include "roles/supervise.h"
#include "settings/settings.h"
#include "spool/spool.h"
#include "store/store.h"
#include "vault/vault.h"

enum { EXIT_OK = 0, EXIT_LATER = 1, EXIT_CONFIG = 2 };

struct options {
	const char *config;
	const char *role;
	const char *mailbox;
	bool once;
	bool check;
};

static int run_fetch(const struct settings *settings, const struct options *options)
{
	const struct mailbox *mailbox =
	    options->mailbox ? settings_mailbox(settings, options->mailbox) : NULL;

	if (!mailbox) {
		fprintf(stderr, "loketd: --role fetch needs --mailbox with an address of %s\n",
			settings->path);
		return EXIT_CONFIG;
	}
	log_open("fetch", mailbox->address);
	return role_fetch(settings, mailbox, options->once);
}

static int run_intake(const struct settings *settings, const struct options *options)
{
	log_open("intake", NULL);
	return role_intake(settings, options->once);
}

static int run_deliver(const struct settings *settings, const struct options *options)
{
	log_open("deliver", NULL);
	return role_deliver(settings, options->once);
}

static const struct {
	const char *name;
	int (*run)(const struct settings *settings, const struct options *options);
} roles[] = {
    {"fetch", run_fetch},
    {"intake", run_intake},
    {"deliver", run_deliver},
};

static void print_help(void)
{
	puts("usage: loketd [-c FILE] [--once | --check]\n"
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
	     "      --check         read configuration and templates, print every fault, exit 0 or "
	     "2\n"
	     "      --role ROLE     run one role by hand: fetch (with --mailbox), intake, deliver\n"
	     "      --mailbox ADDR  for --role fetch\n"
	     "  -h, --help          this text\n"
	     "      --version       which version, of which sources\n"
	     "\n"
	     "SIGTERM stops it cleanly; SIGHUP reads configuration and templates again.\n"
	     "See loketd(8), loketd.cfg(5), loketctl(8).");
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
		return 0;
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

static bool templates_good(const struct settings *settings)
{
	struct compose_faults faults = {0};
	struct compose_templates *templates = NULL;
	bool good = compose_load(settings->templates, &templates, &faults) == 0;

	for (size_t i = 0; i < faults.count; i++)
		fprintf(stderr, "%s\n", faults.items[i]);
	compose_faults_free(&faults);
	compose_free(&templates);
	return good;
}

static bool tables_good(const struct settings *settings)
{
	struct error err;

	if (reader_check_tables(settings->lexicon, &err) == 0)
		return true;
	fprintf(stderr, "%s\n", err.text);
	return false;
}

static bool texts_good(const struct settings *settings)
{
	struct error err;

	if (desk_texts_check(settings->advies, &err) == 0)
		return true;
	fprintf(stderr, "%s\n", err.text);
	return false;
}

static bool reader_good(const struct settings *settings)
{
	struct error err;

	if (reader_check_program(settings->lexicon, &settings->limits, &err) == 0)
		return true;
	fprintf(stderr, "%s\n", err.text);
	return false;
}

/* In a process of its own, so that the supervisor never holds the master key. */
static bool keys_good(const struct settings *settings)
{
	char master[SPOOL_PATH];
	struct error err;
	int status = -1;
	pid_t pid;

	signal(SIGCHLD, SIG_DFL); /* whoever started us may ignore it */
	pid = fork();
	if (pid == 0) {
		snprintf(master, sizeof(master), "%s/master", settings->secrets);
		if (store_examine(settings->store, settings->keys, master, &err) == 0)
			_exit(0);
		fprintf(stderr, "%s\n", err.text);
		_exit(1);
	}
	while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	return status == 0;
}

static bool places_good(const struct settings *settings)
{
	struct error err;
	bool spool = spool_examine(settings->spool, settings->raw_limit, &err) == 0;

	if (!spool)
		fprintf(stderr, "%s\n", err.text);
	if (store_examine_place(settings->store, settings->keys, settings->spool, &err) == 0)
		return spool;
	fprintf(stderr, "%s\n", err.text);
	return false;
}

static int run_role(const struct settings *settings, const struct options *options)
{
	struct error err;
	int lock, result;

	for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++) {
		if (strcmp(roles[i].name, options->role) != 0)
			continue;
		process_begin(roles[i].name, 0);
		process_catch_signals();
		if (spool_prepare(settings->spool, &err) < 0 ||
		    spool_share(settings->spool, &lock, &err) < 0) {
			log_alarm("start-refused", "%s", err.text);
			return EXIT_LATER;
		}
		result = roles[i].run(settings, options);
		close(lock);
		return result;
	}
	fprintf(stderr, "loketd: no role '%s'; there are fetch, intake and deliver\n",
		options->role);
	return EXIT_CONFIG;
}

/* Tells of the tables also when a template is wrong. Full disks and modes stop no start: they may mend
 * themselves, and what cannot be used is found at once. */
static bool all_good(const struct settings *settings, bool check)
{
	bool templates = templates_good(settings), tables = tables_good(settings);
	bool texts = texts_good(settings);
	bool places = !check || places_good(settings);

	return templates && tables && texts && places && reader_good(settings) &&
	       keys_good(settings);
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
	if (!options.role && !all_good(settings, options.check))
		result = EXIT_CONFIG;
	else if (options.check)
		printf("%s: good\n", settings->path);
	else if (options.role)
		result = run_role(settings, &options);
	else if (options.once)
		result = role_supervise_once(settings);
	else
		return role_supervise(&settings);
	settings_free(&settings);
	return result;
}
