#include <stdlib.h>
#include <string.h>
#include "report/report.h"
#include "report/run.h"
#include "report/why.h"

#define NOTES_MOST 30
#define WAITS_MOST 20

struct words {
	const struct run_report *r;
	int width;
	struct buf *out;
	struct buf line; /* the sentence being made */
};

/* The sentence is complete. */
static void say(struct words *w, int indent)
{
	report_wrap(w->out, w->line.data, indent, w->width);
	buf_clear(&w->line);
}

/* TEXT with labels for names; where there is no timeline as it is. */
static void add_name(struct words *w, const char *text)
{
	if (w->r->timeline)
		timeline_speak(w->r->timeline, text, &w->line);
	else
		buf_addstr(&w->line, text);
}

static void add_line(struct words *w, int line)
{
	if (line)
		buf_addf(&w->line, " (line %d)", line);
}

static void add_waits(struct words *w, const struct facts *f)
{
	if (w->r->timeline) {
		report_why(&(struct why){.tl = w->r->timeline, .facts = f, .at = w->r->timeline->end}, 4, w->width, w->out);
		return;
	}
	for (size_t i = 0; i < f->waits.len && i < WAITS_MOST; i++) {
		const struct fact_wait *wait = &f->waits.ptr[i];
		add_name(w, wait->actor);
		buf_addstr(&w->line, " has waited");
		if (wait->line)
			buf_addf(&w->line, " in line %d", wait->line);
		buf_addstr(&w->line, " since ");
		report_duration(&w->line, wait->since);
		buf_addstr(&w->line, " for ");
		add_name(w, wait->on);
		say(w, 4);
	}
	if (f->waits.len > WAITS_MOST) {
		buf_addf(&w->line, "and %zu more", f->waits.len - WAITS_MOST);
		say(w, 4);
	}
}

/* Who was running when a program that never gave way was ended. */
static void add_computing(struct words *w)
{
	const struct timeline *tl = w->r->timeline;

	for (size_t i = 0; tl && i < tl->rows.len; i++) {
		const struct tl_row *row = &tl->rows.ptr[i];
		const struct tl_segment *last = row->segments.len ? &row->segments.ptr[row->segments.len - 1] : NULL;
		if (row->hidden || !row->open || !last || last->state != TL_RUNNING)
			continue;
		buf_addf(&w->line, "%s was computing then and gave nobody a turn: ", row->label);
		if (row->segments.len > 1 && last[-1].line)
			buf_addf(&w->line, "look behind line %d, where it was last seen.", last[-1].line);
		else
			buf_addstr(&w->line, "look for a loop without an await that ends it.");
		say(w, 4);
	}
}

static void add_exception(struct words *w, const struct fact_exception *x, int depth)
{
	buf_addstr(&w->line, x->type);
	if (*x->text)
		buf_addf(&w->line, ": %s", x->text);
	add_line(w, x->line);
	say(w, 4 + 2 * depth);
	for (size_t i = 0; i < x->ninner && depth < 5; i++)
		add_exception(w, &x->inner[i], depth + 1);
}

static void add_outcome(const struct run_report *r, struct buf *out)
{
	static const char *const heads[FACT_OUTCOMES] = {
	    [OUTCOME_FINISHES] = "finished",
	    [OUTCOME_RAISES] = "ended by an exception",
	    [OUTCOME_EXITS] = "left by exit",
	    [OUTCOME_DEADLOCK] = "deadlock",
	    [OUTCOME_ENDLESS] = "goes on without end; stopped",
	    [OUTCOME_WAITS_FOR_OUTSIDE] = "waits for something from outside that will not come; stopped",
	    [OUTCOME_TIMEOUT] = "stopped, its time was over",
	    [OUTCOME_KILLED] = "ended by force",
	};
	const struct facts *f = r->facts;

	bool loop = f->outcome == OUTCOME_TIMEOUT && facts_end(f) == RUN_LOOP;

	buf_addstr(out, loop ? "computes without end; stopped" : heads[f->outcome]);
	/* What the kernel killed could not tell its time. */
	if (f->outcome != OUTCOME_KILLED || f->virtual_seconds > 0) {
		buf_addstr(out, " after ");
		report_duration(out, f->virtual_seconds);
	}
	if (f->outcome == OUTCOME_EXITS)
		buf_addf(out, " with status %d", f->exit_status);
	if (f->signal && !loop)
		buf_addf(out, " by %s", f->signal);
}

