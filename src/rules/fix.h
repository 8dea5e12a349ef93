/* Texts made from a match: messages, transformed variables, fixes. */
#ifndef ASYNCTUTOR_RULES_FIX_H
#define ASYNCTUTOR_RULES_FIX_H

#include "rules/eval.h"

/* Read `transform` and `fix` of the rule file ROOT into R, which is compiled. */
int fix_load(struct rule *r, const struct yml *root, const char *path, struct err *e);

/* Append the text of variable NAME, bound or transformed; nothing where it is neither. */
void variable_text(const struct run *run, struct str name, bool list, struct buf *out);
/* The source from the first to the last node of B. */
struct str bound_text(const struct run *run, struct bound b);

/* R's message with its variables filled in, one paragraph; the caller frees. */
char *message_of(const struct run *run);
/* TEMPLATE filled for the match at node I and laid out for its place; NULL where its lines cannot stand there. The caller frees. */
char *fix_text(const struct run *run, uint32_t i, const char *template);
/* The edit that R's fix wants for the match at node I, or NULL; freed with fix_edit_free(). */
struct edit *fix_make(struct run *run, uint32_t i);
void fix_edit_free(struct edit *edit);

#endif
