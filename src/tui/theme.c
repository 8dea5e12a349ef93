#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "tui/theme.h"

#define B LOOK_BOLD
#define U LOOK_UNDERLINE
#define I LOOK_ITALIC
#define R LOOK_REVERSE
#define D LOOK_DIM

#define on(fore, back) {fore, back}
#define fg(fore) {fore, -1}
#define OWN {-1, -1}

struct pair {
	int fg, bg; /* -1 for the theme's own */
};

enum column { DARK_256, DARK_16, LIGHT_256, LIGHT_16, CONTRAST_16, COLUMNS };

static const struct {
	unsigned colour, mono;
	struct pair pairs[COLUMNS];
} rows[STYLES] = {
#define THEME(id, name, c256, c16)
#define MD(id, colour, mono, d256, d16, l256, l16, c16) [MD_##id] = {colour, mono, {d256, d16, l256, l16, c16}},
#define UI(id, colour, mono, d256, d16, l256, l16, c16) [STYLE_##id] = {colour, mono, {d256, d16, l256, l16, c16}},
#include "tui/theme.def"
#undef THEME
#undef MD
#undef UI
};

static const struct {
	const char *name;
	struct pair own256, own16;
} themes[THEMES] = {
#define THEME(id, name, c256, c16) [THEME_##id] = {name, c256, c16},
#define MD(id, colour, mono, d256, d16, l256, l16, c16)
#define UI(id, colour, mono, d256, d16, l256, l16, c16)
#include "tui/theme.def"
#undef THEME
#undef MD
#undef UI
    [THEME_NONE] = {"none", OWN, OWN},
};

const char *theme_name(enum theme t)
{
	assert(t < THEMES);
	return themes[t].name;
}

bool theme_parse(const char *name, enum theme *out)
{
	for (int t = 0; t < THEMES; t++) {
		if (strcmp(name, themes[t].name) == 0) {
			*out = (enum theme)t;
			return true;
		}
	}
	return false;
}

enum theme theme_from_environment(void)
{
	const char *no_color = getenv("NO_COLOR"), *fgbg = getenv("COLORFGBG");
	const char *background = fgbg ? strrchr(fgbg, ';') : NULL;

	if (no_color && *no_color)
		return THEME_NONE;
	if (background && (strcmp(background, ";7") == 0 || strcmp(background, ";15") == 0))
		return THEME_LIGHT;
	return THEME_DARK;
}

enum theme theme_chosen(const char *name)
{
	enum theme theme = theme_from_environment();

	if (theme != THEME_NONE)
		theme_parse(name, &theme);
	return theme;
}

static enum column column_of(enum theme t, int colours)
{
	switch (t) {
	case THEME_DARK:
		return colours >= 256 ? DARK_256 : DARK_16;
	case THEME_LIGHT:
		return colours >= 256 ? LIGHT_256 : LIGHT_16;
	default:
		return CONTRAST_16;
	}
}

/* What of eight colours a light one becomes: plain red, blue and magenta are too dark on black. */
static int one_of_eight(int colour)
{
	static const int dark[] = {0, 3, 2, 3, 6, 7, 6, 7};

	return colour >= 8 ? dark[colour - 8] : colour;
}

struct look theme_look(enum theme t, int colours, int style)
{
	assert(t < THEMES && style >= 0 && style < STYLES);
	if (t == THEME_NONE || colours < 8)
		return (struct look){-1, -1, rows[style].mono};
	struct pair own = colours >= 256 ? themes[t].own256 : themes[t].own16;
	struct pair p = rows[style].pairs[column_of(t, colours)];
	struct look look = {p.fg < 0 ? own.fg : p.fg, p.bg < 0 ? own.bg : p.bg, rows[style].colour};
	if (colours < 16) {
		if (look.fg >= 8)
			look.attrs |= LOOK_BOLD;
		look.fg = one_of_eight(look.fg);
		look.bg &= 7;
	}
	return look;
}
