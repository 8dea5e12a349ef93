#include "tui/list.h"
#include "tui/theme.h"

void list_init(struct list *l, bool ascii)
{
	l->view.source = (struct view_source){rows_line, &l->rows};
	l->view.ascii = ascii;
}

void list_done(struct list *l)
{
	rows_done(&l->rows);
	vec_done(&l->entries);
	view_done(&l->view);
}

void list_clear(struct list *l)
{
	rows_clear(&l->rows);
	l->entries.len = 0;
}

void list_own(struct list *l, int entry)
{
	while (l->entries.len < rows_count(&l->rows))
		*vec_push(&l->entries) = entry;
}

static bool selectable(const struct list *l, size_t row)
{
	return row < l->entries.len && l->entries.ptr[row] != LIST_NONE;
}

/* First row of the entry that ROW belongs to; a long text takes several. */
static size_t first_row(const struct list *l, size_t row)
{
	while (row > 0 && l->entries.ptr[row - 1] == l->entries.ptr[row])
		row--;
	return row;
}

static size_t last_row(const struct list *l, size_t row)
{
	while (row + 1 < l->entries.len && l->entries.ptr[row + 1] == l->entries.ptr[row])
		row++;
	return row;
}

/* The entry behind (STEP 1) or before (-1) ROW; ROW itself when there is none. */
static size_t step_from(const struct list *l, size_t row, int step)
{
	size_t n = step > 0 ? last_row(l, row) : first_row(l, row);

	for (;;) {
		if (step > 0 ? n + 1 >= l->entries.len : n == 0)
			return row;
		n = step > 0 ? n + 1 : n - 1;
		if (selectable(l, n))
			return first_row(l, n);
	}
}

void list_select(struct list *l, size_t row)
{
	l->selected = row;
	if (!selectable(l, row))
		return;
	if (step_from(l, row, -1) == row) /* what stands above the first entry */
		view_show(&l->view, 0);
	view_show(&l->view, last_row(l, row));
	view_show(&l->view, row);
}

static void move(struct list *l, int step, int times)
{
	for (int i = 0; selectable(l, l->selected) && i < times; i++) {
		size_t row = step_from(l, l->selected, step);
		if (row == l->selected)
			break;
		l->selected = row;
	}
	list_select(l, l->selected);
}

/* The first entry from row N on, or the last before it. */
static void select_near(struct list *l, size_t n)
{
	size_t row = n;

	while (row < l->entries.len && !selectable(l, row))
		row++;
	if (row >= l->entries.len)
		for (row = l->entries.len; row > 0 && !selectable(l, row - 1);)
			row--;
	if (row < l->entries.len && selectable(l, row))
		list_select(l, first_row(l, row));
	else if (row > 0)
		list_select(l, first_row(l, row - 1));
}

void list_made(struct list *l, size_t row)
{
	view_changed(&l->view);
	select_near(l, row);
}

int list_selected(const struct list *l)
{
	return selectable(l, l->selected) ? l->entries.ptr[l->selected] : LIST_NONE;
}

size_t list_find(const struct list *l, int entry, size_t from)
{
	while (from < l->entries.len && l->entries.ptr[from] != entry)
		from++;
	return from;
}

bool list_act(struct list *l, enum action a, int count)
{
	int times = count > 0 ? count : 1, page = l->view.box.rows > 1 ? l->view.box.rows - 1 : 1;

	switch (a) {
	case ACT_DOWN:
		move(l, 1, times);
		return true;
	case ACT_UP:
		move(l, -1, times);
		return true;
	case ACT_PAGE_DOWN:
		move(l, 1, page);
		return true;
	case ACT_PAGE_UP:
		move(l, -1, page);
		return true;
	case ACT_HALF_DOWN:
		move(l, 1, page / 2 + 1);
		return true;
	case ACT_HALF_UP:
		move(l, -1, page / 2 + 1);
		return true;
	case ACT_TOP:
		select_near(l, 0);
		move(l, 1, count - 1);
		return true;
	case ACT_BOTTOM:
		select_near(l, count > 0 ? 0 : l->entries.len);
		move(l, 1, count - 1);
		return true;
	default:
		return false;
	}
}

bool list_click(struct list *l, int y, int x)
{
	size_t row = l->view.top + (size_t)(y - l->view.box.y);

	if (!view_covers(&l->view, y, x) || !selectable(l, row))
		return false;
	if (selectable(l, l->selected) && first_row(l, row) == first_row(l, l->selected))
		return true;
	list_select(l, first_row(l, row));
	return false;
}

/* The selection stays with what is shown. */
static void keep_in_sight(struct list *l)
{
	size_t first = l->view.top, end = first + (size_t)l->view.box.rows;

	if (l->view.box.rows < 1 || (l->selected >= first && l->selected < end))
		return;
	bool above = l->selected < first;
	for (size_t i = 0; i < end - first; i++) {
		size_t row = above ? first + i : end - 1 - i;
		if (selectable(l, row)) {
			l->selected = row;
			return;
		}
	}
}

void list_settle(struct list *l)
{
	size_t line;

	if (!view_hit_line(&l->view, &line)) {
		l->hit = 0;
	} else if (line + 1 != l->hit) {
		l->hit = line + 1;
		if (selectable(l, line))
			l->selected = first_row(l, line);
	}
	keep_in_sight(l);
}

void list_draw(struct list *l, struct grid *g)
{
	view_draw(&l->view, g, true);
	if (!selectable(l, l->selected))
		return;
	int from = l->view.box.x > 0 ? l->view.box.x - 1 : 0; /* with the margins */
	for (size_t row = first_row(l, l->selected); row <= last_row(l, l->selected); row++)
		if (row >= l->view.top && row < l->view.top + (size_t)l->view.box.rows)
			grid_restyle(g, l->view.box.y + (int)(row - l->view.top), from, l->view.box.cols + 2, STYLE_SELECTED);
	grid_cursor(g, l->view.box.y + (int)(l->selected - l->view.top), l->view.box.x);
}
