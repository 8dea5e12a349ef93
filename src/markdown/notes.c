/*
 * Footnotes as GitHub and cmark-gfm read them: "[^label]: text" with continuation lines indented by four.
 *
 * To cmark a definition is a paragraph or, worse, a link's definition. The list item "1)  text" has the very shape of a footnote's content, so each
 * definition is written as one before the text is parsed, on the same line, and left out when the tree is read. Their text comes last, each parsed alone.
 */
#include <string.h>
#include "markdown/build.h"
#include "markdown/safe.h"

/* The label of the definition that LINE begins, as NOTE's label is; *USED is what it takes with the blanks behind. NULL for none. */
static char *read_definition(struct str line, size_t *indent, size_t *used)
{
	size_t i = 0;

	while (i < line.n && i < 4 && line.p[i] == ' ')
		i++;
	*indent = i;
	if (i == 4 || line.n - i < 5 || memcmp(line.p + i, "[^", 2) != 0)
		return NULL;
	size_t start = i += 2;
	while (i < line.n && line.p[i] != ']' && line.p[i] != '[' && line.p[i] != ' ' && line.p[i] != '\t')
		i++;
	if (i == start || i + 1 >= line.n || line.p[i] != ']' || line.p[i + 1] != ':')
		return NULL;
	*used = i + 2;
	while (*used < line.n && (line.p[*used] == ' ' || line.p[*used] == '\t'))
		++*used;
	return xstrndup(line.p + start, i - start);
}

/* A label as it is compared: safe for cells, ASCII letters in lower case. */
static const char *normal_label(struct md_content *c, const char *s, size_t n)
{
	char *label = md_safe_copy(&c->arena, s, n, CELL_PROSE);

	for (char *p = label; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p | 0x20);
	return label;
}

/* Whether LINE belongs to code or HTML, or, INDENTED, to a list: then nothing in it defines a footnote. AT moves on through the top-level blocks. */
static bool is_covered(cmark_node **at, int line, bool indented)
{
	while (*at && cmark_node_get_end_line(*at) < line && cmark_node_next(*at))
		*at = cmark_node_next(*at);
	if (!*at || cmark_node_get_start_line(*at) > line || cmark_node_get_end_line(*at) < line)
		return false;
	cmark_node_type type = cmark_node_get_type(*at);
	return type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK || (indented && type == CMARK_NODE_LIST);
}

void md_notes_find(struct md_content *c, cmark_node *root, const struct md_source *source, int skip, int line)
{
	cmark_node *at = cmark_node_first_child(root);
	size_t indent, used;

	for (int n = skip + 1; (size_t)n < source->starts.len; n++) {
		char *label = read_definition(md_source_line(source, n), &indent, &used);
		if (label && !is_covered(&at, n, indent > 0)) {
			struct md_note note = {.label = normal_label(c, label, strlen(label)), .line = line + n - 1 - skip};
			if (!md_names_get(&c->note_names, note.label))
				md_names_add(&c->note_names, note.label, c->notes.len);
			*vec_push(&c->notes) = note;
		}
		free(label);
	}
}

bool md_notes_has(struct md_content *c, const char *label)
{
	size_t n = strlen(label);

	return n > 3 && label[1] == '^' && md_names_get(&c->note_names, normal_label(c, label + 2, n - 3));
}

