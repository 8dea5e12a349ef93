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
noinst_LIBRARIES += %D%/libcourse.a
%C%_libcourse_a_SOURCES = \
	%D%/course/course.c %D%/course/course.h \
	%D%/course/files.c \
	%D%/course/front.c %D%/course/front.h \
	%D%/course/load.c \
	%D%/course/names.c %D%/course/names.h \
	%D%/course/opened.h \
	%D%/course/outline.c
L_COURSE = src/libcourse.a $(L_YAML)

# checks
noinst_LIBRARIES += %D%/libchecks.a
%C%_libchecks_a_SOURCES = \
	%D%/checks/checks.h \
	%D%/checks/judge.c \
	%D%/checks/load.c \
	%D%/checks/parsed.h
L_CHECKS = src/libchecks.a $(L_RULES)

# store

# report

# app
noinst_LIBRARIES += %D%/libapp.a
%C%_libapp_a_SOURCES = \
	%D%/app/course_check.c %D%/app/course_check.h \
	%D%/app/course_links.c %D%/app/course_links.h
L_APP = src/libapp.a src/libcourse.a $(L_CHECKS) $(L_MARKDOWN)

# tui

# cli: a new subcommand is one file cmd_NAME.c and one line here
COMMANDS =

bin_PROGRAMS += asynctutor
asynctutor_SOURCES = %D%/cli/main.c
asynctutor_LDADD = $(L_YAML)
