/* The built-in editor: what its keys and the mouse do. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include "base/clock.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "tui/editor_box.h"
#include "tui/key.h"

#define PAUSE 1000 /* ms without a key after which typing is undone by itself */
#define WHEEL_LINES 3

/* The text and its parser. */

static const char *read_text(void *ctx, size_t at, size_t *n)
{
	return editor_piece(ctx, at, n);
}

static enum editor_part ask_part(void *ctx, size_t at)
{
	static const enum editor_part parts[] = {
	    [PY_PART_CODE] = EDITOR_CODE, [PY_PART_STRING] = EDITOR_STRING, [PY_PART_COMMENT] = EDITOR_COMMENT};

	return parts[py_live_part(ctx, at)];
}

static void on_change(void *ctx, const struct editor_change *c)
{
	struct editbox *b = ctx;

	rule_live_edit(b->live, &(struct py_edit){c->start, c->old_end, c->new_end, c->start_point.line, c->start_point.column, c->old_end_point.line,
				    c->old_end_point.column, c->new_end_point.line, c->new_end_point.column});
	if (b->fail_at >= c->old_end)
		b->fail_at = b->fail_at - c->old_end + c->new_end;
	else if (b->fail_at > c->start)
		b->fail_at = c->start;
}

struct editbox *editbox_new(const char *text, size_t len, const struct rule_set *rules, struct editbox_host host, bool ascii)
{
	struct editbox *b = xcalloc(1, sizeof *b);

	b->ed = editor_new(text, len);
	b->live = rule_live_new(rules, read_text, b->ed, len);
	b->host = host;
	b->ascii = ascii;
	b->input.text = (struct buf)BUF_INIT;
	editor_listen(b->ed, on_change, b);
	editor_ask_parts(b->ed, ask_part, rule_live_python(b->live));
	return b;
}

void editbox_free(struct editbox *b)
{
	if (!b)
		return;
	rule_live_free(b->live);
	editor_free(b->ed);
	input_done(&b->input);
	free(b->pattern);
	free(b->replacement);
	free(b->issue);
	free(b);
}

struct editor *editbox_editor(const struct editbox *b)
{
	return b->ed;
}

void editbox_issues(struct editbox *b, const char *const *names, size_t n)
{
	b->issues = names;
	b->nissues = n;
}

void editbox_fail_line(struct editbox *b, int line)
{
	b->has_fail = line > 0 && (size_t)line <= editor_lines(b->ed);
	b->fail_at = b->has_fail ? editor_line(b->ed, (size_t)line - 1, NULL) : 0;
}

const struct findings *editbox_findings(const struct editbox *b, bool *fresh)
{
	if (fresh)
		*fresh = rule_live_fresh(b->live);
	return rule_live_findings(b->live);
}

bool editbox_pause(struct editbox *b)
{
	return rule_live_begin(b->live);
}

bool editbox_idle(struct editbox *b)
{
	return rule_live_work(b->live);
}

void editbox_say(struct editbox *b, const char *fmt, ...)
{
	va_list ap;

	if (!b->host.say)
		return;
	va_start(ap, fmt);
	char *text = xvasprintf(fmt, ap);
	va_end(ap);
	b->host.say(b->host.ctx, text);
	free(text);
}

/* Its place. */

int editbox_ask_row(const struct editbox *b)
{
	return b->asks ? b->box.y + b->box.rows - 1 : -1;
}

size_t editbox_rows(const struct editbox *b)
{
	int rows = b->box.rows - (b->asks && b->box.rows > 1);

	return rows > 0 ? (size_t)rows : 1;
}

int editbox_margin(const struct editbox *b)
{
	size_t lines = editor_lines(b->ed);
	int digits = 1;

	for (; lines >= 10; lines /= 10)
		digits++;
	return b->box.cols >= 30 ? digits + 2 : b->box.cols > 4 ? 1 : 0;
}

