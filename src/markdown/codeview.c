/* Code: never wrapped, unless asked for, and then with a mark. */
#include "base/utf8.h"
#include "markdown/layout.h"
#include "markdown/safe.h"

struct part {
	size_t start, end; /* bytes of the code */
	enum md_style style;
};

struct parts {
	VEC(struct part) list;
	size_t len; /* of the code */
	enum md_style plain;
};

static void add_part(struct parts *parts, size_t start, size_t end, enum md_style style)
{
	if (end > start)
		*vec_push(&parts->list) = (struct part){start, end, style};
}

/* A highlighter is believed only as far as it keeps its promise: spans in order, within the code. */
static void emit(size_t start, size_t end, enum md_style style, void *ctx)
{
	struct parts *parts = ctx;
	size_t done = parts->list.len ? parts->list.ptr[parts->list.len - 1].end : 0;

	if (start < done || end > parts->len || end <= start)
		return;
	add_part(parts, done, start, parts->plain);
	add_part(parts, start, end, style);
}

struct code {
	const struct md_op *op;
	const struct md_fence *fence; /* NULL where it is indented */
	struct parts parts;
	size_t part; /* that holds the next byte to draw */
	int bar;     /* cells */
};

static void begin_line(struct md_layout *l, const struct code *code, bool again)
{
	md_line_begin(l);
	if (!code->bar)
		return;
	md_line_add_glyph(l, GLYPH_BAR, MD_CODE_BAR);
	md_line_blanks(l, code->bar - l->width + l->prefix_width, MD_CODE_BAR);
	if (again && md_room(l) > code->bar + 2) {
		md_line_add_glyph(l, GLYPH_WRAP, MD_CODE_BAR);
		md_line_blanks(l, 1, MD_CODE_BAR);
	}
}

static void end_line(struct md_layout *l, const struct code *code, int source, int column)
{
	struct md_line *line = md_line_end(l, source);

	line->code_col = column;
	line->fence = code->op->index;
}

/* Draws N safe bytes, going on in a new line where code is to be wrapped. COLUMN: cells before the code begins. */
static void draw(struct md_layout *l, const struct code *code, const char *text, size_t n, enum md_style style, int source, int column)
{
	while (n) {
		int room = l->options.width - l->width, used;
		size_t fits = l->options.wrap_code ? utf8_fit(text, n, room > 0 ? room : 0, &used) : n;
		if (!fits && l->width <= column)
			utf8_fit(text, n, 2, &used), fits = utf8_fit(text, n, used > 1 ? 2 : 1, NULL);
		md_line_add(l, text, fits, style, -1);
		text += fits;
		n -= fits;
		if (!n)
			break;
		end_line(l, code, source, column);
		begin_line(l, code, true);
		column = l->width;
	}
}

/* Draws the line of code from START to END. */
static void draw_line(struct md_layout *l, struct code *code, size_t start, size_t end, int source)
{
	struct buf text = BUF_INIT;
	int cells = 0, column;

	begin_line(l, code, false);
	column = l->width;
	for (size_t at = start; at < end;) {
		const struct part *part = &code->parts.list.ptr[code->part];
		size_t upto = part->end < end ? part->end : end;
		buf_clear(&text);
		cells = md_safe_code(&text, code->op->raw.p + at, upto - at, cells);
		draw(l, code, arena_strndup(&l->arena, text.data, text.len), text.len, part->style, source, column);
		at = upto;
		if (at >= part->end)
			code->part++;
	}
	end_line(l, code, source, column);
	buf_done(&text);
}

static void find_parts(struct md_layout *l, struct code *code)
{
	struct parts *parts = &code->parts;
	const struct str raw = code->op->raw;

	parts->len = raw.n;
	parts->plain = code->fence && strcmp(code->fence->info, "output") == 0 ? MD_OUTPUT : MD_CODE;
	if (code->fence && l->options.highlight)
		l->options.highlight(code->fence->info, raw.p, raw.n, emit, parts);
	size_t done = parts->list.len ? parts->list.ptr[parts->list.len - 1].end : 0;
	add_part(parts, done, raw.n, parts->plain);
}

static void draw_lines(struct md_layout *l, struct code *code)
{
	const struct str raw = code->op->raw;
	int source = code->op->line;

	for (size_t at = 0; at < raw.n; source++) {
		const char *lf = memchr(raw.p + at, '\n', raw.n - at);
		size_t end = lf ? (size_t)(lf - raw.p) : raw.n;
		draw_line(l, code, at, end, source);
		at = end + 1;
		while (code->part < code->parts.list.len && code->parts.list.ptr[code->part].end <= at)
			code->part++;
	}
	if (!raw.n)
		draw_line(l, code, 0, 0, source);
}

static int count_lines(const struct md_fence *fence)
{
	int lines = 0;

	for (size_t i = 0; i < fence->len; i++)
		lines += fence->text[i] == '\n';
	return lines;
}

/*
 * The screen's own rows in place of the fence; false when it wants none. Each stands for another line of the file as far as there are some, so that one
 * comes back to the row that was left.
 */
static bool keep_rows(struct md_layout *l, const struct code *code)
{
	int rows = -1, lines = code->fence ? count_lines(code->fence) : 0;

	if (code->fence && l->options.fence_rows)
		rows = l->options.fence_rows(code->fence, (size_t)code->op->index, md_room(l), l->options.fence_ctx);
	for (int i = 0; i < rows; i++) {
		md_line_begin(l);
		md_line_end(l, code->op->line + (i < lines ? i : lines))->fence = code->op->index;
	}
	return rows >= 0;
}

static void say(struct md_layout *l, const struct code *code, const char *format)
{
	struct buf words = BUF_INIT, language = BUF_INIT;

	if (code->fence && *code->fence->info) {
		buf_addstr(&language, ", ");
		md_safe(&language, code->fence->info, strlen(code->fence->info), CELL_PROSE, false);
	}
	buf_addstr(&words, format);
	buf_addstr(&words, language.data);
	buf_addch(&words, ':');
	md_line_words(l, arena_strndup(&l->arena, words.data, words.len), MD_CODE_BAR, 0);
	buf_done(&words);
	buf_done(&language);
}

void md_draw_code(struct md_layout *l, const struct md_op *op)
{
	struct code code = {.op = op};

	if (op->index >= 0)
		code.fence = &l->content->fences.ptr[op->index];
	if (keep_rows(l, &code))
		return;
	find_parts(l, &code);
	if (l->options.linear)
		say(l, &code, "Code");
	else if (md_room(l) >= 6)
		code.bar = 2;
	draw_lines(l, &code);
	if (l->options.linear)
		md_line_words(l, "End of code.", MD_CODE_BAR, 0);
	vec_done(&code.parts.list);
}
