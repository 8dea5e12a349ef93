#include <stdlib.h>
#include <string.h>
#include "app/app.h"
#include "python/highlight.h"

enum md_style app_token_style(enum py_token token)
{
	static const enum md_style styles[] = {
	    [PY_TEXT] = MD_CODE,
	    [PY_KEYWORD] = MD_CODE_KEYWORD,
	    [PY_STRING] = MD_CODE_STRING,
	    [PY_COMMENT] = MD_CODE_COMMENT,
	    [PY_NUMBER] = MD_CODE_NUMBER,
	    [PY_CONSTANT] = MD_CODE_CONSTANT,
	    [PY_DEFINITION] = MD_CODE_DEFINITION,
	    [PY_CALL] = MD_CODE_CALL,
	    [PY_BUILTIN] = MD_CODE_BUILTIN,
	    [PY_DECORATOR] = MD_CODE_DECORATOR,
	    [PY_OPERATOR] = MD_CODE_OPERATOR,
	};

	return styles[token];
}

void app_highlight(const char *language, const char *text, size_t len, md_emit_fn *emit, void *ctx)
{
	struct py_span *spans;

	if (strcmp(language, "python") != 0 && strcmp(language, "py") != 0)
		return;
	size_t n = py_highlight(text, len, &spans);
	for (size_t i = 0; i < n; i++)
		emit(spans[i].start, spans[i].end, app_token_style(spans[i].token), ctx);
	free(spans);
}
