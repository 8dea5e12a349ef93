/* Do the links of a course's Markdown files lead anywhere? */
#ifndef ASYNCTUTOR_APP_COURSE_LINKS_H
#define ASYNCTUTOR_APP_COURSE_LINKS_H

#include "base/err.h"
#include "course/course.h"

/* Remembers the headings of the files that links lead to, so that each is read once. */
struct course_links;

/* C must outlive the result. */
struct course_links *course_links_new(const struct course *c);
void course_links_free(struct course_links *l);

/*
 * Call FAULT, which may not keep the error, for each link of TEXT, the body of file REL of the course, that does not lead to a
 * file inside the course or names a heading that the file does not have. Links with a scheme (https:) or a host (//) are not
 * followed.
 */
void course_links_check(struct course_links *l, const char *rel, const struct course_text *text,
    void (*fault)(const struct err *e, void *ctx), void *ctx);

#endif
