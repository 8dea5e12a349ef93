/* Typing, erasing, the clipboard. */
#include <ctype.h>
#include <string.h>
#include "editor/private.h"

/* Replace the selection, or put in at the cursor. */
static void put(struct editor *ed, enum history_group group, const char *text, size_t len)
{
	size_t from, to;

	if (editor_selection(ed, &from, &to))
		edit(ed, GROUP_NONE, from, to, text, len);
	else
		edit(ed, group, ed->cursor, ed->cursor, text, len);
}

void editor_type(struct editor *ed, const char *text, size_t len)
{
	struct buf own = BUF_INIT;

	command(ed);
	add_lines(ed, &own, text, len);
	put(ed, GROUP_TYPE, own.data, own.len);
	if (own.len > 0)
		ed->history.group = GROUP_TYPE; /* what replaced a selection goes on too */
	buf_done(&own);
}

void editor_paste(struct editor *ed, const char *text, size_t len)
{
	struct buf own = BUF_INIT;

	command(ed);
	add_lines(ed, &own, text, len);
	put(ed, GROUP_NONE, own.data, own.len);
	buf_done(&own);
}

/* New lines. */

/* LEN bytes of code without the comment and the blanks at its end. */
static size_t code_end(const char *s, size_t len)
{
	char quote = 0;
	size_t end = 0;

	for (size_t i = 0; i < len && (quote || s[i] != '#'); i++) {
		if (quote && s[i] == '\\' && i + 1 < len)
			end = ++i + 1;
		else if (s[i] == '"' || s[i] == '\'')
			quote = quote == s[i] ? 0 : quote ? quote : s[i];
		if (s[i] != ' ' && s[i] != '\t')
			end = i + 1;
	}
	return end;
}

static bool leaves_block(const char *s, size_t len)
{
	static const char *const words[] = {"return", "raise", "break", "continue", "pass"};
	size_t n = 0;

	while (n < len && (isalnum((unsigned char)s[n]) || s[n] == '_'))
		n++;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (n == strlen(words[i]) && memcmp(s, words[i], n) == 0)
			return true;
	return false;
}

/* How many brackets stay open in LEN bytes of code, as far as one line tells. */
static int open_brackets(const char *s, size_t len)
{
	int depth = 0;
	char quote = 0;

	for (size_t i = 0; i < len; i++) {
		if (quote && s[i] == '\\')
			i++;
		else if (s[i] == '"' || s[i] == '\'')
			quote = quote == s[i] ? 0 : quote ? quote : s[i];
		else if (!quote)
			depth += s[i] == '(' || s[i] == '[' || s[i] == '{' ? 1 : s[i] == ')' || s[i] == ']' || s[i] == '}' ? -1 : 0;
	}
	return depth;
}

static void add_level(const struct editor *ed, struct buf *out)
{
	if (ed->tabs)
		buf_addch(out, '\t');
	else
		buf_fill(out, ' ', ed->indent);
}

/* Take the last level off the blanks from START on. */
static void drop_level(const struct editor *ed, struct buf *out, size_t start)
{
	for (unsigned i = 0; i < ed->indent && out->len > start; i++) {
		bool tab = out->data[out->len - 1] == '\t';
		if (tab && i > 0)
			break;
		buf_truncate(out, out->len - 1);
		if (tab)
			break;
	}
}

void editor_newline(struct editor *ed)
{
	struct buf line = BUF_INIT, out = BUF_INIT;
	size_t from, to;

	command(ed);
	if (!editor_selection(ed, &from, &to))
		from = to = ed->cursor;
	editor_copy_out(ed, editor_line(ed, editor_line_at(ed, from), NULL), from, &line);
	size_t indent = blanks(line.data, line.len), end = code_end(line.data, line.len);
	buf_addstr(&out, ed->crlf ? "\r\n" : "\n");
	size_t start = out.len;
	buf_add(&out, line.data, indent);
	if (end > indent) {
		int open = open_brackets(line.data, end);
		char last = line.data[end - 1];
		if (last == ':' || (open > 0 && strchr("([{,", last)))
			add_level(ed, &out);
		else if (open <= 0 && last != '\\' && leaves_block(line.data + indent, end - indent))
			drop_level(ed, &out, start);
	}
	edit(ed, GROUP_NONE, from, to, out.data, out.len);
	buf_done(&line);
	buf_done(&out);
}

/* Erasing. */

