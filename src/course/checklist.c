#include <stdlib.h>
#include <string.h>
#include "base/arena.h"
#include "base/path.h"
#include "base/sha256.h"
#include "base/str.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "course/checklist.h"
#include "course/front.h"
#include "yaml/yaml.h"

#define FOLDER "lessons/checklists"
#define FILE_MAX ((size_t)1 << 20)
#define ITEMS_MAX 500
#define TEXT_BYTES 500
#define INTRO_BYTES 4000
#define EXPIRES_MOST 1000

struct opened_list {
	struct checklist list; /* first: what callers hold */
	struct arena arena;
	const struct course *course;
	struct err *e;
};

static void hash_of(const char *text, size_t len, char out[65])
{
	struct sha256 h;

	sha256_init(&h);
	sha256_add(&h, text, len);
	sha256_hex(&h, out);
}

/* A text of one line that shows something; "" is none. */
static bool is_line(const struct yml *node, size_t most)
{
	bool visible = false;

	for (size_t i = 0; i < node->len; i++) {
		unsigned char c = (unsigned char)node->text[i];
		if (c < 0x20 || c == 0x7F)
			return false;
		visible = visible || c != ' ';
	}
	return visible && node->len <= most;
}

static int read_line(struct opened_list *o, const struct yml *map, const char *key, bool required, const char **out)
{
	const char *text = NULL;

	if (yml_str(map, key, required, &text, o->list.path, o->e) < 0)
		return -1;
	if (!text)
		return 0;
	if (!is_line(yml_get(map, key), TEXT_BYTES))
		return yml_error(yml_get(map, key), o->list.path, o->e, "%s must be one line of 1 to %d bytes", key, TEXT_BYTES);
	*out = arena_strdup(&o->arena, text);
	return 0;
}

/* ---- what proves an item */

/* Members of the course that are wanted: a flag for each. */
struct wanted {
	bool *lessons, *exercises;
};

static void want_lesson(const struct course *c, struct wanted *w, size_t lesson, bool passed)
{
	const struct lesson *l = &c->lessons[lesson];

	if (!passed)
		w->lessons[lesson] = true;
	for (size_t x = 0; passed && x < l->exercises; x++)
		w->exercises[l->first_exercise + x] = true;
}

/* SLUG names a module, a lesson or, where PASSED, an exercise. False where it names nothing. */
static bool want(const struct course *c, struct wanted *w, const char *slug, bool passed)
{
	const struct lesson *lesson = course_lesson(c, slug);
	const struct exercise *exercise = passed ? course_exercise(c, slug) : NULL;
	bool found = lesson || exercise;

	for (size_t m = 0; m < c->nmodules; m++) {
		if (strcmp(c->modules[m].slug, slug) != 0)
			continue;
		for (size_t l = 0; l < c->modules[m].lessons; l++)
			want_lesson(c, w, c->modules[m].first_lesson + l, passed);
		found = true;
	}
	if (lesson)
		want_lesson(c, w, (size_t)(lesson - c->lessons), passed);
	if (exercise)
		w->exercises[exercise - c->exercises] = true;
	return found;
}

static int read_wanted(struct opened_list *o, const struct yml *list, bool passed, struct wanted *w)
{
	const struct course *c = o->course;

	if (!list)
		return 0;
	if (yml_expect(list, YML_LIST, list->key->text, o->list.path, o->e) < 0)
		return -1;
	if (list->count == 0)
		return yml_error(list, o->list.path, o->e, "%s is empty", list->key->text);
	for (yml_each(item, list)) {
		if (yml_expect(item, YML_SCALAR, "a slug", o->list.path, o->e) < 0)
			return -1;
		if (want(c, w, item->text, passed))
			continue;
		const char *near = course_nearest(c, item->text, passed ? COURSE_LESSONS | COURSE_EXERCISES : COURSE_LESSONS);
		if (near)
			return yml_error(item, o->list.path, o->e, "the course has no \"%s\"; did you mean \"%s\"?", item->text, near);
		return yml_error(item, o->list.path, o->e, "the course has no module%s \"%s\"", passed ? ", lesson or exercise" : " or lesson",
		    item->text);
	}
	return 0;
}

