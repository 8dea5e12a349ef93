#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "base/arena.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "course/quiz.h"
#include "yaml/yaml.h"

#define CHOICES_MIN 3
#define CHOICES_MAX 5
#define QUIZ_AN_ERROR "an error"

struct owned {
	struct quiz pub; /* first, so that a struct quiz * leads here */
	struct arena arena;
};

struct reader {
	struct owned *q;
	const char *path;
	struct err *e;
};

static const char *const kind_names[] = {[QUIZ_PREDICT] = "predict", [QUIZ_CHOICE] = "choice", [QUIZ_LINE] = "line"};

/* The text of KEY, copied, to *OUT. */
static int read_text(struct reader *r, const struct yml *map, const char *key, bool required, const char **out)
{
	const char *text = NULL;

	if (yml_str(map, key, required, &text, r->path, r->e) < 0)
		return -1;
	if (text && !text[strspn(text, " \t\n")])
		return yml_error(yml_get(map, key), r->path, r->e, "%s is empty", key);
	*out = text ? arena_strdup(&r->q->arena, text) : NULL;
	return 0;
}

static int read_kind(struct reader *r, const struct yml *map)
{
	const char *name;

	if (yml_str(map, "kind", true, &name, r->path, r->e) < 0)
		return -1;
	for (size_t i = 0; i < sizeof kind_names / sizeof *kind_names; i++)
		if (strcmp(name, kind_names[i]) == 0) {
			r->q->pub.kind = (enum quiz_kind)i;
			return 0;
		}
	return yml_error(yml_get(map, "kind"), r->path, r->e, "kind must be predict, choice or line, not \"%s\"", name);
}

static int read_choice(struct reader *r, const struct yml *item, struct quiz_choice *out)
{
	static const char *const keys[] = {"text", "why", "right"};

	if (yml_expect(item, YML_MAP, "a choice", r->path, r->e) < 0 || yml_only(item, keys, 3, r->path, r->e) < 0 ||
	    read_text(r, item, "text", true, &out->text) < 0 || read_text(r, item, "why", true, &out->why) < 0)
		return -1;
	return yml_bool(item, "right", &out->right, r->path, r->e);
}

static int read_choices(struct reader *r, const struct yml *map)
{
	const struct yml *list = yml_get(map, "choices");
	struct quiz_choice *choices;
	size_t n = 0, right = 0;

	if (!list)
		return yml_error(map, r->path, r->e, "the key \"choices\" is missing");
	if (yml_expect(list, YML_LIST, "choices", r->path, r->e) < 0)
		return -1;
	if (list->count < CHOICES_MIN || list->count > CHOICES_MAX)
		return yml_error(list, r->path, r->e, "there must be %d to %d choices", CHOICES_MIN, CHOICES_MAX);
	choices = arena_array(&r->q->arena, struct quiz_choice, list->count);
	for (yml_each(item, list)) {
		if (read_choice(r, item, &choices[n]) < 0)
			return -1;
		right += choices[n++].right;
	}
	if (right != 1)
		return yml_error(list, r->path, r->e, "exactly one choice must be right, not %zu", right);
	r->q->pub.choices = choices;
	r->q->pub.nchoices = n;
	return 0;
}

/* True where TEXT is, but for blanks around it, exactly one line of PROGRAM. */
static bool is_one_line(const char *program, const char *text)
{
	size_t found = 0;

	for (const char *p = program; *p;) {
		size_t n = strcspn(p, "\n"), indent = strspn(p, " \t");
		if (indent < n && n - indent == strlen(text) && memcmp(p + indent, text, n - indent) == 0)
			found++;
		p += n + (p[n] == '\n');
	}
	return found == 1;
}

static int check_line(struct reader *r, const struct yml *at, const char *text)
{
	if (is_one_line(r->q->pub.program, text))
		return 0;
	return yml_error(at, r->path, r->e, "is not exactly one line of the program: %s", text);
}

