/* Random commands, obeyed by the editor and by a simple model of it. ASYNCTUTOR_EDITOR_RUNS is how many sequences. */
#include "tests/unit/test.h"
#include "base/utf8.h"
#include "tests/editor/model.h"

static uint64_t seed = 88172645463325252u;

static uint8_t next_byte(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint8_t)(seed >> 32);
}

static void any_sequence_of_commands_equals_the_model(void **state)
{
	const char *runs = getenv("ASYNCTUTOR_EDITOR_RUNS");
	uint8_t bytes[400];
	size_t commands = 0;

	(void)state;
	for (long i = runs ? atol(runs) : 4000; i > 0; i--) {
		size_t n = next_byte() % 4 == 0 ? sizeof bytes : 60u + next_byte() % 60u;
		for (size_t k = 0; k < n; k++)
			bytes[k] = next_byte();
		commands += model_obey(bytes, n);
	}
	assert_true(commands > 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(any_sequence_of_commands_equals_the_model),
	};

	utf8_locale();
	return cmocka_run_group_tests_name("editor_model", tests, NULL, NULL);
}
