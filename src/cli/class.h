/* The subcommands of `asynctutor class`. Each returns an enum exit_status. */
#ifndef ASYNCTUTOR_CLI_CLASS_H
#define ASYNCTUTOR_CLI_CLASS_H

#include "class/board.h"
#include "cli/cmd.h"

/* class_make.c: what the instructor writes. */
int class_cmd_new(struct cli *c);
int class_cmd_assign(struct cli *c);
int class_cmd_roster(struct cli *c);
int class_cmd_present(struct cli *c);
/* class_join.c: the learner's side. */
int class_cmd_join(struct cli *c);
int class_cmd_leave(struct cli *c);
int class_cmd_status(struct cli *c);
int class_cmd_signal(struct cli *c);
int class_cmd_follow(struct cli *c);
/* class_look.c: what the instructor looks at. */
int class_cmd_board(struct cli *c);
int class_cmd_report(struct cli *c);
int class_cmd_verify(struct cli *c);

/* The class in DIR, and its course opened as c->app (without a store). */
struct class_info *class_cli_open(struct cli *c, const char *dir, struct err *e);

#endif
