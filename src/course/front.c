#include <string.h>
#include "base/str.h"
#include "course/front.h"
#include "yaml/yaml.h"

#define MINUTES_MAX 600
#define PYTHON_LEAST 11
#define TITLE_MAX 200
#define WORLD_MAX 50

static const char *const kind_names[] = {
    [EXERCISE_FIX] = "fix",
    [EXERCISE_CONVERT] = "convert",
    [EXERCISE_CONCURRENCY] = "concurrency",
    [EXERCISE_TIMEOUTS] = "timeouts",
    [EXERCISE_REVIEW] = "review",
};
#define KINDS (sizeof kind_names / sizeof *kind_names)

const char *exercise_kind_name(enum exercise_kind kind)
{
	return kind_names[kind];
}

/* The line that begins at byte START; returns where the next begins. */
static size_t next_line(const char *text, size_t len, size_t start, struct str *line)
{
	const char *end = memchr(text + start, '\n', len - start);
	size_t stop = end ? (size_t)(end - text) : len;

	*line = (struct str){text + start, stop - start};
	if (line->n && line->p[line->n - 1] == '\r')
		line->n--;
	return end ? stop + 1 : len;
}

void front_split(const char *text, size_t len, struct front_parts *out)
{
	static const struct str fence = {"---", 3};
	size_t begin = len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	struct str line;
	size_t at = next_line(text, len, begin, &line);

	*out = (struct front_parts){.line = 2, .body = begin, .body_line = 1, .present = str_eq(line, fence)};
	if (!out->present)
		return;
	out->start = at;
	for (int number = 2; at < len; number++) {
		size_t start = at;
		at = next_line(text, len, at, &line);
		if (!str_eq(line, fence))
			continue;
		out->closed = true;
		out->end = start;
		out->body = at;
		out->body_line = number + 1;
		return;
	}
	out->start = 0;
}

struct reader {
	const struct yml *root;
	const char *path;
	struct arena *arena;
	struct front *out;
	void (*fault)(const struct err *e, void *ctx);
	void *ctx;
};

static void report(struct reader *r, struct err *e)
{
	r->fault(e, r->ctx);
	err_done(e);
}

static bool is_title(const struct yml *node)
{
	bool visible = false;

	for (size_t i = 0; i < node->len; i++) {
		unsigned char c = (unsigned char)node->text[i];
		if (c < 0x20 || c == 0x7F)
			return false;
		visible = visible || c != ' ';
	}
	return visible && node->len <= TITLE_MAX;
}

int front_title(const struct yml *map, const char *path, const char **out, struct err *e)
{
	const char *title = NULL;

	if (yml_str(map, "title", true, &title, path, e) < 0)
		return -1;
	const struct yml *node = yml_get(map, "title");
	if (!is_title(node))
		return yml_error(node, path, e, "title must be one line of 1 to %d bytes", TITLE_MAX);
	*out = title;
	return 0;
}

static int read_title(struct reader *r, struct err *e)
{
	const char *title;

	if (front_title(r->root, r->path, &title, e) < 0)
		return -1;
	r->out->title = arena_strdup(r->arena, title);
	return 0;
}

static int read_minutes(struct reader *r, struct err *e)
{
	long minutes = 0;

	if (yml_int(r->root, "minutes", 1, MINUTES_MAX, &minutes, r->path, e) < 0)
		return -1;
	r->out->minutes = (int)minutes;
	return 0;
}

static int read_renamed(struct reader *r, struct err *e)
{
	const struct yml *node = yml_get(r->root, "renamed-from");
	const char *slug = NULL;

	if (yml_str(r->root, "renamed-from", false, &slug, r->path, e) < 0)
		return -1;
	if (!slug)
		return 0;
	if (!str_is_slug(slug))
		return yml_error(node, r->path, e, "renamed-from must be a slug: a-z, 0-9 and single hyphens");
	r->out->renamed_from = arena_strdup(r->arena, slug);
	r->out->renamed_line = node->line;
	r->out->renamed_col = node->col;
	return 0;
}

static int read_kind(struct reader *r, struct err *e)
{
	const struct yml *node = yml_get(r->root, "kind");
	const char *name = NULL;

	if (yml_str(r->root, "kind", false, &name, r->path, e) < 0)
		return -1;
	if (!name)
		return 0;
	for (size_t i = 0; i < KINDS; i++)
		if (strcmp(name, kind_names[i]) == 0) {
			r->out->kind = (enum exercise_kind)i;
			return 0;
		}
	const char *near = str_nearest(name, kind_names, KINDS);
	return near ? yml_error(node, r->path, e, "unknown kind \"%s\"; did you mean \"%s\"?", name, near)
		    : yml_error(node, r->path, e, "unknown kind \"%s\": it is one of fix, convert, concurrency, timeouts, review",
			  name);
}

