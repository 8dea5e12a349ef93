/* Private to the timeline's model: what rows are called, and in which order they stand. */
#ifndef ASYNCTUTOR_REPORT_TIMELINE_LABEL_H
#define ASYNCTUTOR_REPORT_TIMELINE_LABEL_H

#include "report/timeline.h"

/* Give each row its label. */
void timeline_label(struct timeline *tl);
/* Fill tl->order and the depths. */
void timeline_order(struct timeline *tl);

#endif
