/* texts: the file of what the rules say (config/advies), read and checked. */
#ifndef LOKET_DESK_TEXTS_H
#define LOKET_DESK_TEXTS_H

struct advies_texts;
struct error;

/* The texts at `path`; NULL: ERROR_STOP, with path and line where a line is at fault. Freed with
 * advies_texts_free. */
struct advies_texts *desk_texts_load(const char *path, struct error *err);
/* The same for whoever only checks. */
int desk_texts_check(const char *path, struct error *err);

#endif
