# The only list of C sources. One archive per module; L_MODULE is what a program that uses the module links:
# the archives its layer allows, and the libraries of which it is the sole home. See ARCHITECTURE.md for the layers.

# base
noinst_LIBRARIES += %D%/libbase.a
%C%_libbase_a_SOURCES = \
	%D%/base/arena.c %D%/base/arena.h \
	%D%/base/attr.h \
	%D%/base/buf.c %D%/base/buf.h \
	%D%/base/clock.c %D%/base/clock.h \
	%D%/base/err.c %D%/base/err.h \
	%D%/base/path.c %D%/base/path.h \
	%D%/base/sha256.c %D%/base/sha256.h \
	%D%/base/str.c %D%/base/str.h \
	%D%/base/utf8.c %D%/base/utf8.h \
	%D%/base/vec.h \
	%D%/base/watch.c %D%/base/watch.h \
	%D%/base/xalloc.c %D%/base/xalloc.h
L_BASE = src/libbase.a

# yaml
noinst_LIBRARIES += %D%/libyaml.a
%C%_libyaml_a_SOURCES = %D%/yaml/yaml.c %D%/yaml/yaml.h
%C%_libyaml_a_CPPFLAGS = $(AM_CPPFLAGS) $(YAML_CFLAGS)
L_YAML = src/libyaml.a $(L_BASE) $(YAML_LIBS)

# json

# markdown

# python

# rules

# course

# checks

# store

# report

# app

# tui
noinst_LIBRARIES += %D%/libtui.a
%C%_libtui_a_SOURCES = \
	%D%/tui/action.c %D%/tui/action.h %D%/tui/actions.def \
	%D%/tui/child.c %D%/tui/child.h \
	%D%/tui/code.c %D%/tui/code.h \
	%D%/tui/dialog.c %D%/tui/dialog.h \
	%D%/tui/exercise.c \
	%D%/tui/glyph.c %D%/tui/glyph.h %D%/tui/glyph.def \
	%D%/tui/grid.c %D%/tui/grid.h \
	%D%/tui/home.c \
	%D%/tui/input.c %D%/tui/input.h \
	%D%/tui/key.c %D%/tui/key.h \
	%D%/tui/lesson.c \
	%D%/tui/link.c %D%/tui/link.h \
	%D%/tui/mdview.c %D%/tui/mdview.h \
	%D%/tui/page.c \
	%D%/tui/place.c %D%/tui/place.h \
	%D%/tui/rows.c %D%/tui/rows.h \
	%D%/tui/script.c %D%/tui/script.h \
	%D%/tui/search.c %D%/tui/search.h \
	%D%/tui/term_curses.c %D%/tui/term.h \
	%D%/tui/term_mem.c \
	%D%/tui/theme.c %D%/tui/theme.h %D%/tui/theme.def \
	%D%/tui/tui.c %D%/tui/tui.h \
	%D%/tui/ui.c %D%/tui/ui.h \
	%D%/tui/verdict.c %D%/tui/verdict.h \
	%D%/tui/view.c %D%/tui/view.h
%C%_libtui_a_CPPFLAGS = $(AM_CPPFLAGS) $(CURSES_CFLAGS)
L_TUI = src/libtui.a $(L_APP) $(CURSES_LIBS)

# cli: a new subcommand is one file cmd_NAME.c and one line here
COMMANDS =

bin_PROGRAMS += asynctutor
asynctutor_SOURCES = %D%/cli/main.c
asynctutor_LDADD = $(L_YAML)
