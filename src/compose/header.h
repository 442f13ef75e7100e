/* header: what may stand in a header of a mail that goes out. Private to compose. */
#ifndef LOKET_COMPOSE_HEADER_H
#define LOKET_COMPOSE_HEADER_H

#include <stdbool.h>

struct error;

/* One line of clean text, not empty, at most 500 bytes; else ERROR_REFUSE. `what` names the
 * field. */
int header_check_line(const char *what, const char *value, struct error *err);
/* LOCAL@DOMAIN of plain ASCII (RFC 5321 dot-string and domain), at most 254; else ERROR_REFUSE. */
int header_check_address(const char *what, const char *address, struct error *err);
/* LEFT@RIGHT of visible ASCII without < >, at most 300. */
bool header_is_message_id(const char *id);

#endif
