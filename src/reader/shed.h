/* shed: libraries that others brought along, and that no reader calls, are not inherited by readers.
 * Each mapping is paid by each fork, and again by each end of a reader; and what is not there
 * serves nobody who has taken a reader over. */
#ifndef LOKET_READER_SHED_H
#define LOKET_READER_SHED_H

/* Once all is prepared, before the first fork. The caller itself keeps them. */
void shed_libraries(void);

#endif
