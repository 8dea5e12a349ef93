/*
 * What the tutor does, without a terminal: open a lesson, start and check an exercise, give a hint, keep the progress. The screens and the
 * commands both stand on this, so that they cannot differ.
 *
 * Everything that happens to the learner becomes an event in the store before a function returns. Ownership: the app owns course, store and rules; results
 * that own memory have a _done function.
 */
#ifndef ASYNCTUTOR_APP_APP_H
#define ASYNCTUTOR_APP_APP_H

#include <stdbool.h>
#include <stddef.h>
#include "base/err.h"
#include "checks/checks.h"
#include "course/course.h"
#include "markdown/markdown.h"
#include "python/highlight.h"
#include "rules/rules.h"
#include "store/store.h"

struct app;

struct app_options {
	const char *course; /* directory; NULL for the built-in course: beside the program's source tree, else as installed */
	bool no_store;	    /* judge only: no file is opened or made; nothing is recorded */
};

/*
 * ASYNCTUTOR_DATA (folder of progress.db) and ASYNCTUTOR_WORKSPACE (folder of the learner's files) override the XDG data folder and ~/asynctutor.
 */
struct app *app_open(const struct app_options *options, struct err *e);
void app_close(struct app *a);
const struct course *app_course(const struct app *a);
/* The folder that holds the learner's files of this course. The caller frees. */
char *app_workspace(const struct app *a);
/* NULL with no_store. */
struct store *app_store(const struct app *a);
/* Loaded on first use. */
const struct rule_set *app_rules(struct app *a);
/* Something the learner should be told at start (a damaged store was set aside, faults in the course); NULL for nothing. */
const char *app_notice(const struct app *a);

/* What is known; kept in memory, so cheap enough to ask for every frame. */
const struct progress *app_lesson_progress(struct app *a, const struct lesson *l);
const struct progress *app_exercise_progress(struct app *a, const struct exercise *x);

/*
 * What to do next: the first lesson not read or exercise not passed, in the order of the course; what the placement quiz said is known, with its exercises,
 * comes when all else is done.
 */
struct app_next {
	const struct lesson *lesson;	 /* NULL when all is done */
	const struct exercise *exercise; /* NULL where the lesson itself is next */
};
struct app_next app_next(struct app *a);

/*
 * BODY as a document under TITLE as its first heading; lines count as in the file. Quizzes become questions, unless RAW: then they stay fences, which hold
 * the answers, for a screen that asks them. The caller frees with md_free().
 */
struct md_doc *app_document(const char *title, const struct course_text *body, bool raw);

/* "```python real-clock": its program is run on the real clock, since it measures computing or starts processes. */
bool app_fence_real_clock(const struct md_fence *fence);

/* Lessons. */
struct app_lesson {
	const struct lesson *lesson;
	char *text; /* the body; doc borrows nothing from it but stays beside it */
	size_t len;
	struct md_doc *doc;
	int resume; /* line of the file that was at the top when it was left; 0 for the start */
	size_t resume_at; /* bytes of its block's text before it, as in struct md_line */
};
/* Records VERB_EXPERIENCED when the lesson was new. */
int app_lesson_open(struct app *a, const struct lesson *l, struct app_lesson *out, struct err *e);
void app_lesson_done(struct app_lesson *l);
/* Remember that LINE of the file was at the top, AT bytes of its block before it. */
int app_lesson_leave(struct app *a, const struct lesson *l, int line, size_t at, struct err *e);
/* The end was reached: records VERB_COMPLETED the first time. */
int app_lesson_read(struct app *a, const struct lesson *l, struct err *e);

/* Exercises. */
/* WORKSPACE/SLUG/SLUG_WITH_UNDERSCORES.py (another course: WORKSPACE/COURSE/SLUG/...). The caller frees. */
char *app_exercise_path(const struct app *a, const struct exercise *x);
/*
 * Put the starter, the support modules and the stand-ins into the workspace; a file that is there is kept, a support module or stand-in that
 * differs from the course's is restored with a copy kept. Records VERB_ATTEMPTED the first time. *PATH (the caller frees) is the learner's file.
 */
