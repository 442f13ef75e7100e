/* rrn: the Belgian national number (rijksregisternummer, INSZ; domain.md section 5.2), recognised
 * only to be masked. Pure; linear time.
 *
 * SECURITY: a number that is missed here stands in tickets and mails; so the dotted layout and a
 * labelled number are masked even with a wrong check digit (a typing error is still somebody's
 * number). Eleven bare digits need a label or nothing is done: +32 mobile numbers pass the checksum
 * as bis-numbers. */
#ifndef LOKET_FORM_RRN_H
#define LOKET_FORM_RRN_H

#include <stdbool.h>
#include <stddef.h>

/* Masks all after the birth date of every number in text[0..length), in place and byte for byte
 * ("93.05.18-***.**", "930518*****"), so that ranges stay right. Returns how many were masked. */
size_t form_rrn_mask(char *text, size_t length);

/* True when the eleven digits carry the right check digits, under either century. *born_2000 (may
 * be NULL) tells which. */
bool form_rrn_check(const char digits[11], bool *born_2000);

#endif
