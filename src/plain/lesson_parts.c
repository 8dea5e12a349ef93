#include <string.h>
#include "base/xalloc.h"
#include "plain/lesson.h"

/* A line is kept for each question, which is asked where the part ends. */
static int keep_line(const struct md_fence *fence, size_t index, int width, void *ctx)
{
	(void)index;
	(void)width;
	(void)ctx;
	return strcmp(fence->info, "quiz") == 0 ? 1 : -1;
}

static bool is_question(const struct reading *r, const struct md_line *line)
{
	return line->fence >= 0 && strcmp(md_fence(r->lesson.doc, (size_t)line->fence)->info, "quiz") == 0;
}

static bool is_blank(const struct reading *r, size_t n)
{
	const struct md_line *line = md_line(r->layout, n);

	return line && line->nspans == 0;
}

/* A part of lines FROM to before END, without the blank ones around it; none where nothing is left. */
static void add_part(struct reading *r, size_t from, size_t end, int heading, int question)
{
	while (from < end && is_blank(r, from))
		from++;
	while (end > from && is_blank(r, end - 1))
		end--;
	if (from < end || question != NO_FENCE)
		*vec_push(&r->parts) = (struct part){from, end, heading, question};
}

void parts_make(struct reading *r, int width, bool ascii)
{
	const struct md_options options = {.width = width, .linear = true, .unstyled = true, .ascii = ascii, .fence_rows = keep_line};
	const struct md_line *line;
	size_t from = 0, n = 0;
	int heading = -1;

	r->layout = md_layout(r->lesson.doc, &options);
	for (; (line = md_line(r->layout, n)); n++) {
		if (line->heading >= 0) {
			add_part(r, from, n, heading, NO_FENCE);
			from = n;
			heading = line->heading;
		} else if (is_question(r, line)) {
			add_part(r, from, n, heading, line->fence);
			from = n + 1;
			heading = -1;
		}
	}
	add_part(r, from, n, heading, NO_FENCE);
	if (!r->parts.len)
		*vec_push(&r->parts) = (struct part){0, 0, -1, NO_FENCE};
}

int parts_source(const struct reading *r, size_t i, size_t *at)
{
	const struct part *p = &r->parts.ptr[i];
	const struct md_line *line;

	for (size_t n = p->from; n <= p->end && (line = md_line(r->layout, n)); n++)
		if (line->source > 0) {
			*at = line->at;
			return line->source;
		}
	*at = 0;
	return 0;
}

size_t parts_find(const struct reading *r, int source)
{
	size_t found = 0, at;

	for (size_t i = 0; i < r->parts.len; i++) {
		int line = parts_source(r, i, &at);
		if (line > 0 && line <= source)
			found = i;
	}
	return found;
}

void parts_text(const struct reading *r, size_t i, struct buf *out)
{
	const struct part *p = &r->parts.ptr[i];

	for (size_t n = p->from; n < p->end; n++) {
		const struct md_line *line = md_line(r->layout, n);
		for (size_t k = 0; k < line->nspans; k++)
			buf_add(out, line->spans[k].text, line->spans[k].len);
		buf_addch(out, '\n');
	}
}

size_t parts_search(const struct reading *r, size_t from, const char *text)
{
	for (size_t i = from; i < r->parts.len; i++) {
		struct buf out = BUF_INIT;
		parts_text(r, i, &out);
		bool found = strcasestr(out.data, text) != NULL;
		buf_done(&out);
		if (found)
			return i;
	}
	return r->parts.len;
}

/* Add N to the COUNT numbers of OUT unless it is among them, or they are MAX. */
static void add_once(int n, int *out, size_t *count, size_t max)
{
	for (size_t i = 0; i < *count; i++)
		if (out[i] == n)
			return;
	if (*count < max)
		out[(*count)++] = n;
}

size_t parts_programs(const struct reading *r, size_t i, int *out, size_t max)
{
	const struct part *p = &r->parts.ptr[i];
	size_t count = 0;

	for (size_t n = p->from; n < p->end; n++) {
		int fence = md_line(r->layout, n)->fence;
		if (fence >= 0 && strcmp(md_fence(r->lesson.doc, (size_t)fence)->info, "python") == 0)
			add_once(fence, out, &count, max);
	}
	return count;
}

size_t parts_links(const struct reading *r, size_t i, int *out, size_t max)
{
	const struct part *p = &r->parts.ptr[i];
	size_t count = 0;

	for (size_t n = p->from; n < p->end; n++) {
		const struct md_line *line = md_line(r->layout, n);
		for (size_t k = 0; k < line->nspans; k++)
			if (line->spans[k].link >= 0)
				add_once(line->spans[k].link, out, &count, max);
	}
	return count;
}
