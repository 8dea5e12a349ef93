/* Questions and messages: boxes over the screen that asked. */
#ifndef ASYNCTUTOR_TUI_DIALOG_H
#define ASYNCTUTOR_TUI_DIALOG_H

#include "tui/ui.h"

/* What screen_notice is opened with. */
struct notice {
	const char *title, *text;
};

/* What screen_confirm is opened with: YES is called for FROM when the answer is yes, NO (may be NULL) when it is no. */
struct question {
	const char *text;
	struct screen *from;
	void (*yes)(struct screen *from);
	void (*no)(struct screen *from);
};

#endif
