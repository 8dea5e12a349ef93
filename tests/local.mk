# Every test speaks TAP. Run one with: make check TESTS=tests/unit/buf
TEST_EXTENSIONS = .t
TAP_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
LOG_DRIVER = $(TAP_DRIVER)
T_LOG_DRIVER = $(TAP_DRIVER)
T_LOG_COMPILER = $(SHELL)
AM_TESTS_ENVIRONMENT = \
	CMOCKA_MESSAGE_OUTPUT=TAP; export CMOCKA_MESSAGE_OUTPUT; \
	abs_top_builddir='$(abs_top_builddir)'; export abs_top_builddir; \
	abs_top_srcdir='$(abs_top_srcdir)'; export abs_top_srcdir; \
	TMUX_PROG='$(TMUX_PROG)'; export TMUX_PROG; \
	MANDOC='$(MANDOC)'; export MANDOC; \
	LC_ALL=C.UTF-8; export LC_ALL; TZ=UTC; export TZ; \
	unset XDG_CONFIG_HOME;

# Unit tests: one program a topic, linked to what its layer allows and nothing else.
UNIT_TESTS =
UNIT_CPPFLAGS = $(AM_CPPFLAGS) $(CMOCKA_CFLAGS)

# Benchmarks are built when asked for: make tests/bench/NAME
EXTRA_PROGRAMS =

# base
UNIT_TESTS += %D%/unit/base_strings %D%/unit/base_system
%C%_unit_base_strings_SOURCES = %D%/unit/base_strings.c %D%/unit/test.h
%C%_unit_base_strings_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_base_strings_LDADD = $(L_BASE) $(CMOCKA_LIBS)
%C%_unit_base_system_SOURCES = %D%/unit/base_system.c %D%/unit/test.h
%C%_unit_base_system_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_base_system_LDADD = $(L_BASE) $(CMOCKA_LIBS)

# yaml
UNIT_TESTS += %D%/unit/yaml
%C%_unit_yaml_SOURCES = %D%/unit/yaml.c %D%/unit/test.h
%C%_unit_yaml_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_yaml_LDADD = $(L_YAML) $(CMOCKA_LIBS)

# json
UNIT_TESTS += %D%/unit/json
%C%_unit_json_SOURCES = %D%/unit/json.c %D%/unit/test.h
%C%_unit_json_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_json_LDADD = $(L_JSON) $(CMOCKA_LIBS)
if FUZZING
noinst_PROGRAMS += %D%/fuzz/json
%C%_fuzz_json_SOURCES = %D%/fuzz/json.c
%C%_fuzz_json_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
%C%_fuzz_json_LDADD = $(L_JSON)
endif

# markdown
check_PROGRAMS += %D%/golden/mdtext
%C%_golden_mdtext_SOURCES = %D%/golden/mdtext.c
%C%_golden_mdtext_LDADD = $(L_MARKDOWN)
UNIT_TESTS += %D%/unit/markdown_document %D%/unit/markdown_layout
%C%_unit_markdown_document_SOURCES = %D%/unit/markdown_document.c %D%/unit/test.h
%C%_unit_markdown_document_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_markdown_document_LDADD = $(L_MARKDOWN) $(CMOCKA_LIBS)
%C%_unit_markdown_layout_SOURCES = %D%/unit/markdown_layout.c %D%/unit/test.h
%C%_unit_markdown_layout_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_markdown_layout_LDADD = $(L_MARKDOWN) $(CMOCKA_LIBS)
EXTRA_PROGRAMS += %D%/bench/markdown_view
%C%_bench_markdown_view_SOURCES = %D%/bench/markdown_view.c
%C%_bench_markdown_view_LDADD = $(L_MARKDOWN)
MARKDOWN_TESTS = %D%/golden/markdown.t %D%/oracle/markdown.t
TESTS += $(MARKDOWN_TESTS)
EXTRA_DIST += $(MARKDOWN_TESTS) %D%/golden/markdown %D%/oracle/markdown.py %D%/bench/markdown %D%/bench/markdown-gen.py \
	%D%/bench/markdown-doubling %D%/bench/markdown-hostile.py
if FUZZING
noinst_PROGRAMS += %D%/fuzz/markdown
endif
%C%_fuzz_markdown_SOURCES = %D%/fuzz/markdown.c
%C%_fuzz_markdown_LDADD = $(L_MARKDOWN)
%C%_fuzz_markdown_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer

# python
UNIT_TESTS += %D%/unit/python_tree %D%/unit/python_names
%C%_unit_python_tree_SOURCES = %D%/unit/python_tree.c %D%/unit/test.h
%C%_unit_python_tree_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_python_tree_LDADD = $(L_PY) $(CMOCKA_LIBS)
%C%_unit_python_names_SOURCES = %D%/unit/python_names.c %D%/unit/test.h
%C%_unit_python_names_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_python_names_LDADD = $(L_PY) $(CMOCKA_LIBS)

