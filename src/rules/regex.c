#define PCRE2_CODE_UNIT_WIDTH 8
#include <ctype.h>
#include <pcre2.h>
#include <string.h>
#include "base/xalloc.h"
#include "rules/regex.h"

#define MATCH_LIMIT 200000

struct regex {
	pcre2_code *code;
	pcre2_match_context *limits;
};

/* Whether P, at an opening parenthesis, begins something that Rust's regex does not have. */
static bool is_foreign_group(const char *p)
{
	if (p[1] == '*')
		return true;
	if (p[1] != '?')
		return false;
	if (p[2] == 'P')
		return p[3] != '<';
	if (p[2] == '<')
		return p[3] == '=' || p[3] == '!';
	/* Flags, or a group that does not capture. */
	const char *flags = p + 2 + strspn(p + 2, "imsxUu-");
	return *flags != ':' && *flags != ')';
}

/* What is not in the common syntax, or NULL. */
static const char *foreign(const char *p)
{
	bool class = false;

	for (; *p; p++) {
		if (*p == '\\' && p[1]) {
			p++;
			if (!class && isdigit((unsigned char)*p) && *p != '0')
				return "back-references are not supported";
			if (strchr("KGRXCkgQE", *p))
				return "this escape is not supported";
		} else if (class) {
			class = *p != ']';
		} else if (*p == '[') {
			class = true;
			p += p[1] == '^';
			p += p[1] == ']';
		} else if (*p == '(' && is_foreign_group(p)) {
			return "look-around and other extended groups are not supported";
		}
	}
	return NULL;
}

struct regex *regex_new(const char *pattern, char **why)
{
	int code;
	PCRE2_SIZE offset;
	const char *problem = foreign(pattern);

	if (problem) {
		*why = xstrdup(problem);
		return NULL;
	}
	pcre2_code *re = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_DOLLAR_ENDONLY, &code,
	    &offset, NULL);
	if (!re) {
		PCRE2_UCHAR text[160];
		pcre2_get_error_message(code, text, sizeof text);
		*why = xasprintf("%s, at character %zu", (const char *)text, (size_t)offset + 1);
		return NULL;
	}
	struct regex *out = xcalloc(1, sizeof *out);
	out->code = re;
	out->limits = pcre2_match_context_create(NULL);
	if (!out->limits)
		die("out of memory");
	pcre2_set_match_limit(out->limits, MATCH_LIMIT);
	pcre2_set_depth_limit(out->limits, MATCH_LIMIT / 10);
	return out;
}

void regex_free(struct regex *re)
{
	if (!re)
		return;
	pcre2_code_free(re->code);
	pcre2_match_context_free(re->limits);
	free(re);
}

static pcre2_match_data *search(const struct regex *re, struct str text, size_t from, bool *found)
{
	pcre2_match_data *data = pcre2_match_data_create_from_pattern(re->code, NULL);

	if (!data)
		die("out of memory");
	*found = pcre2_match(re->code, (PCRE2_SPTR)text.p, text.n, from, 0, data, re->limits) > 0;
	return data;
}

bool regex_search(const struct regex *re, struct str text)
{
	bool found;

	pcre2_match_data_free(search(re, text, 0, &found));
	return found;
}

static void add_group(const struct regex *re, struct str text, pcre2_match_data *data, struct str name, struct buf *out)
{
	const PCRE2_SIZE *at = pcre2_get_ovector_pointer(data);
	char key[33];
	int group;

	if (name.n == 0 || name.n >= sizeof key)
		return;
	memcpy(key, name.p, name.n);
	key[name.n] = '\0';
	group = isdigit((unsigned char)key[0]) ? atoi(key) : pcre2_substring_number_from_name(re->code, (PCRE2_SPTR)key);
	if (group >= 0 && (uint32_t)group < pcre2_get_ovector_count(data) && at[2 * group] != PCRE2_UNSET)
		buf_add(out, text.p + at[2 * group], at[2 * group + 1] - at[2 * group]);
}

static void expand(const struct regex *re, struct str text, pcre2_match_data *data, const char *by, struct buf *out)
{
	while (*by) {
		if (*by != '$') {
			buf_addch(out, *by++);
			continue;
		}
		by++;
		if (*by == '$') {
			buf_addch(out, *by++);
			continue;
		}
		bool brace = *by == '{';
		const char *start = by + brace, *end = start;
		while (isalnum((unsigned char)*end) || *end == '_')
			end++;
		if (end == start || (brace && *end != '}')) {
			buf_addch(out, '$');
			continue;
		}
		add_group(re, text, data, (struct str){start, (size_t)(end - start)}, out);
		by = end + brace;
	}
}

void regex_replace(const struct regex *re, struct str text, const char *by, struct buf *out)
{
	size_t from = 0, copied = 0;

	while (from <= text.n) {
		bool found;
		pcre2_match_data *data = search(re, text, from, &found);
		const PCRE2_SIZE *at = pcre2_get_ovector_pointer(data);
		if (!found || at[0] < copied || at[1] < at[0]) {
			pcre2_match_data_free(data);
			break;
		}
		buf_add(out, text.p + copied, at[0] - copied);
		expand(re, text, data, by, out);
		copied = at[1];
		from = at[1] > at[0] ? at[1] : at[1] + 1;
		pcre2_match_data_free(data);
	}
	buf_add(out, text.p + copied, text.n - copied);
}
