#include <string.h>
#include <sys/vfs.h>
#include "store/private.h"

/* Types of statfs(2). FUSE may be anything (sshfs), so it counts as a network. */
bool journal_is_network(long filesystem_type)
{
	static const uint32_t types[] = {
	    0x6969 /* nfs */, 0x517B /* smb */, 0xFF534D42 /* cifs */, 0xFE534D42 /* smb2 */, 0x5346414F /* afs */,
	    0x6B414653 /* kafs */, 0x00C36400 /* ceph */, 0x01021997 /* 9p */, 0x73757245 /* coda */, 0x564C /* ncp */,
	    0x65735546 /* fuse */, 0x01161970 /* gfs2 */, 0x7461636F /* ocfs2 */, 0x0BD00BD0 /* lustre */,
	    0x47504653 /* gpfs */, 0x19830326 /* beegfs */, 0x786F4256 /* vboxsf */, 0xAAD7AAEA /* panfs */,
	};

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if ((uint32_t)filesystem_type == types[i])
			return true;
	return false;
}

const char *journal_mode(const char *path, const char *override, struct err *e)
{
	struct statfs fs;

	if (!override || !*override)
		return statfs(path, &fs) == 0 && journal_is_network((long)fs.f_type) ? "delete" : "wal";
	if (strcmp(override, "wal") == 0)
		return "wal";
	if (strcmp(override, "rollback") == 0)
		return "delete";
	err_set(e, ERR_USAGE, "ASYNCTUTOR_JOURNAL must be wal or rollback");
	return NULL;
}
