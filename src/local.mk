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
noinst_LIBRARIES += %D%/libpython.a
%C%_libpython_a_SOURCES = \
	%D%/python/file.c %D%/python/file.h \
	%D%/python/highlight.c %D%/python/highlight.h \
	%D%/python/index.c \
	%D%/python/kinds.c %D%/python/kinds.def \
	%D%/python/known.c %D%/python/known.def %D%/python/known.h \
	%D%/python/members.c \
	%D%/python/names.c %D%/python/names.h \
	%D%/python/node.h \
	%D%/python/parse.c \
	%D%/python/python.h \
	%D%/python/reach.c %D%/python/reach.h \
	%D%/python/reach_calls.c %D%/python/reach_int.h \
	%D%/python/scope.c %D%/python/scope.h
%C%_libpython_a_CPPFLAGS = $(AM_CPPFLAGS) $(TREE_SITTER_CFLAGS)
# automake takes names that end in _PYTHON for lists of scripts
L_PY = src/libpython.a $(L_BASE) $(TREE_SITTER_LIBS)

# rules

# course

# checks

# store

# report

# app

# tui

# cli: a new subcommand is one file cmd_NAME.c and one line here
COMMANDS =

bin_PROGRAMS += asynctutor
asynctutor_SOURCES = %D%/cli/main.c
asynctutor_LDADD = $(L_YAML)
