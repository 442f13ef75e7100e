/* process_state: what another process is doing, for tests that wait until it sleeps. */
#ifndef LOKET_TESTS_PROCESS_STATE_H
#define LOKET_TESTS_PROCESS_STATE_H

#include <stdbool.h>
#include <stdio.h>

/* False when there is no such process. */
static inline bool is_asleep_child_of(long pid, long parent)
{
	char path[40], state = ' ';
	long above = -1;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%ld/stat", pid);
	file = fopen(path, "r");
	if (file && fscanf(file, "%*d (%*[^)]) %c %ld", &state, &above) != 2)
		state = ' ';
	if (file)
		fclose(file);
	return state == 'S' && (parent == 0 || above == parent);
}

static inline bool is_asleep(long pid)
{
	return is_asleep_child_of(pid, 0);
}

#endif
