/* What the editor asks in its last row: what to find, what to put in its place, a line, the name of an issue. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "base/xalloc.h"
#include "tui/editor_box.h"
#include "tui/key.h"
#include "tui/theme.h"

static void take_text(char **to, const char *text)
{
	char *copy = text ? xstrdup(text) : NULL;

	free(*to);
	*to = copy;
}

void editbox_forget(struct editbox *b)
{
	take_text(&b->pattern, NULL);
}

void editbox_ask(struct editbox *b, enum editbox_asks what)
{
	input_done(&b->input);
	b->asks = what;
	b->asked_at = editor_cursor(b->ed);
	b->asked_top = b->top;
	b->choice = 0;
}

static void ask_no_more(struct editbox *b)
{
	b->asks = ASKS_NOTHING;
	input_done(&b->input);
}

/* Hits. */

static void select_hit(struct editbox *b, const struct editor_hit *hit)
{
	editor_select(b->ed, hit->from, hit->to);
	editbox_settle(b);
}

/* How many hits there are, and which of them begins at FROM, from 1. */
static size_t count_hits(const struct editbox *b, size_t from, size_t *which)
{
	struct editor_hit hit = {0};
	size_t n = 0;

	*which = 0;
	while (editor_find(b->ed, b->pattern, hit.to, false, &hit) && !hit.wrapped) {
		n++;
		if (hit.from == from)
			*which = n;
	}
	return n;
}

static void say_hit(struct editbox *b, const struct editor_hit *hit, bool backwards)
{
	size_t which, n = count_hits(b, hit->from, &which);

	editbox_say(b, "%zu of %zu: %s%s", which, n, b->pattern, !hit->wrapped ? "" : backwards ? " (from the end again)" : " (from the top again)");
}

void editbox_next_hit(struct editbox *b, bool backwards)
{
	struct editor_hit hit;
	size_t from, to;

	if (!b->pattern) {
		editbox_ask(b, ASKS_FIND);
		return;
	}
	editor_selection(b->ed, &from, &to);
	if (!editor_find(b->ed, b->pattern, backwards ? from : to, backwards, &hit)) {
		editbox_say(b, "not found: %s", b->pattern);
		return;
	}
	b->selecting = false;
	select_hit(b, &hit);
	say_hit(b, &hit, backwards);
}

/* The text to find was changed: show the first hit from where the cursor was. */
static void find_typed(struct editbox *b)
{
	struct editor_hit hit;

	take_text(&b->pattern, b->input.text.len ? b->input.text.data : NULL);
	if (b->pattern && editor_find(b->ed, b->pattern, b->asked_at, false, &hit)) {
		select_hit(b, &hit);
		return;
	}
	editor_go(b->ed, b->asked_at, false);
	b->top = b->asked_top;
	editbox_settle(b);
}

/* Replacing one by one. */

static void stop_replacing(struct editbox *b)
{
	ask_no_more(b);
	editor_go(b->ed, editor_cursor(b->ed), false);
	editbox_say(b, b->replaced == 1 ? "Replaced once." : "Replaced %zu times.", b->replaced);
	editbox_forget(b);
}

/* To the next hit from FROM on, as far as the place where it all began. */
static void ask_next(struct editbox *b, size_t from)
{
	struct editor_hit hit;
	bool found = editor_find(b->ed, b->pattern, from, false, &hit);

	if (found && hit.wrapped)
		found = !b->around;
	b->around |= found && hit.wrapped;
	if (found && b->around && hit.from >= b->asked_at)
		found = false;
	if (found)
		select_hit(b, &hit);
	else
		stop_replacing(b);
}

static void replace_this(struct editbox *b)
{
	size_t from, to, before = editor_length(b->ed);

	if (editor_selection(b->ed, &from, &to) && editor_replace(b->ed, b->pattern, b->replacement)) {
		b->replaced++;
		if (from < b->asked_at)
			b->asked_at = b->asked_at + editor_length(b->ed) - before;
	}
	ask_next(b, editor_cursor(b->ed));
}

static void each_key(struct editbox *b, uint32_t key)
{
	size_t from, to;

	editor_selection(b->ed, &from, &to);
	switch (action_of(key, SCOPE_REPLACE)) {
	case ACT_ED_THIS:
		replace_this(b);
		break;
	case ACT_ED_SKIP:
		ask_next(b, to);
		break;
	case ACT_ED_EACH:
		b->replaced += editor_replace_all(b->ed, b->pattern, b->replacement);
		stop_replacing(b);
		break;
	case ACT_ED_STOP:
		stop_replacing(b);
		break;
	default:
		break;
	}
}

