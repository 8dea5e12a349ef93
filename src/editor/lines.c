/* What is done to whole lines: indentation, comments, marks. */
#include <ctype.h>
#include <string.h>
#include <strings.h>
#include "editor/private.h"

/* What a command does to one line: take REMOVED bytes out at byte AT of it and put TEXT there. */
struct patch {
	size_t at, removed;
	const char *text;
};

struct block {
	struct editor *ed;
	size_t first, last; /* lines */
	size_t column;	    /* of the comments */
	bool uncomment;
	char level[16]; /* blanks of one */
};

typedef struct patch patch_line(const struct block *b, const char *line, size_t len);

/* The lines that the selection touches, or that of the cursor. One of which nothing is selected is not meant. */
static void find_block(struct editor *ed, struct block *b)
{
	size_t from, to;
	bool selected = editor_selection(ed, &from, &to);

	*b = (struct block){.ed = ed};
	b->first = editor_line_at(ed, from);
	b->last = editor_line_at(ed, to);
	if (selected && b->last > b->first && editor_line(ed, b->last, NULL) == to)
		b->last--;
	memset(b->level, ' ', sizeof b->level);
	if (ed->tabs)
		strcpy(b->level, "\t");
	else
		b->level[ed->indent] = '\0';
}

/* Where AT comes to when P is applied to the line that starts at START. */
static size_t moved(size_t at, size_t start, const struct patch *p)
{
	size_t place = start + p->at;

	if (at <= place)
		return p->removed == 0 && at == place && *p->text && at > start ? at + strlen(p->text) : at;
	at = at < place + p->removed ? place : at - p->removed;
	return at + strlen(p->text);
}

static void patch_block(const struct block *b, patch_line *fn)
{
	struct editor *ed = b->ed;
	struct buf line = BUF_INIT, out = BUF_INIT;
	size_t from = editor_line(ed, b->first, NULL), to = line_end(ed, b->last), at = from;
	size_t anchor = ed->anchor, cursor = ed->cursor, new_anchor = anchor, new_cursor = cursor;
	bool selected = anchor != cursor;

	for (size_t l = b->first; l <= b->last; l++) {
		size_t len, start = editor_line(ed, l, &len);
		editor_copy_out(ed, at, start, &out); /* the end of the line before */
		buf_clear(&line);
		line_text(ed, l, &line);
		struct patch p = fn(b, line.data, line.len);
		size_t delta = from + out.len;
		if (anchor >= start && anchor <= start + len)
			new_anchor = moved(anchor, start, &p) - start + delta;
		if (cursor >= start && cursor <= start + len)
			new_cursor = moved(cursor, start, &p) - start + delta;
		buf_add(&out, line.data, p.at);
		buf_addstr(&out, p.text);
		buf_add(&out, line.data + p.at + p.removed, line.len - p.at - p.removed);
		at = start + len;
	}
	if (anchor > to)
		new_anchor = anchor - (to - from) + out.len;
	if (cursor > to)
		new_cursor = cursor - (to - from) + out.len;
	edit(ed, GROUP_NONE, from, to, out.data, out.len);
	edit_done(ed, selected ? new_anchor : new_cursor, new_cursor);
	buf_done(&line);
	buf_done(&out);
}

/* Indentation. */

static struct patch deeper(const struct block *b, const char *line, size_t len)
{
	return (struct patch){0, 0, blanks(line, len) == len ? "" : b->level};
}

static struct patch less_deep(const struct block *b, const char *line, size_t len)
{
	size_t n = 0;

	if (len > 0 && line[0] == '\t')
		n = 1;
	while (n < len && n < b->ed->indent && line[0] == ' ' && line[n] == ' ')
		n++;
	return (struct patch){0, n, ""};
}

void editor_indent(struct editor *ed)
{
	struct block b;
	size_t from, to;

	command(ed);
	if (editor_selection(ed, &from, &to)) {
		find_block(ed, &b);
		patch_block(&b, deeper);
		return;
	}
	find_block(ed, &b);
	size_t column = ed->tabs ? 0 : editor_column(ed, ed->cursor) % ed->indent;
	edit(ed, GROUP_NONE, ed->cursor, ed->cursor, b.level + column, strlen(b.level + column));
}