/* The indexes of those of N flags that are set. */
static const size_t *indexes(struct arena *arena, const bool *flags, size_t n, size_t *count)
{
	size_t *out = arena_array(arena, size_t, n + 1);

	*count = 0;
	for (size_t i = 0; i < n; i++)
		if (flags[i])
			out[(*count)++] = i;
	return out;
}

static int read_course_proof(struct opened_list *o, const struct yml *proof, struct checklist_item *item)
{
	const struct course *c = o->course;
	struct wanted w = {xcalloc(c->nlessons + 1, sizeof *w.lessons), xcalloc(c->nexercises + 1, sizeof *w.exercises)};
	int status = read_wanted(o, yml_get(proof, "read"), false, &w);

	if (status == 0)
		status = read_wanted(o, yml_get(proof, "passed"), true, &w);
	item->proof = PROOF_COURSE;
	item->lessons = indexes(&o->arena, w.lessons, c->nlessons, &item->nlessons);
	item->exercises = indexes(&o->arena, w.exercises, c->nexercises, &item->nexercises);
	free(w.lessons);
	free(w.exercises);
	if (status == 0 && item->nlessons + item->nexercises == 0)
		return yml_error(proof, o->list.path, o->e, "what it names has no exercises");
	return status;
}

static int read_rules_proof(struct opened_list *o, const struct yml *rules, struct checklist_item *item)
{
	static const char *const words[] = {[PROOF_RULES_ERRORS] = "errors", [PROOF_RULES_WARNINGS] = "warnings", [PROOF_RULES_ALL] = "all"};

	item->proof = PROOF_RULES;
	for (int i = PROOF_RULES_ERRORS; i <= PROOF_RULES_ALL; i++)
		if (rules->kind == YML_SCALAR && strcmp(rules->text, words[i]) == 0) {
			item->which = (enum proof_rules)i;
			return 0;
		}
	if (rules->kind != YML_LIST || rules->count == 0)
		return yml_error(rules, o->list.path, o->e, "rules must be errors, warnings, all, or a list of rules");
	const char **names = arena_array(&o->arena, const char *, rules->count);
	for (yml_each(name, rules)) {
		if (yml_expect(name, YML_SCALAR, "a rule", o->list.path, o->e) < 0)
			return -1;
		if (!str_is_slug(name->text))
			return yml_error(name, o->list.path, o->e, "a rule must be the name of a rule of the catalogue, as blocking-sleep");
		names[item->nrules++] = arena_strdup(&o->arena, name->text);
	}
	item->rules = names;
	return 0;
}

static int read_proof(struct opened_list *o, const struct yml *proof, struct checklist_item *item)
{
	static const char *const keys[] = {"read", "passed", "rules"};

	if (!proof || (proof->kind == YML_SCALAR && strcmp(proof->text, "word") == 0))
		return 0;
	if (proof->kind == YML_SCALAR && strcmp(proof->text, "sign-off") == 0) {
		item->proof = PROOF_SIGN_OFF;
		return 0;
	}
	if (proof->kind != YML_MAP)
		return yml_error(proof, o->list.path, o->e, "proof must be word, sign-off, or a map with read, passed or rules");
	if (yml_only(proof, keys, 3, o->list.path, o->e) < 0)
		return -1;
	const struct yml *rules = yml_get(proof, "rules");
	if (proof->count == 0 || (rules && proof->count > 1))
		return yml_error(proof, o->list.path, o->e, "proof needs read, passed, both of these, or rules");
	return rules ? read_rules_proof(o, rules, item) : read_course_proof(o, proof, item);
}