# editor
UNIT_TESTS += %D%/unit/editor_commands %D%/unit/editor_model %D%/unit/editor_live
%C%_unit_editor_commands_SOURCES = %D%/unit/editor_commands.c %D%/unit/test.h
%C%_unit_editor_commands_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_editor_commands_LDADD = $(L_EDITOR) $(CMOCKA_LIBS)
%C%_unit_editor_live_SOURCES = %D%/unit/editor_live.c %D%/unit/test.h
%C%_unit_editor_live_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_editor_live_LDADD = src/libeditor.a $(L_RULES) $(CMOCKA_LIBS)
%C%_unit_editor_model_SOURCES = %D%/unit/editor_model.c %D%/editor/model.c %D%/editor/model.h %D%/unit/test.h
%C%_unit_editor_model_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_editor_model_LDADD = $(L_EDITOR) $(CMOCKA_LIBS)
if FUZZING
noinst_PROGRAMS += %D%/fuzz/editor
%C%_fuzz_editor_SOURCES = %D%/fuzz/editor.c %D%/editor/model.c %D%/editor/model.h
%C%_fuzz_editor_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
%C%_fuzz_editor_LDADD = $(L_EDITOR)
endif

# rules
UNIT_TESTS += %D%/unit/rules_match
%C%_unit_rules_match_SOURCES = %D%/unit/rules_match.c %D%/unit/test.h
%C%_unit_rules_match_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_rules_match_LDADD = $(L_RULES) $(CMOCKA_LIBS)
UNIT_TESTS += %D%/unit/rules_file
%C%_unit_rules_file_SOURCES = %D%/unit/rules_file.c %D%/unit/test.h
%C%_unit_rules_file_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_rules_file_LDADD = $(L_RULES) $(CMOCKA_LIBS)
UNIT_TESTS += %D%/unit/rules_needs
%C%_unit_rules_needs_SOURCES = %D%/unit/rules_needs.c %D%/unit/test.h
%C%_unit_rules_needs_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_rules_needs_LDADD = $(L_RULES) $(CMOCKA_LIBS)
UNIT_TESTS += %D%/rules/differential
EXTRA_DIST += %D%/rules/oracle/curated.jsonl %D%/rules/oracle/random.jsonl
%C%_rules_differential_SOURCES = %D%/rules/differential.c %D%/unit/test.h
%C%_rules_differential_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_rules_differential_LDADD = $(L_RULES) $(CMOCKA_LIBS)
noinst_PROGRAMS += %D%/bench/rules
%C%_bench_rules_SOURCES = %D%/bench/rules.c
%C%_bench_rules_LDADD = $(L_RULES)
noinst_PROGRAMS += %D%/bench/review-rules
%C%_bench_review_rules_SOURCES = %D%/bench/review-rules.c
%C%_bench_review_rules_LDADD = $(L_RULES)
EXTRA_DIST += %D%/bench/review %D%/oracle/astgrep.py %D%/oracle/catalogue %D%/oracle/sarif
if FUZZING
noinst_PROGRAMS += %D%/fuzz/python %D%/fuzz/rule
%C%_fuzz_python_SOURCES = %D%/fuzz/python.c
%C%_fuzz_python_LDADD = $(L_RULES)
%C%_fuzz_python_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
%C%_fuzz_rule_SOURCES = %D%/fuzz/rule.c
%C%_fuzz_rule_LDADD = $(L_RULES)
%C%_fuzz_rule_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
endif

# run
# Not under valgrind, which knows neither Landlock nor seccomp: without them these runs are refused.
if HAVE_CMOCKA
check_PROGRAMS += %D%/unit/run_confine
TESTS += %D%/unit/run_confine
endif
UNIT_TESTS += %D%/unit/run_embed %D%/unit/run_events %D%/unit/run_facts %D%/unit/run_job %D%/unit/run_live %D%/unit/run_tool
EMBEDDED = %D%/data/run/embed/empty.py %D%/data/run/embed/inner/end.py %D%/data/run/embed/odd.py
%C%_unit_run_embed_SOURCES = %D%/unit/run_embed.c %D%/unit/test.h
nodist_%C%_unit_run_embed_SOURCES = %D%/unit/run_embed_data.c
%C%_unit_run_embed_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_run_embed_LDADD = $(L_BASE) $(CMOCKA_LIBS)
EXTRA_DIST += $(EMBEDDED)
CLEANFILES += %D%/unit/run_embed_data.c
%D%/unit/run_embed_data.c: $(EMBEDDED) build-aux/quote.awk build-aux/embed.awk
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
	  (cd $(srcdir) && LC_ALL=C $(AWK) -v below=run/embed/ -f build-aux/quote.awk -f build-aux/embed.awk $(EMBEDDED)) >$@-t && mv $@-t $@
