/* sink: GMime writes a whole mail straight into a buffer, and reads an attachment straight from the
 * caller's memory: a mail with 7 MB attached is in memory once, not three times. */
#include "compose/sink.h"

#include <string.h>

#include "base/memory.h"

struct sink {
	GMimeStream parent;
	struct buffer *buffer;
};

struct source {
	GMimeStream parent;
	const char *data;
	size_t length;
};

/* --- writing --------------------------------------------------------------------------------- */

static ssize_t sink_write(GMimeStream *stream, const char *text, size_t length)
{
	struct sink *sink = (struct sink *)stream;

	buffer_add(sink->buffer, text, length);
	stream->position += (gint64)length;
	return (ssize_t)length;
}

static int sink_flush(GMimeStream *stream)
{
	(void)stream;
	return 0;
}

static void sink_class_init(gpointer class, gpointer data)
{
	GMimeStreamClass *stream = class;

	(void)data;
	stream->write = sink_write;
	stream->flush = sink_flush;
}

/* --- reading --------------------------------------------------------------------------------- */

static gint64 source_end(const struct source *source)
{
	return source->parent.bound_end < 0 ? (gint64)source->length : source->parent.bound_end;
}

static ssize_t source_read(GMimeStream *stream, char *text, size_t length)
{
	struct source *source = (struct source *)stream;
	gint64 left = source_end(source) - stream->position;

	if (left <= 0)
		return 0;
	if ((gint64)length > left)
		length = (size_t)left;
	memcpy(text, source->data + stream->position, length);
	stream->position += (gint64)length;
	return (ssize_t)length;
}

static gboolean source_eos(GMimeStream *stream)
{
	return stream->position >= source_end((const struct source *)stream);
}

static gint64 source_length(GMimeStream *stream)
{
	return source_end((const struct source *)stream) - stream->bound_start;
}

static int source_reset(GMimeStream *stream)
{
	(void)stream; /* the caller of this method sets the position itself */
	return 0;
}

static void source_class_init(gpointer class, gpointer data)
{
	GMimeStreamClass *stream = class;

	(void)data;
	stream->read = source_read;
	stream->eos = source_eos;
	stream->length = source_length;
	stream->reset = source_reset;
}

/* --- both ------------------------------------------------------------------------------------ */

static GType register_once(GType *type, const char *name, guint size, GClassInitFunc class_init)
{
	if (*type == 0)
		*type = g_type_register_static_simple(g_mime_stream_get_type(), name,
						      sizeof(GMimeStreamClass), class_init, size,
						      NULL, (GTypeFlags)0);
	return *type;
}

GMimeStream *sink_new(struct buffer *buffer)
{
	static GType type;
	struct sink *sink = g_object_new(
	    register_once(&type, "LoketSink", sizeof(struct sink), sink_class_init), NULL);

	sink->buffer = buffer;
	g_mime_stream_construct(&sink->parent, 0, -1);
	return &sink->parent;
}

GMimeStream *sink_source_new(const void *data, size_t length)
{
	static GType type;
	struct source *source = g_object_new(
	    register_once(&type, "LoketSource", sizeof(struct source), source_class_init), NULL);

	source->data = data;
	source->length = length;
	g_mime_stream_construct(&source->parent, 0, (gint64)length);
	return &source->parent;
}
