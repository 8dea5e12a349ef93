/*
 * The text of one Python file being edited: text, cursor, selection, undo, and what a key does to them. No terminal, no clock, no parser.
 *
 * Places are byte offsets; lines count from 0. A line ends in LF, CR LF, or with the text; the line's end is not part of it, and the cursor never
 * stands between CR and LF. Any bytes may be given and are kept as they are: what is not UTF-8 is a character of one byte. The cursor moves by
 * extended grapheme clusters (UAX #29, as far as base/utf8.h has it); columns count terminal cells, tabs reach to the next multiple of EDITOR_TAB.
 *
 * An edit costs O(log n) and the length of what is put in or taken out, whatever the size of the text (rope.h); undo keeps both and has no limit.
 * Every change is told to one listener, undo and redo too.
 *
 * Ownership: the editor owns all it hands out; const pointers last until the next change.
 */
#ifndef ASYNCTUTOR_EDITOR_EDITOR_H
#define ASYNCTUTOR_EDITOR_EDITOR_H

#include <stdbool.h>
#include <stddef.h>
#include "base/buf.h"

#define EDITOR_TAB 4
/* Blanks of one level of indentation, in a file that has no indentation of its own to go by. */
#define EDITOR_INDENT 4

struct editor;

struct editor *editor_new(const char *text, size_t len);
void editor_free(struct editor *ed);
/* Another text in place of the one there, as one step that can be undone (the file was changed elsewhere). The cursor keeps its line. */
void editor_replace_text(struct editor *ed, const char *text, size_t len);

/* The text. */

size_t editor_length(const struct editor *ed);
/* At least 1; a text that ends in a line's end has an empty last line. */
size_t editor_lines(const struct editor *ed);
/* Where LINE begins; *LEN (unless NULL) is its length without its end. */
size_t editor_line(const struct editor *ed, size_t line, size_t *len);
size_t editor_line_at(const struct editor *ed, size_t at);
/* Append the bytes FROM to TO to OUT. */
void editor_copy_out(const struct editor *ed, size_t from, size_t to, struct buf *out);
/* The bytes from AT on that lie in one piece, *N of them, 0 at the end. */
const char *editor_piece(const struct editor *ed, size_t at, size_t *n);

/* Cells before AT in its line. */
size_t editor_column(const struct editor *ed, size_t at);
/* The place in LINE whose character covers cell COLUMN, or the line's end. */
size_t editor_at_column(const struct editor *ed, size_t line, size_t column);
/* The start of the character that begins behind AT, or before it. */
size_t editor_next(const struct editor *ed, size_t at);
size_t editor_prev(const struct editor *ed, size_t at);

/*
 * How the N bytes at P, the first character of which is meant, are shown at cell COLUMN of a line: appends cellsafe text to OUT (unless NULL), *CELLS
 * (at least 1) is its width; returns the bytes of the character. What is invisible is named ("<U+200B>"), a tab is blanks.
 */
size_t editor_show(const char *p, size_t n, size_t column, struct buf *out, int *cells);

/* Cursor and selection. */

size_t editor_cursor(const struct editor *ed);
/* The other end of the selection; the cursor where nothing is selected. */
size_t editor_anchor(const struct editor *ed);
/* False where nothing is selected. FROM < TO else. */
bool editor_selection(const struct editor *ed, size_t *from, size_t *to);
/* Go to AT (moved to the start of its character); SELECT keeps the anchor. Ends a group of typing. */
void editor_go(struct editor *ed, size_t at, bool select);
void editor_select(struct editor *ed, size_t anchor, size_t cursor);

enum editor_move {
	EDITOR_LEFT,
	EDITOR_RIGHT,
	EDITOR_UP,
	EDITOR_DOWN,
	EDITOR_WORD_LEFT,
	EDITOR_WORD_RIGHT,
	EDITOR_LINE_START, /* the first character that is no blank; from there, column 0 */
	EDITOR_LINE_END,
	EDITOR_TEXT_START,
	EDITOR_TEXT_END,
	EDITOR_BRACKET, /* the partner of the bracket at the cursor, or before it; else stay */
};
/* COUNT times; up and down keep the column. Without SELECT, left and right at a selection go to its end. */
void editor_move(struct editor *ed, enum editor_move move, size_t count, bool select);
void editor_select_all(struct editor *ed);
void editor_select_word(struct editor *ed, size_t at);
/* The whole line of the cursor with its end. */
void editor_select_line(struct editor *ed);

