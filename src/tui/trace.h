/*
 * For tests: which actions were pressed and which screens were saved, a line each, added to the file that ASYNCTUTOR_TRACE names while a script plays.
 *
 *	pressed ACTION
 *	saved COLUMNSxROWS SCREEN
 */
#ifndef ASYNCTUTOR_TUI_TRACE_H
#define ASYNCTUTOR_TUI_TRACE_H

#include "tui/action.h"

/* From now on, where there is such a file; a file that cannot be opened is none. */
void trace_open(void);
void trace_close(void);
/* A key was looked up. */
void trace_pressed(enum action a);
/* SCREEN, borrowed, is on top and was drawn. */
void trace_drawn(const char *screen, int cols, int rows);
/* What was drawn last was saved. */
void trace_saved(void);

#endif
