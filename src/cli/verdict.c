#include <stdio.h>
#include <stdlib.h>
#include "cli/cmd.h"
#include "cli/verdict.h"
#include "report/report.h"

static int status_of(const struct verdict *v)
{
	switch (v->kind) {
	case VERDICT_PASSED:
	case VERDICT_PATTERNS_ONLY:
		return EXIT_GOOD;
	case VERDICT_NOT_YET:
		return EXIT_FINDINGS;
	case VERDICT_UNDECIDED:
		break;
	}
	return EXIT_FAILED;
}

static void add_next_step(struct app *a, const struct app_check *check, struct buf *out)
{
	const char *slug = check->exercise->slug;

	if (check->verdict->kind == VERDICT_NOT_YET) {
		buf_addf(out, "\n`asynctutor hint %s` gives a hint.\n", slug);
		return;
	}
	if (check->verdict->kind == VERDICT_UNDECIDED)
		return;
	buf_addf(out, "\n`asynctutor solution %s` shows the reference and why it is right.\n", slug);
	struct app_next next = app_next(a);
	if (next.exercise)
		buf_addf(out, "Next: `asynctutor start %s`\n", next.exercise->slug);
	else if (next.lesson)
		buf_addf(out, "Next: `asynctutor read %s`\n", next.lesson->slug);
}

int cli_show_verdict(struct app *a, const struct app_check *check, bool json)
{
	struct buf out = BUF_INIT;

	if (json) {
		char *text = report_verdict_json(check->verdict, check->exercise->slug);
		buf_addstr(&out, text);
		free(text);
	} else {
		const struct report_source source = {check->path, check->text, check->len};
		report_verdict_text(check->verdict, check->exercise->slug, &source, 80, &out);
		if (app_store(a))
			add_next_step(a, check, &out);
	}
	cli_print(out.data);
	fflush(stdout);
	buf_done(&out);
	return status_of(check->verdict);
}
