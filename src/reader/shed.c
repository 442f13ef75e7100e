/* shed: see shed.h. */
#include "reader/shed.h"

#include <link.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "reader/seal.h"

/* Of each it is known from where it is called, and that no mail leads there. GIO stays, which poppler
 * asks for types, and libidn2, which GMime asks about the addresses of an attached mail. */
static const char *const unused[] = {
    /* GMime's signing and decrypting */
    "libgpgme.so",
    "libassuan.so",
    "libgpg-error.so",
    /* GIO's disks, attributes of files, modules */
    "libmount.so",
    "libblkid.so",
    "libselinux.so",
    "libgmodule-2.0.so",
    /* GObject's signals; GLib's regular expressions, of GMime for a filter that nobody sets */
    "libffi.so",
    "libpcre2-8.so",
    /* compressed files of libxml2, and those that poppler writes */
    "liblzma.so",
    /* the filters are built */
    "libseccomp.so",
};

static bool is_unused(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;

	for (size_t i = 0; i < sizeof(unused) / sizeof(unused[0]); i++) {
		if (strncmp(name, unused[i], strlen(unused[i])) == 0)
			return true;
	}
	return false;
}

/* dl_iterate_phdr(3) asks it for each library. What fails costs time only. */
static int shed(struct dl_phdr_info *library, size_t size, void *data)
{
	const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);

	(void)size;
	(void)data;
	for (size_t i = 0; is_unused(library->dlpi_name) && i < library->dlpi_phnum; i++) {
		const ElfW(Phdr) *part = &library->dlpi_phdr[i];
		uintptr_t from = library->dlpi_addr + part->p_vaddr, start = from & ~(page - 1);

		if (part->p_type == PT_LOAD)
			madvise((void *)start, from + part->p_memsz - start, MADV_DONTFORK);
	}
	return 0;
}

void shed_libraries(void)
{
	/* the sanitizers look at all libraries when they report */
	if (!SEAL_SANITIZED)
		dl_iterate_phdr(shed, NULL);
}
