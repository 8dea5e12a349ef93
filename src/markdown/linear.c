/* Text for a screen reader: addresses behind the words of their links, and notes called by name, where others see a number in brackets. */
#include "markdown/layout.h"
#include "markdown/safe.h"

/* Whether the words of LINK are its address. */
static bool says_address(const struct md_link *link)
{
	static const char mail[] = "mailto:";
	const char *url = link->url;

	if (strncmp(url, mail, sizeof mail - 1) == 0 && strcmp(url + sizeof mail - 1, link->text) == 0)
		return true;
	return strcmp(url, link->text) == 0;
}

static void add_address(struct md_layout *l, struct buf *out, size_t i)
{
	const struct md_link *link = &l->content->links.ptr[i];

	if (*link->url && !says_address(link))
		buf_addf(out, " (%s)", md_address(l, i));
}

/* A mark is "[^N]". */
static void add_note(struct buf *out, const char *mark, size_t n)
{
	if (out->len && out->data[out->len - 1] != ' ' && out->data[out->len - 1] != '\n')
		buf_addch(out, ' ');
	buf_addstr(out, "(footnote ");
	buf_add(out, mark + 2, n - 3);
	buf_addch(out, ')');
}

static bool is_mark(const struct md_run *run)
{
	return run->style == MD_LINK_MARK || run->style == MD_FOOTNOTE;
}

/* Where the run at I ends in OP. */
static size_t run_end(const struct md_piece *piece, size_t i, const struct md_op *op)
{
	size_t end = i + 1 < piece->runs.len ? piece->runs.ptr[i + 1].start : op->text_end;

	return end < op->text_end ? end : op->text_end;
}

bool md_linear(struct md_layout *l, const struct md_piece *piece, const struct md_op *op, struct md_piece *out)
{
	struct buf text = BUF_INIT;
	size_t n = 0;
	bool marks = false;

	for (; op->run + n < piece->runs.len && (n == 0 || piece->runs.ptr[op->run + n].start < op->text_end); n++)
		marks = marks || is_mark(&piece->runs.ptr[op->run + n]);
	if (!l->options.linear || !marks || op->text == op->text_end)
		return false;
	*out = (struct md_piece){.text = BUF_INIT};
	out->runs.ptr = arena_array(&l->arena, struct md_run, n);
	out->runs.len = n;
	for (size_t i = 0; i < n; i++) {
		const struct md_run *run = &piece->runs.ptr[op->run + i];
		size_t start = i == 0 ? op->text : run->start, end = run_end(piece, op->run + i, op);
		out->runs.ptr[i] = *run;
		out->runs.ptr[i].start = text.len;
		if (run->style == MD_LINK_MARK)
			add_address(l, &text, (size_t)run->link);
		else if (run->style == MD_FOOTNOTE)
			add_note(&text, piece->text.data + start, end - start);
		else
			buf_add(&text, piece->text.data + start, end - start);
	}
	out->text.data = arena_strndup(&l->arena, text.data, text.len);
	out->text.len = text.len;
	buf_done(&text);
	return true;
}
