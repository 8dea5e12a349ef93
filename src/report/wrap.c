#include <string.h>
#include "base/utf8.h"
#include "report/report.h"

void report_wrap(struct buf *out, const char *text, int indent, int width)
{
	struct buf safe = BUF_INIT;
	int room = width - indent > 10 ? width - indent : 10, used = 0;

	for (const char *p = text; *p;) {
		size_t gap = strspn(p, " \t\n"), n = strcspn(p + gap, " \t\n");
		p += gap;
		if (!n)
			break;
		buf_clear(&safe);
		cellsafe(&safe, p, n, CELL_CODE);
		int cells = utf8_width(safe.data, safe.len);
		if (used && used + 1 + cells > room) {
			buf_addch(out, '\n');
			used = 0;
		}
		if (used)
			buf_addch(out, ' ');
		else
			buf_fill(out, ' ', (size_t)indent);
		buf_add(out, safe.data, safe.len);
		used += cells + (used ? 1 : 0);
		p += n;
	}
	buf_addch(out, '\n');
	buf_done(&safe);
}
