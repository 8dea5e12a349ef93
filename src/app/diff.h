/* Unified diffs of small texts. Method: E. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986. */
#ifndef ASYNCTUTOR_APP_DIFF_H
#define ASYNCTUTOR_APP_DIFF_H

#include <stddef.h>
#include "base/buf.h"

/*
 * Append to OUT the unified diff with 3 lines of context that turns A into B, headed by the two names; nothing where they are
 * equal. Texts further apart than 2,000 edits are shown as one block taken out and one put in.
 */
void diff_unified(const char *a, size_t a_len, const char *b, size_t b_len, const char *a_name, const char *b_name,
    struct buf *out);

#endif
