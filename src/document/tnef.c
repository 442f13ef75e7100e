/* tnef: see tnef.h. Of the format only the list of attributes is needed: level, what it is, length, data, sum.
 *
 * SECURITY: every length is checked against what is there. */
#include "document/tnef.h"

enum {
	HEAD = 6,	   /* signature, key */
	ATTRIBUTE = 9,	   /* level, what, length */
	SUM = 2,	   /* behind the data */
	ATTACHMENT = 2,	   /* a level */
	DATA = 0x0006800F, /* attAttachData */
};

static size_t u32(const char *at)
{
	const unsigned char *byte = (const unsigned char *)at;

	return byte[0] | (size_t)byte[1] << 8 | (size_t)byte[2] << 16 | (size_t)byte[3] << 24;
}

bool tnef_next(const char *data, size_t size, size_t *at, const char **file, size_t *file_size)
{
	size_t next = *at ? *at : HEAD;

	while (next <= size && size - next >= ATTRIBUTE) {
		const char *attribute = data + next;
		size_t length = u32(attribute + 5), rest = size - next - ATTRIBUTE;

		if (length > rest)
			return false;
		next += ATTRIBUTE + length + SUM;
		if (attribute[0] == ATTACHMENT && u32(attribute + 1) == DATA) {
			*file = attribute + ATTRIBUTE;
			*file_size = length;
			*at = next;
			return true;
		}
	}
	return false;
}
