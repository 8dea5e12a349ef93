#include <math.h>
#include <string.h>
#include "base/utf8.h"
#include "report/report.h"
#include "report/run.h"

enum run_verdict run_verdict(const struct run_report *r)
{
	switch (r->result->end) {
	case RUN_CANCELLED:
	case RUN_UNDECIDED:
	case RUN_NO_PYTHON:
	case RUN_OLD_PYTHON:
		return RUN_NOT_RUN;
	case RUN_COMPLETED:
		break;
	default:
		return RUN_FAILED;
	}
	if (!r->facts)
		return RUN_NOT_RUN;
	if (facts_end(r->facts) != RUN_COMPLETED)
		return RUN_FAILED;
	bool ended = r->facts->outcome == OUTCOME_FINISHES || r->facts->outcome == OUTCOME_EXITS;
	return ended && r->facts->exit_status == 0 ? RUN_GOOD : RUN_FAILED;
}

bool run_hangs(const struct run_result *result, const struct facts *facts)
{
	if (!facts)
		return result->end != RUN_COMPLETED;
	return facts->outcome == OUTCOME_DEADLOCK || facts->outcome == OUTCOME_ENDLESS || facts->outcome == OUTCOME_TIMEOUT ||
	       facts->outcome == OUTCOME_KILLED || facts->outcome == OUTCOME_WAITS_FOR_OUTSIDE;
}

void report_duration(struct buf *out, double seconds)
{
	if (seconds < 1)
		buf_addf(out, "%.4g ms", round(seconds * 1e6) / 1e3);
	else if (seconds < 120)
		buf_addf(out, "%.4g s", seconds);
	else if (seconds < 7200)
		buf_addf(out, "%d min %.3g s", (int)(seconds / 60), fmod(seconds, 60));
	else if (seconds > 1e6)
		buf_addf(out, "%.3g h", seconds / 3600);
	else
		buf_addf(out, "%d h %d min", (int)(seconds / 3600), (int)(fmod(seconds, 3600) / 60));
}

static size_t lines_in(const char *text, size_t len)
{
	size_t n = len && text[len - 1] != '\n';

	for (size_t i = 0; i < len; i++)
		n += text[i] == '\n';
	return n;
}

static void add_stream(const char *name, const char *text, size_t len, size_t most, struct buf *out)
{
	size_t lines = lines_in(text, len), skip = lines > most ? lines - most : 0;

	if (!len)
		return;
	buf_addf(out, "\n%s:\n", name);
	if (skip)
		buf_addf(out, "  (%zu lines more)\n", skip);
	for (const char *p = text, *end = text + len; p < end;) {
		const char *newline = memchr(p, '\n', (size_t)(end - p));
		size_t n = newline ? (size_t)(newline - p) : (size_t)(end - p);
		if (skip) {
			skip--;
		} else {
			buf_addstr(out, "  ");
			textsafe(out, p, n);
			buf_addch(out, '\n');
		}
		p += n + 1;
	}
}

void report_run_output(const struct run_report *r, size_t lines, struct buf *out)
{
	add_stream("Output", r->out, r->out_len, lines, out);
	add_stream("Errors that the program printed", r->err, r->err_len, lines, out);
}

void report_run_timeline(const struct run_report *r, const struct run_options *o, struct buf *out)
{
	if (r->timeline)
		report_timeline_draw(r->timeline, o, out);
	buf_addch(out, '\n');
	report_run_words(r, o->width, out);
	report_run_output(r, 200, out);
}
