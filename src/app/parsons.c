#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/parsons.h"
#include "base/xalloc.h"

#define MOVABLE_LEAST 5 /* pieces to put in order, where the text has as many */

/* Logical lines. */

struct scan {
	const char *text;
	size_t len, at;
	size_t depth; /* of brackets */
};

/* A string begins at AT: go behind it. One that is not closed ends with its line, a long one with the text. */
static void pass_string(struct scan *s)
{
	char quote = s->text[s->at];
	bool triple = s->len - s->at >= 3 && s->text[s->at + 1] == quote && s->text[s->at + 2] == quote;

	for (s->at += triple ? 3 : 1; s->at < s->len; s->at++) {
		if (s->text[s->at] == '\\' && s->at + 1 < s->len) {
			s->at++;
		} else if (s->text[s->at] == '\n' && !triple) {
			return;
		} else if (s->text[s->at] == quote && !triple) {
			s->at++;
			return;
		} else if (triple && s->len - s->at >= 3 && memcmp(s->text + s->at, (char[]){quote, quote, quote}, 3) == 0) {
			s->at += 3;
			return;
		}
	}
}

static void pass_comment(struct scan *s)
{
	while (s->at < s->len && s->text[s->at] != '\n')
		s->at++;
}

/* Go to the newline that ends the logical line, or to the text's end. */
static void pass_line(struct scan *s)
{
	while (s->at < s->len) {
		char c = s->text[s->at];
		if (c == '\n' && s->depth == 0)
			return;
		if (c == '"' || c == '\'') {
			pass_string(s);
			continue;
		}
		if (c == '#') {
			pass_comment(s);
			continue;
		}
		if (c == '\\' && s->at + 1 < s->len && s->text[s->at + 1] == '\n')
			s->at++;
		else if (c == '(' || c == '[' || c == '{')
			s->depth++;
		else if ((c == ')' || c == ']' || c == '}') && s->depth > 0)
			s->depth--;
		s->at++;
	}
	s->depth = 0;
}

static size_t trimmed(const char *text, size_t start, size_t end)
{
	while (end > start && (text[end - 1] == ' ' || text[end - 1] == '\t' || text[end - 1] == '\r' || text[end - 1] == '\n'))
		end--;
	return end;
}

void code_split(const char *text, size_t len, struct code_pieces *out)
{
	struct scan s = {.text = text, .len = len};
	size_t comments = len; /* where those above the line to come begin */

	while (s.at < len) {
		size_t start = s.at, first = start;
		while (first < len && (text[first] == ' ' || text[first] == '\t' || text[first] == '\r'))
			first++;
		bool comment = first < len && text[first] == '#';
		pass_line(&s);
		size_t end = trimmed(text, start, s.at);
		s.at += s.at < len;
		if (comment && comments == len)
			comments = start;
		if (comment || end == start)
			continue;
		*vec_push(&out->list) = (struct code_piece){comments < len ? comments : start, end};
		comments = len;
	}
	if (comments < len)
		*vec_push(&out->list) = (struct code_piece){comments, trimmed(text, comments, len)};
}

static bool same(const char *a, struct code_piece x, const char *b, struct code_piece y)
{
	return x.end - x.start == y.end - y.start && memcmp(a + x.start, b + y.start, x.end - x.start) == 0;
}

void code_shared(const char *a, const struct code_pieces *in_a, const char *b, const struct code_pieces *in_b, size_t *first, size_t *last)
{
	size_t n = in_a->list.len, m = in_b->list.len, least = n < m ? n : m;

	*first = *last = 0;
	while (*first < least && same(a, in_a->list.ptr[*first], b, in_b->list.ptr[*first]))
		++*first;
	while (*last < least - *first && same(a, in_a->list.ptr[n - 1 - *last], b, in_b->list.ptr[m - 1 - *last]))
		++*last;
}

/* The puzzle. */

struct parsons {
	char *text;
	struct code_pieces pieces; /* in the solution's order */
	size_t *order;		   /* which piece stands at each place */
	size_t first, end;	   /* the places that are to be put in order */
	uint64_t hash;		   /* of the text */
};

/* FNV-1a. */
static uint64_t hash_of(const char *text, size_t len)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < len; i++)
		h = (h ^ (unsigned char)text[i]) * 1099511628211u;
	return h;
}

/* SplitMix64. */
static uint64_t random_next(uint64_t *state)
{
	uint64_t z = *state += 0x9E3779B97F4A7C15u;

	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
	return z ^ (z >> 31);
}

static bool equal(const struct parsons *p, size_t i, size_t k)
{
	return i == k || same(p->text, p->pieces.list.ptr[i], p->text, p->pieces.list.ptr[k]);
}

/* Fisher and Yates. */
static void shuffle(struct parsons *p, uint64_t *random)
{
	for (size_t i = p->end; i > p->first + 1; i--) {
		size_t k = p->first + (size_t)(random_next(random) % (i - p->first)), was = p->order[i - 1];
		p->order[i - 1] = p->order[k];
		p->order[k] = was;
	}
}

