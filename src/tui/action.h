/* What a key means: actions.def, as the learner's file of keys changes it (tui/keymap.h). */
#ifndef ASYNCTUTOR_TUI_ACTION_H
#define ASYNCTUTOR_TUI_ACTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/buf.h"
#include "tui/key.h"

enum action {
	ACT_NONE,
#define ACTION(id, scopes, keys, label, help) ACT_##id,
#define ALSO(id, scopes, keys)
#include "tui/actions.def"
#undef ACTION
#undef ALSO
	ACTIONS
};

enum scope_bit {
#define SCOPE(id, types) SCOPE_BIT_##id,
#define HEARD(name, scopes)
#include "tui/screens.def"
#undef SCOPE
#undef HEARD
};

/* What they mean: screens.def. */
enum scope {
#define SCOPE(id, types) SCOPE_##id = 1 << SCOPE_BIT_##id,
#define HEARD(name, scopes)
#include "tui/screens.def"
#undef SCOPE
#undef HEARD
};

/* The action of KEY in any of SCOPES; ACT_NONE where it has none. */
enum action action_of(uint32_t key, unsigned scopes);
/* The word for the footer. */
const char *action_label(enum action a);
const char *action_help(enum action a);
/* All scopes in which the action has a key. */
unsigned action_scopes(enum action a);
/* Appends the names of the keys of A in SCOPES, separated by SEPARATOR, at most MAX of them; 0 for all. Returns how many. */
int action_keys(enum action a, unsigned scopes, int max, const char *separator, struct buf *out);
/* The name of the first key of A in SCOPES, "" where it has none there; it lives as long as the keys are not changed. */
const char *action_key(enum action a, unsigned scopes);
/* Appends its name in a file of keys: "half-down". */
void action_name(enum action a, struct buf *out);
/* Row I, from 0, of actions.def: the names of the keys, separated by blanks, that ACTION has in SCOPES. False behind the last. */
bool action_row(size_t i, enum action *action, unsigned *scopes, const char **keys);

#endif
