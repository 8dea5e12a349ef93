#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "rules/fix.h"
#include "rules/template.h"
#include "rules/transform.h"

struct str bound_text(const struct run *run, struct bound b)
{
	if (!b.set || b.first == PY_NO_NODE)
		return (struct str){"", 0};
	const char *text = py_text(run->file);
	return (struct str){text + run->nodes[b.first].start, run->nodes[b.last].end - run->nodes[b.first].start};
}

void variable_text(const struct run *run, struct str name, bool list, struct buf *out)
{
	uint32_t var = vars_find(&run->rule->vars, name, list);
	const struct transform *t = list ? NULL : transform_find(run->rule, name);

	if (t) {
		transform_apply(run, t, out);
	} else if (var != VAR_NONE) {
		struct str s = bound_text(run, run->env.bound[var]);
		buf_add(out, s.p, s.n);
	}
}

static int check_variables(const struct rule *r, const struct yml *value, const char *path, struct err *e)
{
	struct variable v;

	for (size_t from = 0; template_next(value->text, from, &v); from = v.end)
		if (v.name.p[0] != '_' && vars_find(&r->vars, v.name, v.list) == VAR_NONE && (v.list || !transform_find(r, v.name)))
			return yml_error(value, path, e, "no pattern has %.*s", (int)(v.end - v.start), value->text + v.start);
	return 0;
}

static void warn_about_message(struct rule *r, const struct yml *message, const char *path)
{
	struct variable v;

	for (size_t from = 0; message && template_next(message->text, from, &v); from = v.end)
		if (vars_find(&r->vars, v.name, v.list) == VAR_NONE && (v.list || !transform_find(r, v.name)))
			rule_warn(r, message, path, "no pattern has %.*s: it is left empty", (int)(v.end - v.start), message->text + v.start);
}

static int load_expand(struct rule *r, const struct yml *fix, const char *key, struct test **out, const char *path, struct err *e)
{
	const struct yml *value = yml_get(fix, key);

	if (!value)
		return 0;
	*out = test_new(r, value, path, e);
	return *out ? 0 : -1;
}

/* Read the template VALUE, or a list of them. */
static int load_templates(struct rule *r, const struct yml *value, const char *path, struct err *e)
{
	const struct yml *first = value->kind == YML_LIST ? value->first : value;
	const char **list = arena_array(&r->arena, const char *, (value->kind == YML_LIST ? value->count : 1) + 1);

	for (const struct yml *item = first; item; item = value->kind == YML_LIST ? item->next : NULL) {
		if (yml_expect(item, YML_SCALAR, "fix", path, e) < 0 || check_variables(r, item, path, e) < 0)
			return -1;
		list[r->nfixes++] = arena_strdup(&r->arena, item->text);
	}
	r->fixes = list;
	r->fix_bound = value->kind == YML_LIST;
	return 0;
}

static int load_map(struct rule *r, const struct yml *fix, const char *path, struct err *e)
{
	static const char *const keys[] = {"template", "safe", "changes-behaviour", "expandStart", "expandEnd"};
	bool safe = false;
	const char *why = NULL;

	if (yml_only(fix, keys, 5, path, e) < 0 || yml_bool(fix, "safe", &safe, path, e) < 0 || yml_str(fix, "changes-behaviour", false, &why, path, e) < 0)
		return -1;
	if (!yml_get(fix, "template"))
		return yml_error(fix, path, e, "the key \"template\" is missing");
	if (safe && why)
		return yml_error(fix, path, e, "a fix is either safe or says in changes-behaviour what it changes");
	if (load_expand(r, fix, "expandStart", &r->expand_start, path, e) < 0 || load_expand(r, fix, "expandEnd", &r->expand_end, path, e) < 0)
		return -1;
	r->fix_why = why ? arena_strdup(&r->arena, why) : NULL;
	return load_templates(r, yml_get(fix, "template"), path, e);
}

int fix_load(struct rule *r, const struct yml *root, const char *path, struct err *e)
{
	const struct yml *fix = yml_get(root, "fix");

	if (transform_load(r, yml_get(root, "transform"), path, e) < 0)
		return -1;
	warn_about_message(r, yml_get(root, "message"), path);
	if (!fix)
		return 0;
	if (fix->kind == YML_MAP)
		return load_map(r, fix, path, e);
	return load_templates(r, fix, path, e);
}

bool rule_has_fix(const struct rule *r)
{
	return r->nfixes > 0;
}

const char *const *rule_fixes(const struct rule *r, size_t *n)
{
	*n = r->nfixes;
	return r->fixes;
}

const char *rule_fix_why(const struct rule *r)
{
	return r->fix_why;
}

/* The last of the siblings after (or before) node I that all pass T; I itself where none does. */
static uint32_t expand(struct run *run, const struct test *t, uint32_t i, bool forward)
{
	for (uint32_t next = i; t && next != PY_NO_NODE; i = next) {
		next = forward ? py_next(run->nodes, i) : run->nodes[i].prev;
		if (next == PY_NO_NODE || !test_holds(run, t, next))
			break;
	}
	return i;
}

static bool is_bound(const struct run *run, struct str name, bool list)
{
	const struct transform *t = list ? NULL : transform_find(run->rule, name);
	uint32_t var = vars_find(&run->rule->vars, name, list);

	if (t) {
		name = transform_source(t, &list);
		return is_bound(run, name, list);
	}
	return var != VAR_NONE && run->env.bound[var].set;
}

/* The template for what the rule has bound: the only one, or the first of a list that has all its variables; NULL where none has. */
static const char *choose_template(const struct run *run)
{
	const struct rule *r = run->rule;

	for (size_t k = 0; k < r->nfixes; k++) {
		struct variable v;
		bool all = true;
		for (size_t from = 0; all && r->fix_bound && template_next(r->fixes[k], from, &v); from = v.end)
			all = is_bound(run, v.name, v.list);
		if (all)
			return r->fixes[k];
	}
	return NULL;
}

struct edit *fix_make(struct run *run, uint32_t i)
{
	const char *text = choose_template(run);

	if (!text)
		return NULL;
	char *made = fix_text(run, i, text);
	if (!made)
		return NULL;
	struct edit *edit = xcalloc(1, sizeof *edit);
	edit->start = run->nodes[expand(run, run->rule->expand_start, i, false)].start;
	edit->end = run->nodes[expand(run, run->rule->expand_end, i, true)].end;
	edit->text = made;
	/* No blanks at the end of the line that it leaves. */
	while (made[0] == '\n' && edit->start > 0 && strchr(" \t", py_text(run->file)[edit->start - 1]))
		edit->start--;
	return edit;
}

void fix_edit_free(struct edit *edit)
{
	if (edit)
		free(edit->text);
	free(edit);
}

char *findings_fix(const struct findings *f, bool all, const char *text, size_t len, size_t *applied)
{
	struct buf out = BUF_INIT;
	size_t at = 0;

	*applied = 0;
	for (size_t i = 0; i < f->list.len; i++) {
		const struct finding *x = &f->list.ptr[i];
		if (!x->edit || x->edit->start < at || (!all && rule_fix_why(x->rule)))
			continue;
		buf_add(&out, text + at, x->edit->start - at);
		buf_addstr(&out, x->edit->text);
		at = x->edit->end;
		++*applied;
	}
	buf_add(&out, text + at, len - at);
	return buf_detach(&out);
}
