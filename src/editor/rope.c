#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "editor/rope.h"

#define PIECE 1024	/* bytes of a node at most */
#define PIECE_FIRST 768 /* of those that are made of a long text: room for what is typed */

struct rope_node {
	struct rope_node *left, *right;
	uint64_t priority;	/* never smaller than those below */
	size_t bytes, newlines; /* of the subtree */
	size_t len, ends;	/* its own: bytes, line feeds */
	char text[PIECE];
};

static size_t bytes_of(const struct rope_node *t)
{
	return t ? t->bytes : 0;
}

static size_t newlines_of(const struct rope_node *t)
{
	return t ? t->newlines : 0;
}

static size_t count_newlines(const char *p, size_t n)
{
	size_t count = 0;

	for (const char *end = p + n; p < end && (p = memchr(p, '\n', (size_t)(end - p))); p++)
		count++;
	return count;
}

static void sum(struct rope_node *t)
{
	t->bytes = bytes_of(t->left) + t->len + bytes_of(t->right);
	t->newlines = newlines_of(t->left) + t->ends + newlines_of(t->right);
}

/* xorshift64*: Vigna, "An experimental exploration of Marsaglia's xorshift generators, scrambled", ACM TOMS 42(4), 2016. */
static uint64_t next_random(struct rope *r)
{
	uint64_t x = r->random ? r->random : UINT64_C(0x9E3779B97F4A7C15);

	x ^= x >> 12;
	x ^= x << 25;
	x ^= x >> 27;
	r->random = x;
	return x * UINT64_C(0x2545F4914F6CDD1D) >> 1;
}

static struct rope_node *node_new(struct rope *r, const char *text, size_t len)
{
	struct rope_node *t = xmalloc(sizeof *t);

	assert(len > 0 && len <= PIECE);
	t->left = t->right = NULL;
	t->priority = next_random(r);
	t->len = len;
	t->ends = count_newlines(text, len);
	memcpy(t->text, text, len);
	sum(t);
	return t;
}

static void free_all(struct rope_node *t)
{
	if (!t)
		return;
	free_all(t->left);
	free_all(t->right);
	free(t);
}

void rope_done(struct rope *r)
{
	free_all(r->root);
	*r = (struct rope){0};
}

size_t rope_length(const struct rope *r)
{
	return bytes_of(r->root);
}

size_t rope_newlines(const struct rope *r)
{
	return newlines_of(r->root);
}

static struct rope_node *merge(struct rope_node *a, struct rope_node *b)
{
	if (!a || !b)
		return a ? a : b;
	if (a->priority >= b->priority) {
		a->right = merge(a->right, b);
		sum(a);
		return a;
	}
	b->left = merge(a, b->left);
	sum(b);
	return b;
}

/* The first AT bytes of T become *A, the others *B. */
static void split(struct rope *r, struct rope_node *t, size_t at, struct rope_node **a, struct rope_node **b)
{
	size_t left = bytes_of(t ? t->left : NULL);

	if (!t) {
		*a = *b = NULL;
	} else if (at <= left) {
		split(r, t->left, at, a, &t->left);
		sum(t);
		*b = t;
	} else if (at >= left + t->len) {
		split(r, t->right, at - left - t->len, &t->right, b);
		sum(t);
		*a = t;
	} else {
		size_t keep = at - left;
		struct rope_node *tail = node_new(r, t->text + keep, t->len - keep);
		tail->priority %= t->priority + 1; /* it goes below those that T is below */
		*b = merge(tail, t->right);
		t->len = keep;
		t->ends -= tail->ends;
		t->right = NULL;
		sum(t);
		*a = t;
	}
}

/* Take the first node off *T. */
static struct rope_node *take_first(struct rope_node **t)
{
	struct rope_node *first;

	if ((*t)->left) {
		first = take_first(&(*t)->left);
		sum(*t);
		return first;
	}
	first = *t;
	*t = first->right;
	first->right = NULL;
	return first;
}

/* Add TEXT to the last node of T where it fits. */
static int append_to_last(struct rope_node *t, const char *text, size_t len, size_t ends)
{
	if (t->right) {
		int done = append_to_last(t->right, text, len, ends);
		sum(t);
		return done;
	}
	if (t->len + len > PIECE)
		return 0;
	memcpy(t->text + t->len, text, len);
	t->len += len;
	t->ends += ends;
	sum(t);
	return 1;
}

/* As merge(), making one node of the two that meet where they fit in one: so pieces do not get small. */
static struct rope_node *join(struct rope_node *a, struct rope_node *b)
{
	if (!a || !b)
		return a ? a : b;
	struct rope_node *first = take_first(&b);
	if (append_to_last(a, first->text, first->len, first->ends))
		free(first);
	else {
		sum(first);
		b = merge(first, b);
	}
	return merge(a, b);
}

