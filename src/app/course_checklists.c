#include <stdlib.h>
#include "app/course_checklists.h"
#include "base/path.h"
#include "course/checklist.h"

struct faults {
	void (*tell)(const struct err *e, void *ctx);
	void *ctx;
};

static void check_rules(const struct checklist *list, const struct checklist_item *item, const struct rule_set *rules, const struct faults *f)
{
	for (size_t i = 0; i < item->nrules; i++) {
		struct err e = ERR_INIT;
		if (rule_set_get(rules, item->rules[i]))
			continue;
		char *near = rule_set_nearest(rules, item->rules[i]);
		if (near)
			err_at(&e, ERR_SYNTAX, list->path, item->line, 0, "there is no rule \"%s\"; did you mean \"%s\"?", item->rules[i], near);
		else
			err_at(&e, ERR_SYNTAX, list->path, item->line, 0, "there is no rule \"%s\"", item->rules[i]);
		free(near);
		f->tell(&e, f->ctx);
		err_done(&e);
	}
}

size_t course_checklists_check(const struct course *c, const struct rule_set *rules, void (*fault)(const struct err *e, void *ctx), void *ctx)
{
	const struct faults f = {fault, ctx};
	char **slugs;
	size_t n;

	checklist_list(c, &slugs, &n);
	for (size_t i = 0; i < n; i++) {
		struct err e = ERR_INIT;
		struct checklist *list = checklist_of(c, slugs[i], &e);
		if (!list)
			fault(&e, ctx);
		err_done(&e);
		for (size_t k = 0; list && k < list->n; k++)
			check_rules(list, &list->items[k], rules, &f);
		checklist_close(list);
	}
	path_list_free(slugs, n);
	return n;
}
