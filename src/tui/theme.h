/*
 * Styles and how they look. Screens name styles; only a terminal asks what they look like. From theme.def.
 * Source of the contrast: WCAG 2.1, 1.4.3 and 1.4.6.
 */
#ifndef ASYNCTUTOR_TUI_THEME_H
#define ASYNCTUTOR_TUI_THEME_H

#include <stdbool.h>
#include "markdown/markdown.h"

/* Continues enum md_style. STYLE_TEXT (MD_TEXT) is 0. */
enum style {
	STYLE_BEFORE_UI = MD_STYLES - 1,
#define THEME(id, name, c256, c16)
#define MD(id, colour, mono, d256, d16, l256, l16, c16)
#define UI(id, colour, mono, d256, d16, l256, l16, c16) STYLE_##id,
#include "tui/theme.def"
#undef THEME
#undef MD
#undef UI
	STYLES
};

enum theme {
#define THEME(id, name, c256, c16) THEME_##id,
#define MD(id, colour, mono, d256, d16, l256, l16, c16)
#define UI(id, colour, mono, d256, d16, l256, l16, c16)
#include "tui/theme.def"
#undef THEME
#undef MD
#undef UI
	THEME_NONE, /* attributes only */
	THEMES
};

enum look_attr { LOOK_BOLD = 1, LOOK_UNDERLINE = 2, LOOK_ITALIC = 4, LOOK_REVERSE = 8, LOOK_DIM = 16 };

struct look {
	int fg, bg; /* palette indices; -1 where there are no colours */
	unsigned attrs;
};

/* "dark", "light", "contrast", "none". */
const char *theme_name(enum theme t);
/* False where NAME is no theme. */
bool theme_parse(const char *name, enum theme *out);
/*
 * The theme that the environment asks for: THEME_NONE where NO_COLOR is set and not empty (https://no-color.org), else light where COLORFGBG tells of a
 * light background, else dark.
 */
enum theme theme_from_environment(void);
/* The theme NAME, where the environment does not ask for THEME_NONE; that of the environment where there is none of that name, as "auto". */
enum theme theme_chosen(const char *name);
/* COLOURS: how many the terminal has (0, 8, 16, 256 or more); fewer than 8 gives what THEME_NONE gives. */
struct look theme_look(enum theme t, int colours, int style);

#endif