static bool erase_selection(struct editor *ed)
{
	size_t from, to;

	command(ed);
	if (!editor_selection(ed, &from, &to))
		return false;
	edit(ed, GROUP_NONE, from, to, "", 0);
	return true;
}

/* Where Backspace goes back to among the blanks that indent a line, CURSOR where it does not stand there. */
static size_t level_before(const struct editor *ed)
{
	size_t start = editor_line(ed, editor_line_at(ed, ed->cursor), NULL), column = 0, at = ed->cursor;
	struct buf line = BUF_INIT;

	editor_copy_out(ed, start, ed->cursor, &line);
	if (line.len > 0 && blanks(line.data, line.len) == line.len && line.data[line.len - 1] == ' ') {
		column = editor_column(ed, ed->cursor);
		size_t least = (column - 1) / ed->indent * ed->indent;
		while (at > start && line.data[at - start - 1] == ' ' && column > least) {
			at--;
			column--;
		}
	}
	buf_done(&line);
	return at;
}

void editor_erase(struct editor *ed)
{
	if (erase_selection(ed) || ed->cursor == 0)
		return;
	size_t from = level_before(ed);
	if (from == ed->cursor)
		from = editor_prev(ed, ed->cursor);
	edit(ed, GROUP_ERASE, from, ed->cursor, "", 0);
}

void editor_delete(struct editor *ed)
{
	if (!erase_selection(ed))
		edit(ed, GROUP_DELETE, ed->cursor, editor_next(ed, ed->cursor), "", 0);
}

void editor_erase_word(struct editor *ed)
{
	if (erase_selection(ed))
		return;
	size_t to = ed->cursor;
	editor_move(ed, EDITOR_WORD_LEFT, 1, false);
	size_t from = ed->cursor;
	ed->anchor = ed->cursor = to; /* where undo goes back to */
	edit(ed, GROUP_NONE, from, to, "", 0);
}

/* The clipboard. */

/* The bytes that copying is about: the selection, or the cursor's line. */
static bool subject(const struct editor *ed, size_t *from, size_t *to)
{
	if (editor_selection(ed, from, to))
		return false;
	size_t line = editor_line_at(ed, ed->cursor);
	*from = editor_line(ed, line, NULL);
	*to = line + 1 < editor_lines(ed) ? editor_line(ed, line + 1, NULL) : editor_length(ed);
	return true;
}

static bool to_clip(struct editor *ed, bool more)
{
	size_t from, to;
	bool lines = subject(ed, &from, &to);

	if (from == to)
		return false;
	if (!more)
		buf_clear(&ed->clip);
	editor_copy_out(ed, from, to, &ed->clip);
	if (lines && ed->clip.data[ed->clip.len - 1] != '\n')
		buf_addstr(&ed->clip, ed->crlf ? "\r\n" : "\n");
	ed->clip_lines = lines;
	return true;
}

bool editor_copy(struct editor *ed)
{
	command(ed);
	return to_clip(ed, false);
}

bool editor_cut(struct editor *ed)
{
	size_t from, to;

	command(ed);
	if (!to_clip(ed, false))
		return false;
	subject(ed, &from, &to);
	edit(ed, GROUP_NONE, from, to, "", 0);
	return true;
}

void editor_cut_line(struct editor *ed)
{
	bool more = ed->cutting && ed->clip_lines;
	size_t from, to;

	ed->anchor = ed->cursor;
	command(ed);
	if (!to_clip(ed, more))
		return;
	subject(ed, &from, &to);
	edit(ed, GROUP_NONE, from, to, "", 0);
	ed->cutting = true;
}

void editor_put(struct editor *ed)
{
	size_t from, to;
	bool selected = editor_selection(ed, &from, &to);

	command(ed);
	if (ed->clip.len == 0)
		return;
	if (ed->clip_lines && !selected) { /* whole lines go above the line */
		size_t start = editor_line(ed, editor_line_at(ed, ed->cursor), NULL), at = ed->cursor;
		edit(ed, GROUP_NONE, start, start, ed->clip.data, ed->clip.len);
		edit_done(ed, at + ed->clip.len, at + ed->clip.len);
		return;
	}
	put(ed, GROUP_NONE, ed->clip.data, ed->clip.len);
}

const char *editor_clip(const struct editor *ed, size_t *len)
{
	*len = ed->clip.len;
	return ed->clip.data;
}
