/*
 * Whether a class is honest: what was passed is judged once more, with the class's own course and the safe runner, and the events are looked at. A learner
 * owns their file and can write anything there; what cannot be forged is that the text passes.
 */
#ifndef ASYNCTUTOR_APP_CLASS_VERIFY_H
#define ASYNCTUTOR_APP_CLASS_VERIFY_H

#include "app/app.h"
#include "class/class.h"

struct class_finding {
	const char *file;     /* in learners/ */
	const char *learner;  /* their id; "" where none is known */
	const char *name;     /* UNTRUSTED */
	const char *exercise; /* slug; NULL where it is about none */
	const char *text;     /* what is wrong. UNTRUSTED */
	bool note;	      /* worth a look, but not dishonest */
};

struct class_verified {
	size_t learners, passes; /* that were looked at */
	size_t faults, notes, undecided;
};

/*
 * Look at the class INFO in DIR; the course is A's. SAY gets each finding, in order of the files' names. What is wrong with the files themselves is a note.
 */
int class_verify(struct app *a, const char *dir, const struct class_info *info, void (*say)(const struct class_finding *f, void *ctx), void *ctx,
    struct class_verified *out, struct err *e);

#endif