int editbox_cols(const struct editbox *b)
{
	int cols = b->box.cols - editbox_margin(b);

	return cols > 0 ? cols : 1;
}

void editbox_settle(struct editbox *b)
{
	size_t cursor = editor_cursor(b->ed), line = editor_line_at(b->ed, cursor), column = editor_column(b->ed, cursor);
	size_t rows = editbox_rows(b), cols = (size_t)editbox_cols(b), step = cols / 4 + 1;

	if (line < b->top)
		b->top = line;
	else if (line >= b->top + rows)
		b->top = line - rows + 1;
	if (column < b->left + (b->left > 0)) /* the first column shows that there is more */
		b->left = column > step ? column - step : 0;
	else if (column + 1 >= b->left + cols)
		b->left = column + 1 < cols ? 0 : column + step - cols + 1;
	if (column < cols - 1)
		b->left = 0;
}

void editbox_place(struct editbox *b, struct box box)
{
	bool same = b->box.y == box.y && b->box.x == box.x && b->box.rows == box.rows && b->box.cols == box.cols;

	b->box = box;
	if (!same)
		editbox_settle(b);
}

struct box editbox_at(const struct editbox *b)
{
	return b->box;
}

void editbox_go(struct editbox *b, int line, int col)
{
	size_t lines = editor_lines(b->ed), n = line > 1 ? (size_t)line - 1 : 0, len;
	size_t at = editor_line(b->ed, n < lines ? n : lines - 1, &len);
	struct buf text = BUF_INIT;
	size_t i = 0;

	editor_copy_out(b->ed, at, at + len, &text);
	for (uint32_t cp; col > 1 && i < text.len; col--)
		i += utf8_decode(text.data + i, text.len - i, &cp);
	editor_go(b->ed, at + i, false);
	size_t rows = editbox_rows(b);
	if (n < b->top || n >= b->top + rows)
		b->top = n > rows / 3 ? n - rows / 3 : 0;
	buf_done(&text);
	editbox_settle(b);
}

/* Commands. */

static bool move(struct editbox *b, enum action a, bool select)
{
	static const struct {
		enum action action;
		enum editor_move move;
	} rows[] = {
	    {ACT_ED_LEFT, EDITOR_LEFT}, {ACT_ED_RIGHT, EDITOR_RIGHT}, {ACT_ED_UP, EDITOR_UP}, {ACT_ED_DOWN, EDITOR_DOWN},
	    {ACT_ED_WORD_LEFT, EDITOR_WORD_LEFT}, {ACT_ED_WORD_RIGHT, EDITOR_WORD_RIGHT}, {ACT_ED_START, EDITOR_LINE_START},
	    {ACT_ED_END, EDITOR_LINE_END}, {ACT_ED_TOP, EDITOR_TEXT_START}, {ACT_ED_BOTTOM, EDITOR_TEXT_END}, {ACT_ED_BRACKET, EDITOR_BRACKET},
	    {ACT_ED_PAGE_UP, EDITOR_UP}, {ACT_ED_PAGE_DOWN, EDITOR_DOWN},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (rows[i].action != a)
			continue;
		bool page = a == ACT_ED_PAGE_UP || a == ACT_ED_PAGE_DOWN;
		size_t count = page && editbox_rows(b) > 2 ? editbox_rows(b) - 1 : 1;
		if (a == ACT_ED_PAGE_UP)
			b->top -= b->top < count ? b->top : count;
		else if (a == ACT_ED_PAGE_DOWN && b->top + 2 * count < editor_lines(b->ed))
			b->top += count;
		editor_move(b->ed, rows[i].move, count, select || b->selecting);
		return true;
	}
	return false;
}

/* Word, line, everything: whatever is more than what is selected. */
static void select_more(struct editbox *b)
{
	size_t from, to, start, end, cursor = editor_cursor(b->ed);
	bool had = editor_selection(b->ed, &from, &to);

	if (!had) {
		editor_select_word(b->ed, cursor);
	} else {
		editor_go(b->ed, from, false);
		editor_select_line(b->ed);
	}
	if (!editor_selection(b->ed, &start, &end) || (had && start >= from && end <= to))
		editor_select_all(b->ed);
}

