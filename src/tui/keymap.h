/*
 * What keys mean: actions.def, changed by the learner's own file; see asynctutor-keys(5) for its format.
 *
 * Whatever the file says, every action keeps a key wherever it has one, and on no screen a key has two meanings: a line that would
 * break this, or that cannot be read, is a fault and changes nothing.
 *
 * Ownership: a map owns what it holds.
 */
#ifndef ASYNCTUTOR_TUI_KEYMAP_H
#define ASYNCTUTOR_TUI_KEYMAP_H

#include "base/vec.h"
#include "tui/action.h"

struct binding {
	uint32_t key;
	enum action action;
	unsigned scopes;
	char name[KEY_NAME];
};

struct keymap {
	VEC(struct binding) list; /* an action's keys in the order in which they are shown */
};

/* The map of actions.def. */
struct keymap *keymap_new(void);
void keymap_free(struct keymap *m);
/* The action of KEY in any of SCOPES; ACT_NONE where it has none. */
enum action keymap_action(const struct keymap *m, uint32_t key, unsigned scopes);
/* As action_keys(). */
int keymap_keys(const struct keymap *m, enum action a, unsigned scopes, int max, const char *separator, struct buf *out);
/* The keys of A in SCOPES, where it has some, are the N ones of KEYS from now on. */
void keymap_set(struct keymap *m, enum action a, unsigned scopes, const uint32_t *keys, size_t n);

/* The screen on which both of A and B are heard; NULL where there is none. */
const char *keymap_together(unsigned a, unsigned b);

/*
 * Change M, which is new, by the LEN bytes at TEXT of the file PATH. Each fault is added to FAULTS, a line "PATH:LINE: what, and what to do". Returns how many
 * there are.
 */
size_t keymap_read(struct keymap *m, const char *path, const char *text, size_t len, struct buf *faults);
/* M in the format of the file, with what each action does: what keymap_read() makes M of. */
void keymap_write(const struct keymap *m, struct buf *out);

/* $XDG_CONFIG_HOME/asynctutor/keys. The caller frees. */
char *keymap_path(void);
/* The map of actions.def, changed by that file where there is one. FAULTS as for keymap_read(). */
struct keymap *keymap_open(struct buf *faults);

/* M (NULL: that of actions.def) is what action_of() and action_keys() go by from now on. Borrowed. */
void keymap_use(const struct keymap *m);

#endif
