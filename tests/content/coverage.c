/*
 * The coverage contract, in TAP: what the course is to teach, and where it does.
 *
 *	coverage COURSE COVERAGE PITFALLS
 *
 * Every fact of COVERAGE leads to a section that is there, by the anchors of the pager, and that speaks of what the fact is about. Each source has as
 * many facts as it says, and every lesson teaches one. Every pitfall of PITFALLS is mapped: its section speaks of it, its lesson names one of its rules,
 * and its exercises belong to that lesson and are about it.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/path.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "course/course.h"
#include "markdown/markdown.h"
#include "python/python.h"
#include "rules/rules.h"
#include "yaml/yaml.h"

#define FILE_LARGEST (4u << 20)

struct state {
	struct course *course;
	struct rule_set *rules;
	bool *taught; /* of each lesson */
	int count, faults;
};

static void ok(struct state *s, bool holds, const char *name, const char *what, int line)
{
	printf("%sok %d - %s: %s (line %d)\n", holds ? "" : "not ", ++s->count, name, what, line);
	s->faults += !holds;
}

static void tell(struct err *e)
{
	char *text = err_format(e);

	printf("# %s\n", text);
	free(text);
	err_done(e);
}

static const char *scalar(const struct yml *map, const char *key)
{
	const struct yml *value = yml_get(map, key);

	return value && value->kind == YML_SCALAR ? value->text : "";
}

/* LEN bytes of TEXT in lower case, without marks of Markdown, each run of blanks and borders of tables as one blank. */
static char *normal(const char *text, size_t len)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)text[i];
		if (c == '*' || c == '`')
			continue;
		if (!isspace(c) && c != '|')
			buf_addch(&b, (char)tolower(c));
		else if (b.len > 0 && b.data[b.len - 1] != ' ')
			buf_addch(&b, ' ');
	}
	return buf_detach(&b);
}

/* Whether TEXT, which is normal, has TERM where a word begins. */
static bool speaks_of(const char *text, const char *term)
{
	char *want = normal(term, strlen(term));
	bool found = false;

	for (const char *at = text; want[0] && !found && (at = strstr(at, want)) != NULL; at++)
		found = at == text || !isalnum((unsigned char)at[-1]) || !isalnum((unsigned char)want[0]);
	free(want);
	return found;
}

/* The bytes of BODY from line FROM up to line TO, both counted in the file; TO is 0 for the end. */
static char *lines_of(const struct course_text *body, int from, int to)
{
	const char *start = body->text, *end = body->text + body->len;
	int line = body->first_line;

	for (const char *p = body->text; p < body->text + body->len; p++) {
		if (*p != '\n')
			continue;
		line++;
		if (line == from)
			start = p + 1;
		if (line == to)
			end = p + 1;
	}
	return normal(start, (size_t)(end - start));
}

/* What BODY says under the heading ANCHOR, normal; what stands above the first heading where ANCHOR is "". NULL where there is no such heading. */
static char *section(const struct course_text *body, const char *anchor)
{
	struct md_doc *doc = md_parse(body->text, body->len, body->first_line);
	size_t n;
	const struct md_heading *h = md_headings(doc, &n);
	char *text = NULL;

	if (!anchor[0] && n > 0)
		text = lines_of(body, 0, h[0].line);
	for (size_t i = 0; i < n && anchor[0] && !text; i++) {
		size_t next = i + 1;
		if (strcmp(h[i].anchor, anchor) != 0)
			continue;
		while (next < n && h[next].level > h[i].level)
			next++;
		text = lines_of(body, h[i].line, next < n ? h[next].line : 0);
	}
	md_free(doc);
	return text;
}

static const struct lesson *lesson_of(const struct course *c, const char *at)
{
	char *slug = xstrndup(at, strcspn(at, "#"));
	const struct lesson *l = course_lesson(c, slug);

	free(slug);
	return l;
}

static char *read_below(const struct course *c, const char *name)
{
	struct err e = ERR_INIT;
	char *path = path_join(c->root, name), *data = NULL, *text = NULL;
	size_t len;

	if (path_read(path, FILE_LARGEST, &data, &len, &e) < 0)
		tell(&e);
	else
		text = normal(data, len);
	free(data);
	free(path);
	return text;
}

/* The text of a place, normal: LESSON, LESSON#ANCHOR, or a file of the course. NULL where it is not there. */
static char *text_at(struct state *s, const char *at)
{
	const struct lesson *l = lesson_of(s->course, at);
	struct err e = ERR_INIT;
	struct course_text body;
	char *text;

	if (!l)
		return strchr(at, '/') ? read_below(s->course, at) : NULL;
	if (course_read_lesson(l, &body, &e) < 0) {
		tell(&e);
		return NULL;
	}
	text = section(&body, at + strcspn(at, "#") + (strchr(at, '#') != NULL));
	free(body.text);
	return text;
}

/* A place that is there, and has all terms. */
static void check_place(struct state *s, const char *name, const struct yml *fact)
{
	const char *at = scalar(fact, "at");
	const struct yml *terms = yml_get(fact, "terms");
	const struct lesson *l = lesson_of(s->course, at);
	char *text = text_at(s, at);
	bool all = text && terms && terms->count > 0;

	for (yml_each(term, text ? terms : NULL)) {
		bool there = speaks_of(text, term->text);
		if (!there)
			printf("# %s does not speak of \"%s\"\n", at, term->text);
		all = all && there;
	}
	if (!text)
		printf("# %s is not in the course\n", at);
	if (l)
		s->taught[l - s->course->lessons] = true;
	ok(s, all, name, at, fact->line);
	free(text);
}

