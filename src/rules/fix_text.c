/* A fix's template, filled and laid out where it goes. */
#include <stdlib.h>
#include <string.h>
#include "rules/fix.h"
#include "rules/template.h"
#include "rules/transform.h"

struct writer {
	const struct run *run;
	struct buf out;
	uint32_t match;
	struct str indent;   /* of the match's line */
	struct str deeper;   /* what the lines of the fix have more than that */
	struct str unit;     /* one level in the file; empty where it has none */
	size_t step;	     /* one level in the template, in blanks */
	struct str template; /* indentation of the template's line */
};

/* The blanks at the start of the line that holds byte OFFSET. */
static struct str indent_at(const char *text, size_t offset)
{
	size_t start = offset, end;

	while (start > 0 && text[start - 1] != '\n')
		start--;
	for (end = start; end < offset && (text[end] == ' ' || text[end] == '\t'); end++)
		;
	return (struct str){text + start, end - start};
}

static bool starts_line(const char *text, size_t offset)
{
	struct str indent = indent_at(text, offset);

	return indent.p + indent.n == text + offset;
}

/* What the block at node I has more in front of its lines than its owner; empty where it is on its owner's line. */
static struct str unit_of_block(const struct run *run, uint32_t i)
{
	const char *text = py_text(run->file);

	if (!starts_line(text, run->nodes[i].start))
		return (struct str){"", 0};
	struct str outer = indent_at(text, run->nodes[run->nodes[i].parent].start), own = indent_at(text, run->nodes[i].start);
	return own.n > outer.n ? (struct str){own.p + outer.n, own.n - outer.n} : (struct str){"", 0};
}

/* One level of indentation near node I: that of the first block in it, else of the nearest around it. */
static struct str unit_near(const struct run *run, uint32_t i)
{
	struct str unit = {"", 0};

	for (uint32_t k = i; k < run->nodes[i].after && unit.n == 0; k++)
		if (run->nodes[k].kind == PYK_BLOCK)
			unit = unit_of_block(run, k);
	for (uint32_t up = run->nodes[i].parent; up != PY_NO_NODE && unit.n == 0; up = run->nodes[up].parent)
		if (run->nodes[up].kind == PYK_BLOCK)
			unit = unit_of_block(run, up);
	return unit;
}

/* The blanks of the template's least indented line that is indented. */
static size_t step_of(const char *text)
{
	size_t step = 0;

	for (const char *p = strchr(text, '\n'); p; p = strchr(p + 1, '\n')) {
		size_t blanks = strspn(p + 1, " \t");
		if (blanks > 0 && (step == 0 || blanks < step))
			step = blanks;
	}
	return step;
}

/* The blanks of the template's line, with whole levels in the way of the file. */
static void add_template_indent(struct writer *w)
{
	size_t levels = w->step && w->unit.n ? w->template.n / w->step : 0, done = levels * w->step;

	for (size_t i = 0; i < levels; i++)
		buf_add(&w->out, w->unit.p, w->unit.n);
	buf_add(&w->out, w->template.p + done, w->template.n - done);
}

/* Begin a line of the template, or of what stands in it. */
static void begin_line(struct writer *w)
{
	buf_addch(&w->out, '\n');
	buf_add(&w->out, w->indent.p, w->indent.n);
	buf_add(&w->out, w->deeper.p, w->deeper.n);
	add_template_indent(w);
}

/* Whether byte OFFSET is inside a string, where blanks have a meaning. *AT is the node to begin at, and moves on with OFFSET. */
static bool in_string(const struct py_node *nodes, uint32_t *at, uint32_t end, size_t offset)
{
	while (*at < end && (nodes[*at].kind != PYK_STRING || nodes[*at].end <= offset))
		++*at;
	return *at < end && nodes[*at].start < offset;
}

/* Whether node I is a comment that the fix takes away. */
static bool is_lost_comment(const struct writer *w, uint32_t i)
{
	const struct py_node *nodes = w->run->nodes;

	return i != PY_NO_NODE && nodes[i].kind == PYK_COMMENT && nodes[i].start >= nodes[w->match].start && nodes[i].end <= nodes[w->match].end;
}

/* The source of B; statements with the comments before and behind them, which may stand outside of their block. */
static struct str source_of(const struct writer *w, struct bound b)
{
	const struct py_node *nodes = w->run->nodes;
	uint32_t first = b.first, last = b.last, block = nodes[first].parent;

