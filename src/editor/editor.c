/* The text and its lines, and the one way in which it changes. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "editor/private.h"

/* Reading. */

size_t editor_length(const struct editor *ed)
{
	return rope_length(&ed->text);
}

size_t editor_lines(const struct editor *ed)
{
	return rope_newlines(&ed->text) + 1;
}

const char *editor_piece(const struct editor *ed, size_t at, size_t *n)
{
	return rope_piece(&ed->text, at, n);
}

char text_byte(const struct editor *ed, size_t at)
{
	size_t n;
	const char *p = rope_piece(&ed->text, at, &n);

	assert(n > 0);
	return *p;
}

size_t editor_line(const struct editor *ed, size_t line, size_t *len)
{
	size_t start = line == 0 ? 0 : rope_after_newline(&ed->text, line);

	if (!len)
		return start;
	if (line == rope_newlines(&ed->text)) {
		*len = editor_length(ed) - start;
		return start;
	}
	size_t end = rope_after_newline(&ed->text, line + 1) - 1;
	if (end > start && text_byte(ed, end - 1) == '\r')
		end--;
	*len = end - start;
	return start;
}

size_t line_end(const struct editor *ed, size_t line)
{
	size_t len, start = editor_line(ed, line, &len);

	return start + len;
}

size_t editor_line_at(const struct editor *ed, size_t at)
{
	return rope_newlines_before(&ed->text, at);
}

void editor_copy_out(const struct editor *ed, size_t from, size_t to, struct buf *out)
{
	while (from < to) {
		size_t n;
		const char *p = rope_piece(&ed->text, from, &n);
		if (n > to - from)
			n = to - from;
		buf_add(out, p, n);
		from += n;
	}
}

void line_text(const struct editor *ed, size_t line, struct buf *out)
{
	size_t len, start = editor_line(ed, line, &len);

	editor_copy_out(ed, start, start + len, out);
}

const char *text_window(const struct editor *ed, size_t at, size_t end, char window[WINDOW], size_t *n)
{
	const char *p = rope_piece(&ed->text, at, n);
	size_t rest = end - at, have = 0;

	if (*n >= rest)
		*n = rest;
	if (*n == rest || *n >= UTF8_CLUSTER)
		return p;
	if (rest > WINDOW)
		rest = WINDOW;
	while (have < rest) {
		p = rope_piece(&ed->text, at + have, n);
		if (*n > rest - have)
			*n = rest - have;
		memcpy(window + have, p, *n);
		have += *n;
	}
	*n = have;
	return window;
}

size_t blanks(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && (s[i] == ' ' || s[i] == '\t'))
		i++;
	return i;
}

/* Changing. */

static struct editor_point point_of(const struct editor *ed, size_t at)
{
	size_t line = editor_line_at(ed, at);

	return (struct editor_point){line, at - editor_line(ed, line, NULL)};
}

void splice(struct editor *ed, size_t from, size_t to, const char *text, size_t len)
{
	struct editor_change c = {.start = from, .old_end = to, .new_end = from + len};

	if (from == to && len == 0)
		return;
	c.start_point = point_of(ed, from);
	c.old_end_point = point_of(ed, to);
	rope_delete(&ed->text, from, to);
	rope_insert(&ed->text, from, text, len);
	c.new_end_point = point_of(ed, c.new_end);
	ed->version++;
	if (ed->changed)
		ed->changed(ed->changed_ctx, &c);
}

void edit(struct editor *ed, enum history_group group, size_t from, size_t to, const char *text, size_t len)
{
	struct buf removed = BUF_INIT;

	if (from == to && len == 0)
		return;
	editor_copy_out(ed, from, to, &removed);
	size_t n = removed.len;
	history_add(&ed->history, group, (struct history_cursor){ed->anchor, ed->cursor}, from, buf_detach(&removed), n, text, len);
	splice(ed, from, to, text, len);
	edit_done(ed, from + len, from + len);
}

/* Not between CR and LF, nor behind the end. */
static size_t mend(const struct editor *ed, size_t at)
{
	if (at > editor_length(ed))
		return editor_length(ed);
	bool torn = at > 0 && at < editor_length(ed) && text_byte(ed, at) == '\n' && text_byte(ed, at - 1) == '\r';
	return at - torn;
}

void edit_done(struct editor *ed, size_t anchor, size_t cursor)
{
	ed->anchor = mend(ed, anchor);
	ed->cursor = mend(ed, cursor);
	history_cursor(&ed->history, (struct history_cursor){ed->anchor, ed->cursor});
}

void command(struct editor *ed)
{
	ed->has_goal = false;
	ed->cutting = false;
}

