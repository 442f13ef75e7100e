/* show: what the files of the command `show` share. */
#ifndef LOKET_COMMANDS_SHOW_H
#define LOKET_COMMANDS_SHOW_H

struct reading;

/* A label and its value, or nothing for an unknown value. */
void show_line(const char *label, const char *value);
/* Who asks, for whom, with whom, and how things stand: the same as in the ticket, in the words of the JSON. */
void show_request(const struct reading *reading);

#endif
