#include "app/settings.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "base/str.h"
#include "base/xalloc.h"

#define TEXT_MAX_BYTES 80

static const struct {
	const char *name, *values, *label, *help;
} table[SETTINGS] = {
#define SETTING(id, name, values, label, help) [SETTING_##id] = {name, values, label, help},
#include "app/settings.def"
#undef SETTING
};

const char *setting_name(enum setting s)
{
	assert(s < SETTINGS);
	return table[s].name;
}

const char *setting_values(enum setting s)
{
	assert(s < SETTINGS);
	return table[s].values;
}

const char *setting_label(enum setting s)
{
	assert(s < SETTINGS);
	return table[s].label;
}

const char *setting_help(enum setting s)
{
	assert(s < SETTINGS);
	return table[s].help;
}

int setting_find(const char *name, enum setting *out, struct err *e)
{
	const char *names[SETTINGS];

	for (int s = 0; s < SETTINGS; s++) {
		names[s] = table[s].name;
		if (strcmp(name, names[s]) == 0) {
			*out = (enum setting)s;
			return 0;
		}
	}
	const char *near = str_nearest(name, names, SETTINGS);
	return err_set(e, ERR_USAGE, "there is no setting \"%s\"; %s%s%s", name, near ? "did you mean \"" : "`asynctutor settings` lists all",
	    near ? near : "", near ? "\"?" : "");
}

/* Value N of S, from 0; N 0 where there are fewer. The caller frees. */
static char *value_at(enum setting s, size_t n)
{
	const char *at = table[s].values;

	for (; n > 0 && strchr(at, ' '); n--)
		at = strchr(at, ' ') + 1;
	if (n > 0)
		at = table[s].values;
	return xstrndup(at, strcspn(at, " "));
}

/* The place of VALUE among the values of S, and how many there are; -1 where it is none. */
static int place_of(enum setting s, const char *value, int *of)
{
	int found = -1;

	*of = 0;
	for (const char *at = table[s].values; *at; ++*of) {
		size_t n = strcspn(at, " ");
		if (strlen(value) == n && memcmp(value, at, n) == 0)
			found = *of;
		at += n + (at[n] == ' ');
	}
	return found;
}

static bool fits(enum setting s, const char *value)
{
	int of;

	return place_of(s, value, &of) >= 0 || of == 0;
}

static char *key_of(enum setting s)
{
	return xasprintf("setting/%s", table[s].name);
}

char *setting_get(struct app *a, enum setting s)
{
	char *key = key_of(s), *value = app_get(a, key);

	free(key);
	if (value && fits(s, value))
		return value;
	free(value);
	return value_at(s, 0);
}

bool setting_is(struct app *a, enum setting s, const char *value)
{
	char *now = setting_get(a, s);
	bool same = strcmp(now, value) == 0;

	free(now);
	return same;
}

static int check(enum setting s, const char *value, struct err *e)
{
	if (!fits(s, value))
		return err_set(e, ERR_USAGE, "%s is one of: %s; not \"%s\"", table[s].name, table[s].values, value);
	if (strlen(value) > TEXT_MAX_BYTES || strpbrk(value, "\r\n"))
		return err_set(e, ERR_USAGE, "%s is one line of at most %d bytes", table[s].name, TEXT_MAX_BYTES);
	return 0;
}

int setting_put(struct app *a, enum setting s, const char *value, struct err *e)
{
	if (check(s, value, e) < 0)
		return -1;
	char *key = key_of(s);
	int status = app_put(a, key, value, e);
	free(key);
	return status;
}

char *setting_next(enum setting s, const char *value, int step)
{
	int of, at = place_of(s, value, &of);

	return of ? value_at(s, (size_t)((at + step + of) % of)) : NULL;
}