%C%_unit_run_confine_SOURCES = %D%/unit/run_confine.c %D%/unit/test.h
%C%_unit_run_confine_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_run_confine_LDADD = $(L_RUN) $(CMOCKA_LIBS)
%C%_unit_run_events_SOURCES = %D%/unit/run_events.c %D%/unit/test.h
%C%_unit_run_events_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_run_events_LDADD = $(L_RUN) $(CMOCKA_LIBS)
%C%_unit_run_facts_SOURCES = %D%/unit/run_facts.c %D%/unit/test.h
%C%_unit_run_facts_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_run_facts_LDADD = $(L_RUN) $(CMOCKA_LIBS)
%C%_unit_run_job_SOURCES = %D%/unit/run_job.c %D%/unit/test.h
%C%_unit_run_job_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_run_job_LDADD = $(L_RUN) $(CMOCKA_LIBS)
%C%_unit_run_tool_SOURCES = %D%/unit/run_tool.c %D%/unit/test.h
%C%_unit_run_tool_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_run_tool_LDADD = $(L_RUN) $(CMOCKA_LIBS)
%C%_unit_run_live_SOURCES = %D%/unit/run_live.c %D%/unit/test.h
%C%_unit_run_live_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_run_live_LDADD = $(L_RUN) $(CMOCKA_LIBS)
if FUZZING
noinst_PROGRAMS += %D%/fuzz/run_facts %D%/fuzz/run_events
%C%_fuzz_run_facts_SOURCES = %D%/fuzz/run_facts.c
%C%_fuzz_run_facts_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
%C%_fuzz_run_facts_LDADD = $(L_RUN)
%C%_fuzz_run_events_SOURCES = %D%/fuzz/run_events.c
%C%_fuzz_run_events_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
%C%_fuzz_run_events_LDADD = $(L_RUN)
endif
EXTRA_PROGRAMS += %D%/bench/run_read
%C%_bench_run_read_SOURCES = %D%/bench/run_read.c
%C%_bench_run_read_LDADD = $(L_RUN)
check_PROGRAMS += %D%/run/runner
%C%_run_runner_SOURCES = %D%/run/runner.c
%C%_run_runner_LDADD = $(L_RUN)
# One after the other: each looks for processes that the others start and that must be gone.
%D%/run/judged.log: %D%/run/bombs.log
%D%/run/guards.log: %D%/run/judged.log
RUN_TESTS = %D%/run/bombs.t %D%/run/guards.t %D%/run/judged.t %D%/run/tracer.t
TESTS += $(RUN_TESTS)
EXTRA_DIST += $(RUN_TESTS) %D%/run/lib.sh %D%/run/programs %D%/run/run_table.py %D%/run/table.py %D%/run/world \
	%D%/data/run/bare/__main__.py \
	%D%/data/run/facts.json \
	%D%/data/run/programs/betrayer.py \
	%D%/data/run/programs/bigfile.py \
	%D%/data/run/programs/confined_pools.py \
	%D%/data/run/programs/daemon.py \
	%D%/data/run/programs/deep.py \
	%D%/data/run/programs/flood.py \
	%D%/data/run/programs/forger.py \
	%D%/data/run/programs/forks.py \
	%D%/data/run/programs/loop.py \
	%D%/data/run/programs/memory.py \
	%D%/data/run/programs/outside.py \
	%D%/data/run/programs/pools.py \
	%D%/data/run/programs/quick.py \
	%D%/data/run/programs/sleeper.py

# course
UNIT_TESTS += %D%/unit/course_checklist %D%/unit/course_files %D%/unit/course_open %D%/unit/course_quiz
%C%_unit_course_checklist_SOURCES = %D%/unit/course_checklist.c %D%/unit/scratch.h %D%/unit/test.h
%C%_unit_course_checklist_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_course_checklist_LDADD = $(L_COURSE) $(CMOCKA_LIBS)
%C%_unit_course_quiz_SOURCES = %D%/unit/course_quiz.c %D%/unit/test.h
%C%_unit_course_quiz_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_course_quiz_LDADD = $(L_COURSE) $(CMOCKA_LIBS)
%C%_unit_course_files_SOURCES = %D%/unit/course_files.c %D%/unit/scratch.h %D%/unit/test.h
%C%_unit_course_files_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_course_files_LDADD = $(L_COURSE) $(CMOCKA_LIBS)
%C%_unit_course_open_SOURCES = %D%/unit/course_open.c %D%/unit/test.h
%C%_unit_course_open_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_course_open_LDADD = $(L_COURSE) $(CMOCKA_LIBS)
EXTRA_DIST += \
	%D%/data/courses/faulty/course.yml \
	%D%/data/courses/faulty/exercises/bad-kind/bad_kind.py \
	%D%/data/courses/faulty/exercises/bad-kind/broken.py \
	%D%/data/courses/faulty/exercises/bad-kind/checks.yml \
	%D%/data/courses/faulty/exercises/bad-kind/exercise.md \
	%D%/data/courses/faulty/exercises/bad-python/broken.py \
	%D%/data/courses/faulty/exercises/bad-python/exercise.md \
	%D%/data/courses/faulty/exercises/still-here/broken.py \
	%D%/data/courses/faulty/exercises/still-here/checks.yml \
	%D%/data/courses/faulty/exercises/still-here/exercise.md \
	%D%/data/courses/faulty/exercises/stray/broken.py \
	%D%/data/courses/faulty/exercises/stray/checks.yml \
	%D%/data/courses/faulty/exercises/stray/exercise.md \
	%D%/data/courses/faulty/lessons/no-front.md \
	%D%/data/courses/faulty/lessons/open-front.md \
	%D%/data/courses/faulty/lessons/orphan.md \
	%D%/data/courses/faulty/lessons/unknown-keys.md \
	%D%/data/courses/good/course.yml \
	%D%/data/courses/good/exercises/last-ship/accepted/by_alias.py \
	%D%/data/courses/good/exercises/last-ship/broken.py \
	%D%/data/courses/good/exercises/last-ship/checks.yml \
	%D%/data/courses/good/exercises/last-ship/exercise.md \
	%D%/data/courses/good/exercises/last-ship/rejected/gathers_still.py \
	%D%/data/courses/good/exercises/last-ship/rejected/one_after_another.py \
	%D%/data/courses/good/exercises/last-ship/solution.py \
	%D%/data/courses/good/exercises/tide-table/accepted/by_alias.py \
	%D%/data/courses/good/exercises/tide-table/broken.py \
	%D%/data/courses/good/exercises/tide-table/checks.yml \
	%D%/data/courses/good/exercises/tide-table/exercise.md \
	%D%/data/courses/good/exercises/tide-table/rejected/gathers_still.py \
	%D%/data/courses/good/exercises/tide-table/rejected/one_after_another.py \
	%D%/data/courses/good/exercises/tide-table/solution.py \
	%D%/data/courses/good/exercises/two-berths/accepted/by_alias.py \
	%D%/data/courses/good/exercises/two-berths/berths.py \
	%D%/data/courses/good/exercises/two-berths/broken.py \
	%D%/data/courses/good/exercises/two-berths/checks.yml \
	%D%/data/courses/good/exercises/two-berths/exercise.md \
	%D%/data/courses/good/exercises/two-berths/radio.py \
	%D%/data/courses/good/exercises/two-berths/rejected/gathers_still.py \
	%D%/data/courses/good/exercises/two-berths/rejected/one_after_another.py \
	%D%/data/courses/good/exercises/two-berths/solution.py \
	%D%/data/courses/good/exercises/two-berths/why.md \
	%D%/data/courses/good/lessons/README.md \
	%D%/data/courses/good/lessons/casting-off.md \
	%D%/data/courses/good/lessons/mooring.md \
	%D%/data/courses/good/lessons/pilots.md \
	%D%/data/courses/good/world/tides.py
