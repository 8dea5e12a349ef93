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
	LC_ALL=C.UTF-8; export LC_ALL; TZ=UTC; export TZ;

# Unit tests: one program a topic, linked to what its layer allows and nothing else.
UNIT_TESTS =
UNIT_CPPFLAGS = $(AM_CPPFLAGS) $(CMOCKA_CFLAGS)

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

# markdown

# python
UNIT_TESTS += %D%/unit/python_tree %D%/unit/python_names
%C%_unit_python_tree_SOURCES = %D%/unit/python_tree.c %D%/unit/test.h
%C%_unit_python_tree_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_python_tree_LDADD = $(L_PY) $(CMOCKA_LIBS)
%C%_unit_python_names_SOURCES = %D%/unit/python_names.c %D%/unit/test.h
%C%_unit_python_names_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_python_names_LDADD = $(L_PY) $(CMOCKA_LIBS)

# rules
UNIT_TESTS += %D%/unit/rules_match
%C%_unit_rules_match_SOURCES = %D%/unit/rules_match.c %D%/unit/test.h
%C%_unit_rules_match_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_rules_match_LDADD = $(L_RULES) $(CMOCKA_LIBS)
UNIT_TESTS += %D%/unit/rules_file
%C%_unit_rules_file_SOURCES = %D%/unit/rules_file.c %D%/unit/test.h
%C%_unit_rules_file_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_rules_file_LDADD = $(L_RULES) $(CMOCKA_LIBS)
UNIT_TESTS += %D%/rules/differential
EXTRA_DIST += %D%/rules/oracle/curated.jsonl %D%/rules/oracle/random.jsonl
%C%_rules_differential_SOURCES = %D%/rules/differential.c %D%/unit/test.h
%C%_rules_differential_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_rules_differential_LDADD = $(L_RULES) $(CMOCKA_LIBS)
noinst_PROGRAMS += %D%/bench/rules
%C%_bench_rules_SOURCES = %D%/bench/rules.c
%C%_bench_rules_LDADD = $(L_RULES)
if FUZZING
noinst_PROGRAMS += %D%/fuzz/python %D%/fuzz/rule
%C%_fuzz_python_SOURCES = %D%/fuzz/python.c
%C%_fuzz_python_LDADD = $(L_RULES)
%C%_fuzz_python_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
%C%_fuzz_rule_SOURCES = %D%/fuzz/rule.c
%C%_fuzz_rule_LDADD = $(L_RULES)
%C%_fuzz_rule_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
endif

# course

# checks

# store

# report

# app

# tui

if HAVE_CMOCKA
check_PROGRAMS += $(UNIT_TESTS)
TESTS += $(UNIT_TESTS)
endif

# Lint: the project's own rules about its sources.
LINT_TESTS = %D%/lint/layers.t %D%/lint/lists.t
TESTS += $(LINT_TESTS)
EXTRA_DIST += $(LINT_TESTS) %D%/lint/layers.sh
