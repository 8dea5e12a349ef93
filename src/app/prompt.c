#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "app/internal.h"
#include "app/prompt.h"
#include "app/review.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xalloc.h"

void prompt_done(struct prompt *p)
{
	free(p->name);
	free(p->title);
	free(p->text);
}

void prompts_done(struct prompts *p)
{
	for (size_t i = 0; i < p->list.len; i++)
		prompt_done(&p->list.ptr[i]);
	vec_done(&p->list);
}

static bool is_there(const struct prompts *p, const char *name)
{
	for (size_t i = 0; i < p->list.len; i++)
		if (strcmp(p->list.ptr[i].name, name) == 0)
			return true;
	return false;
}

static int load(const char *path, const char *name, struct prompts *out, struct err *e)
{
	char *text;
	size_t len;

	if (path_read(path, APP_FILE_MAX, &text, &len, e) < 0)
		return -1;
	size_t first = strcspn(text, "\r\n");
	if (!str_starts(text, "# ") || first < 3) {
		free(text);
		return err_at(e, ERR_SYNTAX, path, 1, 1, "a prompt begins with a line \"# TITLE\"");
	}
	const char *body = text + first + strspn(text + first, "\r\n");
	*vec_push(&out->list) = (struct prompt){xstrdup(name), xstrndup(text + 2, first - 2), xstrdup(body)};
	free(text);
	return 0;
}

/* The prompts of COURSE that are not there yet. */
static int load_folder(const char *course, struct prompts *out, struct err *e)
{
	char *folder = path_join(course, "prompts"), **names = NULL;
	size_t n = 0;
	int status = path_is_dir(folder) ? path_list(folder, &names, &n, e) : 0;

	for (size_t i = 0; i < n && status == 0; i++) {
		if (!str_ends(names[i], ".md"))
			continue;
		char *name = xstrndup(names[i], strlen(names[i]) - 3), *path = path_join(folder, names[i]);
		if (str_is_slug(name) && !is_there(out, name))
			status = load(path, name, out, e);
		free(name);
		free(path);
	}
	path_list_free(names, n);
	free(folder);
	return status;
}

static int by_name(const void *a, const void *b)
{
	const struct prompt *x = a, *y = b;

	return strcmp(x->name, y->name);
}

int prompts_load(const struct app *a, struct prompts *out, struct err *e)
{
	char *built_in = course_built_in();
	int status = load_folder(a->course->root, out, e);

	if (status == 0)
		status = load_folder(built_in, out, e);
	free(built_in);
	if (out->list.len)
		qsort(out->list.ptr, out->list.len, sizeof *out->list.ptr, by_name);
	return status;
}

const struct prompt *prompts_find(const struct prompts *p, const char *name, struct err *e)
{
	const char **names = xcalloc(p->list.len + 1, sizeof *names);
	const struct prompt *found = NULL;

	for (size_t i = 0; i < p->list.len; i++) {
		names[i] = p->list.ptr[i].name;
		if (strcmp(names[i], name) == 0)
			found = &p->list.ptr[i];
	}
	const char *near = str_nearest(name, names, p->list.len);
	if (!found && near)
		err_set(e, ERR_USAGE, "there is no prompt \"%s\"; did you mean \"%s\"?", name, near);
	else if (!found)
		err_set(e, ERR_USAGE, "there is no prompt \"%s\"; `asynctutor prompt` lists all", name);
	free(names);
	return found;
}

/* The first {{NAME}} of TEXT at or after FROM, from *FROM to *END; false where there is none. */
static bool next_slot(const char *text, size_t *from, size_t *end, struct str *name)
{
	for (const char *p = text + *from; (p = strstr(p, "{{")); p += 2) {
		size_t n = 0;
		while (isupper((unsigned char)p[2 + n]) || isdigit((unsigned char)p[2 + n]) || p[2 + n] == '_')
			n++;
		if (n == 0 || strncmp(p + 2 + n, "}}", 2) != 0)
			continue;
		*from = (size_t)(p - text);
		*end = *from + n + 4;
		*name = (struct str){p + 2, n};
		return true;
	}
	return false;
}

