#include <stdio.h>
#include "base/utf8.h"
#include "cli/cmd.h"
#include "cli/restricted.h"

int main(int argc, char **argv)
{
	struct err e = ERR_INIT;

	if (restricted_is_asked(argc, argv) && restricted_enter(argc, argv, &argc, &argv, &e) < 0)
		return cli_fail(&e);
	utf8_locale();
	int status = cli_main(argc, argv);
	if (fflush(stdout) != 0 || ferror(stdout)) {
		cli_warn("cannot write to standard output");
		return EXIT_FAILED;
	}
	return status;
}
