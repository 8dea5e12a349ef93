/*
 * prose FILE...
 * Writes what is prose in files of a course, and what is code, each line as "PATH:LINE:prose:TEXT" or "PATH:LINE:code:TEXT".
 *
 * In Markdown, code is what stands in spans, fences and indented blocks; of a question, its program and what may be printed. In YAML, prose is what the
 * learner reads: titles, messages, notes, hints and reasons.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/path.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "course/quiz.h"
#include "markdown/markdown.h"
#include "yaml/yaml.h"

#define FILE_LARGEST (4u << 20)
#define WIDE 100000 /* cells: no word is broken */

struct place {
	const char *path;
	int line;
};

/* Writes TEXT as one row for each of its lines; the lines count from AT. */
static void write_text(struct place at, const char *kind, const char *text, size_t len)
{
	while (len > 0) {
		const char *end = memchr(text, '\n', len);
		size_t n = end ? (size_t)(end - text) : len;
		printf("%s:%d:%s:%.*s\n", at.path, at.line++, kind, (int)n, text);
		text += end ? n + 1 : n;
		len -= end ? n + 1 : n;
	}
}

static bool is_code(enum md_style style)
{
	return style == MD_CODE_SPAN || style == MD_OUTPUT || (style >= MD_CODE_BAR && style <= MD_CODE_OPERATOR);
}

static void write_line(struct place at, const struct md_line *line)
{
	struct buf prose = BUF_INIT;

	if (line->source > 0)
		at.line = line->source;
	for (size_t i = 0; i < line->nspans; i++) {
		const struct md_span *span = &line->spans[i];
		if (is_code(span->style))
			write_text(at, "code", span->text, span->len);
		else
			buf_add(&prose, span->text, span->len);
		/* What code stands next to is no part of a word: "`f`s". */
		if (is_code(span->style))
			buf_addch(&prose, ' ');
	}
	write_text(at, "prose", prose.data, prose.len);
	buf_done(&prose);
}

static void write_markdown(struct place at, const char *text, size_t len);

static void write_some(struct place at, const char *text)
{
	if (text)
		write_markdown(at, text, strlen(text));
}

static void write_quiz(struct place at, const struct md_fence *fence)
{
	struct err e = ERR_INIT;
	struct quiz *q = quiz_parse(fence->text, fence->len, at.path, at.line, &e);

	if (!q) {
		err_done(&e);
		return;
	}
	write_some(at, q->ask);
	if (q->program)
		write_text(at, "code", q->program, strlen(q->program));
	for (size_t i = 0; i < q->nchoices; i++) {
		if (q->kind == QUIZ_CHOICE)
			write_some(at, q->choices[i].text);
		write_some(at, q->choices[i].why);
	}
	write_some(at, q->right.why);
	for (size_t i = 0; i < q->nwrong; i++)
		write_some(at, q->wrong[i].why);
	quiz_free(q);
}

static int no_rows(const struct md_fence *fence, size_t index, int width, void *ctx)
{
	(void)index;
	(void)width;
	(void)ctx;
	return strcmp(fence->info, "quiz") == 0 ? 0 : -1;
}

static void write_markdown(struct place at, const char *text, size_t len)
{
	struct md_doc *doc = md_parse(text, len, at.line);
	struct md_options options = {.width = WIDE, .fence_rows = no_rows};
	struct md_layout *l = md_layout(doc, &options);
	const struct md_line *line;
	size_t n;
	const struct md_fence *fences = md_fences(doc, &n);

	for (size_t i = 0; (line = md_line(l, i)) != NULL; i++)
		write_line(at, line);
	for (size_t i = 0; i < n; i++)
		if (strcmp(fences[i].info, "quiz") == 0)
			write_quiz((struct place){at.path, fences[i].line}, &fences[i]);
	md_layout_free(l);
	md_free(doc);
}

static bool is_read(const char *key)
{
	static const char *const KEYS[] = {"title", "message", "messages", "note", "hints", "why"};

	for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++)
		if (strcmp(key, KEYS[i]) == 0)
			return true;
	return false;
}

/* READ: whether what is in NODE is read by the learner. */
static void write_yaml(const char *path, const struct yml *node, bool read)
{
	if (node->kind == YML_SCALAR) {
		write_text((struct place){path, node->line}, read ? "prose" : "code", node->text, node->len);
		return;
	}
	for (yml_each(value, node))
		write_yaml(path, value, node->kind == YML_LIST ? read : is_read(value->key->text));
}

static int write_yaml_text(const char *path, const char *text, size_t len, int line)
{
	struct err e = ERR_INIT;
	struct yml_doc *doc = yml_parse(text, len, path, line, &e);

	if (!doc) {
		fprintf(stderr, "prose: %s: %s\n", path, e.text);
		err_done(&e);
		return 1;
	}
	write_yaml(path, yml_root(doc), false);
	yml_free(doc);
	return 0;
}

/* A file with its front matter, where it has one. */
static int write_page(const char *path, const char *text, size_t len)
{
	const char *end = str_starts(text, "---\n") ? strstr(text + 4, "\n---\n") : NULL;
	size_t front = end ? (size_t)(end - text) + 5 : 0;
	int line = 1;

	if (end && write_yaml_text(path, text + 4, (size_t)(end - text) - 3, 2) != 0)
		return 1;
	for (size_t i = 0; i < front; i++)
		line += text[i] == '\n';
	write_markdown((struct place){path, line}, text + front, len - front);
	return 0;
}

static int write_file(const char *path)
{
	struct err e = ERR_INIT;
	char *text;
	size_t len;

	if (path_read(path, FILE_LARGEST, &text, &len, &e) < 0) {
		fprintf(stderr, "prose: %s: %s\n", path, e.text);
		err_done(&e);
		return 1;
	}
	int status = str_ends(path, ".md") ? write_page(path, text, len) : write_yaml_text(path, text, len, 1);
	free(text);
	return status;
}

int main(int argc, char **argv)
{
	int status = !utf8_locale();

	for (int i = 1; i < argc && status == 0; i++)
		status = write_file(argv[i]);
	return status;
}
