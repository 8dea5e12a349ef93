/* Where a link of a lesson leads. Links are relative paths to files of the course, as any Markdown viewer follows them. */
#ifndef ASYNCTUTOR_APP_LINK_H
#define ASYNCTUTOR_APP_LINK_H

#include <stdbool.h>
#include "course/course.h"

struct target {
	const struct lesson *lesson;
	const struct exercise *exercise;
	char rule[64];	    /* id of a rule of the catalogue; "" for none */
	char checklist[65]; /* slug of a checklist; "" for none */
	const char *anchor; /* without #; part of the URL; NULL where there is none */
};

/* All empty for what is outside of the course. */
struct target link_target(const struct course *c, const char *url);

#endif
