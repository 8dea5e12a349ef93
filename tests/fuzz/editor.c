/* Any bytes as commands of the editor, beside a simple model. */
#include <stddef.h>
#include <stdint.h>
#include "base/utf8.h"
#include "tests/editor/model.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static int ready;

	if (!ready++)
		utf8_locale();
	model_obey(data, n);
	return 0;
}
