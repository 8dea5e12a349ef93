/* Showing a verdict, for the commands that judge. */
#ifndef ASYNCTUTOR_CLI_VERDICT_H
#define ASYNCTUTOR_CLI_VERDICT_H

#include "app/app.h"

/* Print the verdict (as JSON, or in words with what to do next) and return the exit status that says it. */
int cli_show_verdict(struct app *a, const struct app_check *check, bool json);

#endif
