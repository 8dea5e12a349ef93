#include <string.h>
#include "app/app.h"
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

void mdview_rows(struct rows *r, int style, const char *text, int width, int indent, bool ascii)
{
	struct md_doc *doc = md_parse(text, strlen(text), 1);
	struct md_options options = {.width = width > indent ? width - indent : 1, .ascii = ascii, .wrap_code = true, .highlight = app_highlight};
	struct md_layout *layout = md_layout(doc, &options);
	const struct md_line *line;

	size_t n = 0;

	for (; (line = md_line(layout, n)); n++) {
		rows_pad(r, indent);
		for (size_t i = 0; i < line->nspans; i++) {
			const struct md_span *s = &line->spans[i];
			rows_safe(r, s->style == MD_TEXT ? style : (int)s->style, s->text, s->len, -1);
		}
		rows_end(r);
	}
	if (!n)
		rows_end(r);
	md_layout_free(layout);
	md_free(doc);
}
