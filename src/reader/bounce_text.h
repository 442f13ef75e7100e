/* bounce_text: bounces without a machine-readable report: what their text says of recipients and
 * why. */
#ifndef LOKET_READER_BOUNCE_TEXT_H
#define LOKET_READER_BOUNCE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include "reading/reading.h"

struct arena;

/* True when the text opens with a refusal: the number of an SMTP reply, and the words of one. */
bool bounce_text_refusal(const char *text);
/* True for the subject of a delay; NULL is fine. */
bool bounce_text_delay(const char *subject);

/* True when the text opens with it. */
bool bounce_text_delay_opening(const char *text);

/* An enhanced status code ("5.1.1") in a text; NULL: none. */
const char *bounce_text_code(struct arena *arena, const char *text, size_t length);
/* The same beside a recipient that the text names. */
const char *bounce_text_code_of(struct arena *arena, const char *text, const char *address);
/* An enhanced status code in a text, else one that an SMTP reply or the words stand for; NULL:
 * nothing of the kind. */
const char *bounce_text_status(struct arena *arena, const char *text, size_t length);

/* Adds the recipients that the text names before the mail it sends back, with their status. */
void bounce_text_recipients(struct arena *arena, const char *text, struct reading_bounce *bounce);

/* The "Message-ID:" line of a mail that is sent back as text; NULL: none. */
const char *bounce_text_message_id(struct arena *arena, const char *text);

/* --- bounce_words.c --- */
/* True for the subject of a delivery failure, or of a delay. */
bool bounce_text_subject(const char *subject);
/* True when the text opens as the notice of a mail server does. */
bool bounce_text_opening(const char *text);
/* True for the subject of a delay, or a text that opens with one; NULL subject is fine. */
bool bounce_text_delay(const char *subject);
bool bounce_text_delay_opening(const char *text);
/* The first words, lower case, with one space between them. */
enum { BOUNCE_OPENING = 3000 };
void bounce_text_open(const char *text, char start[BOUNCE_OPENING]);

/* --- bounce_reason.c --- */
/* The status code that the words of a notice stand for; NULL: none that is known. */
const char *bounce_reason(const char *text);

#endif
