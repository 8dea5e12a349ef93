#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "app/ignore.h"
#include "app/walk.h"
#include "base/path.h"
#include "base/str.h"
#include "base/vec.h"
#include "base/xalloc.h"

#define IGNORE_MAX (1u << 20) /* bytes of a .gitignore */

struct walk {
	FTS *tree;
	char *top;  /* the path the walk began at, as given */
	walk_entry_fn *entry; /* not NULL: only what is in the start itself */
	char *base; /* that path as the repository's root sees it, "" for the root itself */
	VEC(struct ignore *) lists; /* those above the start, then one a folder down to the present one */
};

static struct ignore *last_list(const struct walk *w)
{
	return w->lists.len ? w->lists.ptr[w->lists.len - 1] : NULL;
}

/* Push the patterns that hold in FOLDER, which the repository's root sees as BASE. */
static void enter(struct walk *w, const char *folder, const char *base)
{
	struct err e = ERR_INIT;
	char *file = path_join(folder, ".gitignore"), *text;
	size_t len;
	struct ignore *list = ignore_new(last_list(w));

	if (path_is_file(file) && path_read(file, IGNORE_MAX, &text, &len, &e) == 0) {
		ignore_add(list, base, text, len);
		free(text);
	}
	err_done(&e);
	free(file);
	*vec_push(&w->lists) = list;
}

static void leave(struct walk *w)
{
	ignore_free(last_list(w));
	w->lists.len--;
}

/* Where the repository that holds FOLDER (absolute) begins: the length of that prefix; 0 where there is none. */
static size_t repository(const char *folder)
{
	char *at = xstrdup(folder);
	size_t found = 0;

	for (size_t n = strlen(at); n > 0 && !found; n--) {
		if (at[n] != '\0' && at[n] != '/')
			continue;
		at[n] = '\0';
		char *git = path_join(at, ".git");
		struct stat st;
		if (stat(git, &st) == 0)
			found = n;
		free(git);
	}
	free(at);
	return found;
}

/* Reads the .gitignore files from the repository's root down to above the start, and sets w->base. */
static void enter_above(struct walk *w)
{
	char *real = realpath(w->top, NULL);
	size_t root = real ? repository(real) : 0;

	w->base = xstrdup(root && real[root] ? real + root + 1 : "");
	for (size_t n = root; root && real[n]; n++) {
		if (n != root && real[n] != '/')
			continue;
		char *folder = xstrndup(real, n);
		enter(w, folder, n == root ? "" : folder + root + 1);
		free(folder);
	}
	free(real);
}

/* An entry's path as the repository's root sees it; the caller frees. */
static char *seen_path(const struct walk *w, const FTSENT *ent)
{
	const char *rest = ent->fts_path + strlen(w->top);

	while (*rest == '/')
		rest++;
	return w->base[0] && *rest ? path_join(w->base, rest) : xstrdup(*rest ? rest : w->base);
}

static bool skipped_folder(const FTSENT *ent)
{
	if (ent->fts_level == 0)
		return false;
	if (ent->fts_name[0] == '.' || strcmp(ent->fts_name, "__pycache__") == 0 || strcmp(ent->fts_name, "node_modules") == 0)
		return true;
	char *mark = path_join(ent->fts_accpath, "pyvenv.cfg");
	bool environment = path_is_file(mark);
	free(mark);
	return environment;
}

static int compare_names(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

static bool is_python(const FTSENT *ent)
{
	return str_ends(ent->fts_name, ".py") || str_ends(ent->fts_name, ".pyw");
}

static int visit_entry(struct walk *w, FTSENT *ent, walk_fn *visit, void *ctx)
{
	int status = 0;

	if (ent->fts_info != FTS_D && ent->fts_info != FTS_DP && ent->fts_info != FTS_F)
		return 0;
	if (ent->fts_info == FTS_DP) {
		if (ent->fts_number)
			leave(w);
		return 0;
	}
	char *path = seen_path(w, ent);
	bool dir = ent->fts_info == FTS_D;
	if (ent->fts_level > 0 && ignore_match(last_list(w), path, dir)) {
		if (dir)
			fts_set(w->tree, ent, FTS_SKIP);
	} else if (dir && skipped_folder(ent)) {
		fts_set(w->tree, ent, FTS_SKIP);
	} else if (w->entry && ent->fts_level > 0) {
		fts_set(w->tree, ent, FTS_SKIP);
		if (dir || is_python(ent))
			w->entry(ent->fts_name, dir, ctx);
	} else if (dir) {
		enter(w, ent->fts_accpath, path);
		ent->fts_number = 1;
	} else if (ent->fts_level == 0 || is_python(ent)) {
		status = visit(ent->fts_path, ctx);
	}
	free(path);
	return status;
}

static int walk_one(const char *start, walk_fn *visit, walk_entry_fn *entry, void *ctx, struct err *e)
{
	struct walk w = {.top = xstrdup(start), .entry = entry};
	char *const roots[] = {w.top, NULL};
	int status = 0;

	w.tree = fts_open(roots, FTS_COMFOLLOW | FTS_PHYSICAL | FTS_NOCHDIR, compare_names);
	if (!w.tree) {
		status = err_sys(e, start, "cannot be walked");
		goto out;
	}
	enter_above(&w);
	for (FTSENT *ent; status == 0 && (ent = fts_read(w.tree));)
		status = visit_entry(&w, ent, visit, ctx);
	fts_close(w.tree);
out:
	while (w.lists.len)
		leave(&w);
	vec_done(&w.lists);
	free(w.base);
	free(w.top);
	return status;
}

int walk_python(const char *const *paths, size_t n, walk_fn *visit, void *ctx, struct err *e)
{
	int status = 0;

	for (size_t i = 0; i < n; i++) {
		struct stat st;
		if (stat(paths[i], &st) < 0)
			return err_sys(e, paths[i], "cannot be read");
	}
	for (size_t i = 0; i < n && status == 0; i++)
		status = walk_one(paths[i], visit, NULL, ctx, e);
	return status;
}

int walk_folder(const char *folder, walk_entry_fn *visit, void *ctx, struct err *e)
{
	char **names;
	size_t n;

	if (path_list(folder, &names, &n, e) < 0)
		return -1;
	path_list_free(names, n);
	return walk_one(folder, NULL, visit, ctx, e);
}
