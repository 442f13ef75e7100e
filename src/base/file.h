/* file: whole files, and the fsync-rename-fsync dance that makes a step durable. */
#ifndef LOKET_BASE_FILE_H
#define LOKET_BASE_FILE_H

#include <stddef.h>
#include <stdbool.h>

struct buffer;
struct error;

/* The whole file into *out; more than `limit` bytes is ERROR_REFUSE. */
int file_read(const char *path, size_t limit, struct buffer *out, struct error *err);
/* Replaces PATH: writes PATH.tmp (mode 0600), fsyncs, renames, fsyncs the folder. */
int file_replace(const char *path, const void *data, size_t length, struct error *err);
/* rename(2), then fsync of the folder of `to`. Both in one file system. */
int file_rename(const char *from, const char *to, struct error *err);
int file_sync_folder(const char *folder, struct error *err);
int file_make_folder(const char *path, struct error *err); /* mode 0700; there already is fine */
/* For what may be told wrong when the disk is at fault. */
bool file_exists(const char *path);
/* 1 it is there, 0 nothing has that name, -1 it cannot be told. */
int file_find(const char *path, struct error *err);
/* Writes all, over EINTR and short writes. */
int file_write_all(int fd, const void *data, size_t length, struct error *err);

#endif
