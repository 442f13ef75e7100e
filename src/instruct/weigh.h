/* weigh: commands of one mail, looked at together: what contradicts, what is asked for twice, what is too much. */
#ifndef LOKET_INSTRUCT_WEIGH_H
#define LOKET_INSTRUCT_WEIGH_H

#include "instruct/instruct.h"

/* Sets the faults of items that may not be done, and list->fine. */
void weigh_list(struct instruct_list *list);

#endif
