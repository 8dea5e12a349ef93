/* Whatever is parsed is written as text that parses to the same text again, without a control character. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "json/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const char *text)
{
	struct err e = ERR_INIT;
	struct js *value = js_parse(text, strlen(text), "fuzz", 1, &e);

	if (!value)
		abort();
	char *again = js_dump(value, 0);
	if (strcmp(text, again) != 0)
		abort();
	for (const char *p = again; *p; p++)
		if ((unsigned char)*p < 0x20 || *p == 0x7F)
			abort();
	free(again);
	js_free(value);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct err e = ERR_INIT;
	struct js *value = js_parse((const char *)data, size, "fuzz", 1, &e);

	if (value) {
		char *text = js_dump(value, 0), *wide = js_dump(value, 2);
		check(text);
		free(wide);
		free(text);
	} else if (e.line < 1 || e.col < 1 || !e.text) {
		abort();
	}
	js_free(value);
	err_done(&e);
	return 0;
}
