#include <stdio.h>
#include <string.h>
#include "tui/code.h"
#include "tui/theme.h"

struct piece {
	size_t start, end;
	int style;
};

struct pieces {
	VEC(struct piece) list;
};

static void take_piece(size_t start, size_t end, enum md_style style, void *ctx)
{
	struct pieces *p = ctx;

	*vec_push(&p->list) = (struct piece){start, end, (int)style};
}

static int digits(const char *text, size_t len)
{
	size_t n = 1;
	int d = 1;

	for (size_t i = 0; i < len; i++)
		n += text[i] == '\n';
	while (n >= 10) {
		n /= 10;
		d++;
	}
	return d;
}

/* The bytes START to END of TEXT, which hold no newline; *AT is the first piece that ends behind START. */
static void add_line(struct rows *r, const char *text, size_t start, size_t end, const struct pieces *p, size_t *at)
{
	while (start < end) {
		while (*at < p->list.len && p->list.ptr[*at].end <= start)
			++*at;
		const struct piece *piece = *at < p->list.len ? &p->list.ptr[*at] : NULL;
		bool inside = piece && piece->start <= start;
		size_t stop = inside ? piece->end : piece ? piece->start : end;
		if (stop > end)
			stop = end;
		rows_code(r, inside ? piece->style : (int)MD_CODE, text + start, stop - start);
		start = stop;
	}
}

void code_rows(struct rows *r, const char *text, size_t len, md_highlight_fn *highlight, const struct code_mark *marks, size_t n)
{
	struct pieces pieces = {0};
	size_t piece = 0, mark = 0;
	int width = digits(text, len), line = 1;

	if (highlight)
		highlight("python", text, len, take_piece, &pieces);
	for (size_t start = 0; start < len; line++) {
		const char *newline = memchr(text + start, '\n', len - start);
		size_t end = newline ? (size_t)(newline - text) : len;
		while (mark < n && marks[mark].line < line)
			mark++;
		const struct code_mark *m = mark < n && marks[mark].line == line ? &marks[mark] : NULL;
		rows_printf(r, m ? m->number_style : (int)STYLE_LINE_NUMBER, "%*d", width, line);
		rows_puts(r, m ? m->style : (int)STYLE_LINE_NUMBER, m ? m->sign : " ");
		rows_puts(r, MD_TEXT, " ");
		rows_scroll(r);
		add_line(r, text, start, end, &pieces, &piece);
		rows_end(r);
		start = end + 1;
	}
	vec_done(&pieces.list);
}
