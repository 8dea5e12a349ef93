#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "app/diff.h"
#include "base/str.h"
#include "base/vec.h"
#include "base/xalloc.h"

#define EDITS_MAX 2000
#define CONTEXT 3

struct lines {
	VEC(struct str) list;
};

/* One step of the way from A to B: both lines kept, A's taken out, or B's put in. */
enum step { KEEP = ' ', OUT = '-', IN = '+' };

struct steps {
	VEC(char) list;
};

static void split(const char *text, size_t len, struct lines *out)
{
	for (size_t i = 0; i < len;) {
		const char *end = memchr(text + i, '\n', len - i);
		size_t n = end ? (size_t)(end - (text + i)) + 1 : len - i;
		*vec_push(&out->list) = (struct str){text + i, n};
		i += n;
	}
}

/*
 * Walks the furthest-reaching paths for 0, 1, 2... edits. TRACE gets, for each number of edits d, the 2d+1 ends (x on diagonal k at
 * index d+k). Returns the number of edits, or -1 beyond EDITS_MAX.
 */
static int furthest(const struct lines *a, const struct lines *b, int **trace)
{
	int n = (int)a->list.len, m = (int)b->list.len, limit = n + m < EDITS_MAX ? n + m : EDITS_MAX;

	for (int d = 0; d <= limit; d++) {
		int *ends = trace[d] = xcalloc((size_t)d * 2 + 1, sizeof *ends);
		for (int k = -d; k <= d; k += 2) {
			const int *before = d ? trace[d - 1] + (d - 1) : NULL;
			int x = 0;
			if (d)
				x = k == -d || (k != d && before[k - 1] < before[k + 1]) ? before[k + 1] : before[k - 1] + 1;
			while (x < n && x - k < m && x - k >= 0 && str_eq(a->list.ptr[x], b->list.ptr[x - k]))
				x++;
			ends[d + k] = x;
			if (x >= n && x - k >= m)
				return d;
		}
	}
	return -1;
}

static void reverse(struct steps *s)
{
	for (size_t i = 0; i + 1 < s->list.len - i; i++) {
		char swap = s->list.ptr[i];
		s->list.ptr[i] = s->list.ptr[s->list.len - 1 - i];
		s->list.ptr[s->list.len - 1 - i] = swap;
	}
}

static void walk_back(int x, int y, int edits, int *const *trace, struct steps *out)
{
	for (int d = edits; d > 0; d--) {
		const int *before = trace[d - 1] + (d - 1);
		int k = x - y;
		bool down = k == -d || (k != d && before[k - 1] < before[k + 1]);
		int from_k = down ? k + 1 : k - 1, from_x = before[from_k], from_y = from_x - from_k;
		while (x > (down ? from_x : from_x + 1)) {
			*vec_push(&out->list) = KEEP;
			x--;
		}
		*vec_push(&out->list) = down ? IN : OUT;
		x = from_x;
		y = from_y;
	}
	for (; x > 0; x--)
		*vec_push(&out->list) = KEEP;
	if (out->list.len)
		reverse(out);
}

static void find_steps(const struct lines *a, const struct lines *b, struct steps *out)
{
	int **trace = xcalloc(EDITS_MAX + 1, sizeof *trace);
	int edits = furthest(a, b, trace);

	if (edits >= 0) {
		walk_back((int)a->list.len, (int)b->list.len, edits, trace, out);
	} else {
		for (size_t i = 0; i < a->list.len; i++)
			*vec_push(&out->list) = OUT;
		for (size_t i = 0; i < b->list.len; i++)
			*vec_push(&out->list) = IN;
	}
	for (int d = 0; d <= EDITS_MAX; d++)
		free(trace[d]);
	free(trace);
}

static void add_line(struct buf *out, char mark, struct str line)
{
	buf_addch(out, mark);
	buf_add(out, line.p, line.n);
	if (!line.n || line.p[line.n - 1] != '\n')
		buf_addstr(out, "\n\\ No newline at end of file\n");
}

/* The hunk of steps FROM..TO, of which the first stands at lines A_AT and B_AT (from 0). */
static void add_hunk(struct buf *out, const struct steps *s, size_t from, size_t to, size_t a_at, size_t b_at,
    const struct lines *a, const struct lines *b)
{
	size_t a_n = 0, b_n = 0;

	for (size_t i = from; i < to; i++) {
		a_n += s->list.ptr[i] != IN;
		b_n += s->list.ptr[i] != OUT;
	}
	buf_addf(out, "@@ -%zu,%zu +%zu,%zu @@\n", a_n ? a_at + 1 : a_at, a_n, b_n ? b_at + 1 : b_at, b_n);
	for (size_t i = from; i < to; i++) {
		char step = s->list.ptr[i];
		add_line(out, step, step == IN ? b->list.ptr[b_at] : a->list.ptr[a_at]);
		a_at += step != IN;
		b_at += step != OUT;
	}
}

/* The end of the hunk whose first change is at step I: behind its last change and up to CONTEXT kept lines. */
static size_t hunk_end(const struct steps *s, size_t i)
{
	size_t last = i;

	for (size_t j = i; j < s->list.len && j - last <= 2 * CONTEXT + 1; j++)
		if (s->list.ptr[j] != KEEP)
			last = j;
	size_t end = last + 1 + CONTEXT;
	return end < s->list.len ? end : s->list.len;
}

void diff_unified(const char *a, size_t a_len, const char *b, size_t b_len, const char *a_name, const char *b_name,
    struct buf *out)
{
	struct lines from = {0}, to = {0};
	struct steps steps = {0};
	size_t a_at = 0, b_at = 0, done = 0;

	if (a_len == b_len && memcmp(a, b, a_len) == 0)
		return;
	split(a, a_len, &from);
	split(b, b_len, &to);
	find_steps(&from, &to, &steps);
	buf_addf(out, "--- %s\n+++ %s\n", a_name, b_name);
	for (size_t i = 0; i < steps.list.len; i++) {
		if (steps.list.ptr[i] == KEEP)
			continue;
		size_t start = i - done > CONTEXT ? i - CONTEXT : done, end = hunk_end(&steps, i);
		for (; done < start; done++, a_at++, b_at++)
			;
		add_hunk(out, &steps, start, end, a_at, b_at, &from, &to);
		for (; done < end; done++) {
			a_at += steps.list.ptr[done] != IN;
			b_at += steps.list.ptr[done] != OUT;
		}
		i = end - 1;
	}
	vec_done(&from.list);
	vec_done(&to.list);
	vec_done(&steps.list);
}
