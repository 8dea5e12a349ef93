/* Editing the learner's file line by line. Each change is in the file at once, so that nothing is lost however the dialogue ends. */
#include <stdlib.h>
#include <string.h>
#include "app/history.h"
#include "base/path.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "plain/exercise.h"
#include "plain/lines_text.h"

#define INDENT 4
#define UNDO_MAX 100

struct edited {
	char *text;
	size_t len;
};

struct lines {
	struct work_on *work;
	VEC(struct edited) before; /* what the file was before each change, the latest last */
	bool kept;		   /* a copy of the file as it was found */
};

static struct str text_of(const struct edited *e)
{
	return (struct str){e->text, e->len};
}

static bool read_file(struct talk *t, const struct lines *l, struct edited *out)
{
	return work_read(t, l->work, &out->text, &out->len);
}

/* Saying. */

static void add_line(struct str text, size_t n, struct buf *out)
{
	struct str line = lines_get(text, n);

	buf_addf(out, "%zu: ", n);
	buf_add(out, line.p, line.n);
	buf_addch(out, '\n');
}

static void say_lines(struct talk *t, struct str text, struct line_range r)
{
	struct buf out = BUF_INIT;

	for (size_t n = r.from; n <= r.last; n++)
		add_line(text, n, &out);
	talk_text(t, out.data);
	buf_done(&out);
}

/* One line, with what cannot be heard: its indentation. */
static void say_line(struct talk *t, struct str text, size_t n)
{
	struct str line = lines_get(text, n);
	size_t blanks = 0;

	while (blanks < line.n && line.p[blanks] == ' ')
		blanks++;
	char *copy = xstrndup(line.p + blanks, line.n - blanks);
	if (blanks == line.n)
		talk_say(t, "Line %zu is blank.", n);
	else
		talk_say(t, "Line %zu, indented by %zu: %s", n, blanks, copy);
	free(copy);
}

static void no_range(struct talk *t, size_t max)
{
	if (max)
		talk_say(t, "Type a line's number from 1 to %zu, or two with a hyphen: 3-5.", max);
	else
		talk_say(t, "Your file is empty. type 1 adds lines.");
}

/* Changing. */

static void remember(struct lines *l, struct edited *was)
{
	if (l->before.len == UNDO_MAX) {
		free(l->before.ptr[0].text);
		memmove(l->before.ptr, l->before.ptr + 1, --l->before.len * sizeof *l->before.ptr);
	}
	*vec_push(&l->before) = *was;
	*was = (struct edited){0};
}

/* Make the file, which is WAS, what NOW holds. */
static bool change(struct talk *t, struct lines *l, struct edited *was, const struct buf *now)
{
	struct err e = ERR_INIT;

	if (!l->kept && app_copy_keep(t->app, l->work->exercise, "editor", was->text, was->len, &e) < 0) {
		talk_fail(t, &e);
		return false;
	}
	l->kept = true;
	if (path_write(l->work->path, now->data, now->len, &e) < 0) {
		talk_fail(t, &e);
		return false;
	}
	remember(l, was);
	return true;
}

/* The lines R of the file become INSERT, and what stands there then is said. */
static void put(struct talk *t, struct lines *l, struct edited *file, struct line_range r, struct str insert)
{
	struct buf now = BUF_INIT;

	lines_replace(text_of(file), r, insert, &now);
	if (change(t, l, file, &now)) {
		struct str text = {now.data, now.len};
		size_t n = lines_count(insert);
		if (n)
			say_lines(t, text, (struct line_range){r.from, r.from + n - 1});
		else
			talk_say(t, "Taken out. The file has %zu lines.", lines_count(text));
	}
	buf_done(&now);
}

/* A command with a line and the text behind it: the line is replaced by it, or with KEEP stays behind it. */
static void put_text(struct talk *t, struct lines *l, const char *arg, bool keep)
{
	struct edited file;
	struct line_range r;

	if (!read_file(t, l, &file))
		return;
	size_t n = lines_count(text_of(&file));
	if (!lines_range(&arg, n + keep, &r) || r.from != r.last) {
		no_range(t, n + keep);
	} else {
		char *line = xasprintf("%s\n", arg);
		if (keep)
			r.last = r.from - 1;
		put(t, l, &file, r, str_from(line));
		free(line);
	}
	free(file.text);
}

static void act_change(struct talk *t, void *state, const char *arg)
{
	put_text(t, state, arg, false);
}

static void act_insert(struct talk *t, void *state, const char *arg)
{
	put_text(t, state, arg, true);
}

/* Lines until one that is a dot; false where they are given up. */
static bool hear_lines(struct talk *t, size_t n, struct buf *out)
{
	struct buf line = BUF_INIT;
	bool good = false;

	talk_say(t, "Type lines; one that is only a dot ends them, Ctrl-C gives them up.");
	for (;; n++) {
		char *prompt = xasprintf("%zu: ", n);
		enum heard heard = talk_hear(t, prompt, &line);
		free(prompt);
		good = heard == HEARD_END || (heard == HEARD_LINE && strcmp(line.data, ".") == 0); /* at the end of the input nothing is lost */
		if (heard != HEARD_LINE || good)
			break;
		buf_add(out, line.data, line.len);
		buf_addch(out, '\n');
	}
	buf_done(&line);
	return good;
}

