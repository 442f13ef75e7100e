/* questions: what the loket asks an applicant when something is missing. The rules say when; the
 * words, je to a young person and u to everybody else, stand in config/advies under these names. */
#ifndef LOKET_ADVIES_QUESTIONS_H
#define LOKET_ADVIES_QUESTIONS_H

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
	QUESTION_HELP,
	QUESTION_CONTINUITY,
	QUESTION_CONFLICT,
	QUESTION_ABOUT_HELP,
	QUESTION_COUNT
};

/* "veilig": what config/advies calls it; NULL out of range. */
const char *question_name(enum question question);

#endif