void report_run_end(const struct run_report *r, struct buf *out)
{
	if (r->facts)
		add_outcome(r, out);
	else
		buf_addstr(out, run_end_text(r->result->end));
}

static void explain_outcome(struct words *w, const struct facts *f)
{
	switch (f->outcome) {
	case OUTCOME_RAISES:
		if (f->exception)
			add_exception(w, f->exception, 0);
		break;
	case OUTCOME_DEADLOCK:
		report_wrap(w->out, "Why nothing happens: nobody below can ever go on.", 2, w->width);
		add_waits(w, f);
		break;
	case OUTCOME_ENDLESS:
	case OUTCOME_TIMEOUT:
	case OUTCOME_WAITS_FOR_OUTSIDE:
		report_wrap(w->out, "Why nothing happens:", 2, w->width);
		add_waits(w, f);
		if (!w->r->timeline)
			add_computing(w);
		break;
	case OUTCOME_KILLED:
		/* By the limit of its processor time, or of memory. */
		if (f->signal && strcmp(f->signal, "SIGKILL") == 0)
			add_computing(w);
		break;
	default:
		break;
	}
	enum run_end end = facts_end(f);
	if (end != RUN_COMPLETED && end != RUN_TIMEOUT)
		report_wrap(w->out, run_end_text(end), 2, w->width);
	if (f->refused) {
		buf_addf(&w->line, "An exercise would refuse it: it %s", f->refused->reason);
		add_line(w, f->refused->line);
		say(w, 2);
	}
}

static const char *who_cancelled(const char *source)
{
	static const char *const sources[][2] = {
	    {"group", " by its TaskGroup, since a sibling failed"},
	    {"timeout", " by a timeout"},
	    {"gather", " with its gather"},
	    {"wait_for", " by wait_for, when the time was over"},
	    {"shutdown", " by asyncio.run, since main had returned"},
	    {"signal", " by a signal"},
	};

	for (size_t i = 0; source && i < sizeof sources / sizeof *sources; i++)
		if (strcmp(sources[i][0], source) == 0)
			return sources[i][1];
	return "";
}

/* The mark as a sentence without its moment; false where it is no news. */
static bool add_mark(struct words *w, const struct tl_mark *m)
{
	const struct timeline *tl = w->r->timeline;
	const char *label = m->row == TL_NONE ? "" : tl->rows.ptr[m->row].label;
	struct buf *b = &w->line;

	switch (m->kind) {
	case TL_MARK_CANCEL:
		buf_addf(b, "%s is asked to end%s", label, who_cancelled(m->what));
		if (m->by != TL_NONE && !*who_cancelled(m->what))
			buf_addf(b, " by %s", tl->rows.ptr[m->by].label);
		break;
	case TL_MARK_TIMEOUT:
		buf_addf(b, "the time of an asyncio.timeout in %s is over", label);
		break;
	case TL_MARK_SWALLOWED:
		buf_addf(b, "%s swallows the cancel and goes on", label);
		break;
	case TL_MARK_ORPHANED:
		buf_addf(b, "%s is an orphan: its gather has failed, and it goes on unwatched", label);
		break;
	case TL_MARK_BLOCKED:
		buf_addf(b, "%s has kept the loop from running for ", label);
		report_duration(b, m->ms / 1000);
		if (m->what && strcmp(m->what, "processor") == 0)
			buf_addstr(b, " by computing");
		else if (m->what)
			buf_addf(b, " in %s", m->what);
		break;
	case TL_MARK_LEFT:
		buf_addf(b, "%s is left behind: main has returned and it was not done", label);
		break;
	case TL_MARK_RAISED:
		buf_addf(b, "%s fails with %s%s%s", label, m->what ? m->what : "an exception", m->text && *m->text ? ": " : "",
		    m->text ? m->text : "");
		break;
	case TL_MARK_CANCELLED:
		buf_addf(b, "%s ends, cancelled", label);
		break;
	case TL_MARK_UNAWAITED:
		buf_addf(b, "%s() was called and its coroutine never awaited, so its body never ran", m->what ? m->what : "?");
		break;
	case TL_MARK_UNRETRIEVED:
		add_name(w, m->text ? m->text : "a task");
		buf_addf(b, " failed with %s, and nobody ever looked at it", m->what ? m->what : "an exception");
		break;
	case TL_MARK_OPEN:
		buf_addf(b, "%s was opened and never closed", m->what ? m->what : "something");
		break;
	default:
		return false;
	}
	add_line(w, m->line);
	return true;
}