static void begin_to_replace(struct editbox *b)
{
	struct editor_hit hit;

	take_text(&b->replacement, b->input.text.data);
	b->replaced = 0;
	b->around = false;
	if (!editor_find(b->ed, b->pattern, b->asked_at, false, &hit)) {
		ask_no_more(b);
		editbox_say(b, "not found: %s", b->pattern);
		editbox_forget(b);
		return;
	}
	b->around = hit.wrapped;
	b->asks = ASKS_EACH;
	select_hit(b, &hit);
}

/* Issues. */

/* The name number CHOICE of those that have what was typed, *N of them; NULL where there is none. */
static const char *offered(const struct editbox *b, size_t choice, size_t *n)
{
	const char *name = NULL;

	*n = 0;
	for (size_t i = 0; i < b->nissues; i++)
		if (strcasestr(b->issues[i], b->input.text.data) && (*n)++ == choice)
			name = b->issues[i];
	return name;
}

static void mark(struct editbox *b, const char *name)
{
	if (!editor_mark(b->ed, name))
		editbox_say(b, "A comment cannot stand here: mark the line above, or the statement's first line.");
}

void editbox_issue(struct editbox *b)
{
	struct buf name = BUF_INIT;

	if (editor_marked(b->ed, &name)) {
		mark(b, name.data);
		buf_done(&name);
		return;
	}
	buf_done(&name);
	if (b->nissues == 1) {
		mark(b, b->issues[0]);
		return;
	}
	if (b->nissues == 0) {
		editbox_say(b, "There is nothing to mark in this exercise.");
		return;
	}
	editbox_ask(b, ASKS_ISSUE);
	for (size_t i = 0; b->issue && i < b->nissues; i++)
		if (strcmp(b->issues[i], b->issue) == 0)
			b->choice = i;
}

/* What was asked for is there, or not. */

static void go_to_line(struct editbox *b)
{
	int line = 0, col = 1;

	if (sscanf(b->input.text.data, "%9d:%9d", &line, &col) >= 1 && line > 0)
		editbox_go(b, line, col);
	else if (b->input.text.len)
		editbox_say(b, "A line is a number, such as 12, or 12:5 with a column.");
}

static void accept(struct editbox *b)
{
	struct editor_hit hit;
	const char *name;
	size_t n;

	switch (b->asks) {
	case ASKS_FIND: {
		size_t from, to;
		bool any = b->pattern && editor_selection(b->ed, &from, &to);
		ask_no_more(b);
		if (any && editor_find(b->ed, b->pattern, from, false, &hit))
			say_hit(b, &hit, false);
		else if (b->pattern)
			editbox_say(b, "not found: %s", b->pattern);
		break;
	}
	case ASKS_WHAT:
		take_text(&b->pattern, b->input.text.len ? b->input.text.data : NULL);
		input_done(&b->input);
		b->asks = b->pattern ? ASKS_WITH : ASKS_NOTHING;
		break;
	case ASKS_WITH:
		begin_to_replace(b);
		break;
	case ASKS_LINE:
		go_to_line(b);
		ask_no_more(b);
		break;
	case ASKS_ISSUE:
		name = offered(b, b->choice, &n);
		if (name) {
			take_text(&b->issue, name);
			mark(b, name);
		}
		ask_no_more(b);
		break;
	default:
		break;
	}
	editbox_settle(b);
}

static void cancel(struct editbox *b)
{
	if (b->asks == ASKS_FIND || b->asks == ASKS_WHAT || b->asks == ASKS_WITH) {
		editbox_forget(b);
		editor_go(b->ed, b->asked_at, false);
		b->top = b->asked_top;
	}
	ask_no_more(b);
	editbox_settle(b);
}

/* Keys. */

static void typed(struct editbox *b)
{
	b->choice = 0;
	if (b->asks == ASKS_FIND)
		find_typed(b);
}

