#include <stdlib.h>
#include <string.h>
#include "base/clock.h"
#include "base/utf8.h"
#include "json/json.h"
#include "report/checklist.h"
#include "report/report.h"

#define DATE_CHARS 10 /* "2026-11-21" of a timestamp */
#define TEXT_INDENT 6

const char *item_state_name(enum item_state s)
{
	static const char *const names[] = {[ITEM_OPEN] = "open", [ITEM_DONE] = "done", [ITEM_EXPIRED] = "expired", [ITEM_CHANGED] = "changed"};

	return names[s];
}

char item_state_letter(enum item_state s)
{
	return " x!~"[s];
}

static size_t count_done(const struct checklist *list, const struct item_known *items)
{
	size_t done = 0;

	for (size_t i = 0; i < list->n; i++)
		done += items[i].state == ITEM_DONE;
	return done;
}

/* ---- evidence */

static void add_date(struct buf *out, const char *before, int64_t at)
{
	char time[CLOCK_TEXT];

	clock_format(at, time);
	buf_addf(out, "%s%.*s", before, DATE_CHARS, time);
}

static void add_safe(struct buf *out, const char *text)
{
	cellsafe(out, text, strlen(text), CELL_PROSE);
}

static void add_review(const struct item_known *k, struct buf *out)
{
	buf_addstr(out, "nothing found in ");
	add_safe(out, k->folder ? k->folder : "?");
	buf_addf(out, " (%zu file%s, %zu rule%s)", k->files, k->files == 1 ? "" : "s", k->rules, k->rules == 1 ? "" : "s");
}

static void add_signer(const struct item_known *k, struct buf *out)
{
	buf_addstr(out, k->key ? "signed by " : "claimed: by ");
	add_safe(out, k->by ? k->by : "?");
	if (k->key) {
		buf_addstr(out, " with ");
		add_safe(out, k->key);
	}
}

static const char *course_parts(const struct checklist_item *item)
{
	return !item->nexercises ? "lessons" : !item->nlessons ? "exercises" : "lessons and exercises";
}

/* What would prove an item that was never done. */
static void add_wanted(const struct checklist_item *item, const struct item_known *k, struct buf *out)
{
	static const char *const wanted[] = {[PROOF_WORD] = "your word", [PROOF_SIGN_OFF] = "somebody else signs it off",
	    [PROOF_RULES] = "a review of a folder finds nothing"};

	if (item->proof == PROOF_COURSE)
		buf_addf(out, "%zu of %zu %s", k->done, k->of, course_parts(item));
	else
		buf_addstr(out, wanted[item->proof]);
}

void checklist_evidence(const struct checklist_item *item, const struct item_known *known, struct buf *out)
{
	if (!known->at) {
		add_wanted(item, known, out);
		return;
	}
	switch (item->proof) {
	case PROOF_COURSE:
		buf_addf(out, "all %zu %s", known->of, course_parts(item));
		break;
	case PROOF_RULES:
		add_review(known, out);
		break;
	case PROOF_SIGN_OFF:
		add_signer(known, out);
		break;
	default:
		buf_addstr(out, "ticked");
		break;
	}
	add_date(out, ", ", known->at);
	if (known->state == ITEM_CHANGED)
		buf_addstr(out, "; the item says something else since");
	else if (known->until)
		add_date(out, known->state == ITEM_EXPIRED ? "; expired " : "; until ", known->until);
}

/* ---- text */

static void add_item(const struct checklist_item *item, const struct item_known *k, int width, struct buf *out)
{
	struct buf head = BUF_INIT, evidence = BUF_INIT;

	buf_addf(&head, "%s: %s", item->id, item->text);
	size_t start = out->len;
	report_wrap(out, head.data, TEXT_INDENT, width);
	memcpy(out->data + start + 2, (char[]){'[', item_state_letter(k->state), ']'}, 3);
	checklist_evidence(item, k, &evidence);
	report_wrap(out, evidence.data, TEXT_INDENT + 2, width);
	if (k->note) {
		buf_clear(&evidence);
		buf_addf(&evidence, "note: %s", k->note);
		report_wrap(out, evidence.data, TEXT_INDENT + 2, width);
	}
	buf_done(&evidence);
	buf_done(&head);
}

/* True where ITEM stands under another heading than the one before it. */
static bool begins_group(const struct checklist *list, size_t i)
{
	const char *here = list->items[i].group, *before = i ? list->items[i - 1].group : NULL;

	return here ? !before || strcmp(here, before) != 0 : before != NULL;
}

