#include <ctype.h>
#include <string.h>
#include "base/xalloc.h"
#include "checks/mark.h"
#include "checks/parsed.h"
#include "python/node.h"

#define NOTHING_ELSE "nothing-else"
#define ISSUE "issue:"

static int load_names(struct mark_asked *m, const struct yml *node, const struct rule_set *rules, struct arena *arena, const char *path,
    struct err *e)
{
	const struct yml only = {.kind = YML_LIST, .first = node, .count = 1};
	const struct yml *list = node->kind == YML_LIST ? node : &only;

	const char **names = arena_array(arena, const char *, list->count + 1);

	m->names = names;
	for (const struct yml *item = list->first; m->nnames < list->count; item = item->next) {
		if (yml_expect(item, YML_SCALAR, "a name in rule", path, e) < 0)
			return -1;
		if (rules && !rule_set_get(rules, item->text))
			return checks_no_rule(rules, item, path, e);
		names[m->nnames++] = arena_strdup(arena, item->text);
	}
	return m->nnames ? 0 : yml_error(node, path, e, "rule names no rule");
}

/* A scalar is a pattern, anything else a rule. */
static int load_at(struct mark_asked *m, const struct yml *node, const char *path, struct err *e)
{
	const struct yml key = {.kind = YML_SCALAR, .line = node->line, .col = node->col, .text = "pattern", .len = strlen("pattern")};
	struct yml pattern = *node;
	const struct yml map = {.kind = YML_MAP, .line = node->line, .col = node->col, .first = &pattern, .count = 1};

	pattern.key = &key;
	pattern.next = NULL;
	m->at = m->inline_at = rule_new(node->kind == YML_SCALAR ? &map : node, path, e);
	return m->at ? 0 : -1;
}

int mark_load(struct mark_asked *m, const struct yml *node, const struct rule_set *rules, struct arena *arena, const char *path,
    struct err *e)
{
	static const char *const keys[] = {"rule", "at"};
	const struct yml *rule = yml_get(node, "rule"), *at = yml_get(node, "at");

	if (node->kind == YML_SCALAR && strcmp(node->text, NOTHING_ELSE) == 0) {
		m->nothing_else = true;
		return 0;
	}
	if (node->kind != YML_MAP)
		return yml_error(node, path, e, "mark is a map of rule and at, or " NOTHING_ELSE);
	if (yml_only(node, keys, sizeof keys / sizeof *keys, path, e) < 0)
		return -1;
	if (!rule || !at)
		return yml_error(node, path, e, "the key \"%s\" is missing", rule ? "at" : "rule");
	return load_names(m, rule, rules, arena, path, e) < 0 ? -1 : load_at(m, at, path, e);
}

void mark_asked_done(struct mark_asked *m)
{
	rule_free(m->inline_at);
	*m = (struct mark_asked){0};
}

static bool is_name_char(char c)
{
	return isalnum((unsigned char)c) || c == '-' || c == '_';
}

static const char *skip_blanks(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\t'))
		p++;
	return p;
}

/* True where only blanks stand before START in its line. */
static bool stands_alone(const char *text, size_t start)
{
	while (start > 0 && (text[start - 1] == ' ' || text[start - 1] == '\t' || text[start - 1] == '\f'))
		start--;
	return start == 0 || text[start - 1] == '\n' || text[start - 1] == '\r';
}

/* The first line after LINE that holds more than a comment; LINE where there is none. */
static int next_code(const struct py_file *file, int line)
{
	for (int l = line + 1, n = py_lines(file); l <= n; l++) {
		size_t len, at = py_line(file, l, &len);
		const char *p = py_text(file) + at, *end = p + len;

		while (p < end && isspace((unsigned char)*p))
			p++;
		if (p < end && *p != '#')
			return l;
	}
	return line;
}

/* The name at *P behind blanks; *P goes behind it and the blanks that follow. */
static struct str read_name(const char **p, const char *end)
{
	*p = skip_blanks(*p, end);
	struct str name = {*p, 0};

	while (*p < end && is_name_char(**p))
		++*p;
	name.n = (size_t)(*p - name.p);
	*p = skip_blanks(*p, end);
	return name;
}

/* Whether NAME, behind a comma, is one more name and no words of the learner: P is behind it. */
static bool is_listed(struct str name, const char *p, const char *end)
{
	return (memchr(name.p, '-', name.n) || memchr(name.p, '_', name.n)) && (p == end || !isalnum((unsigned char)*p));
}

