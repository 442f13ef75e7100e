/* error: why something failed, and what follows from it.
 *
 * Functions that can fail return 0 or -1 and take a `struct error *` as their last argument, filled
 * only on -1. The kind, not the caller's mood, decides what happens next. Texts name mailboxes,
 * files and references; never a person, an address of an applicant, or a line of a mail. */
#ifndef LOKET_BASE_ERROR_H
#define LOKET_BASE_ERROR_H

enum error_kind {
	ERROR_NONE = 0,
	ERROR_RETRY,  /* the network, a busy database: the same again later */
	ERROR_REFUSE, /* this item cannot be handled: it is set aside, the next one is taken */
	ERROR_STOP, /* configuration or disk: the role ends, its supervisor waits longer each time */
};

struct error {
	enum error_kind kind;
	int code; /* what was refused, in the enumeration of who refuses; 0: only the text says it */
	char text[400];
};

/* Fills *err and returns -1, so that a leaf can `return error_set(...)`. */
int error_set(struct error *err, enum error_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* As error_set with ERROR_REFUSE and a code, for whoever must say the refusal in other words. */
int error_refuse(struct error *err, int code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* As error_set, with ": " and the text of errno behind it. */
int error_system(struct error *err, enum error_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Puts "PREFIX: " before the text of an error that is already filled; returns -1. */
int error_prefix(struct error *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

#ifdef __clang_analyzer__
/* clang-tidy sees one file at a time: so it knows of the -1 there too */
#define error_set(...)	  (error_set(__VA_ARGS__), -1)
#define error_refuse(...) (error_refuse(__VA_ARGS__), -1)
#define error_system(...) (error_system(__VA_ARGS__), -1)
#define error_prefix(...) (error_prefix(__VA_ARGS__), -1)
#endif

#endif
