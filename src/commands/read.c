/* read: what is understood from a mail, as JSON, one reading a line. No store, no network, no
 * configuration; the mail is read by a sealed reader, as in the daemon. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "advies/advies.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "commands/commands.h"
#include "commands/options.h"
#include "commands/explain.h"
#include "desk/texts.h"
#include "reader/reader.h"

enum { MAILBOXES_LIMIT = 64 * 1024, PIECE = 64 * 1024 };

struct place {
	char mailbox[256];
	enum regio regio;
	enum instrument instrument;
};

/* Where config/NAME is: beside the program, in a share folder next to its bin, above a build folder, or where
 * it was installed. */
static char *find_own(struct arena *arena, const char *name)
{
	static const char *const beside[] = {"config", "../share/loket", "../../config"};
	char program[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", program, sizeof(program) - 1);
	char *slash;

	program[length > 0 ? length : 0] = '\0';
	slash = strrchr(program, '/');
	for (size_t i = 0; slash && i < sizeof(beside) / sizeof(beside[0]); i++) {
		char *path = arena_format(arena, "%.*s/%s/%s", (int)(slash - program), program,
					  beside[i], name);

		if (file_exists(path))
			return path;
	}
	return arena_format(arena, "%s/%s", LOKET_DATA, name);
}

/* One line "address regio instrument"; false when it is another mailbox's, or none. */
static bool take_place(const char *line, struct place *place)
{
	char address[256], regio[32], instrument[32];
	int region, kind;

	if (sscanf(line, " %255s %31s %31s", address, regio, instrument) != 3 ||
	    !text_equal_fold(address, place->mailbox))
		return false;
	region = names_value(&names_regio, regio);
	kind = names_value(&names_instrument, instrument);
	place->regio = region > 0 ? (enum regio)region : REGIO_ONBEKEND;
	place->instrument = kind > 0 ? (enum instrument)kind : INSTRUMENT_ONBEKEND;
	return true;
}

/* Region and instrument of a mailbox; one that is not in the table is simply not known. */
static int find_place(const char *tables, struct place *place, struct error *err)
{
	struct buffer path = {0}, text = {0};
	char *rest, *line;
	int result;

	buffer_format(&path, "%s/mailboxes", tables);
	result = file_read(path.data, MAILBOXES_LIMIT, &text, err);
	for (line = result == 0 ? strtok_r(text.data, "\n", &rest) : NULL; line;
	     line = strtok_r(NULL, "\n", &rest)) {
		if (take_place(line, place))
			break;
	}
	buffer_free(&path);
	buffer_free(&text);
	return result;
}

/* A copy that can be read from its start as often as needed; stops one byte beyond `limit`. */
static int spooled(int from, int64_t limit)
{
	static char piece[PIECE];
	int fd = memfd_create("mail", MFD_CLOEXEC);
	int64_t total = 0;
	struct error err;
	ssize_t size;

	while (fd >= 0 && total <= limit && (size = read(from, piece, sizeof(piece))) != 0) {
		if (size < 0 && errno == EINTR)
			continue;
		if (size < 0 || file_write_all(fd, piece, (size_t)size, &err)) {
			close(fd);
			return -1;
		}
		total += size;
	}
	return fd;
}

/* The mail as a descriptor, or -1 after a message. */
static int open_mail(const char *name, int64_t limit)
{
	bool is_stdin = strcmp(name, "-") == 0;
	int fd = is_stdin ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC), copy;
	struct stat status;

	if (fd < 0 || fstat(fd, &status)) {
		command_fail("%s: %s", name, strerror(errno));
		return -1;
	}
	if (S_ISREG(status.st_mode) && !is_stdin)
		return fd;
	copy = spooled(fd, limit);
	if (copy < 0)
		command_fail("%s: %s", name, strerror(errno));
	if (!is_stdin)
		close(fd);
	return copy;
}

/* How readings are printed. */
struct look {
	const struct advies_texts *texts;
	bool pretty, explain, color;
};

static void print_reading(struct arena *arena, const char *name, struct reading *reading,
			  const struct place *place, const struct look *look)
{
	struct buffer text = {0};

	advies_give(arena, reading, place->instrument, look->texts);
	if (look->explain) {
		explain_print(arena, name, reading, look->texts, look->color);
		return;
	}
	reading_to_text(reading, look->pretty ? 1 : 0, &text);
	puts(text.data);
	buffer_free(&text);
}

/* A mail at a reader. */
struct work {
	const char *name;
	int fd;			/* -1: it could not be opened, which was told */
	struct reader_job *job; /* NULL: no reader could be had, which was told */
};

static void begin_work(struct reader_pool *pool, const char *name, const struct place *place,
		       struct work *work)
{
	const struct letter_limits limits = letter_limits_default();
	const struct reading_context context = {
	    .mailbox = place->mailbox[0] ? place->mailbox : NULL, .regio = place->regio};
	struct error err;

