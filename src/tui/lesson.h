/*
 * The lesson pager's state, shared by its keys (lesson.c), its text (lesson_text.c), the contents beside it (lesson_contents.c), the ways through it
 * (lesson_jump.c), its questions (lesson_quiz.c) and the pane below, where programs run (lesson_run.c).
 */
#ifndef ASYNCTUTOR_TUI_LESSON_H
#define ASYNCTUTOR_TUI_LESSON_H

#include "app/answer.h"
#include "app/live.h"
#include "tui/quiz_rows.h"
#include "tui/rows.h"
#include "tui/ui.h"

/* The links of the view: those of the text by their index; behind these the exercises below it, then the answers. */
#define LINK_EXERCISE (1 << 24)
#define LINK_ANSWER (1 << 28)

#define LESSON_WIDE 80	/* columns from which on the contents stand beside the text */
#define LESSON_TEXT 100 /* cells; longer lines are hard to read */

/* A question of the text, by its fence. */
struct asked {
	struct quiz *quiz; /* NULL where it is not sound */
	char *fault;
	struct answer answer;
	struct rows rows; /* as many as at first, whatever is answered */
	int width;
};

struct spot {
	size_t block, at;
	int source; /* line of the file; 0 for the start */
};

struct lesson_state {
	struct app_lesson lesson;
	struct md_layout *layout;
	struct view view;
	struct ui *ui;
	struct rows end; /* what stands below the text: the exercises; empty until somebody comes there */
	struct spot spot; /* what is at the top, whatever the width */
	int last_line;	 /* of the file */
	struct spot saved; /* that the store has */
	bool placed, read, wrap;
	bool laid;    /* all of it is laid out */
	bool seeking; /* the place is not laid out yet: nothing is shown of the text until it is */
	VEC(struct spot) before, behind; /* where jumps in the text began, and where going back began */
	int laid_width; /* of the layout */
	bool laid_wrap;
	/* Contents. */
	bool contents, focused;
	struct rows headings;
	struct view pane;
	size_t selected;
	/* Programs and questions. */
	struct answers *answers;
	VEC(struct asked *) asked; /* by fence; NULL for one that is no question */
	int marked;		   /* fence of the program or question in view, -1 for none */
	int chosen;		   /* fence that was gone to, -1 for none */
	/* The pane below: what was answered, what ran. */
	bool below, answering;
	struct buf below_title;
	struct rows words; /* above the output */
	struct rows output;
	struct view below_view;
	struct live *live; /* NULL where nothing ran */
	bool running;
	int ran; /* fence of it */
};

/* The text. */
void lesson_place(struct screen *s, struct box b);
/* For struct view_source: the text, then what stands below it. CTX is the state. */
bool lesson_line(void *ctx, size_t n, struct view_line *out);
/* What stands at line N of the layout, or below it where that was made up. */
struct spot lesson_spot_at(struct lesson_state *l, size_t n);
/* The line of the layout that shows the place. */
size_t lesson_line_of_spot(struct lesson_state *l);
bool lesson_text_end_shown(struct lesson_state *l);
/* Of the text's lines on the screen, or of the file's while not all is laid out. */
int lesson_percent(struct lesson_state *l);
/* DONE: in percent. */
int lesson_minutes_left(struct lesson_state *l, int done);
void lesson_save_place(struct screen *s);
bool lesson_idle(struct screen *s);
/* Follow what the view shows now. */
void lesson_settle(struct screen *s);

/* Contents. */
size_t lesson_headings(const struct lesson_state *l);
/* The line of the layout on which heading I begins. */
size_t lesson_heading_line(struct lesson_state *l, size_t i);
/* The heading under which line TOP of the layout stands. */
size_t lesson_heading_at(struct lesson_state *l, size_t top);
void lesson_focus_contents(struct lesson_state *l, bool focused);
void lesson_draw_contents(const struct screen *s, struct grid *g);
void lesson_toggle_contents(struct screen *s);
/* Keys while the contents have the focus. */
bool lesson_contents_act(struct screen *s, enum action a, int count);

/* Ways. */
/* Back (STEP -1) to where the last jump in the text began, or forward; false where there was none. */
bool lesson_go_jump(struct lesson_state *l, int step);
void lesson_go_heading(struct screen *s, size_t i);
/* Follow the focused link, or give answer COUNT of the question that is marked. */
void lesson_follow(struct screen *s, int count);
void lesson_click(struct screen *s, int y, int x);
struct view *lesson_view_at(struct screen *s, int y, int x);

/* The first line of FENCE at or around line N, which is one of it. */
size_t lesson_fence_line(struct lesson_state *l, size_t n);

/* The first line of FENCE, which is on the screen or below. */
size_t lesson_find_fence(struct lesson_state *l, int fence);

/* Questions. */
/* For struct md_options. */
int lesson_quiz_rows(const struct md_fence *fence, size_t index, int width, void *ctx);
/* What a question shows in line N of the layout, added to OUT; nothing where there is none. */
void lesson_quiz_line(struct lesson_state *l, size_t n, struct view_line *out);
/* The question of FENCE, NULL for none. */
struct asked *lesson_asked(const struct lesson_state *l, int fence);
void lesson_answer(struct screen *s, int fence, size_t option);
/* Focus answer OPTION of FENCE, whose first line is N. */
void lesson_quiz_focus(struct lesson_state *l, int fence, size_t n, size_t option);
/* Focus its first answer. */
void lesson_quiz_first(struct lesson_state *l, int fence);
/* From the focused answer to the next one of its question; false at its ends. */
bool lesson_quiz_move(struct lesson_state *l, int step);
void lesson_quiz_done(struct lesson_state *l);

/* Programs. */
bool lesson_runs(const struct lesson_state *l, int fence);
/* Find what is marked, from what the view shows. */
void lesson_mark(struct lesson_state *l);
void lesson_run(struct screen *s, int fence);
void lesson_next_code(struct screen *s, int step);
/* Open the pane below with TITLE and nothing in it. */
void lesson_below(struct screen *s, const char *title);
/* Its words are there. */
void lesson_below_show(struct screen *s);
void lesson_below_close(struct screen *s);
void lesson_below_draw(const struct screen *s, struct grid *g);
void lesson_below_page(struct screen *s);
void lesson_timeline(struct screen *s);
/* How many rows of ROWS it takes. */
int lesson_below_rows(const struct lesson_state *l, int rows);
void lesson_run_done(struct lesson_state *l);

#endif
