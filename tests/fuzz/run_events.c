/* Events from any bytes, in two readings or in one: the same events. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "run/events.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct tally {
	size_t many, letters;
};

static void count(struct events *r, struct tally *t, size_t most)
{
	struct run_event e;

	while (t->many < most && events_next(r, &e)) {
		t->many++;
		t->letters += strlen(e.kind);
		if (e.step < 0 || !js_is_object(e.all))
			abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int fd = memfd_create("events", MFD_CLOEXEC);
	struct tally once = {0, 0}, twice = {0, 0};

	if (fd < 0 || write(fd, data, size) != (ssize_t)size)
		abort();
	struct events *r = events_open(dup(fd), 0);
	count(r, &once, SIZE_MAX);
	if (events_offset(r) > size)
		abort();
	events_close(r);
	r = events_open(dup(fd), 0);
	count(r, &twice, once.many / 2);
	unsigned long long offset = events_offset(r);
	events_close(r);
	r = events_open(fd, offset);
	count(r, &twice, SIZE_MAX);
	events_close(r);
	if (once.many != twice.many || once.letters != twice.letters)
		abort();
	return 0;
}