static struct rope_node *build(struct rope *r, const char *text, size_t len)
{
	struct rope_node *t = NULL;

	while (len > 0) {
		size_t n = len <= PIECE ? len : PIECE_FIRST;
		t = merge(t, node_new(r, text, n));
		text += n;
		len -= n;
	}
	return t;
}

/* Put TEXT into a node that has room; 0 where none at AT has. */
static int insert_into(struct rope_node *t, size_t at, const char *text, size_t len)
{
	size_t left = bytes_of(t->left);
	int done = 0;

	if (at >= left && at <= left + t->len && t->len + len <= PIECE) {
		memmove(t->text + (at - left) + len, t->text + (at - left), t->len - (at - left));
		memcpy(t->text + (at - left), text, len);
		t->len += len;
		t->ends += count_newlines(text, len);
		done = 1;
	} else if (at <= left && t->left) {
		done = insert_into(t->left, at, text, len);
	} else if (at >= left + t->len && t->right) {
		done = insert_into(t->right, at - left - t->len, text, len);
	}
	if (done)
		sum(t);
	return done;
}

void rope_insert(struct rope *r, size_t at, const char *text, size_t len)
{
	struct rope_node *a, *b;

	assert(at <= rope_length(r));
	if (len == 0 || (r->root && insert_into(r->root, at, text, len)))
		return;
	split(r, r->root, at, &a, &b);
	r->root = join(join(a, build(r, text, len)), b);
}

/* Take the bytes out of one node; 0 where they are not inside of one, or all it has. */
static int delete_from(struct rope_node *t, size_t from, size_t to)
{
	size_t left = bytes_of(t->left);
	int done = 0;

	if (to <= left) {
		done = t->left && delete_from(t->left, from, to);
	} else if (from >= left + t->len) {
		done = t->right && delete_from(t->right, from - left - t->len, to - left - t->len);
	} else if (from >= left && to <= left + t->len && to - from < t->len) {
		t->ends -= count_newlines(t->text + (from - left), to - from);
		memmove(t->text + (from - left), t->text + (to - left), t->len - (to - left));
		t->len -= to - from;
		done = 1;
	}
	if (done)
		sum(t);
	return done;
}

void rope_delete(struct rope *r, size_t from, size_t to)
{
	struct rope_node *a, *b, *gone;

	assert(from <= to && to <= rope_length(r));
	if (from == to || delete_from(r->root, from, to))
		return;
	split(r, r->root, to, &a, &b);
	split(r, a, from, &a, &gone);
	free_all(gone);
	r->root = join(a, b);
}

const char *rope_piece(const struct rope *r, size_t at, size_t *n)
{
	const struct rope_node *t = r->root;

	while (t) {
		size_t left = bytes_of(t->left);
		if (at < left) {
			t = t->left;
		} else if (at < left + t->len) {
			*n = t->len - (at - left);
			return t->text + (at - left);
		} else {
			at -= left + t->len;
			t = t->right;
		}
	}
	*n = 0;
	return "";
}

const char *rope_piece_before(const struct rope *r, size_t at, size_t *n)
{
	const struct rope_node *t = r->root;

	while (t && at > 0) {
		size_t left = bytes_of(t->left);
		if (at <= left) {
			t = t->left;
		} else if (at <= left + t->len) {
			*n = at - left;
			return t->text + (at - left);
		} else {
			at -= left + t->len;
			t = t->right;
		}
	}
	*n = 0;
	return "";
}

size_t rope_newlines_before(const struct rope *r, size_t at)
{
	const struct rope_node *t = r->root;
	size_t count = 0;

	while (t) {
		size_t left = bytes_of(t->left);
		if (at <= left) {
			t = t->left;
		} else if (at <= left + t->len) {
			return count + newlines_of(t->left) + count_newlines(t->text, at - left);
		} else {
			count += newlines_of(t->left) + t->ends;
			at -= left + t->len;
			t = t->right;
		}
	}
	return count;
}

size_t rope_after_newline(const struct rope *r, size_t k)
{
	const struct rope_node *t = r->root;
	size_t at = 0;

	assert(k >= 1 && k <= rope_newlines(r));
	for (;;) {
		size_t left = newlines_of(t->left);
		if (k <= left) {
			t = t->left;
		} else if (k <= left + t->ends) {
			const char *p = t->text;
			for (k -= left; k > 0; k--)
				p = (const char *)memchr(p, '\n', t->len - (size_t)(p - t->text)) + 1;
			return at + bytes_of(t->left) + (size_t)(p - t->text);
		} else {
			at += bytes_of(t->left) + t->len;
			k -= left + t->ends;
			t = t->right;
		}
	}
}
