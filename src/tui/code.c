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

/* Before a line of code: its number and what is marked there. */
struct margin {
	const struct code_mark *marks;
	size_t n, mark;
	int width;
	const char *bar; /* instead of all that; NULL for none */
};

static void add_margin(struct rows *r, struct margin *m, int line)
{
	if (m->bar) {
		rows_printf(r, MD_CODE_BAR, "%s ", m->bar);
		return;
	}
	while (m->mark < m->n && m->marks[m->mark].line < line)
		m->mark++;
	const struct code_mark *mark = m->mark < m->n && m->marks[m->mark].line == line ? &m->marks[m->mark] : NULL;
	rows_printf(r, mark ? mark->number_style : (int)STYLE_LINE_NUMBER, "%*d", m->width, line);
	rows_puts(r, mark ? mark->style : (int)STYLE_LINE_NUMBER, mark ? mark->sign : " ");
	rows_puts(r, MD_TEXT, " ");
}

static void add_code(struct rows *r, const char *text, size_t len, md_highlight_fn *highlight, struct margin *margin)
{
	struct pieces pieces = {0};
	size_t piece = 0;
	int line = 1;

	if (highlight)
		highlight("python", text, len, take_piece, &pieces);
	for (size_t start = 0; start < len; line++) {
		const char *newline = memchr(text + start, '\n', len - start);
		size_t end = newline ? (size_t)(newline - text) : len;
		add_margin(r, margin, line);
		rows_scroll(r);
		add_line(r, text, start, end, &pieces, &piece);
		rows_end(r);
		start = end + 1;
	}
	vec_done(&pieces.list);
}

void code_rows(struct rows *r, const char *text, size_t len, md_highlight_fn *highlight, const struct code_mark *marks, size_t n)
{
	add_code(r, text, len, highlight, &(struct margin){.marks = marks, .n = n, .width = digits(text, len)});
}

void code_bar_rows(struct rows *r, const char *text, size_t len, md_highlight_fn *highlight, const char *bar)
{
	add_code(r, text, len, highlight, &(struct margin){.bar = bar});
}