/* "12 months" */
static int read_expiry(struct opened_list *o, const struct yml *node, struct checklist_item *item)
{
	static const struct {
		const char *word;
		enum expiry_unit unit;
		int times;
	} units[] = {{"day", EXPIRES_DAYS, 1}, {"week", EXPIRES_DAYS, 7}, {"month", EXPIRES_MONTHS, 1}, {"year", EXPIRES_MONTHS, 12}};
	char *end = NULL;

	if (!node)
		return 0;
	if (item->proof == PROOF_COURSE)
		return yml_error(node, o->list.path, o->e, "what was read or passed does not expire");
	long n = node->kind == YML_SCALAR ? strtol(node->text, &end, 10) : 0;
	for (size_t i = 0; n > 0 && n <= EXPIRES_MOST && *end == ' ' && i < sizeof units / sizeof *units; i++) {
		size_t len = strlen(units[i].word);
		if (strncmp(end + 1, units[i].word, len) != 0 || (end[1 + len] && strcmp(end + 1 + len, "s") != 0))
			continue;
		item->unit = units[i].unit;
		item->expires = (int)n * units[i].times;
		return 0;
	}
	return yml_error(node, o->list.path, o->e, "expires must be a number from 1 to %d of days, weeks, months or years, as in 12 months",
	    EXPIRES_MOST);
}

/* ---- items */

static int read_item(struct opened_list *o, const struct yml *node, struct checklist_item *item)
{
	static const char *const keys[] = {"id", "text", "group", "proof", "expires"};
	const char *path = o->list.path;

	if (yml_expect(node, YML_MAP, "an item", path, o->e) < 0 || yml_only(node, keys, 5, path, o->e) < 0)
		return -1;
	item->line = node->line;
	if (read_line(o, node, "id", true, &item->id) < 0 || read_line(o, node, "text", true, &item->text) < 0 ||
	    read_line(o, node, "group", false, &item->group) < 0)
		return -1;
	if (!str_is_slug(item->id))
		return yml_error(yml_get(node, "id"), path, o->e, "id must be a slug: a-z, 0-9 and single hyphens, at most 64");
	const struct checklist_item *twin = checklist_item(&o->list, item->id);
	if (twin)
		return yml_error(yml_get(node, "id"), path, o->e, "the id \"%s\" is there twice, first in line %d", item->id, twin->line);
	hash_of(item->text, strlen(item->text), item->hash);
	if (read_proof(o, yml_get(node, "proof"), item) < 0)
		return -1;
	return read_expiry(o, yml_get(node, "expires"), item);
}

static int read_items(struct opened_list *o, const struct yml *root)
{
	const struct yml *items = yml_get(root, "items");

	if (!items)
		return yml_error(root, o->list.path, o->e, "the key \"items\" is missing");
	if (yml_expect(items, YML_LIST, "items", o->list.path, o->e) < 0)
		return -1;
	if (items->count == 0 || items->count > ITEMS_MAX)
		return yml_error(items, o->list.path, o->e, "a checklist has 1 to %d items", ITEMS_MAX);
	struct checklist_item *list = arena_array(&o->arena, struct checklist_item, items->count);
	o->list.items = list;
	for (yml_each(node, items)) {
		if (read_item(o, node, &list[o->list.n]) < 0)
			return -1;
		o->list.n++;
	}
	return 0;
}

static int read_head(struct opened_list *o, const struct yml *root)
{
	static const char *const keys[] = {"format", "title", "intro", "items"};
	const char *path = o->list.path, *title, *intro = "";
	long format = 0;

	if (yml_expect(root, YML_MAP, "a checklist", path, o->e) < 0)
		return -1;
	if (!yml_get(root, "format"))
		return yml_error(root, path, o->e, "the key \"format\" is missing: it is 1");
	if (yml_int(root, "format", 1, 1000000, &format, path, o->e) < 0)
		return -1;
	if (format != 1) {
		yml_error(yml_get(root, "format"), path, o->e, "format %ld is of a newer version of asynctutor; this one reads format 1", format);
		o->e->code = ERR_NEWER;
		return -1;
	}
	if (yml_only(root, keys, 4, path, o->e) < 0 || front_title(root, path, &title, o->e) < 0 ||
	    yml_str(root, "intro", false, &intro, path, o->e) < 0)
		return -1;
	if (strlen(intro) > INTRO_BYTES)
		return yml_error(yml_get(root, "intro"), path, o->e, "intro is longer than %d bytes", INTRO_BYTES);
	o->list.title = arena_strdup(&o->arena, title);
	o->list.intro = arena_strdup(&o->arena, intro);
	return 0;
}

