/* The inside of the loop, for ui.c and ui_keys.c. */
#ifndef ASYNCTUTOR_TUI_UI_INSIDE_H
#define ASYNCTUTOR_TUI_UI_INSIDE_H

#include "tui/ui.h"

/* Let the screens have the terminal's size, where that has changed. */
void ui_take_size(struct ui *ui);
/* Free the screens that were closed during an action; what is on top then is told. */
void ui_reap(struct ui *ui);
/* The learner gives up what goes on. */
void ui_stop_job(struct ui *ui);

/* The view of S that scrolling and searching act on; NULL for none. */
struct view *ui_view_of(struct screen *s);
/* Something was done with S. */
void ui_settle(struct screen *s);
/* Say how many hits there are; NOTE, which may be "", stands behind. */
void ui_say_hits(struct ui *ui, const struct view *v, const char *note);

#endif
