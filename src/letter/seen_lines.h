/* seen_lines: the lines of a mail as who wrote it sees them. Outlook puts a blank line behind each line of the plain
 * text that it makes; what it shows has them where its writer left one. Pure, linear. */
#ifndef LOKET_LETTER_SEEN_LINES_H
#define LOKET_LETTER_SEEN_LINES_H

struct arena;

/* `plain` without the blank lines that `shown`, the same words from the HTML of that mail, does not have. From where
 * the words differ on all stays as it is. */
char *seen_lines(struct arena *arena, const char *plain, const char *shown);

#endif
