/* A laid out Markdown text as a source for a view. */
#ifndef ASYNCTUTOR_TUI_MDVIEW_H
#define ASYNCTUTOR_TUI_MDVIEW_H

#include "markdown/markdown.h"
#include "tui/rows.h"
#include "tui/view.h"

/* A view_source; CTX is the struct md_layout. The links of its spans are indices into md_links(). */
bool mdview_line(void *ctx, size_t n, struct view_line *out);
/*
 * Add the Markdown TEXT, from anywhere, as rows of at most WIDTH cells, each but the first indented by INDENT; continues the row being made. What looks like
 * text has STYLE. Its links cannot be followed.
 */
void mdview_rows(struct rows *r, int style, const char *text, int width, int indent, bool ascii);

#endif
