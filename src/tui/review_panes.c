/* How the review screen looks: rows, places and drawing of its three panes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/path.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "tui/code.h"
#include "tui/glyph.h"
#include "tui/review.h"
#include "tui/theme.h"
#include "tui/verdict.h"

#define WIDE_COLS 100 /* from here on the list stands beside the code */
#define THREE_ROWS 18 /* from here on there is room for all panes on top of each other, */
#define TWO_ROWS 8    /* for two */
#define UNREAD_ROWS 3 /* of files that could not be read */

const struct review_entry *review_chosen(const struct review_state *r)
{
	int i = list_selected(&r->list);

	return i == LIST_NONE ? NULL : &r->entries.ptr[i];
}

const struct finding *review_finding(const struct review_state *r, const struct review_entry *e)
{
	return e && !e->fault ? &r->review.files.ptr[e->file].findings.list.ptr[e->index] : NULL;
}

const char *review_name(const struct review_state *r, const struct review_file *f)
{
	return f->path + (r->prefix < strlen(f->path) ? r->prefix : 0);
}

static int line_of(const struct review_state *r, const struct review_entry *e)
{
	const struct finding *f = review_finding(r, e);

	return f ? f->line : r->review.files.ptr[e->file].faults.ptr[e->index].line;
}

char *review_path_text(const char *path)
{
	char *home = path_home(), *real = realpath(home, NULL);
	size_t n = real ? strlen(real) : 0;
	bool inside = n > 1 && strncmp(path, real, n) == 0 && (path[n] == '/' || path[n] == '\0');
	char *text = inside ? xasprintf("~%s", path + n) : xstrdup(path);

	free(home);
	free(real);
	return text;
}

/* Rows of the list. */

/* TEXT as far as WIDTH cells of the row go, with a sign where it is cut. */
static void add_cut(struct rows *rows, int style, const char *text, int width, bool ascii)
{
	struct buf safe = BUF_INIT;
	int room = width - rows->width;

	cellsafe(&safe, text, strlen(text), CELL_PROSE);
	if (utf8_width(safe.data, safe.len) <= room) {
		rows_safe(rows, style, safe.data, safe.len, -1);
	} else if (room > 4) {
		rows_safe(rows, style, safe.data, utf8_fit(safe.data, safe.len, room - 1, NULL), -1);
		rows_puts(rows, style, glyph(GLYPH_CUT, ascii));
	}
	buf_done(&safe);
}

static void file_row(struct review_state *r, const struct review_file *f, bool first)
{
	struct list *l = &r->list;

	if (!first)
		rows_end(&l->rows);
	rows_section(&l->rows);
	add_cut(&l->rows, STYLE_MODULE, review_name(r, f), l->view.box.cols, l->view.ascii);
	rows_end(&l->rows);
	list_own(l, LIST_NONE);
}

static void entry_row(struct review_state *r, const struct review_entry *e)
{
	const struct review_file *file = &r->review.files.ptr[e->file];
	const struct finding *f = review_finding(r, e);
	struct rows *rows = &r->list.rows;
	int width = r->list.view.box.cols;
	bool ascii = r->list.view.ascii;

	if (f) {
		rows_printf(rows, STYLE_FINDING, "[%s]", severity_letter(rule_severity(f->rule)));
		rows_printf(rows, STYLE_LINE_NUMBER, "%5d  ", f->line);
		add_cut(rows, MD_TEXT, rule_id(f->rule), width, ascii);
		rows_puts(rows, MD_TEXT, "  ");
		add_cut(rows, STYLE_DIM, f->message, width, ascii);
	} else {
		rows_puts(rows, STYLE_FAIL, "[?]");
		rows_printf(rows, STYLE_LINE_NUMBER, "%5d  ", file->faults.ptr[e->index].line);
		add_cut(rows, MD_TEXT, "not understood", width, ascii);
	}
	rows_end(rows);
	list_own(&r->list, (int)(e - r->entries.ptr));
}