/* To the next of what is offered, or the one before. */
static void step(struct editbox *b, bool back)
{
	size_t n;

	if (b->asks == ASKS_FIND && b->pattern)
		editbox_next_hit(b, back);
	offered(b, 0, &n);
	if (b->asks == ASKS_ISSUE && n)
		b->choice = (b->choice + (back ? n - 1 : 1)) % n;
}

void editbox_ask_key(struct editbox *b, uint32_t key)
{
	enum action a = action_of(key, SCOPE_INPUT);
	char bytes[4];

	if (b->asks == ASKS_EACH) {
		each_key(b, key);
	} else if (a == ACT_INPUT_ACCEPT) {
		accept(b);
	} else if (a == ACT_INPUT_CANCEL || (a == ACT_INPUT_ERASE && b->input.text.len == 0)) {
		cancel(b);
	} else if (a == ACT_INPUT_NEXT || a == ACT_INPUT_PREV) {
		step(b, a == ACT_INPUT_PREV);
	} else if (a != ACT_NONE) {
		if (input_act(&b->input, a))
			typed(b);
	} else if (key >= ' ' && key < K_SPECIAL) {
		input_insert(&b->input, bytes, utf8_encode(key, bytes));
		typed(b);
	}
}

void editbox_ask_paste(struct editbox *b, const char *text, size_t len)
{
	if (b->asks == ASKS_EACH)
		return;
	input_insert(&b->input, text, len);
	typed(b);
}

/* Drawing. */

static int put(struct grid *g, int y, int x, int end, const char *text, int style)
{
	return x < end ? x + grid_puts(g, y, x, end - x, text, style) : x;
}

static void draw_each(const struct editbox *b, struct grid *g, int y, int x, int end)
{
	static const enum action list[] = {ACT_ED_THIS, ACT_ED_SKIP, ACT_ED_EACH, ACT_ED_STOP};
	struct buf key = BUF_INIT;

	x = put(g, y, x, end, b->box.cols >= 40 ? "Replace? " : "", STYLE_FOOTER_KEY);
	for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
		buf_clear(&key);
		action_keys(list[i], SCOPE_REPLACE, 1, "", &key);
		x = put(g, y, x, end, key.data, STYLE_FOOTER_KEY);
		x = put(g, y, x, end, " ", STYLE_INPUT);
		x = put(g, y, x, end, action_label(list[i]), STYLE_INPUT);
		x = put(g, y, x, end, "  ", STYLE_INPUT);
	}
	buf_done(&key);
}

/* The name that Enter takes, at the right end; returns the column where it begins. */
static int draw_offer(const struct editbox *b, struct grid *g, int y, int x, int end)
{
	struct buf text = BUF_INIT, safe = BUF_INIT;
	size_t n;
	const char *name = offered(b, b->choice, &n);

	if (name)
		buf_addf(&text, " %s (%zu of %zu)", name, b->choice + 1, n);
	else
		buf_addstr(&text, " no such name");
	cellsafe(&safe, text.data, text.len, CELL_PROSE);
	int width = utf8_width(safe.data, safe.len), most = (end - x) * 3 / 4, from = end - (width < most ? width : most);
	grid_put(g, y, from, end - from, safe.data, safe.len, STYLE_MESSAGE);
	buf_done(&text);
	buf_done(&safe);
	return from;
}

void editbox_ask_draw(const struct editbox *b, struct grid *g, int y, bool focused)
{
	static const char *const labels[] = {
	    [ASKS_FIND] = "Find: ", [ASKS_WHAT] = "Replace: ", [ASKS_WITH] = "With: ", [ASKS_LINE] = "Line: ", [ASKS_ISSUE] = "Issue: "};
	int x = b->box.x, end = b->box.x + b->box.cols;

	grid_fill(g, (struct box){y, x, 1, b->box.cols}, STYLE_INPUT);
	if (b->asks == ASKS_EACH) {
		draw_each(b, g, y, x, end);
		return;
	}
	if (b->box.cols > 12)
		x = put(g, y, x, end, labels[b->asks], STYLE_FOOTER_KEY);
	if (b->asks == ASKS_ISSUE)
		end = draw_offer(b, g, y, x, end);
	int cy = g->cursor_y, cx = g->cursor_x;
	bool shown = g->cursor;
	input_draw(&b->input, g, y, x, end - x > 0 ? end - x : 1, STYLE_INPUT);
	if (!focused) {
		g->cursor_y = cy;
		g->cursor_x = cx;
		g->cursor = shown;
	}
}
