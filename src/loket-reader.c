/* loket-reader: the parent of the sealed readers, a program of its own, so that what takes hostile mails apart
 * holds no line of network, store or cryptography. loketd and loketctl start it; by hand it does nothing. */
#include "reader/zygote.h"

int main(void)
{
	zygote_run();
}