/* Findings and faults of file I in order of line. */
static void add_entries(struct review_state *r, size_t i)
{
	const struct review_file *f = &r->review.files.ptr[i];
	size_t a = 0, b = 0;

	while (a < f->findings.list.len || b < f->faults.len) {
		bool fault = a == f->findings.list.len || (b < f->faults.len && f->faults.ptr[b].line < f->findings.list.ptr[a].line);
		*vec_push(&r->entries) = (struct review_entry){i, fault ? b++ : a++, fault};
	}
}

/* Files that could not be read; the first few. */
static void unread_rows(struct review_state *r)
{
	struct rows *rows = &r->list.rows;
	size_t n = r->review.unread.len, most = n > UNREAD_ROWS ? UNREAD_ROWS - 1 : n;

	for (size_t i = 0; i < most; i++) {
		const struct review_unread *u = &r->review.unread.ptr[i];
		rows_wrapf(rows, STYLE_FAIL, r->list.view.box.cols, 2, "Not read: %s: %s", u->path, u->why);
	}
	if (most < n)
		rows_printf(rows, STYLE_FAIL, "Not read: %zu more", n - most);
	if (n)
		rows_end(rows);
	list_own(&r->list, LIST_NONE);
}

/* What there is to say where nothing was found. */
static void no_rows(struct review_state *r)
{
	struct list *l = &r->list;
	struct buf text = BUF_INIT;

	if (!r->known)
		buf_addstr(&text, "The files are being looked at.");
	else
		review_guard_text(&r->review, review_guard(&r->review, true), &text);
	rows_text(&l->rows, r->known ? (int)MD_TEXT : (int)STYLE_DIM, text.data, l->view.box.cols);
	buf_done(&text);
	list_own(l, LIST_NONE);
}

static void list_rows(struct review_state *r, size_t entry)
{
	size_t last = (size_t)-1;

	list_clear(&r->list);
	unread_rows(r);
	for (size_t i = 0; i < r->entries.len; i++) {
		const struct review_entry *e = &r->entries.ptr[i];
		if (e->file != last)
			file_row(r, &r->review.files.ptr[e->file], i == 0);
		last = e->file;
		entry_row(r, e);
	}
	if (!r->entries.len)
		no_rows(r);
	if (entry >= r->entries.len)
		entry = r->entries.len ? r->entries.len - 1 : 0;
	list_made(&r->list, list_find(&r->list, (int)entry, 0));
}

/* Rows beside it. */

static void about_rows(struct review_state *r)
{
	const struct review_entry *e = review_chosen(r);
	const struct finding *f = review_finding(r, e);
	struct rows *rows = &r->about;
	int width = r->about_view.box.cols;
	const char *fix = action_key(ACT_FIX, SCOPE_REVIEW), *rule = action_key(ACT_RULE, SCOPE_REVIEW);

	rows_clear(rows);
	if (f) {
		rows_wrapf(rows, MD_STRONG, width, 0, "%s (%s)", rule_id(f->rule), severity_name(rule_severity(f->rule)));
		rows_wrap(rows, MD_TEXT, f->message, width, 0);
		if (!f->edit)
			rows_wrapf(rows, STYLE_HINT, width, 0, "No fix can be made for you. %s: the rule.", rule);
		else if (rule_fix_why(f->rule))
			rows_wrapf(rows, STYLE_HINT, width, 0, "%s: a fix, which changes what the program does. %s %s: the rule.", fix, rule_fix_why(f->rule), rule);
		else
			rows_wrapf(rows, STYLE_HINT, width, 0, "%s: a fix, which keeps what the program does. %s: the rule.", fix, rule);
	} else if (e) {
		rows_wrap(rows, MD_STRONG, "Not understood", width, 0);
		rows_wrap(rows, MD_TEXT, r->review.files.ptr[e->file].faults.ptr[e->index].message, width, 0);
	}
	view_changed(&r->about_view);
}

