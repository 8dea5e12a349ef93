#include "tui/mdview.h"

bool mdview_line(void *ctx, size_t n, struct view_line *out)
{
	const struct md_line *line = md_line(ctx, n);

	if (!line)
		return false;
	for (size_t i = 0; i < line->nspans; i++) {
		const struct md_span *s = &line->spans[i];
		*vec_push(&out->spans) = (struct view_span){s->text, s->len, (int)s->style, s->link};
	}
	if (line->wide)
		out->fixed = line->code_col > 0 ? line->code_col : 0;
	out->section = line->heading >= 0;
	return true;
}
