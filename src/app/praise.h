/* What reviewed files do well. */
#ifndef ASYNCTUTOR_APP_PRAISE_H
#define ASYNCTUTOR_APP_PRAISE_H

#include "report/review.h"

/* Fill R->good from the files in R. */
void praise(struct review *r);

#endif
