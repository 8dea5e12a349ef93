/* The settings, and what they may be. */
#include <stdlib.h>
#include <string.h>
#include "app/settings.h"
#include "base/xalloc.h"
#include "plain/place.h"

static void tell(struct talk *t, void *state)
{
	(void)state;
	for (int i = 0; i < SETTINGS; i++) {
		enum setting s = (enum setting)i;
		char *value = setting_get(t->app, s);
		bool choice = *setting_values(s);
		talk_say(t, "%s: %s. It is %s%s%s.", setting_name(s), setting_help(s), *value ? value : "not set", choice ? "; one of " : "", setting_values(s));
		free(value);
	}
}

static void act_set(struct talk *t, void *state, const char *arg)
{
	size_t n = strcspn(arg, " \t");
	char *name = xstrndup(arg, n);
	const char *value = arg + n + strspn(arg + n, " \t");
	struct err e = ERR_INIT;
	enum setting s;

	(void)state;
	if (setting_find(name, &s, &e) < 0 || setting_put(t->app, s, value, &e) < 0)
		talk_fail(t, &e);
	else
		talk_say(t, "%s is %s.", setting_name(s), value);
	free(name);
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
