/* The learner's file of keys: read, with its faults, and written. */
#include <stdio.h>
#include <string.h>
#include "base/path.h"
#include "base/str.h"
#include "base/utf8.h"
#include "tui/key.h"
#include "tui/keymap.h"

#define FILE_MAX (64u << 10)
#define KEYS_MAX 12
#define FAULTS_MAX 50
#define WORD_MAX 40 /* bytes of a word of the file that are shown */

struct line {
	int number;
	enum action action;
	unsigned scopes;
	bool named; /* the scopes are */
	uint32_t keys[KEYS_MAX];
	size_t n;
};

struct reading {
	struct keymap *map;
	const char *path;
	int number;
	VEC(struct line) lines; /* that can be used so far */
	struct buf *faults;
	size_t nfaults;
};

static const struct {
	const char *name; /* in capitals */
	unsigned scope;
	bool types;
} scopes[] = {
#define SCOPE(id, types) {#id, SCOPE_##id, types},
#define HEARD(name, scopes)
#include "tui/screens.def"
#undef SCOPE
#undef HEARD
};
#define NSCOPES (sizeof scopes / sizeof *scopes)

static void add_scopes(unsigned which, const char *separator, struct buf *out)
{
	bool any = false;

	for (size_t i = 0; i < NSCOPES; i++) {
		if (!(scopes[i].scope & which))
			continue;
		if (any)
			buf_addstr(out, separator);
		any = true;
		for (const char *p = scopes[i].name; *p; p++)
			buf_addch(out, (char)(*p - 'A' + 'a'));
	}
}

/* Reading. */

static void fault(struct reading *r, int number, const char *fmt, ...) ATTR_PRINTF(3, 4);
static void fault(struct reading *r, int number, const char *fmt, ...)
{
	struct buf text = BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	buf_vaddf(&text, fmt, ap);
	va_end(ap);
	buf_addf(r->faults, "%s:%d: ", r->path, number);
	cellsafe(r->faults, text.data, text.len, CELL_PROSE);
	buf_addch(r->faults, '\n');
	r->nfaults++;
	buf_done(&text);
}

static int shown(struct str word)
{
	return (int)(word.n > WORD_MAX ? WORD_MAX : word.n);
}

/* The next word of *TEXT, which moves behind it; empty at the end. */
static struct str next_word(struct str *text)
{
	struct str word;

	while (text->n && (*text->p == ' ' || *text->p == '\t' || *text->p == '\r'))
		*text = (struct str){text->p + 1, text->n - 1};
	word = (struct str){text->p, 0};
	while (word.n < text->n && word.p[word.n] != ' ' && word.p[word.n] != '\t' && word.p[word.n] != '\r')
		word.n++;
	*text = (struct str){text->p + word.n, text->n - word.n};
	return word;
}

static bool find_action(struct reading *r, struct str word, enum action *out)
{
	struct buf names[ACTIONS];
	const char *list[ACTIONS];
	size_t n = 0;

	*out = ACT_NONE;
	for (int a = ACT_NONE + 1; a < ACTIONS; a++, n++) {
		names[n] = (struct buf)BUF_INIT;
		action_name((enum action)a, &names[n]);
		list[n] = names[n].data;
		if (str_eq(word, str_from(list[n])))
			*out = (enum action)a;
	}
	if (*out == ACT_NONE) {
		char copy[WORD_MAX + 1] = "";
		memcpy(copy, word.p, (size_t)shown(word));
		const char *near = str_nearest(copy, list, n);
		if (near)
			fault(r, r->number, "there is no action \"%s\"; did you mean \"%s\"?", copy, near);
		else
			fault(r, r->number, "there is no action \"%s\"; \"asynctutor settings --keys\" lists all", copy);
	}
	while (n > 0)
		buf_done(&names[--n]);
	return *out != ACT_NONE;
}

static unsigned scope_of(struct str word)
{
	struct buf name = BUF_INIT;
	unsigned found = 0;

	for (size_t i = 0; i < NSCOPES && !found; i++) {
		buf_clear(&name);
		add_scopes(scopes[i].scope, "", &name);
		if (str_eq(word, (struct str){name.data, name.len}))
			found = scopes[i].scope;
	}
	buf_done(&name);
	return found;
}

/* TEXT is what stands behind the "@". */
static bool read_scopes(struct reading *r, struct str text, struct line *l)
{
	unsigned all = l->scopes;

	l->scopes = 0;
	l->named = true;
	for (;;) {
		const char *comma = text.n ? memchr(text.p, ',', text.n) : NULL;
		struct str word = {text.p, comma ? (size_t)(comma - text.p) : text.n};
		unsigned scope = scope_of(word) & all;
		if (!scope) {
			struct buf names = BUF_INIT;
			add_scopes(all, ", ", &names);
			fault(r, r->number, "the action has no keys in \"%.*s\", only in: %s", shown(word), word.p, names.data);
			buf_done(&names);
			return false;
		}
		l->scopes |= scope;
		if (!comma)
			return true;
		text = (struct str){comma + 1, text.n - word.n - 1};
	}
}

