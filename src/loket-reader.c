/* loket-reader: the parent of the sealed readers, a program of its own, so that what takes hostile
 * mails apart holds no line of network, store or cryptography. loketd and loketctl start it; by
 * hand it only tells its version. */
#include <string.h>

#include "reader/stamp.h"
#include "reader/zygote.h"

int main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "--version") == 0) {
		stamp_print("loket-reader");
		return 0;
	}
	zygote_run();
}
