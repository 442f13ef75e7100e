/* sink: a GMime stream that writes into a buffer of ours. Private to compose. */
#ifndef LOKET_COMPOSE_SINK_H
#define LOKET_COMPOSE_SINK_H

#include <gmime/gmime.h>

struct buffer;

/* Write-only. The buffer is borrowed. */
GMimeStream *sink_new(struct buffer *buffer);
/* A stream that reads borrowed bytes without a copy; they must outlive it. */
GMimeStream *sink_source_new(const void *data, size_t length);

#endif
