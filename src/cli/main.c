#include <stdio.h>
#include "base/utf8.h"
#include "cli/cmd.h"

int main(int argc, char **argv)
{
	utf8_locale();
	int status = cli_main(argc, argv);
	if (fflush(stdout) != 0 || ferror(stdout)) {
		cli_warn("cannot write to standard output");
		return EXIT_FAILED;
	}
	return status;
}
