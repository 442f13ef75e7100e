/* error: see error.h. */
#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#undef error_set
#undef error_refuse
#undef error_system
#undef error_prefix

int error_set(struct error *err, enum error_kind kind, const char *format, ...)
{
	va_list args;

	err->kind = kind;
	err->code = 0;
	va_start(args, format);
	vsnprintf(err->text, sizeof(err->text), format, args);
	va_end(args);
	return -1;
}

int error_refuse(struct error *err, int code, const char *format, ...)
{
	va_list args;

	err->kind = ERROR_REFUSE;
	err->code = code;
	va_start(args, format);
	vsnprintf(err->text, sizeof(err->text), format, args);
	va_end(args);
	return -1;
}

int error_system(struct error *err, enum error_kind kind, const char *format, ...)
{
	int number = errno;
	va_list args;
	size_t length;

	err->kind = kind;
	err->code = 0;
	va_start(args, format);
	vsnprintf(err->text, sizeof(err->text), format, args);
	va_end(args);
	length = strlen(err->text);
	snprintf(err->text + length, sizeof(err->text) - length, ": %s", strerror(number));
	return -1;
}

int error_prefix(struct error *err, const char *format, ...)
{
	char prefix[sizeof(err->text)];
	char text[sizeof(err->text)];
	va_list args;
	size_t length;

	memcpy(text, err->text, sizeof(text));
	va_start(args, format);
	vsnprintf(prefix, sizeof(prefix), format, args);
	va_end(args);
	snprintf(err->text, sizeof(err->text), "%s", prefix);
	length = strlen(err->text);
	snprintf(err->text + length, sizeof(err->text) - length, ": %s", text);
	return -1;
}
