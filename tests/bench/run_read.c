/* Time to read facts and events of doubling size: it doubles as well. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/clock.h"
#include "run/events.h"
#include "run/facts.h"

static void make_facts(struct buf *out, size_t calls)
{
	static const char *const lists[] = {"waits", "unsure", "order", "tasks_left_names", "never_awaited", "unretrieved", "swallowed_cancels",
	    "open_resources", "blocked", "lock_cycles", "races", "stdout_lines"};

	buf_addstr(out, "{\"format\":1,\"scenario\":\"\",\"seed\":0,\"python\":\"3.11.7\",\"outcome\":\"finishes\",\"exception\":null,"
			"\"exit_status\":0,\"signal\":null,\"virtual_seconds\":1,\"steps\":1,\"overlap\":{},\"longest\":{},\"cancelled\":{},"
			"\"tasks_left\":0,\"blocked_ms\":0,\"threads\":0,\"processes\":0,\"output_cut\":false,\"refused\":null");
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		buf_addf(out, ",\"%s\":[]", lists[i]);
	buf_addstr(out, ",\"calls\":[");
	for (size_t i = 0; i < calls; i++)
		buf_addf(out, "%s{\"name\":\"shop.fetch\",\"start\":%zu,\"end\":null,\"how\":\"returned\",\"exception\":null,\"actor\":\"task %zu\",\"line\":9}",
		    i ? "," : "", i, i);
	buf_addstr(out, "]}");
}

static double time_facts(size_t calls)
{
	struct buf text = BUF_INIT;
	struct err e = ERR_INIT;

	make_facts(&text, calls);
	int64_t began = clock_monotonic();
	struct facts *f = facts_parse(text.data, text.len, "bench", &e);
	double ms = (double)(clock_monotonic() - began);
	if (!f)
		exit(1);
	facts_free(f);
	buf_done(&text);
	return ms;
}

static double time_events(size_t many)
{
	FILE *file = tmpfile();
	struct run_event e;
	size_t n = 0;

	for (size_t i = 0; i < many; i++)
		fprintf(file, "{\"t\":%zu.5,\"step\":%zu,\"e\":\"wait\",\"by\":\"task Task-%zu\",\"on\":\"Lock#1\",\"line\":12}\n", i, i, i);
	fflush(file);
	int64_t began = clock_monotonic();
	struct events *r = events_open(dup(fileno(file)), 0);
	while (events_next(r, &e))
		n++;
	double ms = (double)(clock_monotonic() - began);
	events_close(r);
	fclose(file);
	if (n != many)
		exit(1);
	return ms;
}

static void table(const char *what, double (*measure)(size_t), size_t first)
{
	double before = 0;

	for (size_t n = first; n <= 8 * first; n *= 2) {
		double ms = measure(n);
		printf("%-7s %7zu %7.0f ms  x%.1f\n", what, n, ms, before > 0 ? ms / before : 0);
		before = ms;
	}
}

int main(void)
{
	table("facts", time_facts, 7500);
	table("events", time_events, 50000);
	return 0;
}
