#include <stdlib.h>
#include <string.h>
#include "app/praise.h"
#include "app/review.h"
#include "app/review_judge.h"
#include "app/silence.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "python/uses.h"

#define PASSES_MAX 10 /* of applying fixes to what fixes made */

static bool is_named(const char *const *ids, size_t n, const char *id)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(ids[i], id) == 0)
			return true;
	return false;
}

static bool counts(const struct review_options *o, const struct rule *r)
{
	const char *id = rule_id(r);

	return (o->nselect == 0 || is_named(o->select, o->nselect, id)) && !is_named(o->ignore, o->nignore, id);
}

static int check_ids(const char *const *ids, size_t n, const struct rule_set *rules, struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		if (rule_set_get(rules, ids[i]))
			continue;
		char *near = rule_set_nearest(rules, ids[i]);
		if (near)
			err_set(e, ERR_USAGE, "there is no rule \"%s\"; did you mean \"%s\"?", ids[i], near);
		else
			err_set(e, ERR_USAGE, "there is no rule \"%s\"; `asynctutor rules` lists all", ids[i]);
		free(near);
		return -1;
	}
	return 0;
}

int review_check_options(const struct review_options *options, const struct rule_set *rules, struct err *e)
{
	if (check_ids(options->select, options->nselect, rules, e) < 0)
		return -1;
	return check_ids(options->ignore, options->nignore, rules, e);
}

/* Append to FOUND what counts in FILE. */
static void find(const struct rule_set *rules, const struct py_file *file, const struct review_options *o, struct findings *found)
{
	struct findings gone = {0};
	size_t kept = 0;

	rule_set_find(rules, file, found);
	for (size_t i = 0; i < found->list.len; i++) {
		struct finding *f = &found->list.ptr[i];
		if (counts(o, f->rule))
			found->list.ptr[kept++] = *f;
		else
			*vec_push(&gone.list) = *f;
	}
	found->list.len = kept;
	findings_done(&gone);
	silence_findings(file, found);
}

static struct review_counts count(const struct findings *f)
{
	struct review_counts c = {0};

	for (size_t i = 0; i < f->list.len; i++) {
		enum severity s = rule_severity(f->list.ptr[i].rule);
		c.errors += s == SEVERITY_ERROR;
		c.warnings += s == SEVERITY_WARNING;
		c.hints += s == SEVERITY_HINT;
	}
	return c;
}

static size_t count_faults(const struct py_file *file)
{
	size_t n;

	py_faults(file, &n);
	return n;
}

/* A comment above the line of each finding without a fix, as edits that findings_fix() takes. */
static void add_notes(const struct review_file *f, struct findings *out)
{
	size_t last = (size_t)-1;

	for (size_t i = 0; i < f->findings.list.len; i++) {
		const struct finding *found = &f->findings.list.ptr[i];
		size_t start = found->start;
		while (start > 0 && f->text[start - 1] != '\n')
			start--;
		if (found->edit || start == last)
			continue;
		last = start;
		size_t indent = strspn(f->text + start, " \t");
		struct finding *note = vec_push(&out->list);
		*note = (struct finding){.rule = found->rule, .start = start, .end = start, .edit = xcalloc(1, sizeof *note->edit)};
		note->edit->start = note->edit->end = start;
		note->edit->text = xasprintf("%.*s# %s: %s\n", (int)indent, f->text + start, rule_id(found->rule), found->message);
	}
}

