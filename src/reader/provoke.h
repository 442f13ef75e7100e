/* provoke: lets a test make a sealed reader end badly (LOKET_TEST_READER, see zygote.h). */
#ifndef LOKET_READER_PROVOKE_H
#define LOKET_READER_PROVOKE_H

void provoke_prepare(void);	   /* reads the environment, once */
void provoke(const char *subject); /* does what was asked for when the subject fits; NULL is fine */

#endif
