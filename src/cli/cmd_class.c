/*: .It Cm class new Oo Fl -title Ar TEXT Oc Ar DIR
 *: Make a class for the course in use in the directory
 *: .Ar DIR ,
 *: which all learners can reach: see
 *: .Xr asynctutor-class 5 .
 *: .It Cm class join Oo Fl -yes Oc Oo Fl -name Ar NAME Oc Oo Fl -past Oc Ar DIR
 *: Join the class in
 *: .Ar DIR .
 *: What would be shared is shown first, and nothing is before the answer is yes, which
 *: .Fl -yes
 *: gives.
 *: With
 *: .Fl -past
 *: what was done before the joining is shared too.
 *: .It Cm class status
 *: Say which class was joined.
 *: .It Cm class leave
 *: Share nothing any more.
 *: .It Cm class signal Cm help Ns | Ns Cm done Ns | Ns Cm none Op Ar EXERCISE
 *: Tell the instructor, as the keys of the exercise screen do.
 *: For
 *: .Cm board ,
 *: .Cm report
 *: and
 *: .Cm verify
 *: .Ar DIR
 *: may also be the URL of an organization's record; see
 *: .Cm sync .
 *: .It Cm class board Oo Fl -format Ar FORMAT Oc Oo Fl -sort Ar ORDER Oc Ar DIR
 *: Show the learners by exercises, live: state, attempts, minutes since they did anything, the check on which they fail, signals.
 *: With
 *: .Fl -plain ,
 *: into a pipe, or with a
 *: .Ar FORMAT ,
 *: which is
 *: .Cm text
 *: or
 *: .Cm csv ,
 *: it is printed once.
 *: .Ar ORDER
 *: is
 *: .Cm help
 *: (signals first, the default),
 *: .Cm name ,
 *: .Cm done
 *: or
 *: .Cm idle .
 *: .It Cm class report Oo Fl -format Ar FORMAT Oc Oo Fl -iri Ar IRI Oc Ar DIR
 *: Print how far all are, as
 *: .Cm text
 *: (the default),
 *: .Cm csv ,
 *: .Cm json ,
 *: .Cm html
 *: (one page that needs nothing else) or
 *: .Cm xapi
 *: (every event as a statement; see
 *: .Cm export ) .
 *: JSON is an object with
 *: .Li learners ,
 *: a list of objects with
 *: .Li id , name
 *: and
 *: .Li exercises ,
 *: a list of objects with
 *: .Li slug , state
 *: and
 *: .Li attempts .
 *: .It Cm class verify Ar DIR
 *: Judge what the learners passed once more, with the class's course, and look at their events: a pass that the file does not deserve or
 *: that comes without one, an exercise that was changed, events copied from others, wrong clocks and code that reaches for the harness are named.
 *: Exit status 1 where anything is, or where a pass could not be judged here.
 *: .It Cm class assign Oo Fl -due Ar TIME Oc Oo Fl -hide | Fl -release Oc Oo Fl -order Ar ORDER Oc Oo Fl -remove Oc Ar DIR Op Ar EXERCISE ...
 *: Assign exercises, due at
 *: .Ar TIME
 *: (2026-02-03, to its end where the instructor is, or 2026-02-03T04:05:06Z), with their solutions hidden until they are released;
 *: .Ar ORDER
 *: is
 *: .Cm locked
 *: (one after the other) or
 *: .Cm free .
 *: Without exercises
 *: .Fl -due , -hide
 *: and
 *: .Fl -release
 *: are for all that are assigned.
 *: .It Cm class roster Ar DIR Ar FILE
 *: Take the names of those who are expected from a CSV file with the columns
 *: .Li name
 *: and, if there is one,
 *: .Li id .
 *: .It Cm class present Ar DIR LESSON
 *: Present a lesson as
 *: .Cm present
 *: does; learners of the class in
 *: .Ar DIR
 *: who follow see the same section.
 *: .It Cm class follow
 *: Follow the class that was joined: show the section that its instructor shows, on one's own terminal; the key T does the same.
 *: One can leave at any time, and come back.
 */
#include <string.h>
#include "app/gate.h"
#include "base/str.h"
#include "cli/class.h"

static const struct sub {
	const char *name;
	int min, max; /* arguments, the name not counted */
	int (*run)(struct cli *c);
	const char *args;
	bool restricted; /* as in struct cmd */
} subs[] = {
    {"new", 1, 1, class_cmd_new, "DIR", false},
    {"join", 1, 1, class_cmd_join, "DIR", true},
    {"leave", 0, 0, class_cmd_leave, "", true},
    {"status", 0, 0, class_cmd_status, "", true},
    {"signal", 1, 2, class_cmd_signal, "help|done|none [EXERCISE]", true},
    {"board", 1, 1, class_cmd_board, "DIR", false},
    {"report", 1, 1, class_cmd_report, "DIR", false},
    {"verify", 1, 1, class_cmd_verify, "DIR", false},
    {"assign", 1, 1000, class_cmd_assign, "DIR [EXERCISE ...]", false},
    {"roster", 2, 2, class_cmd_roster, "DIR FILE", false},
    {"present", 2, 2, class_cmd_present, "DIR LESSON", false},
    {"follow", 0, 0, class_cmd_follow, "", true},
};
#define SUBS (sizeof subs / sizeof *subs)

static int unknown(const char *name)
{
	const char *names[SUBS];

	for (size_t i = 0; i < SUBS; i++)
		names[i] = subs[i].name;
	const char *near = str_nearest(name, names, SUBS);
	cli_warn("`asynctutor class` does not know \"%s\"%s%s%s", name, near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
	return EXIT_FAILED;
}

static int run(struct cli *c)
{
	for (size_t i = 0; i < SUBS; i++) {
		const struct sub *s = &subs[i];
		if (strcmp(s->name, c->args[0]) != 0)
			continue;
		struct err e = ERR_INIT;
		c->args++;
		c->nargs--;
		if (gate_restricted() && !s->restricted)
			err_set(&e, ERR_USAGE, "the command \"class %s\" is not available on this host", s->name);
		if (e.code || cli_allowed_arguments(c, s->args, &e) < 0)
			return cli_fail(&e);
		if (c->nargs >= s->min && c->nargs <= s->max)
			return s->run(c);
		cli_warn("usage: asynctutor class %s%s%s", s->name, *s->args ? " " : "", s->args);
		return EXIT_FAILED;
	}
	return unknown(c->args[0]);
}

const struct cmd cmd_class = {
    .name = "class",
    .args = "new|join|leave|status|signal|board|report|verify|assign|roster|present|follow ...",
    .summary = "A workshop by a shared directory: join one, or run one",
    .options =
	{
	    {"title", "TEXT", "new: what the class is called"},
	    {"yes", NULL, "join: agree to what is shared"},
	    {"name", "NAME", "join: what the others call you"},
	    {"past", NULL, "join: share also what was done before"},
	    {"format", "FORMAT", "board: text or csv; report: text, csv, json, html or xapi"},
	    {"iri", "IRI", "report: what identifiers of ours begin with in xapi"},
	    {"sort", "ORDER", "board: help, name, done or idle"},
	    {"due", "TIME", "assign: until when"},
	    {"order", "ORDER", "assign: locked or free"},
	    {"hide", NULL, "assign: hide the solutions"},
	    {"release", NULL, "assign: show the solutions"},
	    {"remove", NULL, "assign: take the exercises out"},
	},
    .min_args = 1,
    .max_args = 1001,
    .restricted = true,
    .run = run,
};
