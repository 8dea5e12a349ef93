#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "report/run.h"

/* How an event is said: who, the verb, and then the values of these keys, each with the word before it. */
static const struct {
	const char *kind, *who, *verb;
	struct {
		const char *before, *key;
	} more[4];
} forms[] = {
    {"task", "id", "is made", {{"by", "parent"}, {"in line", "line"}}},
    {"thread", "id", "is made", {{"by", "by"}, {"in line", "line"}, {"for", "target"}}},
    {"thread_start", "id", "starts", {{0}}},
    {"thread_end", "id", "ends", {{0}}},
    {"start", "id", "starts", {{0}}},
    {"resume", "id", "goes on", {{0}}},
    {"wait", "id", "waits", {{"for", "what"}, {"in line", "line"}}},
    {"done", "id", "is done:", {{"", "how"}, {"", "exception"}, {"", "text"}, {"in line", "line"}}},
    {"cancel", "id", "is asked to end", {{"by", "by"}, {"through", "source"}, {"in line", "line"}}},
    {"uncancel", "id", "takes a cancel back", {{0}}},
    {"swallow", "id", "swallows a cancel", {{"in line", "line"}, {"and goes on in line", "went_on"}}},
    {"timeout", "id", "has run out of time", {{0}}},
    {"orphan", "id", "is an orphan of", {{"", "group"}}},
    {"left", "id", "is left behind", {{0}}},
    {"blocked", "id", "has blocked the loop", {{"for ms", "ms"}, {"in", "what"}, {"in line", "line"}}},
    {"lock", "by", "", {{"", "op"}, {"", "obj"}, {"in line", "line"}}},
    {"event", "by", "", {{"", "op"}, {"", "obj"}}},
    {"queue", "by", "", {{"", "op"}, {"", "obj"}, {"size", "size"}}},
    {"group", "by", "opens", {{"", "group"}, {"in line", "line"}}},
    {"group_abort", NULL, "a TaskGroup fails:", {{"", "group"}}},
    {"group_done", NULL, "a gather is done:", {{"", "group"}, {"", "how"}}},
    {"work", "by", "hands out work", {{"", "work"}, {"", "function"}, {"to a", "where"}, {"in line", "line"}}},
    {"work_start", "thread", "begins work", {{"", "work"}}},
    {"work_end", NULL, "work is done:", {{"", "work"}, {"", "how"}, {"", "exception"}}},
    {"process", "by", "a process is made:", {{"", "name"}, {"number", "number"}, {"in line", "line"}}},
    {"process_end", "id", "ends", {{0}}},
    {"call", "by", "calls", {{"", "name"}, {"in line", "line"}}},
    {"call_end", "by", "is back from", {{"", "name"}, {"", "how"}}},
    {"out", "by", "prints", {{"", "text"}}},
    {"exception", "id", "ends by", {{"", "exception"}, {"", "text"}, {"in line", "line"}}},
    {"never_awaited", NULL, "never awaited:", {{"", "name"}, {"in line", "line"}}},
    {"unretrieved", NULL, "nobody looked at", {{"", "exception"}, {"of", "task"}, {"in line", "line"}}},
    {"open", NULL, "not closed:", {{"", "what"}, {"in line", "line"}}},
    {"end", NULL, "the program ends:", {{"", "outcome"}}},
};

static size_t row_of(const struct timeline *tl, const struct js *value)
{
	long long id;

	return js_int(value, &id) ? timeline_row(tl, id) : TL_NONE;
}

static void add_value(const struct timeline *tl, const char *key, const struct js *value, struct buf *out)
{
	size_t row = strcmp(key, "by") == 0 || strcmp(key, "parent") == 0 ? row_of(tl, value) : TL_NONE;
	const char *text = js_text(value);
	long long whole;
	double real;

	if (row != TL_NONE)
		buf_addstr(out, tl->rows.ptr[row].label);
	else if (text)
		timeline_speak(tl, text, out);
	else if (js_int(value, &whole))
		buf_addf(out, "%lld", whole);
	else if (js_real(value, &real))
		buf_addf(out, "%g", real);
}

/* One line, without its end; nothing for an event that is not said or is the library's own. */
static void add_event(const struct timeline *tl, const struct run_event *ev, struct buf *out)
{
	size_t form = 0;

	while (form < sizeof forms / sizeof *forms && strcmp(forms[form].kind, ev->kind) != 0)
		form++;
	if (form == sizeof forms / sizeof *forms)
		return;
	size_t row = forms[form].who ? row_of(tl, js_get(ev->all, forms[form].who)) : TL_NONE;
	if (row != TL_NONE && tl->rows.ptr[row].hidden && strcmp(ev->kind, "out") != 0 && strcmp(ev->kind, "exception") != 0)
		return;
	if (row != TL_NONE)
		buf_addf(out, "%s ", tl->rows.ptr[row].label);
	buf_addstr(out, forms[form].verb);
	for (size_t i = 0; i < 4 && forms[form].more[i].key; i++) {
		const char *key = forms[form].more[i].key, *before = forms[form].more[i].before;
		const struct js *value = js_get(ev->all, key);
		if (!value)
			continue;
		buf_addf(out, "%s%s%s", out->len && out->data[out->len - 1] != ' ' ? " " : "", before, *before ? " " : "");
		add_value(tl, key, value, out);
	}
}

void report_run_text(const struct run_report *r, struct events *events, const struct run_options *o, struct buf *out)
{
	struct buf said = BUF_INIT, safe = BUF_INIT, when = BUF_INIT;
	struct run_event ev;

	while (r->timeline && events && events_next(events, &ev)) {
		buf_clear(&said);
		add_event(r->timeline, &ev, &said);
		if (!said.len)
			continue;
		buf_clear(&safe);
		buf_clear(&when);
		report_duration(&when, ev.t);
		cellsafe(&safe, said.data, said.len, CELL_CODE);
		buf_addf(out, "%12s %6lld  %s\n", when.data, ev.step, safe.data);
	}
	if (out->len)
		buf_addch(out, '\n');
	report_run_words(r, o->width, out);
	report_run_output(r, 1000, out);
	buf_done(&said);
	buf_done(&safe);
	buf_done(&when);
}