/* What the byte AT belongs to: a parser's word, which the editor asks for where it must know. Without one all is code. */
enum editor_part { EDITOR_CODE, EDITOR_STRING, EDITOR_COMMENT };
typedef enum editor_part editor_part_at(void *ctx, size_t at);
void editor_ask_parts(struct editor *ed, editor_part_at *fn, void *ctx);

/*
 * The bracket at the cursor, or before it, and its partner; false where there is none. Only brackets in the same kind of part count. Looks at no more
 * than EDITOR_BRACKET_MAX bytes and a thousand brackets of its kind.
 */
#define EDITOR_BRACKET_MAX (64u << 10)
bool editor_brackets(const struct editor *ed, size_t *one, size_t *other);

/* Editing. What is selected is replaced, or is what is worked on. Each is one step of undo, but characters typed in a row are one together. */

/* Typed text. */
void editor_type(struct editor *ed, const char *text, size_t len);
/* Put in as it is, all in one step; line ends become the file's. */
void editor_paste(struct editor *ed, const char *text, size_t len);
/* A new line, indented as Python goes on: deeper behind a colon, less after return, raise, break, continue, pass. */
void editor_newline(struct editor *ed);
/* The character before; among the blanks that indent a line, back to the level before. */
void editor_erase(struct editor *ed);
void editor_delete(struct editor *ed);
void editor_erase_word(struct editor *ed);
/* Tab: the lines of the selection one level deeper; without one, blanks up to the next level. */
void editor_indent(struct editor *ed);
/* The lines of the selection, or that of the cursor, one level less deep. */
void editor_dedent(struct editor *ed);
/* Make the lines of the selection, or that of the cursor, comments; where all are, make them code again. */
void editor_comment(struct editor *ed);
/*
 * Put "# issue: NAME" behind the line of the cursor, or take it away where it is; another name there is replaced. False where no comment can stand: behind a
 * backslash, in a string.
 */
bool editor_mark(struct editor *ed, const char *name);
/* The name that the line of the cursor is marked with; appended to OUT. False where it has none. */
bool editor_marked(const struct editor *ed, struct buf *out);

/* The editor's own clipboard. Without a selection it is the whole line; false where there is nothing to copy. */
bool editor_copy(struct editor *ed);
bool editor_cut(struct editor *ed);
/* Cut the line; several in a row come together on the clipboard. */
void editor_cut_line(struct editor *ed);
void editor_put(struct editor *ed);
const char *editor_clip(const struct editor *ed, size_t *len);

/* False where there is nothing to undo, or to do again. */
bool editor_undo(struct editor *ed);
bool editor_redo(struct editor *ed);
/* The learner paused: what is typed from now on is undone by itself. */
void editor_pause(struct editor *ed);
/* The text is saved as it is now. */
void editor_saved(struct editor *ed);
/* Whether the text is the one that was saved last (at first, the one given to editor_new()), also by undoing. */
bool editor_is_saved(const struct editor *ed);
/* Grows with each change: tells whether anything happened. */
unsigned long editor_version(const struct editor *ed);

/* Searching: small letters match both cases, until PATTERN has a capital. Only ASCII letters have cases here. */

struct editor_hit {
	size_t from, to;
	bool wrapped; /* found beyond the text's end (or start) */
};
/* The first hit at or behind FROM, or, backwards, the last that begins before it; false where there is none. */
bool editor_find(const struct editor *ed, const char *pattern, size_t from, bool backwards, struct editor_hit *hit);
/* Replace the selection, if it is a hit, by TEXT. False where it is none. */
bool editor_replace(struct editor *ed, const char *pattern, const char *text);
/* All in one step; returns how many. */
size_t editor_replace_all(struct editor *ed, const char *pattern, const char *text);

/* A change: the bytes START to OLD_END became START to NEW_END. Lines count from 0, columns in bytes. */
struct editor_point {
	size_t line, column;
};
struct editor_change {
	size_t start, old_end, new_end;
	struct editor_point start_point, old_end_point, new_end_point;
};
/* FN is called after each change from now on; the text is the new one. NULL for nobody. */
typedef void editor_changed(void *ctx, const struct editor_change *c);
void editor_listen(struct editor *ed, editor_changed *fn, void *ctx);

#endif
