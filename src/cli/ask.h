/* Asking questions line by line, for --plain and pipes. */
#ifndef ASYNCTUTOR_CLI_ASK_H
#define ASYNCTUTOR_CLI_ASK_H

#include "cli/cmd.h"
#include "course/quiz.h"

/* Print Q and read the number of an answer from standard input to *OPTION, quiz_options() for 0, "I do not know". False at the end of the input. */
bool cli_ask(const struct cli *c, const struct quiz *q, size_t *option);
/* Say whether OPTION was right, and why. */
void cli_say_why(const struct cli *c, const struct quiz *q, size_t option);

#endif
