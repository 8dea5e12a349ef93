/* Characters, and the cells they take. */
#include <string.h>
#include "editor/private.h"

size_t editor_show(const char *p, size_t n, size_t column, struct buf *out, int *cells)
{
	struct buf own = BUF_INIT;
	uint32_t cp;

	*cells = 1;
	if (*p >= ' ' && *p < 0x7F && (n == 1 || (unsigned char)p[1] < 0x80)) {
		if (out)
			buf_addch(out, *p);
		return 1;
	}
	if (*p == '\t') {
		*cells = EDITOR_TAB - (int)(column % EDITOR_TAB);
		if (out)
			buf_fill(out, ' ', (size_t)*cells);
		return 1;
	}
	size_t len = utf8_cluster(p, n);
	cellsafe(&own, p, len, CELL_CODE);
	*cells = utf8_width(own.data, own.len);
	if (*cells == 0) {
		utf8_decode(p, len, &cp);
		buf_clear(&own);
		buf_addf(&own, "<U+%04X>", (unsigned)cp);
		*cells = (int)own.len;
	}
	if (out)
		buf_add(out, own.data, own.len);
	buf_done(&own);
	return len;
}

/* Go through the characters of a line from START on, up to END, and stop before the one that covers byte STOP or cell LIMIT. */
static size_t walk(const struct editor *ed, size_t start, size_t end, size_t stop, size_t limit, size_t *column)
{
	char window[WINDOW];
	size_t at = start, n = 0, used = 0;
	const char *p = window;

	*column = 0;
	while (at < end) {
		int cells;
		if (n - used < UTF8_CLUSTER && at + (n - used) < end) {
			p = text_window(ed, at, end, window, &n);
			used = 0;
		}
		size_t len = editor_show(p + used, n - used, *column, NULL, &cells);
		if (at + len > stop || *column + (size_t)cells > limit)
			break;
		*column += (size_t)cells;
		at += len;
		used += len;
	}
	return at;
}

size_t editor_column(const struct editor *ed, size_t at)
{
	size_t len, column, start = editor_line(ed, editor_line_at(ed, at), &len);

	walk(ed, start, start + len, at, SIZE_MAX, &column);
	return column;
}

size_t editor_at_column(const struct editor *ed, size_t line, size_t column)
{
	size_t len, reached, start = editor_line(ed, line, &len);

	return walk(ed, start, start + len, SIZE_MAX, column, &reached);
}

size_t editor_next(const struct editor *ed, size_t at)
{
	char window[WINDOW];
	size_t n, len = editor_length(ed);

	if (at >= len)
		return len;
	const char *p = text_window(ed, at, len, window, &n);
	return at + utf8_cluster(p, n);
}

/* A place before AT from which characters can be counted: the last ASCII character there is; else the start, which may be CUT from a character. */
static size_t safe_start(const char *p, size_t at, bool cut)
{
	size_t i = at;

	while (i > 0 && (unsigned char)p[i - 1] >= 0x80)
		i--;
	if (i == 0) {
		while (cut && i < 3 && ((unsigned char)p[i] & 0xC0) == 0x80)
			i++;
		return i;
	}
	return i > 1 && p[i - 1] == '\n' && p[i - 2] == '\r' ? i - 2 : i - 1;
}

/* The start of the last character that begins before AT, and, in *END, its end. */
static size_t char_before(const struct editor *ed, size_t at, size_t *end)
{
	char bytes[2 * WINDOW];
	size_t from = at > WINDOW ? at - WINDOW : 0, len = editor_length(ed), have = 0, stop = at + UTF8_CLUSTER;

	if (stop > len)
		stop = len;
	while (from + have < stop) {
		size_t n;
		const char *p = rope_piece(&ed->text, from + have, &n);
		if (n > stop - from - have)
			n = stop - from - have;
		memcpy(bytes + have, p, n);
		have += n;
	}
	size_t i = safe_start(bytes, at - from, from > 0), before = i;
	while (from + i < at) {
		before = i;
		i += utf8_cluster(bytes + i, have - i);
	}
	*end = from + i;
	return from + before;
}

size_t editor_prev(const struct editor *ed, size_t at)
{
	size_t end;

	return at == 0 ? 0 : char_before(ed, at, &end);
}
