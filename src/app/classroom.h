/*
 * The learner's side of a class (class/class.h): what was agreed to share is sent to the learner's own file in the class's directory after each event,
 * and after an absence from where it stopped. The directory may be slow, full or gone: an errand (run/errand.h) writes to it, and nothing here waits
 * for it but classroom_settle(), for as long as it is told.
 *
 * Shared are, from the joining on or from the beginning: events about lessons, exercises and questions of the class's course, the text of
 * answers that were checked, signals, and a name. Nothing about checklists, other courses, or files that were not checked.
 */
#ifndef ASYNCTUTOR_APP_CLASSROOM_H
#define ASYNCTUTOR_APP_CLASSROOM_H

#include "app/app.h"
#include "class/class.h"

/* What is shared, for the learner who is asked: lines with a newline each. */
extern const char classroom_shares[];

/* The class in DIR, waiting at most 10 s. ERR_BUSY where the directory does not answer. */
struct class_info *classroom_look(const char *dir, struct err *e);
/* The name that others know the learner by: the setting "name", else the account's. The caller frees. */
char *classroom_name(struct app *a);
/*
 * Join the class of INFO in DIR as NAME; with PAST what was done before is shared too. The file is made before this returns. ERR_USAGE where the class is
 * about another course, or another class was joined.
 */
int classroom_join(struct app *a, const char *dir, const struct class_info *info, const char *name, bool past, struct err *e);
/* Share nothing from now on. What was sent stays where it is. ERR_USAGE where no class was joined. */
int classroom_leave(struct app *a, struct err *e);

/* The class that was joined as last seen, NULL for none. Borrowed until the next call of anything here. */
const struct class_info *classroom_info(struct app *a);
/* Its directory. Borrowed. */
const char *classroom_dir(struct app *a);

/* Tell the instructor, who sees it on the board; X may be NULL. */
int classroom_signal(struct app *a, const struct exercise *x, enum class_signal signal, struct err *e);
/* What is signaled now. */
enum class_signal classroom_signaled(struct app *a);

/* Something is to be sent, or may be. Costs nothing without a class. */
void classroom_poke(struct app *a);
/* Something is being sent, or waits for it: look now and then. */
bool classroom_busy(const struct app *a);
/* Look how far the sending is. Does not wait. */
void classroom_poll(struct app *a);
/* See what the instructor has written since, waiting at most a second. */
void classroom_refresh(struct app *a);
/* Wait until all is sent, at most MS milliseconds. */
void classroom_settle(struct app *a, int ms);
/*
 * What the learner should be told once: why nothing could be sent, or that it could again. NULL for nothing. The caller frees.
 */
char *classroom_word(struct app *a);

/* NULL, or why the class does not let X be worked on yet: an assignment before it, in a fixed order, was not passed. The caller frees. */
char *classroom_locks(struct app *a, const struct exercise *x);
/* True where the class hides the solution of X until it releases it. */
bool classroom_hides(struct app *a, const struct exercise *x);
/* ERR_USAGE with these words where it does, also after looking whether it was released just now. */
#define CLASSROOM_HIDES "your class shows this solution when its instructor releases it"
int classroom_check_hidden(struct app *a, const struct exercise *x, struct err *e);
/* The first assignment that was not passed; NULL where there is none. */
const struct exercise *classroom_next(struct app *a);
/* Appends BEFORE and when X is due, "due Tue 3 Feb 14:05", or that it was; nothing where it is not, or was passed. */
void classroom_due_text(struct app *a, const struct exercise *x, const char *before, struct buf *out);

#endif
