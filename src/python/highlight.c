#include <string.h>
#include "base/vec.h"
#include "python/highlight.h"
#include "python/known.h"
#include "python/node.h"
#include "python/paint.h"

struct painter {
	struct str text; /* of the part that is painted */
	size_t from, to; /* where that is */
	const struct py_node *nodes;
	size_t decorator_end; /* of the name in the decorator we are in */
	VEC(struct py_span) spans;
};

static void paint(struct painter *p, uint32_t i, enum py_token token)
{
	size_t start = p->nodes[i].start, end = p->nodes[i].end;

	if (start < p->from)
		start = p->from;
	if (end > p->to)
		end = p->to;
	if (token == PY_TEXT || start >= end)
		return;
	if (p->spans.len > 0) {
		struct py_span *last = &p->spans.ptr[p->spans.len - 1];
		if (start < last->end)
			start = last->end;
		if (start >= end)
			return;
		if (last->token == token && last->end == start) {
			last->end = end;
			return;
		}
	}
	*vec_push(&p->spans) = (struct py_span){start, end, token};
}

/* Where the name in decorator I ends: @a.b(x) up to the parenthesis. */
static size_t decorator_name_end(const struct py_node *nodes, uint32_t i)
{
	for (py_children(c, nodes, i)) {
		if (!py_is_named(&nodes[c]) || nodes[c].flags & PY_EXTRA)
			continue;
		uint32_t function = nodes[c].kind == PYK_CALL ? py_child(nodes, c, PYF_FUNCTION) : PY_NO_NODE;
		return nodes[function == PY_NO_NODE ? c : function].end;
	}
	return 0;
}

static struct str text_of(const struct painter *p, uint32_t i)
{
	const struct py_node *n = &p->nodes[i];
	bool inside = n->start >= p->from && n->end <= p->to;

	return inside ? (struct str){p->text.p + (n->start - p->from), n->end - n->start} : (struct str){"", 0};
}

static enum py_token name_token(const struct painter *p, uint32_t i)
{
	const struct py_node *nodes = p->nodes;
	struct str text = text_of(p, i);
	uint32_t up = nodes[i].parent;
	uint16_t kind = up == PY_NO_NODE ? PYK_MODULE : nodes[up].kind;
	bool named = nodes[i].field == PYF_NAME;

	if (py_is_keyword(text))
		return PY_KEYWORD;
	if (named && (kind == PYK_FUNCTION_DEFINITION || kind == PYK_CLASS_DEFINITION))
		return PY_DEFINITION;
	if (nodes[i].start < p->decorator_end)
		return PY_DECORATOR;
	if (kind == PYK_ATTRIBUTE && nodes[i].field == PYF_ATTRIBUTE)
		return nodes[up].field == PYF_FUNCTION ? PY_CALL : PY_TEXT;
	if (kind == PYK_KEYWORD_ARGUMENT && named)
		return PY_TEXT;
	if (py_is_builtin(text))
		return PY_BUILTIN;
	return kind == PYK_CALL && nodes[i].field == PYF_FUNCTION ? PY_CALL : PY_TEXT;
}

static bool is_operator(uint16_t kind)
{
	switch (kind) {
	case PYT_LPAREN: case PYT_RPAREN: case PYT_LBRACK: case PYT_RBRACK: case PYT_LBRACE: case PYT_RBRACE:
	case PYT_COMMA: case PYT_COLON: case PYT_SEMI: case PYT_DOT: case PYT_UNDERSCORE: case PYT_BSLASH: case PYT_OTHER:
		return false;
	default:
		return true;
	}
}

static enum py_token leaf_token(const struct painter *p, uint32_t i)
{
	const struct py_node *n = &p->nodes[i];

	switch (n->kind) {
	case PYK_IDENTIFIER:
		return name_token(p, i);
	case PYK_COMMENT:
		return PY_COMMENT;
	case PYK_INTEGER: case PYK_FLOAT:
		return PY_NUMBER;
	case PYK_TRUE: case PYK_FALSE: case PYK_NONE:
		return PY_CONSTANT;
	case PYK_STRING_START: case PYK_STRING_CONTENT: case PYK_STRING_END: case PYK_ESCAPE_INTERPOLATION:
	case PYK_ESCAPE_SEQUENCE:
		return PY_STRING;
	case PYT_AT:
		return n->parent != PY_NO_NODE && p->nodes[n->parent].kind == PYK_DECORATOR ? PY_DECORATOR : PY_OPERATOR;
	default:
		break;
	}
	if (py_is_named(n))
		return PY_TEXT;
	if (py_is_keyword(text_of(p, i)) || n->kind == PYT_MATCH || n->kind == PYT_CASE || n->kind == PYT_TYPE ||
	    n->kind == PYT_NOT_IN || n->kind == PYT_IS_NOT)
		return PY_KEYWORD;
	return is_operator(n->kind) ? PY_OPERATOR : PY_TEXT;
}

size_t highlight_nodes(const struct py_node *nodes, uint32_t n, struct str text, size_t from, struct py_span **spans)
{
	struct painter p = {.text = text, .from = from, .to = from + text.n, .nodes = nodes};

	for (uint32_t i = 0; i < n; i++) {
		if (nodes[i].kind == PYK_DECORATOR)
			p.decorator_end = decorator_name_end(nodes, i);
		if (nodes[i].kind == PYK_STRING_CONTENT) {
			paint(&p, i, PY_STRING);
			i = nodes[i].after - 1;
		} else if (nodes[i].after == i + 1) {
			paint(&p, i, leaf_token(&p, i));
		}
	}
	*spans = p.spans.ptr;
	return p.spans.len;
}

size_t py_highlight(const char *text, size_t len, struct py_span **spans)
{
	struct py_file *f = py_parse(text, len);
	uint32_t count;
	const struct py_node *nodes = py_nodes(f, &count);
	size_t n = highlight_nodes(nodes, count, (struct str){text, len}, 0, spans);

	py_free(f);
	return n;
}
