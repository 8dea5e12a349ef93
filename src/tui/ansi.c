/* A page as text for a terminal that scrolls: the looks of the screens as SGR sequences (ECMA-48, 8.3.117). */
#include "base/buf.h"
#include "tui/ansi.h"

static void add_colour(struct buf *out, int colour, int base)
{
	if (colour >= 16)
		buf_addf(out, ";%d;5;%d", base + 8, colour);
	else if (colour >= 8)
		buf_addf(out, ";%d", base + 60 + colour - 8);
	else if (colour >= 0)
		buf_addf(out, ";%d", base + colour);
}

static void change_look(struct buf *out, struct look *now, struct look look)
{
	static const struct {
		unsigned attr;
		char code;
	} codes[] = {{LOOK_BOLD, '1'}, {LOOK_DIM, '2'}, {LOOK_ITALIC, '3'}, {LOOK_UNDERLINE, '4'}, {LOOK_REVERSE, '7'}};

	if (now->fg == look.fg && now->bg == look.bg && now->attrs == look.attrs)
		return;
	*now = look;
	buf_addstr(out, "\033[0");
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (look.attrs & codes[i].attr)
			buf_addf(out, ";%c", codes[i].code);
	add_colour(out, look.fg, 30);
	add_colour(out, look.bg, 40);
	buf_addch(out, 'm');
}

void ansi_page(struct md_layout *l, enum theme theme, int colours, struct buf *out)
{
	const struct look plain = theme_look(theme, colours, MD_TEXT), none = {-1, -1, 0};
	const struct md_line *line;

	for (size_t n = 0; (line = md_line(l, n)); n++) {
		struct look now = none;
		for (size_t i = 0; i < line->nspans; i++) {
			change_look(out, &now, theme_look(theme, colours, (int)line->spans[i].style));
			buf_add(out, line->spans[i].text, line->spans[i].len);
		}
		change_look(out, &now, plain);
		if (plain.bg >= 0)
			buf_addstr(out, "\033[K"); /* the rest of the line too, without blanks that would be copied */
		change_look(out, &now, none);
		buf_addch(out, '\n');
	}
}
