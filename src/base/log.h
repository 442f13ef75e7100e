/* log: one line an event on stderr, `role[mailbox] event key=value ...`.
 *
 * SECURITY: a line carries item names, dossier references, counts and codes; never a body, a
 * password, a person's name; addresses of applicants not at all. Values with a space or a control
 * character are quoted. */
#ifndef LOKET_BASE_LOG_H
#define LOKET_BASE_LOG_H

#include <stdbool.h>

/* Names this process in every line from now on; mailbox may be NULL. Both are borrowed. */
void log_open(const char *role, const char *mailbox);
void log_debug_on(bool on); /* LOKET_DEBUG=1 in the environment does the same */

/* `event` is a fixed word ("mail-stored"); the rest is printf of "key=%s key=%d". One write(2) a line. */
void log_info(const char *event, const char *format, ...) __attribute__((format(printf, 2, 3)));
void log_warn(const char *event, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Something that a person should see: the line is marked ALARM, and comes once an outage. */
void log_alarm(const char *event, const char *format, ...) __attribute__((format(printf, 2, 3)));
void log_debug(const char *event, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
