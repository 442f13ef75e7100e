/* text: UTF-8 text from outside, made safe, and small comparisons that need no locale. */
#ifndef LOKET_BASE_TEXT_H
#define LOKET_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena;

/* The code point at text[0..length), its bytes in *size. A byte that starts no valid UTF-8 sequence
 * (overlong and surrogate forms included) gives U+FFFD and *size 1. length must be > 0. */
uint32_t text_decode(const char *text, size_t length, size_t *size);
/* Writes the code point as UTF-8 into out[4]; returns its bytes. */
size_t text_encode(uint32_t code_point, char out[4]);

/* True for valid UTF-8 without NUL, C0 (but tab and newline), DEL, C1, or bidi overrides
 * (U+202A-202E, U+2066-2069). What text_clean returns always passes. */
bool text_is_clean(const char *text, size_t length);

enum text_lines { TEXT_ONE_LINE, TEXT_MANY_LINES };
/* A clean copy: invalid bytes become U+FFFD, forbidden characters go, CRLF, CR, VT, FF and NEL
 * become LF;
 * TEXT_ONE_LINE turns every run of white space into one space and trims. *length_r may be NULL. */
char *text_clean(struct arena *arena, const char *text, size_t length, enum text_lines lines,
		 size_t *length_r);

/* A copy for the eyes of a person, in a mail or on a terminal: clean, and without what would reorder, hide
 * or break what stands around it (bidi marks, tags; the line and paragraph separators become line
 * ends). Never for evidence: quotations there are byte for byte. */
char *text_shown(struct arena *arena, const char *text);

/* NULL equals NULL only. Here, because the claims ask it thousands of times a mail, mostly of texts that differ in
 * their first letter. */
static inline bool text_equal(const char *a, const char *b)
{
	return a == b || (a && b && a[0] == b[0] && strcmp(a, b) == 0);
}
/* '0' to '9', whatever the locale. Here, because every scanner of texts asks it at every byte. */
static inline bool text_is_digit(char c)
{
	return c >= '0' && c <= '9';
}
/* A letter of ASCII, or a byte of any character beyond it. */
static inline bool text_is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}
bool text_equal_fold(const char *a, const char *b); /* ASCII letters without case */
bool text_starts_fold(const char *text, const char *prefix);
void text_lower(char *text);	   /* ASCII letters, in place */
bool text_blank(const char *text); /* NULL, empty, or only white space (NBSP and EN SPACE too) */

/* The largest n <= limit and <= length so that text[0..n) does not end inside a UTF-8 sequence: `length` may be a
 * cut that knew nothing of them. */
size_t text_fit(const char *text, size_t length, size_t limit);

#endif