bool report_mark(const struct timeline *tl, const struct tl_mark *m, struct buf *out)
{
	const struct run_report r = {.timeline = tl};
	struct words w = {.r = &r, .line = *out};
	bool news = add_mark(&w, m);

	*out = w.line;
	return news;
}

static void say_marks(struct words *w)
{
	const struct timeline *tl = w->r->timeline;
	size_t said = 0, more = 0;

	for (size_t i = 0; i < tl->marks.len; i++) {
		const struct tl_mark *m = &tl->marks.ptr[i];
		if (m->row != TL_NONE && tl->rows.ptr[m->row].hidden)
			continue;
		report_duration(&w->line, m->at.t);
		buf_addstr(&w->line, ": ");
		if (!add_mark(w, m)) {
			buf_clear(&w->line);
			continue;
		}
		if (said == NOTES_MOST) {
			more++;
			buf_clear(&w->line);
			continue;
		}
		if (said++ == 0)
			buf_addstr(w->out, "\nWorth a look:\n");
		say(w, 4);
	}
	if (more)
		buf_addf(w->out, "    and %zu more\n", more);
}

static void say_rest(struct words *w, const struct facts *f)
{
	for (size_t i = 0; i < f->races.len; i++) {
		const struct fact_race *race = &f->races.ptr[i];
		buf_addf(&w->line, "Race: %s is read in line %d and written in line %d, and another can write it in between (line %d)",
		    race->what, race->read, race->write, race->other);
		say(w, 2);
	}
	for (size_t i = 0; f->outcome != OUTCOME_DEADLOCK && i < f->lock_cycles.len; i++) {
		buf_addstr(&w->line, "Deadlock in waiting: locks are taken in different orders:");
		for (size_t k = 0; k < f->lock_cycles.ptr[i].len; k++) {
			const struct fact_lock_step *step = &f->lock_cycles.ptr[i].ptr[k];
			buf_addstr(&w->line, k ? "; " : " ");
			add_name(w, step->actor);
			buf_addf(&w->line, " holds %s and takes %s", step->holding, step->lock);
			add_line(w, step->line);
		}
		say(w, 2);
	}
}

void report_run_words(const struct run_report *r, int width, struct buf *out)
{
	struct words w = {.r = r, .width = width, .out = out, .line = BUF_INIT};

	buf_addf(&w.line, "%s: ", r->file);
	report_run_end(r, &w.line);
	if (r->facts && !r->real_clock)
		buf_addstr(&w.line, " on the virtual clock");
	say(&w, 0);
	if (r->facts) {
		explain_outcome(&w, r->facts);
	} else {
		if (run_verdict(r) == RUN_FAILED)
			add_computing(&w);
		else if (*r->result->detail)
			report_wrap(out, r->result->detail, 2, width);
		if (run_verdict(r) == RUN_NOT_RUN)
			report_wrap(out, r->result->log, 2, width);
	}
	if (r->timeline)
		say_marks(&w);
	if (r->facts)
		say_rest(&w, r->facts);
	if (r->timeline && r->timeline->bad)
		buf_addf(out, "%zu lines of the record of what happened could not be read.\n", r->timeline->bad);
	if (r->timeline && r->timeline->cut)
		report_wrap(out, "There was more than is kept: the later steps are not all here.", 0, width);
	buf_done(&w.line);
}
