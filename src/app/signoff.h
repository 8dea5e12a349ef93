/*
 * Sign-off: a colleague says, by name and best by signature, that items of somebody's checklist are done.
 *
 * The learner writes a request: a JSON object, indented, whose bytes are what is signed:
 *   {"asynctutor": "sign-off request", "format": 1, "asked" (ISO 8601), "learner" (UUID), "name", "course", "checklist", "title",
 *    "content" (hash of the list's file), "items": [{"item", "text", "hash"}], "evidence": [{"item", "text", "state", "at"?, "note"?}]}
 * The colleague signs it on their own account; the signature (app/signature.h) is appended to the same file. The learner takes the
 * file in; what is recorded is the event `signed-off`:
 *   {"items": [{"item", "text": hash}], "by", "key"?, "request"?, "signature"?}
 * without the last three where the name was only claimed. Since request and signature are kept, the record can be verified anywhere.
 *
 * A request comes from somebody else: bounded, parsed strictly, its texts UNTRUSTED.
 */
#ifndef ASYNCTUTOR_APP_SIGNOFF_H
#define ASYNCTUTOR_APP_SIGNOFF_H

#include "app/checklist.h"
#include "app/signature.h"

#define SIGNOFF_BYTES ((size_t)1 << 20)

struct signoff_item {
	const char *id, *text, *hash;
};
struct signoff_evidence {
	const char *id, *text, *state, *note; /* note NULL for none */
	int64_t at;			      /* 0 where it was never done */
};

struct signoff {
	const char *learner, *name, *course, *checklist, *title, *content;
	int64_t asked;
	struct signoff_item *items;
	size_t nitems;
	struct signoff_evidence *evidence;
	size_t nevidence;
	char *text;	 /* the bytes that are signed */
	size_t len;
	char *signature; /* NULL where it is not signed */
	struct js *root; /* what the texts above belong to */
};

/* A request for all items of C that somebody else signs off and that are not done, or, with ONE, for that. The caller frees. NULL where there is none. */
char *signoff_request(const struct app_checklist *c, const struct checklist_item *one, struct err *e);

/* Read LEN bytes of TEXT as a request, signed or not. PATH for messages. */
int signoff_parse(const char *text, size_t len, const char *path, struct signoff *out, struct err *e);
void signoff_done(struct signoff *s);

/* The file of allowed signers: CHOSEN, else ASYNCTUTOR_ALLOWED_SIGNERS, else allowed_signers in the configuration folder. The caller frees. */
char *signoff_signers(const char *chosen);

/* Who signed S, by the file ALLOWED. ERR_USAGE where nobody did, or not this, or nobody that it names. */
int signoff_verify(const struct signoff *s, const char *allowed, int64_t at, struct signer *out, struct err *e);

/* Take S into the learner's record, after verifying it. ERR_USAGE where it is another learner's or about another list, or an item has changed. */
int signoff_record(struct app_checklist *c, const struct signoff *s, const char *allowed, struct err *e);
/* Write signoff_request() to the file PATH. */
int signoff_write(const struct app_checklist *c, const struct checklist_item *one, const char *path, struct err *e);
/* Take in the signed request in the file PATH; ALLOWED as for signoff_signers(). OUT is what was taken, freed with signoff_done(). */
int signoff_take(struct app_checklist *c, const char *path, const char *allowed, struct signoff *out, struct err *e);
/* Record that BY is said to have signed ITEM off. */
int signoff_claim(struct app_checklist *c, const struct checklist_item *item, const char *by, struct err *e);

/* Called for each sign-off that counts: whether its signature is good now. WHY is NULL where it is, else what is wrong. */
typedef void signoff_fn(const struct checklist_item *item, const struct item_known *known, const char *why, void *ctx);
/* Look at the signatures of the record again, as of their time. *BAD is how many are not good; one that was only claimed is not. */
int signoff_verify_all(struct app_checklist *c, const char *allowed, signoff_fn *each, void *ctx, size_t *bad, struct err *e);

#endif
