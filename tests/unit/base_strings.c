#include "tests/unit/test.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/sha256.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"

static void a_buffer_is_always_terminated(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	assert_string_equal(b.data, "");
	buf_addf(&b, "%d-%s", 42, "x");
	buf_fill(&b, '.', 3);
	assert_string_equal(b.data, "42-x...");
	buf_truncate(&b, 2);
	assert_string_equal(b.data, "42");
	char *s = buf_detach(&b);
	assert_string_equal(s, "42");
	assert_string_equal(b.data, "");
	free(s);
	buf_clear(&b);
	buf_done(&b);
}

static void a_detached_empty_buffer_is_yours(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	char *s = buf_detach(&b);
	assert_string_equal(s, "");
	free(s);
}

static void a_vector_keeps_its_elements_when_it_grows(void **state)
{
	VEC(int) v = {0};

	(void)state;
	for (int i = 0; i < 1000; i++)
		*vec_push(&v) = i;
	assert_int_equal(v.len, 1000);
	for (int i = 0; i < 1000; i++)
		assert_int_equal(v.ptr[i], i);
	vec_done(&v);
	assert_null(v.ptr);
}

static void an_arena_hands_out_zeroed_aligned_memory(void **state)
{
	struct arena a = {0};

	(void)state;
	for (size_t size = 1; size < 5000; size += 37) {
		unsigned char *p = arena_alloc(&a, size);
		assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xFF, size);
	}
	assert_string_equal(arena_printf(&a, "%s %d", "line", 7), "line 7");
	arena_done(&a);
	assert_null(a.head);
}

static void slugs_are_words_with_single_hyphens(void **state)
{
	(void)state;
	assert_true(str_is_slug("gather-to-taskgroup"));
	assert_true(str_is_slug("gil"));
	assert_true(str_is_slug("a1"));
	assert_false(str_is_slug(""));
	assert_false(str_is_slug("-a"));
	assert_false(str_is_slug("a-"));
	assert_false(str_is_slug("a--b"));
	assert_false(str_is_slug("Gil"));
	assert_false(str_is_slug("../etc"));
	assert_false(str_is_slug("a_b"));
}

static void distance_counts_a_swap_as_one(void **state)
{
	(void)state;
	assert_int_equal(str_distance("check", "check"), 0);
	assert_int_equal(str_distance("chekc", "check"), 1);
	assert_int_equal(str_distance("kitten", "sitting"), 3);
	assert_int_equal(str_distance("", "abc"), 3);
}

static void the_nearest_word_is_near(void **state)
{
	static const char *const words[] = {"check", "course", "diff", "progress"};

	(void)state;
	assert_string_equal(str_nearest("chekc", words, 4), "check");
	assert_string_equal(str_nearest("progres", words, 4), "progress");
	assert_string_equal(str_nearest("prog", words, 4), "progress");
	assert_null(str_nearest("zzz", words, 4));
	assert_null(str_nearest("", words, 4));
}

static void safe(const char *in, enum cell_mode mode, const char *want)
{
	struct buf b = BUF_INIT;

	cellsafe(&b, in, strlen(in), mode);
	assert_string_equal(b.data, want);
	buf_done(&b);
}

static void no_control_character_passes(void **state)
{
	(void)state;
	safe("a\x1b[31mb", CELL_PROSE, "a\xe2\x90\x9b[31mb");
	safe("\x7f\t\n", CELL_PROSE, "\xe2\x90\xa1\xe2\x90\x89\xe2\x90\x8a");
	safe("\xc2\x9b" "31m", CELL_PROSE, "\xef\xbf\xbd" "31m");
	for (unsigned c = 1; c < 0x100; c++) {
		char in[5] = {0};
		struct buf b = BUF_INIT;
		utf8_encode(c, in);
		cellsafe(&b, in, strlen(in), CELL_PROSE);
		for (size_t i = 0; i < b.len;) {
			uint32_t cp;
			i += utf8_decode(b.data + i, b.len - i, &cp);
			assert_true(cp >= 0x20 && (cp < 0x7F || cp >= 0xA0));
		}
		buf_done(&b);
	}
}

