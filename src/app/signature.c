#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "app/gate.h"
#include "app/signature.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/path.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "run/tool.h"

#define NAMESPACE "asynctutor"
#define CHECK_SECONDS 20
#define SIGNATURE_MAX ((size_t)64 << 10)

/* Times in the file of signers are local; ours are UTC. What ssh-keygen says is read, so it says it in English. */
static const char *const plain_environment[] = {"TZ=UTC", "LC_ALL=C", NULL};

char *signature_key(void)
{
	static const char *const names[] = {"id_ed25519", "id_ed25519_sk", "id_ecdsa", "id_ecdsa_sk", "id_rsa"};
	char *home = path_home(), *found = NULL;

	for (size_t i = 0; !found && i < 2 * (sizeof names / sizeof *names); i++) {
		found = xasprintf("%s/.ssh/%s%s", home, names[i / 2], i % 2 ? ".pub" : "");
		if (!path_is_file(found)) {
			free(found);
			found = NULL;
		}
	}
	free(home);
	return found;
}

static int run_tool(const struct tool_job *job, struct tool_result *out, struct err *e)
{
	return gate_may(GATE_PROGRAM, e) < 0 ? -1 : tool_run(job, out, e);
}

/* The last line that ssh-keygen printed, which is the reason, as an error of ours. */
static int say_why(const struct tool_result *r, enum err_code code, const char *what, struct err *e)
{
	struct buf safe = BUF_INIT;
	size_t n = r->err_len;

	while (n > 0 && strchr("\r\n", r->err[n - 1]))
		n--;
	size_t start = n;
	while (start > 0 && !strchr("\r\n", r->err[start - 1]))
		start--;
	cellsafe(&safe, r->err + start, n - start, CELL_PROSE);
	err_set(e, code, safe.len ? "%s: %s" : "%s", what, safe.data);
	buf_done(&safe);
	return -1;
}

/* A file name that can be no option. */
static char *no_option(const char *path)
{
	return path[0] == '-' ? xasprintf("./%s", path) : xstrdup(path);
}

int signature_make(const char *text, size_t len, const char *key, char **signature, struct err *e)
{
	char *file = no_option(key);
	const struct tool_job job = {
	    .argv = (const char *const[]){"ssh-keygen", "-Y", "sign", "-n", NAMESPACE, "-f", file, NULL},
	    .input = text,
	    .len = len,
	};
	struct tool_result r;

	*signature = NULL;
	int status = run_tool(&job, &r, e);
	if (status == 0 && (r.status != 0 || !str_starts(r.out, SIGNATURE_BEGIN) || !str_ends(r.out, SIGNATURE_END)))
		status = say_why(&r, ERR_IO, "ssh-keygen could not sign", e);
	if (status == 0) {
		*signature = r.out;
		r.out = NULL;
	}
	tool_done(&r);
	free(file);
	return status;
}

/* A private file that holds the signature, whose name the caller frees; NULL on failure. */
static char *put_aside(const char *signature, struct err *e)
{
	const char *folder = getenv("TMPDIR");
	char *path = xasprintf("%s/asynctutor-signature-XXXXXX", folder && folder[0] == '/' ? folder : "/tmp");
	int fd = mkstemp(path);
	size_t n = strlen(signature);

	if (fd >= 0 && write(fd, signature, n) == (ssize_t)n) {
		close(fd);
		return path;
	}
	err_sys(e, path, "the signature could not be written to a temporary file");
	if (fd >= 0) {
		close(fd);
		unlink(path);
	}
	free(path);
	return NULL;
}

/* Names in the file ALLOWED that the key of the signature stands under; the first is *NAME. */
static int find_name(const char *file, const char *allowed, const char *when, char **name, struct err *e)
{
	const struct tool_job job = {
	    .argv = (const char *const[]){"ssh-keygen", "-Y", "find-principals", "-s", file, "-f", allowed, "-O", when, NULL},
	    .env = plain_environment,
	    .seconds = CHECK_SECONDS,
	};
	struct tool_result r;

	if (run_tool(&job, &r, e) < 0)
		return -1;
	size_t n = strcspn(r.out, "\n");
	int status = 0;
	if (r.status != 0 || n == 0)
		status = say_why(&r, ERR_USAGE, "the signature was made with a key that is not among the allowed signers", e);
	else
		*name = xstrndup(r.out, n);
	tool_done(&r);
	return status;
}

/* "Good "asynctutor" signature for NAME with ED25519 key SHA256:..." */
static char *key_of(const char *said)
{
	const char *key = strstr(said, " key "), *kind = key;

	if (!key)
		return xstrdup("");
	while (kind > said && kind[-1] != ' ')
		kind--;
	return xasprintf("%.*s %.*s", (int)(key - kind), kind, (int)strcspn(key + 5, "\n"), key + 5);
}

static int verify(const struct tool_job *job, struct signer *out, struct err *e)
{
	struct tool_result r;

	if (run_tool(job, &r, e) < 0)
		return -1;
	int status = r.status == 0 ? 0 : say_why(&r, ERR_USAGE, "the signature does not fit what was signed", e);
	if (status == 0)
		out->key = key_of(r.out);
	tool_done(&r);
	return status;
}

int signature_check(const char *text, size_t len, const char *signature, const char *allowed, int64_t at, struct signer *out,
    struct err *e)
{
	char time[CLOCK_TEXT];
	*out = (struct signer){0};
	if (!str_starts(signature, SIGNATURE_BEGIN) || !str_ends(signature, SIGNATURE_END) || strlen(signature) > SIGNATURE_MAX)
		return err_set(e, ERR_SYNTAX, "this is no SSH signature");
	if (!path_is_file(allowed))
		return err_at(e, ERR_MISSING, allowed, 0, 0, "there is no such file of allowed signers");
	char *file = put_aside(signature, e);
	if (!file)
		return -1;
	clock_format(at, time);
	char *signers = no_option(allowed),
	     *when = xasprintf("verify-time=%.4s%.2s%.2s%.2s%.2s%.2s", time, time + 5, time + 8, time + 11, time + 14, time + 17);
	int status = find_name(file, signers, when, &out->name, e);
	if (status == 0) {
		const struct tool_job job = {
		    .argv = (const char *const[]){"ssh-keygen", "-Y", "verify", "-n", NAMESPACE, "-f", signers, "-I", out->name, "-s", file,
		        "-O", when, NULL},
		    .input = text,
		    .len = len,
		    .env = plain_environment,
		    .seconds = CHECK_SECONDS,
		};
		status = verify(&job, out, e);
	}
	unlink(file);
	free(when);
	free(signers);
	free(file);
	if (status < 0)
		signer_done(out);
	return status;
}

void signer_done(struct signer *s)
{
	free(s->name);
	free(s->key);
	*s = (struct signer){0};
}
