#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "base/path.h"
#include "base/sha256.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "course/front.h"
#include "course/opened.h"

/* True where PATH, links followed, lies in folder ROOT, links followed. */
static bool leads_inside(const char *root, const char *path)
{
	char *real_root = realpath(root, NULL), *real_path = realpath(path, NULL);
	size_t n = real_root ? strlen(real_root) : 0;
	bool inside = real_root && real_path && strncmp(real_path, real_root, n) == 0 &&
		      (real_path[n] == '/' || real_path[n] == '\0' || n == 1);

	free(real_root);
	free(real_path);
	return inside;
}

int course_inside(const struct course *c, const char *rel, struct err *e)
{
	char *path = path_join(c->root, rel);
	size_t root = strlen(path) - strlen(rel);
	int status = 0;

	for (size_t i = root; status == 0; i++) {
		struct stat st;
		char end = path[i];
		if (end && end != '/')
			continue;
		path[i] = '\0';
		bool link = lstat(path, &st) == 0 && S_ISLNK(st.st_mode);
		if (link && !leads_inside(c->root, path))
			status = err_at(e, ERR_SYNTAX, path, 0, 0, "is a link that leads nowhere or out of the course");
		path[i] = end;
		if (!end)
			break;
	}
	free(path);
	return status;
}

int course_read(const struct course *c, const char *rel, char **text, size_t *len, struct err *e)
{
	if (course_inside(c, rel, e) < 0)
		return -1;
	char *path = path_join(c->root, rel);
	int status = path_read(path, str_ends(rel, ".md") ? COURSE_TEXT_MAX : COURSE_FILE_MAX, text, len, e);
	free(path);
	return status;
}

static int read_body(const struct course *c, const char *rel, struct course_text *out, struct err *e)
{
	char *text;
	size_t len;
	struct front_parts parts;

	if (course_read(c, rel, &text, &len, e) < 0)
		return -1;
	front_split(text, len, &parts);
	memmove(text, text + parts.body, len - parts.body + 1);
	*out = (struct course_text){text, len - parts.body, parts.body_line};
	return 0;
}

int course_read_lesson(const struct lesson *l, struct course_text *out, struct err *e)
{
	char *rel = xasprintf("lessons/%s.md", l->slug);
	int status = read_body(l->course, rel, out, e);

	free(rel);
	return status;
}

int course_read_task(const struct exercise *x, struct course_text *out, struct err *e)
{
	char *rel = xasprintf("exercises/%s/exercise.md", x->slug);
	int status = read_body(x->course, rel, out, e);

	free(rel);
	return status;
}

/* A name in the exercise's folder, or of a file in a folder there; no hidden ones, and so no "..". */
static bool is_plain(const char *name)
{
	const char *slash = strchr(name, '/');

	if (name[0] == '\0' || name[0] == '.' || name[0] == '/')
		return false;
	return !slash || (slash[1] && slash[1] != '.' && !strchr(slash + 1, '/'));
}

int course_read_file(const struct exercise *x, const char *name, char **text, size_t *len, struct err *e)
{
	if (!is_plain(name))
		return err_set(e, ERR_USAGE, "\"%s\" is no file of an exercise", name);
	char *rel = xasprintf("exercises/%s/%s", x->slug, name);
	char *path = path_join(x->course->root, rel);
	struct stat st;
	int status;

	if (lstat(path, &st) < 0 && errno == ENOENT)
		status = err_at(e, ERR_MISSING, path, 0, 0, "is not there");
	else
		status = course_read(x->course, rel, text, len, e);
	free(path);
	free(rel);
	return status;
}

static void hash_part(struct sha256 *h, const char *name, const char *text, size_t len)
{
	char *head = xasprintf("%s %zu\n", name, len);

	sha256_add(h, head, strlen(head));
	sha256_add(h, text, len);
	free(head);
}

static int hash_file(struct sha256 *h, const struct exercise *x, const char *name, struct err *e)
{
	char *text;
	size_t len;

	if (course_read_file(x, name, &text, &len, e) < 0)
		return -1;
	hash_part(h, name, text, len);
	free(text);
	return 0;
}

int course_exercise_hash(const struct exercise *x, char out[65], struct err *e)
{
	static const char *const names[] = {"exercise.md", "broken.py", "checks.yml"};
	struct sha256 h;

	sha256_init(&h);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (hash_file(&h, x, names[i], e) < 0)
			return -1;
	for (size_t i = 0; i < x->supports; i++)
		if (hash_file(&h, x, x->support[i], e) < 0)
			return -1;
	sha256_hex(&h, out);
	return 0;
}

int course_lesson_hash(const struct lesson *l, char out[65], struct err *e)
{
	char *rel = xasprintf("lessons/%s.md", l->slug), *text;
	size_t len;
	struct sha256 h;
	int status = course_read(l->course, rel, &text, &len, e);

	free(rel);
	if (status < 0)
		return -1;
	sha256_init(&h);
	hash_part(&h, path_base(l->path), text, len);
	sha256_hex(&h, out);
	free(text);
	return 0;
}
