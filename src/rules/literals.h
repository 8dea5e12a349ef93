/*
 * Which of many literals are in a text, in one pass. Source: Aho and Corasick, "Efficient string matching: an aid to bibliographic search",
 * Communications of the ACM 18(6), 1975, as a table of transitions over letters in one case.
 *
 * Ownership: borrows the texts of the literals.
 */
#ifndef ASYNCTUTOR_RULES_LITERALS_H
#define ASYNCTUTOR_RULES_LITERALS_H

#include <stddef.h>
#include "rules/need.h"

struct literals;

struct literals *literals_new(void);
void literals_free(struct literals *l);
/* The number of LITERAL, counted from 0; equal ones have one number. Not after literals_finish(). */
uint32_t literals_add(struct literals *l, struct literal literal);
size_t literals_count(const struct literals *l);
void literals_finish(struct literals *l);
/* Set SEEN[number] for every literal that is in LEN bytes of TEXT; the rest is left alone. */
void literals_scan(const struct literals *l, const char *text, size_t len, bool *seen);

#endif
