#include <stdbool.h>
#include "base/str.h"
#include "base/utf8.h"
#include "report/quote.h"

#define TAB 4
#define LINE_MAX_BYTES 2000 /* to either side of the place */

/* The line around byte AT, without its end; false where it is longer than LINE_MAX_BYTES to either side. */
static bool find_line(const char *text, size_t size, size_t at, struct str *line)
{
	size_t start = at, end = at;

	while (start > 0 && text[start - 1] != '\n' && at - start <= LINE_MAX_BYTES)
		start--;
	while (end < size && text[end] != '\n' && end - at <= LINE_MAX_BYTES)
		end++;
	if (at - start > LINE_MAX_BYTES || end - at > LINE_MAX_BYTES)
		return false;
	if (end > start && text[end - 1] == '\r')
		end--;
	*line = (struct str){text + start, end - start};
	return true;
}

/* Appends CHARS code points of P (all of them where CHARS is negative), tabs expanded; returns the cells used. */
static int add_code(struct buf *out, const char *p, size_t len, int chars)
{
	int cells = 0;

	for (size_t i = 0; i < len && chars != 0; chars--) {
		uint32_t cp;
		size_t n = utf8_decode(p + i, len - i, &cp);
		if (cp == '\t') {
			int gap = TAB - cells % TAB;
			buf_fill(out, ' ', (size_t)gap);
			cells += gap;
		} else {
			size_t before = out->len;
			cellsafe(out, p + i, n, CELL_CODE);
			cells += utf8_width(out->data + before, out->len - before);
		}
		i += n;
	}
	return cells;
}

void report_quote(struct buf *out, const char *text, size_t size, size_t at, int line, int col, int end_col)
{
	struct buf skipped = BUF_INIT;
	struct str code;

	if (at > size || !find_line(text, size, at, &code))
		return;
	buf_addf(out, "%6d | ", line);
	int all = add_code(out, code.p, code.n, -1);
	int before = col > 1 ? add_code(&skipped, code.p, code.n, col - 1) : 0;
	buf_clear(&skipped);
	int until = end_col > col ? add_code(&skipped, code.p, code.n, end_col - 1) : all;
	buf_done(&skipped);
	if (until <= before)
		until = before + 1;
	buf_addf(out, "\n       | ");
	buf_fill(out, ' ', (size_t)before);
	buf_fill(out, '^', (size_t)(until - before));
	buf_addch(out, '\n');
}