EXTRA_PROGRAMS += %D%/bench/course_open
%C%_bench_course_open_SOURCES = %D%/bench/course_open.c
%C%_bench_course_open_LDADD = $(L_COURSE)
if FUZZING
noinst_PROGRAMS += %D%/fuzz/course
%C%_fuzz_course_SOURCES = %D%/fuzz/course.c
%C%_fuzz_course_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
%C%_fuzz_course_LDADD = $(L_COURSE)
endif

# checks
UNIT_TESTS += %D%/unit/checks_load %D%/unit/checks_judge %D%/unit/checks_mark %D%/unit/checks_trace
%C%_unit_checks_trace_SOURCES = %D%/unit/checks_trace.c %D%/unit/test.h
%C%_unit_checks_trace_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_checks_trace_LDADD = $(L_CHECKS) $(CMOCKA_LIBS)
%C%_unit_checks_load_SOURCES = %D%/unit/checks_load.c %D%/unit/test.h
%C%_unit_checks_load_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_checks_load_LDADD = $(L_CHECKS) $(CMOCKA_LIBS)
%C%_unit_checks_judge_SOURCES = %D%/unit/checks_judge.c %D%/unit/test.h
%C%_unit_checks_judge_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_checks_judge_LDADD = $(L_CHECKS) $(CMOCKA_LIBS)
%C%_unit_checks_mark_SOURCES = %D%/unit/checks_mark.c %D%/unit/test.h
%C%_unit_checks_mark_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_checks_mark_LDADD = $(L_CHECKS) $(CMOCKA_LIBS)
if FUZZING
noinst_PROGRAMS += %D%/fuzz/checks
%C%_fuzz_checks_SOURCES = %D%/fuzz/checks.c
%C%_fuzz_checks_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
%C%_fuzz_checks_LDADD = $(L_CHECKS)
endif

# store
UNIT_TESTS += %D%/unit/store_backup
%C%_unit_store_backup_SOURCES = %D%/unit/store_backup.c %D%/unit/test.h %D%/unit/store_test.h
%C%_unit_store_backup_CPPFLAGS = $(UNIT_CPPFLAGS) $(SQLITE_CFLAGS)
%C%_unit_store_backup_LDADD = $(L_STORE) $(CMOCKA_LIBS)
UNIT_TESTS += %D%/unit/store_device %D%/unit/store_events %D%/unit/store_import %D%/unit/store_migrations %D%/unit/store_processes \
	%D%/unit/store_progress %D%/unit/store_trouble
