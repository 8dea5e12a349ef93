/*
 * Driving the screens from a file (ASYNCTUTOR_SCRIPT), in a terminal in memory. One step a line; empty lines and lines that begin with # are left out.
 *
 *	resize 80x24         columns x rows; the size at start is 80x24
 *	keys j PgDn Ctrl-F   names as in tui/key.h
 *	type some text       each character as a key
 *	paste two\nlines     \n is a newline, \e an escape, \\ a backslash
 *	click TEXT           the left button on the first cell of the first row that shows TEXT
 *	click-at ROW COLUMN  the same on a cell; both count from 1
 *	drag-at ROW COLUMN   the left button goes up there, and went down elsewhere
 *	wheel-up ROW COLUMN, wheel-down ROW COLUMN
 *	tick                 let time pass
 *	wait TEXT            let time pass until a row shows TEXT; it is an error when none does within a minute
 *	wait-gone TEXT       the same until no row shows it
 *	shell COMMAND        run by sh; a status other than 0 is an error
 *	save-screen PATH     what is shown now (grid_text()), "-" for standard output
 *	show-looks THEME     what is shown now with its colours and attributes in that theme, on standard output
 *	title TEXT           a line on standard output, to tell saved screens apart
 *	expect TEXT          it is an error when no row shows TEXT
 *	refuse TEXT          it is an error when a row shows TEXT
 *
 * At the end of the file the terminal is gone, as when a window is closed.
 */
#ifndef ASYNCTUTOR_TUI_SCRIPT_H
#define ASYNCTUTOR_TUI_SCRIPT_H

#include "tui/term.h"

struct script;

struct script *script_open(const char *path, struct err *e);
void script_free(struct script *s);
/* The source of a terminal in memory; CTX is the script. */
term_mem_next script_next;

#endif
