/* Words: runs of letters, digits, underscores and everything beyond ASCII. What the filter before parsing looks for. */
#ifndef ASYNCTUTOR_RULES_WORDS_H
#define ASYNCTUTOR_RULES_WORDS_H

#include "rules/rule.h"

bool word_is_char(char c);

#endif