%C%_unit_store_import_SOURCES = %D%/unit/store_import.c %D%/unit/test.h %D%/unit/store_test.h
%C%_unit_store_import_CPPFLAGS = $(UNIT_CPPFLAGS) $(SQLITE_CFLAGS)
%C%_unit_store_import_LDADD = $(L_STORE) $(CMOCKA_LIBS)
%C%_unit_store_migrations_SOURCES = %D%/unit/store_migrations.c %D%/unit/test.h %D%/unit/store_test.h
%C%_unit_store_migrations_CPPFLAGS = $(UNIT_CPPFLAGS) $(SQLITE_CFLAGS)
%C%_unit_store_migrations_LDADD = $(L_STORE) $(CMOCKA_LIBS)
EXTRA_DIST += %D%/data/store
UNIT_TESTS += %D%/unit/store_faults
%C%_unit_store_faults_SOURCES = %D%/unit/store_faults.c %D%/unit/test.h %D%/unit/store_test.h
%C%_unit_store_faults_CPPFLAGS = $(UNIT_CPPFLAGS) $(SQLITE_CFLAGS)
%C%_unit_store_faults_LDADD = $(L_STORE) $(CMOCKA_LIBS)
# Killed programs, and many at once; with a number, as many kills of each kind, or seconds, by hand.
check_PROGRAMS += %D%/store/crash %D%/store/together
TESTS += %D%/store/crash %D%/store/together
%C%_store_together_SOURCES = %D%/store/together.c
%C%_store_together_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
%C%_store_together_LDADD = $(L_STORE)
UNIT_TESTS += %D%/unit/store_network
%C%_unit_store_network_SOURCES = %D%/unit/store_network.c %D%/unit/test.h %D%/unit/store_test.h
%C%_unit_store_network_CPPFLAGS = $(UNIT_CPPFLAGS) $(SQLITE_CFLAGS)
%C%_unit_store_network_LDFLAGS = $(AM_LDFLAGS) -Wl,--wrap=statfs
%C%_unit_store_network_LDADD = $(L_STORE) $(CMOCKA_LIBS)
%C%_store_crash_SOURCES = %D%/store/crash.c
%C%_store_crash_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
%C%_store_crash_LDADD = $(L_STORE)
%C%_unit_store_device_SOURCES = %D%/unit/store_device.c %D%/unit/test.h %D%/unit/store_test.h
%C%_unit_store_device_CPPFLAGS = $(UNIT_CPPFLAGS) $(SQLITE_CFLAGS)
%C%_unit_store_device_LDADD = $(L_STORE) $(CMOCKA_LIBS)
%C%_unit_store_events_SOURCES = %D%/unit/store_events.c %D%/unit/test.h %D%/unit/store_test.h
%C%_unit_store_events_CPPFLAGS = $(UNIT_CPPFLAGS) $(SQLITE_CFLAGS)
%C%_unit_store_events_LDADD = $(L_STORE) $(CMOCKA_LIBS)
%C%_unit_store_processes_SOURCES = %D%/unit/store_processes.c %D%/unit/test.h %D%/unit/store_test.h
%C%_unit_store_processes_CPPFLAGS = $(UNIT_CPPFLAGS) $(SQLITE_CFLAGS)
%C%_unit_store_processes_LDADD = $(L_STORE) $(CMOCKA_LIBS)
%C%_unit_store_progress_SOURCES = %D%/unit/store_progress.c %D%/unit/test.h %D%/unit/store_test.h
%C%_unit_store_progress_CPPFLAGS = $(UNIT_CPPFLAGS) $(SQLITE_CFLAGS)
%C%_unit_store_progress_LDADD = $(L_STORE) $(CMOCKA_LIBS)
%C%_unit_store_trouble_SOURCES = %D%/unit/store_trouble.c %D%/unit/test.h %D%/unit/store_test.h
%C%_unit_store_trouble_CPPFLAGS = $(UNIT_CPPFLAGS) $(SQLITE_CFLAGS)
%C%_unit_store_trouble_LDADD = $(L_STORE) $(CMOCKA_LIBS)
if FUZZING
noinst_PROGRAMS += %D%/fuzz/store_import %D%/fuzz/store_scan
%C%_fuzz_store_import_SOURCES = %D%/fuzz/store_import.c
%C%_fuzz_store_import_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
%C%_fuzz_store_import_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
%C%_fuzz_store_import_LDADD = $(L_STORE)
%C%_fuzz_store_scan_SOURCES = %D%/fuzz/store_scan.c
%C%_fuzz_store_scan_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
%C%_fuzz_store_scan_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
%C%_fuzz_store_scan_LDADD = $(L_STORE)
endif
EXTRA_DIST += %D%/bench/store-million
EXTRA_PROGRAMS += %D%/bench/store
%C%_bench_store_SOURCES = %D%/bench/store.c
%C%_bench_store_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
%C%_bench_store_LDADD = $(L_STORE)

# class
UNIT_TESTS += %D%/unit/class_reader %D%/unit/run_errand
%C%_unit_class_reader_SOURCES = %D%/unit/class_reader.c %D%/unit/test.h
%C%_unit_class_reader_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_class_reader_LDADD = $(L_CLASS) $(CMOCKA_LIBS)
%C%_unit_run_errand_SOURCES = %D%/unit/run_errand.c %D%/unit/test.h
%C%_unit_run_errand_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_run_errand_LDADD = $(L_RUN) $(CMOCKA_LIBS)
EXTRA_PROGRAMS += %D%/bench/class-board
%C%_bench_class_board_SOURCES = %D%/bench/class-board.c %D%/unit/class_course.h
%C%_bench_class_board_LDADD = $(L_CLASS)
if FUZZING
noinst_PROGRAMS += %D%/fuzz/class_reader
%C%_fuzz_class_reader_SOURCES = %D%/fuzz/class_reader.c %D%/unit/class_course.h
%C%_fuzz_class_reader_LDADD = $(L_CLASS)
%C%_fuzz_class_reader_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
endif
CLASS_TESTS = %D%/class/many.t %D%/script/class.t %D%/script/class_hostile.t %D%/script/class_page.t %D%/script/class_verify.t
TESTS += $(CLASS_TESTS)
EXTRA_DIST += $(CLASS_TESTS) %D%/class/many %D%/script/class.sh

