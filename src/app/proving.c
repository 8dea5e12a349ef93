#include <stdlib.h>
#include <unistd.h>
#include "app/gate.h"
#include "app/proving.h"
#include "base/path.h"
#include "base/xalloc.h"

#define LAST_FOLDER "project" /* a place of the store */

struct proving {
	struct app_checklist *list;
	const struct checklist_item *item;
	char *folder; /* with links followed */
	const char **rules;
	size_t nrules;
	struct review_work *work;
};

int proving_rules(const struct app_checklist *c, const struct checklist_item *item, const char ***ids, size_t *n, struct err *e)
{
	const struct rule_set *rules = app_rules(c->app);
	static const enum severity least[] = {
	    [PROOF_RULES_ERRORS] = SEVERITY_ERROR, [PROOF_RULES_WARNINGS] = SEVERITY_WARNING, [PROOF_RULES_ALL] = SEVERITY_HINT};
	const char **chosen = xcalloc(item->nrules + rule_set_count(rules) + 1, sizeof *chosen);

	*n = 0;
	for (size_t i = 0; i < item->nrules; i++) {
		if (!rule_set_get(rules, item->rules[i])) {
			free(chosen);
			return err_at(e, ERR_SYNTAX, c->list->path, item->line, 0, "there is no rule \"%s\"", item->rules[i]);
		}
		chosen[(*n)++] = item->rules[i];
	}
	for (size_t i = 0; item->which != PROOF_RULES_NAMED && i < rule_set_count(rules); i++)
		if (rule_severity(rule_set_at(rules, i)) >= least[item->which])
			chosen[(*n)++] = rule_id(rule_set_at(rules, i));
	if (*n == 0) {
		free(chosen);
		return err_at(e, ERR_SYNTAX, c->list->path, item->line, 0, "the course has no such rules: nothing would be looked for");
	}
	*ids = chosen;
	return 0;
}

/* The next review begins where this one looked; where that cannot be kept, it is no matter. */
static void remember(struct app *a, const char *folder)
{
	struct err e = ERR_INIT;

	app_put(a, LAST_FOLDER, folder, &e);
	err_done(&e);
}

char *proving_folder(struct app *a)
{
	char *folder = app_get(a, LAST_FOLDER);
	struct err e = ERR_INIT;
	bool good = folder && gate_path(folder, &e) == 0 && path_is_dir(folder) && access(folder, R_OK | X_OK) == 0;

	err_done(&e);
	if (good)
		return folder;
	free(folder);
	return NULL;
}

static void proving_free(struct proving *p)
{
	free(p->folder);
	free(p->rules);
	free(p);
}

static int begin(struct proving *p, const char *folder, struct err *e)
{
	if (p->item->proof != PROOF_RULES)
		return err_set(e, ERR_USAGE, "%s is not proved by rules", p->item->id);
	if (gate_path(folder, e) < 0)
		return -1;
	if (!path_is_dir(folder))
		return err_at(e, ERR_MISSING, folder, 0, 0, "there is no such folder");
	if (proving_rules(p->list, p->item, &p->rules, &p->nrules, e) < 0)
		return -1;
	p->folder = realpath(folder, NULL);
	if (!p->folder)
		return err_sys(e, folder, "cannot be read");
	const struct review_options options = {.select = p->rules, .nselect = p->nrules};
	p->work = review_begin(app_rules(p->list->app), &folder, 1, &options, e);
	return p->work ? 0 : -1;
}

struct proving *proving_begin(struct app_checklist *c, const struct checklist_item *item, const char *folder, struct err *e)
{
	struct proving *p = xcalloc(1, sizeof *p);

	p->list = c;
	p->item = item;
	if (begin(p, folder, e) < 0) {
		proving_free(p);
		return NULL;
	}
	remember(c->app, p->folder);
	return p;
}

struct review_work *proving_work(const struct proving *p)
{
	return p->work;
}

/* A record says which project it was, not where on a machine. */
static struct js *result_of(const struct proving *p, const struct review *r)
{
	struct js *review = js_object();

	js_set_str(review, "folder", path_base(p->folder));
	js_set_int(review, "files", (long long)r->python);
	js_set_int(review, "rules", (long long)p->nrules);
	return review;
}

int proving_end(struct proving *p, struct review *out, bool *clean, struct err *e)
{
	int status = review_end(p->work, out, e);

	*clean = status == 0 && out->python > 0 && out->unread.len == 0 && out->files.len == 0;
	if (*clean)
		status = app_checklist_prove(p->list, p->item, result_of(p, out), e);
	proving_free(p);
	return status;
}

void proving_drop(struct proving *p)
{
	if (!p)
		return;
	review_drop(p->work);
	proving_free(p);
}

void proving_doubt(const struct review *r, struct buf *out)
{
	size_t faults = 0, from = out->len;

	for (size_t i = 0; i < r->files.len; i++)
		faults += r->files.ptr[i].faults.len;
	if (review_guard(r, true) == REVIEW_REPORT)
		review_sum(r, out);
	if (faults)
		buf_addf(out, "%s%zu place%s not understood", out->len > from ? "; " : "", faults, faults == 1 ? "" : "s");
	if (r->unread.len)
		buf_addf(out, "%s%zu file%s cannot be read", out->len > from ? "; " : "", r->unread.len, r->unread.len == 1 ? "" : "s");
	if (out->len == from)
		buf_addstr(out, "there is no Python file");
}
