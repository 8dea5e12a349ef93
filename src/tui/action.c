#include <assert.h>
#include "tui/action.h"

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
#define REVIEW SCOPE_REVIEW
#define FILES SCOPE_FILES
#define BOARD SCOPE_BOARD
#define EDITOR SCOPE_EDITOR
#define REPLACE SCOPE_REPLACE
#define HISTORY SCOPE_HISTORY
#define PUZZLE SCOPE_PUZZLE
#define STEPS SCOPE_STEPS
#define WRITE SCOPE_WRITE
#define SETTINGS SCOPE_SETTINGS

static const struct {
	const char *id, *label, *help;
} texts[ACTIONS] = {
#define ACTION(id, scopes, keys, label, help) [ACT_##id] = {#id, label, help},
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

bool action_row(size_t i, enum action *action, unsigned *scopes, const char **keys)
{
	if (i >= ROWS)
		return false;
	*action = rows[i].action;
	*scopes = rows[i].scopes;
	*keys = rows[i].keys;
	return true;
}

void action_name(enum action a, struct buf *out)
{
	assert(a > ACT_NONE && a < ACTIONS);
	for (const char *p = texts[a].id; *p; p++)
		buf_addch(out, (char)(*p == '_' ? '-' : *p >= 'A' && *p <= 'Z' ? *p - 'A' + 'a' : *p));
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