# report
UNIT_TESTS += %D%/unit/report
%C%_unit_report_SOURCES = %D%/unit/report.c %D%/unit/test.h
%C%_unit_report_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_report_LDADD = $(L_REPORT) $(CMOCKA_LIBS)
UNIT_TESTS += %D%/unit/report_timeline %D%/unit/report_why
%C%_unit_report_why_SOURCES = %D%/unit/report_why.c %D%/unit/test.h
%C%_unit_report_why_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_report_why_LDADD = $(L_REPORT) $(CMOCKA_LIBS)
if FUZZING
noinst_PROGRAMS += %D%/fuzz/timeline
%C%_fuzz_timeline_SOURCES = %D%/fuzz/timeline.c
%C%_fuzz_timeline_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
%C%_fuzz_timeline_LDADD = $(L_REPORT)
endif
%C%_unit_report_timeline_SOURCES = %D%/unit/report_timeline.c %D%/unit/test.h
%C%_unit_report_timeline_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_report_timeline_LDADD = $(L_REPORT) $(CMOCKA_LIBS)
TIMELINE_TESTS = %D%/golden/timeline.t
TESTS += $(TIMELINE_TESTS)
EXTRA_DIST += $(TIMELINE_TESTS) %D%/golden/timeline

# app
UNIT_TESTS += %D%/unit/app_program
%C%_unit_app_program_SOURCES = %D%/unit/app_program.c %D%/unit/scratch.h %D%/unit/test.h
%C%_unit_app_program_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_app_program_LDADD = $(L_APP) $(CMOCKA_LIBS)
UNIT_TESTS += %D%/unit/app_draft %D%/unit/app_parsons
%C%_unit_app_draft_SOURCES = %D%/unit/app_draft.c %D%/unit/scratch.h %D%/unit/test.h
%C%_unit_app_draft_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_app_draft_LDADD = $(L_APP) $(CMOCKA_LIBS)
%C%_unit_app_parsons_SOURCES = %D%/unit/app_parsons.c %D%/unit/test.h
%C%_unit_app_parsons_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_app_parsons_LDADD = $(L_APP) $(CMOCKA_LIBS)
UNIT_TESTS += %D%/unit/app_diff %D%/unit/app_gate %D%/unit/app_ignore %D%/unit/app_walk %D%/unit/cli_words
%C%_unit_app_gate_SOURCES = %D%/unit/app_gate.c %D%/unit/test.h
%C%_unit_app_gate_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_app_gate_LDADD = $(L_APP) $(CMOCKA_LIBS)
%C%_unit_cli_words_SOURCES = %D%/unit/cli_words.c %D%/unit/test.h src/cli/words.c
%C%_unit_cli_words_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_cli_words_LDADD = $(L_BASE) $(CMOCKA_LIBS)
%C%_unit_app_ignore_SOURCES = %D%/unit/app_ignore.c %D%/unit/test.h
%C%_unit_app_ignore_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_app_ignore_LDADD = $(L_APP) $(CMOCKA_LIBS)
%C%_unit_app_walk_SOURCES = %D%/unit/app_walk.c %D%/unit/test.h
%C%_unit_app_walk_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_app_walk_LDADD = $(L_APP) $(CMOCKA_LIBS)
%C%_unit_app_diff_SOURCES = %D%/unit/app_diff.c %D%/unit/test.h
%C%_unit_app_diff_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_app_diff_LDADD = $(L_APP) $(CMOCKA_LIBS)
if FUZZING
noinst_PROGRAMS += %D%/fuzz/checklist
%C%_fuzz_checklist_SOURCES = %D%/fuzz/checklist.c
%C%_fuzz_checklist_LDADD = $(L_APP)
%C%_fuzz_checklist_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
endif
UNIT_TESTS += %D%/unit/app_signature %D%/unit/app_task_list
%C%_unit_app_task_list_SOURCES = %D%/unit/app_task_list.c %D%/unit/scratch.h %D%/unit/test.h
%C%_unit_app_task_list_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_app_task_list_LDADD = $(L_APP) $(CMOCKA_LIBS)
%C%_unit_app_signature_SOURCES = %D%/unit/app_signature.c %D%/unit/test.h
%C%_unit_app_signature_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_app_signature_LDADD = $(L_APP) $(CMOCKA_LIBS)
UNIT_TESTS += %D%/unit/app_trial
%C%_unit_app_trial_SOURCES = %D%/unit/app_trial.c %D%/unit/scratch.h %D%/unit/test.h
%C%_unit_app_trial_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_app_trial_LDADD = $(L_APP) $(CMOCKA_LIBS)
UNIT_TESTS += %D%/unit/app_placement
%C%_unit_app_placement_SOURCES = %D%/unit/app_placement.c %D%/unit/scratch.h %D%/unit/test.h
%C%_unit_app_placement_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_app_placement_LDADD = $(L_APP) $(CMOCKA_LIBS)
UNIT_TESTS += %D%/unit/app_review
%C%_unit_app_review_SOURCES = %D%/unit/app_review.c %D%/unit/scratch.h %D%/unit/test.h
%C%_unit_app_review_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_app_review_LDADD = $(L_APP) $(CMOCKA_LIBS)
UNIT_TESTS += %D%/unit/app_repeat
%C%_unit_app_repeat_SOURCES = %D%/unit/app_repeat.c %D%/unit/scratch.h %D%/unit/test.h
%C%_unit_app_repeat_CPPFLAGS = $(UNIT_CPPFLAGS) $(SQLITE_CFLAGS)
%C%_unit_app_repeat_LDADD = $(L_APP) $(CMOCKA_LIBS)
UNIT_TESTS += %D%/unit/app_stats
%C%_unit_app_stats_SOURCES = %D%/unit/app_stats.c %D%/unit/scratch.h %D%/unit/test.h
%C%_unit_app_stats_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_app_stats_LDADD = $(L_APP) $(CMOCKA_LIBS)
UNIT_TESTS += %D%/unit/app_course_check
%C%_unit_app_course_check_SOURCES = %D%/unit/app_course_check.c %D%/unit/scratch.h %D%/unit/test.h
%C%_unit_app_course_check_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_app_course_check_LDADD = $(L_APP) $(CMOCKA_LIBS)

