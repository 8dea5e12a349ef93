#ifndef ASYNCTUTOR_TUI_BOARD_H
#define ASYNCTUTOR_TUI_BOARD_H

#include "tui/ui.h"

/* How far a class is, live; the argument is its directory. */
extern const struct screen_ops screen_board;

#endif
