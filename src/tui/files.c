/* Choosing what to review, or a folder: the folders and Python files of one folder. */
#include <stdlib.h>
#include <string.h>
#include "app/walk.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "tui/list.h"
#include "tui/review.h"
#include "tui/theme.h"

struct file_entry {
	char *name; /* "." for all of it, ".." for the folder above */
	bool folder;
};

struct files {
	char *folder; /* absolute */
	VEC(struct file_entry) entries;
	size_t found; /* of them in the folder itself */
	struct list list;
	struct folder_request request; /* `chosen` is NULL where what is chosen is reviewed */
};

/* What there is. */

static void forget(struct files *f)
{
	for (size_t i = 0; i < f->entries.len; i++)
		free(f->entries.ptr[i].name);
	f->entries.len = 0;
}

static void add_entry(const char *name, bool folder, void *ctx)
{
	struct files *f = ctx;

	*vec_push(&f->entries) = (struct file_entry){xstrdup(name), folder};
}

/* Folders first, else in order of name. */
static int by_kind(const void *a, const void *b)
{
	const struct file_entry *x = a, *y = b;

	return x->folder != y->folder ? y->folder - x->folder : strcmp(x->name, y->name);
}

/* Look into FOLDER, which is taken over. Where it cannot be read all stays as it was. */
static int look_into(struct files *f, char *folder, struct err *e)
{
	struct files there = {0};

	add_entry(".", true, &there);
	if (strcmp(folder, "/") != 0)
		add_entry("..", true, &there);
	size_t own = there.entries.len;
	if (walk_folder(folder, add_entry, &there, e) < 0) {
		forget(&there);
		vec_done(&there.entries);
		free(folder);
		return -1;
	}
	there.found = there.entries.len - own;
	qsort(there.entries.ptr + own, there.found, sizeof *there.entries.ptr, by_kind);
	forget(f);
	vec_done(&f->entries);
	free(f->folder);
	f->folder = folder;
	f->entries.len = there.entries.len;
	f->entries.cap = there.entries.cap;
	f->entries.ptr = there.entries.ptr;
	f->found = there.found;
	return 0;
}

/* Rows. */

static void entry_row(struct files *f, size_t i, int width)
{
	const struct file_entry *entry = &f->entries.ptr[i];
	struct rows *r = &f->list.rows;

	if (strcmp(entry->name, ".") == 0) {
		rows_wrap(r, MD_STRONG, "all Python files in here", width, 2);
	} else if (strcmp(entry->name, "..") == 0) {
		rows_wrap(r, MD_TEXT, "../ (the folder above)", width, 2);
	} else {
		rows_puts(r, entry->folder ? (int)MD_LINK : (int)MD_TEXT, entry->name);
		if (entry->folder)
			rows_puts(r, MD_LINK, "/");
		rows_end(r);
	}
	list_own(&f->list, (int)i);
}

/* With the entry NAME selected, where there is one; NULL for the first. */
static void make_rows(struct files *f, const char *name)
{
	int width = f->list.view.box.cols, selected = 0;

	list_clear(&f->list);
	char *path = review_path_text(f->folder);
	rows_wrap(&f->list.rows, STYLE_DIM, path, width, 2);
	free(path);
	rows_end(&f->list.rows);
	list_own(&f->list, LIST_NONE);
	for (size_t i = 0; i < f->entries.len; i++) {
		if (name && strcmp(f->entries.ptr[i].name, name) == 0)
			selected = (int)i;
		entry_row(f, i, width);
	}
	if (!f->found) {
		rows_wrap(&f->list.rows, STYLE_DIM, "No Python file and no folder is here that is not hidden or ignored.", width, 0);
		list_own(&f->list, LIST_NONE);
	}
	list_made(&f->list, list_find(&f->list, selected, 0));
}

/* Going about. */

static const struct file_entry *selected(const struct files *f)
{
	int i = list_selected(&f->list);

	return i == LIST_NONE ? NULL : &f->entries.ptr[i];
}

static void review_at(struct screen *s, const char *path)
{
	ui_push(s->ui, &screen_review, &(struct review_request){.paths = &path, .n = 1});
}

/* All of the folder is chosen. */
static void take_folder(struct screen *s)
{
	struct files *f = s->state;

	if (!f->request.chosen) {
		review_at(s, f->folder);
		return;
	}
	ui_close(s);
	f->request.chosen(f->request.from, f->folder);
}

static void take_file(struct screen *s, const char *name)
{
	struct files *f = s->state;

	if (f->request.chosen) {
		ui_say(s->ui, "A folder is to be chosen; %s takes this one.", action_key(ACT_TAKE_FOLDER, s->scopes));
		return;
	}
	char *path = path_join(f->folder, name);
	review_at(s, path);
	free(path);
}