static void bidirectional_controls_are_dropped_in_prose_and_shown_in_code(void **state)
{
	(void)state;
	safe("a\xe2\x80\xae" "b", CELL_PROSE, "ab");
	safe("a\xe2\x80\xae" "b", CELL_CODE, "a<U+202E>b");
	safe("a\xe2\x81\xa6" "b", CELL_CODE, "a<U+2066>b");
}

static void broken_bytes_become_replacement_characters(void **state)
{
	(void)state;
	safe("\xff", CELL_PROSE, "\xef\xbf\xbd");
	safe("\xc3", CELL_PROSE, "\xef\xbf\xbd");
	safe("\xed\xa0\x80", CELL_PROSE, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
	safe("\xc0\xaf", CELL_PROSE, "\xef\xbf\xbd\xef\xbf\xbd");
	assert_false(utf8_valid("\xf5\x80\x80\x80", 4));
	assert_true(utf8_valid("\xf4\x8f\xbf\xbf", 4));
}

static void marks_need_a_base_and_are_at_most_four(void **state)
{
	(void)state;
	safe("\xcc\x81" "a", CELL_PROSE, "a");
	safe("e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81", CELL_PROSE, "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81");
}

static void joined_emoji_fall_apart_into_measurable_ones(void **state)
{
	(void)state;
	safe("\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb", CELL_PROSE, "\xf0\x9f\x91\xa9\xf0\x9f\x92\xbb");
	assert_int_equal(utf8_width("\xf0\x9f\x91\xa9\xf0\x9f\x92\xbb", 8), 4);
	safe("\xe2\x9d\xa4\xef\xb8\x8f", CELL_PROSE, "\xe2\x9d\xa4");
}

static void fitting_stops_before_half_a_wide_character(void **state)
{
	int used;

	(void)state;
	assert_int_equal(utf8_fit("a\xe6\xbc\xa2\xe5\xad\x97", 7, 2, &used), 1);
	assert_int_equal(used, 1);
	assert_int_equal(utf8_fit("a\xe6\xbc\xa2\xe5\xad\x97", 7, 3, &used), 4);
	assert_int_equal(used, 3);
}

static void text_for_a_pipe_keeps_its_lines(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	textsafe(&b, "a\tb\r\n\x1b[0m\n", 10);
	assert_string_equal(b.data, "a\tb\xe2\x90\x8d\n\xe2\x90\x9b[0m\n");
	buf_done(&b);
}

static void digest(const char *text, const char *want)
{
	struct sha256 h;
	char hex[65];

	sha256_init(&h);
	sha256_add(&h, text, strlen(text));
	sha256_hex(&h, hex);
	assert_string_equal(hex, want);
}

static void digests_are_those_of_the_standard(void **state)
{
	(void)state;
	digest("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	digest("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
	    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_buffer_is_always_terminated),
	    cmocka_unit_test(a_detached_empty_buffer_is_yours),
	    cmocka_unit_test(a_vector_keeps_its_elements_when_it_grows),
	    cmocka_unit_test(an_arena_hands_out_zeroed_aligned_memory),
	    cmocka_unit_test(slugs_are_words_with_single_hyphens),
	    cmocka_unit_test(distance_counts_a_swap_as_one),
	    cmocka_unit_test(the_nearest_word_is_near),
	    cmocka_unit_test(no_control_character_passes),
	    cmocka_unit_test(bidirectional_controls_are_dropped_in_prose_and_shown_in_code),
	    cmocka_unit_test(broken_bytes_become_replacement_characters),
	    cmocka_unit_test(marks_need_a_base_and_are_at_most_four),
	    cmocka_unit_test(joined_emoji_fall_apart_into_measurable_ones),
	    cmocka_unit_test(fitting_stops_before_half_a_wide_character),
	    cmocka_unit_test(text_for_a_pipe_keeps_its_lines),
	    cmocka_unit_test(digests_are_those_of_the_standard),
	};

	utf8_locale();
	return cmocka_run_group_tests_name("base_strings", tests, NULL, NULL);
}