static int read_lines(struct reader *r, const struct yml *map)
{
	struct quiz *q = &r->q->pub;
	const struct yml *wrong = yml_get(map, "wrong");

	if (!q->program)
		return yml_error(map, r->path, r->e, "the key \"program\" is missing");
	if (read_text(r, map, "right", true, &q->right.text) < 0 || read_text(r, map, "why", true, &q->right.why) < 0 ||
	    check_line(r, yml_get(map, "right"), q->right.text) < 0)
		return -1;
	if (!wrong)
		return 0;
	if (yml_expect(wrong, YML_MAP, "wrong", r->path, r->e) < 0)
		return -1;
	struct quiz_line *lines = arena_array(&r->q->arena, struct quiz_line, wrong->count);
	q->wrong = lines;
	for (yml_each(item, wrong)) {
		struct quiz_line *line = &lines[q->nwrong++];
		line->text = arena_strdup(&r->q->arena, item->key->text);
		if (read_text(r, wrong, item->key->text, true, &line->why) < 0 || check_line(r, item->key, line->text) < 0)
			return -1;
	}
	return 0;
}

static int read_quiz(struct reader *r, const struct yml *map)
{
	static const char *const keys[] = {"id", "kind", "ask", "program", "choices", "right", "why", "wrong", "lesson"};
	struct quiz *q = &r->q->pub;

	if (yml_expect(map, YML_MAP, "a quiz", r->path, r->e) < 0 || yml_only(map, keys, sizeof keys / sizeof *keys, r->path, r->e) < 0 ||
	    read_text(r, map, "id", true, &q->id) < 0 || read_kind(r, map) < 0 || read_text(r, map, "ask", true, &q->ask) < 0 ||
	    read_text(r, map, "program", q->kind == QUIZ_PREDICT, &q->program) < 0 ||
	    read_text(r, map, "lesson", false, &q->lesson) < 0)
		return -1;
	if (!str_is_slug(q->id))
		return yml_error(yml_get(map, "id"), r->path, r->e, "id must be small letters, digits and single hyphens");
	return q->kind == QUIZ_LINE ? read_lines(r, map) : read_choices(r, map);
}

struct quiz *quiz_parse(const char *text, size_t len, const char *path, int line, struct err *e)
{
	struct yml_doc *doc = yml_parse(text, len, path, line, e);

	if (!doc)
		return NULL;
	struct reader r = {xcalloc(1, sizeof *r.q), path, e};
	int status = read_quiz(&r, yml_root(doc));
	yml_free(doc);
	if (status < 0) {
		quiz_free(&r.q->pub);
		return NULL;
	}
	return &r.q->pub;
}

void quiz_free(struct quiz *q)
{
	struct owned *owned = (struct owned *)q;

	if (!owned)
		return;
	arena_done(&owned->arena);
	free(owned);
}

/* Line I of the program, from 0, without its indentation; *LINES, unless NULL: how many there are. */
static struct str program_line(const struct quiz *q, size_t i, size_t *lines)
{
	struct str found = {"", 0};
	size_t line = 0;

	for (const char *p = q->program; *p; line++) {
		size_t n = strcspn(p, "\n"), indent = strspn(p, " \t");
		if (line == i && indent < n)
			found = (struct str){p + indent, n - indent};
		p += n + (p[n] == '\n');
	}
	if (lines)
		*lines = line;
	return found;
}

size_t quiz_options(const struct quiz *q)
{
	size_t lines;

	if (q->kind != QUIZ_LINE)
		return q->nchoices + (q->kind == QUIZ_PREDICT);
	program_line(q, 0, &lines);
	return lines;
}

struct str quiz_option(const struct quiz *q, size_t i)
{
	assert(i < quiz_options(q));
	if (q->kind == QUIZ_LINE)
		return program_line(q, i, NULL);
	return str_from(i < q->nchoices ? q->choices[i].text : QUIZ_AN_ERROR);
}

bool quiz_is_right(const struct quiz *q, size_t i)
{
	if (q->kind == QUIZ_LINE)
		return str_eq(quiz_option(q, i), str_from(q->right.text));
	return i < q->nchoices && q->choices[i].right;
}

const char *quiz_why(const struct quiz *q, size_t i)
{
	if (q->kind != QUIZ_LINE)
		return i < q->nchoices ? q->choices[i].why : NULL;
	if (quiz_is_right(q, i))
		return q->right.why;
	for (size_t k = 0; k < q->nwrong; k++)
		if (str_eq(quiz_option(q, i), str_from(q->wrong[k].text)))
			return q->wrong[k].why;
	return NULL;
}

