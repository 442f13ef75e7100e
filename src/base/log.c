/* log: see log.h. */
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *log_role = "loket";
static const char *log_mailbox;
static bool log_debugging;

void log_open(const char *role, const char *mailbox)
{
	const char *wanted = getenv("LOKET_DEBUG");

	log_role = role;
	log_mailbox = mailbox;
	if (wanted && strcmp(wanted, "1") == 0)
		log_debugging = true;
}

void log_debug_on(bool on)
{
	log_debugging = on;
}

static size_t filled(int written, size_t room)
{
	if (written < 0)
		return 0;
	return (size_t)written < room ? (size_t)written : room - 1;
}

/* Whatever slipped into a value, a line stays one line. */
static void flatten(char *line)
{
	for (; *line; line++) {
		if ((unsigned char)*line < 0x20 || *line == 0x7F)
			*line = ' ';
	}
}

__attribute__((format(printf, 3, 0))) static void write_line(const char *mark, const char *event,
							     const char *format, va_list args)
{
	char line[1200];
	size_t used, room = sizeof(line) - 1;
	ssize_t ignored;

	used = filled(snprintf(line, room, "%s%s%s%s %s%s", log_role, log_mailbox ? "[" : "",
			       log_mailbox ? log_mailbox : "", log_mailbox ? "]" : "", mark, event),
		      room);
	if (format[0] && used + 1 < room) {
		line[used++] = ' ';
		used += filled(vsnprintf(line + used, room - used, format, args), room - used);
	}
	line[used] = '\0';
	flatten(line);
	line[used] = '\n';
	/* one write, so that lines of several processes do not mix; nobody to tell when it fails */
	ignored = write(STDERR_FILENO, line, used + 1);
	(void)ignored;
}

#define LOG_FUNCTION(name, mark, wanted)                                                           \
	void name(const char *event, const char *format, ...)                                      \
	{                                                                                          \
		va_list args;                                                                      \
                                                                                                   \
		if (!(wanted))                                                                     \
			return;                                                                    \
		va_start(args, format);                                                            \
		write_line(mark, event, format, args);                                             \
		va_end(args);                                                                      \
	}

LOG_FUNCTION(log_info, "", true)
LOG_FUNCTION(log_warn, "WARN ", true)
LOG_FUNCTION(log_alarm, "ALARM ", true)
LOG_FUNCTION(log_debug, "debug ", log_debugging)
