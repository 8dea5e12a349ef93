#include "tests/unit/test.h"
#include "tui/mouse.h"

static void reports_become_clicks_drags_and_turns_of_the_wheel(void **state)
{
	static const struct {
		const char *reports[3];
		struct mouse want; /* of the last */
	} cases[] = {
	    {{"<0;12;5M"}, {MOUSE_NONE, 4, 11, 0, 0}},
	    {{"<0;12;5M", "<0;12;5m"}, {MOUSE_CLICK, 4, 11, 4, 11}},
	    {{"<0;12;5M", "<0;30;5m"}, {MOUSE_DRAG, 4, 29, 4, 11}},
	    {{"<0;12;5M", "<0;12;5m", "<0;12;5m"}, {MOUSE_NONE, 4, 11, 0, 0}}, /* only once */
	    {{"<0;12;5m"}, {MOUSE_NONE, 4, 11, 0, 0}},
	    {{"<2;12;5M", "<2;12;5m"}, {MOUSE_NONE, 4, 11, 0, 0}},   /* the right button */
	    {{"<4;12;5M", "<4;12;5m"}, {MOUSE_NONE, 4, 11, 0, 0}},   /* with Shift */
	    {{"<0;12;5M", "<2;1;1M", "<0;12;5m"}, {MOUSE_NONE, 4, 11, 0, 0}},
	    {{"<64;1;1M"}, {MOUSE_WHEEL_UP, 0, 0, 0, 0}},
	    {{"<65;300;200M"}, {MOUSE_WHEEL_DOWN, 199, 299, 0, 0}},
	    {{"<81;3;3M"}, {MOUSE_WHEEL_DOWN, 2, 2, 0, 0}}, /* with Ctrl */
	    {{"<66;3;3M"}, {MOUSE_NONE, 2, 2, 0, 0}},	      /* sideways */
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct mouse_press press = {0};
		struct mouse m = {0};
		for (size_t k = 0; k < 3 && cases[i].reports[k]; k++)
			m = mouse_take(&press, cases[i].reports[k]);
		assert_int_equal(m.kind, cases[i].want.kind);
		assert_int_equal(m.y, cases[i].want.y);
		assert_int_equal(m.x, cases[i].want.x);
		assert_int_equal(m.from_y, cases[i].want.from_y);
		assert_int_equal(m.from_x, cases[i].want.from_x);
	}
}

static void what_is_no_report_is_nothing(void **state)
{
	static const char *const wrong[] = {"", "<", "<0;1M", "<0;1;1", "<0;1;1R", "0;1;1M", "<0;1;1Mx", "<0;99999999999;1M", "<0;0;0M", "1;3D"};
	struct mouse_press press = {0};

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		assert_int_equal(mouse_take(&press, wrong[i]).kind, MOUSE_NONE);
		assert_false(press.held);
	}
}

static void three_bytes_mean_the_same(void **state)
{
	struct mouse_press press = {0};

	(void)state;
	assert_int_equal(mouse_take_bytes(&press, (const unsigned char *)" ,%").kind, MOUSE_NONE);
	struct mouse m = mouse_take_bytes(&press, (const unsigned char *)"#,%");
	assert_int_equal(m.kind, MOUSE_CLICK);
	assert_int_equal(m.y, 4);
	assert_int_equal(m.x, 11);
	assert_int_equal(mouse_take_bytes(&press, (const unsigned char *)"`!!").kind, MOUSE_WHEEL_UP);
	assert_int_equal(mouse_take_bytes(&press, (const unsigned char *)"a!!").kind, MOUSE_WHEEL_DOWN);
	assert_int_equal(mouse_take_bytes(&press, (const unsigned char *)"a\0\0").kind, MOUSE_NONE);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reports_become_clicks_drags_and_turns_of_the_wheel),
	    cmocka_unit_test(what_is_no_report_is_nothing),
	    cmocka_unit_test(three_bytes_mean_the_same),
	};

	return cmocka_run_group_tests_name("tui mouse", tests, NULL, NULL);
}
