#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include "base/utf8.h"
#include "markdown/wrap.h"

/* A place where a line can end. */
struct spot {
	size_t end, next;
	int width;
	bool found;
};

static bool is_any(uint32_t cp, const uint32_t *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (list[i] == cp)
			return true;
	return false;
}

static bool is_closing(uint32_t cp)
{
	static const uint32_t list[] = {')', ']', '}', ',', '.', ':', ';', '!', '?', '%', 0xBB, 0x2019, 0x201D, 0x2026, 0x3001, 0x3002, 0x3005,
	    0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x3019, 0x301C, 0x301F, 0x303B, 0x3041, 0x3043, 0x3045, 0x3047, 0x3049,
	    0x3063, 0x3083, 0x3085, 0x3087, 0x308E, 0x309B, 0x309C, 0x309D, 0x309E, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3,
	    0x30E5, 0x30E7, 0x30EE, 0x30FB, 0x30FC, 0x30FD, 0x30FE, 0xFF01, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D,
	    0xFF60};

	return is_any(cp, list, sizeof list / sizeof *list);
}

static bool is_opening(uint32_t cp)
{
	static const uint32_t list[] = {'(', '[', '{', 0xAB, 0x2018, 0x201C, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x3018,
	    0x301D, 0xFF08, 0xFF3B, 0xFF5B, 0xFF5F};

	return is_any(cp, list, sizeof list / sizeof *list);
}

/* A character and its cells. */
struct glyph {
	uint32_t cp;
	int width;
};

/* Korean is wide as well, but has words. */
static bool is_ideograph(struct glyph g)
{
	bool hangul = (g.cp >= 0x1100 && g.cp <= 0x11FF) || (g.cp >= 0xAC00 && g.cp <= 0xD7A3);

	return g.width == 2 && !hangul;
}

static bool breaks_between(struct glyph a, struct glyph b)
{
	return (is_ideograph(a) || is_ideograph(b)) && !is_closing(b.cp) && !is_opening(a.cp);
}

/* ASCII letters and digits: nothing breaks between two of them. */
static bool is_letter(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z');
}

static bool is_word(uint32_t cp)
{
	return is_letter(cp) || cp >= 0xC0;
}

/* Behind the hyphen or slash B of a compound, address or path. */
static bool breaks_behind(struct glyph a, struct glyph b, struct glyph c)
{
	return (b.cp == '-' || b.cp == '/' || b.cp == 0x2013 || b.cp == 0x2014) && is_word(a.cp) && is_word(c.cp);
}

static size_t next_glyph(const char *text, size_t n, struct glyph *g)
{
	if (*text >= 0x20 && *text < 0x7F) {
		*g = (struct glyph){(unsigned char)*text, 1};
		return 1;
	}
	size_t step = utf8_decode(text, n, &g->cp);
	g->width = utf8_cp_width(g->cp);
	if (g->width < 0)
		g->width = 1;
	return step;
}

/* A blank ends the line where it can; a compound is taken apart only where the line would be less than half full otherwise. */
static struct md_cut choose(struct spot blank, struct spot compound, struct md_cut force, int cells)
{
	struct spot best = blank;

	if (compound.found && (!blank.found || (compound.next > blank.next && blank.width < cells / 2)))
		best = compound;
	return best.found ? (struct md_cut){best.end, best.next, best.width} : force;
}

/* An empty line in place of blanks before the first word, which reach beyond the line at AT. */
static struct md_cut drop_blanks(const char *text, size_t n, size_t at)
{
	while (at < n && text[at] == ' ')
		at++;
	if (at < n && text[at] == '\n')
		at++;
	else if (at < n && (unsigned char)text[at] >= 0x80)
		at--; /* it may be a mark on the last of them */
	return (struct md_cut){0, at, 0};
}

/*
 * Breaks a word at AT, WIDTH cells behind the line's beginning, for the sign G that is to begin the next line; a closing sign takes the letter before
 * it along.
 */
static struct md_cut force(const char *text, size_t at, int width, struct glyph g)
{
	struct glyph letter = g;
	size_t i = at;

	while (i && (is_closing(letter.cp) || letter.width <= 0)) {
		for (i--; i && ((unsigned char)text[i] & 0xC0) == 0x80;)
			i--;
		next_glyph(text + i, at - i, &letter);
	}
	return i ? (struct md_cut){i, i, width - utf8_width(text + i, at - i)} : (struct md_cut){at, at, width};
}

struct md_cut md_cut(const char *text, size_t n, int cells)
{
	struct spot blank = {0}, compound = {0};
	struct glyph g, last = {0}, before = {0};
	int width = 0;
	size_t step;

	for (size_t i = 0; i < n; i += step) {
		if (text[i] == '\n') {
			bool behind = blank.found && blank.next == i && last.cp == ' ';
			return (struct md_cut){behind ? blank.end : i, i + 1, behind ? blank.width : width};
		}
		if (is_letter((unsigned char)text[i]) && is_letter(last.cp) && width < cells) { /* most of the text */
			before = last;
			last.cp = (unsigned char)text[i];
			width++;
			step = 1;
			continue;
		}
		step = next_glyph(text + i, n - i, &g);
		if (g.cp == ' ') {
			if (last.cp != ' ' && i)
				blank = (struct spot){i, i, width, true};
			width++;
			if (blank.found)
				blank.next = i + 1;
			else if (width > cells)
				return drop_blanks(text, n, i);
			before = last;
			last = g;
			continue;
		}
		if (g.width == 0 && last.cp == ' ') { /* a mark on a blank makes it more than a blank */
			last.cp = 0xA0;
			blank.next = i - 1;
			if (blank.found && width > cells)
				return choose(blank, compound, (struct md_cut){0}, cells);
		}
		if (g.width > 0 && last.cp != ' ' && last.cp) {
			if (breaks_between(last, g))
				blank = (struct spot){i, i, width, true};
			else if (breaks_behind(before, last, g))
				compound = (struct spot){i, i, width, true};
		}
		if (g.width > 0 && width + g.width > cells && i)
			return choose(blank, compound, blank.found || compound.found ? (struct md_cut){0} : force(text, i, width, g), cells);
		width += g.width;
		if (g.width > 0) {
			before = last;
			last = g;
		}
	}
	if (blank.found && blank.next == n && last.cp == ' ')
		return (struct md_cut){blank.end, n, blank.width};
	return (struct md_cut){n, n, width};
}

void md_measure(const char *text, size_t n, int *natural, int *word)
{
	struct glyph g, last = {0};
	int width = 0, piece = 0;

	*natural = *word = 0;
	for (size_t i = 0; i < n;) {
		bool line = text[i] == '\n';
		size_t step = line ? 1 : next_glyph(text + i, n - i, &g);
		if (line || g.cp == ' ' || breaks_between(last, g))
			piece = 0;
		width = line ? 0 : width + g.width;
		piece += line || g.cp == ' ' ? 0 : g.width;
		*natural = width > *natural ? width : *natural;
		*word = piece > *word ? piece : *word;
		last = line ? (struct glyph){0} : g;
		i += step;
	}
}
