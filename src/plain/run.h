/* Programs that run, and what is said of them. */
#ifndef ASYNCTUTOR_PLAIN_RUN_H
#define ASYNCTUTOR_PLAIN_RUN_H

#include "app/live.h"
#include "plain/talk.h"

/* Wait until L has ended; Ctrl-C ends it. */
void plain_wait(struct talk *t, struct live *l);
/* Of one that has ended: what it printed and how it ended; with WORDS also why, and what else went wrong. */
void plain_say_output(struct talk *t, const struct live *l, bool words);
/* What happened, moment by moment. */
void plain_say_events(struct talk *t, const struct live *l);
/* Who waited for whom at its end. */
void plain_say_why(struct talk *t, const struct live *l);

#endif
