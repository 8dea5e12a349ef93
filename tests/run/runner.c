/*
 * Runs a Python file in the safe runner and prints what is known, one `word: value` a line: for the script tests.
 *
 *	runner [-d DRIVER] [-w GUARD]... [-l NAME=NUMBER]... [-c COPY]... [-k MILLISECONDS] [-r] FILE [ARGUMENT...]
 *	runner -g		list the guards
 *
 * -r		as on a host that several people share
 */
#include <getopt.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/path.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "run/confine.h"
#include "run/facts.h"
#include "run/run.h"

#define COPIES 8

static const char *const states[] = {"unknown", "present", "not-needed", "missing"};

static void print_guards(const struct run_guard_report *guards)
{
	for (size_t i = 0; i < RUN_GUARDS; i++)
		printf("guard %s: %s%s%s\n", guards[i].name, states[guards[i].state], *guards[i].why ? " " : "", guards[i].why);
}

static unsigned guard_bit(const char *name)
{
	const struct run_guard_report *guards = run_guards();

	for (unsigned i = 0; i < RUN_GUARDS; i++)
		if (strcmp(guards[i].name, name) == 0)
			return 1u << i;
	fprintf(stderr, "runner: there is no guard %s\n", name);
	exit(2);
}

static void set_limit(struct run_limits *l, const char *setting)
{
	const char *equals = strchr(setting, '=');
	double number = equals ? atof(equals + 1) : 0;

	if (strncmp(setting, "cpu=", 4) == 0)
		l->cpu_seconds = (unsigned)number;
	else if (strncmp(setting, "all=", 4) == 0)
		l->all_seconds = number;
	else if (strncmp(setting, "memory=", 7) == 0)
		l->memory = (unsigned long long)number << 20;
	else if (strncmp(setting, "processes=", 10) == 0)
		l->processes = (unsigned)number;
	else if (strncmp(setting, "threads=", 8) == 0)
		l->threads = (unsigned)number;
	else if (strncmp(setting, "file=", 5) == 0)
		l->file_size = (unsigned long long)number << 20;
	else
		exit(2);
}

static void print_text(const char *word, const char *text, size_t len)
{
	struct buf out = BUF_INIT;

	textsafe(&out, text, len);
	for (char *line = strtok(out.data, "\n"); line; line = strtok(NULL, "\n"))
		printf("%s: %s\n", word, line);
	buf_done(&out);
}

static void print_run(struct run *r)
{
	const struct run_result *result = run_result(r);
	struct err e = ERR_INIT;
	size_t len;

	printf("end: %s\nleft: %zu\n", run_end_name(result->end), result->left);
	print_text("text", run_end_text(result->end), strlen(run_end_text(result->end)));
	print_text("detail", result->detail, strlen(result->detail));
	print_text("log", result->log, strlen(result->log) < 4000 ? strlen(result->log) : 4000);
	struct facts *f = facts_read(r, 1, &e);
	if (f)
		printf("outcome: %s\nprogram: %s\n", fact_outcome_name(f->outcome), run_end_name(facts_end(f)));
	else
		print_text("facts", e.text, strlen(e.text));
	err_done(&e);
	char *out = run_output(r, 1, "stdout", 4000, &len);
	print_text("stdout", out, len);
	free(out);
	facts_free(f);
}

static int run_it(const struct run_job *job, int cancel_after)
{
	struct err e = ERR_INIT;
	struct run *r = run_start(job, &e);

	if (!r) {
		char *text = err_format(&e);
		print_text("error", text, strlen(text));
		free(text);
		err_done(&e);
		return 1;
	}
	struct pollfd ready = {run_fd(r), POLLIN, 0};
	if (cancel_after >= 0 && poll(&ready, 1, cancel_after) == 0)
		run_cancel(r);
	run_wait(r);
	print_guards(run_had(r));
	print_run(r);
	char *folder = xstrdup(run_folder(r));
	run_free(r);
	printf("folder: %s\n", access(folder, F_OK) == 0 ? folder : "gone");
	free(folder);
	return 0;
}

int main(int argc, char **argv)
{
	struct run_job job = RUN_JOB_INIT;
	struct run_copy copies[COPIES];
	int cancel_after = -1, status;
	struct err e = ERR_INIT;
	char *text;

	setvbuf(stdout, NULL, _IOLBF, 0);
	utf8_locale();
	job.copies = copies;
	for (int option; (option = getopt(argc, argv, "+d:w:l:c:k:erg")) != -1;)
		switch (option) {
		case 'd':
			job.tracer = optarg;
			break;
		case 'w':
			job.without |= guard_bit(optarg);
			break;
		case 'l':
			set_limit(&job.limits, optarg);
			break;
		case 'c':
			if (job.ncopies < COPIES)
				copies[job.ncopies++] = (struct run_copy){optarg, true};
			break;
		case 'k':
			cancel_after = atoi(optarg);
			break;
		case 'e':
			job.events = true;
			break;
		case 'r':
			if (confine_runs(&e) < 0) {
				fprintf(stderr, "runner: %s\n", e.text);
				return 2;
			}
			break;
		case 'g':
			print_guards(run_guards());
			return 0;
		default:
			return 2;
		}
	if (optind >= argc || path_read(argv[optind], 1 << 20, &text, &job.len, &e) < 0) {
		fprintf(stderr, "runner: %s\n", optind < argc ? e.text : "name a program");
		return 2;
	}
	job.name = path_base(argv[optind]);
	job.text = text;
	job.argv = (const char *const *)(argv + optind + 1);
	job.argc = (size_t)(argc - optind - 1);
	status = run_it(&job, cancel_after);
	free(text);
	return status;
}
