/*
 * Subcommands: one file cmd_NAME.c each, ending in a const entry; the table of all is made from src/local.mk.
 *
 * The comment lines "*:" at the top of such a file are its place in the man page; summary and options give its --help.
 */
#ifndef ASYNCTUTOR_CLI_CMD_H
#define ASYNCTUTOR_CLI_CMD_H

#include <stdbool.h>
#include <stddef.h>
#include "app/app.h"
#include "base/buf.h"
#include "base/vec.h"

enum exit_status { EXIT_GOOD = 0, EXIT_FINDINGS = 1, EXIT_FAILED = 2 };

#define CMD_OPTIONS_MAX 16

struct cmd_option {
	const char *name; /* without the dashes; NULL ends the list */
	const char *arg;  /* what it takes, for --help; "[=WHAT]" where it may be left out, NULL for a switch */
	const char *help;
};

struct cli;

struct cmd {
	const char *name;
	const char *args;    /* "EXERCISE", "[EXERCISE]", ""; for --help */
	const char *summary; /* one line, no full stop */
	struct cmd_option options[CMD_OPTIONS_MAX];
	int min_args, max_args;
	bool restricted; /* is there with --restricted too; its paths are named FILE, DIR, FOLDER or PATH in args and options, or go through app/gate.h */
	/* Returns an enum exit_status. An error goes to cli_fail(). */
	int (*run)(struct cli *c);
};

/* An option's value as it was given. */
struct cli_given {
	const struct cmd_option *option;
	const char *value;
};

/* One invocation. */
struct cli {
	const struct cmd *cmd;
	const char *course; /* --course; NULL for the built-in one */
	bool plain;	    /* --plain or TERM=dumb */
	const char *values[CMD_OPTIONS_MAX]; /* by index of options; "" for a switch that was given; the last where there are several */
	VEC(struct cli_given) given;	     /* all that take a value, in order */
	int nargs;
	char **args;
	struct app *app; /* opened by cli_app() */
};

/* In order of name. */
extern const struct cmd *const cmds[];
extern const size_t ncmds;

/* Run the command that ARGV names, or the screens. */
int cli_main(int argc, char **argv);

/* The value of option NAME of the command, NULL where it was not given. */
const char *cli_value(const struct cli *c, const char *name);
bool cli_has(const struct cli *c, const char *name);
/* For an option that may be given several times: its next value; start with *FROM 0. NULL where there is no more. */
const char *cli_next_value(const struct cli *c, const char *name, size_t *from);
/* The number given to option NAME between MIN and MAX to *OUT, which is left alone where it was not given. */
int cli_number(const struct cli *c, const char *name, long min, long max, long *out, struct err *e);
/* Which of WORDS, which a NULL ends, option NAME has, to *OUT, which is left alone where it was not given. */
int cli_one_of(const struct cli *c, const char *name, const char *const *words, int *out, struct err *e);

/* The app with (or, NO_STORE, without) the learner's store; opened once. NULL with E filled. Its notice goes to standard error. */
struct app *cli_app(struct cli *c, bool no_store, struct err *e);
/* The lesson of that slug; an unknown one is an error that suggests the nearest. */
const struct lesson *cli_lesson(struct cli *c, const char *slug, struct err *e);
/*
 * The exercise of argument 0; without one the exercise last worked on, else the next of the course. With REMEMBER it becomes the one
 * last worked on.
 */
const struct exercise *cli_exercise(struct cli *c, bool remember, struct err *e);

/* With --restricted: the command is there, and every path that was given lies where it may. allowed.c */
int cli_allowed(const struct cli *c, struct err *e);
/* The same of the arguments alone, for PLACEHOLDERS as in struct cmd, of which the last stands for the rest. */
int cli_allowed_arguments(const struct cli *c, const char *placeholders, struct err *e);

/* Print TEXT to standard output with its control characters made visible. */
void cli_print(const char *text);
/*
 * Print DOC, which is freed, laid out WIDTH cells wide: linear with --plain, in colours on a terminal. The addresses of its links stand behind it, with
 * --plain behind each.
 */
void cli_print_page(const struct cli *c, struct md_doc *doc, int width);
/* A line to standard error, "asynctutor: ..."; control characters made visible. */
void cli_warn(const char *fmt, ...) ATTR_PRINTF(1, 2);
/* Say what E holds on standard error, empty it, and return EXIT_FAILED. */
int cli_fail(struct err *e);

/* What --help prints for a command, and for the program. The caller frees. */
char *cli_help(const struct cmd *cmd);
char *cli_usage(void);

#endif
