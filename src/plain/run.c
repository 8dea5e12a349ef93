#include "plain/run.h"
#include "report/why.h"

#define OUTPUT_LINES 1000

static int fd(void *ctx)
{
	return live_fd(ctx);
}

static bool ended(void *ctx)
{
	return live_poll(ctx);
}

static void tell(void *ctx, struct buf *out)
{
	(void)ctx;
	buf_addstr(out, "running");
}

void plain_wait(struct talk *t, struct live *l)
{
	const struct work w = {fd, ended, tell, l};

	if (talk_wait(t, &w))
		return;
	live_cancel(l);
	while (!talk_wait(t, &w))
		; /* its end is near */
}

void plain_say_output(struct talk *t, const struct live *l, bool words)
{
	const struct run_report *r = live_report(l);
	struct buf out = BUF_INIT;

	report_run_output(r, OUTPUT_LINES, &out);
	if (!r->out_len && !r->err_len)
		buf_addstr(&out, "It prints nothing.\n");
	if (words) {
		buf_addch(&out, '\n');
		report_run_words(r, t->width, &out);
	} else {
		buf_addstr(&out, "How it ended: ");
		report_run_end(r, &out);
		buf_addstr(&out, ".\n");
	}
	talk_text(t, out.data);
	buf_done(&out);
}

void plain_say_events(struct talk *t, const struct live *l)
{
	const struct run_options options = {.width = t->width, .ascii = t->ascii};
	struct events *events = live_events(l);
	struct buf out = BUF_INIT;

	if (events) {
		report_run_text(live_report(l), events, &options, &out);
		events_close(events);
	} else {
		buf_addstr(&out, "There is no record of what its tasks and threads did.\n");
	}
	talk_text(t, out.data);
	buf_done(&out);
}

void plain_say_why(struct talk *t, const struct live *l)
{
	const struct run_report *r = live_report(l);
	struct buf out = BUF_INIT;

	if (!run_hangs(r->result, r->facts)) {
		talk_say(t, "It came to its end, and nobody was left waiting.");
		return;
	}
	talk_say(t, "It did not come to its end. So it stood then:");
	if (r->timeline)
		report_why(&(struct why){r->timeline, r->facts, r->timeline->end}, 2, t->width, &out);
	else
		buf_addstr(&out, "There is no record of what its tasks and threads did.\n");
	talk_text(t, out.data);
	buf_done(&out);
}
