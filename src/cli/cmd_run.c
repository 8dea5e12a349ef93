/*: .It Cm run Oo Fl -format Ar FORMAT Oc Oo Fl -clock Ar CLOCK Oc Oo Fl -seed Ar N Oc Oo Fl -scenario Ar NAME Oc Oo Fl -width Ar N Oc Ar FILE Op Fl - Op Ar ARGUMENT ...
 *: Run a Python file in a private folder and show what its tasks and threads did.
 *: The files beside
 *: .Ar FILE
 *: whose names occur in it go with it; other files do not, and the network cannot be reached.
 *: A run is ended after 10 seconds of processor time or 30 seconds on the wall clock.
 *: .Ar FORMAT
 *: is
 *: .Cm timeline ,
 *: a drawing with a row for each task, thread and process, what went wrong, and the program's output (the default on a terminal);
 *: .Cm text ,
 *: a list of everything that happened (the default elsewhere and with
 *: .Fl -plain ) ;
 *: .Cm json ,
 *: an object with
 *: .Dq outcome ,
 *: .Dq facts
 *: (null where there are none) and
 *: .Dq events ;
 *: .Cm chrome ,
 *: trace events that Perfetto and chrome://tracing open;
 *: or
 *: .Cm screen ,
 *: the timeline on a screen, with a cursor, zoom, and the code beside it (see
 *: .Sx KEYS ) .
 *: .Ar CLOCK
 *: is
 *: .Cm virtual
 *: (the default: sleeping takes no time, and every run is the same) or
 *: .Cm real .
 *: .Fl -seed
 *: chooses one of the schedules by which exercises are judged; 0 is the plain order.
 *: .Fl -scenario
 *: chooses one of the days that an exercise's task tells of, such as
 *: .Dq calm ;
 *: without it,
 *: .Ev SCENARIO
 *: in the environment does.
 *: The drawing is
 *: .Ar N
 *: columns wide, as wide as the terminal without
 *: .Fl -width .
 *: Options of the program itself stand after
 *: .Fl - .
 *: Exit status 0: the program finished; 1: it failed or hangs; 2: it could not be run.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include "app/live.h"
#include "base/utf8.h"
#include "cli/cmd.h"
#include "tui/tui.h"

enum format { FORMAT_TIMELINE, FORMAT_TEXT, FORMAT_JSON, FORMAT_CHROME, FORMAT_SCREEN };

struct wish {
	enum format format;
	struct run_one one;
	bool real_clock;
	long width;
};

static long terminal_width(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0 || !size.ws_col)
		return 80;
	return size.ws_col > 400 ? 400 : size.ws_col;
}

/* The option's, else the one that a bare python3 would see. */
static int read_scenario(const struct cli *c, const char **scenario, struct err *e)
{
	const char *value = cli_value(c, "scenario"), *name = value ? value : getenv("SCENARIO");

	if (name && !utf8_valid(name, strlen(name)))
		return err_set(e, ERR_USAGE, "%s is not UTF-8", value ? "--scenario" : "the variable SCENARIO");
	*scenario = name;
	return 0;
}

static int read_wish(const struct cli *c, struct wish *w, struct err *e)
{
	static const char *const formats[] = {"timeline", "text", "json", "chrome", "screen", NULL}, *const clocks[] = {"virtual", "real", NULL};
	int format = isatty(STDOUT_FILENO) && !c->plain ? FORMAT_TIMELINE : FORMAT_TEXT, clock = 0;
	long seed = 0;

	*w = (struct wish){.width = terminal_width()};
	if (cli_one_of(c, "format", formats, &format, e) < 0 || cli_one_of(c, "clock", clocks, &clock, e) < 0 ||
	    cli_number(c, "seed", 0, INT_MAX, &seed, e) < 0 || cli_number(c, "width", 40, 1000, &w->width, e) < 0 ||
	    read_scenario(c, &w->one.scenario, e) < 0)
		return -1;
	w->format = (enum format)format;
	w->one.seed = (int)seed;
	w->real_clock = clock;
	return 0;
}

static void write_out(const struct live *l, const struct wish *w, struct buf *out)
{
	const struct run_options options = {.width = (int)w->width, .ascii = !utf8_locale()};
	const struct run_report *report = live_report(l);
	struct events *events = live_events(l);

	switch (w->format) {
	case FORMAT_TIMELINE:
		report_run_timeline(report, &options, out);
		break;
	case FORMAT_TEXT:
		report_run_text(report, events, &options, out);
		break;
	case FORMAT_JSON:
		report_run_json(report, live_facts(l), events, out);
		break;
	case FORMAT_CHROME:
		report_run_chrome(report, out);
		break;
	case FORMAT_SCREEN:
		break;
	}
	events_close(events);
}

static int show(const struct live *l, const struct wish *w)
{
	static const int statuses[] = {[RUN_GOOD] = EXIT_GOOD, [RUN_FAILED] = EXIT_FINDINGS, [RUN_NOT_RUN] = EXIT_FAILED};
	struct buf out = BUF_INIT;

	write_out(l, w, &out);
	cli_print(out.data);
	buf_done(&out);
	return statuses[run_verdict(live_report(l))];
}

static int run(struct cli *c)
{
	struct err e = ERR_INIT, no_course = ERR_INIT;
	struct wish wish;
	enum run_end why;

	if (read_wish(c, &wish, &e) < 0)
		return cli_fail(&e);
	if (!run_python_find(&why)) {
		cli_warn("%s", run_end_text(why));
		return EXIT_FAILED;
	}
	const struct live_options options = {
	    .one = wish.one, .real_clock = wish.real_clock, .argv = (const char *const *)c->args + 1, .argc = (size_t)c->nargs - 1};
	if (wish.format == FORMAT_SCREEN) {
		const struct tui_options screens = {.course = c->course, .start = TUI_RUN, .file = c->args[0], .run = &options};
		return tui_main(&screens, &e) < 0 ? cli_fail(&e) : EXIT_GOOD;
	}
	/* A course is not needed to run a file. */
	struct live *l = live_start(cli_app(c, true, &no_course), c->args[0], &options, &e);
	err_done(&no_course);
	if (!l)
		return cli_fail(&e);
	live_wait(l);
	int status = show(l, &wish);
	live_drop(l);
	return status;
}

const struct cmd cmd_run = {
    .name = "run",
    .args = "FILE [-- ARGUMENT...]",
    .summary = "Run a Python file and show what its tasks and threads did",
    .options = {{"format", "FORMAT", "timeline, text, json, chrome or screen"}, {"clock", "CLOCK", "virtual or real"},
	{"seed", "N", "the schedule; 0 is the plain order"}, {"scenario", "NAME", "the day, as the exercise names it"}, {"width", "N", "N columns wide"}},
    .min_args = 1,
    .max_args = INT_MAX,
    .restricted = true,
    .run = run,
};
