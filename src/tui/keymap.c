#include <stdbool.h>
#include <string.h>
#include "tui/key.h"
#include "tui/keymap.h"
#include "tui/trace.h"

static const struct keymap *in_use;

const char *keymap_together(unsigned a, unsigned b)
{
	static const struct {
		const char *name;
		unsigned scopes;
	} heard[] = {
#define SCOPE(id, types)
#define HEARD(name, scopes) {name, scopes},
#include "tui/screens.def"
#undef SCOPE
#undef HEARD
	};

	for (size_t i = 0; i < sizeof heard / sizeof *heard; i++)
		if (heard[i].scopes & a && heard[i].scopes & b)
			return heard[i].name;
	return NULL;
}

static void bind(struct keymap *m, uint32_t key, enum action a, unsigned scopes)
{
	struct binding *b = vec_push(&m->list);

	*b = (struct binding){.key = key, .action = a, .scopes = scopes};
	key_text(key, b->name);
}

struct keymap *keymap_new(void)
{
	struct keymap *m = xcalloc(1, sizeof *m);
	enum action action;
	unsigned scopes;
	const char *keys;

	for (size_t i = 0; action_row(i, &action, &scopes, &keys); i++) {
		for (size_t n; *keys; keys += n + strspn(keys + n, " ")) {
			n = strcspn(keys, " ");
			bind(m, key_parse(keys, n), action, scopes);
		}
	}
	return m;
}

void keymap_free(struct keymap *m)
{
	if (!m)
		return;
	vec_done(&m->list);
	free(m);
}

enum action keymap_action(const struct keymap *m, uint32_t key, unsigned scopes)
{
	for (size_t i = 0; i < m->list.len; i++)
		if (m->list.ptr[i].key == key && m->list.ptr[i].scopes & scopes)
			return m->list.ptr[i].action;
	return ACT_NONE;
}

int keymap_keys(const struct keymap *m, enum action a, unsigned scopes, int max, const char *separator, struct buf *out)
{
	int found = 0;

	for (size_t i = 0; i < m->list.len && (max == 0 || found < max); i++) {
		const struct binding *b = &m->list.ptr[i];
		if (b->action != a || !(b->scopes & scopes))
			continue;
		if (found++ > 0)
			buf_addstr(out, separator);
		buf_addstr(out, b->name);
	}
	return found;
}

void keymap_set(struct keymap *m, enum action a, unsigned scopes, const uint32_t *keys, size_t n)
{
	struct keymap old = *m;
	bool placed = false;

	*m = (struct keymap){0};
	for (size_t i = 0; i < old.list.len; i++) {
		struct binding b = old.list.ptr[i];
		bool replaced = b.action == a && b.scopes & scopes;
		for (size_t k = 0; k < n && replaced && !placed; k++)
			bind(m, keys[k], a, scopes);
		placed |= replaced;
		if (replaced)
			b.scopes &= ~scopes;
		if (b.scopes)
			*vec_push(&m->list) = b;
	}
	vec_done(&old.list);
}

void keymap_use(const struct keymap *m)
{
	in_use = m;
}

/* Made once, and kept until the program ends. */
static const struct keymap *present(void)
{
	static struct keymap *table;

	if (in_use)
		return in_use;
	if (!table)
		table = keymap_new();
	return table;
}

enum action action_of(uint32_t key, unsigned scopes)
{
	enum action a = keymap_action(present(), key, scopes);

	trace_pressed(a);
	return a;
}

int action_keys(enum action a, unsigned scopes, int max, const char *separator, struct buf *out)
{
	return keymap_keys(present(), a, scopes, max, separator, out);
}

const char *action_key(enum action a, unsigned scopes)
{
	const struct keymap *m = present();

	for (size_t i = 0; i < m->list.len; i++)
		if (m->list.ptr[i].action == a && m->list.ptr[i].scopes & scopes)
			return m->list.ptr[i].name;
	return "";
}