/* The index of the first note that is defined on LINE of the file or behind it. */
static size_t note_from(const struct md_content *c, int line)
{
	size_t low = 0, high = c->notes.len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (c->notes.ptr[middle].line < line)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct md_note *md_notes_at(struct md_content *c, int line)
{
	size_t i = note_from(c, line);

	return i < c->notes.len && c->notes.ptr[i].line == line ? &c->notes.ptr[i] : NULL;
}

void md_notes_rewrite(struct md_content *c, const char *text, size_t len, struct buf *out)
{
	size_t next = note_from(c, c->line), done = 0, indent, used = 0;
	int line = c->line;

	for (size_t at = 0; next < c->notes.len && at < len; line++) {
		size_t end = md_skip_line(text, len, at);
		if (line == c->notes.ptr[next].line) {
			char *label = read_definition((struct str){text + at, end - at}, &indent, &used);
			buf_add(out, text + done, at - done);
			buf_addstr(out, "1)  ");
			done = at + used;
			free(label);
			next++;
		}
		at = end;
	}
	buf_add(out, text + done, len - done);
}

static int number_note(struct md_content *c, size_t i)
{
	if (!c->notes.ptr[i].number) {
		*vec_push(&c->note_order) = i;
		c->notes.ptr[i].number = (int)c->note_order.len;
	}
	return c->notes.ptr[i].number;
}

/* The number of the reference at TEXT ("[^label]"), 0 when it is none; *USED are its bytes. */
static int reference(struct md_content *c, const char *text, size_t n, size_t *used)
{
	size_t i = 2;

	if (n < 4 || memcmp(text, "[^", 2) != 0)
		return 0;
	while (i < n && text[i] != ']' && text[i] != '[' && text[i] != ' ' && text[i] != '\n')
		i++;
	if (i == n || text[i] != ']')
		return 0;
	*used = i + 1;
	const size_t *note = md_names_get(&c->note_names, normal_label(c, text + 2, i - 2));
	return note ? number_note(c, *note) : 0;
}

/* Adds N bytes at TEXT, which came out of the leaf, in the look of RUN. */
static void add_again(struct md_build *b, struct md_run run, const char *text, size_t n)
{
	if (!n)
		return;
	run.start = b->piece->text.len;
	*vec_push(&b->piece->runs) = run;
	buf_add(&b->piece->text, text, n);
}

static void mark_run(struct md_build *b, struct md_run run, const char *text, size_t n)
{
	size_t done = 0, used;
	char mark[32];

	for (size_t i = 0; i < n && run.link < 0 && run.style != MD_CODE_SPAN; i++) {
		int number = text[i] == '[' ? reference(b->content, text + i, n - i, &used) : 0;
		if (!number)
			continue;
		struct md_run look = run;
		look.style = MD_FOOTNOTE;
		add_again(b, run, text + done, i - done);
		int marked = snprintf(mark, sizeof mark, "[^%d]", number);
		add_again(b, look, mark, (size_t)marked);
		done = i + used;
		i = done - 1;
	}
	add_again(b, run, text + done, n - done);
}

void md_notes_mark(struct md_build *b)
{
	struct md_piece *piece = b->piece;
	size_t n = piece->text.len - b->leaf_text, nruns = piece->runs.len - b->leaf_run;

	if (!n || !memchr(piece->text.data + b->leaf_text, '^', n))
		return;
	char *text = xstrndup(piece->text.data + b->leaf_text, n);
	struct md_run *runs = xcalloc(nruns, sizeof *runs);
	memcpy(runs, piece->runs.ptr + b->leaf_run, nruns * sizeof *runs);
	buf_truncate(&piece->text, b->leaf_text);
	piece->runs.len = b->leaf_run;
	for (size_t i = 0; i < nruns; i++) {
		size_t start = runs[i].start - b->leaf_text, end = i + 1 < nruns ? runs[i + 1].start - b->leaf_text : n;
		mark_run(b, runs[i], text + start, end - start);
	}
	free(runs);
	free(text);
}

void md_notes_keep(struct md_content *c, cmark_node *root, const struct md_source *source, int line_shift)
{
	for (cmark_node *list = cmark_node_first_child(root); c->notes.len && list; list = cmark_node_next(list)) {
		if (cmark_node_get_type(list) != CMARK_NODE_LIST)
			continue;
		for (cmark_node *item = cmark_node_first_child(list); item; item = cmark_node_next(item)) {
			int first = cmark_node_get_start_line(item), last = cmark_node_get_end_line(item);
			struct md_note *note = md_notes_at(c, first + line_shift);
			if (!note)
				continue;
			size_t start = source->starts.ptr[first - 1], end = source->starts.ptr[last];
			note->text = (struct str){arena_strndup(&c->arena, source->text + start, end - start), end - start};
		}
	}
}

struct md_note *md_notes_next(struct md_content *c)
{
	if (c->notes_built == c->notes.len)
		return NULL;
	while (c->notes_built >= c->note_order.len)
		number_note(c, c->notes_numbered++);
	return &c->notes.ptr[c->note_order.ptr[c->notes_built++]];
}
