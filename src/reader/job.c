/* job: see job.h. */
#include "reader/job.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
	RECORD_FACTOR = 8, /* a record repeats the text, escaped */
	RECORD_REST = 4 * 1024 * 1024,
};

size_t job_record_limit(const struct letter_limits *limits)
{
	return limits->text * RECORD_FACTOR + RECORD_REST;
}

union control {
	struct cmsghdr align;
	char bytes[CMSG_SPACE(2 * sizeof(int))];
};

int job_send(int socket, const struct job *job, int mail, int output)
{
	const int descriptors[2] = {mail, output};
	union control control = {.bytes = {0}};
	struct iovec data = {.iov_base = (void *)(uintptr_t)job, .iov_len = sizeof(*job)};
	struct msghdr message = {.msg_iov = &data,
				 .msg_iovlen = 1,
				 .msg_control = control.bytes,
				 .msg_controllen = sizeof(control.bytes)};
	struct cmsghdr *header = CMSG_FIRSTHDR(&message);
	ssize_t sent;

	header->cmsg_level = SOL_SOCKET;
	header->cmsg_type = SCM_RIGHTS;
	header->cmsg_len = CMSG_LEN(sizeof(descriptors));
	memcpy(CMSG_DATA(header), descriptors, sizeof(descriptors));
	do
		sent = sendmsg(socket, &message, MSG_NOSIGNAL);
	while (sent < 0 && errno == EINTR);
	return sent == (ssize_t)sizeof(*job) ? 0 : -1;
}

int job_receive(int socket, struct job *job, int *mail_r, int *output_r)
{
	int descriptors[2];
	union control control;
	struct iovec data = {.iov_base = job, .iov_len = sizeof(*job)};
	struct msghdr message = {.msg_iov = &data,
				 .msg_iovlen = 1,
				 .msg_control = control.bytes,
				 .msg_controllen = sizeof(control.bytes)};
	struct cmsghdr *header;
	ssize_t received;

	do
		received = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
	while (received < 0 && errno == EINTR);
	if (received == 0)
		return 0;
	header = CMSG_FIRSTHDR(&message);
	if (received != (ssize_t)sizeof(*job) || !header || header->cmsg_type != SCM_RIGHTS ||
	    header->cmsg_len != CMSG_LEN(sizeof(descriptors)))
		return -1;
	memcpy(descriptors, CMSG_DATA(header), sizeof(descriptors));
	*mail_r = descriptors[0];
	*output_r = descriptors[1];
	return 1;
}
