/*
 * A folder of rules keeps what it says, in TAP.
 *
 *	rules FOLDER [TITLES PITFALLS]
 *
 * Every rule loads without a warning, finds nothing in its good examples and in each bad one exactly the lines that are given; its fix gives
 * exactly the text that is given, and that is Python. With TITLES, every rule has a message, a note and docs on a page of that list, and every
 * way to write a pitfall in PITFALLS is found by its rule.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/path.h"
#include "base/str.h"
#include "python/python.h"
#include "rules/rules.h"

#define FILE_LARGEST (4u << 20)

static int count, faults;

static void ok(bool holds, const char *name, const char *what, int line)
{
	printf("%sok %d - %s: %s", holds ? "" : "not ", ++count, name, what);
	if (line)
		printf(" (line %d)", line);
	putchar('\n');
	faults += !holds;
}

static void tell(const struct err *e)
{
	char *text = err_format(e);

	printf("# %s\n", text);
	free(text);
}

static void on_fault(const struct err *e, void *ctx)
{
	(void)ctx;
	tell(e);
	ok(false, e->path ? path_base(e->path) : "rules", "loads", 0);
}

static bool is_python(const char *code)
{
	struct py_file *f = py_parse(code, strlen(code));
	size_t n;

	py_faults(f, &n);
	py_free(f);
	return n == 0;
}

static void find(const struct rule *r, const char *code, struct findings *out)
{
	struct py_file *f = py_parse(code, strlen(code));

	rule_find(r, f, out);
	py_free(f);
}

/* Whether the lines of FOUND are those that X wants. */
static bool as_wanted(const struct rule_example *x, const struct findings *found)
{
	bool same = found->list.len == x->nlines;

	if (!x->bad || !x->nlines)
		return x->bad == (found->list.len > 0);
	for (size_t i = 0; same && i < x->nlines; i++)
		same = found->list.ptr[i].line == x->lines[i];
	return same;
}

static void check_fix(const struct rule *r, const struct rule_example *x, const struct findings *found)
{
	size_t applied;
	char *text = findings_fix(found, true, x->code, strlen(x->code), &applied);

	if (x->fixed)
		ok(strcmp(text, x->fixed) == 0, rule_id(r), "the fix gives what the example says", x->line);
	ok(is_python(text), rule_id(r), "what the fix gives is Python", x->line);
	free(text);
}

static void check_examples(const struct rule *r)
{
	size_t n, sides[2] = {0, 0}, fixed = 0;
	const struct rule_example *x = rule_examples(r, &n);

	for (size_t i = 0; i < n; i++) {
		struct findings found = {0};
		find(r, x[i].code, &found);
		ok(is_python(x[i].code), rule_id(r), "the example is Python", x[i].line);
		ok(as_wanted(&x[i], &found), rule_id(r), x[i].bad ? "what is bad is found" : "what is good is not found", x[i].line);
		for (size_t k = 0; k < found.list.len && !as_wanted(&x[i], &found); k++)
			printf("# found in line %d of the example\n", found.list.ptr[k].line);
		if (x[i].bad)
			check_fix(r, &x[i], &found);
		sides[x[i].bad]++;
		fixed += x[i].fixed != NULL;
		findings_done(&found);
	}
	ok(sides[0] > 0 && sides[1] > 0, rule_id(r), "has good and bad examples", 0);
	ok((fixed > 0) == rule_has_fix(r), rule_id(r), "shows what its fix does, if it has one", 0);
}

static void check_warnings(const struct rule *r)
{
	size_t n;
	const struct err *warnings = rule_warnings(r, &n);

	for (size_t i = 0; i < n; i++)
		tell(&warnings[i]);
	ok(n == 0, rule_id(r), "loads without a warning", 0);
}

static bool has_text(const char *s)
{
	return s && s[strspn(s, " \n")];
}

/* Whether a line of TITLES is the start of DOCS, up to a colon or its end. */
static bool is_known_page(const char *docs, const char *titles)
{
	for (const char *line = titles; docs && *line;) {
		size_t n = strcspn(line, "\n"), behind = n;
		bool starts = n > 0 && line[0] != '#' && strncmp(docs, line, n) == 0;
		/* A page of asyncio's may say so, where another page has that name. */
		if (starts && str_starts(docs + behind, " (asyncio)"))
			behind += strlen(" (asyncio)");
		if (starts && (docs[behind] == '\0' || docs[behind] == ':'))
			return true;
		line += n + (line[n] == '\n');
	}
	return false;
}

static void check_texts(const struct rule *r, const char *titles)
{
	char *want = xasprintf("%s.yml", rule_id(r));

	ok(has_text(rule_message(r)) && has_text(rule_note(r)), rule_id(r), "has a message and a note", 0);
	ok(is_known_page(rule_docs(r), titles), rule_id(r), "names a page of the documentation", 0);
	ok(strcmp(path_base(rule_path(r)), want) == 0, rule_id(r), "stands in a file of its name", 0);
	free(want);
}

/* {pitfall: {rule: ID or list, ways: [CODE]}} */
static void check_pitfall(const struct rule_set *rules, const struct yml *pitfall)
{
	const struct yml *ids = yml_get(pitfall, "rules"), *ways = yml_get(pitfall, "ways");

	ok(ids && ways && ways->count >= 3, pitfall->key->text, "has rules and three ways to write it, or more", pitfall->line);
	for (yml_each(way, ways)) {
		struct findings found = {0};
		for (yml_each(id, ids)) {
			const struct rule *r = rule_set_get(rules, id->text);
			if (r)
				find(r, way->text, &found);
			else
				ok(false, id->text, "is a rule", id->line);
		}
		ok(is_python(way->text), pitfall->key->text, "is Python", way->line);
		ok(found.list.len > 0, pitfall->key->text, "is found", way->line);
		findings_done(&found);
	}
}

static int check_pitfalls(const struct rule_set *rules, const char *path)
{
	struct err e = ERR_INIT;
	struct yml_doc *doc = yml_load(path, &e);

	if (!doc) {
		tell(&e);
		err_done(&e);
		return -1;
	}
	for (yml_each(pitfall, yml_root(doc)))
		check_pitfall(rules, pitfall);
	ok(yml_root(doc)->count == 12, "pitfalls", "are twelve", 0);
	yml_free(doc);
	return 0;
}

int main(int argc, char **argv)
{
	struct err e = ERR_INIT;
	char *titles = NULL;
	size_t len;

	if (argc != 2 && argc != 4)
		return 2;
	if (argc == 4 && path_read(argv[2], FILE_LARGEST, &titles, &len, &e) < 0) {
		tell(&e);
		return 1;
	}
	struct rule_set *rules = rule_set_load(argv[1], on_fault, NULL);
	ok(rule_set_count(rules) > 0, "rules", "are there", 0);
	for (size_t i = 0; i < rule_set_count(rules); i++) {
		check_warnings(rule_set_at(rules, i));
		check_examples(rule_set_at(rules, i));
		if (titles)
			check_texts(rule_set_at(rules, i), titles);
	}
	if (titles && check_pitfalls(rules, argv[3]) < 0)
		ok(false, "pitfalls", "can be read", 0);
	printf("1..%d\n", count);
	rule_set_free(rules);
	free(titles);
	return faults > 0;
}