# tui: none of these needs more of the archive than base
L_TUI_WIDGETS = src/libtui.a src/librun.a $(L_BASE) $(CMOCKA_LIBS)
UNIT_TESTS += %D%/unit/tui_grid %D%/unit/tui_keys %D%/unit/tui_mouse %D%/unit/tui_search %D%/unit/tui_theme %D%/unit/tui_view
%C%_unit_tui_grid_SOURCES = %D%/unit/tui_grid.c %D%/unit/test.h
%C%_unit_tui_grid_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_tui_grid_LDADD = $(L_TUI_WIDGETS)
%C%_unit_tui_keys_SOURCES = %D%/unit/tui_keys.c %D%/unit/test.h
%C%_unit_tui_keys_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_tui_keys_LDADD = $(L_TUI_WIDGETS)
UNIT_TESTS += %D%/unit/tui_keymap
%C%_unit_tui_keymap_SOURCES = %D%/unit/tui_keymap.c %D%/unit/test.h
%C%_unit_tui_keymap_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_tui_keymap_LDADD = $(L_TUI_WIDGETS)
if FUZZING
noinst_PROGRAMS += %D%/fuzz/keymap
%C%_fuzz_keymap_SOURCES = %D%/fuzz/keymap.c
%C%_fuzz_keymap_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
%C%_fuzz_keymap_LDADD = src/libtui.a $(L_BASE)
endif
%C%_unit_tui_mouse_SOURCES = %D%/unit/tui_mouse.c %D%/unit/test.h
%C%_unit_tui_mouse_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_tui_mouse_LDADD = $(L_TUI_WIDGETS)
%C%_unit_tui_search_SOURCES = %D%/unit/tui_search.c %D%/unit/test.h
%C%_unit_tui_search_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_tui_search_LDADD = $(L_TUI_WIDGETS)
%C%_unit_tui_theme_SOURCES = %D%/unit/tui_theme.c %D%/unit/test.h
%C%_unit_tui_theme_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_tui_theme_LDADD = $(L_TUI_WIDGETS) -lm
%C%_unit_tui_view_SOURCES = %D%/unit/tui_view.c %D%/unit/test.h
%C%_unit_tui_view_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_tui_view_LDADD = $(L_TUI_WIDGETS)
UNIT_TESTS += %D%/unit/tui_script
%C%_unit_tui_script_SOURCES = %D%/unit/tui_script.c %D%/unit/test.h
%C%_unit_tui_script_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_tui_script_LDADD = $(L_TUI_WIDGETS)
EXTRA_PROGRAMS += %D%/bench/tui_view
%C%_bench_tui_view_SOURCES = %D%/bench/tui_view.c
%C%_bench_tui_view_LDADD = src/libtui.a $(L_BASE)
# The whole of the screens, with random events; tests/unit/tui_monkey 1000000 is a long run.
UNIT_TESTS += %D%/unit/tui_monkey
%C%_unit_tui_monkey_SOURCES = %D%/unit/tui_monkey.c %D%/unit/scratch.h %D%/unit/test.h
%C%_unit_tui_monkey_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_tui_monkey_LDFLAGS = $(AM_LDFLAGS) -Wl,--wrap=path_write,--wrap=walk_folder,--wrap=walk_python
%C%_unit_tui_monkey_LDADD = $(L_TUI) $(CMOCKA_LIBS)
# The built-in editor.
UNIT_TESTS += %D%/unit/tui_editor
%C%_unit_tui_editor_SOURCES = %D%/unit/tui_editor.c %D%/unit/test.h
%C%_unit_tui_editor_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_tui_editor_LDADD = $(L_TUI) $(CMOCKA_LIBS)
EXTRA_PROGRAMS += %D%/bench/editor
%C%_bench_editor_SOURCES = %D%/bench/editor.c
%C%_bench_editor_LDADD = $(L_TUI)
# The pager of lessons: sizes, long texts, going back and forward.
UNIT_TESTS += %D%/unit/tui_lesson
%C%_unit_tui_lesson_SOURCES = %D%/unit/tui_lesson.c %D%/unit/scratch.h %D%/unit/test.h
%C%_unit_tui_lesson_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_tui_lesson_LDADD = $(L_TUI) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/editor/alone
%C%_editor_alone_SOURCES = %D%/editor/alone.c
%C%_editor_alone_LDADD = $(L_TUI)
# What only a real terminal shows.
E2E_TESTS = %D%/e2e/class.t %D%/e2e/editing.t %D%/e2e/editor.t %D%/e2e/minutes.t %D%/e2e/monkey.t %D%/e2e/mouse.t %D%/e2e/newcomer.t %D%/e2e/present.t %D%/e2e/resize.t %D%/e2e/restricted.t %D%/e2e/running.t %D%/e2e/shell.t %D%/e2e/terminals.t
TESTS += %D%/script/screens.t $(E2E_TESTS)
EXTRA_DIST += $(E2E_TESTS) %D%/e2e/lib.sh %D%/script/screens.t %D%/script/screens %D%/script/course %D%/script/placed %D%/script/reviewed %D%/script/rich %D%/script/rich-screens %D%/bench/first-frame

