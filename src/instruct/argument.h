/* argument: what stands behind the name of a command: a name out of a list, a reference, an address. */
#ifndef LOKET_INSTRUCT_ARGUMENT_H
#define LOKET_INSTRUCT_ARGUMENT_H

#include "instruct/fold.h"
#include "instruct/instruct.h"

/* The names that fit there; NULL: it is not one out of a list. */
const struct instruct_names *argument_names(const struct instruct_context *context,
					    enum instruct_takes takes);

/* What is meant by fold->text[from, to) of the line `text`, a value or a copy in the arena; NULL: nothing that there
 * is, or more than one. takes is no text and not nothing. */
const char *argument_find(struct arena *arena, const struct instruct_context *context,
			  enum instruct_takes takes, const char *text, const struct fold *fold,
			  size_t from, size_t to);

#endif