static void read_comment(struct marks *m, const struct py_file *file, const struct py_node *node)
{
	const char *text = py_text(file), *p = text + node->start, *end = text + node->end;
	int line = py_place(file, node->start).line, target = 0;

	while (p < end && *p == '#')
		p++;
	p = skip_blanks(p, end);
	if ((size_t)(end - p) < strlen(ISSUE) || strncasecmp(p, ISSUE, strlen(ISSUE)) != 0)
		return;
	p += strlen(ISSUE);
	do {
		struct str name = read_name(&p, end);
		if (target && !is_listed(name, p, end))
			break;
		if (!target)
			target = stands_alone(text, node->start) ? next_code(file, line) : line;
		*vec_push(&m->list) = (struct mark){name, node->start, node->end, line, target};
	} while (p < end && *p++ == ',');
}

void marks_find(struct marks *m, const struct py_file *file)
{
	uint32_t n;
	const struct py_node *nodes = py_nodes(file, &n);

	for (uint32_t i = 0; i < n; i++)
		if (nodes[i].kind == PYK_COMMENT)
			read_comment(m, file, &nodes[i]);
}

void marks_done(struct marks *m)
{
	vec_done(&m->list);
}

bool mark_names(const struct mark_asked *asked, struct str name)
{
	for (size_t i = 0; i < asked->nnames; i++) {
		const char *want = asked->names[i];
		size_t k = 0;

		while (k < name.n && want[k] && (name.p[k] == '_' ? '-' : tolower((unsigned char)name.p[k])) == want[k])
			k++;
		if (k == name.n && !want[k])
			return true;
	}
	return false;
}

static bool is_clause(uint16_t kind)
{
	return kind == PYK_ELIF_CLAUSE || kind == PYK_ELSE_CLAUSE || kind == PYK_CASE_CLAUSE || kind == PYK_EXCEPT_CLAUSE ||
	    kind == PYK_FINALLY_CLAUSE;
}

/* Whether node I is a statement, or the clause of one that has a block of its own. */
static bool is_statement(const struct py_node *nodes, uint32_t i)
{
	uint32_t parent = nodes[i].parent;

	return parent != PY_NO_NODE && py_is_named(&nodes[i]) &&
	    (nodes[parent].kind == PYK_BLOCK || nodes[parent].kind == PYK_MODULE || is_clause(nodes[i].kind));
}

/* The first block below statement I, or PY_NO_NODE. */
static uint32_t first_block(const struct py_node *nodes, uint32_t i)
{
	for (uint32_t k = i + 1; k < nodes[i].after; k++)
		if (nodes[k].kind == PYK_BLOCK)
			return k;
	return PY_NO_NODE;
}

/* The lines of statement I; of one with a block, those of its head. */
static struct mark_place place_of(const struct py_file *file, const struct py_node *nodes, uint32_t i)
{
	uint32_t block = first_block(nodes, i);
	size_t end = nodes[i].end;

	if (block != PY_NO_NODE)
		end = nodes[nodes[block].prev == PY_NO_NODE ? block : nodes[block].prev].end;
	return (struct mark_place){py_place(file, nodes[i].start).line, py_place(file, end ? end - 1 : 0).line};
}

void mark_places_find(struct mark_places *p, const struct mark_asked *asked, const struct py_file *file)
{
	struct findings found = {0};
	uint32_t n;
	const struct py_node *nodes = py_nodes(file, &n);

	rule_find(asked->at, file, &found);
	for (size_t k = 0; k < found.list.len; k++) {
		const struct finding *f = &found.list.ptr[k];
		uint32_t inner = PY_NO_NODE;

		for (uint32_t i = 0; i < n && nodes[i].start <= f->start; i = nodes[i].end < f->end ? nodes[i].after : i + 1)
			if (nodes[i].end >= f->end && is_statement(nodes, i))
				inner = i;
		if (inner != PY_NO_NODE)
			*vec_push(&p->list) = place_of(file, nodes, inner);
	}
	findings_done(&found);
}

void mark_places_done(struct mark_places *p)
{
	vec_done(&p->list);
}

bool mark_is_at(const struct mark *m, const struct mark_places *p)
{
	for (size_t i = 0; i < p->list.len; i++)
		for (int k = 0; k < 2; k++) {
			int line = k ? m->target : m->line;
			if (p->list.ptr[i].first <= line && line <= p->list.ptr[i].last)
				return true;
		}
	return false;
}
