/* names: the names in headers and answers. Private to understand. */
#ifndef LOKET_UNDERSTAND_NAMES_H
#define LOKET_UNDERSTAND_NAMES_H

#include <stdbool.h>
#include <stddef.h>

/* True for text that can be a person's name in a header: two words or more with capitals, no
 * device, no team. */
bool understand_is_person(const char *name);
/* The bytes of it that name the person: "Koen Mertens (VK)", "Bo Claes, CLB". */
size_t understand_person_length(const char *name);
/* The name behind "Mr.", "dr. ", "mevr."; a pointer into it. */
const char *understand_without_title(const char *name);
/* The name in From is that of a site that sends forms, "Webaanvraag". */
bool understand_is_site(const char *naam);

#endif
