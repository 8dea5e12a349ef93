#include <pwd.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "app/gate.h"
#include "base/path.h"
#include "base/str.h"
#include "base/vec.h"
#include "cli/restricted.h"
#include "cli/words.h"
#include "course/course.h"
#include "run/confine.h"

#define OPTION "--restricted"
#define RULES "/etc/asynctutor/restricted.conf"
#define VALUE_MAX 64

extern char **environ;

bool restricted_is_asked(int argc, char **argv)
{
	return argc > 1 && (strcmp(argv[1], OPTION) == 0 || str_starts(argv[1], OPTION "="));
}

/* ---- the environment */

static bool is_kept(const char *variable)
{
	static const char *const kept[] = {"TERM=", "LANG=", "LC_", "COLORTERM=", "COLORFGBG=", "NO_COLOR="};

	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
		if (str_starts(variable, kept[i]))
			return true;
	return false;
}

/* No path, and nothing that a program could take for one. */
static bool is_harmless(const char *value)
{
	static const char good[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.+;:@";

	return strlen(value) < VALUE_MAX && value[strspn(value, good)] == '\0' && !strstr(value, "..");
}

static void scrub_environment(void)
{
	VEC(char *) kept = {0};

	for (char **v = environ; v && *v; v++) {
		const char *equals = strchr(*v, '=');
		if (equals && is_kept(*v) && is_harmless(equals + 1))
			*vec_push(&kept) = xstrdup(*v);
	}
	clearenv();
	for (size_t i = 0; i < kept.len; i++)
		putenv(kept.ptr[i]);
	vec_done(&kept);
}

static void set_environment(const struct passwd *account, const struct gate_rules *rules, const char *runs)
{
	setenv("PATH", "/usr/local/bin:/usr/bin:/bin", 1);
	setenv("HOME", account->pw_dir, 1);
	setenv("USER", account->pw_name, 1);
	setenv("LOGNAME", account->pw_name, 1);
	setenv("ASYNCTUTOR_WORKSPACE", rules->folder, 1);
	setenv("ASYNCTUTOR_DATA", rules->data, 1);
	setenv("TMPDIR", runs, 1);
	if (rules->python)
		setenv("ASYNCTUTOR_PYTHON", rules->python, 1);
}

/* ---- shutting in */

static int shut_in(const struct gate_rules *rules, struct err *e)
{
	/* What curses, the C library and the time of day need. */
	static const char *const system[] = {"/usr/share/terminfo", "/usr/lib/terminfo", "/lib/terminfo", "/etc/terminfo", "/usr/lib/locale",
	    "/usr/share/locale", "/usr/share/zoneinfo", "/etc/localtime", "/etc/passwd", "/etc/nsswitch.conf", "/proc/self",
	    "/sys/devices/system/cpu", "/dev/urandom", PKGDATADIR};
	VEC(const char *) reads = {0}, writes = {0};
	char *built_in = course_built_in(), *config = path_xdg("XDG_CONFIG_HOME", ".config/asynctutor");
	const char *terminal = ttyname(STDIN_FILENO);

	for (size_t i = 0; i < sizeof system / sizeof *system; i++)
		*vec_push(&reads) = system[i];
	for (size_t i = 0; i < rules->ncourses; i++)
		*vec_push(&reads) = rules->courses[i];
	*vec_push(&reads) = built_in;
	*vec_push(&reads) = config;
	*vec_push(&reads) = NULL;
	*vec_push(&writes) = rules->folder;
	*vec_push(&writes) = rules->data;
	for (size_t i = 0; i < rules->nclasses; i++)
		*vec_push(&writes) = rules->classes[i];
	*vec_push(&writes) = "/dev/null";
	*vec_push(&writes) = "/dev/tty";
	*vec_push(&writes) = terminal;
	*vec_push(&writes) = NULL;
	int status = confine_runs(e);
	if (status == 0)
		status = confine_self(&(struct confine_paths){reads.ptr, writes.ptr}, e);
	vec_done(&reads);
	vec_done(&writes);
	free(built_in);
	free(config);
	return status;
}

static int make_folders(const struct gate_rules *rules, const char *runs, struct err *e)
{
	umask(077);
	if (path_mkdirs(rules->folder, e) < 0 || path_mkdirs(runs, e) < 0)
		return -1;
	return chdir(rules->folder) < 0 ? err_sys(e, rules->folder, "cannot go to the learner's folder") : 0;
}

static int enter(const char *option, struct err *e)
{
	const char *file = option[strlen(OPTION)] == '=' ? option + strlen(OPTION) + 1 : NULL;
	const struct passwd *account = getpwuid(getuid());
	struct gate_rules rules;

	if (getuid() == 0 || geteuid() != getuid() || getegid() != getgid())
		return err_set(e, ERR_USAGE, OPTION " is for an ordinary account, not for root or a program with more rights than its user");
	if (!account || account->pw_dir[0] != '/')
		return err_set(e, ERR_USAGE, "this account has no name or no home folder");
	if (gate_read(file ? file : RULES, file != NULL, account->pw_name, account->pw_dir, &rules, e) < 0)
		return -1;
	char *runs = path_join(rules.data, "runs");
	int status = make_folders(&rules, runs, e);
	if (status == 0) {
		set_environment(account, &rules, runs);
		status = shut_in(&rules, e);
	}
	if (status == 0)
		gate_shut(&rules);
	else
		gate_rules_done(&rules);
	free(runs);
	return status;
}

int restricted_enter(int argc, char **argv, int *nargs, char ***args, struct err *e)
{
	const char *asked = getenv("SSH_ORIGINAL_COMMAND");
	char *command = asked ? xstrdup(asked) : NULL;

	/* Nobody is there who could continue this program. */
	signal(SIGTSTP, SIG_IGN);
	scrub_environment();
	int status = enter(argv[1], e);
	argv[1] = argv[0];
	*nargs = argc - 1;
	*args = argv + 1;
	if (status == 0 && argc == 2 && command) {
		static char **words; /* for as long as the program lives */
		status = words_of(command, argv[0], nargs, &words, e);
		*args = words;
	}
	free(command);
	return status;
}
