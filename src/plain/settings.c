/* The settings, and what they may be. */
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "plain/place.h"

static const struct setting {
	const char *name, *key; /* for app_get() */
	const char *values;	/* with blanks between; NULL for any words */
	const char *usual;	/* said where nothing was put */
	const char *help;
} settings[] = {
    {"plain", "plain", "yes no", "no", "this dialogue in place of the screens"},
    {"theme", "setting/theme", "dark light contrast none", "what the terminal says", "the colors of the screens"},
    {"name", "setting/name", NULL, "your account", "what you are called in requests and reports"},
};
#define SETTINGS (sizeof settings / sizeof *settings)

static void tell(struct talk *t, void *state)
{
	(void)state;
	for (size_t i = 0; i < SETTINGS; i++) {
		char *value = app_get(t->app, settings[i].key);
		talk_say(t, "%s: %s. It is %s%s%s.", settings[i].name, settings[i].help, value ? value : settings[i].usual, settings[i].values ? "; one of " : "",
		    settings[i].values ? settings[i].values : "");
		free(value);
	}
}

static bool allowed(const char *values, const char *value)
{
	size_t n = strlen(value);

	for (const char *p = values; p && *p; p += strspn(p, " ")) {
		size_t len = strcspn(p, " ");
		if (len == n && memcmp(p, value, n) == 0)
			return true;
		p += len;
	}
	return !values;
}

static const struct setting *find(const char *name, size_t n)
{
	for (size_t i = 0; i < SETTINGS; i++)
		if (strlen(settings[i].name) == n && memcmp(settings[i].name, name, n) == 0)
			return &settings[i];
	return NULL;
}

static void act_set(struct talk *t, void *state, const char *arg)
{
	size_t n = strcspn(arg, " \t");
	const struct setting *s = find(arg, n);
	const char *value = arg + n + strspn(arg + n, " \t");
	struct err e = ERR_INIT;

	(void)state;
	if (!s)
		talk_say(t, "There is no such setting. Type again to hear them.");
	else if (!*value || !allowed(s->values, value))
		talk_say(t, "%s takes %s%s.", s->name, s->values ? "one of " : "words", s->values ? s->values : "");
	else if (app_put(t->app, s->key, value, &e) < 0)
		talk_fail(t, &e);
	else
		talk_say(t, "%s is %s.", s->name, value);
}

static const struct command commands[] = {
    {"set", "s", "NAME VALUE", "change a setting: set theme dark", true, act_set, false},
};

static const struct talk_place place = {
    .name = "Settings",
    .commands = commands,
    .n = sizeof commands / sizeof *commands,
    .tell = tell,
};

void plain_settings(struct talk *t)
{
	talk_in(t, &place, NULL);
}
