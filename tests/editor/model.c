#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "base/utf8.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "editor/editor.h"
#include "tests/editor/model.h"

#define MUST(condition)                                                                        \
	do {                                                                                   \
		if (!(condition)) {                                                            \
			fprintf(stderr, "%s:%d: " #condition "\n", __FILE__, __LINE__);        \
			abort();                                                               \
		}                                                                              \
	} while (0)

struct model {
	struct editor *ed;
	struct buf text;   /* the model's own */
	struct buf mirror; /* made from what the listener is told */
	size_t cursor, anchor;
	bool own;		 /* the last command was one that the model did by itself */
	VEC(char *) texts;	 /* before each command that changed something, and the last one */
};

/* Input. */

struct input {
	const uint8_t *p;
	size_t n;
};

static unsigned take(struct input *in)
{
	if (in->n == 0)
		return 0;
	in->n--;
	return *in->p++;
}

/* A short text of what makes trouble. */
static void take_text(struct input *in, struct buf *out)
{
	static const char *const parts[] = {"a", "B", " ", "    ", "\t", "x = (1, [2])", "def f():", "\n", "\r\n", "\r", "é", "e\xCC\x81", "漢", "👩‍💻", "🇩🇪", "\xFF",
	    "\xE2\x82", "# issue: no-await", "return", "\xE2\x80\xAE", "\xE2\x80\x8B", "\"", "'''", "#", "ab", "{", "}", "\xCC\x81", "\\", "", "if x:\n    pass\n"};
	unsigned count = take(in) % 4;

	for (unsigned i = 0; i <= count; i++)
		buf_addstr(out, parts[take(in) % (sizeof parts / sizeof *parts)]);
	if (count == 3 && take(in) == 7) /* a long one, over several pieces */
		for (int i = 0; i < 300; i++)
			buf_addf(out, "line %d\n", i);
}

/* The model's side. */

static void cut_out(struct buf *b, size_t from, size_t to, const char *text, size_t len)
{
	struct buf out = BUF_INIT;

	buf_add(&out, b->data, from);
	buf_add(&out, text, len);
	buf_add(&out, b->data + to, b->len - to);
	buf_done(b);
	*b = out;
}

static void on_change(void *ctx, const struct editor_change *c)
{
	struct model *m = ctx;
	struct buf now = BUF_INIT;
	size_t line = 0, start = 0;

	for (size_t i = 0; i < c->start; i++)
		if (m->mirror.data[i] == '\n') {
			line++;
			start = i + 1;
		}
	MUST(c->start_point.line == line && c->start_point.column == c->start - start);
	for (size_t i = c->start; i < c->old_end; i++)
		if (m->mirror.data[i] == '\n') {
			line++;
			start = i + 1;
		}
	MUST(c->old_end_point.line == line && c->old_end_point.column == c->old_end - start);
	editor_copy_out(m->ed, c->start, c->new_end, &now);
	MUST(now.len == c->new_end - c->start);
	cut_out(&m->mirror, c->start, c->old_end, now.data, now.len);
	MUST(editor_line_at(m->ed, c->new_end) == c->new_end_point.line);
	MUST(editor_line(m->ed, c->new_end_point.line, NULL) + c->new_end_point.column == c->new_end);
	buf_done(&now);
}

static size_t next_char(const struct buf *b, size_t at)
{
	return at >= b->len ? b->len : at + utf8_cluster(b->data + at, b->len - at);
}

static void selection(const struct model *m, size_t *from, size_t *to)
{
	*from = m->anchor < m->cursor ? m->anchor : m->cursor;
	*to = m->anchor < m->cursor ? m->cursor : m->anchor;
}

/* Where the line that holds AT begins, and where its content ends. */
static size_t start_of(const struct buf *b, size_t at)
{
	while (at > 0 && b->data[at - 1] != '\n')
		at--;
	return at;
}

static size_t end_of(const struct buf *b, size_t at)
{
	const char *newline = memchr(b->data + at, '\n', b->len - at);
	size_t end = newline ? (size_t)(newline - b->data) : b->len;

	return newline && end > start_of(b, at) && b->data[end - 1] == '\r' ? end - 1 : end;
}

static size_t mended(const struct buf *b, size_t at)
{
	return at > 0 && at < b->len && b->data[at] == '\n' && b->data[at - 1] == '\r' ? at - 1 : at;
}

static void put(struct model *m, size_t from, size_t to, const char *text, size_t len)
{
	cut_out(&m->text, from, to, text, len);
	m->cursor = m->anchor = mended(&m->text, from + len);
}

/* TEXT with all line ends made one kind; which, the editor shows. */
static void add_lines(struct buf *out, const char *text, bool crlf)
{
	for (; *text; text++) {
		if (*text == '\r' && text[1] == '\n')
			continue;
		if (*text == '\r' || *text == '\n')
			buf_addstr(out, crlf ? "\r\n" : "\n");
		else
			buf_addch(out, *text);
	}
}

/* What must always hold. */

static void compare_lines(const struct model *m)
{
	size_t start = 0, line = 0;

	for (;; line++) {
		size_t len, at = editor_line(m->ed, line, &len);
		MUST(at == start && at + len == end_of(&m->text, start));
		MUST(editor_line_at(m->ed, at + len) == line);
		const char *newline = memchr(m->text.data + start, '\n', m->text.len - start);
		if (!newline)
			break;
		start = (size_t)(newline - m->text.data) + 1;
	}
	MUST(editor_lines(m->ed) == line + 1);
}

static void compare(struct model *m)
{
	struct buf now = BUF_INIT;

	editor_copy_out(m->ed, 0, editor_length(m->ed), &now);
	MUST(now.len == editor_length(m->ed));
	MUST(now.len == m->mirror.len && memcmp(now.data, m->mirror.data, now.len) == 0);
	if (m->own) {
		MUST(now.len == m->text.len && memcmp(now.data, m->text.data, now.len) == 0);
		MUST(editor_cursor(m->ed) == m->cursor && editor_anchor(m->ed) == m->anchor);
	}
	buf_done(&m->text);
	m->text = now;
	m->cursor = editor_cursor(m->ed);
	m->anchor = editor_anchor(m->ed);
	MUST(m->cursor <= now.len && m->anchor <= now.len);
	MUST(m->cursor == mended(&m->text, m->cursor) && m->anchor == mended(&m->text, m->anchor));
	if (now.len < 4096)
		compare_lines(m);
	size_t column = editor_column(m->ed, m->cursor), at = editor_at_column(m->ed, editor_line_at(m->ed, m->cursor), column);
	MUST(at <= m->cursor && editor_column(m->ed, at) == column);
}

static void keep_text(struct model *m)
{
	char *copy = xmalloc(m->text.len + 1);

	memcpy(copy, m->text.data, m->text.len + 1);
	*vec_push(&m->texts) = copy;
}

static bool text_is(const struct model *m, const char *text)
{
	return strcmp(m->text.data, text) == 0; /* no part has NUL */
}

static void all_undone_and_done_again(struct model *m)
{
	char *end;
	size_t k = m->texts.len;

	m->own = false;
	while (editor_redo(m->ed))
		compare(m);
	end = xstrdup(m->text.data);
	while (editor_undo(m->ed)) { /* every text on the way was there, in that order */
		compare(m);
		while (k > 0 && !text_is(m, m->texts.ptr[k - 1]))
			k--;
		MUST(k > 0);
	}
	MUST(text_is(m, m->texts.ptr[0]));
	while (editor_redo(m->ed))
		compare(m);
	MUST(text_is(m, end));
	free(end);
}

/* The commands that the model does by itself. */

static void obey_type(struct model *m, struct input *in, bool crlf)
{
	struct buf text = BUF_INIT, own = BUF_INIT;
	bool paste = take(in) & 1;
	size_t from, to;

	take_text(in, &text);
	add_lines(&own, text.data, crlf);
	selection(m, &from, &to);
	if (own.len > 0 || from < to)
		put(m, from, to, own.data, own.len);
	if (paste)
		editor_paste(m->ed, text.data, text.len);
	else
		editor_type(m->ed, text.data, text.len);
	buf_done(&text);
	buf_done(&own);
}

static void obey_delete(struct model *m)
{
	size_t from, to;

	selection(m, &from, &to);
	if (from == to)
		to = next_char(&m->text, to);
	if (from < to)
		put(m, from, to, "", 0);
	editor_delete(m->ed);
}

static void obey_go(struct model *m, struct input *in)
{
	size_t at = (take(in) << 8 | take(in)) % (m->text.len + 2);
	bool select = take(in) & 1;

	editor_go(m->ed, at, select);
	m->own = false;
	size_t got = editor_cursor(m->ed);
	MUST(got <= m->text.len && (got == at || (got < at && next_char(&m->text, got) > at) || at > m->text.len));
	MUST(select ? editor_anchor(m->ed) == m->anchor : editor_anchor(m->ed) == got);
}

static void obey_step(struct model *m, struct input *in)
{
	bool right = take(in) & 1, select = take(in) & 1;
	size_t from, to, at = m->cursor;

	selection(m, &from, &to);
	if (!select && from < to)
		at = right ? to : from;
	else if (right)
		at = next_char(&m->text, at);
	editor_move(m->ed, right ? EDITOR_RIGHT : EDITOR_LEFT, 1, select);
	if (!right && (select || from == to)) { /* to the left is the character that ends here */
		size_t got = editor_cursor(m->ed);
		MUST(got <= at && (got < at || at == 0) && next_char(&m->text, got) >= at);
		at = got;
	}
	m->cursor = at;
	if (!select)
		m->anchor = at;
}

static void obey_line_ends(struct model *m, struct input *in)
{
	bool end = take(in) & 1, select = take(in) & 1;
	size_t start = start_of(&m->text, m->cursor), first = start, at;

	while (first < end_of(&m->text, start) && strchr(" \t", m->text.data[first]))
		first++;
	at = end ? end_of(&m->text, m->cursor) : m->cursor == first ? start : first;
	editor_move(m->ed, end ? EDITOR_LINE_END : EDITOR_LINE_START, 1, select);
	m->cursor = at;
	if (!select)
		m->anchor = at;
}

static void obey_replace_all(struct model *m, struct input *in)
{
	static const char *const words[] = {"a", "ab", "  ", "x", "é", "B", "f()", "1, "};
	const char *what = words[take(in) % 8], *by = words[take(in) % 8];
	struct buf out = BUF_INIT;
	bool fold = strcmp(what, "B") != 0;
	size_t count = 0;

	for (size_t i = 0; i < m->text.len;) {
		size_t n = strlen(what);
		bool hit = i + n <= m->text.len &&
			   (fold ? strncasecmp(m->text.data + i, what, n) == 0 : strncmp(m->text.data + i, what, n) == 0);
		count += hit;
		if (hit)
			buf_addstr(&out, by);
		else
			buf_addch(&out, m->text.data[i]);
		i += hit ? n : 1;
	}
	MUST(editor_replace_all(m->ed, what, by) == count);
	buf_done(&m->text);
	m->text = out;
	m->cursor = editor_cursor(m->ed);
	m->anchor = editor_anchor(m->ed);
}

/* Commands of which only what always holds is compared. */
static void obey_other(struct model *m, struct input *in)
{
	static const enum editor_move moves[] = {EDITOR_UP, EDITOR_DOWN, EDITOR_WORD_LEFT, EDITOR_WORD_RIGHT, EDITOR_TEXT_START, EDITOR_TEXT_END, EDITOR_BRACKET};
	struct buf name = BUF_INIT;

	m->own = false;
	switch (take(in) % 17) {
	case 0: editor_newline(m->ed); break;
	case 1: editor_erase(m->ed); break;
	case 2: editor_erase_word(m->ed); break;
	case 3: editor_indent(m->ed); break;
	case 4: editor_dedent(m->ed); break;
	case 5: editor_comment(m->ed); break;
	case 6: editor_mark(m->ed, take(in) & 1 ? "no-await" : "late"); break;
	case 7: editor_copy(m->ed); break;
	case 8: editor_cut(m->ed); break;
	case 9: editor_cut_line(m->ed); break;
	case 10: editor_put(m->ed); break;
	case 11: editor_select_all(m->ed); break;
	case 12: editor_select_word(m->ed, m->cursor); break;
	case 13: editor_select_line(m->ed); break;
	case 14: editor_marked(m->ed, &name); break;
	case 15: editor_pause(m->ed); break;
	default: editor_move(m->ed, moves[take(in) % 7], 1 + take(in) % 3, take(in) & 1); break;
	}
	buf_done(&name);
}

/* What was undone is gone from the texts once something else is done; a text that is seen again on the way is fine. */
static void obey_undo(struct model *m, struct input *in)
{
	m->own = false;
	for (unsigned n = take(in) % 8; n > 0 && editor_undo(m->ed); n--)
		compare(m);
	for (unsigned n = take(in) % 8; n > 0 && editor_redo(m->ed); n--)
		compare(m);
}

static void obey(struct model *m, struct input *in, bool crlf)
{
	m->own = true;
	switch (take(in) % 16) {
	case 0: case 1: case 2: case 3: obey_type(m, in, crlf); break;
	case 4: obey_delete(m); break;
	case 5: case 6: obey_go(m, in); break;
	case 7: case 8: obey_step(m, in); break;
	case 9: obey_line_ends(m, in); break;
	case 10: obey_replace_all(m, in); break;
	case 11: obey_undo(m, in); break;
	default: obey_other(m, in); break;
	}
}

size_t model_obey(const uint8_t *data, size_t n)
{
	struct input in = {data, n};
	struct model m = {.text = BUF_INIT, .mirror = BUF_INIT};
	size_t count = 0;

	take_text(&in, &m.text);
	const char *newline = memchr(m.text.data, '\n', m.text.len);
	bool crlf = newline && newline > m.text.data && newline[-1] == '\r';
	m.ed = editor_new(m.text.data, m.text.len);
	buf_add(&m.mirror, m.text.data, m.text.len);
	editor_listen(m.ed, on_change, &m);
	keep_text(&m);
	for (; in.n > 0; count++) {
		unsigned long version = editor_version(m.ed);
		obey(&m, &in, crlf);
		compare(&m);
		if (editor_version(m.ed) != version)
			keep_text(&m);
	}
	all_undone_and_done_again(&m);
	for (size_t i = 0; i < m.texts.len; i++)
		free(m.texts.ptr[i]);
	vec_done(&m.texts);
	buf_done(&m.text);
	buf_done(&m.mirror);
	editor_free(m.ed);
	return count;
}
