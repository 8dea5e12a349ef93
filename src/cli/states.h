/* Showing the states of a course's parts, for the commands that list them. */
#ifndef ASYNCTUTOR_CLI_STATES_H
#define ASYNCTUTOR_CLI_STATES_H

#include "cli/cmd.h"
#include "report/report.h"

/* Print the course with its states: as JSON where --json was given, else by TEXT. Returns the exit status. */
int cli_show_states(struct cli *c, void (*text)(const struct course *course, const struct report_states *states, struct buf *out));

#endif