int app_start(struct app *a, const struct exercise *x, char **path, struct err *e);

struct app_check {
	const struct exercise *exercise;
	char *path, *text; /* the file that was judged, as it was */
	size_t len;
	struct checks *checks; /* what the verdict borrows from */
	struct verdict *verdict;
	bool first_pass; /* it had not passed before */
};
/* Judge the learner's file on disk and record it: exactly one VERB_PASSED or VERB_FAILED, none for VERDICT_UNDECIDED. Starts the exercise where there is no file. */
int app_check(struct app *a, const struct exercise *x, struct app_check *out, struct err *e);
/* Judge any file; records nothing. */
int app_check_file(struct app *a, const struct exercise *x, const char *path, bool no_run, struct app_check *out, struct err *e);
void app_check_done(struct app_check *c);

/* The same as app_check() without waiting; judged is the file as it was at the start. */
struct app_checking;
/* RECORD: as app_check() does, else as app_check_file(). NULL on failure. */
struct app_checking *app_check_start(struct app *a, const struct exercise *x, bool record, struct err *e);
/* For poll(2): readable when app_check_poll() has something to do; -1 when it has ended. Ask again after each app_check_poll(). */
int app_check_fd(const struct app_checking *c);
/* True when it has ended. */
bool app_check_poll(struct app_checking *c);
/* How many runs are done, and of how many (*OF; 0 where only the code is looked at). */
size_t app_check_progress(struct app_checking *c, size_t *of);
/* The verdict of one that has ended; recorded now. Frees C. */
int app_check_finish(struct app_checking *c, struct app_check *out, struct err *e);
/* End what runs, record nothing, free C. NULL is fine. */
void app_check_drop(struct app_checking *c);

/* Hints: of the first failing check, one at a time. */
struct app_hint {
	char *check;   /* id of the check it belongs to; NULL when nothing fails */
	char *message; /* that check's message */
	char **texts;  /* all hints shown so far, the newest last */
	size_t shown, total;
};
/* The hints shown so far for what fails now; with MORE also the next one, recording VERB_REVEALED. */
int app_hint(struct app *a, const struct exercise *x, bool more, struct app_hint *out, struct err *e);
/* The same for a check that was judged already. */
int app_hint_for(struct app *a, const struct app_check *judged, bool more, struct app_hint *out, struct err *e);
void app_hint_done(struct app_hint *h);

/* Put the starter back, keeping a copy of what was there. Records VERB_RESET. */
int app_reset(struct app *a, const struct exercise *x, struct err *e);
/*
 * True when the solution may be shown without asking: passed, and not put back to the start since, or all hints of some check were shown.
 */
bool app_solution_open(struct app *a, const struct exercise *x);
/* solution.py and why.md (either may be NULL where the course has none); the caller frees. Records VERB_REVEALED the first time, and
 * the first time after it was put back to its start. */
int app_solution(struct app *a, const struct exercise *x, char **solution, char **why, struct err *e);

enum app_diff_side { DIFF_STARTER, DIFF_SOLUTION };
/* Unified diff from the starter to the learner's file, or from the learner's file to the solution; "" where they are equal. The caller frees. */
int app_diff(struct app *a, const struct exercise *x, enum app_diff_side side, char **diff, struct err *e);

/* Settings and places, kept per device. NULL where nothing was put; the caller frees. */
char *app_get(struct app *a, const char *name);
int app_put(struct app *a, const char *name, const char *value, struct err *e);

/* Python colours for md_layout(). */
extern md_highlight_fn app_highlight;
/* How a token of Python looks. */
enum md_style app_token_style(enum py_token token);
/* The command that opens a file in the learner's editor: $VISUAL, $EDITOR, else the first of sensible-editor, nano, vi that is there. The caller frees. NULL where there is none. */
char *app_editor(void);

#endif
