/* Judging the marks in a file: which issues were found, which were not, and which marks stand where nothing is wrong. */
#ifndef ASYNCTUTOR_CHECKS_MARK_JUDGE_H
#define ASYNCTUTOR_CHECKS_MARK_JUDGE_H

#include "checks/mark.h"

struct checks;
struct marking;

enum mark_verdict {
	MARK_RIGHT,
	MARK_MISSED,	    /* no mark at the issue */
	MARK_OTHER_NAME,    /* a mark at the issue that names no issue of this place */
	MARK_NOTHING_WRONG, /* a mark where no check knows an issue */
	MARK_ONE_TOO_MANY,  /* a name that is not right, beside those that are, at an issue */
	MARK_CODE_GONE,	    /* the code is another than the one under review */
};

/* Read the marks of FILE for the checks of kind mark in C; both must outlive the result. NULL where there is no such check. */
struct marking *marking_new(const struct checks *c, const struct py_file *file);
void marking_free(struct marking *k);
const struct py_file *marking_file(const struct marking *k);
/* Judge CHECK (an index, of kind mark); *SHOWN is the mark that is to blame, or left alone where none is. */
enum mark_verdict marking_judge(const struct marking *k, size_t check, const struct mark **shown);

#endif
