/* The states of a course's parts as the reports want them. */
#ifndef ASYNCTUTOR_CLI_STATES_H
#define ASYNCTUTOR_CLI_STATES_H

#include "app/app.h"
#include "report/report.h"

/* Borrows A. */
struct report_states cli_states(struct app *a);

#endif