if HAVE_CMOCKA
check_PROGRAMS += $(UNIT_TESTS)
TESTS += $(UNIT_TESTS)
endif

# Script: the commands, as a shell runs them.
SCRIPT_TESTS = \
	%D%/script/answers.t \
	%D%/script/checklist.t \
	%D%/script/commands.t \
	%D%/script/exchange.t \
	%D%/script/exercise.t \
	%D%/script/history.t \
	%D%/script/home.t \
	%D%/script/hostile.t \
	%D%/script/keeping.t \
	%D%/script/sync.t \
	%D%/script/kill.t \
	%D%/script/read.t \
	%D%/script/review.t \
	%D%/script/proving.t \
	%D%/script/reviewing.t \
	%D%/script/run.t \
	%D%/script/mouse.t \
	%D%/script/pager.t \
	%D%/script/place.t \
	%D%/script/plain.t \
	%D%/script/present.t \
	%D%/script/pressing.t \
	%D%/script/rich.t \
	%D%/script/running.t \
	%D%/script/search.t \
	%D%/script/session.t \
	%D%/script/settings.t \
	%D%/script/timeline.t \
	%D%/script/world.t
TESTS += $(SCRIPT_TESTS)
# What those pressed and saved.
TESTS += %D%/script/traced.t
%D%/script/traced.log: $(SCRIPT_TESTS:.t=.log) %D%/script/class.log %D%/script/screens.log
CLEANFILES += %D%/script/trace/*.trace
EXTRA_DIST += $(SCRIPT_TESTS) %D%/script/trace.sh %D%/script/traced.t %D%/script/answers %D%/script/lib.sh %D%/script/controls.py %D%/script/timeline \
	%D%/script/plain-course.sh %D%/script/plain-monkey.py %D%/script/xapi.py

# Content: the course itself.
CONTENT_TESTS = %D%/content/coverage.t %D%/content/exercises.t %D%/content/laws.t %D%/content/lesson.t %D%/content/manual.t %D%/content/nopython.t \
	%D%/content/rules.t %D%/content/spelling.t
TESTS += $(CONTENT_TESTS)
check_PROGRAMS += %D%/content/coverage %D%/content/prose %D%/content/rules
%C%_content_prose_SOURCES = %D%/content/prose.c
%C%_content_prose_LDADD = src/libcourse.a $(L_YAML) $(L_MARKDOWN)
%C%_content_coverage_SOURCES = %D%/content/coverage.c
%C%_content_coverage_LDADD = src/libcourse.a $(L_RULES) $(L_MARKDOWN)
%C%_content_rules_SOURCES = %D%/content/rules.c
%C%_content_rules_LDADD = $(L_RULES)
EXTRA_DIST += $(CONTENT_TESTS) %D%/content/coverage.yml %D%/content/docs.txt %D%/content/pitfalls.yml %D%/content/disguise.py %D%/content/exercises.py \
	%D%/content/laws.py %D%/content/mutate %D%/content/nopython.py %D%/content/spelling.py %D%/content/survivors.txt %D%/content/words.txt

# World: the stand-ins for libraries.
WORLD_TESTS = %D%/world/world.t
TESTS += $(WORLD_TESTS)
EXTRA_DIST += $(WORLD_TESTS) %D%/world/run.py %D%/world/world.py \
	%D%/world/test_aiohttp.py \
	%D%/world/test_aiosqlite.py \
	%D%/world/test_asyncpg.py \
	%D%/world/test_files.py \
	%D%/world/test_httpx.py \
	%D%/world/test_requests.py \
	%D%/world/test_traced.py

# Lint: the project's own rules about its sources.
LINT_TESTS = %D%/lint/docs.t %D%/lint/grammar.t %D%/lint/layers.t %D%/lint/lists.t %D%/lint/man.t
TESTS += $(LINT_TESTS)
EXTRA_DIST += $(LINT_TESTS) %D%/lint/layers.sh

# PostgreSQL: a server of the distribution's packages, on a socket of its own.
PG_TESTS = %D%/pg/sync.t %D%/pg/roles.t %D%/pg/class.t
if HAVE_LIBPQ
TESTS += $(PG_TESTS)
endif
EXTRA_DIST += $(PG_TESTS) %D%/pg/lib.sh %D%/bench/sync
