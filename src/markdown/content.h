/*
 * Private to markdown/: what a document is between cmark's tree and the layout.
 *
 * A piece is a part of the text that was parsed at one go. Its text is already safe for cells and holds the words of all its blocks one after
 * the other; runs say how they look, ops how they nest. Everything is flat: no depth of nesting costs stack. A '\n' in the text is
 * a hard line break, the only control character there.
 */
#ifndef ASYNCTUTOR_MARKDOWN_CONTENT_H
#define ASYNCTUTOR_MARKDOWN_CONTENT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"
#include "markdown/define.h"
#include "markdown/markdown.h"
#include "markdown/names.h"

/* Text from START to the next run's start. */
struct md_run {
	size_t start;
	int link; /* index into the links, -1 for none */
	int line; /* in the file */
	enum md_style style;
};

enum md_op_kind {
	OP_PARAGRAPH,
	OP_HEADING,
	OP_RULE,
	OP_CODE,
	OP_TABLE, /* followed by its cells */
	OP_CELL,
	OP_QUOTE,
	OP_QUOTE_END,
	OP_LIST,
	OP_LIST_END,
	OP_ITEM,
	OP_ITEM_END,
	OP_NOTE, /* a footnote's text */
	OP_NOTE_END,
};

enum md_task { TASK_NONE, TASK_OPEN, TASK_DONE };
enum md_align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

struct md_op {
	enum md_op_kind kind;
	int line;	      /* in the file; of the first text line for code */
	size_t text, text_end; /* bytes of the piece's text */
	size_t run;	      /* the run that holds `text` */
	struct str raw;	      /* OP_CODE: the code as written, NOT safe for cells */
	int number;	      /* level, ordinal (-1 for a bullet), footnote; the cell's row; the list's highest ordinal */
	int index;	      /* heading, fence, callout (-1 for none), the cell's column */
	size_t ncells;	      /* OP_TABLE */
	int ncolumns;	      /* OP_TABLE */
	char delimiter;	      /* OP_ITEM: '.' or ')' */
	bool tight;	      /* OP_LIST */
	enum md_task task;    /* OP_ITEM */
	enum md_align align;  /* OP_CELL of row 0 */
};

struct md_piece {
	struct buf text;
	VEC(struct md_op) ops;
	VEC(struct md_run) runs;
};

struct md_block {
	const struct md_piece *piece;
	size_t op, op_end;
	size_t text; /* where its text begins */
};

/* A footnote's definition. */
struct md_note {
	const char *label; /* safe, lower case */
	int line;	   /* in the file */
	int number;	   /* in the order of the references, 0 until there is one */
	struct str text;   /* as a list item, once its piece was parsed */
};

struct md_content {
	struct arena arena; /* strings of the lists below */
	char *text;
	size_t len;
	size_t at;	   /* what lies before is parsed */
	int line;	   /* of `at`, in the file */
	size_t piece_size; /* of the next piece, bytes */
	bool defined;	   /* the definitions are known */
	struct md_definitions definitions;
	size_t words;
	VEC(struct md_piece *) pieces;
	VEC(struct md_block) blocks;
	VEC(struct md_heading) headings;
	VEC(struct md_link) links;
	VEC(struct md_fence) fences;
	VEC(struct md_comment) comments;
	VEC(struct md_note) notes;
	VEC(size_t) note_order; /* notes by number */
	size_t notes_built;	/* they come behind all pieces */
	size_t notes_numbered;	/* looked at for one that nothing refers to */
	struct md_names anchors, note_names;
};

struct md_doc {
	struct md_content *content; /* grows as it is parsed, also where the document is const */
};

struct md_content *md_content_new(const char *text, size_t len, int line);
void md_content_free(struct md_content *c);
/* Parse until there are more than N blocks; false when there are not so many. */
bool md_content_block(struct md_content *c, size_t n);
/* Parse one piece more; false when there is no more. */
bool md_content_more(struct md_content *c);
/* Parse everything. */
void md_content_all(struct md_content *c);

extern const char *const md_callouts[]; /* "Note", ...; ends with NULL */

#endif
