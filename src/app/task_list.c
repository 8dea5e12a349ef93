#include <stdlib.h>
#include <string.h>
#include "app/checklist.h"
#include "app/task_list.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/xalloc.h"

#define LINK "](checklists/"

/* An item of a task list, and the checklist that it belongs to. */
struct task {
	const char *slug;
	const char *text; /* its lines joined */
	size_t mark;	  /* byte of the character between the brackets */
	int line;	  /* of the file */
};

struct scan {
	const struct course_text *text;
	size_t at; /* the next line */
	int line;  /* its number */
	char slug[65]; /* the list that the next items belong to; "" for none */
	bool fence, blank; /* inside a fence; the line before was blank */
	struct buf item;
};

static struct str line_at(const struct scan *s, size_t at)
{
	const char *start = s->text->text + at, *end = memchr(start, '\n', s->text->len - at);

	return (struct str){start, end ? (size_t)(end - start) : s->text->len - at};
}

static struct str trim(struct str s)
{
	while (s.n && (*s.p == ' ' || *s.p == '\t'))
		s.p++, s.n--;
	while (s.n && strchr(" \t\r", s.p[s.n - 1]))
		s.n--;
	return s;
}

/* The slug of the last link to a checklist in LINE; what is there stays where there is none. True where there is one. */
static bool find_link(struct str line, char slug[65])
{
	bool found = false;

	for (const char *p = line.p; (p = memmem(p, (size_t)(line.p + line.n - p), LINK, strlen(LINK)));) {
		p += strlen(LINK);
		const char *end = memmem(p, (size_t)(line.p + line.n - p), ".yml)", 5);
		if (!end || end - p > 64)
			continue;
		memcpy(slug, p, (size_t)(end - p));
		slug[end - p] = '\0';
		found = true;
	}
	return found;
}

/* Where the text of a task begins in LINE: behind "- [ ] "; 0 for no task. */
static size_t task_text(struct str line)
{
	size_t i = 0;

	while (i < 3 && i < line.n && line.p[i] == ' ')
		i++;
	if (i + 6 > line.n || !strchr("-*+", line.p[i]) || line.p[i + 1] != ' ' || line.p[i + 2] != '[' || !strchr(" xX", line.p[i + 3]) ||
	    line.p[i + 4] != ']' || line.p[i + 5] != ' ')
		return 0;
	return i + 6;
}

static void next_line(struct scan *s, struct str line)
{
	s->at += line.n + 1;
	s->line++;
}

static void add_words(struct scan *s, struct str words)
{
	words = trim(words);
	if (s->item.len && words.n)
		buf_addch(&s->item, ' ');
	buf_add(&s->item, words.p, words.n);
}

/* The task that begins in LINE, whose text begins at byte FROM of it, with the lines that go on with it. */
static void read_task(struct scan *s, struct str line, size_t from, struct task *out)
{
	*out = (struct task){.slug = s->slug, .mark = s->at + from - 3, .line = s->line};
	buf_clear(&s->item);
	add_words(s, (struct str){line.p + from, line.n - from});
	next_line(s, line);
	while (s->at < s->text->len) {
		line = line_at(s, s->at);
		if (!trim(line).n || line.p[0] != ' ' || task_text(line))
			break;
		add_words(s, line);
		next_line(s, line);
	}
	out->text = s->item.data;
}

static bool is_fence(struct str line)
{
	struct str t = trim(line);

	return t.n >= 3 && (memcmp(t.p, "```", 3) == 0 || memcmp(t.p, "~~~", 3) == 0);
}

/* A line that is no task: a link to a checklist counts for its paragraph and for what follows it, up to the next paragraph. */
static void pass(struct scan *s, struct str line)
{
	bool blank = !trim(line).n;

	if (is_fence(line))
		s->fence = !s->fence;
	else if (!s->fence && !blank && !find_link(line, s->slug) && s->blank)
		s->slug[0] = '\0';
	s->blank = blank;
	next_line(s, line);
}

/* The next task of a live list. False at the end. */
static bool next_task(struct scan *s, struct task *out)
{
	while (s->at < s->text->len) {
		struct str line = line_at(s, s->at);
		size_t from = s->fence || !*s->slug ? 0 : task_text(line);
		if (from) {
			read_task(s, line, from, out);
			s->blank = false;
			return true;
		}
		pass(s, line);
	}
	buf_done(&s->item);
	return false;
}

/* ---- what is done */

struct marking {
	struct app *app;
	struct app_checklist list; /* the one last asked for */
	char slug[65];
};

/* The item of that text in the list SLUG, NULL where there is none. */
static const struct checklist_item *find_item(const struct checklist *list, const char *text)
{
	for (size_t i = 0; list && i < list->n; i++)
		if (strcmp(list->items[i].text, text) == 0)
			return &list->items[i];
	return NULL;
}

static void open_list(struct marking *m, const char *slug)
{
	struct err e = ERR_INIT;

	if (strcmp(m->slug, slug) == 0)
		return;
	if (m->list.list)
		app_checklist_done(&m->list);
	strcpy(m->slug, slug);
	struct checklist *list = checklist_of(app_course(m->app), slug, &e);
	if (list)
		app_checklist_read(m->app, list, &m->list, &e);
	err_done(&e);
}

void task_lists_mark(struct app *a, struct course_text *text)
{
	struct scan s = {.text = text, .line = text->first_line, .item = BUF_INIT};
	struct marking m = {.app = a};
	struct task task;

	while (next_task(&s, &task)) {
		open_list(&m, task.slug);
		const struct checklist_item *item = find_item(m.list.list, task.text);
		if (item)
			text->text[task.mark] = m.list.items[item - m.list.list->items].state == ITEM_DONE ? 'x' : ' ';
	}
	if (m.list.list)
		app_checklist_done(&m.list);
}

void task_lists_check(const struct course *c, const char *path, const struct course_text *text, void (*fault)(const struct err *e, void *ctx),
    void *ctx)
{
	struct scan s = {.text = text, .line = text->first_line, .item = BUF_INIT};
	struct task task;

	while (next_task(&s, &task)) {
		struct err e = ERR_INIT;
		struct checklist *list = checklist_of(c, task.slug, &e);
		err_done(&e); /* a link that leads nowhere is a fault already */
		if (list && !find_item(list, task.text)) {
			err_at(&e, ERR_SYNTAX, path, task.line, 0, "the checklist %s has no item \"%s\"", task.slug, task.text);
			fault(&e, ctx);
			err_done(&e);
		}
		checklist_close(list);
	}
}
