#include <stdlib.h>
#include <string.h>
#include "base/path.h"
#include "base/xalloc.h"
#include "run/private.h"

void command_make(struct command *c, const char *python, const char *folder)
{
	char *bin = path_dir(python);
	char *const argv[] = {xstrdup(python), xstrdup("-s"), xstrdup("-P"), xstrdup("-B"), path_join(folder, "tracer"),
	    path_join(folder, "job.json"), NULL};
	char *const envp[] = {xasprintf("PATH=%s:/usr/local/bin:/usr/bin:/bin", bin), xasprintf("HOME=%s/work", folder),
	    xasprintf("TMPDIR=%s/work/tmp", folder), xstrdup("LANG=C.UTF-8"), xstrdup("TZ=UTC"), xstrdup("PYTHONHASHSEED=0"),
	    xstrdup("PYTHONDONTWRITEBYTECODE=1"), xstrdup("PYTHONUTF8=1"), NULL};

	_Static_assert(sizeof argv <= sizeof c->argv && sizeof envp <= sizeof c->envp, "room for all");
	memcpy(c->argv, argv, sizeof argv);
	memcpy(c->envp, envp, sizeof envp);
	free(bin);
}

void command_done(struct command *c)
{
	for (char **p = c->argv; *p; p++)
		free(*p);
	for (char **p = c->envp; *p; p++)
		free(*p);
}
