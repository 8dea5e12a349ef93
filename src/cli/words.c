#include <stdbool.h>
#include <string.h>
#include "base/buf.h"
#include "base/path.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "cli/words.h"

#define WORDS_MAX 1000
#define NAME "asynctutor"

/* One word from *P on, which is left behind it. */
static int read_word(const char **p, struct buf *word, struct err *e)
{
	char quote = 0;

	for (; **p && (quote || (**p != ' ' && **p != '\t' && **p != '\n')); ++*p) {
		char c = **p;
		if (quote ? c == quote : c == '\'' || c == '"') {
			quote = quote ? 0 : c;
		} else if (c == '\\' && quote != '\'' && (!quote || (*p)[1] == '"' || (*p)[1] == '\\' || (*p)[1] == '$' || (*p)[1] == '`')) {
			if (!*++*p)
				return err_set(e, ERR_USAGE, "the command ends with a backslash");
			buf_add(word, *p, 1);
		} else if ((unsigned char)c < ' ' || c == 127) {
			return err_set(e, ERR_USAGE, "the command holds a control character");
		} else {
			buf_add(word, &c, 1);
		}
	}
	return quote ? err_set(e, ERR_USAGE, "a quote of the command has no end") : 0;
}

int words_of(const char *line, char *first, int *n, char ***args, struct err *e)
{
	VEC(char *) words = {0};
	int status = 0;

	*vec_push(&words) = first;
	for (;;) {
		line += strspn(line, " \t\n");
		if (!*line || status < 0)
			break;
		struct buf word = BUF_INIT;
		status = words.len > WORDS_MAX ? err_set(e, ERR_USAGE, "the command has more than %d words", WORDS_MAX)
					       : read_word(&line, &word, e);
		*vec_push(&words) = buf_detach(&word);
	}
	if (words.len > 1 && strcmp(path_base(words.ptr[1]), NAME) == 0) {
		free(words.ptr[1]);
		memmove(words.ptr + 1, words.ptr + 2, (words.len-- - 2) * sizeof *words.ptr);
	}
	*n = (int)words.len;
	*vec_push(&words) = NULL;
	*args = words.ptr;
	return status;
}
