/* settings_source: a look at the bytes of the configuration before libconfig parses them.
 *
 * libconfig 1.5 leaves holes that this closes: a comment without an end swallows the rest of the
 * file silently, a number beyond 32 bits is cut off to another number, and an included folder ends
 * the whole process. Includes are followed only to bound them: depth, and bytes of all together. */
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/place.h"
#include "settings/settings_state.h"

enum { INCLUDE_DEPTH = 10, NUMBER_LIMIT = 64 };

struct source {
	struct settings_state *state;
	const char *file; /* NULL: the main file */
	const char *at;	  /* NUL-terminated */
	unsigned line;
	int depth;
	size_t *total; /* bytes of all files */
};

static bool scan(struct source *source);

/* Whether there is a file that can be read. An included one is told where it is named; the main one by its name
 * alone, for it has no line. */
static bool is_there(const struct source *source, const char *path)
{
	bool included = path != source->state->path;
	const char *name = included ? path : "", *colon = included ? ": " : "";
	unsigned line = included ? source->line : 0;
	struct stat facts;

	if (access(path, R_OK) < 0 && errno == EACCES)
		settings_fault_line(
		    source->state, source->file, line,
		    "%s%spermission denied to the user %s; give it to the group of "
		    "loketd's user: chgrp, and chmod 640 (750 for the folders above)",
		    name, colon, place_user());
	else if (stat(path, &facts) < 0)
		settings_fault_line(source->state, source->file, line,
				    "%s%scannot be read: %s%s; %s", name, colon, strerror(errno),
				    place_where(path),
				    included ? "check the path"
					     : "write it, or name another with -c or LOKET_CONFIG");
	else if (!S_ISREG(facts.st_mode))
		settings_fault_line(source->state, source->file, line,
				    "%s%sis not a file; name a plain file", name, colon);
	else
		return true;
	return false;
}

static bool load(struct source *source, const char *path, struct buffer *text)
{
	struct error err = {0};
	const char *fault;

	if (!is_there(source, path))
		return false;
	if (file_read(path, SETTINGS_FILE_LIMIT, text, &err) < 0 ||
	    (*source->total += text->length) > SETTINGS_FILE_LIMIT) {
		settings_fault_line(source->state, source->file, source->line, "%s; %s",
				    err.text[0] ? err.text
						: "the files are larger than 1 MB together",
				    "name a readable configuration file of at most 1 MB");
		return false;
	}
	if (text->length != strlen(text->data))
		fault = "holds a NUL byte; save it as plain UTF-8 text";
	else if (strncmp(text->data, "\xEF\xBB\xBF", 3) == 0)
		fault = "begins with a byte order mark; save it as UTF-8 without BOM";
	else
		return true;
	settings_fault_line(source->state, source->file, source->line, "%s %s",
			    path == source->state->path ? "the file" : path, fault);
	return false;
}

static bool unfinished(const struct source *source, unsigned line, const char *what)
{
	settings_fault_line(source->state, source->file, line, "%s", what);
	return false;
}

static bool scan_comment(struct source *source)
{
	const char *end = strstr(source->at + 2, "*/");
	unsigned line = source->line;

	if (!end)
		return unfinished(source, line,
				  "a comment begins here and never ends; close it with */");
	for (; source->at < end; source->at++)
		source->line += *source->at == '\n';
	source->at = end + 2;
	return true;
}

static bool scan_text(struct source *source)
{
	const char *at = source->at + 1;

	for (; *at && *at != '"' && *at != '\n'; at++)
		if (*at == '\\' && at[1] && at[1] != '\n')
			at++;
	if (*at != '"')
		return unfinished(
		    source, source->line,
		    "a text begins here and does not end on this line; close it with \"");
	source->at = at + 1;
	return true;
}

/* libconfig takes 32 bits, and 64 with an L behind them. */
static void scan_number(struct source *source)
{
	size_t length = strspn(source->at, "0123456789abcdefABCDEFxXL.");
	char digits[NUMBER_LIMIT] = "";
	unsigned long long value = 0;
	char *end = digits;

	if (length < sizeof(digits)) {
		memcpy(digits, source->at, length);
		errno = 0;
		value = strtoull(digits, &end, (digits[1] | 0x20) == 'x' ? 16 : 10);
	}
	if (length >= sizeof(digits) || errno == ERANGE || (*end == 'L' && value > LLONG_MAX) ||
	    (*end == '\0' && value > INT_MAX))
		settings_fault_line(
		    source->state, source->file, source->line,
		    "the number is too large; write at most 2147483647, or an L behind "
		    "it for more");
	source->at += length;
}

static void scan_word(struct source *source)
{
	while (isalnum((unsigned char)*source->at) || (*source->at && strchr("-_*", *source->at)))
		source->at++;
}

/* `@include "PATH"` at the beginning of a line. */
static bool scan_include(struct source *source)
{
	const char *start = source->at + strlen("@include");
	struct buffer text = {0};
	struct source inner = *source;
	char *path;
	bool good;

	start += strspn(start, " \t");
	if (*start != '"' ||
	    !scan_text(&(struct source){
		.state = source->state, .file = source->file, .line = source->line, .at = start}))
		return unfinished(source, source->line, "write @include \"FILE\"");
	if (source->depth == INCLUDE_DEPTH)
		return unfinished(source, source->line,
				  "files include one another too deep; undo that");
	path = arena_slice(source->state->arena, start + 1, strcspn(start + 1, "\""));
	good = load(source, path, &text);
	if (good) {
		inner.file = path;
		inner.line = 1;
		inner.at = text.data;
		inner.depth++;
		good = scan(&inner);
	}
	buffer_free(&text);
	source->at = start + strlen(path) + 2;
	return good;
}

static void skip_line(struct source *source)
{
	source->at += strcspn(source->at, "\n");
}

/* One token; false ends it all. */
static bool scan_token(struct source *source)
{
	const char *at = source->at;

	if (*at == '#' || (at[0] == '/' && at[1] == '/'))
		skip_line(source);
	else if (at[0] == '/' && at[1] == '*')
		return scan_comment(source);
	else if (*at == '"')
		return scan_text(source);
	else if (strncmp(at, "@include", 8) == 0)
		return scan_include(source);
	else if (isdigit((unsigned char)*at))
		scan_number(source);
	else if (isalpha((unsigned char)*at) || *at == '*')
		scan_word(source);
	else {
		source->line += *at == '\n';
		source->at++;
	}
	return true;
}

static bool scan(struct source *source)
{
	while (*source->at)
		if (!scan_token(source))
			return false;
	return true;
}

bool settings_source_read(struct settings_state *state, struct buffer *text)
{
	size_t total = 0;
	struct source source = {.state = state, .line = 1, .total = &total};

	if (!load(&source, state->path, text))
		return false;
	source.at = text->data;
	return scan(&source);
}
