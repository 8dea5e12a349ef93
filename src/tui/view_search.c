/* Searching in a view: its lines are read, and looked through, in pieces short enough that keys can be taken between them. */
#include "base/clock.h"
#include "tui/view.h"

#define PIECE_MS 8
#define LINES_AT_ONCE 500
#define BYTES_AT_ONCE (256u << 10)

/* Some lines more of the text. */
static void read_lines(struct view *v)
{
	struct search *s = &v->search;

	for (int i = 0; i < LINES_AT_ONCE && !s->whole; i++) {
		if (!view_has(v, s->starts.len)) {
			s->whole = true;
			break;
		}
		search_add_line(s);
		for (size_t k = 0; k < v->line.spans.len; k++)
			search_add(s, v->line.spans.ptr[k].text, v->line.spans.ptr[k].len);
	}
}

bool view_hit_line(const struct view *v, size_t *line)
{
	const struct search *s = &v->search;

	if (!s->found.end)
		return false;
	*line = search_line(s, s->found.start);
	return true;
}

/* A place found by searching is shown with some text before it. */
static void show_found(struct view *v)
{
	size_t rows = v->box.rows > 0 ? (size_t)v->box.rows : 1, line;

	if (view_hit_line(v, &line) && (line < v->top || line >= v->top + rows))
		view_go(v, line > rows / 3 ? line - rows / 3 : 0);
}

/* The hit to be shown is known, or that there is none. */
static void arrive(struct view *v)
{
	v->searching = false;
	if (v->search.found.end)
		show_found(v);
	else
		view_go(v, v->search.from);
}

static void take_piece(struct view *v)
{
	struct search *s = &v->search;

	if (s->stage == SEARCH_OVER || !search_more(s, BYTES_AT_ONCE))
		read_lines(v);
	if (v->searching && (s->stage == SEARCH_COUNT || s->stage == SEARCH_OVER))
		arrive(v);
	if (s->stage == SEARCH_OVER && s->whole)
		v->expected = false;
}

bool view_searches(const struct view *v)
{
	return v->search.stage != SEARCH_OVER || v->expected;
}

bool view_search_more(struct view *v)
{
	for (int64_t until = clock_monotonic() + PIECE_MS; view_searches(v) && clock_monotonic() < until;)
		take_piece(v);
	return view_searches(v);
}

void view_expect_search(struct view *v)
{
	v->expected = !v->search.whole;
}

void view_search(struct view *v, const char *pattern, size_t from)
{
	search_for(&v->search, pattern, from);
	v->expected = false;
	v->searching = *pattern;
	if (v->searching && v->search.stage == SEARCH_OVER)
		arrive(v);
	view_search_more(v);
}

size_t view_search_all(struct view *v)
{
	while (v->search.stage != SEARCH_OVER)
		take_piece(v);
	return v->search.hits.len;
}

bool view_next_hit(struct view *v, int step, bool *wrapped)
{
	struct search *s = &v->search;
	size_t n = view_search_all(v);

	*wrapped = false;
	if (n == 0)
		return false;
	*wrapped = step > 0 ? s->now + 1 == n : s->now == 0;
	search_go(s, (s->now + (step > 0 ? 1 : n - 1)) % n);
	show_found(v);
	return true;
}

void view_changed(struct view *v)
{
	char *pattern = v->search.pattern ? xstrdup(v->search.pattern) : NULL;
	size_t rows = v->box.rows > 0 ? (size_t)v->box.rows : 1;

	search_forget(&v->search);
	v->searching = v->expected = false;
	v->link = 0;
	while (v->top > 0 && !view_has(v, v->top + rows - 1))
		v->top--;
	if (pattern) {
		search_for(&v->search, pattern, v->top);
		view_search_more(v);
	}
	free(pattern);
}
