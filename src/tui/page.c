/* A page to be read and left: the solution, a diff, the keys. */
#include <stdlib.h>
#include <string.h>
#include "base/str.h"
#include "base/xalloc.h"
#include "report/report.h"
#include "report/timeline_chart.h"
#include "tui/diff_rows.h"
#include "tui/code.h"
#include "tui/mdview.h"
#include "tui/rows.h"
#include "tui/theme.h"
#include "tui/ui.h"

struct page_state {
	char *title, *markdown, *text, *diff, *code;
	size_t code_len;
	unsigned scopes;
	struct md_doc *doc;
	struct md_layout *layout;
	struct rows rows;
	struct view view;
};

static int page_open(struct screen *s, const void *arg, struct err *e)
{
	const struct page *page = arg;
	struct page_state *p = s->state;

	(void)e;
	p->title = xstrdup(page->title);
	p->scopes = page->help_scopes;
	p->text = page->text ? xstrdup(page->text) : NULL;
	p->diff = page->diff ? xstrdup(page->diff) : NULL;
	if (page->code) {
		p->code_len = page->code_len;
		p->code = xmalloc(p->code_len + 1);
		memcpy(p->code, page->code, p->code_len + 1);
	}
	if (page->markdown) {
		p->markdown = xstrdup(page->markdown);
		p->doc = md_parse(p->markdown, strlen(p->markdown), 1);
	}
	p->view.ascii = s->ui->ascii;
	return 0;
}

static void help_row(struct rows *r, enum action a, unsigned scopes, int width)
{
	struct buf keys = BUF_INIT;
	int column = width >= 60 ? 26 : width >= 30 ? 12 : 6;

	if (action_keys(a, scopes, 0, "  ", &keys) > 0) {
		rows_puts(r, STYLE_FOOTER_KEY, keys.data);
		if (r->width >= column)
			rows_end(r);
		rows_pad(r, column);
		rows_wrap(r, MD_TEXT, action_help(a), width, column);
	}
	buf_done(&keys);
}

static void sign_rows(struct rows *r, bool ascii, int width)
{
	rows_end(r);
	rows_puts(r, STYLE_MODULE, "Signs of the timeline");
	rows_section(r);
	rows_end(r);
	for (unsigned g = TLG_NONE + 1; g < TLG_COUNT; g++) {
		rows_printf(r, MD_TEXT, "%s  ", tl_glyph_text(g, ascii));
		rows_wrap(r, MD_TEXT, tl_glyph_means(g), width, 3);
	}
}

static void help_rows(struct rows *r, unsigned scopes, bool ascii, int width)
{
	rows_wrap(r, MD_TEXT, "Every key of the screen you came from. A number before a key repeats it.", width, 0);
	rows_end(r);
	for (int a = ACT_NONE + 1; a < ACTIONS; a++)
		help_row(r, (enum action)a, scopes, width);
	rows_end(r);
	rows_puts(r, STYLE_MODULE, "While typing");
	rows_section(r);
	rows_end(r);
	for (int a = ACT_NONE + 1; a < ACTIONS; a++)
		help_row(r, (enum action)a, SCOPE_INPUT, width);
	if (scopes & SCOPE_TIMELINE)
		sign_rows(r, ascii, width);
	rows_end(r);
	rows_puts(r, STYLE_MODULE, "States");
	rows_section(r);
	rows_end(r);
	rows_wrap(r, MD_TEXT, REPORT_STATE_LEGEND, width, 0);
}

static void page_place(struct screen *s, struct box b)
{
	struct page_state *p = s->state;
	struct box rest = ui_below_title(b);

	p->view.box = (struct box){rest.y, rest.x + (b.cols > 30), rest.rows, b.cols - 2 * (b.cols > 30)};
	md_layout_free(p->layout);
	p->layout = NULL;
	rows_clear(&p->rows);
	if (p->doc) {
		struct md_options options = {.width = p->view.box.cols, .ascii = s->ui->ascii, .highlight = app_highlight};
		p->layout = md_layout(p->doc, &options);
		p->view.source = (struct view_source){mdview_line, p->layout};
	} else {
		if (p->text)
			rows_text(&p->rows, MD_TEXT, p->text, p->view.box.cols);
		else if (p->diff)
			diff_rows(&p->rows, p->diff);
		else if (p->code)
			code_rows(&p->rows, p->code, p->code_len, app_highlight, NULL, 0);
		else
			help_rows(&p->rows, p->scopes, s->ui->ascii, p->view.box.cols);
		p->view.source = (struct view_source){rows_line, &p->rows};
	}
	view_changed(&p->view);
}

static void page_draw(const struct screen *s, struct grid *g)
{
	struct page_state *p = s->state;

	grid_fill(g, s->box, MD_TEXT);
	ui_title(s->ui, g, s->box, p->title, "");
	view_draw(&p->view, g, true);
}

static bool page_act(struct screen *s, enum action a, int count)
{
	struct page_state *p = s->state;

	(void)count;
	if (a == ACT_HELP && p->scopes) { /* the key that opened the help closes it */
		ui_close(s);
		return true;
	}
	return false;
}

static struct view *page_view(struct screen *s)
{
	struct page_state *p = s->state;

	return &p->view;
}

static size_t page_footer(const struct screen *s, enum action *out)
{
	(void)s;
	static const enum action list[] = {ACT_LEAVE, ACT_PAGE_DOWN, ACT_PAGE_UP, ACT_SEARCH, ACT_NEXT_HIT};

	memcpy(out, list, sizeof list);
	return sizeof list / sizeof *list;
}

static void page_close(struct screen *s)
{
	struct page_state *p = s->state;

	md_layout_free(p->layout);
	md_free(p->doc);
	rows_done(&p->rows);
	view_done(&p->view);
	free(p->title);
	free(p->markdown);
	free(p->text);
	free(p->diff);
	free(p->code);
}

const struct screen_ops screen_page = {
    .name = "page",
    .scopes = SCOPE_SCREEN | SCOPE_MOVE | SCOPE_TEXT | SCOPE_READ,
    .state_size = sizeof(struct page_state),
    .open = page_open,
    .place = page_place,
    .draw = page_draw,
    .act = page_act,
    .view = page_view,
    .footer = page_footer,
    .close = page_close,
};
