/* signwords: what programs, offices and people put below a mail. Folded (lines_fold); each table
 * ends with NULL. */
#ifndef LOKET_LETTER_SIGNWORDS_H
#define LOKET_LETTER_SIGNWORDS_H

extern const char *const signwords_devices[];  /* "verstuurd vanaf mijn" */
extern const char *const signwords_services[]; /* "outlook voor android" */
extern const char *const signwords_strong[];   /* of disclaimers: "geadresseerde" */
extern const char *const signwords_weak[];     /* "vertrouwelijk" */
extern const char *const signwords_closings[]; /* "met vriendelijke groet" */
extern const char *const signwords_no_names[]; /* "ja" */

#endif