	if (block == PY_NO_NODE || nodes[block].kind != PYK_BLOCK)
		return bound_text(w->run, b);
	while (is_lost_comment(w, nodes[first].prev))
		first = nodes[first].prev;
	if (first == py_first(nodes, block))
		for (uint32_t k = nodes[block].prev; is_lost_comment(w, k); k = nodes[k].prev)
			first = k;
	while (is_lost_comment(w, py_next(nodes, last)))
		last = py_next(nodes, last);
	if (nodes[last].after == nodes[block].after)
		for (uint32_t k = py_next(nodes, block); is_lost_comment(w, k); k = py_next(nodes, k))
			last = k;
	return bound_text(w->run, (struct bound){true, first, last});
}

/* The source of B, its lines moved from their indentation to that of the template's line. */
static void add_bound(struct writer *w, struct bound b)
{
	if (!b.set || b.first == PY_NO_NODE)
		return;
	struct str s = source_of(w, b);
	const char *text = py_text(w->run->file);
	struct str old = indent_at(text, w->run->nodes[b.first].start);
	uint32_t at = b.first;
	for (size_t i = 0; i < s.n; i++) {
		size_t offset = (size_t)(s.p - text) + i + 1;
		if (s.p[i] != '\n' || in_string(w->run->nodes, &at, w->run->nodes[b.last].after, offset)) {
			buf_addch(&w->out, s.p[i]);
			continue;
		}
		for (size_t blanks = 0; blanks < old.n && i + 1 < s.n && (s.p[i + 1] == ' ' || s.p[i + 1] == '\t'); blanks++)
			i++;
		if (i + 1 < s.n && s.p[i + 1] == '\n')
			buf_addch(&w->out, '\n');
		else
			begin_line(w);
	}
}

static void add_variable(struct writer *w, const struct variable *v)
{
	uint32_t var = vars_find(&w->run->rule->vars, v->name, v->list);
	const struct transform *t = v->list ? NULL : transform_find(w->run->rule, v->name);

	if (t)
		transform_apply(w->run, t, &w->out);
	else if (var != VAR_NONE)
		add_bound(w, w->run->env.bound[var]);
}

static void add_text(struct writer *w, const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (p[i] != '\n') {
			buf_addch(&w->out, p[i]);
			continue;
		}
		w->template = (struct str){p + i + 1, strspn(p + i + 1, " \t")};
		if (i + 1 < n && p[i + 1] == '\n') {
			buf_addch(&w->out, '\n');
			continue;
		}
		begin_line(w);
		i += w->template.n;
	}
}

/* The statement that node I is all of, or PY_NO_NODE. */
static uint32_t statement_of(const struct py_node *nodes, uint32_t i)
{
	for (uint32_t up = nodes[i].parent; up != PY_NO_NODE; i = up, up = nodes[i].parent) {
		if (nodes[up].kind == PYK_BLOCK || nodes[up].kind == PYK_MODULE)
			return i;
		if (nodes[up].start != nodes[i].start || nodes[up].end != nodes[i].end)
			break;
	}
	return PY_NO_NODE;
}

/* Prepare for several lines in place of a statement that may share its line with others. False where they cannot stand there. */
static bool make_room(struct writer *w)
{
	const struct py_node *nodes = w->run->nodes;
	const char *text = py_text(w->run->file);
	uint32_t statement = statement_of(nodes, w->match);

	if (statement == PY_NO_NODE)
		return true;
	uint32_t block = nodes[statement].parent;
	bool suite = nodes[block].kind == PYK_BLOCK && !starts_line(text, nodes[block].start);
	size_t behind = nodes[statement].end;
	behind += strspn(text + behind, " \t");
	if (text[behind] == ';' || (suite && nodes[block].start != nodes[statement].start))
		return false;
	if (suite)
		w->deeper = w->unit.n ? w->unit : (struct str){"    ", 4};
	if (suite || !starts_line(text, nodes[statement].start))
		begin_line(w);
	return true;
}

char *fix_text(const struct run *run, uint32_t i, const char *template)
{
	struct writer w = {
	    .run = run,
	    .match = i,
	    .out = BUF_INIT,
	    .indent = indent_at(py_text(run->file), run->nodes[i].start),
	    .unit = unit_near(run, i),
	    .step = step_of(template),
	    .template = {template, strspn(template, " \t")},
	};
	struct variable v;
	size_t from = 0, len = strlen(template);

	/* A block scalar ends in a newline that belongs to YAML. */
	if (len > 0 && template[len - 1] == '\n')
		len--;
	if (memchr(template, '\n', len) && !make_room(&w))
		return NULL;
	while (template_next(template, from, &v)) {
		add_text(&w, template + from, v.start - from);
		add_variable(&w, &v);
		from = v.end;
	}
	if (from < len)
		add_text(&w, template + from, len - from);
	return buf_detach(&w.out);
}
