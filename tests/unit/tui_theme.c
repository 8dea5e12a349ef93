#include <math.h>
#include "tests/unit/test.h"
#include "base/utf8.h"
#include "tui/glyph.h"
#include "tui/theme.h"

static const int depths[] = {8, 16, 256};

struct rgb {
	double r, g, b;
};

/* xterm's default palette. */
static struct rgb palette(int n)
{
	static const unsigned char base[16][3] = {{0, 0, 0}, {205, 0, 0}, {0, 205, 0}, {205, 205, 0}, {0, 0, 238}, {205, 0, 205},
	    {0, 205, 205}, {229, 229, 229}, {127, 127, 127}, {255, 0, 0}, {0, 255, 0}, {255, 255, 0}, {92, 92, 255},
	    {255, 0, 255}, {0, 255, 255}, {255, 255, 255}};
	static const unsigned char steps[6] = {0, 95, 135, 175, 215, 255};

	if (n < 16)
		return (struct rgb){base[n][0], base[n][1], base[n][2]};
	if (n < 232) {
		n -= 16;
		return (struct rgb){steps[n / 36], steps[n / 6 % 6], steps[n % 6]};
	}
	return (struct rgb){8 + 10 * (n - 232), 8 + 10 * (n - 232), 8 + 10 * (n - 232)};
}

static double linear(double c)
{
	c /= 255;
	return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(int n)
{
	struct rgb c = palette(n);

	return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

static double contrast(int a, int b)
{
	double x = luminance(a) + 0.05, y = luminance(b) + 0.05;

	return x > y ? x / y : y / x;
}

static void every_style_reaches_its_contrast_in_every_theme(void **state)
{
	(void)state;
	assert_true(contrast(0, 15) > 20.9 && contrast(0, 15) < 21.1);
	for (int t = 0; t < THEME_NONE; t++) {
		for (size_t d = 0; d < sizeof depths / sizeof *depths; d++) {
			for (int s = 0; s < STYLES; s++) {
				struct look look = theme_look((enum theme)t, depths[d], s);
				double c = contrast(look.fg, look.bg), want = t == THEME_CONTRAST ? 7 : 4.5;
				if (c < want)
					fail_msg("theme %s, %d colours, style %d: %d on %d is %.2f:1", theme_name((enum theme)t),
					    depths[d], s, look.fg, look.bg, c);
			}
		}
	}
}

static void eight_colours_use_only_eight(void **state)
{
	(void)state;
	for (int t = 0; t < THEME_NONE; t++) {
		for (int s = 0; s < STYLES; s++) {
			struct look look = theme_look((enum theme)t, 8, s);
			assert_in_range(look.fg, 0, 7);
			assert_in_range(look.bg, 0, 7);
			assert_int_not_equal(look.fg, look.bg);
		}
	}
}

static void a_theme_needs_fewer_than_64_pairs(void **state)
{
	(void)state;
	for (int t = 0; t < THEME_NONE; t++) {
		for (size_t d = 0; d < sizeof depths / sizeof *depths; d++) {
			bool seen[256][256] = {{false}};
			int pairs = 0;
			for (int s = 0; s < STYLES; s++) {
				struct look look = theme_look((enum theme)t, depths[d], s);
				pairs += !seen[look.fg][look.bg];
				seen[look.fg][look.bg] = true;
			}
			assert_in_range(pairs, 2, 63);
		}
	}
}

static void without_colour_what_matters_differs_from_text(void **state)
{
	static const int styles[] = {STYLE_SELECTED, STYLE_MATCH, STYLE_MATCH_NOW, STYLE_LINK_FOCUS, STYLE_FAIL_LINE, MD_LINK, MD_H1,
	    MD_STRONG, STYLE_TITLE};

	(void)state;
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
		struct look look = theme_look(THEME_NONE, 256, styles[i]);
		assert_int_equal(look.fg, -1);
		assert_int_equal(look.bg, -1);
		assert_int_not_equal(look.attrs, theme_look(THEME_NONE, 256, MD_TEXT).attrs);
	}
	assert_int_not_equal(theme_look(THEME_NONE, 0, STYLE_MATCH).attrs, theme_look(THEME_NONE, 0, STYLE_MATCH_NOW).attrs);
}

static void too_few_colours_are_none(void **state)
{
	(void)state;
	assert_int_equal(theme_look(THEME_DARK, 2, STYLE_SELECTED).fg, -1);
	assert_int_equal(theme_look(THEME_DARK, 0, STYLE_SELECTED).attrs, theme_look(THEME_NONE, 256, STYLE_SELECTED).attrs);
}

static void the_environment_chooses_a_theme(void **state)
{
	enum theme t;

	(void)state;
	unsetenv("NO_COLOR");
	unsetenv("COLORFGBG");
	assert_int_equal(theme_from_environment(), THEME_DARK);
	setenv("COLORFGBG", "0;15", 1);
	assert_int_equal(theme_from_environment(), THEME_LIGHT);
	setenv("NO_COLOR", "", 1);
	assert_int_equal(theme_from_environment(), THEME_LIGHT);
	setenv("NO_COLOR", "1", 1);
	assert_int_equal(theme_from_environment(), THEME_NONE);
	for (int i = 0; i < THEMES; i++) {
		assert_true(theme_parse(theme_name((enum theme)i), &t));
		assert_int_equal(t, i);
	}
	assert_false(theme_parse("pink", &t));
}

static void every_glyph_has_an_ascii_twin_of_its_width(void **state)
{
	(void)state;
	for (int g = 0; g < GLYPHS; g++) {
		const char *wide = glyph((enum glyph)g, false), *ascii = glyph((enum glyph)g, true);
		assert_int_equal(utf8_width(wide, strlen(wide)), strlen(ascii));
		for (const char *p = ascii; *p; p++)
			assert_in_range(*p, 0x20, 0x7E);
	}
	assert_int_equal(glyph_ascii(0x2019), '\'');
	assert_int_equal(glyph_ascii(0x65E5), '?');
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_style_reaches_its_contrast_in_every_theme),
	    cmocka_unit_test(eight_colours_use_only_eight),
	    cmocka_unit_test(a_theme_needs_fewer_than_64_pairs),
	    cmocka_unit_test(without_colour_what_matters_differs_from_text),
	    cmocka_unit_test(too_few_colours_are_none),
	    cmocka_unit_test(the_environment_chooses_a_theme),
	    cmocka_unit_test(every_glyph_has_an_ascii_twin_of_its_width),
	};

	utf8_locale();
	return cmocka_run_group_tests_name("tui theme", tests, NULL, NULL);
}