static void code_rows_of(struct review_state *r, size_t i)
{
	const struct review_file *f = &r->review.files.ptr[i];
	size_t n = f->findings.list.len;
	struct code_mark *marks = xcalloc(n + 1, sizeof *marks);

	for (size_t k = 0; k < n; k++) {
		const struct finding *found = &f->findings.list.ptr[k];
		marks[k] = (struct code_mark){found->line, severity_letter(rule_severity(found->rule)), STYLE_FINDING, STYLE_LINE_NUMBER};
	}
	rows_clear(&r->code);
	code_rows(&r->code, f->text, f->len, app_highlight, marks, n);
	free(marks);
	r->shown_file = i + 1;
	r->code_view.left = 0;
}

void review_follow(struct screen *s)
{
	struct review_state *r = s->state;
	const struct review_entry *e = review_chosen(r);
	int chosen = list_selected(&r->list);

	if (chosen == r->chosen)
		return;
	r->chosen = chosen;
	if (!e) {
		rows_clear(&r->code);
		r->shown_file = 0;
	} else if (r->shown_file != e->file + 1) {
		code_rows_of(r, e->file);
	}
	r->code_view.cursor = e ? (size_t)line_of(r, e) : 0;
	r->about_view.top = 0;
	r->code_view.top = 0;
	review_place(s, s->box); /* the pane about it has another height */
}

void review_show(struct screen *s, size_t entry)
{
	struct review_state *r = s->state;

	r->entries.len = 0;
	for (size_t i = 0; i < r->review.files.len; i++)
		add_entries(r, i);
	list_rows(r, entry);
	r->shown_file = 0;
	r->chosen = LIST_NONE - 1;
	review_follow(s);
}

/* A row of code, with what is selected marked before its lines. */
static bool code_line(void *ctx, size_t n, struct view_line *out)
{
	struct review_state *r = ctx;
	const struct review_entry *e = review_chosen(r);
	const struct finding *f = review_finding(r, e);

	if (!rows_line(&r->code, n, out))
		return false;
	if (!e || out->spans.len < 2)
		return true;
	int line = (int)n + 1, first = line_of(r, e), last = f ? f->end_line - (f->end_col == 1 && f->end_line > f->line) : first;
	if (line < first || line > last)
		return true;
	struct view_span *sign = &out->spans.ptr[1];
	sign->text = glyph(line == first ? GLYPH_FAIL_LINE : GLYPH_BAR, r->list.view.ascii);
	sign->len = strlen(sign->text);
	sign->style = STYLE_FINDING;
	if (line == first)
		out->spans.ptr[0].style = STYLE_PANE_FOCUS;
	return true;
}

/* Places. */

struct view *review_pane_view(struct review_state *r, enum review_pane p)
{
	return p == RPANE_LIST ? &r->list.view : p == RPANE_CODE ? &r->code_view : &r->about_view;
}

static void set_pane(struct review_state *r, enum review_pane p, struct box b)
{
	int margin = b.cols > 30;

	r->shown[p] = b.rows > 0;
	review_pane_view(r, p)->box = (struct box){b.y + r->divided, b.x + margin, b.rows - r->divided, b.cols - 2 * margin};
}

/* How many of ROWS the pane about the finding gets, COLS wide. */
static int about_share(struct review_state *r, int rows, int cols)
{
	int most = r->focus == RPANE_ABOUT ? rows * 2 / 3 : rows * 2 / 5;

	set_pane(r, RPANE_ABOUT, (struct box){0, 0, rows, cols});
	about_rows(r);
	r->shown[RPANE_ABOUT] = false;
	int need = (int)rows_count(&r->about) + r->divided;
	return !rows_count(&r->about) ? 0 : need < most ? need : most;
}

static void place_beside(struct review_state *r, struct box b)
{
	int left = b.cols * 2 / 5, right = b.cols - left, share = about_share(r, b.rows, right);

	set_pane(r, RPANE_LIST, (struct box){b.y, b.x, b.rows, left});
	set_pane(r, RPANE_CODE, (struct box){b.y, b.x + left, b.rows - share, right});
	set_pane(r, RPANE_ABOUT, (struct box){b.y + b.rows - share, b.x + left, share, right});
}

