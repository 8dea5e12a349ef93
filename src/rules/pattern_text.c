#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "rules/pattern_text.h"

static bool is_var_char(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static bool is_word_char(char c)
{
	return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

/* Read the metavariable at OFFSET of TEXT, if one begins there. */
static bool read_mark(const char *text, size_t offset, struct mark *m)
{
	size_t dollars = strspn(text + offset, "$"), name = offset + dollars, end = name;

	if (dollars == 0 || dollars > 3 || (offset > 0 && is_word_char(text[offset - 1])))
		return false;
	while (is_var_char(text[end]))
		end++;
	if (is_word_char(text[end]) || (end > name && isdigit((unsigned char)text[name])) || (end == name && dollars != 3))
		return false;
	*m = (struct mark){.start = (uint32_t)offset, .end = (uint32_t)end, .list = dollars == 3, .token = dollars == 2};
	if (end > name && text[name] != '_')
		m->name = (struct str){text + name, end - name};
	return true;
}

/* The text with each metavariable turned into an identifier of the same length; marks say where. */
static char *substitute(struct pattern_compiler *c)
{
	char *code = xstrdup(c->text);
	size_t i = 0;

	c->marks.len = 0;
	while (code[i]) {
		struct mark m;
		if (!read_mark(c->text, i, &m)) {
			/* Glued to a word it is part of that word, as in async_$F: no name of Python, so it matches nothing. */
			if (code[i] == '$' && i > 0 && is_word_char(code[i - 1]))
				for (c->glued = true; code[i] == '$'; i++)
					code[i] = '_';
			else
				i += code[i] == '$' ? strspn(code + i, "$") : 1;
			continue;
		}
		for (i = m.start; code[i] == '$'; i++)
			code[i] = '_';
		*vec_push(&c->marks) = m;
		i = m.end;
	}
	return code;
}

const struct mark *pattern_mark(const struct pattern_compiler *c, uint32_t i)
{
	uint32_t start = c->nodes[i].start, end = c->nodes[i].end;

	for (size_t k = 0; k < c->marks.len; k++)
		if (c->marks.ptr[k].start == start && c->marks.ptr[k].end == end)
			return &c->marks.ptr[k];
	return NULL;
}

/* An error node that is one metavariable is none: `{'a': 1, $$$}`. */
static bool is_broken(const struct pattern_compiler *c, uint32_t i)
{
	const struct py_node *n = &c->nodes[i];

	return n->flags & PY_MISSING || (n->kind == PYK_ERROR && !pattern_mark(c, i));
}

bool pattern_has_fault(const struct pattern_compiler *c, uint32_t top)
{
	for (uint32_t i = top; i < c->nodes[top].after; i++)
		if (is_broken(c, i))
			return true;
	return false;
}

void pattern_parse(struct pattern_compiler *c, char *text)
{
	c->text = text;
	char *code = substitute(c);
	py_free(c->file);
	c->file = py_parse(code, strlen(code));
	c->nodes = py_nodes(c->file, NULL);
	free(code);
}

int pattern_refuse(struct pattern_compiler *c, const char *what)
{
	return yml_error(c->value, c->path, c->e, "%s", what);
}

static void refuse_fault(struct pattern_compiler *c)
{
	size_t n;
	const struct py_fault *faults = py_faults(c->file, &n);

	yml_error(c->value, c->path, c->e, "the pattern is not Python: %s (in its line %d, column %d)", n ? faults->message : "invalid syntax",
	    n ? faults->at.line : 1, n ? faults->at.col : 1);
}

void pattern_refuse_broken(struct pattern_compiler *c)
{
	const char *dollar = strchr(c->text, '$');
	struct mark m;

	while (dollar && read_mark(c->text, (size_t)(dollar - c->text), &m))
		dollar = strchr(c->text + m.end, '$');
	if (dollar)
		pattern_refuse(c, "the pattern is not Python: a metavariable is a dollar sign and capitals, as in $NAME or $$$NAME");
	else
		refuse_fault(c);
}
