#include <stdbool.h>
#include "tests/unit/test.h"
#include "app/diff.h"

static void shows(const char *a, const char *b, const char *want)
{
	struct buf out = BUF_INIT;

	diff_unified(a, strlen(a), b, strlen(b), "a", "b", &out);
	assert_string_equal(out.data, want);
	buf_done(&out);
}

static void equal_texts_differ_in_nothing(void **state)
{
	(void)state;
	shows("", "", "");
	shows("x\ny\n", "x\ny\n", "");
}

static void changes_are_shown_with_context(void **state)
{
	(void)state;
	shows("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n",
	    "--- a\n+++ b\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
	shows("", "new\n", "--- a\n+++ b\n@@ -0,0 +1,1 @@\n+new\n");
	shows("old\n", "", "--- a\n+++ b\n@@ -1,1 +0,0 @@\n-old\n");
}

static void changes_far_apart_make_two_hunks(void **state)
{
	(void)state;
	shows("a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n",
	    "--- a\n+++ b\n@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n");
	shows("a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n",
	    "--- a\n+++ b\n@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n");
}

static void a_missing_last_newline_is_said(void **state)
{
	(void)state;
	shows("x", "x\n", "--- a\n+++ b\n@@ -1,1 +1,1 @@\n-x\n\\ No newline at end of file\n+x\n");
}

/* Applies a unified diff whose lines all end in newlines. */
static void apply(const char *a, const char *diff, struct buf *out)
{
	const char *p = strstr(diff, "@@ ");
	unsigned long at = 1;

	while (p && *p) {
		if (*p == '@') {
			unsigned long from = strtoul(strchr(p, '-') + 1, NULL, 10);
			bool none = strtoul(strchr(p, ',') + 1, NULL, 10) == 0;
			for (; at < from + none; at++) {
				size_t n = strcspn(a, "\n") + 1;
				buf_add(out, a, n);
				a += n;
			}
		} else {
			size_t n = strcspn(p + 1, "\n") + 1;
			if (*p != '-')
				buf_add(out, p + 1, n);
			if (*p != '+') {
				assert_memory_equal(a, p + 1, n);
				a += n;
				at++;
			}
		}
		p = strchr(p, '\n') + 1;
	}
	buf_addstr(out, a);
}

static void a_diff_applied_gives_the_other_text(void **state)
{
	unsigned seed = 1;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct buf a = BUF_INIT, b = BUF_INIT, diff = BUF_INIT, got = BUF_INIT;
		for (unsigned i = 0, n = seed % 30; i < n; i++) {
			seed = seed * 1103515245u + 12345u;
			unsigned r = seed >> 16;
			if (r % 5)
				buf_addf(&a, "%u\n", r / 5 % 4);
			if (r % 7)
				buf_addf(&b, "%u\n", r % 3 ? r / 5 % 4 : r / 9 % 4);
		}
		seed = seed * 1103515245u + 12345u;
		diff_unified(a.data, a.len, b.data, b.len, "a", "b", &diff);
		apply(a.data, diff.data, &got);
		assert_string_equal(got.data, b.data);
		buf_done(&a);
		buf_done(&b);
		buf_done(&diff);
		buf_done(&got);
	}
}

static void texts_too_far_apart_are_replaced_whole(void **state)
{
	struct buf a = BUF_INIT, b = BUF_INIT, diff = BUF_INIT, got = BUF_INIT;

	(void)state;
	for (int i = 0; i < 5000; i++) {
		buf_addf(&a, "a%d\n", i);
		buf_addf(&b, "b%d\n", i);
	}
	diff_unified(a.data, a.len, b.data, b.len, "a", "b", &diff);
	apply(a.data, diff.data, &got);
	assert_string_equal(got.data, b.data);
	buf_done(&a);
	buf_done(&b);
	buf_done(&diff);
	buf_done(&got);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(equal_texts_differ_in_nothing),
	    cmocka_unit_test(changes_are_shown_with_context),
	    cmocka_unit_test(changes_far_apart_make_two_hunks),
	    cmocka_unit_test(a_missing_last_newline_is_said),
	    cmocka_unit_test(a_diff_applied_gives_the_other_text),
	    cmocka_unit_test(texts_too_far_apart_are_replaced_whole),
	};

	return cmocka_run_group_tests_name("app_diff", tests, NULL, NULL);
}
