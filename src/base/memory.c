/* memory: see memory.h. */
#include "base/memory.h"

#include <assert.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { ARENA_BLOCK = 16 * 1024, ARENA_ALIGN = 16, DOUBLED = 64 * 1024, HUGE = 2 * 1024 * 1024 };

struct block {
	struct block *next;
	size_t used, size;
	/* size bytes follow, aligned */
};

enum { BLOCK_HEADER = (sizeof(struct block) + ARENA_ALIGN - 1) & ~(size_t)(ARENA_ALIGN - 1) };

struct arena {
	struct block *blocks;
	bool for_tables; /* its blocks are mapped, and whole huge pages */
};

static size_t checked_product(size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / 2 / size)
		abort();
	return count * size;
}

void *memory_zero(size_t count, size_t size)
{
	size_t total = checked_product(count, size);
	void *memory = calloc(1, total ? total : 1);

	if (!memory)
		abort();
	return memory;
}

char *memory_text(const char *text)
{
	char *copy;

	if (!text)
		return NULL;
	copy = strdup(text);
	if (!copy)
		abort();
	return copy;
}

static bool is_full(size_t count)
{
	return (count & (count - 1)) == 0;
}

void *memory_grow(void *items, size_t count, size_t size)
{
	assert(size > 0);
	if (is_full(count)) {
		items = realloc(items, checked_product(count ? count * 2 : 1, size));
		if (!items)
			abort();
	}
	memset((char *)items + count * size, 0, size);
	return items;
}

struct arena *arena_new(void)
{
	return memory_zero(1, sizeof(struct arena));
}

struct arena *arena_for_tables(void)
{
	struct arena *arena = arena_new();

	arena->for_tables = true;
	return arena;
}

void arena_free(struct arena **arena)
{
	if (!*arena)
		return;
	for (struct block *block = (*arena)->blocks; block;) {
		struct block *next = block->next;

		if ((*arena)->for_tables)
			munmap(block, BLOCK_HEADER + block->size);
		else
			free(block);
		block = next;
	}
	free(*arena);
	*arena = NULL;
}

static size_t aligned(size_t size)
{
	return (size + ARENA_ALIGN - 1) & ~(size_t)(ARENA_ALIGN - 1);
}

/* At least `size` bytes that begin with a huge page, and end with one. */
static struct block *map_block(size_t size)
{
	size_t whole = (size / HUGE + 1) * HUGE;
	char *map =
	    mmap(NULL, whole + HUGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	size_t before = -(uintptr_t)map % HUGE;
	struct block *block;

	if (map == MAP_FAILED)
		abort();
	block = (struct block *)(void *)(map + before);
	if (before)
		munmap(map, before);
	munmap(map + before + whole, HUGE - before);
	/* refused where there are none: small ones do as well */
	madvise(block, whole, MADV_HUGEPAGE);
	block->size = whole - BLOCK_HEADER;
	return block;
}

/* What is in it is zeroed as it is given out: what is not given out need not be touched. */
static struct block *get_block(size_t size)
{
	struct block *block = malloc(BLOCK_HEADER + size);

	if (!block)
		abort();
	*block = (struct block){.size = size};
	return block;
}

static struct block *add_block(struct arena *arena, size_t size)
{
	struct block *block = arena->for_tables ? map_block(BLOCK_HEADER + size) : get_block(size);

	if (arena->blocks && size > ARENA_BLOCK && !arena->for_tables) {
		/* a large one goes behind the head, so that the head's free space stays in use */
		block->next = arena->blocks->next;
		arena->blocks->next = block;
	} else {
		block->next = arena->blocks;
		arena->blocks = block;
	}
	return block;
}

void *arena_zero(struct arena *arena, size_t count, size_t size)
{
	size_t total = aligned(checked_product(count, size) + (size == 0 || count == 0));
	struct block *block = arena->blocks;
	void *memory;

	if (!block || block->size - block->used < total)
		block = add_block(arena, total > ARENA_BLOCK ? total : ARENA_BLOCK);
	memory = (char *)block + BLOCK_HEADER + block->used;
	block->used += total;
	return memset(memory, 0, total);
}

char *arena_slice(struct arena *arena, const char *text, size_t length)
{
	char *copy = arena_zero(arena, length + 1, 1);

	if (length)
		memcpy(copy, text, length);
	return copy;
}

char *arena_text(struct arena *arena, const char *text)
{
	return text ? arena_slice(arena, text, strlen(text)) : NULL;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
	va_list args;
	int length;
	char *text;

	va_start(args, format);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length < 0)
		abort();
	text = arena_zero(arena, (size_t)length + 1, 1);
	va_start(args, format);
	vsnprintf(text, (size_t)length + 1, format, args);
	va_end(args);
	return text;
}

void *arena_grow(struct arena *arena, void *items, size_t count, size_t size)
{
	void *larger;

	if (!is_full(count))
		return items;
	larger = arena_zero(arena, count ? count * 2 : 1, size);
	if (count)
		memcpy(larger, items, count * size);
	return larger;
}

static void enlarge(struct buffer *buffer, size_t wanted)
{
	size_t capacity = buffer->capacity ? buffer->capacity : 256;

	while (capacity < wanted) /* small ones in few steps, large ones without much to spare */
		capacity += capacity < DOUBLED ? capacity : capacity / 2;
	buffer->data = realloc(buffer->data, capacity);
	if (!buffer->data)
		abort();
	buffer->capacity = capacity;
}

static inline void reserve(struct buffer *buffer, size_t more)
{
	size_t wanted = buffer->length + more + 1;

	if (wanted < more)
		abort();
	if (wanted > buffer->capacity)
		enlarge(buffer, wanted);
}

void buffer_add(struct buffer *buffer, const void *data, size_t length)
{
	reserve(buffer, length);
	if (length)
		memcpy(buffer->data + buffer->length, data, length);
	buffer->length += length;
	buffer->data[buffer->length] = '\0';
}

void buffer_text(struct buffer *buffer, const char *text)
{
	buffer_add(buffer, text, strlen(text));
}

void buffer_format(struct buffer *buffer, const char *format, ...)
{
	char *end = buffer->data ? buffer->data + buffer->length : NULL;
	size_t room = buffer->capacity - buffer->length;
	va_list args;
	int length;

	va_start(args, format);
	length = vsnprintf(end, room, format, args); /* most of the time there is room */
	va_end(args);
	if (length < 0)
		abort();
	if ((size_t)length >= room) {
		reserve(buffer, (size_t)length);
		va_start(args, format);
		vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, args);
		va_end(args);
	}
	buffer->length += (size_t)length;
}

void buffer_free(struct buffer *buffer)
{
	if (buffer->data)
		explicit_bzero(buffer->data, buffer->capacity);
	free(buffer->data);
	*buffer = (struct buffer){0};
}
