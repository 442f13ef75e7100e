/* memory: allocation that never returns NULL (out of memory aborts), the arena that holds all that
 * belongs to one letter, and a growing byte buffer. */
#ifndef LOKET_BASE_MEMORY_H
#define LOKET_BASE_MEMORY_H

#include <stddef.h>

/* Zeroed memory; free() gives it back. Aborts when there is none, or when count * size overflows. */
void *memory_zero(size_t count, size_t size);
char *memory_text(const char *text); /* strdup that aborts; NULL stays NULL */

/* Storage for item number `count` of an array that grows: returns `items`, moved and enlarged when
 * count is a power of two (or 0). The new item is zeroed. free() gives the array back. */
void *memory_grow(void *items, size_t count, size_t size);

/* An arena: many allocations, one end. */
struct arena;
struct arena *arena_new(void);
/* One for tables that are made once and then only read, by children that are forked: on huge pages where the system
 * has them, each of which a fork hands on as one. */
struct arena *arena_for_tables(void);
void arena_free(struct arena **arena); /* sets *arena to NULL; NULL is fine */
void *arena_zero(struct arena *arena, size_t count, size_t size);
char *arena_text(struct arena *arena, const char *text);		 /* NULL stays NULL */
char *arena_slice(struct arena *arena, const char *text, size_t length); /* adds a NUL */
char *arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* As memory_grow, in an arena (the old array stays behind in it). */
void *arena_grow(struct arena *arena, void *items, size_t count, size_t size);

/* A buffer: data is always NUL-terminated beyond length once anything was added; NULL before. */
struct buffer {
	char *data;
	size_t length;
	size_t capacity;
};
void buffer_add(struct buffer *buffer, const void *data, size_t length);
void buffer_text(struct buffer *buffer, const char *text);
void buffer_format(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void buffer_free(struct buffer *buffer); /* wipes, frees, and leaves it empty and usable */

/* Texts are written character by character: most of the time there is room. */
static inline void buffer_char(struct buffer *buffer, char c)
{
	if (buffer->length + 2 > buffer->capacity) {
		buffer_add(buffer, &c, 1);
		return;
	}
	buffer->data[buffer->length++] = c;
	buffer->data[buffer->length] = '\0';
}

#endif
