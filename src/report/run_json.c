#include <stdlib.h>
#include <string.h>
#include "report/run.h"

static void add_js(struct buf *out, const struct js *value)
{
	char *text = js_dump(value, 0);

	buf_addstr(out, text);
	free(text);
}

void report_run_json(const struct run_report *r, struct js *facts, struct events *events, struct buf *out)
{
	enum run_end end = r->facts && r->result->end == RUN_COMPLETED ? facts_end(r->facts) : r->result->end;
	bool first = true;
	struct run_event ev;

	buf_addf(out, "{\n\"outcome\":\"%s\",\n\"facts\":",
	    end == RUN_COMPLETED && r->facts ? fact_outcome_name(r->facts->outcome) : run_end_name(end));
	if (facts)
		add_js(out, facts);
	else
		buf_addstr(out, "null");
	buf_addstr(out, ",\n\"events\":[");
	for (; events && events_next(events, &ev); first = false) {
		buf_addstr(out, first ? "\n" : ",\n");
		add_js(out, ev.all);
	}
	buf_addstr(out, "\n]}\n");
	js_free(facts);
}
