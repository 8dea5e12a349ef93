#include "tui/chart.h"
#include "tui/glyph.h"
#include "tui/theme.h"

#define DAY_NAME_CELLS 4 /* "Mon " */
#define WEEK_CELLS 2

void chart_bar(struct rows *r, bool ascii, size_t done, size_t all, int cells)
{
	int filled = all ? (int)(done * (size_t)cells / all) : 0;

	if (done > 0 && filled == 0)
		filled = 1;
	for (int i = 0; i < cells; i++)
		rows_puts(r, i < filled ? STYLE_BAR_DONE : STYLE_BAR_TODO, glyph(i < filled ? GLYPH_BAR_DONE : GLYPH_BAR_TODO, ascii));
	rows_printf(r, STYLE_DIM, "%s%3zu/%zu", cells ? " " : "", done, all);
}

static const char *level_sign(int level, bool ascii)
{
	return glyph((enum glyph)(GLYPH_LEVEL_0 + level), ascii);
}

static int level_style(int level)
{
	return level ? STYLE_BAR_DONE : STYLE_BAR_TODO;
}

void chart_day(struct rows *r, bool ascii, const struct stats_day *d)
{
	int level = stats_level(d);

	rows_puts(r, level_style(level), level_sign(level, ascii));
}

const char *chart_month(int month)
{
	static const char *const names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

	return names[(month + 11) % 12];
}

/* The name of a month above the first week that begins in it, where there is room. */
static void month_row(struct rows *r, const struct stats_days *d, size_t first)
{
	for (size_t i = first; i < d->n; i += 7) {
		int column = DAY_NAME_CELLS + (int)((i - first) / 7) * WEEK_CELLS;
		if ((i == first || d->list[i].month != d->list[i - 7].month) && r->width <= column && i + 7 < d->n) {
			rows_pad(r, column);
			rows_printf(r, STYLE_DIM, "%s ", chart_month(d->list[i].month));
		}
	}
	rows_end(r);
}

static void legend(struct rows *r, bool ascii, int width)
{
	static const char *const means[STATS_LEVELS] = {"nothing", "under 15 min", "under 30 min", "under 1 h", "more"};

	for (int i = 0; i < STATS_LEVELS; i++) {
		int cells = (int)strlen(means[i]) + 2;
		if (r->width && r->width + cells > width)
			rows_end(r);
		rows_puts(r, level_style(i), level_sign(i, ascii));
		rows_printf(r, STYLE_DIM, " %s%s", means[i], i + 1 < STATS_LEVELS ? "  " : "");
	}
	rows_end(r);
}

void chart_calendar(struct rows *r, bool ascii, const struct stats_days *d, int width)
{
	static const char *const names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
	size_t room = width > DAY_NAME_CELLS + WEEK_CELLS ? (size_t)((width - DAY_NAME_CELLS) / WEEK_CELLS) : 1;
	size_t weeks = d->n / 7 < room ? d->n / 7 : room, first = d->n - weeks * 7;

	month_row(r, d, first);
	for (size_t day = 0; day < 7; day++) {
		rows_printf(r, STYLE_DIM, "%s", names[day]);
		for (size_t i = first + day; i < d->n && i <= d->today; i += 7) {
			rows_pad(r, DAY_NAME_CELLS + (int)((i - first) / 7) * WEEK_CELLS);
			chart_day(r, ascii, &d->list[i]);
		}
		rows_end(r);
	}
	legend(r, ascii, width);
}
