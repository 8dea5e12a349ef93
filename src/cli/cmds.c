#include "cli/cmd.h"

#define CMD(name) extern const struct cmd cmd_##name;
#include "cli/cmds.inc"
#undef CMD

const struct cmd *const cmds[] = {
#define CMD(name) &cmd_##name,
#include "cli/cmds.inc"
#undef CMD
};
const size_t ncmds = sizeof cmds / sizeof *cmds;
