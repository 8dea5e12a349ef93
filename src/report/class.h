/*
 * How far a class is, as text, CSV, JSON, HTML and xAPI statements. Results are appended to OUT; names are anybody's text and made safe for the form.
 * The same board gives the same bytes, whatever the order in which files were read.
 */
#ifndef ASYNCTUTOR_REPORT_CLASS_H
#define ASYNCTUTOR_REPORT_CLASS_H

#include "class/board.h"

enum class_sort { CLASS_BY_HELP, CLASS_BY_NAME, CLASS_BY_DONE, CLASS_BY_IDLE };
/* Words for the order, which a NULL ends. */
extern const char *const class_sorts[];

/* The learners of B in that order: an array of indexes into b->learners, which the caller frees. NOW is clock_now(). */
size_t *class_order(const struct board *b, enum class_sort sort, int64_t now);

/* The letter of a cell: '-' new, 's' started, 'F' the last attempt failed, 'P' passed. */
char class_cell_letter(const struct board_cell *c);
#define CLASS_LEGEND "- new   s started   F last attempt failed   P passed"
/* "12 min", "3 h", "2 d"; "-" for -1. OUT has room for 24. */
void class_idle_text(int64_t ms, char *out);
/* What L works on, in words: exercise, attempts, the check that fails, appended to OUT. Not safe for a terminal. */
void class_now_text(const struct board *b, const struct board_learner *l, struct buf *out);
/* "14 of 30 fail no-gather in gather-to-taskgroup". */
void class_stat_text(const struct board *b, const struct board_stat *s, struct buf *out);

/* Learners a line each, then what most fail on, who is missing, and what is wrong in the directory. Safe for a terminal. */
void class_report_text(const struct board *b, enum class_sort sort, int64_t now, struct buf *out);
/* RFC 4180, a row for each learner and exercise. */
void class_report_csv(const struct board *b, struct buf *out);
/* {"learners": [{"id", "name", "exercises": [{"slug", "state", "attempts"}]}]}, indented. */
void class_report_json(const struct board *b, struct buf *out);
/* One page that needs nothing else, with charts; it can be printed. */
void class_report_html(const struct board *b, int64_t now, struct buf *out);
/* What is wrong in the directory, a line each with its file; safe for a terminal. */
void class_problem_text(const struct board *b, const struct reader_problem *p, struct buf *out);

#endif
