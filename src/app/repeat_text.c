/* The list of what comes back, in words and as JSON. */
#include <stdlib.h>
#include <string.h>
#include "app/repeat.h"
#include "base/clock.h"
#include "base/utf8.h"

#define DAY (24 * 60 * 60 * 1000LL)

static long long days_until(const struct repeat_item *item, int64_t now)
{
	return (leitner_due_at(&item->when) - now + DAY - 1) / DAY;
}

static void add_when(const struct repeat_item *item, int64_t now, struct buf *out)
{
	long long days = days_until(item, now);

	if (item->due)
		buf_addstr(out, "due");
	else
		buf_addf(out, "in %lld day%s", days, days == 1 ? "" : "s");
}

void repeat_next_text(const struct repeat_list *l, int64_t now, struct buf *out)
{
	if (!l->n) {
		buf_addstr(out, "There is nothing to repeat.");
	} else if (l->due) {
		buf_addf(out, "%zu to repeat.", l->due);
	} else {
		buf_addf(out, "Nothing is due. %zu will come back, the first ", l->n);
		add_when(&l->items[0], now, out);
		buf_addch(out, '.');
	}
}

static const char *item_slug(const struct repeat_item *item)
{
	return item->quiz ? item->quiz->id : item->exercise->slug;
}

void repeat_text(const struct repeat_list *l, int64_t now, struct buf *out)
{
	struct buf when = BUF_INIT;

	for (size_t i = 0; i < l->n; i++) {
		const struct repeat_item *item = &l->items[i];
		const char *title = item->quiz ? item->lesson->title : item->exercise->title;
		buf_clear(&when);
		add_when(item, now, &when);
		buf_addf(out, "%-10s  %-8s  %-24s  ", when.data, item->quiz ? "question" : "exercise", item_slug(item));
		cellsafe(out, title, strlen(title), CELL_PROSE);
		buf_addch(out, '\n');
	}
	if (l->n)
		buf_addch(out, '\n');
	repeat_next_text(l, now, out);
	buf_addch(out, '\n');
	buf_done(&when);
}

char *repeat_json(const struct repeat_list *l)
{
	struct js *root = js_object(), *items = js_array();
	char due_at[CLOCK_TEXT];

	js_set_int(root, "due", (long long)l->due);
	for (size_t i = 0; i < l->n; i++) {
		const struct repeat_item *item = &l->items[i];
		struct js *o = js_object();
		clock_format(leitner_due_at(&item->when), due_at);
		js_set_str(o, "kind", item->quiz ? "question" : "exercise");
		js_set_str(o, "slug", item_slug(item));
		js_set_str(o, "lesson", item->lesson->slug);
		js_set_int(o, "box", item->when.box);
		js_set_bool(o, "due", item->due);
		js_set_str(o, "due_at", due_at);
		js_push(items, o);
	}
	js_set(root, "items", items);
	char *text = js_dump(root, 2);
	js_free(root);
	return text;
}
