#include <stdlib.h>
#include <string.h>
#include "app/course_links.h"
#include "base/buf.h"
#include "base/path.h"
#include "base/str.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "course/front.h"
#include "course/names.h"
#include "markdown/markdown.h"

#define FILE_MAX (1u << 20)

/* A Markdown file that was linked to, and its headings. */
struct target {
	char *rel;
	struct md_doc *doc; /* NULL where it cannot be read */
	struct name *anchors; /* sorted */
	size_t n;
};

struct course_links {
	const struct course *course;
	VEC(struct target) targets;
};

/* The file whose links are looked at. */
struct source {
	struct course_links *links;
	const char *rel;
	char *path;
	void (*fault)(const struct err *e, void *ctx);
	void *ctx;
};

struct course_links *course_links_new(const struct course *c)
{
	struct course_links *l = xcalloc(1, sizeof *l);

	l->course = c;
	return l;
}

void course_links_free(struct course_links *l)
{
	if (!l)
		return;
	for (size_t i = 0; i < l->targets.len; i++) {
		free(l->targets.ptr[i].rel);
		free(l->targets.ptr[i].anchors);
		md_free(l->targets.ptr[i].doc);
	}
	vec_done(&l->targets);
	free(l);
}

static void broken(const struct source *s, const struct md_link *link, const char *why)
{
	struct err e = ERR_INIT;

	err_at(&e, ERR_MISSING, s->path, link->line, 0, "the link to \"%s\" %s", link->url, why);
	s->fault(&e, s->ctx);
	err_done(&e);
}

/* "https:", "mailto:" (RFC 3986, 3.1), or "//host". */
static bool leads_away(const char *url)
{
	size_t n = strspn(url, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");

	return (n > 0 && url[n] == ':') || str_starts(url, "//");
}

/*
 * The path below the root that the relative URL of N bytes names in file REL, without "." and ".."; NULL where it leaves the
 * root. The caller frees.
 */
static char *resolve(const char *rel, const char *url, size_t n)
{
	struct buf path = BUF_INIT;
	const char *slash = strrchr(rel, '/');

	buf_add(&path, rel, slash ? (size_t)(slash - rel) : 0);
	for (size_t i = 0; i < n;) {
		const char *end = memchr(url + i, '/', n - i);
		struct str part = {url + i, end ? (size_t)(end - url) - i : n - i};
		i += part.n + 1;
		if (part.n == 0 || str_eq(part, str_from(".")))
			continue;
		if (!str_eq(part, str_from(".."))) {
			if (path.len)
				buf_addch(&path, '/');
			buf_add(&path, part.p, part.n);
			continue;
		}
		if (path.len == 0) {
			buf_done(&path);
			return NULL;
		}
		const char *last = strrchr(path.data, '/');
		buf_truncate(&path, last ? (size_t)(last - path.data) : 0);
	}
	return buf_detach(&path);
}

static void read_target(const struct course *c, struct target *t)
{
	char *path = path_join(c->root, t->rel), *text;
	struct front_parts parts;
	size_t len;
	struct err e = ERR_INIT;

	if (path_read(path, FILE_MAX, &text, &len, &e) == 0) {
		front_split(text, len, &parts);
		t->doc = md_parse(text + parts.body, len - parts.body, parts.body_line);
		const struct md_heading *headings = md_headings(t->doc, &t->n);
		t->anchors = xcalloc(t->n + 1, sizeof *t->anchors);
		for (size_t i = 0; i < t->n; i++)
			t->anchors[i] = (struct name){headings[i].anchor, i};
		names_sort(t->anchors, t->n);
		free(text);
	}
	err_done(&e);
	free(path);
}

/* The file REL of the course, which is there. */
static const struct target *find_target(struct course_links *l, const char *rel)
{
	for (size_t i = 0; i < l->targets.len; i++)
		if (strcmp(l->targets.ptr[i].rel, rel) == 0)
			return &l->targets.ptr[i];
	struct target *t = vec_push(&l->targets);
	*t = (struct target){.rel = xstrdup(rel)};
	read_target(l->course, t);
	return t;
}

static bool has_anchor(struct course_links *l, const char *rel, const char *anchor)
{
	const struct target *t = find_target(l, rel);

	return names_find(t->anchors, t->n, anchor) != NULL;
}

/* ANCHOR may be NULL. */
static void check_target(const struct source *s, const struct md_link *link, const char *rel, const char *anchor)
{
	const struct course *c = s->links->course;
	char *path = path_join(c->root, rel);
	struct err e = ERR_INIT;

	if (!path_is_file(path))
		broken(s, link, path_is_dir(path) ? "leads to a folder, not to a file" : "leads to no file");
	else if (course_inside(c, rel, &e) < 0)
		broken(s, link, "leads out of the course");
	else if (anchor && str_ends(rel, ".md") && !has_anchor(s->links, rel, anchor))
		broken(s, link, "names a heading that is not in the file");
	err_done(&e);
	free(path);
}

static void check_link(const struct source *s, const struct md_link *link)
{
	const char *url = link->url, *hash = strchr(url, '#');
	size_t n = hash ? (size_t)(hash - url) : strlen(url);

	if (leads_away(url))
		return;
	if (url[0] == '\0') {
		broken(s, link, "is empty");
		return;
	}
	char *rel = url[0] == '/' ? NULL : n == 0 ? xstrdup(s->rel) : resolve(s->rel, url, n);
	if (rel)
		check_target(s, link, rel, hash ? hash + 1 : NULL);
	else
		broken(s, link, "leads out of the course");
	free(rel);
}

void course_links_check(struct course_links *l, const char *rel, const struct course_text *text,
    void (*fault)(const struct err *e, void *ctx), void *ctx)
{
	struct md_doc *doc = md_parse(text->text, text->len, text->first_line);
	struct source s = {.links = l, .rel = rel, .path = path_join(l->course->root, rel), .fault = fault, .ctx = ctx};
	size_t n;
	const struct md_link *links = md_links(doc, &n);

	for (size_t i = 0; i < n; i++)
		check_link(&s, &links[i]);
	free(s.path);
	md_free(doc);
}