static bool is_digit(uint32_t key)
{
	return key >= '1' && key <= '9';
}

static bool is_text(uint32_t key)
{
	return key >= ' ' && key < K_SPECIAL && key != K_BACKSPACE;
}

static unsigned typing_scopes(void)
{
	unsigned all = 0;

	for (size_t i = 0; i < NSCOPES; i++)
		if (scopes[i].types)
			all |= scopes[i].scope;
	return all;
}

/* Whether KEY can stand for the action of L at all. */
static bool may_be(struct reading *r, const struct line *l, uint32_t key, struct str word)
{
	if (is_digit(key) != (l->action == ACT_ANSWER)) {
		fault(r, r->number, is_digit(key) ? "%.*s: digits are numbers before a key; take another one" : "%.*s: answers are taken by their digits",
		    shown(word), word.p);
		return false;
	}
	for (size_t i = 0; i < NSCOPES; i++) {
		if (scopes[i].types && scopes[i].scope & l->scopes && is_text(key) && (l->named || !(l->scopes & ~typing_scopes()))) {
			struct buf name = BUF_INIT;
			add_scopes(scopes[i].scope, "", &name);
			fault(r, r->number, "%.*s is text in \"%s\"; take a key with Ctrl- or Alt-, or name the other scopes behind @", shown(word), word.p, name.data);
			buf_done(&name);
			return false;
		}
	}
	return true;
}

static bool read_keys(struct reading *r, struct str text, struct line *l)
{
	for (struct str word = next_word(&text); word.n; word = next_word(&text)) {
		uint32_t key = key_parse(word.p, word.n);
		char name[KEY_NAME];
		key_text(key, name);
		if (key == K_NONE || key_parse(name, strlen(name)) != key) {
			fault(r, r->number, "\"%.*s\" is no key; they are written j, Space, PgDn, Ctrl-F, Alt-Left, F1", shown(word), word.p);
			return false;
		}
		if (l->n == KEYS_MAX) {
			fault(r, r->number, "more than %d keys; leave some out", KEYS_MAX);
			return false;
		}
		if (!may_be(r, l, key, word))
			return false;
		for (size_t i = 0; i < l->n; i++)
			if (l->keys[i] == key)
				key = K_NONE;
		if (key)
			l->keys[l->n++] = key;
	}
	if (!l->n)
		fault(r, r->number, "name at least one key behind the action");
	return l->n > 0;
}

/* Where one types, characters are left out, and a line that has nothing else leaves the action as it is there. */
static void add_lines(struct reading *r, struct line l)
{
	struct line typing = l;

	typing.n = 0;
	typing.scopes &= typing_scopes();
	for (size_t i = 0; i < l.n; i++)
		if (!is_text(l.keys[i]))
			typing.keys[typing.n++] = l.keys[i];
	l.scopes &= ~typing.scopes;
	if (l.scopes)
		*vec_push(&r->lines) = l;
	if (typing.scopes && typing.n)
		*vec_push(&r->lines) = typing;
}

static void read_line(struct reading *r, struct str text)
{
	struct line l = {.number = r->number};
	struct str word = next_word(&text);

	if (!word.n || word.p[0] == '#')
		return;
	const char *at = memchr(word.p, '@', word.n);
	struct str name = {word.p, at ? (size_t)(at - word.p) : word.n};
	if (!find_action(r, name, &l.action))
		return;
	l.scopes = action_scopes(l.action);
	if (at && !read_scopes(r, (struct str){at + 1, word.n - name.n - 1}, &l))
		return;
	if (!read_keys(r, text, &l))
		return;
	for (size_t i = 0; i < r->lines.len; i++) {
		if (r->lines.ptr[i].action == l.action && r->lines.ptr[i].scopes & l.scopes) {
			fault(r, r->number, "line %d names keys for this action already; keep one of the two", r->lines.ptr[i].number);
			return;
		}
	}
	add_lines(r, l);
}

/* What no key may mean two of. */

static void apply(struct reading *r)
{
	struct keymap *fresh = keymap_new();

	for (size_t i = 0; i < r->lines.len; i++) {
		const struct line *l = &r->lines.ptr[i];
		keymap_set(fresh, l->action, l->scopes, l->keys, l->n);
	}
	vec_done(&r->map->list);
	*r->map = *fresh;
	free(fresh);
}

