/* job: one mail as it goes from the pool to the zygote, and how it ended on the way back. Both ends
 * are of one build; only the descriptors come from outside. */
#ifndef LOKET_READER_JOB_H
#define LOKET_READER_JOB_H

#include <stdbool.h>
#include "reader/reader.h"

enum { JOB_TEXT = 512 };

struct job {
	unsigned number;
	enum regio regio;
	bool has_mailbox, has_authserv_id;
	char mailbox[JOB_TEXT];
	char authserv_id[JOB_TEXT];
};

struct job_end {
	unsigned number; /* of the job */
	enum reader_end end;
};

/* The most bytes that a record may have. */
size_t job_record_limit(const struct letter_limits *limits);

/* Over a SOCK_SEQPACKET socket. job_send passes both descriptors along; job_receive returns 1, 0 at the end
 * (the other side is gone), -1 on a fault. */
int job_send(int socket, const struct job *job, int mail, int output);
int job_receive(int socket, struct job *job, int *mail_r, int *output_r);

#endif
