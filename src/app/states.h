/* The states of a course's parts, for the reports that list them. */
#ifndef ASYNCTUTOR_APP_STATES_H
#define ASYNCTUTOR_APP_STATES_H

#include "app/app.h"
#include "report/report.h"

/* Those of A's course, which it must outlive. */
struct report_states app_states(struct app *a);

#endif