static void go_into(struct screen *s, const char *name)
{
	struct files *f = s->state;
	struct err e = ERR_INIT;

	if (look_into(f, path_join(f->folder, name), &e) < 0) {
		ui_fail(s->ui, &e);
		return;
	}
	f->list.view.top = 0;
	make_rows(f, NULL);
}

static void go_above(struct screen *s)
{
	struct files *f = s->state;
	struct err e = ERR_INIT;
	char *above = path_dir(f->folder), *from = xstrdup(path_base(f->folder));

	if (strcmp(f->folder, "/") == 0) {
		ui_say(s->ui, "There is no folder above.");
		free(above);
	} else if (look_into(f, above, &e) < 0) {
		ui_fail(s->ui, &e);
	} else {
		f->list.view.top = 0;
		make_rows(f, from);
	}
	free(from);
}

static void follow(struct screen *s)
{
	struct files *f = s->state;
	const struct file_entry *entry = selected(f);

	if (!entry)
		return;
	if (strcmp(entry->name, ".") == 0) {
		take_folder(s);
	} else if (strcmp(entry->name, "..") == 0) {
		go_above(s);
	} else if (entry->folder) {
		go_into(s, entry->name);
	} else {
		take_file(s, entry->name);
	}
}

/* The screen. */

static int files_open(struct screen *s, const void *arg, struct err *e)
{
	struct files *f = s->state;

	if (arg)
		f->request = *(const struct folder_request *)arg;
	const char *start = f->request.folder ? f->request.folder : ".";
	f->request.folder = NULL; /* it is lent for now */
	char *folder = realpath(start, NULL);
	list_init(&f->list, s->ui->ascii);
	if (!folder)
		return err_sys(e, start, "cannot be read");
	return look_into(f, folder, e);
}

static void files_place(struct screen *s, struct box b)
{
	struct files *f = s->state;
	const struct file_entry *entry = selected(f);
	struct box rest = ui_below_title(b);
	int margin = b.cols > 30;

	f->list.view.box = (struct box){rest.y, rest.x + margin, rest.rows, b.cols - 2 * margin};
	make_rows(f, entry ? entry->name : NULL);
}

/* What was there may have changed. */
static void files_resume(struct screen *s)
{
	struct files *f = s->state;
	struct err e = ERR_INIT;
	const struct file_entry *entry = selected(f);
	char *name = entry ? xstrdup(entry->name) : NULL;

	if (look_into(f, xstrdup(f->folder), &e) == 0)
		make_rows(f, name);
	err_done(&e);
	free(name);
}

static void files_draw(const struct screen *s, struct grid *g)
{
	struct files *f = s->state;

	ui_title(s->ui, g, s->box, f->request.title ? f->request.title : "Review: what?", "");
	list_draw(&f->list, g);
}

static void files_click(struct screen *s, int y, int x)
{
	struct files *f = s->state;

	if (list_click(&f->list, y, x))
		follow(s);
}

static bool files_act(struct screen *s, enum action a, int count)
{
	struct files *f = s->state;

	if (list_act(&f->list, a, count))
		return true;
	switch (a) {
	case ACT_FOLLOW:
		follow(s);
		return true;
	case ACT_PARENT:
		go_above(s);
		return true;
	case ACT_TAKE_FOLDER:
		take_folder(s);
		return true;
	default:
		return false;
	}
}

static void files_settle(struct screen *s)
{
	struct files *f = s->state;

	list_settle(&f->list);
}

static struct view *files_view(struct screen *s)
{
	struct files *f = s->state;

	return &f->list.view;
}

static size_t files_footer(const struct screen *s, enum action *out)
{
	static const enum action list[] = {ACT_FOLLOW, ACT_LEAVE, ACT_TAKE_FOLDER, ACT_PARENT, ACT_DOWN, ACT_UP, ACT_SEARCH};

	(void)s;
	memcpy(out, list, sizeof list);
	return sizeof list / sizeof *list;
}

static void files_close(struct screen *s)
{
	struct files *f = s->state;

	forget(f);
	vec_done(&f->entries);
	list_done(&f->list);
	free(f->folder);
}

const struct screen_ops screen_files = {
    .name = "choosing a file",
    .scopes = SCOPE_SCREEN | SCOPE_MOVE | SCOPE_FILES,
    .state_size = sizeof(struct files),
    .open = files_open,
    .place = files_place,
    .draw = files_draw,
    .act = files_act,
    .click = files_click,
    .settle = files_settle,
    .resume = files_resume,
    .view = files_view,
    .footer = files_footer,
    .close = files_close,
};
