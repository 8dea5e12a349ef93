/*
 * The gate of a host that is shared (`asynctutor --restricted`): what the learner may name and start there. Where the tutor was started without it, all
 * of these questions are answered with yes.
 *
 * The gate says no early, in words. What it overlooks the kernel refuses (run/confine.h), so a path that changes between the question and its use leads
 * nowhere.
 *
 * Who must ask: whatever takes a path from the learner (gate_path()), opens another course (gate_course()), or starts a program or gives the terminal away (gate_may()).
 * Subcommands need not: cli/cli.c asks for each argument and option whose placeholder is FILE, DIR, FOLDER or PATH, and knows the subcommands that are there at all by
 * the `restricted` of their struct cmd.
 */
#ifndef ASYNCTUTOR_APP_GATE_H
#define ASYNCTUTOR_APP_GATE_H

#include <stdbool.h>
#include <stddef.h>
#include "base/err.h"

enum gate_thing {
	GATE_EDITOR,  /* an editor or pager, which can start a shell */
	GATE_PROGRAM, /* a program that this one trusts, such as ssh-keygen */
	GATE_SUSPEND, /* the terminal for the shell that started this program */
};

/* The tutor runs with --restricted. */
bool gate_restricted(void);
/* ERR_USAGE where WHAT is not to be had. */
int gate_may(enum gate_thing what, struct err *e);
/*
 * May the learner name PATH, for reading or writing? Only where it lies, links followed, in the learner's folder or in a class of the administrator's list; what is
 * not there yet must have its folder there. ERR_USAGE.
 */
int gate_path(const char *path, struct err *e);
/* May DIR be opened as a course? Only the built-in one (NULL) and those of the administrator's list. ERR_USAGE. */
int gate_course(const char *dir, struct err *e);
/* The course to open where none was named: the first of the list, else NULL. Borrowed. */
const char *gate_course_named(void);

/*
 * What the administrator allows, read from a file of lines "NAME VALUE"; empty ones and those that begin with # count for nothing. In a path, ~ at the start is the
 * learner's home and %u the account's name.
 */
struct gate_rules {
	char *folder; /* the learner's files; ~/asynctutor where the file does not say */
	char *data;   /* progress, and the private folders of runs; ~/.local/share/asynctutor */
	char *python; /* the interpreter; NULL: python3 on PATH */
	char **courses, **classes; /* each ends with NULL */
	size_t ncourses, nclasses;
};

/*
 * The rules in TEXT, which is that of FILE, for the account USER with the folder HOME. ERR_SYNTAX with its line for what is not understood; ERR_USAGE where home, with its login
 * files, would lie in a folder that the learner can write, or the data in the learner's own.
 */
int gate_parse(const char *file, const char *text, const char *user, const char *home, struct gate_rules *out, struct err *e);
/* The same of what FILE holds. One that is not there is an error only with MUST_BE; one that the account itself can write or replace always is (ERR_USAGE). */
int gate_read(const char *file, bool must_be, const char *user, const char *home, struct gate_rules *out, struct err *e);
void gate_rules_done(struct gate_rules *r);
/* From now on RULES, which are handed over, hold; their folders are there. */
void gate_shut(struct gate_rules *rules);

#endif