/* A fence longer than any run of backquotes in TEXT. */
static void add_fence(struct buf *out, const char *info, const char *text, const char *indent)
{
	size_t longest = 2;

	for (const char *p = text; *p; p++) {
		size_t run = strspn(p, "`");
		longest = run > longest ? run : longest;
		p += run ? run - 1 : 0;
	}
	buf_addstr(out, indent);
	buf_fill(out, '`', longest + 1);
	buf_addf(out, "%s\n", info);
	for (const char *p = text; *p;) {
		size_t n = strcspn(p, "\n");
		if (n)
			buf_addstr(out, indent);
		buf_add(out, p, n);
		buf_addch(out, '\n');
		p += n + (p[n] == '\n');
	}
	buf_addstr(out, indent);
	buf_fill(out, '`', longest + 1);
	buf_addch(out, '\n');
}

/* TEXT as a paragraph: line ends become blanks, and nothing in it is markup of a block. */
static void add_words(struct buf *out, const char *text)
{
	for (const char *p = text; *p;) {
		p += strspn(p, " \t\n");
		size_t n = strcspn(p, " \t\n");
		buf_add(out, p, n);
		p += n;
		if (p[strspn(p, " \t\n")])
			buf_addch(out, ' ');
	}
	buf_addch(out, '\n');
}

static void add_choice(struct buf *out, size_t index, const char *text)
{
	const char *newline = strchr(text, '\n');

	if (newline && newline[1]) {
		buf_addf(out, "- **%zu)**\n", index + 1);
		add_fence(out, "output", text, "  ");
	} else {
		buf_addf(out, "- **%zu)** ", index + 1);
		add_words(out, text);
	}
}

void quiz_markdown(const struct quiz *q, struct buf *out)
{
	buf_addstr(out, "**Question:** ");
	add_words(out, q->ask);
	if (q->program)
		add_fence(out, "python", q->program, "");
	for (size_t i = 0; i < q->nchoices; i++)
		add_choice(out, i, q->choices[i].text);
	if (q->kind == QUIZ_PREDICT)
		add_choice(out, q->nchoices, QUIZ_AN_ERROR);
}

static size_t count_lines(const char *text, size_t len)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++)
		n += text[i] == '\n';
	return n;
}

/* Where the fence that opens at AT (at a line's start) ends: the byte behind its last line; 0 where AT opens no quiz, LEN + 1 where it stays open. */
static size_t quiz_fence(const char *text, size_t len, size_t at, size_t *yaml, size_t *yaml_end)
{
	static const char open[] = "```quiz\n", shut[] = "\n```";

	if (len - at < sizeof open - 1 || memcmp(text + at, open, sizeof open - 1) != 0)
		return 0;
	*yaml = at + sizeof open - 1;
	for (const char *p = text + *yaml - 1; (p = memmem(p, (size_t)(text + len - p), shut, sizeof shut - 1)); p++) {
		size_t end = (size_t)(p - text) + sizeof shut - 1;
		if (end == len || text[end] == '\n') {
			*yaml_end = (size_t)(p - text) + 1;
			return end < len ? end + 1 : end;
		}
	}
	return len + 1;
}

/* Append the quiz in LEN bytes of YAML in LINES lines or more; false where it is not sound. */
static bool add_quiz(const char *yaml, size_t len, size_t lines, struct buf *out)
{
	struct err e = ERR_INIT;
	struct quiz *q = quiz_parse(yaml, len, "", 1, &e);
	size_t before = out->len;

	err_done(&e);
	if (!q)
		return false;
	quiz_markdown(q, out);
	size_t made = count_lines(out->data + before, out->len - before);
	buf_fill(out, '\n', made < lines ? lines - made : 0);
	quiz_free(q);
	return true;
}

void quiz_markdown_all(const char *text, size_t len, struct buf *out)
{
	size_t at = 0;

	while (at < len) {
		size_t yaml, yaml_end, end = quiz_fence(text, len, at, &yaml, &yaml_end);
		if (end > len)
			break;
		if (!end || !add_quiz(text + yaml, yaml_end - yaml, count_lines(text + at, end - at), out)) {
			const char *newline = end ? NULL : memchr(text + at, '\n', len - at);
			if (!end)
				end = newline ? (size_t)(newline - text) + 1 : len;
			buf_add(out, text + at, end - at);
		}
		at = end;
	}
	buf_add(out, text + at, len - at);
}
