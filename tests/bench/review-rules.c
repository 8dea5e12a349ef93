/*
 * What a catalogue of rules costs over many files, on one core.
 *
 *	tests/bench/review-rules RULES FILE...	(a FILE of "-": names from standard input, one a line)
 *
 * Prints one line: files, bytes, files and bytes parsed, findings, seconds of CPU (to read, to filter, to parse, to match, all) and the most
 * memory in KB. With ASYNCTUTOR_BENCH_RULES set, also how many bytes each rule
 * asks to be parsed, and how many it alone asks for; with ASYNCTUTOR_BENCH_FINDINGS, also a line "RULE PATH START END", tabs between, for each finding.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include "base/path.h"
#include "python/python.h"
#include "rules/rules.h"
#include "rules/set.h"

#define FILE_LARGEST (64u << 20)

struct totals {
	size_t files, bytes, parsed, parsed_bytes, findings;
	double read, filter, parse, match;
	size_t *asked; /* of each rule: bytes of the files it asks to be parsed; NULL where nobody wants to know */
	size_t *asked_alone; /* and no other rule does */
};

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double lap(double *since)
{
	double t = now(), d = t - *since;

	*since = t;
	return d;
}

static void count_askers(const struct rule_set *rules, const char *text, size_t len, struct totals *sum)
{
	const struct rule **chosen = calloc(rule_set_count(rules) + 1, sizeof *chosen);
	size_t n = rule_set_select(rules, text, len, chosen);

	for (size_t i = 0, k = 0; i < rule_set_count(rules) && k < n; i++)
		if (rule_set_at(rules, i) == chosen[k]) {
			sum->asked[i] += len;
			sum->asked_alone[i] += n == 1 ? len : 0;
			k++;
		}
	free(chosen);
}

static void print_findings(const char *path, const struct findings *found)
{
	for (size_t i = 0; i < found->list.len; i++)
		printf("%s\t%s\t%zu\t%zu\n", rule_id(found->list.ptr[i].rule), path, found->list.ptr[i].start, found->list.ptr[i].end);
}

static void judge(const struct rule_set *rules, const char *path, struct totals *sum)
{
	struct err e = ERR_INIT;
	struct findings found = {0};
	double since = now();
	char *text;
	size_t len;

	if (path_read(path, FILE_LARGEST, &text, &len, &e) < 0) {
		err_done(&e);
		return;
	}
	sum->files++;
	sum->bytes += len;
	sum->read += lap(&since);
	bool parse = rule_set_may_match(rules, text, len);
	sum->filter += lap(&since);
	if (sum->asked)
		count_askers(rules, text, len, sum);
	if (parse) {
		struct py_file *f = py_parse(text, len);
		sum->parse += lap(&since);
		rule_set_find(rules, f, &found);
		sum->findings += found.list.len;
		if (getenv("ASYNCTUTOR_BENCH_FINDINGS"))
			print_findings(path, &found);
		findings_done(&found);
		py_free(f);
		sum->match += lap(&since);
		sum->parsed++;
		sum->parsed_bytes += len;
	}
	free(text);
}

static void fault(const struct err *e, void *ctx)
{
	(void)ctx;
	char *text = err_format(e);
	fprintf(stderr, "%s\n", text);
	free(text);
}

int main(int argc, char **argv)
{
	char line[4096];
	struct totals sum = {0};
	struct rusage used;

	if (argc < 3)
		return 2;
	double start = now();
	struct rule_set *rules = rule_set_load(argv[1], fault, NULL);
	if (getenv("ASYNCTUTOR_BENCH_RULES")) {
		sum.asked = calloc(rule_set_count(rules) + 1, sizeof *sum.asked);
		sum.asked_alone = calloc(rule_set_count(rules) + 1, sizeof *sum.asked_alone);
	}
	for (int i = 2; i < argc; i++)
		if (strcmp(argv[i], "-") != 0)
			judge(rules, argv[i], &sum);
		else
			while (fgets(line, sizeof line, stdin)) {
				line[strcspn(line, "\n")] = '\0';
				judge(rules, line, &sum);
			}
	getrusage(RUSAGE_SELF, &used);
	printf("rules %zu files %zu bytes %zu parsed %zu parsed-bytes %zu findings %zu read %.3f filter %.3f parse %.3f match %.3f all %.3f kb %ld\n",
	    rule_set_count(rules), sum.files, sum.bytes, sum.parsed, sum.parsed_bytes, sum.findings, sum.read, sum.filter, sum.parse, sum.match,
	    now() - start, used.ru_maxrss);
	for (size_t i = 0; sum.asked && i < rule_set_count(rules); i++)
		printf("%10zu %10zu %s\n", sum.asked[i], sum.asked_alone[i], rule_id(rule_set_at(rules, i)));
	free(sum.asked);
	free(sum.asked_alone);
	rule_set_free(rules);
	return 0;
}
