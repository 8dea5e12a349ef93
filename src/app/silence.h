/* Comments that silence findings: a bare `# noqa`, and `# asynctutor: ignore[RULE, ...]`. */
#ifndef ASYNCTUTOR_APP_SILENCE_H
#define ASYNCTUTOR_APP_SILENCE_H

#include "python/node.h"
#include "rules/rules.h"

/* Take out of FOUND what a comment at the end of its first or its last line silences. */
void silence_findings(const struct py_file *file, struct findings *found);

#endif
