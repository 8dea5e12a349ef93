/* A learner's file, read in pieces as it grows: whatever it holds, nothing is read twice, and the whole of it says the same as its pieces. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "class/board.h"
#include "class/scan.h"
#include "tests/unit/class_course.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void put(struct buf *out, const char *name, const uint8_t *data, int64_t from, size_t len, int64_t size)
{
	struct scan_piece p = {.kind = SCAN_FILE, .name_len = strlen(name), .len = len, .from = from, .size = size, .mtime = 1};

	buf_add(out, &p, sizeof p);
	buf_add(out, name, p.name_len);
	buf_add(out, data, len);
}

/* All of DATA, at most STEP bytes at a time. */
static void read_all(struct board *b, const uint8_t *data, size_t size, size_t step)
{
	static const char name[] = "cccccccc-0000-4000-8000-000000000001.jsonl";

	for (size_t end = step < size ? step : size;; end = end + step < size ? end + step : size) {
		struct buf scan = BUF_INIT;
		size_t from = b->reader.files.len ? (size_t)b->reader.files.ptr[0].offset : 0;
		put(&scan, name, data + from, (int64_t)from, end - from, (int64_t)end);
		reader_take(&b->reader, &scan);
		buf_done(&scan);
		if ((size_t)b->reader.files.ptr[0].offset > end)
			abort();
		if (end == size)
			break;
	}
	board_update(b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct course *course;
	struct class_info info = {.id = (char[]){"0123456789abcdef0123456789abcdef"}, .title = (char[]){"t"}, .course = (char[]){"c"}};
	struct board whole, pieces;

	if (!size)
		return 0;
	if (!course)
		course = small_course();
	board_init(&whole, "/nowhere", course, &info);
	board_init(&pieces, "/nowhere", course, &info);
	read_all(&whole, data, size, size);
	read_all(&pieces, data, size, 1 + data[0] % 64u);
	if (whole.learners.len != pieces.learners.len || whole.reader.seen.n != pieces.reader.seen.n || whole.reader.problems.len != pieces.reader.problems.len)
		abort();
	for (size_t i = 0; i < whole.learners.len; i++)
		if (whole.learners.ptr[i].events != pieces.learners.ptr[i].events)
			abort();
	board_done(&whole);
	board_done(&pieces);
	return 0;
}