static void copied(struct editbox *b, bool done, const char *word)
{
	size_t n;
	const char *text = editor_clip(b->ed, &n);

	if (!done)
		return;
	editbox_say(b, "%s", word);
	if (b->host.copy)
		b->host.copy(b->host.ctx, text, n);
}

static void change(struct editbox *b, enum action a)
{
	switch (a) {
	case ACT_ED_NEWLINE:
		editor_newline(b->ed);
		break;
	case ACT_ED_ERASE:
		editor_erase(b->ed);
		break;
	case ACT_ED_DELETE:
		editor_delete(b->ed);
		break;
	case ACT_ED_ERASE_WORD:
		editor_erase_word(b->ed);
		break;
	case ACT_ED_INDENT:
		editor_indent(b->ed);
		break;
	case ACT_ED_DEDENT:
		editor_dedent(b->ed);
		break;
	case ACT_ED_COMMENT:
		editor_comment(b->ed);
		break;
	case ACT_ED_CUT:
		copied(b, editor_cut(b->ed), "Cut.");
		break;
	case ACT_ED_CUT_LINE:
		editor_cut_line(b->ed);
		copied(b, true, "Cut.");
		break;
	default:
		editor_put(b->ed);
		break;
	}
	b->selecting = false;
}

static bool other(struct editbox *b, enum action a)
{
	switch (a) {
	case ACT_ED_NEWLINE: case ACT_ED_ERASE: case ACT_ED_DELETE: case ACT_ED_ERASE_WORD: case ACT_ED_INDENT: case ACT_ED_DEDENT:
	case ACT_ED_COMMENT: case ACT_ED_CUT: case ACT_ED_CUT_LINE: case ACT_ED_PASTE:
		change(b, a);
		return true;
	case ACT_ED_COPY:
		copied(b, editor_copy(b->ed), "Copied.");
		return true;
	case ACT_ED_UNDO:
		if (!editor_undo(b->ed))
			editbox_say(b, "There is nothing left to undo.");
		return true;
	case ACT_ED_REDO:
		if (!editor_redo(b->ed))
			editbox_say(b, "There is nothing to do again.");
		return true;
	case ACT_ED_SELECT:
		b->selecting = !b->selecting;
		editor_go(b->ed, editor_cursor(b->ed), false);
		editbox_say(b, b->selecting ? "Keys that move select now, from here on." : "Nothing is selected.");
		return true;
	case ACT_ED_MORE:
		select_more(b);
		return true;
	case ACT_ED_ALL:
		editor_select_all(b->ed);
		return true;
	case ACT_ED_ISSUE:
		editbox_issue(b);
		return true;
	case ACT_ED_FIND:
		editbox_ask(b, ASKS_FIND);
		return true;
	case ACT_ED_REPLACE:
		editbox_ask(b, ASKS_WHAT);
		return true;
	case ACT_ED_GO:
		editbox_ask(b, ASKS_LINE);
		return true;
	case ACT_ED_NEXT: case ACT_ED_PREV:
		editbox_next_hit(b, a == ACT_ED_PREV);
		return true;
	default:
		return false;
	}
}

/* Before anything is done: whether the learner had stopped typing. */
static void note_time(struct editbox *b)
{
	int64_t now = clock_monotonic();

	if (now - b->typed_at > PAUSE)
		editor_pause(b->ed);
	b->typed_at = now;
}

static bool act(struct editbox *b, enum action a, bool select)
{
	note_time(b);
	if (!move(b, a, select) && !other(b, a))
		return false;
	editbox_settle(b);
	return true;
}

bool editbox_act(struct editbox *b, enum action a)
{
	return !b->asks && act(b, a, false);
}

