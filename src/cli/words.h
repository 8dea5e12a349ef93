/* The words of a command line, as sh(1) splits it, with none of its expansions. */
#ifndef ASYNCTUTOR_CLI_WORDS_H
#define ASYNCTUTOR_CLI_WORDS_H

#include "base/err.h"

/*
 * The words of LINE behind FIRST to *ARGS, NULL-ended, and how many with FIRST to *N; where the first of them is the program's own name, without it. Quotes and
 * backslashes mean what POSIX.1-2017, Shell Command Language, 2.2 says; all else is text. The caller keeps the words for good. ERR_USAGE for a quote without its
 * end, a control character, or too many words.
 */
int words_of(const char *line, char *first, int *n, char ***args, struct err *e);

#endif