void add_lines(const struct editor *ed, struct buf *out, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		size_t run = i;
		while (run < len && text[run] != '\n' && text[run] != '\r')
			run++;
		buf_add(out, text + i, run - i);
		i = run;
		if (i == len)
			break;
		if (text[i] == '\r' && i + 1 < len && text[i + 1] == '\n')
			i++;
		buf_addstr(out, ed->crlf ? "\r\n" : "\n");
	}
}

/* Undo. */

bool editor_undo(struct editor *ed)
{
	struct history *h = &ed->history;

	command(ed);
	history_end(h);
	if (h->done == 0)
		return false;
	for (;;) {
		const struct history_change *c = &h->changes.ptr[--h->done];
		splice(ed, c->at, c->at + c->inserted.len, c->removed, c->nremoved);
		if (!c->first)
			continue;
		ed->anchor = c->before.anchor;
		ed->cursor = c->before.cursor;
		return true;
	}
}

bool editor_redo(struct editor *ed)
{
	struct history *h = &ed->history;

	command(ed);
	history_end(h);
	if (h->done == h->changes.len)
		return false;
	do {
		const struct history_change *c = &h->changes.ptr[h->done++];
		splice(ed, c->at, c->at + c->nremoved, c->inserted.data, c->inserted.len);
		ed->anchor = c->after.anchor;
		ed->cursor = c->after.cursor;
	} while (h->done < h->changes.len && !h->changes.ptr[h->done].first);
	return true;
}

void editor_pause(struct editor *ed)
{
	history_end(&ed->history);
}

void editor_saved(struct editor *ed)
{
	history_end(&ed->history);
	ed->history.saved = ed->history.done;
}

bool editor_is_saved(const struct editor *ed)
{
	return ed->history.saved == ed->history.done;
}

unsigned long editor_version(const struct editor *ed)
{
	return ed->version;
}

void editor_listen(struct editor *ed, editor_changed *fn, void *ctx)
{
	ed->changed = fn;
	ed->changed_ctx = ctx;
}

void editor_ask_parts(struct editor *ed, editor_part_at *fn, void *ctx)
{
	ed->part_at = fn;
	ed->part_ctx = ctx;
}

enum editor_part part_at(const struct editor *ed, size_t at)
{
	return ed->part_at ? ed->part_at(ed->part_ctx, at) : EDITOR_CODE;
}

/* Opening. */

/* How the file is indented goes by its first indented line behind a colon, its line ends by the first. */
static void look_at_habits(struct editor *ed, const char *text, size_t len)
{
	const char *newline = len ? memchr(text, '\n', len) : NULL;
	size_t before = 0;

	ed->crlf = newline && newline > text && newline[-1] == '\r';
	ed->indent = EDITOR_INDENT;
	while (newline) {
		const char *line = newline + 1, *end = text + len;
		const char *next = line < end ? memchr(line, '\n', (size_t)(end - line)) : NULL;
		size_t n = blanks(line, (size_t)(end - line));
		bool colon = newline - text > (ed->crlf ? 1 : 0) && newline[ed->crlf ? -2 : -1] == ':';
		if (colon && line + n < end && line[n] != '\n' && line[n] != '\r' && (line[0] == '\t' || n > before)) {
			ed->tabs = line[0] == '\t';
			if (!ed->tabs && n - before <= 8)
				ed->indent = (unsigned)(n - before);
			return;
		}
		before = n;
		newline = next;
	}
}

struct editor *editor_new(const char *text, size_t len)
{
	struct editor *ed = xcalloc(1, sizeof *ed);

	ed->clip = (struct buf)BUF_INIT;
	rope_insert(&ed->text, 0, text, len);
	look_at_habits(ed, text, len);
	return ed;
}

void editor_free(struct editor *ed)
{
	if (!ed)
		return;
	rope_done(&ed->text);
	history_done(&ed->history);
	buf_done(&ed->clip);
	free(ed);
}

void editor_replace_text(struct editor *ed, const char *text, size_t len)
{
	struct buf old = BUF_INIT;
	size_t line = editor_line_at(ed, ed->cursor), column = editor_column(ed, ed->cursor), same = 0, tail = 0;

	command(ed);
	editor_copy_out(ed, 0, editor_length(ed), &old);
	size_t least = len < old.len ? len : old.len;
	while (same < least && text[same] == old.data[same])
		same++;
	while (tail < least - same && text[len - 1 - tail] == old.data[old.len - 1 - tail])
		tail++;
	edit(ed, GROUP_NONE, same, old.len - tail, text + same, len - same - tail);
	if (line >= editor_lines(ed))
		line = editor_lines(ed) - 1;
	size_t at = editor_at_column(ed, line, column);
	edit_done(ed, at, at);
	buf_done(&old);
}
