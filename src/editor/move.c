/* Cursor and selection. */
#include <ctype.h>
#include <string.h>
#include "editor/private.h"

size_t editor_cursor(const struct editor *ed)
{
	return ed->cursor;
}

size_t editor_anchor(const struct editor *ed)
{
	return ed->anchor;
}

bool editor_selection(const struct editor *ed, size_t *from, size_t *to)
{
	*from = ed->anchor < ed->cursor ? ed->anchor : ed->cursor;
	*to = ed->anchor < ed->cursor ? ed->cursor : ed->anchor;
	return *from < *to;
}

static size_t to_character(const struct editor *ed, size_t at)
{
	size_t len = editor_length(ed);

	if (at >= len)
		return len;
	size_t before = editor_prev(ed, at);
	return editor_next(ed, before) > at ? before : at;
}

static void go(struct editor *ed, size_t at, bool select)
{
	ed->cursor = at;
	if (!select)
		ed->anchor = at;
	editor_pause(ed);
}

void editor_go(struct editor *ed, size_t at, bool select)
{
	command(ed);
	go(ed, to_character(ed, at), select);
}

void editor_select(struct editor *ed, size_t anchor, size_t cursor)
{
	editor_go(ed, anchor, false);
	editor_go(ed, cursor, true);
}

void editor_select_all(struct editor *ed)
{
	editor_select(ed, 0, editor_length(ed));
}

void editor_select_line(struct editor *ed)
{
	size_t line = editor_line_at(ed, ed->cursor);
	size_t end = line + 1 < editor_lines(ed) ? editor_line(ed, line + 1, NULL) : editor_length(ed);

	editor_select(ed, editor_line(ed, line, NULL), end);
}

/* Words. What is not ASCII belongs to words, as in Python's names. */

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

/* The end of the run from AT on whose bytes are word bytes or not, as WORD says. */
static size_t run_end(const struct editor *ed, size_t at, bool word)
{
	size_t n;

	for (;;) {
		const char *p = rope_piece(&ed->text, at, &n);
		size_t i = 0;
		while (i < n && is_word(p[i]) == word)
			i++;
		at += i;
		if (n == 0 || i < n)
			return at;
	}
}

static size_t run_start(const struct editor *ed, size_t at, bool word)
{
	size_t n;

	for (;;) {
		const char *p = rope_piece_before(&ed->text, at, &n);
		size_t i = 0;
		while (i < n && is_word(p[-1 - (ptrdiff_t)i]) == word)
			i++;
		at -= i;
		if (n == 0 || i < n)
			return at;
	}
}

void editor_select_word(struct editor *ed, size_t at)
{
	at = to_character(ed, at);
	if (at == editor_length(ed) || !is_word(text_byte(ed, at)))
		editor_select(ed, at, editor_next(ed, at));
	else
		editor_select(ed, run_start(ed, at, true), run_end(ed, at, true));
}

/* Single steps. */

static size_t to_line(struct editor *ed, size_t at, bool down)
{
	size_t line = editor_line_at(ed, at);

	if (down && line + 1 == editor_lines(ed))
		return editor_length(ed);
	if (!down && line == 0)
		return 0;
	return editor_at_column(ed, down ? line + 1 : line - 1, ed->goal);
}

static size_t line_start(const struct editor *ed, size_t at)
{
	char window[WINDOW];
	size_t len, start = editor_line(ed, editor_line_at(ed, at), &len), first = start, n;

	while (first < start + len) {
		const char *p = text_window(ed, first, start + len, window, &n);
		size_t skip = blanks(p, n);
		first += skip;
		if (skip < n)
			break;
	}
	return at == first ? start : first;
}

