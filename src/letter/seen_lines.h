/* seen_lines: the lines of a mail as who wrote it sees them. Outlook puts a blank line behind each line of the plain
 * text that it makes, and others break the long ones, or throw all together; what they show has them where the writer
 * did so. Pure, linear. */
#ifndef LOKET_LETTER_SEEN_LINES_H
#define LOKET_LETTER_SEEN_LINES_H

struct arena;

/* `plain` with the line ends of `shown`, the same words from the HTML of that mail, and its blank lines. From where the
 * words differ on all stays as it is. */
char *seen_lines(struct arena *arena, const char *plain, const char *shown);

#endif