static bool is_own(struct str name)
{
	return str_eq(name, str_from("CODE")) || str_eq(name, str_from("FINDINGS")) || str_eq(name, str_from("FILE"));
}

static bool has_slot(const struct prompt_slots *slots, struct str name)
{
	for (size_t i = 0; i < slots->list.len; i++)
		if (str_eq(slots->list.ptr[i], name))
			return true;
	return false;
}

void prompt_slots(const struct prompt *p, struct prompt_slots *out)
{
	struct str name;
	size_t end;

	for (size_t from = 0; next_slot(p->text, &from, &end, &name); from = end)
		if (!is_own(name) && !has_slot(out, name))
			*vec_push(&out->list) = name;
}

int prompt_check(const struct prompt *p, const struct prompt_value *value, struct err *e)
{
	struct prompt_slots slots = {0};
	struct buf all = BUF_INIT;
	int status = 0;

	prompt_slots(p, &slots);
	for (size_t i = 0; i < slots.list.len; i++)
		buf_addf(&all, "%s%.*s", i ? ", " : "", (int)slots.list.ptr[i].n, slots.list.ptr[i].p);
	if (!has_slot(&slots, value->name))
		status = err_set(e, ERR_USAGE, "the prompt %s has no place for %.*s; it has %s", p->name, (int)value->name.n, value->name.p,
		    all.len ? all.data : "none");
	vec_done(&slots.list);
	buf_done(&all);
	return status;
}

/* The code between fences that are longer than any in it. */
static void add_code(const struct prompt_code *code, struct buf *out)
{
	size_t longest = 2;

	for (size_t i = 0; i < code->len; i++) {
		size_t n = strspn(code->text + i, "`");
		longest = n > longest ? n : longest;
		i += n;
	}
	buf_fill(out, '`', longest + 1);
	buf_addstr(out, "python\n");
	buf_add(out, code->text, code->len);
	if (code->len && code->text[code->len - 1] != '\n')
		buf_addch(out, '\n');
	buf_fill(out, '`', longest + 1);
}

static void add_findings(struct app *a, const struct prompt_code *code, struct buf *out)
{
	const struct review_options options = {.jobs = 1};
	struct review r = {0};
	bool any = false;

	review_one_text(app_rules(a), code->path, code->text, code->len, &options, &r);
	for (size_t i = 0; i < r.files.len; i++)
		for (size_t k = 0; k < r.files.ptr[i].findings.list.len; k++) {
			const struct finding *f = &r.files.ptr[i].findings.list.ptr[k];
			buf_addf(out, "%s- line %d, %s, %s: %s", any ? "\n" : "", f->line, severity_name(rule_severity(f->rule)),
			    rule_id(f->rule), f->message);
			any = true;
		}
	if (!any)
		buf_addstr(out, "nothing: none of its rules for concurrency matched.");
	review_done(&r);
}

static bool add_own(struct app *a, struct str name, const struct prompt_code *code, struct buf *out)
{
	if (!code || !is_own(name))
		return false;
	if (str_eq(name, str_from("CODE")))
		add_code(code, out);
	else if (str_eq(name, str_from("FINDINGS")))
		add_findings(a, code, out);
	else
		buf_addstr(out, strcmp(code->path, "-") == 0 ? "the code" : code->path);
	return true;
}

void prompt_fill(struct app *a, const struct prompt *p, const struct prompt_value *values, size_t n, const struct prompt_code *code,
    struct buf *out)
{
	struct str name;
	size_t last = 0, end;

	for (size_t from = 0; next_slot(p->text, &from, &end, &name); from = last = end) {
		const char *value = NULL;
		for (size_t i = 0; i < n; i++)
			if (str_eq(values[i].name, name))
				value = values[i].text;
		buf_add(out, p->text + last, from - last);
		if (value)
			buf_addstr(out, value);
		else if (!add_own(a, name, code, out))
			buf_add(out, p->text + from, end - from);
	}
	buf_addstr(out, p->text + last);
}
