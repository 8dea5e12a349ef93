/* The screen of one checklist. */
#ifndef ASYNCTUTOR_TUI_CHECKLIST_H
#define ASYNCTUTOR_TUI_CHECKLIST_H

#include "tui/ui.h"

/* Opened with a slug, which it only reads then. */
extern const struct screen_ops screen_checklist;

#endif
