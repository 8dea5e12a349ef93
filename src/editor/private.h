/* The inside of struct editor, for the files of this module only. */
#ifndef ASYNCTUTOR_EDITOR_PRIVATE_H
#define ASYNCTUTOR_EDITOR_PRIVATE_H

#include "base/utf8.h"
#include "editor/editor.h"
#include "editor/history.h"
#include "editor/rope.h"

struct editor {
	struct rope text;
	size_t cursor, anchor;
	size_t goal; /* the column that up and down keep */
	bool has_goal;
	bool crlf;	  /* what a new line ends in */
	bool tabs;	  /* indented by tabs */
	unsigned indent;  /* columns of a level */
	bool cutting;	  /* the last command cut a line */
	bool clip_lines;  /* the clipboard holds whole lines */
	struct buf clip;
	struct history history;
	unsigned long version;
	editor_changed *changed;
	void *changed_ctx;
	editor_part_at *part_at;
	void *part_ctx;
};

/* Bytes of a window on the text: more than any character has. */
#define WINDOW (2 * UTF8_CLUSTER)

/*
 * The bytes from AT on, at least a whole character or all up to END: a piece of the rope, or a copy in WINDOW. *N is at least 1 where AT < END.
 */
const char *text_window(const struct editor *ed, size_t at, size_t end, char window[WINDOW], size_t *n);
/* The byte at AT, which must be there. */
char text_byte(const struct editor *ed, size_t at);
/* Where the line's content ends: its start and length. */
size_t line_end(const struct editor *ed, size_t line);
/* What the byte AT belongs to. */
enum editor_part part_at(const struct editor *ed, size_t at);
/* Append LINE without its end. */
void line_text(const struct editor *ed, size_t line, struct buf *out);
/* Bytes of blanks at the start of S. */
size_t blanks(const char *s, size_t n);

/*
 * Replace the bytes FROM to TO by LEN bytes of TEXT, and the cursor goes behind them. GROUP other than GROUP_NONE goes on with the step before where
 * that was of the same kind and place.
 */
void edit(struct editor *ed, enum history_group group, size_t from, size_t to, const char *text, size_t len);
/* The change itself, without history. */
void splice(struct editor *ed, size_t from, size_t to, const char *text, size_t len);
/* Set cursor and anchor after an edit; the step ends there. */
void edit_done(struct editor *ed, size_t anchor, size_t cursor);
/* Every command begins so: what only lasts from one to the next ends. */
void command(struct editor *ed);
/* Append TEXT with its line ends made those of the file. */
void add_lines(const struct editor *ed, struct buf *out, const char *text, size_t len);

#endif
