/* Pages of a damaged file: whatever they hold, the events found in them are whole. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "store/private.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int found(const struct event *ev, void *ctx)
{
	(void)ctx;
	if (strlen(ev->id) > 36 || !ev->object || !ev->result || !verb_name(ev->verb))
		abort();
	return 0;
}

/* The first page is the input, so that short inputs reach the cells; the rest follows as it is. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct err e = ERR_INIT;
	char path[64];
	int fd = memfd_create("scan", MFD_CLOEXEC);
	size_t pages = size ? (size + 4095) / 4096 : 1;

	if (fd < 0 || ftruncate(fd, (off_t)(pages * 4096)) < 0 || write(fd, data, size) != (ssize_t)size)
		abort();
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	if (scan_events(path, found, NULL, &e) != 0)
		abort();
	close(fd);
	return 0;
}
