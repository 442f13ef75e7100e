/* echo: a mail that holds nothing but what a mail of ours said, passed on or with its header taken away. Its text is
 * compared with what was sent (desk/said.h): who forges our address, our head or our number is not taken for us, and a
 * word that somebody put in, wherever, is his. Private to arrival. */
#ifndef LOKET_ARRIVAL_ECHO_H
#define LOKET_ARRIVAL_ECHO_H

#include "arrival/arrival.h"

/* True when most of a mail of ours is in it, up to its end, and nothing else: its words run on as ours do, but for the
 * heads that mail programs put above a mail. Of the house (a colleague, a mailbox of ours): also with a footer that a mail
 * server adds, and with attachments under the names of those that tickets carry. A fault of the store: false. */
bool echo_of_ours(struct desk *desk, const struct letter *mail, bool of_house);

#endif
