/* A unified diff as rows: what is taken out and put in by sign and color; long lines scroll sideways. */
#ifndef ASYNCTUTOR_TUI_DIFF_ROWS_H
#define ASYNCTUTOR_TUI_DIFF_ROWS_H

#include "tui/rows.h"

void diff_rows(struct rows *r, const char *diff);

#endif
