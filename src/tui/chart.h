/* Bars, and days as a chart: rows of the first screen and of the progress. */
#ifndef ASYNCTUTOR_TUI_CHART_H
#define ASYNCTUTOR_TUI_CHART_H

#include "app/stats.h"
#include "tui/rows.h"

/* Add a bar of CELLS cells and " DONE/ALL", eight cells in all behind it, to the row being made. */
void chart_bar(struct rows *r, bool ascii, size_t done, size_t all, int cells);
/* How much the day was, in one cell. */
void chart_day(struct rows *r, bool ascii, const struct stats_day *d);
/* "Jan", ... for MONTH from 1. */
const char *chart_month(int month);
/* A calendar of D as rows at most WIDTH cells wide: a column a week, a row a weekday, and what the signs mean. */
void chart_calendar(struct rows *r, bool ascii, const struct stats_days *d, int width);

#endif