static void act_type(struct talk *t, void *state, const char *arg)
{
	struct lines *l = state;
	struct edited file;
	struct line_range r;
	struct buf typed = BUF_INIT;

	if (!read_file(t, l, &file))
		return;
	size_t n = lines_count(text_of(&file));
	if (!*arg)
		r.from = n + 1;
	if (*arg && (!lines_range(&arg, n + 1, &r) || r.from != r.last || *arg)) {
		no_range(t, n + 1);
	} else if (hear_lines(t, r.from, &typed) && typed.len) {
		r.last = r.from - 1;
		put(t, l, &file, r, (struct str){typed.data, typed.len});
	} else {
		talk_say(t, "Nothing was changed.");
	}
	buf_done(&typed);
	free(file.text);
}

static void act_delete(struct talk *t, void *state, const char *arg)
{
	struct edited file;
	struct line_range r;

	if (!read_file(t, state, &file))
		return;
	size_t n = lines_count(text_of(&file));
	if (lines_range(&arg, n, &r) && !*arg)
		put(t, state, &file, r, str_from(""));
	else
		no_range(t, n);
	free(file.text);
}

static void indent(struct talk *t, struct lines *l, const char *arg, int by)
{
	struct edited file;
	struct line_range r;
	struct buf now = BUF_INIT;

	if (!read_file(t, l, &file))
		return;
	size_t n = lines_count(text_of(&file));
	if (lines_range(&arg, n, &r) && !*arg) {
		lines_indent(text_of(&file), r, by, &now);
		if (change(t, l, &file, &now))
			say_lines(t, (struct str){now.data, now.len}, r);
	} else {
		no_range(t, n);
	}
	buf_done(&now);
	free(file.text);
}

static void act_indent(struct talk *t, void *state, const char *arg)
{
	indent(t, state, arg, INDENT);
}

static void act_outdent(struct talk *t, void *state, const char *arg)
{
	indent(t, state, arg, -INDENT);
}

static void act_undo(struct talk *t, void *state, const char *arg)
{
	struct lines *l = state;
	struct err e = ERR_INIT;

	(void)arg;
	if (!l->before.len) {
		talk_say(t, "There is nothing to undo.");
		return;
	}
	struct edited *was = &l->before.ptr[l->before.len - 1];
	if (path_write(l->work->path, was->text, was->len, &e) < 0) {
		talk_fail(t, &e);
		return;
	}
	talk_say(t, "Undone. The file has %zu lines.", lines_count(text_of(was)));
	free(was->text);
	l->before.len--;
}

/* Looking. */

static void act_show(struct talk *t, void *state, const char *arg)
{
	struct edited file;
	struct line_range r = {1, 0};

	if (!read_file(t, state, &file))
		return;
	size_t n = lines_count(text_of(&file));
	if (!*arg)
		r.last = n;
	if (!n || (*arg && (!lines_range(&arg, n, &r) || *arg)))
		no_range(t, n);
	else
		say_lines(t, text_of(&file), r);
	free(file.text);
}

static void number(struct talk *t, void *state, const char *arg)
{
	struct edited file;
	size_t n;

	if (!read_file(t, state, &file))
		return;
	if (talk_number(arg, lines_count(text_of(&file)), &n))
		say_line(t, text_of(&file), n);
	else
		no_range(t, lines_count(text_of(&file)));
	free(file.text);
}

static void act_find(struct talk *t, void *state, const char *arg)
{
	struct edited file;
	size_t n = 0, found = 0;

	if (!read_file(t, state, &file))
		return;
	while ((n = lines_find(text_of(&file), n + 1, arg))) {
		say_line(t, text_of(&file), n);
		found++;
	}
	if (!found)
		talk_say(t, "\"%s\" is in no line.", arg);
	free(file.text);
}

static const struct command commands[] = {
    {"show", "s", "[LINES]", "say all lines, or some: show 3-5", true, act_show, false},
    {"find", "f", "WORDS", "say the lines that hold these words", false, act_find, false},
    {"change", "c", "LINE TEXT", "replace a line: behind its number and one blank all counts, blanks too", true, act_change, true},
    {"insert", "i", "LINE TEXT", "put a new line before that one", true, act_insert, true},
    {"type", "t", "[LINE]", "type several lines, before that one or at the end", true, act_type, false},
    {"delete", "d", "LINES", "take lines out: delete 3-5", true, act_delete, false},
    {"indent", "", "LINES", "four blanks more before each", true, act_indent, false},
    {"outdent", "", "LINES", "four blanks less", true, act_outdent, false},
    {"undo", "u", "", "take the last change back", true, act_undo, false},
};

static void tell(struct talk *t, void *state)
{
	struct edited file;

	if (!read_file(t, state, &file))
		return;
	talk_say(t, "Your file has %zu lines. Each change is kept at once.", lines_count(text_of(&file)));
	free(file.text);
}

static const struct talk_place place = {
    .name = "Lines",
    .commands = commands,
    .n = sizeof commands / sizeof *commands,
    .tell = tell,
    .number_help = "say that line and how far it is indented",
    .number = number,
};

void plain_lines(struct talk *t, struct work_on *w)
{
	struct lines l = {.work = w};

	talk_in(t, &place, &l);
	for (size_t i = 0; i < l.before.len; i++)
		free(l.before.ptr[i].text);
	vec_done(&l.before);
}
