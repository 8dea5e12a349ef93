/* A verdict, its hints and the findings in the code, as rows. */
#ifndef ASYNCTUTOR_TUI_VERDICT_H
#define ASYNCTUTOR_TUI_VERDICT_H

#include "app/app.h"
#include "tui/rows.h"

struct verdict_rows {
	const struct verdict *verdict; /* NULL before the first check */
	const struct app_hint *hint;   /* NULL where none was asked for */
	const struct finding *findings;
	size_t nfindings;
	const char *fault; /* why FAULT_LINE is no Python; NULL for none */
	int fault_line;
	int here;	 /* the line on which one types: what was found there comes first; 0 for none */
	unsigned scopes; /* whose keys are told */
	const char *next; /* what Enter leads to, or NULL */
};

/* Returns the row behind the newest hint, 0 where none is shown. */
size_t verdict_rows(struct rows *rows, const struct verdict_rows *what, int width);
/* One letter for a severity. */
const char *severity_letter(enum severity s);

#endif
