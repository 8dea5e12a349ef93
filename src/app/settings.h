/* What the learner has chosen, from settings.def; kept in the store under "setting/NAME", per device. */
#ifndef ASYNCTUTOR_APP_SETTINGS_H
#define ASYNCTUTOR_APP_SETTINGS_H

#include "app/app.h"

enum setting {
#define SETTING(id, name, values, label, help) SETTING_##id,
#include "app/settings.def"
#undef SETTING
	SETTINGS
};

const char *setting_name(enum setting s);
/* Separated by blanks, the usual one first; "" where it is any text. */
const char *setting_values(enum setting s);
const char *setting_label(enum setting s);
const char *setting_help(enum setting s);
/* ERR_USAGE where there is no setting NAME. */
int setting_find(const char *name, enum setting *out, struct err *e);

/* The value; where none, or none that there is, was put: the usual one, "" for a text. The caller frees. */
char *setting_get(struct app *a, enum setting s);
bool setting_is(struct app *a, enum setting s, const char *value);
/* ERR_USAGE where it has no such value; a text is one line. */
int setting_put(struct app *a, enum setting s, const char *value, struct err *e);
/* The value STEP (1 or -1) behind VALUE, round; the caller frees. NULL where it is any text. */
char *setting_next(enum setting s, const char *value, int step);

#endif