void editor_dedent(struct editor *ed)
{
	struct block b;

	command(ed);
	find_block(ed, &b);
	patch_block(&b, less_deep);
}

/* Comments. */

static struct patch toggle_comment(const struct block *b, const char *line, size_t len)
{
	size_t n = blanks(line, len);

	if (n == len)
		return (struct patch){0, 0, ""};
	if (!b->uncomment)
		return (struct patch){b->column, 0, "# "};
	return (struct patch){n, n + 1 < len && line[n + 1] == ' ' ? 2 : 1, ""};
}

void editor_comment(struct editor *ed)
{
	struct buf line = BUF_INIT;
	struct block b;

	command(ed);
	find_block(ed, &b);
	b.uncomment = true;
	b.column = SIZE_MAX;
	for (size_t l = b.first; l <= b.last; l++) {
		buf_clear(&line);
		line_text(ed, l, &line);
		size_t n = blanks(line.data, line.len);
		if (n == line.len)
			continue;
		if (line.data[n] != '#')
			b.uncomment = false;
		if (n < b.column)
			b.column = n;
	}
	buf_done(&line);
	if (b.column != SIZE_MAX)
		patch_block(&b, toggle_comment);
}

/* Marks. */

#define ISSUE "issue:"

static bool is_name(char c)
{
	return isalnum((unsigned char)c) || c == '-' || c == '_';
}

/* Where in the line a mark is: its sign, its name. False where there is none. */
static bool find_mark(const struct editor *ed, size_t start, const char *line, size_t len, size_t *sign, size_t *name, size_t *end)
{
	for (size_t i = 0; i < len; i++) {
		if (line[i] != '#' || part_at(ed, start + i) == EDITOR_STRING)
			continue;
		size_t k = i;
		while (k < len && line[k] == '#')
			k++;
		k += blanks(line + k, len - k);
		if (len - k < strlen(ISSUE) || strncasecmp(line + k, ISSUE, strlen(ISSUE)) != 0)
			continue;
		k += strlen(ISSUE);
		*sign = i;
		*name = k + blanks(line + k, len - k);
		for (*end = *name; *end < len && is_name(line[*end]); ++*end)
			;
		return true;
	}
	return false;
}

bool editor_marked(const struct editor *ed, struct buf *out)
{
	struct buf line = BUF_INIT;
	size_t l = editor_line_at(ed, ed->cursor), sign, name, end;

	line_text(ed, l, &line);
	bool found = find_mark(ed, editor_line(ed, l, NULL), line.data, line.len, &sign, &name, &end);
	if (found)
		buf_add(out, line.data + name, end - name);
	buf_done(&line);
	return found;
}

bool editor_mark(struct editor *ed, const char *issue)
{
	struct buf line = BUF_INIT, out = BUF_INIT;
	size_t l = editor_line_at(ed, ed->cursor), start = editor_line(ed, l, NULL), sign, name, end, cursor = ed->cursor;
	bool can = true;

	command(ed);
	line_text(ed, l, &line);
	size_t from = line.len, to = line.len;
	if (find_mark(ed, start, line.data, line.len, &sign, &name, &end)) {
		bool same = end - name == strlen(issue) && memcmp(line.data + name, issue, end - name) == 0;
		from = name;
		to = end;
		if (same) {
			for (from = sign; from > 0 && (line.data[from - 1] == ' ' || line.data[from - 1] == '\t'); from--)
				;
			if (from == 0)
				from = sign;
			to = line.len;
		} else
			buf_addstr(&out, issue);
	} else {
		bool blank = blanks(line.data, line.len) == line.len;
		can = !(line.len && line.data[line.len - 1] == '\\') && part_at(ed, start + line.len) != EDITOR_STRING;
		buf_addf(&out, "%s# " ISSUE " %s", blank ? "" : "  ", issue);
	}
	if (can) {
		edit(ed, GROUP_NONE, start + from, start + to, out.data, out.len);
		if (cursor > start + from)
			cursor = cursor < start + to ? start + from : cursor - (to - from) + out.len;
		edit_done(ed, cursor, cursor);
	}
	buf_done(&line);
	buf_done(&out);
	return can;
}
