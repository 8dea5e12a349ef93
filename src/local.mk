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
noinst_LIBRARIES += %D%/librules.a
%C%_librules_a_SOURCES = \
	%D%/rules/compile.c \
	%D%/rules/defined.c \
	%D%/rules/equal.c \
	%D%/rules/eval.c %D%/rules/eval.h \
	%D%/rules/find.c \
	%D%/rules/fix.c %D%/rules/fix.h \
	%D%/rules/kinds.h \
	%D%/rules/load.c \
	%D%/rules/match.c %D%/rules/match.h \
	%D%/rules/message.c \
	%D%/rules/normal.c \
	%D%/rules/pattern.c %D%/rules/pattern.h \
	%D%/rules/regex.c %D%/rules/regex.h \
	%D%/rules/relation.c \
	%D%/rules/rule.h %D%/rules/rules.h \
	%D%/rules/set.h \
	%D%/rules/template.c %D%/rules/template.h \
	%D%/rules/transform.c %D%/rules/transform.h \
	%D%/rules/vars.c %D%/rules/vars.h \
	%D%/rules/words.c %D%/rules/words.h
%C%_librules_a_CPPFLAGS = $(AM_CPPFLAGS) $(PCRE2_CFLAGS)
L_RULES = src/librules.a $(L_PY) $(L_YAML) $(PCRE2_LIBS)

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
