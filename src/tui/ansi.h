/* A page as text for a terminal that scrolls. */
#ifndef ASYNCTUTOR_TUI_ANSI_H
#define ASYNCTUTOR_TUI_ANSI_H

#include "markdown/markdown.h"
#include "tui/theme.h"

/* Append all lines of L in the looks of THEME, for a terminal with so many COLOURS. Only SGR and EL sequences come with the text. */
void ansi_page(struct md_layout *l, enum theme theme, int colours, struct buf *out);

#endif
