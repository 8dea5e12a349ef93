/* What commands read besides their arguments. */
#ifndef ASYNCTUTOR_CLI_INPUT_H
#define ASYNCTUTOR_CLI_INPUT_H

#include "base/buf.h"
#include "base/err.h"

/* Append all of standard input, at most 64 MB, to OUT. */
int cli_read_stdin(struct buf *out, struct err *e);

#endif