static int read_list(struct opened_list *o, const char *text, size_t len)
{
	struct yml_doc *doc = yml_parse(text, len, o->list.path, 1, o->e);

	if (!doc)
		return -1;
	int status = read_head(o, yml_root(doc));
	if (status == 0)
		status = read_items(o, yml_root(doc));
	yml_free(doc);
	hash_of(text, len, o->list.hash);
	return status;
}

struct checklist *checklist_parse(const struct course *c, const char *path, const char *text, size_t len, struct err *e)
{
	const char *name = path_base(path);
	struct opened_list *o = xcalloc(1, sizeof *o);
	int status = 0;

	o->course = c;
	o->e = e;
	o->list.path = arena_strdup(&o->arena, path);
	o->list.slug = arena_strndup(&o->arena, name, strlen(name) - (str_ends(name, ".yml") ? strlen(".yml") : 0));
	if (!str_is_slug(o->list.slug))
		status = err_at(e, ERR_USAGE, path, 0, 0, "the file of a checklist is called SLUG.yml: a-z, 0-9 and single hyphens");
	if (status == 0)
		status = read_list(o, text, len);
	if (status == 0)
		return &o->list;
	checklist_close(&o->list);
	return NULL;
}

struct checklist *checklist_open(const struct course *c, const char *path, struct err *e)
{
	char *text;
	size_t len;

	if (path_read(path, FILE_MAX, &text, &len, e) < 0)
		return NULL;
	struct checklist *l = checklist_parse(c, path, text, len, e);
	free(text);
	return l;
}

void checklist_list(const struct course *c, char ***slugs, size_t *n)
{
	char *folder = path_join(c->root, FOLDER), **names;
	size_t all, kept = 0;
	struct err e = ERR_INIT;

	if (path_list(folder, &names, &all, &e) < 0) {
		err_done(&e);
		names = NULL;
		all = 0;
	}
	for (size_t i = 0; i < all; i++) {
		size_t len = strlen(names[i]);
		if (str_ends(names[i], ".yml"))
			names[i][len - 4] = '\0';
		if (len > 4 && !names[i][len - 4] && str_is_slug(names[i]))
			names[kept++] = names[i];
		else
			free(names[i]);
	}
	*slugs = names;
	*n = kept;
	free(folder);
}

static int refuse_name(const struct course *c, const char *slug, struct err *e)
{
	char **slugs;
	size_t n;

	checklist_list(c, &slugs, &n);
	const char *near = str_nearest(slug, (const char *const *)slugs, n);
	if (near)
		err_set(e, ERR_MISSING, "there is no checklist \"%s\"; did you mean \"%s\"?", slug, near);
	else
		err_set(e, ERR_MISSING, "there is no checklist \"%s\"", slug);
	path_list_free(slugs, n);
	return -1;
}

struct checklist *checklist_of(const struct course *c, const char *slug, struct err *e)
{
	char *rel = xasprintf(FOLDER "/%s.yml", slug), *path = path_join(c->root, rel);
	struct checklist *l = NULL;

	if (!str_is_slug(slug) || !path_is_file(path))
		refuse_name(c, slug, e);
	else if (course_inside(c, rel, e) == 0)
		l = checklist_open(c, path, e);
	free(path);
	free(rel);
	return l;
}

void checklist_close(struct checklist *l)
{
	struct opened_list *o = (struct opened_list *)l;

	if (!o)
		return;
	arena_done(&o->arena);
	free(o);
}

const struct checklist_item *checklist_item(const struct checklist *l, const char *id)
{
	for (size_t i = 0; i < l->n; i++)
		if (strcmp(l->items[i].id, id) == 0)
			return &l->items[i];
	return NULL;
}
