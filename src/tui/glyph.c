#include <assert.h>
#include <stddef.h>
#include "tui/glyph.h"

static const char *const glyphs[GLYPHS][2] = {
#define GLYPH(id, utf8, ascii) [GLYPH_##id] = {utf8, ascii},
#include "tui/glyph.def"
#undef GLYPH
};

const char *glyph(enum glyph g, bool ascii)
{
	assert(g < GLYPHS);
	return glyphs[g][ascii];
}

char glyph_ascii(unsigned cp)
{
	static const struct {
		unsigned first, last;
		char c;
	} rows[] = {
	    {0xA0, 0xA0, ' '}, {0xB7, 0xB7, '.'}, {0x2000, 0x200A, ' '}, {0x2010, 0x2015, '-'}, {0x2018, 0x201B, '\''},
	    {0x201C, 0x201F, '"'}, {0x2022, 0x2022, '*'}, {0x2026, 0x2026, '.'}, {0x2039, 0x2039, '<'}, {0x203A, 0x203A, '>'},
	    {0x2190, 0x2190, '<'}, {0x2192, 0x2192, '>'}, {0x2212, 0x2212, '-'}, {0x2400, 0x2426, '^'}, {0x2500, 0x2501, '-'},
	    {0x2502, 0x2503, '|'}, {0x25BC, 0x25BC, 'v'}, {0x250C, 0x254B, '+'},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (cp >= rows[i].first && cp <= rows[i].last)
			return rows[i].c;
	return '?';
}
