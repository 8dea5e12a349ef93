/*: .It Cm search Oo Fl -json Oc Oo Fl -rule Ar RULE Oc Oo Ar PATTERN Oc Ar PATH ...
 *: Try
 *: .Ar PATTERN ,
 *: or with
 *: .Fl -rule
 *: a rule file or a rule written as YAML, over Python files and folders; see
 *: .Xr asynctutor-rules 5 .
 *: .Ql -
 *: is standard input.
 *: Each match is a line
 *: .Li path:line:column: code ,
 *: followed by what the metavariables stand for.
 *: With
 *: .Fl -json ,
 *: the JSON described under
 *: .Sx JSON .
 *: Exit status 0: found; 1: nothing found; 2: the pattern or rule is faulty, or a path cannot be read.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/search.h"
#include "base/utf8.h"
#include "cli/cmd.h"
#include "cli/input.h"
#include "json/json.h"
#include "python/python.h"

#define SHOWN 200 /* bytes of a line or a capture */

struct output {
	struct js *matches; /* NULL: text */
	bool unread;
};

/* Append the first line of N bytes at P, safe for a terminal and not too long. */
static void add_line(struct buf *out, const char *p, size_t n)
{
	const char *newline = memchr(p, '\n', n);
	size_t len = newline ? (size_t)(newline - p) : n, whole = len;

	if (len > SHOWN)
		for (len = SHOWN; len > 0 && ((unsigned char)p[len] & 0xC0) == 0x80; len--)
			;
	cellsafe(out, p, len, CELL_CODE);
	if (newline || len < whole)
		buf_addstr(out, " ...");
}

static char *variable_name(const struct capture *c)
{
	return xasprintf("%s%.*s", c->list ? "$$$" : "$", (int)c->name.n, c->name.p);
}

static void show_text(const char *path, const struct py_file *file, const struct finding *f)
{
	struct buf out = BUF_INIT;
	size_t len, start = py_line(file, f->line, &len);
	const char *text = py_text(file);

	textsafe(&out, path, strlen(path));
	buf_addf(&out, ":%d:%d: ", f->line, f->col);
	while (len && (text[start] == ' ' || text[start] == '\t')) {
		start++;
		len--;
	}
	add_line(&out, text + start, len);
	buf_addch(&out, '\n');
	for (size_t i = 0; i < f->ncaptures; i++) {
		const struct capture *c = &f->captures[i];
		char *name = variable_name(c);
		buf_addf(&out, "    %s = ", name);
		add_line(&out, text + c->start, c->end - c->start);
		buf_addch(&out, '\n');
		free(name);
	}
	fputs(out.data, stdout);
	buf_done(&out);
}

static void set_slice(struct js *object, const char *key, const char *text, size_t start, size_t end)
{
	char *copy = xstrndup(text + start, end - start);

	js_set_str(object, key, copy);
	free(copy);
}

static struct js *match_json(const char *path, const struct py_file *file, const struct finding *f)
{
	struct js *o = js_object(), *variables = js_object();

	js_set_str(o, "path", path);
	js_set_int(o, "line", f->line);
	js_set_int(o, "column", f->col);
	js_set_int(o, "end_line", f->end_line);
	js_set_int(o, "end_column", f->end_col);
	set_slice(o, "text", py_text(file), f->start, f->end);
	for (size_t i = 0; i < f->ncaptures; i++) {
		char *name = variable_name(&f->captures[i]);
		set_slice(variables, name, py_text(file), f->captures[i].start, f->captures[i].end);
		free(name);
	}
	js_set(o, "variables", variables);
	return o;
}

static void on_found(const char *path, const struct py_file *file, const struct findings *found, void *ctx)
{
	struct output *o = ctx;

	for (size_t i = 0; i < found->list.len; i++)
		if (o->matches)
			js_push(o->matches, match_json(path, file, &found->list.ptr[i]));
		else
			show_text(path, file, &found->list.ptr[i]);
}

static void on_unread(const struct err *e, void *ctx)
{
	struct output *o = ctx;
	char *text = err_format(e);

	cli_warn("%s", text);
	free(text);
	o->unread = true;
}

static int search(const struct rule_set *rules, char **paths, int n, struct output *o, struct search_counts *counts, struct err *e)
{
	static const struct search_ops ops = {on_found, on_unread};
	struct buf text = BUF_INIT;
	int status = 0;

	for (int i = 0; i < n && status == 0; i++) {
		if (strcmp(paths[i], "-") != 0) {
			status = search_paths(rules, (const char *const *)&paths[i], 1, &ops, o, counts, e);
		} else if ((status = cli_read_stdin(&text, e)) == 0) {
			search_text(rules, "-", text.data, text.len, &ops, o, counts);
		}
	}
	buf_done(&text);
	return status;
}

static void print_json(struct output *o, const struct search_counts *counts)
{
	struct js *root = js_object();

	js_set_int(root, "files", (long long)counts->files);
	js_set(root, "matches", o->matches);
	char *text = js_dump(root, 2);
	fputs(text, stdout);
	free(text);
	js_free(root);
}

static int run(struct cli *c)
{
	struct err e = ERR_INIT;
	struct output o = {0};
	struct search_counts counts = {0};
	const char *rule = cli_value(c, "rule");
	int first = rule ? 0 : 1;

	if (c->nargs <= first) {
		cli_warn("usage: asynctutor search %s", c->cmd->args);
		return EXIT_FAILED;
	}
	struct rule_set *rules = rule ? search_rule(rule, &e) : search_pattern(c->args[0], &e);
	if (!rules)
		return cli_fail(&e);
	o.matches = cli_has(c, "json") ? js_array() : NULL;
	int status = search(rules, c->args + first, c->nargs - first, &o, &counts, &e);
	if (status < 0)
		js_free(o.matches);
	else if (o.matches)
		print_json(&o, &counts);
	rule_set_free(rules);
	if (status < 0)
		return cli_fail(&e);
	return o.unread ? EXIT_FAILED : counts.found ? EXIT_GOOD : EXIT_FINDINGS;
}

const struct cmd cmd_search = {
    .name = "search",
    .args = "PATTERN PATH...",
    .summary = "Try a pattern, or a rule, over Python files",
    .options = {{"json", NULL, "print JSON"}, {"rule", "RULE", "a rule file, or a rule as YAML, in place of PATTERN"}},
    .min_args = 1,
    .max_args = 1000000,
    .restricted = true,
    .run = run,
};
