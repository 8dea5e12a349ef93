/*
 * Signatures of a text with an SSH key, as git makes them: `ssh-keygen -Y sign` and `-Y verify` (OpenSSH 8.2 or newer, PROTOCOL.sshsig), in the
 * namespace "asynctutor". Who may sign is said by a file in the form of ALLOWED SIGNERS in ssh-keygen(1).
 *
 * Ownership: texts that are handed out are the caller's. Errors: ERR_MISSING where there is no ssh-keygen or no file, ERR_SYNTAX where a text is
 * no signature, ERR_USAGE where the signature is not good for this text or these signers, ERR_IO for the rest.
 */
#ifndef ASYNCTUTOR_APP_SIGNATURE_H
#define ASYNCTUTOR_APP_SIGNATURE_H

#include <stddef.h>
#include <stdint.h>
#include "base/err.h"

#define SIGNATURE_BEGIN "-----BEGIN SSH SIGNATURE-----\n"
#define SIGNATURE_END "-----END SSH SIGNATURE-----\n"

/* The private key, else the public one whose private half an agent holds, that ssh itself would try first: ~/.ssh/id_ed25519, ... NULL where there is none. */
char *signature_key(void);

/*
 * Sign LEN bytes of TEXT with the key in the file KEY, a private key, or a public one that an agent knows. ssh-keygen may ask the person for a
 * passphrase, on the terminal. *SIGNATURE begins with SIGNATURE_BEGIN and ends with SIGNATURE_END.
 */
int signature_make(const char *text, size_t len, const char *key, char **signature, struct err *e);

struct signer {
	char *name; /* the principal that the file names for the key. UNTRUSTED */
	char *key;  /* "ED25519 SHA256:...", as ssh-keygen says it */
};

/* Who made SIGNATURE for LEN bytes of TEXT, by the file ALLOWED, whose keys count as they were AT (milliseconds UTC). */
int signature_check(const char *text, size_t len, const char *signature, const char *allowed, int64_t at, struct signer *out,
    struct err *e);
void signer_done(struct signer *s);

#endif
