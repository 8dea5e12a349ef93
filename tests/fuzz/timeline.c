/* A timeline from any bytes: every drawing of it fits, what it says is safe to print, and it says something. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "base/utf8.h"
#include "report/run.h"
#include "report/timeline_chart.h"
#include "report/why.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_safe(const struct buf *text)
{
	struct buf safe = BUF_INIT;

	textsafe(&safe, text->data, text->len);
	if (safe.len != text->len || memcmp(safe.data, text->data, text->len) != 0)
		abort();
	buf_done(&safe);
}

static void check_window(const struct timeline *tl, struct tl_chart c)
{
	unsigned char *cells = malloc((size_t)c.cols);
	struct buf numbers = BUF_INIT;

	for (size_t i = 0; i < tl->rows.len && i < 50; i++) {
		tl_chart_row(&c, tl, i, cells);
		for (int k = 0; k < c.cols; k++)
			if (cells[k] >= TLG_COUNT)
				abort();
	}
	tl_chart_numbers(&c, &numbers);
	if (numbers.len > (size_t)c.cols)
		abort();
	buf_done(&numbers);
	free(cells);
}

static void check(const struct timeline *tl, size_t seed)
{
	struct facts f = {.outcome = OUTCOME_DEADLOCK};
	struct buf text = BUF_INIT;

	report_timeline_draw(tl, &(struct run_options){.width = 40, .ascii = seed % 2}, &text);
	report_why(&(struct why){tl, seed % 3 ? &f : NULL, tl->end}, 2, 60, &text);
	check_safe(&text);
	if (text.len == 0)
		abort();
	struct tl_chart c = tl_chart_all(tl, seed % 5 == 0, 1 + (int)(seed % 70));
	check_window(tl, c);
	c.from = c.span / 3;
	c.span /= 4;
	c.to_end = false;
	check_window(tl, c);
	buf_done(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int fd = memfd_create("events", MFD_CLOEXEC);

	utf8_locale();
	if (fd < 0 || write(fd, data, size) != (ssize_t)size)
		abort();
	struct events *events = events_open(fd, 0);
	struct timeline *tl = timeline_read(events, size % 2);
	events_close(events);
	check(tl, size);
	timeline_free(tl);
	return 0;
}