void parsons_again(struct parsons *p)
{
	uint64_t random = p->hash;

	for (size_t i = 0; i < parsons_count(p); i++)
		p->order[i] = i;
	for (int tries = 0; tries < 100 && parsons_wrong(p) != p->first; tries++)
		shuffle(p, &random);
	for (size_t i = p->first + 1; i < p->end && parsons_wrong(p) == parsons_count(p); i++)
		parsons_move(p, i, p->first); /* the first that differs from the first */
}

/* Which places are to be put in order: those from the first that the starter does not have to the last, and some around them. */
static void choose_range(struct parsons *p, const char *starter, size_t len)
{
	struct code_pieces begun = {0};
	size_t n = p->pieces.list.len, first, last;

	code_split(starter, len, &begun);
	code_shared(p->text, &p->pieces, starter, &begun, &first, &last);
	p->first = first;
	p->end = n - last;
	while (p->end - p->first < MOVABLE_LEAST && (p->first > 0 || p->end < n)) {
		if (p->end < n)
			p->end++;
		if (p->first > 0)
			p->first--;
	}
	vec_done(&begun.list);
}

struct parsons *parsons_new(const char *solution, size_t len, const char *starter, size_t starter_len)
{
	struct parsons *p = xcalloc(1, sizeof *p);
	bool differ = false;

	p->text = xmalloc(len + 1);
	memcpy(p->text, solution, len);
	p->text[len] = '\0';
	p->hash = hash_of(solution, len);
	code_split(p->text, len, &p->pieces);
	choose_range(p, starter, starter_len);
	for (size_t i = p->first + 1; i < p->end && !differ; i++)
		differ = !equal(p, p->first, i);
	if (!differ) {
		parsons_free(p);
		return NULL;
	}
	p->order = xcalloc(p->pieces.list.len, sizeof *p->order);
	parsons_again(p);
	return p;
}

void parsons_free(struct parsons *p)
{
	if (!p)
		return;
	vec_done(&p->pieces.list);
	free(p->order);
	free(p->text);
	free(p);
}

size_t parsons_count(const struct parsons *p)
{
	return p->pieces.list.len;
}

const char *parsons_text(const struct parsons *p, size_t at, size_t *len)
{
	struct code_piece piece = p->pieces.list.ptr[p->order[at]];

	*len = piece.end - piece.start;
	return p->text + piece.start;
}

bool parsons_given(const struct parsons *p, size_t at)
{
	return at < p->first || at >= p->end;
}

void parsons_range(const struct parsons *p, size_t *first, size_t *end)
{
	*first = p->first;
	*end = p->end;
}

size_t parsons_move(struct parsons *p, size_t from, size_t to)
{
	if (parsons_given(p, from))
		return from;
	if (to < p->first)
		to = p->first;
	if (to >= p->end)
		to = p->end - 1;
	size_t piece = p->order[from];
	if (to < from)
		memmove(p->order + to + 1, p->order + to, (from - to) * sizeof *p->order);
	else
		memmove(p->order + from, p->order + from + 1, (to - from) * sizeof *p->order);
	p->order[to] = piece;
	return to;
}

size_t parsons_wrong(const struct parsons *p)
{
	size_t at = 0;

	while (at < parsons_count(p) && equal(p, p->order[at], at))
		at++;
	return at;
}

/* Keeping it. */

void parsons_save(const struct parsons *p, struct buf *out)
{
	buf_addf(out, "%016llx", (unsigned long long)p->hash);
	for (size_t i = p->first; i < p->end; i++)
		buf_addf(out, " %zu", p->order[i]);
}

/* The numbers in TEXT to ORDER, each piece of the range once. */
static bool read_order(const struct parsons *p, const char *text, size_t *order)
{
	size_t n = parsons_count(p), at = p->first;
	bool *seen = xcalloc(n, sizeof *seen), sound = true;

	while (sound && *text) {
		char *end;
		size_t piece = *text == ' ' ? strtoul(text + 1, &end, 10) : n;
		sound = *text == ' ' && end > text + 1 && at < p->end && piece >= p->first && piece < p->end && !seen[piece];
		if (sound) {
			seen[piece] = true;
			order[at++] = piece;
			text = end;
		}
	}
	free(seen);
	return sound && at == p->end;
}

bool parsons_load(struct parsons *p, const char *text)
{
	char hash[17];

	snprintf(hash, sizeof hash, "%016llx", (unsigned long long)p->hash);
	if (strncmp(text, hash, 16) != 0)
		return false;
	size_t *order = xcalloc(parsons_count(p), sizeof *order);
	memcpy(order, p->order, parsons_count(p) * sizeof *order);
	bool sound = read_order(p, text + 16, order);
	if (sound)
		memcpy(p->order, order, parsons_count(p) * sizeof *order);
	free(order);
	return sound;
}
