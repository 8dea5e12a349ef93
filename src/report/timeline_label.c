#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "report/timeline_label.h"

#define LABEL_MOST 40

/* "fetch" for "Task-2 (fetch)": nobody chose that name. The slice of NAME to *N. */
static const char *base_of(const char *name, size_t *n)
{
	*n = strlen(name);
	if (strncmp(name, "Task-", 5) != 0)
		return name;
	size_t digits = strspn(name + 5, "0123456789");
	const char *rest = name + 5 + digits;
	if (!digits || strncmp(rest, " (", 2) != 0 || name[*n - 1] != ')' || *n < (size_t)(rest - name) + 4)
		return name;
	*n -= (size_t)(rest - name) + 3;
	return rest + 2;
}

static const char *short_base(struct timeline *tl, const char *name)
{
	size_t n, at;
	const char *base = base_of(name, &n);
	const char *local = "<locals>.";

	/* Only the innermost name of a nested function. */
	for (at = n; at > 9; at--)
		if (strncmp(base + at - 9, local, 9) == 0) {
			base += at;
			n -= at;
			break;
		}
	struct buf safe = BUF_INIT;
	cellsafe(&safe, base, n, CELL_CODE);
	buf_truncate(&safe, utf8_fit(safe.data, safe.len, LABEL_MOST, NULL));
	char *kept = arena_strdup(&tl->arena, safe.len ? safe.data : "?");
	buf_done(&safe);
	return kept;
}

static int by_base(const void *a, const void *b, void *rows)
{
	const struct tl_row *x = (const struct tl_row *)rows + *(const size_t *)a;
	const struct tl_row *y = (const struct tl_row *)rows + *(const size_t *)b;
	int order = strcmp(x->base, y->base);

	if (order == 0)
		order = (int)x->hidden - (int)y->hidden;
	return order ? order : (x > y) - (x < y);
}

void timeline_label(struct timeline *tl)
{
	size_t n = tl->rows.len, *at = xcalloc(n + 1, sizeof *at);

	for (size_t i = 0; i < n; i++) {
		at[i] = i;
		tl->rows.ptr[i].base = short_base(tl, tl->rows.ptr[i].name);
	}
	qsort_r(at, n, sizeof *at, by_base, tl->rows.ptr);
	for (size_t i = 0, count = 0; i < n; i++) {
		struct tl_row *row = &tl->rows.ptr[at[i]];
		bool first = i == 0 || strcmp(tl->rows.ptr[at[i - 1]].base, row->base) != 0;
		bool last = i + 1 == n || strcmp(tl->rows.ptr[at[i + 1]].base, row->base) != 0;
		count = first ? 1 : count + 1;
		row->number = first && last ? 0 : count;
		row->label = row->number ? arena_printf(&tl->arena, "%s %zu", row->base, row->number) : row->base;
	}
	free(at);
}

/* Children after their parent, brothers in the order of their making, without recursion. */
void timeline_order(struct timeline *tl)
{
	size_t n = tl->rows.len, out = 0;
	size_t *child = xcalloc(n + 1, sizeof *child), *next = xcalloc(n + 1, sizeof *next);
	VEC(size_t) stack = {0};
	size_t roots = TL_NONE;

	for (size_t i = 0; i < n; i++)
		child[i] = TL_NONE;
	for (size_t i = n; i-- > 0;) {
		const struct tl_row *row = &tl->rows.ptr[i];
		/* A parent was there before its child, so there is no ring. */
		size_t *list = row->parent != TL_NONE && row->parent < i ? &child[row->parent] : &roots;
		next[i] = *list;
		*list = i;
	}
	tl->order = xcalloc(n + 1, sizeof *tl->order);
	if (roots != TL_NONE)
		*vec_push(&stack) = roots;
	while (stack.len) {
		size_t i = stack.ptr[--stack.len];
		struct tl_row *row = &tl->rows.ptr[i];
		const struct tl_row *parent = row->parent != TL_NONE && row->parent < i ? &tl->rows.ptr[row->parent] : NULL;
		row->depth = parent ? parent->depth + !parent->hidden : 0;
		tl->order[out++] = i;
		if (next[i] != TL_NONE)
			*vec_push(&stack) = next[i];
		if (child[i] != TL_NONE)
			*vec_push(&stack) = child[i];
	}
	vec_done(&stack);
	free(child);
	free(next);
}

size_t timeline_row(const struct timeline *tl, long long id)
{
	return id > 0 && (size_t)id < tl->by_id.len ? tl->by_id.ptr[id] : TL_NONE;
}

/* The row called "Task-N (...)" at the beginning of TEXT, and the length of that name. */
static size_t row_at(const struct timeline *tl, const char *text, size_t *len)
{
	size_t digits = strspn(text + 5, "0123456789");

	if (!digits || strncmp(text + 5 + digits, " (", 2) != 0)
		return TL_NONE;
	/* Library tasks count too, so the N-th task's row is not far behind the N-th row. */
	for (size_t i = strtoul(text + 5, NULL, 10), tried = 0; i < tl->rows.len && tried < 200; i++, tried++) {
		*len = strlen(tl->rows.ptr[i].name);
		if (strncmp(tl->rows.ptr[i].name, text, *len) == 0)
			return i;
	}
	return TL_NONE;
}

void timeline_speak(const struct timeline *tl, const char *text, struct buf *out)
{
	for (const char *p = text; *p;) {
		size_t len = 0, skip = strncmp(p, "task Task-", 10) == 0 ? 5 : 0;
		size_t row = strncmp(p + skip, "Task-", 5) == 0 ? row_at(tl, p + skip, &len) : TL_NONE;
		if (row == TL_NONE) {
			buf_addch(out, *p++);
			continue;
		}
		buf_addstr(out, tl->rows.ptr[row].label);
		p += skip + len;
	}
}
