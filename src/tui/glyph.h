/* The signs that screens draw, from glyph.def. */
#ifndef ASYNCTUTOR_TUI_GLYPH_H
#define ASYNCTUTOR_TUI_GLYPH_H

#include <stdbool.h>

enum glyph {
#define GLYPH(id, utf8, ascii) GLYPH_##id,
#include "tui/glyph.def"
#undef GLYPH
	GLYPHS
};

const char *glyph(enum glyph g, bool ascii);
/* What stands for the code point CP (not ASCII) on a terminal that has ASCII only: one ASCII character. */
char glyph_ascii(unsigned cp);

#endif