/* Esc first ends what lasts. */
static bool escape(struct editbox *b)
{
	size_t from, to;

	if (!b->selecting && !b->pattern && !editor_selection(b->ed, &from, &to))
		return false;
	b->selecting = false;
	editbox_forget(b);
	editor_go(b->ed, editor_cursor(b->ed), false);
	return true;
}

bool editbox_key(struct editbox *b, uint32_t key)
{
	enum action a = action_of(key, SCOPE_EDITOR);
	char bytes[4];

	if (b->asks) {
		if (a == ACT_REDRAW || a == ACT_SUSPEND)
			return false;
		editbox_ask_key(b, key);
		return true;
	}
	if (key == K_ESC)
		return escape(b);
	if (a != ACT_NONE)
		return act(b, a, key & K_SHIFT);
	if (key < ' ' || key == K_BACKSPACE || (key >= K_SPECIAL && !(key & K_ALT)))
		return false;
	if (key >= K_SPECIAL) /* Alt with something: no text, and nobody's */
		return true;
	note_time(b);
	editor_type(b->ed, bytes, utf8_encode(key, bytes));
	b->selecting = false;
	editbox_settle(b);
	return true;
}

void editbox_paste(struct editbox *b, const char *text, size_t len)
{
	if (b->asks) {
		editbox_ask_paste(b, text, len);
		return;
	}
	editor_paste(b->ed, text, len);
	b->selecting = false;
	editbox_settle(b);
}

/* The mouse. */

static size_t place_at(const struct editbox *b, int y, int x)
{
	size_t line = b->top + (size_t)(y > b->box.y ? y - b->box.y : 0), lines = editor_lines(b->ed);
	int column = x - b->box.x - editbox_margin(b);

	if (line >= lines)
		return editor_length(b->ed);
	return editor_at_column(b->ed, line, column < 0 ? 0 : b->left + (size_t)column);
}

static void wheel(struct editbox *b, bool down)
{
	size_t lines = editor_lines(b->ed), rows = editbox_rows(b), most = lines > rows ? lines - rows : 0;

	if (down)
		b->top = b->top + WHEEL_LINES < most ? b->top + WHEEL_LINES : b->top > most ? b->top : most;
	else
		b->top -= b->top < WHEEL_LINES ? b->top : WHEEL_LINES;
}

bool editbox_mouse(struct editbox *b, const struct mouse *m)
{
	bool drag = m->kind == MOUSE_DRAG;
	int y = drag ? m->from_y : m->y, x = drag ? m->from_x : m->x;

	if (y < b->box.y || y >= b->box.y + b->box.rows || x < b->box.x || x >= b->box.x + b->box.cols)
		return false;
	if (m->kind == MOUSE_WHEEL_UP || m->kind == MOUSE_WHEEL_DOWN) {
		wheel(b, m->kind == MOUSE_WHEEL_DOWN);
		return true;
	}
	if (y == editbox_ask_row(b))
		return true;
	b->selecting = false;
	if (drag)
		editor_select(b->ed, place_at(b, y, x), place_at(b, m->y, m->x));
	else
		editor_go(b->ed, place_at(b, y, x), false);
	return true;
}

const char *editbox_fault(const struct editbox *b, int *line)
{
	size_t at;
	const char *fault = rule_live_fault(b->live, &at);

	if (fault)
		*line = (int)editor_line_at(b->ed, at) + 1;
	return fault;
}

size_t editbox_footer(const struct editbox *b, enum action *out, size_t max)
{
	static const enum action list[] = {ACT_ED_UNDO, ACT_ED_FIND, ACT_ED_COMMENT, ACT_ED_COPY, ACT_ED_PASTE, ACT_ED_REPLACE, ACT_ED_GO};
	size_t n = 0;

	if (b->nissues && n < max)
		out[n++] = ACT_ED_ISSUE;
	for (size_t i = 0; i < sizeof list / sizeof *list && n < max; i++)
		out[n++] = list[i];
	return n;
}