static void check_source(struct state *s, const struct yml *source)
{
	const struct yml *facts = yml_get(source, "facts");
	long want = -1;
	struct err e = ERR_INIT;

	if (yml_int(source, "count", 1, 1000, &want, "coverage", &e) < 0)
		tell(&e);
	ok(s, facts && (long)facts->count == want, scalar(source, "source"), "has as many facts as it says", source->line);
	if (facts && (long)facts->count != want)
		printf("# %zu, not %ld\n", facts->count, want);
	for (yml_each(fact, facts))
		check_place(s, scalar(fact, "fact"), fact);
}

static bool finds(const struct rule *r, const struct exercise *x, const char *file)
{
	struct err e = ERR_INIT;
	struct findings found = {0};
	char *code;
	size_t len;

	if (course_read_file(x, file, &code, &len, &e) < 0) {
		tell(&e);
		return false;
	}
	struct py_file *f = py_parse(code, len);
	rule_find(r, f, &found);
	bool any = found.list.len > 0;
	findings_done(&found);
	py_free(f);
	free(code);
	return any;
}

/* Whether the checks of X explain what the pitfall is, in these words. */
static bool explains(const struct state *s, const struct exercise *x, const char *words)
{
	char *name = xasprintf("exercises/%s/checks.yml", x->slug), *text = read_below(s->course, name);
	bool found = text && speaks_of(text, words);

	free(text);
	free(name);
	return found;
}

/* {SLUG: {rule: ID}}, which finds something in what is broken and nothing in the solution, or {SLUG: {says: WORDS}}. */
static void check_exercise(struct state *s, const struct lesson *l, const struct yml *row)
{
	const struct exercise *x = course_exercise(s->course, row->key->text);
	const struct yml *says = yml_get(row, "says");
	const struct rule *r = says ? NULL : rule_set_get(s->rules, scalar(row, "rule"));
	bool about = false;

	if (x && says)
		about = explains(s, x, says->text);
	else if (x && r)
		about = finds(r, x, "broken.py") && !finds(r, x, "solution.py");
	ok(s, x && l && &s->course->lessons[x->lesson] == l, row->key->text, "is an exercise of the lesson", row->line);
	ok(s, about, row->key->text, says ? "explains the pitfall" : "begins with what the rule finds", row->line);
}

/* Whether L names one of the rules IDS. */
static bool names_a_rule(struct state *s, const struct lesson *l, const struct yml *ids)
{
	char *name = l ? xasprintf("lessons/%s.md", l->slug) : NULL, *text = l ? read_below(s->course, name) : NULL;
	bool found = false;

	for (yml_each(id, text ? ids : NULL)) {
		char *link = xasprintf("(../rules/%s.yml)", id->text);
		found = found || (rule_set_get(s->rules, id->text) && strstr(text, link));
		free(link);
	}
	free(text);
	free(name);
	return found;
}

static void check_pitfall(struct state *s, const struct yml *pitfall, const struct yml *catalogue)
{
	const char *name = pitfall->key->text;
	const struct yml *known = yml_get(catalogue, name), *exercises = yml_get(pitfall, "exercises");
	const struct lesson *l = lesson_of(s->course, scalar(pitfall, "at"));

	check_place(s, name, pitfall);
	ok(s, known != NULL, name, "is one of the pitfalls that rules are tried on", pitfall->line);
	ok(s, names_a_rule(s, l, yml_get(known, "rules")), name, "a rule of it is named in the lesson", pitfall->line);
	ok(s, exercises && exercises->count > 0, name, "has an exercise", pitfall->line);
	for (yml_each(row, exercises))
		check_exercise(s, l, row);
}

static struct yml_doc *load(struct state *s, const char *path)
{
	struct err e = ERR_INIT;
	struct yml_doc *doc = yml_load(path, &e);

	if (!doc) {
		tell(&e);
		ok(s, false, path, "can be read", 0);
	}
	return doc;
}

static void check_all(struct state *s, const struct yml *coverage, const struct yml *catalogue)
{
	const struct yml *pitfalls = yml_get(coverage, "pitfalls");

	for (yml_each(source, yml_get(coverage, "sources")))
		check_source(s, source);
	for (yml_each(pitfall, pitfalls))
		check_pitfall(s, pitfall, catalogue);
	ok(s, pitfalls && pitfalls->count == catalogue->count, "pitfalls", "are mapped, all of them", 0);
	for (size_t i = 0; i < s->course->nlessons; i++)
		ok(s, s->taught[i], s->course->lessons[i].slug, "teaches something of the contract", 0);
}

int main(int argc, char **argv)
{
	struct state s = {0};
	struct err e = ERR_INIT;

	if (argc != 4 || !utf8_locale())
		return 2;
	s.course = course_open(argv[1], &e);
	if (!s.course) {
		tell(&e);
		return 1;
	}
	char *folder = path_join(argv[1], "rules");
	s.rules = rule_set_load(folder, NULL, NULL);
	s.taught = xcalloc(s.course->nlessons + 1, sizeof *s.taught);
	struct yml_doc *coverage = load(&s, argv[2]), *pitfalls = load(&s, argv[3]);
	if (coverage && pitfalls)
		check_all(&s, yml_root(coverage), yml_root(pitfalls));
	printf("1..%d\n", s.count);
	yml_free(coverage);
	yml_free(pitfalls);
	free(s.taught);
	rule_set_free(s.rules);
	free(folder);
	course_close(s.course);
	return s.faults > 0;
}