static void place_stacked(struct review_state *r, struct box b)
{
	if (b.rows < TWO_ROWS) {
		set_pane(r, r->focus, b);
		return;
	}
	int share = about_share(r, b.rows, b.cols), rest = b.rows - share;
	if (b.rows >= THREE_ROWS) {
		int list = rest * 2 / 5, need = (int)rows_count(&r->list.rows) + 1;
		list = need < list ? need : list;
		set_pane(r, RPANE_LIST, (struct box){b.y, b.x, list, b.cols});
		set_pane(r, RPANE_CODE, (struct box){b.y + list, b.x, rest - list, b.cols});
	} else {
		set_pane(r, r->main, (struct box){b.y, b.x, rest, b.cols});
	}
	set_pane(r, RPANE_ABOUT, (struct box){b.y + rest, b.x, share, b.cols});
}

/* Nothing but the list has something to show. */
static void place_alone(struct review_state *r, struct box b)
{
	r->focus = r->main = RPANE_LIST;
	r->divided = false;
	set_pane(r, RPANE_LIST, b);
}

/* What is selected in the middle, where it is not to be seen yet. */
static void show_code(struct review_state *r)
{
	const struct review_entry *e = review_chosen(r);
	struct view *v = &r->code_view;
	size_t line = e ? (size_t)line_of(r, e) : 0, rows = v->box.rows > 0 ? (size_t)v->box.rows : 1;

	if (line > 0 && (line <= v->top || line > v->top + rows))
		view_go(v, line > rows / 2 ? line - 1 - rows / 2 : 0);
}

void review_place(struct screen *s, struct box area)
{
	struct review_state *r = s->state;
	struct box b = ui_below_title(area);
	int width = r->list.view.box.cols;

	for (int p = 0; p < RPANES; p++)
		r->shown[p] = false;
	r->divided = b.rows > 4;
	r->code_view.source = (struct view_source){code_line, r};
	if (!r->entries.len)
		place_alone(r, b);
	else if (b.cols >= WIDE_COLS)
		place_beside(r, b);
	else
		place_stacked(r, b);
	for (int p = 0; p < RPANES; p++)
		if (!r->shown[p])
			review_pane_view(r, (enum review_pane)p)->box = review_pane_view(r, r->focus)->box;
	about_rows(r);
	if (r->list.view.box.cols != width) {
		int chosen = list_selected(&r->list);
		list_rows(r, chosen == LIST_NONE ? 0 : (size_t)chosen);
	}
	list_select(&r->list, r->list.selected);
	view_changed(&r->code_view);
	show_code(r);
}

/* Drawing. */

static void draw_pane(const struct screen *s, struct grid *g, enum review_pane p)
{
	struct review_state *r = s->state;
	const struct review_entry *e = review_chosen(r);
	struct view *v = review_pane_view(r, p);
	struct buf name = BUF_INIT;

	if (p == RPANE_CODE && e) {
		const char *path = review_name(r, &r->review.files.ptr[e->file]);
		cellsafe(&name, path, strlen(path), CELL_PROSE);
	} else {
		buf_addstr(&name, p == RPANE_LIST ? "findings" : "what is found");
	}
	if (r->divided) {
		bool margin = v->box.x > 0;
		ui_divider(s->ui, g, v->box.y - 1, v->box.x - margin, v->box.cols + 2 * margin, name.data, r->focus == p);
	}
	if (p == RPANE_LIST)
		list_draw(&r->list, g);
	else
		view_draw(v, g, r->focus == p);
	buf_done(&name);
}

void review_draw(const struct screen *s, struct grid *g)
{
	struct review_state *r = s->state;
	int chosen = list_selected(&r->list);
	char right[64] = "";
	char *path = review_path_text(r->paths[0]);
	char *left = r->npaths == 1 ? xasprintf("Review: %s", path) : xasprintf("Review: %zu files and folders", r->npaths);

	if (chosen != LIST_NONE)
		snprintf(right, sizeof right, "%d of %zu", chosen + 1, r->entries.len);
	ui_title(s->ui, g, s->box, left, right);
	for (int p = 0; p < RPANES; p++)
		if (r->shown[p] && p != (int)r->focus)
			draw_pane(s, g, (enum review_pane)p);
	draw_pane(s, g, r->focus); /* the last one that is drawn has the cursor */
	free(left);
	free(path);
}
