#include <stdio.h>
#include "cli/input.h"

#define STDIN_MAX (64u << 20)

int cli_read_stdin(struct buf *out, struct err *e)
{
	char block[65536];
	size_t n;

	while ((n = fread(block, 1, sizeof block, stdin)) > 0) {
		if (out->len + n > STDIN_MAX)
			return err_set(e, ERR_IO, "standard input is larger than %u bytes, the most that is read here", STDIN_MAX);
		buf_add(out, block, n);
	}
	return ferror(stdin) ? err_sys(e, "standard input", "cannot be read") : 0;
}