/* The text with all fixes, and with comments where they leave it sound Python. */
static char *fix_with_notes(const struct rule_set *rules, const struct review_file *f, const struct review_options *o)
{
	size_t applied;
	char *fixed = review_fix(rules, f, o, true, &applied);
	struct review_file again = {.path = f->path, .text = fixed, .len = strlen(fixed)};
	struct py_file *file = py_parse(fixed, again.len);
	struct findings notes = {0};

	find(rules, file, o, &again.findings);
	add_notes(&again, &notes);
	size_t faults = count_faults(file);
	py_free(file);
	if (notes.list.len) {
		char *noted = findings_fix(&notes, true, fixed, again.len, &applied);
		file = py_parse(noted, strlen(noted));
		bool sound = count_faults(file) <= faults;
		py_free(file);
		free(sound ? fixed : noted);
		fixed = sound ? noted : fixed;
	}
	findings_done(&notes);
	findings_done(&again.findings);
	return fixed;
}

static void work_out_fixes(const struct rule_set *rules, const struct review_options *o, struct review_file *f)
{
	struct findings left = {0};

	f->fixed = fix_with_notes(rules, f, o);
	struct py_file *file = py_parse(f->fixed, strlen(f->fixed));
	find(rules, file, o, &left);
	f->left = count(&left);
	findings_done(&left);
	py_free(file);
}

void review_judge(const struct rule_set *rules, const struct review_options *options, struct outcome *o)
{
	struct review_file *f = &o->file;
	size_t nfaults;

	if (!py_may_use(f->text, f->len) && !rule_set_may_match(rules, f->text, f->len))
		return;
	struct py_file *file = py_parse(f->text, f->len);
	o->uses = py_uses(file);
	find(rules, file, options, &f->findings);
	const struct py_fault *faults = py_faults(file, &nfaults);
	for (size_t i = 0; i < nfaults; i++)
		*vec_push(&f->faults) = (struct review_fault){faults[i].at.line, faults[i].at.col, xstrdup(faults[i].message)};
	py_free(file);
	o->telling = f->findings.list.len > 0 || nfaults > 0;
	if (o->telling && options->fixed)
		work_out_fixes(rules, options, f);
}

void review_file_done(struct review_file *f)
{
	free(f->path);
	free(f->text);
	free(f->fixed);
	findings_done(&f->findings);
	for (size_t i = 0; i < f->faults.len; i++)
		free(f->faults.ptr[i].message);
	vec_done(&f->faults);
}

void review_take(struct review *out, struct outcome *o)
{
	if (o->why) {
		*vec_push(&out->unread) = (struct review_unread){o->path, o->why};
		return;
	}
	out->python++;
	out->concurrent += o->uses != 0;
	out->uses |= o->uses;
	if (!o->telling) {
		free(o->path);
		return;
	}
	o->file.path = o->path;
	*vec_push(&out->files) = o->file;
}

size_t review_count_rules(const struct rule_set *rules, const struct review_options *o)
{
	size_t n = 0;

	for (size_t i = 0; i < rule_set_count(rules); i++)
		n += counts(o, rule_set_at(rules, i));
	return n;
}

void review_one_text(const struct rule_set *rules, const char *path, const char *text, size_t len, const struct review_options *options,
    struct review *out)
{
	struct outcome o = {.path = xstrdup(path), .file = {.text = xmalloc(len + 1), .len = len}};

	memcpy(o.file.text, text, len);
	o.file.text[len] = '\0';
	*out = (struct review){.rules = review_count_rules(rules, options)};
	review_judge(rules, options, &o);
	if (!o.telling)
		review_file_done(&o.file);
	review_take(out, &o);
	if (options->fixed)
		praise(out);
}

char *review_fix(const struct rule_set *rules, const struct review_file *f, const struct review_options *options, bool all, size_t *applied)
{
	size_t now;
	char *text = findings_fix(&f->findings, all, f->text, f->len, &now);

	*applied = now;
	for (int pass = 1; now > 0 && pass < PASSES_MAX; pass++) {
		struct findings found = {0};
		size_t len = strlen(text);
		struct py_file *file = py_parse(text, len);
		find(rules, file, options, &found);
		py_free(file);
		char *next = findings_fix(&found, all, text, len, &now);
		findings_done(&found);
		free(text);
		text = next;
		*applied += now;
	}
	return text;
}
