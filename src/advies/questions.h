/* questions: what the loket asks an applicant when something is missing, in plain Dutch: je to a
 * young person, u to everybody else. Texts only; the rules say when. */
#ifndef LOKET_ADVIES_QUESTIONS_H
#define LOKET_ADVIES_QUESTIONS_H

#include <stdbool.h>

enum question {
	QUESTION_NONE,
	QUESTION_INSTRUMENT,
	QUESTION_WHO_ASKS,
	QUESTION_NAME,
	QUESTION_AGE,
	QUESTION_POSTCODE,
	QUESTION_PLACE,
	QUESTION_WHO_ELSE,
	QUESTION_ABOUT,
	QUESTION_CONTACT,
	QUESTION_SAFE_CONTACT,
	QUESTION_CHILD_AGREES,
	QUESTION_PARENTS_AGREE,
	QUESTION_BOTH_AGREE,
	QUESTION_STOP,
	QUESTION_MANDATE,
	QUESTION_ADULT,
	QUESTION_PRESENT,
	QUESTION_SERVICES,
	QUESTION_EARLIER,
	QUESTION_FOR_WHOM,
	QUESTION_OWN_CONFLICT,
	QUESTION_CALL,
	QUESTION_COUNT
};

const char *question_text(enum question question, bool young);

#endif
