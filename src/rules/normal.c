/* The normal form in which patterns and code are compared. */
#include <ctype.h>
#include "rules/pattern.h"

uint16_t fold_kind(uint16_t kind)
{
	switch (kind) {
	case PYK_EXPRESSION_LIST:
		return PYK_TUPLE;
	case PYK_PATTERN_LIST:
		return PYK_TUPLE_PATTERN;
	case PYK_TYPED_DEFAULT_PARAMETER:
		return PYK_DEFAULT_PARAMETER;
	default:
		return kind;
	}
}

/* Tokens that carry meaning which the kinds of the nodes around them do not. */
static bool token_counts(uint16_t kind, uint16_t parent)
{
	switch (kind) {
	case PYT_ASYNC: case PYT_STAR: case PYT_STAR_STAR: case PYT_FROM: case PYT_UNDERSCORE: case PYT_GT_GT: case PYT_COLON_EQ:
	case PYT_DASH: case PYT_PIPE: case PYT_PLUS: case PYT_NOT: case PYT_AND: case PYT_OR: case PYT_SLASH: case PYT_PERCENT:
	case PYT_SLASH_SLASH: case PYT_AMP: case PYT_CARET: case PYT_LT_LT: case PYT_TILDE: case PYT_IS: case PYT_LT: case PYT_LT_EQ:
	case PYT_EQ_EQ: case PYT_BANG_EQ: case PYT_GT_EQ: case PYT_GT: case PYT_LT_GT: case PYT_PLUS_EQ: case PYT_DASH_EQ:
	case PYT_STAR_EQ: case PYT_SLASH_EQ: case PYT_AT_EQ: case PYT_SLASH_SLASH_EQ: case PYT_PERCENT_EQ: case PYT_STAR_STAR_EQ:
	case PYT_GT_GT_EQ: case PYT_LT_LT_EQ: case PYT_AMP_EQ: case PYT_CARET_EQ: case PYT_PIPE_EQ: case PYT_NOT_IN: case PYT_IS_NOT:
	case PYT_OTHER:
		return true;
	case PYT_COLON:
		return parent == PYK_SLICE;
	case PYT_AT: case PYT_IN:
		return parent == PYK_BINARY_OPERATOR || parent == PYK_COMPARISON_OPERATOR;
	case PYT_EQ:
		return parent == PYK_INTERPOLATION;
	default:
		return false;
	}
}

bool counts(const struct py_node *nodes, uint32_t i)
{
	const struct py_node *n = &nodes[i];

	if (n->flags & (PY_EXTRA | PY_MISSING) || n->kind == PYK_STRING_END)
		return false;
	return n->flags & PY_NAMED || n->parent == PY_NO_NODE || token_counts(n->kind, nodes[n->parent].kind);
}

uint32_t counting(const struct py_node *nodes, uint32_t i)
{
	while (i != PY_NO_NODE && !counts(nodes, i))
		i = py_next(nodes, i);
	return i;
}

uint32_t first_counting(const struct py_node *nodes, uint32_t parent)
{
	return counting(nodes, py_first(nodes, parent));
}

uint32_t next_counting(const struct py_node *nodes, uint32_t i)
{
	return counting(nodes, py_next(nodes, i));
}

uint32_t bare(const struct py_node *nodes, uint32_t i)
{
	while (nodes[i].kind == PYK_PARENTHESIZED_EXPRESSION) {
		uint32_t inner = first_counting(nodes, i);
		if (inner == PY_NO_NODE)
			break;
		i = inner;
	}
	return i;
}

/* The next character of a string's prefix that decides, or 0: letters without u, in one case. */
static int prefix_char(struct str s, size_t *at)
{
	while (*at < s.n) {
		int c = tolower((unsigned char)s.p[(*at)++]);
		if (isalpha(c) && c != 'u')
			return c;
	}
	return 0;
}

static bool same_prefix(struct str a, struct str b)
{
	bool has[2][256] = {0};
	size_t i = 0, k = 0;
	int c;

	while ((c = prefix_char(a, &i)))
		has[0][c] = true;
	while ((c = prefix_char(b, &k)))
		has[1][c] = true;
	return memcmp(has[0], has[1], sizeof has[0]) == 0;
}

/* Skip the backslash before a quote: which quotes a string is written with must not matter. */
static size_t skip_escape(struct str s, size_t i)
{
	return i + 1 < s.n && s.p[i] == '\\' && (s.p[i + 1] == '\'' || s.p[i + 1] == '"') ? i + 1 : i;
}

static bool same_content(struct str a, struct str b)
{
	size_t i = 0, k = 0;

	for (;; i++, k++) {
		i = skip_escape(a, i);
		k = skip_escape(b, k);
		if (i >= a.n || k >= b.n)
			return i >= a.n && k >= b.n;
		if (a.p[i] != b.p[k])
			return false;
	}
}

bool same_leaf(uint16_t kind, struct str a, struct str b)
{
	switch (kind) {
	case PYK_STRING_START:
		return same_prefix(a, b);
	case PYK_STRING_CONTENT:
		return same_content(a, b);
	default:
		return str_eq(a, b);
	}
}
