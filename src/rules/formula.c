#include <ctype.h>
#include "rules/need.h"

bool word_is_char(char c)
{
	return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

void needs_done(struct needs *n)
{
	vec_done(&n->list);
	vec_done(&n->parts);
}

static uint32_t add(struct needs *n, struct need need)
{
	*vec_push(&n->list) = need;
	return (uint32_t)n->list.len - 1;
}

uint32_t need_literal(struct needs *n, struct literal literal)
{
	if (literal.text.n == 0)
		return NEED_NOTHING;
	return add(n, (struct need){.type = NEED_LITERAL, .literal = literal});
}

uint32_t need_word(struct needs *n, struct str word)
{
	return need_literal(n, (struct literal){.text = word, .start = true, .end = true});
}

static uint32_t combine(struct needs *n, enum need_type type, const uint32_t *parts, size_t count)
{
	struct need need = {.type = type, .first = (uint32_t)n->parts.len};
	uint32_t only = NEED_NOTHING;

	for (size_t i = 0; i < count; i++)
		if (parts[i] != NEED_NOTHING) {
			*vec_push(&n->parts) = only = parts[i];
			need.n++;
		}
	if (need.n != 1 && (need.n > 0 || type == NEED_ANY))
		return add(n, need);
	n->parts.len = need.first;
	return only;
}

uint32_t need_all(struct needs *n, const uint32_t *parts, size_t count)
{
	return combine(n, NEED_ALL, parts, count);
}

uint32_t need_any(struct needs *n, const uint32_t *parts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (parts[i] == NEED_NOTHING)
			return NEED_NOTHING;
	return combine(n, NEED_ANY, parts, count);
}

bool needs_hold(const struct needs *n, const bool *seen, bool *scratch)
{
	if (n->root == NEED_NOTHING)
		return true;
	for (size_t i = 0; i < n->list.len; i++) {
		const struct need *need = &n->list.ptr[i];
		bool all = need->type == NEED_ALL;
		scratch[i] = need->type == NEED_LITERAL ? seen[need->id] : all;
		for (uint32_t k = 0; k < need->n && scratch[i] == all; k++)
			scratch[i] = scratch[n->parts.ptr[need->first + k]];
	}
	return scratch[n->root];
}