	*work = (struct work){.name = name, .fd = open_mail(name, limits.mail)};
	if (work->fd >= 0 && reader_pool_begin(pool, work->fd, &context, &work->job, &err))
		command_fail("%s: %s", name, err.text);
}

static int end_work(struct reader_pool *pool, const struct place *place, const struct look *look,
		    struct work *work)
{
	struct arena *arena = arena_new();
	struct reading *reading = NULL;
	enum reader_end end = READER_OK;
	struct error err;
	int result = COMMAND_FAILED;

	if (work->job) {
		if (reader_pool_end(pool, &work->job, arena, &end, &reading, &err))
			command_fail("%s: %s", work->name, err.text);
		else
			result = COMMAND_DONE;
	}
	if (end != READER_OK && result == COMMAND_DONE) {
		fprintf(stderr, "loketctl: %s: the reader ended: %s\n", work->name,
			reader_end_name(end));
		reading = reading_new(arena);
		reading->soort = SOORT_ONLEESBAAR;
	}
	if (result == COMMAND_DONE)
		print_reading(arena, work->name, reading, place, look);
	if (work->fd >= 0)
		close(work->fd);
	arena_free(&arena);
	return result;
}

/* One more than there are processors: so each has one while a reading is printed. */
static int works_at_once(void)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);

	return processors < 1 || processors >= READER_POOL_JOBS ? READER_POOL_JOBS
								: (int)processors + 1;
}

/* Some readers are at work while the reading of the first of them is printed. Whoever types a mail first sees what
 * came before it. */
static int read_all(const struct place *place, const char *tables, const struct look *look,
		    int count, char **names)
{
	const struct letter_limits limits = letter_limits_default();
	const int at_once = works_at_once();
	struct work works[READER_POOL_JOBS];
	struct reader_pool *pool;
	struct error err;
	int result = COMMAND_DONE, begun = 0, ended = 0;

	if (reader_pool_start(tables, &limits, &pool, &err))
		return command_fail("%s", err.text);
	while (ended < count) {
		bool is_free = begun == ended || (begun - ended < at_once && begun < count &&
						  strcmp(names[begun], "-") != 0);

		if (begun < count && is_free) {
			begin_work(pool, names[begun], place, &works[begun % READER_POOL_JOBS]);
			begun++;
		} else {
			if (end_work(pool, place, look, &works[ended % READER_POOL_JOBS]))
				result = COMMAND_FAILED;
			ended++;
		}
	}
	reader_pool_stop(&pool);
	return result;
}

static int run(struct command_context *context, int argc, char **argv)
{
	const char *mailbox = NULL;
	struct look look = {.color = context->color};
	const struct command_option options[] = {{"--mailbox", &mailbox, NULL},
						 {"--pretty", NULL, &look.pretty},
						 {"--explain", NULL, &look.explain},
						 {NULL, NULL, NULL}};
	struct place place = {.mailbox = ""};
	struct advies_texts *texts;
	struct arena *arena;
	struct error err;
	int files, result = COMMAND_DONE;
	char *tables;

	if (command_options(&command_read, options, argc, argv, &files) < 0)
		return COMMAND_USAGE;
	if (files == 0)
		return command_misuse(&command_read, "which file?");
	if (mailbox && (!strchr(mailbox, '@') || strlen(mailbox) >= sizeof(place.mailbox)))
		return command_misuse(&command_read, "'%s' is no address", mailbox);
	arena = arena_new();
	tables = find_own(arena, "lexicon");
	look.texts = texts = desk_texts_load(find_own(arena, "advies"), &err);
	if (!texts)
		result = command_fail("%s", err.text);
	if (mailbox && result == COMMAND_DONE) {
		snprintf(place.mailbox, sizeof(place.mailbox), "%s", mailbox);
		text_lower(place.mailbox);
		if (find_place(tables, &place, &err))
			result = command_fail("%s", err.text);
	}
	if (result == COMMAND_DONE)
		result = read_all(&place, tables, &look, files, argv + 1);
	advies_texts_free(&texts);
	arena_free(&arena);
	return result;
}

const struct command command_read = {
    .name = "read",
    .needs = NEEDS_NOTHING,
    .json = true,
    .usage = "read [--mailbox ADDRESS] [--pretty | --explain] FILE...",
    .summary = "what Loket understands from mails, as JSON; nothing is stored or sent",
    .help = "  --mailbox ADDRESS  as if the mail had come in there\n"
	    "  --pretty           indented, for people\n"
	    "  --explain          no JSON: the mail with its evidence marked, each value\n"
	    "                     beside the words that it rests on, the rules and why\n"
	    "  FILE               a raw mail; - is standard input\n\n"
	    "One reading a line. A mail that cannot be understood is a reading too (soort\n"
	    "onleesbaar). Exit 1 when a file cannot be opened; the others are still read.",
    .run = run,
};