static size_t step(struct editor *ed, enum editor_move move, size_t at)
{
	size_t one, other;

	switch (move) {
	case EDITOR_LEFT:
		return editor_prev(ed, at);
	case EDITOR_RIGHT:
		return editor_next(ed, at);
	case EDITOR_UP:
	case EDITOR_DOWN:
		return to_line(ed, at, move == EDITOR_DOWN);
	case EDITOR_WORD_LEFT:
		return run_start(ed, run_start(ed, at, false), true);
	case EDITOR_WORD_RIGHT:
		return run_end(ed, run_end(ed, at, false), true);
	case EDITOR_LINE_START:
		return line_start(ed, at);
	case EDITOR_LINE_END:
		return line_end(ed, editor_line_at(ed, at));
	case EDITOR_TEXT_START:
		return 0;
	case EDITOR_TEXT_END:
		return editor_length(ed);
	case EDITOR_BRACKET:
		return editor_brackets(ed, &one, &other) ? other : at;
	}
	return at;
}

void editor_move(struct editor *ed, enum editor_move move, size_t count, bool select)
{
	bool vertical = move == EDITOR_UP || move == EDITOR_DOWN, had_goal = ed->has_goal;
	size_t from, to, at = ed->cursor;

	command(ed);
	if (vertical) {
		if (!had_goal)
			ed->goal = editor_column(ed, at);
		ed->has_goal = true;
	}
	if (!select && (move == EDITOR_LEFT || move == EDITOR_RIGHT) && count > 0 && editor_selection(ed, &from, &to)) {
		at = move == EDITOR_LEFT ? from : to;
		count--;
	}
	for (; count > 0; count--) {
		size_t next = step(ed, move, at);
		if (next == at)
			break;
		at = next;
		if (move == EDITOR_LINE_START || move == EDITOR_BRACKET)
			break;
	}
	go(ed, at, select);
}

/* Brackets. */

#define ASKS_MAX 1000

static const char opening[] = "([{", closing[] = ")]}";

static const char *bracket(const char *set, char c)
{
	return c ? strchr(set, c) : NULL;
}

struct pairing {
	const struct editor *ed;
	char mine, partner;
	enum editor_part part; /* what the first one stands in */
	size_t depth;
	size_t asks; /* left: each may cost as much as code is nested deep */
};

/* Whether the byte C at AT ends the search. */
static bool pairs(struct pairing *p, char c, size_t at)
{
	if ((c != p->mine && c != p->partner) || p->asks == 0)
		return false;
	p->asks--;
	if (part_at(p->ed, at) != p->part)
		return false;
	if (c == p->mine) {
		p->depth++;
		return false;
	}
	return --p->depth == 0;
}

static bool find_partner(struct pairing *p, size_t at, bool forward, size_t *other)
{
	size_t left = EDITOR_BRACKET_MAX, n;

	while (left > 0) {
		const char *text = forward ? rope_piece(&p->ed->text, at, &n) : rope_piece_before(&p->ed->text, at, &n);
		if (n == 0)
			return false;
		for (size_t i = 0; i < n && left > 0; i++, left--) {
			size_t here = forward ? at + i : at - 1 - i;
			if (pairs(p, forward ? text[i] : text[-1 - (ptrdiff_t)i], here)) {
				*other = here;
				return true;
			}
		}
		at = forward ? at + n : at - n;
	}
	return false;
}

bool editor_brackets(const struct editor *ed, size_t *one, size_t *other)
{
	for (size_t back = 0; back <= 1; back++) {
		size_t at = ed->cursor - back, k;
		if (ed->cursor < back || at >= editor_length(ed))
			continue;
		char c = text_byte(ed, at);
		const char *open = bracket(opening, c), *close = bracket(closing, c);
		if (!open && !close)
			continue;
		k = open ? (size_t)(open - opening) : (size_t)(close - closing);
		struct pairing p = {.ed = ed, .mine = c, .partner = open ? closing[k] : opening[k], .part = part_at(ed, at), .depth = 1, .asks = ASKS_MAX};
		*one = at;
		if (find_partner(&p, open ? at + 1 : at, open != NULL, other))
			return true;
	}
	return false;
}
