/* The two reports in Markdown: a specialist's four parts, and a helper's review. */
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "python/uses.h"
#include "report/review.h"

/* A finding with its file, for sorting. */
struct item {
	const struct review_file *file;
	const struct finding *finding;
	size_t order;
};

struct items {
	VEC(struct item) list;
};

static int by_severity(const void *a, const void *b)
{
	const struct item *x = a, *y = b;
	enum severity sx = rule_severity(x->finding->rule), sy = rule_severity(y->finding->rule);

	if (sx != sy)
		return sx > sy ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

static void sort_findings(const struct review *r, struct items *out)
{
	for (size_t i = 0; i < r->files.len; i++)
		for (size_t k = 0; k < r->files.ptr[i].findings.list.len; k++)
			*vec_push(&out->list) = (struct item){&r->files.ptr[i], &r->files.ptr[i].findings.list.ptr[k], out->list.len};
	if (out->list.len)
		qsort(out->list.ptr, out->list.len, sizeof *out->list.ptr, by_severity);
}

/* TEXT as words of a paragraph: safe, on one line, and nothing in it can begin a block. */
static void add_words(struct buf *out, const char *text)
{
	struct buf line = BUF_INIT;

	for (const char *p = text; *p; p++)
		buf_addch(&line, *p == '\n' || *p == '\t' ? ' ' : *p);
	textsafe(out, line.data, line.len);
	buf_done(&line);
}

static void add_fence_around(struct buf *out, const char *info, const char *text, size_t len)
{
	size_t longest = 2, run = 0;

	for (size_t i = 0; i < len; i++) {
		run = text[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	buf_fill(out, '`', longest + 1);
	buf_addf(out, "%s\n", info);
	textsafe(out, text, len);
	if (len && text[len - 1] != '\n')
		buf_addch(out, '\n');
	buf_fill(out, '`', longest + 1);
	buf_addch(out, '\n');
}

static void add_place(struct buf *out, const struct item *item)
{
	buf_addch(out, '`');
	add_words(out, item->file->path);
	buf_addf(out, ":%d`", item->finding->line);
}

static void add_models(const struct review *r, struct buf *out)
{
	static const struct {
		enum py_uses use;
		const char *words;
	} rows[] = {
	    {PY_USES_ASYNC, "an event loop with coroutines, for work that waits"},
	    {PY_USES_THREADS, "threads, which overlap on waiting and take turns on computing"},
	    {PY_USES_PROCESSES, "processes, which compute side by side"},
	};
	const char *gap = "";

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (r->uses & rows[i].use) {
			buf_addf(out, "%s%s", gap, rows[i].words);
			gap = "; ";
		}
}

/* A rule and how often it was broken, in the order of ITEMS. */
struct step {
	const struct rule *rule;
	const char *message; /* of the first finding */
	size_t times;
};

struct steps {
	VEC(struct step) list;
};

static void collect_steps(const struct items *items, struct steps *out)
{
	for (size_t i = 0; i < items->list.len; i++) {
		const struct rule *rule = items->list.ptr[i].finding->rule;
		size_t k = 0;
		while (k < out->list.len && out->list.ptr[k].rule != rule)
			k++;
		if (k == out->list.len)
			*vec_push(&out->list) = (struct step){rule, items->list.ptr[i].finding->message, 0};
		out->list.ptr[k].times++;
	}
}

static const char *remedy(const struct rule *rule)
{
	return rule_note(rule) ? rule_note(rule) : rule_message(rule);
}

static void add_steps(const struct items *items, struct buf *out)
{
	struct steps steps = {0};

	collect_steps(items, &steps);
	for (size_t i = 0; i < steps.list.len; i++) {
		const struct rule *rule = steps.list.ptr[i].rule;
		buf_addf(out, "%zu. **%s** (%zu place%s): ", i + 1, rule_id(rule), steps.list.ptr[i].times,
		    steps.list.ptr[i].times == 1 ? "" : "s");
		add_words(out, remedy(rule));
		if (rule_fix_why(rule)) {
			buf_addstr(out, " The fix below changes behaviour: ");
			add_words(out, rule_fix_why(rule));
		}
		buf_addch(out, '\n');
	}
	vec_done(&steps.list);
}

static void add_analysis(const struct review *r, const struct items *items, struct buf *out)
{
	buf_addstr(out, "## 🔬 Concurrency Analysis\n\nThe code uses ");
	add_models(r, out);
	buf_addstr(out, ".\n\n");
	for (size_t i = 0; i < items->list.len; i++) {
		const struct item *item = &items->list.ptr[i];
		buf_addf(out, "- **%s** at ", severity_name(rule_severity(item->finding->rule)));
		add_place(out, item);
		buf_addstr(out, ": ");
		add_words(out, item->finding->message);
		buf_addf(out, " (%s)\n", rule_id(item->finding->rule));
	}
	for (size_t i = 0; i < r->files.len; i++)
		for (size_t k = 0; k < r->files.ptr[i].faults.len; k++) {
			buf_addstr(out, "- not understood: `");
			add_words(out, r->files.ptr[i].path);
			buf_addf(out, ":%d`\n", r->files.ptr[i].faults.ptr[k].line);
		}
}

static void add_implementation(const struct review *r, struct buf *out)
{
	buf_addstr(out, "\n## 💻 Principal Implementation\n\n");
	for (size_t i = 0; i < r->files.len; i++) {
		const struct review_file *f = &r->files.ptr[i];
		if (!f->findings.list.len)
			continue;
		buf_addch(out, '`');
		add_words(out, f->path);
		buf_addstr(out, "`, with every mechanical fix applied and a comment where one has to think:\n\n");
		add_fence_around(out, "python", f->fixed, strlen(f->fixed));
		buf_addch(out, '\n');
	}
}

static void add_verification(const struct review *r, struct buf *out)
{
	struct review_counts left = {0};

	for (size_t i = 0; i < r->files.len; i++) {
		left.errors += r->files.ptr[i].left.errors;
		left.warnings += r->files.ptr[i].left.warnings;
		left.hints += r->files.ptr[i].left.hints;
	}
	buf_addf(out,
	    "## 🛡️ Safety Verification\n\n"
	    "The code above was reviewed again by the same %zu rules: %zu errors, %zu warnings and %zu hints are left, each marked with a "
	    "comment.\n\n"
	    "- **Clean-up**: a task that was started in a TaskGroup has ended when the block is left, whatever happens; what was taken with "
	    "`async with` is given back.\n"
	    "- **Cancellation**: a cancel passes through as long as nothing catches `CancelledError` and goes on; the rules about swallowed "
	    "cancels look for that.\n"
	    "- **Deadlocks**: locks that are taken in two orders in one file are found. What another file does, and what only happens when the "
	    "code runs, no reading of the text can prove: run it.\n",
	    r->rules, left.errors, left.warnings, left.hints);
}

static void add_specialist(const struct review *r, const struct items *items, struct buf *out)
{
	add_analysis(r, items, out);
	buf_addstr(out, "\n## 🏗️ Refactoring Plan\n\n");
	add_steps(items, out);
	add_implementation(r, out);
	add_verification(r, out);
}

/* The lines of TEXT on which START to END stand. */
static struct str lines_around(const char *text, size_t len, size_t start, size_t end)
{
	while (start > 0 && text[start - 1] != '\n')
		start--;
	while (end < len && text[end] != '\n')
		end++;
	return (struct str){text + start, end - start};
}

/* Those lines with the finding's own fix. */
static void add_better(const struct item *item, struct buf *out)
{
	const struct edit *edit = item->finding->edit;
	const struct review_file *f = item->file;
	size_t start = edit->start < item->finding->start ? edit->start : item->finding->start;
	size_t end = edit->end > item->finding->end ? edit->end : item->finding->end;
	struct str lines = lines_around(f->text, f->len, start, end);

	buf_add(out, lines.p, edit->start - (size_t)(lines.p - f->text));
	buf_addstr(out, edit->text);
	buf_add(out, f->text + edit->end, lines.n - (edit->end - (size_t)(lines.p - f->text)));
}

static const char *good_example(const struct rule *rule)
{
	size_t n;
	const struct rule_example *examples = rule_examples(rule, &n);

	for (size_t i = 0; i < n; i++)
		if (!examples[i].bad)
			return examples[i].code;
	return NULL;
}

static void add_example(const struct item *item, struct buf *out)
{
	struct str now = lines_around(item->file->text, item->file->len, item->finding->start, item->finding->end);
	const char *good = good_example(item->finding->rule);
	struct buf code = BUF_INIT;

	buf_addstr(&code, "# Current\n");
	buf_add(&code, now.p, now.n);
	buf_addstr(&code, "\n\n");
	if (item->finding->edit) {
		buf_addstr(&code, "# Better\n");
		add_better(item, &code);
	} else if (good) {
		buf_addstr(&code, "# Better, on an example\n");
		buf_addstr(&code, good);
	}
	add_fence_around(out, "python", code.data, code.len);
	buf_done(&code);
}

static void add_issue(const struct item *item, struct buf *out)
{
	buf_addf(out, "### Issue: %s (%s)\n\n- **File**: ", rule_id(item->finding->rule), severity_name(rule_severity(item->finding->rule)));
	add_place(out, item);
	buf_addstr(out, "\n- **Problem**: ");
	add_words(out, item->finding->message);
	buf_addstr(out, "\n- **Fix**: ");
	add_words(out, remedy(item->finding->rule));
	buf_addstr(out, "\n- **Example**:\n\n");
	add_example(item, out);
	buf_addch(out, '\n');
}

static void add_assessment(const struct review *r, struct buf *out)
{
	struct review_counts c = review_count(r);

	buf_addstr(out, "# Python Async Code Review\n\n## Quick Assessment\n\n- **Async Pattern**: ");
	add_models(r, out);
	buf_addf(out, "\n- **Safety Issues**: %zu errors, %zu warnings\n- **Performance and style**: %zu hints\n", c.errors, c.warnings, c.hints);
	buf_addf(out, "- **Code Quality**: %zu Python files read, %zu of them with concurrency\n\n## What's Working Well\n\n", r->python,
	    r->concurrent);
	for (size_t i = 0; i < r->good.len; i++)
		buf_addf(out, "- %s\n", r->good.ptr[i]);
	if (!r->good.len)
		buf_addstr(out, "- Nothing of what the rules can see; the issues below say where to begin.\n");
}

/* The items of kind: with a mechanical fix that is safe, or hints. */
static void add_suggestions(const struct items *items, struct buf *out)
{
	bool any = false;

	buf_addstr(out, "## Suggestions\n\n### Quick Wins\n\n");
	for (size_t i = 0; i < items->list.len; i++) {
		const struct item *item = &items->list.ptr[i];
		if (!item->finding->edit)
			continue;
		buf_addstr(out, "- ");
		add_place(out, item);
		buf_addf(out, ": `asynctutor review %s` repairs %s\n", rule_fix_why(item->finding->rule) ? "--fix=all" : "--fix",
		    rule_id(item->finding->rule));
		any = true;
	}
	if (!any)
		buf_addstr(out, "- None that a program can make for you.\n");
	buf_addstr(out, "\n### Performance\n\n"
			"- Use the event loop for waiting, a process pool for computing, and a thread for a blocking call that has no async twin.\n"
			"- Run together what does not depend on each other, and limit how much runs at once.\n\n");
}

static void add_next_steps(const struct items *items, struct buf *out)
{
	struct steps steps = {0};

	collect_steps(items, &steps);
	buf_addstr(out, "## Next Steps\n\n");
	for (size_t i = 0; i < steps.list.len && i < 3; i++) {
		buf_addf(out, "%zu. ", i + 1);
		add_words(out, steps.list.ptr[i].message ? steps.list.ptr[i].message : rule_id(steps.list.ptr[i].rule));
		buf_addf(out, " (%s)\n", rule_id(steps.list.ptr[i].rule));
	}
	vec_done(&steps.list);
}

static void add_helper(const struct review *r, const struct items *items, struct buf *out)
{
	add_assessment(r, out);
	buf_addstr(out, "\n## Issues to Fix\n\n");
	for (size_t i = 0; i < items->list.len; i++)
		add_issue(&items->list.ptr[i], out);
	add_suggestions(items, out);
	add_next_steps(items, out);
	buf_addstr(out, "\n## Checklist\n\n"
			"- [ ] Everything that is opened is closed, on every way out\n"
			"- [ ] Failures of tasks reach somebody who handles them\n"
			"- [ ] Nothing blocks the event loop\n"
			"- [ ] A reader sees which tasks there are and who waits for them\n");
}

/* A hint is worth a report: who asks for one wants to read what could be better. */
void review_markdown(const struct review *r, bool strict, enum review_outline outline, struct buf *out)
{
	struct items items = {0};

	if (review_guard(r, true) != REVIEW_REPORT) {
		review_text(r, strict, out);
		return;
	}
	sort_findings(r, &items);
	if (outline == OUTLINE_SPECIALIST)
		add_specialist(r, &items, out);
	else
		add_helper(r, &items, out);
	vec_done(&items.list);
}