void checklist_text(const struct checklist *list, const struct item_known *items, int width, struct buf *out)
{
	struct buf head = BUF_INIT;

	buf_addf(&head, "%s: %zu of %zu done", list->title, count_done(list, items), list->n);
	report_wrap(out, head.data, 0, width);
	if (list->intro[0]) {
		buf_addch(out, '\n');
		report_wrap(out, list->intro, 0, width);
	}
	for (size_t i = 0; i < list->n; i++) {
		if (i == 0 || begins_group(list, i))
			buf_addch(out, '\n');
		if (begins_group(list, i) && list->items[i].group)
			report_wrap(out, list->items[i].group, 0, width);
		add_item(&list->items[i], &items[i], width, out);
	}
	buf_addstr(out, "\n" CHECKLIST_LEGEND "\n");
	buf_done(&head);
}

/* ---- Markdown */

/* TEXT as a line that Markdown and HTML take as it is; with CODE, what stands in backticks stays code. */
static void add_literal(struct buf *out, const char *text, bool code)
{
	struct buf safe = BUF_INIT;
	bool inside = false;

	add_safe(&safe, text);
	for (const char *p = safe.data; *p; p++) {
		if (code && *p == '`' && (inside || strchr(p + 1, '`')))
			inside = !inside;
		else if (!inside && strchr("\\`*_{}[]()<>#+-.!|~&@", *p))
			buf_addch(out, '\\');
		buf_addch(out, *p);
	}
	buf_done(&safe);
}

void checklist_markdown(const struct checklist *list, const struct item_known *items, struct buf *out)
{
	struct buf evidence = BUF_INIT;

	buf_addstr(out, "## ");
	add_literal(out, list->title, true);
	buf_addf(out, "\n\n%zu of %zu done\n\n", count_done(list, items), list->n);
	for (size_t i = 0; i < list->n; i++) {
		if (begins_group(list, i)) {
			buf_addstr(out, i ? "\n### " : "### ");
			add_literal(out, list->items[i].group ? list->items[i].group : "More", true);
			buf_addstr(out, "\n\n");
		}
		buf_addf(out, "- [%c] ", items[i].state == ITEM_DONE ? 'x' : ' ');
		add_literal(out, list->items[i].text, true);
		buf_clear(&evidence);
		checklist_evidence(&list->items[i], &items[i], &evidence);
		buf_addstr(out, "\n  - ");
		add_literal(out, evidence.data, false);
		if (items[i].note) {
			buf_addstr(out, "\n  - note: ");
			add_literal(out, items[i].note, false);
		}
		buf_addch(out, '\n');
	}
	buf_done(&evidence);
}

/* ---- JSON */

static void set_time(struct js *o, const char *key, int64_t at)
{
	char time[CLOCK_TEXT];

	if (!at)
		return;
	clock_format(at, time);
	js_set_str(o, key, time);
}

static void set_text(struct js *o, const char *key, const char *text)
{
	if (text)
		js_set_str(o, key, text);
}

static struct js *item_json(const struct checklist_item *item, const struct item_known *k)
{
	static const char *const proofs[] = {[PROOF_WORD] = "word", [PROOF_SIGN_OFF] = "sign-off", [PROOF_COURSE] = "course", [PROOF_RULES] = "rules"};
	struct js *o = js_object();

	js_set_str(o, "id", item->id);
	js_set_str(o, "text", item->text);
	set_text(o, "group", item->group);
	js_set_str(o, "proof", proofs[item->proof]);
	js_set_str(o, "state", item_state_name(k->state));
	set_time(o, "at", k->at);
	set_time(o, "until", k->until);
	set_text(o, "note", k->note);
	set_text(o, "by", k->by);
	set_text(o, "key", k->key);
	set_text(o, "folder", k->folder);
	if (k->folder) {
		js_set_int(o, "files", (long long)k->files);
		js_set_int(o, "rules", (long long)k->rules);
	}
	if (item->proof == PROOF_COURSE) {
		js_set_int(o, "done", (long long)k->done);
		js_set_int(o, "of", (long long)k->of);
	}
	return o;
}

char *checklist_json(const struct checklist *list, const struct item_known *items)
{
	struct js *root = js_object(), *array = js_array();

	for (size_t i = 0; i < list->n; i++)
		js_push(array, item_json(&list->items[i], &items[i]));
	js_set_str(root, "checklist", list->slug);
	js_set_str(root, "title", list->title);
	js_set_int(root, "done", (long long)count_done(list, items));
	js_set_int(root, "of", (long long)list->n);
	js_set(root, "items", array);
	char *text = js_dump(root, 2);
	js_free(root);
	return text;
}
