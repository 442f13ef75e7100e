/* deliver: submits what waits in the outbox, one mail a recipient, over one reused connection.
 *
 * SECURITY: the only one with the SMTP secret (read when it connects, so that a mended one
 * heals without a restart). Has no master key: the store gives it the mails that wait and
 * nothing else. Of what the server says only the codes are kept. */
#ifndef LOKET_ROLES_DELIVER_H
#define LOKET_ROLES_DELIVER_H

#include <stdbool.h>

struct settings;

/* Runs until SIGTERM, which ends it after the present mail. once: tries everything that is due
 * once. Exit code: 0 stopped, or (once) nothing waits any more; 1 (once) something waits, or
 * the disk fails. */
int role_deliver(const struct settings *settings, bool once);

#endif
