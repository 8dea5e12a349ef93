#include <assert.h>
#include <stdbool.h>
#include <string.h>
#include "tui/action.h"
#include "tui/key.h"

#define SCREEN SCOPE_SCREEN
#define MOVE SCOPE_MOVE
#define TEXT SCOPE_TEXT
#define READ SCOPE_READ
#define HOME SCOPE_HOME
#define LESSON SCOPE_LESSON
#define EXERCISE SCOPE_EXERCISE
#define CONFIRM SCOPE_CONFIRM
#define NOTICE SCOPE_NOTICE
#define INPUT SCOPE_INPUT
#define TIMELINE SCOPE_TIMELINE
#define CONTENTS SCOPE_CONTENTS
#define RAN SCOPE_RAN
#define PRESENT SCOPE_PRESENT
#define ASK SCOPE_ASK
#define REPEAT SCOPE_REPEAT
#define CHECKLIST SCOPE_CHECKLIST
#define BOARD SCOPE_BOARD
#define EDITOR SCOPE_EDITOR
#define REPLACE SCOPE_REPLACE
#define HISTORY SCOPE_HISTORY
#define PUZZLE SCOPE_PUZZLE
#define STEPS SCOPE_STEPS
#define WRITE SCOPE_WRITE

static const struct {
	const char *label, *help;
} texts[ACTIONS] = {
#define ACTION(id, scopes, keys, label, help) [ACT_##id] = {label, help},
#define ALSO(id, scopes, keys)
#include "tui/actions.def"
#undef ACTION
#undef ALSO
};

static const struct row {
	enum action action;
	unsigned scopes;
	const char *keys;
} rows[] = {
#define ACTION(id, scopes, keys, label, help) {ACT_##id, scopes, keys},
#define ALSO(id, scopes, keys) {ACT_##id, scopes, keys},
#include "tui/actions.def"
#undef ACTION
#undef ALSO
};
#define ROWS (sizeof rows / sizeof *rows)

/* The next word of *AT, which moves behind it; false at the end. */
static bool next_word(const char **at, const char **word, size_t *n)
{
	*word = *at + strspn(*at, " ");
	*n = strcspn(*word, " ");
	*at = *word + *n;
	return *n > 0;
}

enum action action_of(uint32_t key, unsigned scopes)
{
	const char *word;
	size_t n;

	for (size_t i = 0; i < ROWS; i++) {
		if (!(rows[i].scopes & scopes))
			continue;
		for (const char *at = rows[i].keys; next_word(&at, &word, &n);)
			if (key_parse(word, n) == key)
				return rows[i].action;
	}
	return ACT_NONE;
}

const char *action_label(enum action a)
{
	assert(a > ACT_NONE && a < ACTIONS);
	return texts[a].label;
}

const char *action_help(enum action a)
{
	assert(a > ACT_NONE && a < ACTIONS);
	return texts[a].help;
}

unsigned action_scopes(enum action a)
{
	unsigned scopes = 0;

	for (size_t i = 0; i < ROWS; i++)
		if (rows[i].action == a)
			scopes |= rows[i].scopes;
	return scopes;
}

int action_keys(enum action a, unsigned scopes, int max, const char *separator, struct buf *out)
{
	const char *word;
	size_t n;
	int found = 0;

	for (size_t i = 0; i < ROWS; i++) {
		if (rows[i].action != a || !(rows[i].scopes & scopes))
			continue;
		for (const char *at = rows[i].keys; next_word(&at, &word, &n) && (max == 0 || found < max); found++) {
			if (found > 0)
				buf_addstr(out, separator);
			buf_add(out, word, n);
		}
	}
	return found;
}
