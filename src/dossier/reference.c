/* reference: "YY-NNNNN-C" (see dossier.h). C is Damm's check digit: it catches every single wrong
 * digit and every swap of two neighbours, which is what happens on the telephone. */
#include "dossier/dossier.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { NUMBER_MAX = 99999, DIGITS = 7 };

/* The quasigroup of H. Michael Damm's thesis (2004), as widely published. */
static const unsigned char damm[10][10] = {
    {0, 3, 1, 7, 5, 9, 8, 6, 4, 2}, {7, 0, 9, 2, 1, 5, 4, 8, 6, 3}, {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
    {1, 7, 5, 0, 9, 8, 3, 4, 2, 6}, {6, 1, 2, 3, 0, 4, 5, 9, 7, 8}, {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
    {5, 8, 6, 9, 7, 2, 0, 1, 3, 4}, {8, 9, 4, 5, 3, 6, 2, 0, 1, 7}, {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
    {2, 5, 8, 1, 4, 3, 6, 7, 9, 0},
};

static char check_digit(const char *digits)
{
	int interim = 0;

	for (int i = 0; i < DIGITS; i++)
		interim = damm[interim][digits[i] - '0'];
	return (char)('0' + interim);
}

bool dossier_reference(int year, int64_t number, char out[DOSSIER_REFERENCE])
{
	char digits[DIGITS + 1];

	if (year < 0 || number < 1 || number > NUMBER_MAX)
		return false;
	snprintf(digits, sizeof(digits), "%02d%05d", year % 100, (int)number);
	snprintf(out, DOSSIER_REFERENCE, "%.2s-%.5s-%c", digits, digits + 2, check_digit(digits));
	return true;
}

static const char shape[] = "99-99999-9";

bool dossier_reference_shaped(const char *text)
{
	if (!text || strlen(text) != sizeof(shape) - 1)
		return false;
	for (size_t i = 0; shape[i]; i++) {
		if (shape[i] == '-' ? text[i] != '-' : !isdigit((unsigned char)text[i]))
			return false;
	}
	return true;
}

bool dossier_reference_valid(const char *text)
{
	char digits[DIGITS + 1];
	size_t used = 0;

	if (!dossier_reference_shaped(text))
		return false;
	for (size_t i = 0; used < DIGITS; i++) {
		if (shape[i] == '9')
			digits[used++] = text[i];
	}
	/* number 0 is never given out */
	return memcmp(digits + 2, "00000", 5) != 0 &&
	       text[sizeof(shape) - 2] == check_digit(digits);
}

bool dossier_reference_find(const char *text, char reference_r[DOSSIER_REFERENCE])
{
	size_t size = DOSSIER_REFERENCE - 1, length = text ? strlen(text) : 0;

	for (size_t i = 0; i + size <= length; i++) {
		if (text[i + 2] != '-' || text[i + 8] != '-')
			continue;
		memcpy(reference_r, text + i, size);
		reference_r[size] = '\0';
		if (dossier_reference_valid(reference_r))
			return true;
	}
	return false;
}