/* A key of L that means something else where L is heard, with what; NULL for none. */
static const struct binding *find_other(const struct keymap *m, const struct line *l)
{
	for (size_t i = 0; i < m->list.len; i++) {
		const struct binding *b = &m->list.ptr[i];
		if (b->action == l->action)
			continue;
		for (size_t k = 0; k < l->n; k++)
			if (l->keys[k] == b->key && keymap_together(l->scopes, b->scopes))
				return b;
	}
	return NULL;
}

static void refuse(struct reading *r, const struct line *l, const struct binding *other)
{
	struct buf name = BUF_INIT;

	action_name(other->action, &name);
	fault(r, l->number, "%s means \"%s\" on the screen \"%s\"; take another key, or give \"%s\" others as well", other->name,
	    action_label(other->action), keymap_together(l->scopes, other->scopes), name.data);
	buf_done(&name);
}

static void leave_out(struct reading *r, int number)
{
	size_t kept = 0;

	for (size_t i = 0; i < r->lines.len; i++)
		if (r->lines.ptr[i].number != number)
			r->lines.ptr[kept++] = r->lines.ptr[i];
	r->lines.len = kept;
}

/* Leave out lines until no key means two things. Of two lines the later goes; what it frees may be what an earlier one waits for. */
static void settle(struct reading *r)
{
	for (bool again = true; again;) {
		again = false;
		for (size_t i = r->lines.len; i-- > 0;) {
			const struct line l = r->lines.ptr[i];
			const struct binding *other = find_other(r->map, &l);
			if (!other)
				continue;
			refuse(r, &l, other);
			leave_out(r, l.number);
			apply(r);
			again = true;
			i = i < r->lines.len ? i : r->lines.len;
		}
	}
}

size_t keymap_read(struct keymap *m, const char *path, const char *text, size_t len, struct buf *faults)
{
	struct reading r = {.map = m, .path = path, .faults = faults};

	for (size_t at = 0; at < len;) {
		const char *end = memchr(text + at, '\n', len - at);
		size_t n = end ? (size_t)(end - text) - at : len - at;
		r.number++;
		read_line(&r, (struct str){text + at, n});
		at += n + 1;
		if (r.nfaults == FAULTS_MAX) {
			fault(&r, r.number, "these are enough faults: the rest of the file is not read");
			break;
		}
	}
	apply(&r);
	settle(&r);
	vec_done(&r.lines);
	return r.nfaults;
}

/* Writing. */

static void add_line(enum action a, unsigned which, const char *keys, struct buf *out)
{
	action_name(a, out);
	if (which != action_scopes(a)) {
		buf_addch(out, '@');
		add_scopes(which, ",", out);
	}
	buf_addf(out, " %s\n", keys);
}

/* A line for all scopes in which A has the same keys. */
static void add_action(const struct keymap *m, enum action a, struct buf *out)
{
	unsigned left = action_scopes(a);
	struct buf keys = BUF_INIT, others = BUF_INIT;

	buf_addf(out, "# %s\n", action_help(a));
	for (size_t i = 0; i < NSCOPES; i++) {
		unsigned same = scopes[i].scope & left;
		if (!same)
			continue;
		buf_clear(&keys);
		keymap_keys(m, a, same, 0, " ", &keys);
		for (size_t j = i + 1; j < NSCOPES; j++) {
			buf_clear(&others);
			if (scopes[j].scope & left && keymap_keys(m, a, scopes[j].scope, 0, " ", &others) && strcmp(keys.data, others.data) == 0)
				same |= scopes[j].scope;
		}
		add_line(a, same, keys.data, out);
		left &= ~same;
	}
	buf_done(&keys);
	buf_done(&others);
}

void keymap_write(const struct keymap *m, struct buf *out)
{
	for (int a = ACT_NONE + 1; a < ACTIONS; a++)
		add_action(m, (enum action)a, out);
}

char *keymap_path(void)
{
	char *config = path_xdg("XDG_CONFIG_HOME", ".config"), *path = path_join(config, "asynctutor/keys");

	free(config);
	return path;
}

struct keymap *keymap_open(struct buf *faults)
{
	struct keymap *m = keymap_new();
	struct err e = ERR_INIT;
	char *path = keymap_path(), *text;
	size_t len;

	if (path_is_file(path)) {
		if (path_read(path, FILE_MAX, &text, &len, &e) == 0) {
			keymap_read(m, path, text, len, faults);
			free(text);
		} else {
			char *what = err_format(&e);
			buf_addf(faults, "%s\n", what);
			free(what);
			err_done(&e);
		}
	}
	free(path);
	return m;
}
