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

# rules

# course

# checks

# store

# report

# app

# tui: none of these needs more of the archive than base
L_TUI_WIDGETS = src/libtui.a $(L_BASE) $(CMOCKA_LIBS)
UNIT_TESTS += %D%/unit/tui_grid %D%/unit/tui_keys %D%/unit/tui_theme %D%/unit/tui_view
%C%_unit_tui_grid_SOURCES = %D%/unit/tui_grid.c %D%/unit/test.h
%C%_unit_tui_grid_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_tui_grid_LDADD = $(L_TUI_WIDGETS)
%C%_unit_tui_keys_SOURCES = %D%/unit/tui_keys.c %D%/unit/test.h
%C%_unit_tui_keys_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_tui_keys_LDADD = $(L_TUI_WIDGETS)
%C%_unit_tui_theme_SOURCES = %D%/unit/tui_theme.c %D%/unit/test.h
%C%_unit_tui_theme_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_tui_theme_LDADD = $(L_TUI_WIDGETS) -lm
%C%_unit_tui_view_SOURCES = %D%/unit/tui_view.c %D%/unit/test.h
%C%_unit_tui_view_CPPFLAGS = $(UNIT_CPPFLAGS)
%C%_unit_tui_view_LDADD = $(L_TUI_WIDGETS)

if HAVE_CMOCKA
check_PROGRAMS += $(UNIT_TESTS)
TESTS += $(UNIT_TESTS)
endif

# Lint: the project's own rules about its sources.
LINT_TESTS = %D%/lint/layers.t %D%/lint/lists.t
TESTS += $(LINT_TESTS)
EXTRA_DIST += $(LINT_TESTS) %D%/lint/layers.sh