/* "3.N" with N of one or two digits, not below the least that the tutor supports. */
static bool is_python(const char *s)
{
	if (!str_starts(s, "3."))
		return false;
	const char *minor = s + 2;
	size_t digits = strspn(minor, "0123456789");
	if (digits < 1 || digits > 2 || minor[digits] || minor[0] == '0')
		return false;
	return (digits == 1 ? minor[0] - '0' : (minor[0] - '0') * 10 + minor[1] - '0') >= PYTHON_LEAST;
}

static int read_python(struct reader *r, struct err *e)
{
	const char *version = NULL;

	if (yml_str(r->root, "python", false, &version, r->path, e) < 0)
		return -1;
	if (!version)
		return 0;
	if (!is_python(version))
		return yml_error(yml_get(r->root, "python"), r->path, e,
		    "python must be the least version that is needed, \"3.%d\" or later", PYTHON_LEAST);
	r->out->python = arena_strdup(r->arena, version);
	return 0;
}

static int read_world(struct reader *r, struct err *e)
{
	const struct yml *list = yml_get(r->root, "world");

	if (!list)
		return 0;
	if (yml_expect(list, YML_LIST, "world", r->path, e) < 0)
		return -1;
	if (list->count > WORLD_MAX)
		return yml_error(list, r->path, e, "world names more than %d stand-ins", WORLD_MAX);
	struct front_name *names = arena_array(r->arena, struct front_name, list->count + 1);
	size_t n = 0;
	for (yml_each(item, list)) {
		if (yml_expect(item, YML_SCALAR, "the name of a stand-in", r->path, e) < 0)
			return -1;
		for (size_t i = 0; i < n; i++)
			if (strcmp(names[i].text, item->text) == 0)
				return yml_error(item, r->path, e, "world names \"%s\" twice", item->text);
		names[n++] = (struct front_name){arena_strdup(r->arena, item->text), item->line, item->col};
	}
	r->out->world = names;
	r->out->nworld = n;
	return 0;
}

/* Every key of a front matter, and who may have it. */
static const struct key {
	const char *name;
	int (*read)(struct reader *r, struct err *e);
	bool lesson;
} keys[] = {
    {"title", read_title, true},
    {"kind", read_kind, false},
    {"minutes", read_minutes, true},
    {"python", read_python, false},
    {"renamed-from", read_renamed, true},
    {"world", read_world, false},
};
#define KEYS (sizeof keys / sizeof *keys)

static void read_keys(struct reader *r, enum front_kind kind)
{
	const char *names[KEYS];
	size_t n = 0;
	struct err e = ERR_INIT;

	for (size_t i = 0; i < KEYS; i++)
		if (kind == FRONT_EXERCISE || keys[i].lesson)
			names[n++] = keys[i].name;
	if (yml_expect(r->root, YML_MAP, "the front matter", r->path, &e) < 0) {
		report(r, &e);
		return;
	}
	if (yml_only(r->root, names, n, r->path, &e) < 0)
		report(r, &e);
	for (size_t i = 0; i < KEYS; i++)
		if ((kind == FRONT_EXERCISE || keys[i].lesson) && keys[i].read(r, &e) < 0)
			report(r, &e);
}

void front_read(const char *text, size_t len, const char *path, enum front_kind kind, struct arena *arena, struct front *out,
    void (*fault)(const struct err *e, void *ctx), void *ctx)
{
	struct reader r = {.path = path, .arena = arena, .out = out, .fault = fault, .ctx = ctx};
	struct front_parts parts;
	struct yml_doc *doc = NULL;
	struct err e = ERR_INIT;

	*out = (struct front){.kind = EXERCISE_FIX};
	front_split(text, len, &parts);
	if (!parts.present)
		err_at(&e, ERR_SYNTAX, path, 1, 1, "does not begin with a front matter: ---, title: ..., ---");
	else if (!parts.closed)
		err_at(&e, ERR_SYNTAX, path, 1, 1, "the front matter is not closed by a line ---");
	else
		doc = yml_parse(text + parts.start, parts.end - parts.start, path, parts.line, &e);
	if (!doc) {
		report(&r, &e);
		return;
	}
	r.root = yml_root(doc);
	read_keys(&r, kind);
	yml_free(doc);
}
