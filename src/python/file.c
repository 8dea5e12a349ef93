#include <assert.h>
#include <string.h>
#include "base/utf8.h"
#include "python/file.h"

const char *py_text(const struct py_file *f)
{
	return f->text;
}

size_t py_length(const struct py_file *f)
{
	return f->len;
}

const struct py_node *py_nodes(const struct py_file *f, uint32_t *n)
{
	if (n)
		*n = f->count;
	return f->nodes;
}

uint32_t py_child(const struct py_node *nodes, uint32_t i, enum py_field field)
{
	for (py_children(c, nodes, i))
		if (nodes[c].field == field)
			return c;
	return PY_NO_NODE;
}

struct str py_slice(const struct py_file *f, uint32_t i)
{
	const struct py_node *n = &f->nodes[i];

	return (struct str){f->text + n->start, n->end - n->start};
}

static bool starts_point(char c)
{
	return ((unsigned char)c & 0xC0) != 0x80;
}

static void make_lines(const struct py_file *f)
{
	struct py_lazy *lazy = f->lazy;
	uint32_t points = 0;

	if (lazy->has_lines)
		return;
	lazy->has_lines = true;
	*vec_push(&lazy->lines) = 0;
	for (size_t i = 0; i < f->len; i++) {
		if (i % PY_BLOCK == 0)
			*vec_push(&lazy->points) = points;
		points += starts_point(f->text[i]);
		if (f->text[i] == '\n')
			*vec_push(&lazy->lines) = (uint32_t)(i + 1);
	}
	*vec_push(&lazy->points) = points;
}

/* Code points before byte OFFSET. */
static uint32_t points_before(const struct py_file *f, size_t offset)
{
	size_t block = offset / PY_BLOCK;
	uint32_t points = f->lazy->points.ptr[block < f->lazy->points.len ? block : f->lazy->points.len - 1];

	for (size_t i = block * PY_BLOCK; i < offset && i < f->len; i++)
		points += starts_point(f->text[i]);
	return points;
}

static size_t line_of(const struct py_file *f, size_t offset)
{
	size_t low = 0, high = f->lazy->lines.len;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;
		if (f->lazy->lines.ptr[mid] <= offset)
			low = mid;
		else
			high = mid;
	}
	return low;
}

static bool has_bom(const struct py_file *f)
{
	return f->len >= 3 && memcmp(f->text, "\xEF\xBB\xBF", 3) == 0;
}

struct py_place py_place(const struct py_file *f, size_t offset)
{
	assert(offset <= f->len);
	make_lines(f);
	size_t line = line_of(f, offset);
	uint32_t col = points_before(f, offset) - points_before(f, f->lazy->lines.ptr[line]) + 1;
	if (line == 0 && col > 1 && has_bom(f))
		col--;
	return (struct py_place){(int)line + 1, (int)col};
}

size_t py_line(const struct py_file *f, int line, size_t *len)
{
	make_lines(f);
	assert(line >= 1 && (size_t)line <= f->lazy->lines.len);
	size_t start = f->lazy->lines.ptr[line - 1];
	size_t end = (size_t)line < f->lazy->lines.len ? f->lazy->lines.ptr[line] - 1 : f->len;
	if (end > start && f->text[end - 1] == '\r' && (end < f->len))
		end--;
	if (len)
		*len = end - start;
	return start;
}

int py_lines(const struct py_file *f)
{
	make_lines(f);
	return (int)f->lazy->lines.len;
}

static void add_fault(const struct py_file *f, uint32_t i, const char *message)
{
	struct py_lazy *lazy = f->lazy;
	struct py_place at = py_place(f, f->nodes[i].start);

	if (lazy->faults.len > 0) {
		struct py_place last = lazy->faults.ptr[lazy->faults.len - 1].at;
		if (last.line == at.line && last.col == at.col)
			return;
	}
	*vec_push(&lazy->faults) = (struct py_fault){at, message};
}

static bool closes(uint16_t open, uint16_t close)
{
	return (open == PYT_LPAREN && close == PYT_RPAREN) || (open == PYT_LBRACK && close == PYT_RBRACK) ||
	       (open == PYT_LBRACE && close == PYT_RBRACE);
}

static bool is_open(uint16_t kind)
{
	return kind == PYT_LPAREN || kind == PYT_LBRACK || kind == PYT_LBRACE;
}

/* An error is blamed on a bracket without its partner where there is one among its parts, else on its start. */
static void add_error(const struct py_file *f, uint32_t i)
{
	VEC(uint32_t) open = {0};
	uint32_t lone = PY_NO_NODE;

	for (py_children(c, f->nodes, i)) {
		uint16_t kind = f->nodes[c].kind;
		if (is_open(kind)) {
			*vec_push(&open) = c;
		} else if (kind == PYT_RPAREN || kind == PYT_RBRACK || kind == PYT_RBRACE) {
			if (open.len == 0 || !closes(f->nodes[open.ptr[open.len - 1]].kind, kind)) {
				lone = c;
				break;
			}
			open.len--;
		}
	}
	if (lone == PY_NO_NODE && open.len > 0)
		lone = open.ptr[open.len - 1];
	if (lone == PY_NO_NODE) {
		add_fault(f, i, "invalid syntax");
	} else {
		const char *name = py_kind_name((enum py_kind)f->nodes[lone].kind);
		bool opens = is_open(f->nodes[lone].kind);
		add_fault(f, lone, arena_printf(&f->lazy->arena, opens ? "'%s' was never closed" : "unmatched '%s'", name));
	}
	vec_done(&open);
}

static void make_faults(const struct py_file *f)
{
	uint32_t i = 0;

	while (i < f->count) {
		const struct py_node *n = &f->nodes[i];
		uint32_t next = i + 1;
		if (n->flags & PY_MISSING) {
			const char *name = n->kind == PYK_IDENTIFIER ? "a name" : py_kind_name((enum py_kind)n->kind);
			add_fault(f, i, arena_printf(&f->lazy->arena, "expected %s%s%s", py_is_named(n) ? "" : "'", name,
						    py_is_named(n) ? "" : "'"));
		} else if (n->kind == PYK_ERROR) {
			add_error(f, i);
			next = n->after;
		} else if (n->kind == PYK_PRINT_STATEMENT) {
			add_fault(f, i, "missing parentheses in call to 'print'");
		} else if (n->kind == PYK_EXEC_STATEMENT) {
			add_fault(f, i, "missing parentheses in call to 'exec'");
		} else if (n->kind == PYT_LT_GT) {
			add_fault(f, i, "invalid syntax: '!=' is meant");
		}
		i = next;
	}
}

const struct py_fault *py_faults(const struct py_file *f, size_t *n)
{
	if (!f->lazy->has_faults) {
		f->lazy->has_faults = true;
		make_faults(f);
	}
	*n = f->lazy->faults.len;
	return f->lazy->faults.ptr;
}
