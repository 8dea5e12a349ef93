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
noinst_LIBRARIES += %D%/libjson.a
%C%_libjson_a_SOURCES = \
	%D%/json/build.c \
	%D%/json/dump.c \
	%D%/json/json.h \
	%D%/json/private.h \
	%D%/json/read.c
%C%_libjson_a_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
L_JSON = src/libjson.a $(L_BASE) $(JANSSON_LIBS)

# markdown
noinst_LIBRARIES += %D%/libmarkdown.a
%C%_libmarkdown_a_SOURCES = \
	%D%/markdown/anchor.c \
	%D%/markdown/build.c %D%/markdown/build.h \
	%D%/markdown/codeview.c \
	%D%/markdown/container.c \
	%D%/markdown/content.c %D%/markdown/content.h \
	%D%/markdown/define.c %D%/markdown/define.h \
	%D%/markdown/doc.c \
	%D%/markdown/gfmtable.c \
	%D%/markdown/glyphs.def \
	%D%/markdown/html.c \
	%D%/markdown/layout.c %D%/markdown/layout.h \
	%D%/markdown/leaf.c \
	%D%/markdown/line.c \
	%D%/markdown/linear.c \
	%D%/markdown/markdown.h \
	%D%/markdown/names.c %D%/markdown/names.h \
	%D%/markdown/notes.c \
	%D%/markdown/safe.c %D%/markdown/safe.h \
	%D%/markdown/scan.c %D%/markdown/scan.h \
	%D%/markdown/source.c %D%/markdown/source.h \
	%D%/markdown/styles.def \
	%D%/markdown/tableview.c \
	%D%/markdown/wrap.c %D%/markdown/wrap.h
%C%_libmarkdown_a_CPPFLAGS = $(AM_CPPFLAGS) $(CMARK_CFLAGS)
L_MARKDOWN = src/libmarkdown.a $(L_BASE) $(CMARK_LIBS)

# python
noinst_LIBRARIES += %D%/libpython.a
%C%_libpython_a_SOURCES = \
	%D%/python/bind.c \
	%D%/python/file.c %D%/python/file.h \
	%D%/python/highlight.c %D%/python/highlight.h \
	%D%/python/index.c \
	%D%/python/join.c %D%/python/join.h \
	%D%/python/kinds.c %D%/python/kinds.def \
	%D%/python/live.c %D%/python/live.h \
	%D%/python/known.c %D%/python/known.def %D%/python/known.h \
	%D%/python/members.c \
	%D%/python/names.c %D%/python/names.h \
	%D%/python/node.h \
	%D%/python/paint.h \
	%D%/python/parse.c \
	%D%/python/parsing.c \
	%D%/python/python.h \
	%D%/python/reach.c %D%/python/reach.h \
	%D%/python/reach_calls.c %D%/python/reach_int.h \
	%D%/python/scope.c %D%/python/scope.h \
	%D%/python/split.c %D%/python/split.h \
	%D%/python/tree.h \
	%D%/python/uses.c %D%/python/uses.h
%C%_libpython_a_CPPFLAGS = $(AM_CPPFLAGS) $(TREE_SITTER_CFLAGS)
# automake takes names that end in _PYTHON for lists of scripts
L_PY = src/libpython.a $(L_BASE) $(TREE_SITTER_LIBS)

# editor
noinst_LIBRARIES += %D%/libeditor.a
%C%_libeditor_a_SOURCES = \
	%D%/editor/column.c \
	%D%/editor/edit.c \
	%D%/editor/editor.c %D%/editor/editor.h \
	%D%/editor/find.c \
	%D%/editor/history.c %D%/editor/history.h \
	%D%/editor/lines.c \
	%D%/editor/move.c \
	%D%/editor/private.h \
	%D%/editor/rope.c %D%/editor/rope.h
L_EDITOR = src/libeditor.a $(L_PY)

# rules
noinst_LIBRARIES += %D%/librules.a
%C%_librules_a_SOURCES = \
	%D%/rules/compile.c %D%/rules/compile.h \
	%D%/rules/compile_atom.c \
	%D%/rules/defined.c \
	%D%/rules/equal.c \
	%D%/rules/eval.c %D%/rules/eval.h \
	%D%/rules/find.c \
	%D%/rules/fix.c %D%/rules/fix.h \
	%D%/rules/fix_text.c \
	%D%/rules/formula.c \
	%D%/rules/kinds.h \
	%D%/rules/literals.c %D%/rules/literals.h \
	%D%/rules/live.c %D%/rules/live.h \
	%D%/rules/load.c \
	%D%/rules/match.c %D%/rules/match.h \
	%D%/rules/match_private.h %D%/rules/match_with.c \
	%D%/rules/message.c \
	%D%/rules/need.h \
	%D%/rules/need_regex.c \
	%D%/rules/needs.c \
	%D%/rules/normal.c \
	%D%/rules/pattern.c %D%/rules/pattern.h \
	%D%/rules/pattern_goals.c \
	%D%/rules/pattern_text.c %D%/rules/pattern_text.h \
	%D%/rules/regex.c %D%/rules/regex.h \
	%D%/rules/relation.c \
	%D%/rules/rule.h %D%/rules/rules.h \
	%D%/rules/set.c %D%/rules/set.h \
	%D%/rules/template.c %D%/rules/template.h \
	%D%/rules/transform.c %D%/rules/transform.h \
	%D%/rules/vars.c %D%/rules/vars.h
%C%_librules_a_CPPFLAGS = $(AM_CPPFLAGS) $(PCRE2_CFLAGS)
L_RULES = src/librules.a $(L_PY) $(L_YAML) $(PCRE2_LIBS)

# run: the tracer, Python files, becomes a table in one C file
include %D%/run/tracer.mk
noinst_LIBRARIES += %D%/librun.a
%C%_librun_a_SOURCES = \
	%D%/run/cgroup.c \
	%D%/run/child.c \
	%D%/run/command.c \
	%D%/run/confine.c %D%/run/confine.h \
	%D%/run/driver.c \
	%D%/run/ends.c \
	%D%/run/errand.c %D%/run/errand.h \
	%D%/run/events.c %D%/run/events.h \
	%D%/run/facts.c %D%/run/facts.h \
	%D%/run/facts_table.c %D%/run/facts_table.h \
	%D%/run/folder.c \
	%D%/run/foreground.c %D%/run/foreground.h \
	%D%/run/guards.c \
	%D%/run/job.c \
	%D%/run/keeper.c \
	%D%/run/landlock.c \
	%D%/run/limits.c \
	%D%/run/mend.c \
	%D%/run/namespace.c \
	%D%/run/private.h \
	%D%/run/procs.c \
	%D%/run/python.c \
	%D%/run/run.c %D%/run/run.h \
	%D%/run/seccomp.c \
	%D%/run/starter.c \
	%D%/run/tool.c %D%/run/tool.h \
	%D%/run/usher.c
nodist_%C%_librun_a_SOURCES = %D%/run/tracer_data.c
%C%_librun_a_CPPFLAGS = $(AM_CPPFLAGS) $(SECCOMP_CFLAGS)
EXTRA_DIST += $(TRACER_FILES) build-aux/embed.awk build-aux/quote.awk
CLEANFILES += %D%/run/tracer_data.c
%D%/run/tracer_data.c: $(TRACER_FILES) build-aux/embed.awk build-aux/quote.awk %D%/run/tracer.mk
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
	  (cd $(srcdir) && LC_ALL=C $(AWK) -v below=run/tracer/ -f build-aux/quote.awk -f build-aux/embed.awk $(TRACER_FILES)) >$@-t && mv $@-t $@
L_RUN = src/librun.a $(L_JSON) $(SECCOMP_LIBS)

# course
noinst_LIBRARIES += %D%/libcourse.a
%C%_libcourse_a_SOURCES = \
	%D%/course/checklist.c %D%/course/checklist.h \
	%D%/course/course.c %D%/course/course.h \
	%D%/course/files.c \
	%D%/course/front.c %D%/course/front.h \
	%D%/course/load.c \
	%D%/course/names.c %D%/course/names.h \
	%D%/course/opened.h \
	%D%/course/outline.c \
	%D%/course/quiz.c %D%/course/quiz.h \
	%D%/course/world.c
L_COURSE = src/libcourse.a $(L_YAML)

# checks
noinst_LIBRARIES += %D%/libchecks.a
%C%_libchecks_a_SOURCES = \
	%D%/checks/checks.h \
	%D%/checks/facts.def \
	%D%/checks/judge.c \
	%D%/checks/load.c \
	%D%/checks/mark.c \
	%D%/checks/mark.h \
	%D%/checks/mark_judge.c \
	%D%/checks/mark_judge.h \
	%D%/checks/parsed.h \
	%D%/checks/trace.h \
	%D%/checks/trace_judge.c \
	%D%/checks/trace_load.c
L_CHECKS = src/libchecks.a $(L_RULES) $(L_RUN)

# store
noinst_LIBRARIES += %D%/libstore.a
%C%_libstore_a_SOURCES = \
	%D%/store/activity.c \
	%D%/store/backup.c \
	%D%/store/copies.c \
	%D%/store/db.c \
	%D%/store/device.c \
	%D%/store/devices.c \
	%D%/store/event.c \
	%D%/store/export.c \
	%D%/store/folder.c \
	%D%/store/forget.c \
	%D%/store/import.c \
	%D%/store/journal.c \
	%D%/store/learner.c \
	%D%/store/leitner.c %D%/store/leitner.h \
	%D%/store/line.c \
	%D%/store/lock.c \
	%D%/store/merge.c \
	%D%/store/migrations.c \
	%D%/store/open.c \
	%D%/store/private.h \
	%D%/store/progress.c \
	%D%/store/recover.c \
	%D%/store/repair.c \
	%D%/store/restore.c \
	%D%/store/salvage.c \
	%D%/store/scan.c \
	%D%/store/standing.c %D%/store/standing.h \
	%D%/store/statements.def \
	%D%/store/store.h \
	%D%/store/uuid.c
%C%_libstore_a_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
L_STORE = src/libstore.a $(L_JSON) $(SQLITE_LIBS)

# class
noinst_LIBRARIES += %D%/libclass.a
%C%_libclass_a_SOURCES = \
	%D%/class/board.c %D%/class/board.h \
	%D%/class/class.h \
	%D%/class/ids.c %D%/class/ids.h \
	%D%/class/info.c \
	%D%/class/line.c \
	%D%/class/pg.h \
	%D%/class/pg_url.c \
	%D%/class/reader.c %D%/class/reader.h \
	%D%/class/scan.c %D%/class/scan.h \
	%D%/class/send.c \
	%D%/class/talk.c
if HAVE_LIBPQ
%C%_libclass_a_SOURCES += %D%/class/pg.c %D%/class/pg_connect.c %D%/class/pg_private.h %D%/class/pg_read.c %D%/class/pg_text.c
else
%C%_libclass_a_SOURCES += %D%/class/pg_none.c
endif
nodist_%C%_libclass_a_SOURCES = %D%/class/pg_schema.c
%C%_libclass_a_CPPFLAGS = $(AM_CPPFLAGS) $(PQ_CFLAGS)
EXTRA_DIST += %D%/class/sync.sql build-aux/text.awk
EXTRA_%C%_libclass_a_SOURCES = %D%/class/pg.c %D%/class/pg_connect.c %D%/class/pg_private.h %D%/class/pg_read.c %D%/class/pg_text.c %D%/class/pg_none.c
CLEANFILES += %D%/class/pg_schema.c
%D%/class/pg_schema.c: %D%/class/sync.sql build-aux/quote.awk build-aux/text.awk
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
	  LC_ALL=C $(AWK) -v header=class/pg.h -v name=pg_schema -f $(srcdir)/build-aux/quote.awk -f $(srcdir)/build-aux/text.awk $(srcdir)/src/class/sync.sql >$@-t && mv $@-t $@
L_CLASS = src/libclass.a src/libcourse.a $(L_YAML) $(L_STORE) $(PQ_LIBS)

# report
noinst_LIBRARIES += %D%/libreport.a
%C%_libreport_a_SOURCES = \
	%D%/report/catalogue.c %D%/report/catalogue.h \
	%D%/report/class.c %D%/report/class.h \
	%D%/report/class_html.c \
	%D%/report/checklist.c %D%/report/checklist.h \
	%D%/report/events.c %D%/report/events.h \
	%D%/report/markdown_review.c \
	%D%/report/progress.c \
	%D%/report/quote.c %D%/report/quote.h \
	%D%/report/report.h \
	%D%/report/review.c %D%/report/review.h \
	%D%/report/run.c %D%/report/run.h \
	%D%/report/run_chrome.c \
	%D%/report/run_json.c \
	%D%/report/run_text.c \
	%D%/report/run_words.c \
	%D%/report/sarif.c \
	%D%/report/timeline.c %D%/report/timeline.h \
	%D%/report/timeline_build.h \
	%D%/report/timeline_chart.c %D%/report/timeline_chart.h \
	%D%/report/timeline_draw.c %D%/report/timeline_glyph.def \
	%D%/report/timeline_events.c \
	%D%/report/timeline_label.c %D%/report/timeline_label.h \
	%D%/report/timeline_rows.c \
	%D%/report/verdict.c \
	%D%/report/why.c %D%/report/why.h \
	%D%/report/wrap.c \
	%D%/report/xapi.c
L_REPORT = src/libreport.a src/libclass.a src/libcourse.a $(L_CHECKS) $(L_STORE) $(L_MARKDOWN) -lm $(PQ_LIBS)

# app
noinst_LIBRARIES += %D%/libapp.a
%C%_libapp_a_SOURCES = \
	%D%/app/answer.c %D%/app/answer.h \
	%D%/app/app.c %D%/app/app.h \
	%D%/app/checklist.c %D%/app/checklist.h \
	%D%/app/class_verify.c %D%/app/class_verify.h \
	%D%/app/classroom.c %D%/app/classroom.h %D%/app/classroom_collect.c %D%/app/classroom_inside.h \
	%D%/app/classroom_member.c %D%/app/classroom_send.c \
	%D%/app/compare.c \
	%D%/app/course_check.c %D%/app/course_check.h \
	%D%/app/course_checklists.c %D%/app/course_checklists.h \
	%D%/app/course_lesson.c %D%/app/course_lesson.h \
	%D%/app/course_links.c %D%/app/course_links.h \
	%D%/app/diff.c %D%/app/diff.h \
	%D%/app/dispute.c %D%/app/dispute.h \
	%D%/app/draft.c %D%/app/draft.h \
	%D%/app/editor.c \
	%D%/app/exercise.c \
	%D%/app/gate.c %D%/app/gate.h \
	%D%/app/gate_rules.c \
	%D%/app/help.c \
	%D%/app/highlight.c \
	%D%/app/history.c %D%/app/history.h \
	%D%/app/internal.h \
	%D%/app/ignore.c %D%/app/ignore.h \
	%D%/app/lesson.c \
	%D%/app/link.c %D%/app/link.h \
	%D%/app/live.c %D%/app/live.h \
	%D%/app/place.c %D%/app/place.h \
	%D%/app/placement.c %D%/app/placement.h \
	%D%/app/praise.c %D%/app/praise.h \
	%D%/app/program.c %D%/app/program.h \
	%D%/app/prompt.c %D%/app/prompt.h \
	%D%/app/proving.c %D%/app/proving.h \
	%D%/app/questions.c %D%/app/questions.h \
	%D%/app/repeat.c %D%/app/repeat.h \
	%D%/app/repeat_text.c \
	%D%/app/parsons.c %D%/app/parsons.h \
	%D%/app/reveal.c %D%/app/reveal.h \
	%D%/app/renamed.c \
	%D%/app/replace.c %D%/app/replace.h \
	%D%/app/sentences.h \
	%D%/app/review.c %D%/app/review.h \
	%D%/app/review_again.c %D%/app/review_again.h \
	%D%/app/review_files.c %D%/app/review_judge.h \
	%D%/app/search.c %D%/app/search.h \
	%D%/app/settings.c %D%/app/settings.h %D%/app/settings.def \
	%D%/app/signature.c %D%/app/signature.h \
	%D%/app/signoff.c %D%/app/signoff.h \
	%D%/app/silence.c %D%/app/silence.h \
	%D%/app/states.c %D%/app/states.h \
	%D%/app/stats.c %D%/app/stats.h \
	%D%/app/task_list.c %D%/app/task_list.h \
	%D%/app/talk.c %D%/app/talk.h \
	%D%/app/trial.c %D%/app/trial.h \
	%D%/app/walk.c %D%/app/walk.h
L_APP = src/libapp.a $(L_REPORT)

# tui
noinst_LIBRARIES += %D%/libtui.a
%C%_libtui_a_SOURCES = \
	%D%/tui/action.c %D%/tui/action.h %D%/tui/actions.def \
	%D%/tui/ansi.c %D%/tui/ansi.h \
	%D%/tui/board.c %D%/tui/board.h %D%/tui/board_inside.h \
	%D%/tui/board_read.c \
	%D%/tui/board_rows.c \
	%D%/tui/chart.c %D%/tui/chart.h \
	%D%/tui/checklist.c %D%/tui/checklist.h \
	%D%/tui/checklist_prove.c \
	%D%/tui/code.c %D%/tui/code.h \
	%D%/tui/dialog.c %D%/tui/dialog.h \
	%D%/tui/diff_rows.c %D%/tui/diff_rows.h \
	%D%/tui/editor.c %D%/tui/editor.h \
	%D%/tui/editor_ask.c \
	%D%/tui/editor_box.h \
	%D%/tui/editor_draw.c \
	%D%/tui/exercise.c \
	%D%/tui/files.c \
	%D%/tui/follow.c \
	%D%/tui/glyph.c %D%/tui/glyph.h %D%/tui/glyph.def \
	%D%/tui/grid.c %D%/tui/grid.h \
	%D%/tui/home.c %D%/tui/home.h \
	%D%/tui/home_rows.c \
	%D%/tui/home_tree.c \
	%D%/tui/input.c %D%/tui/input.h \
	%D%/tui/key.c %D%/tui/key.h \
	%D%/tui/keymap.c %D%/tui/keymap.h %D%/tui/screens.def \
	%D%/tui/keymap_file.c \
	%D%/tui/lesson.c %D%/tui/lesson.h \
	%D%/tui/lesson_contents.c \
	%D%/tui/lesson_jump.c \
	%D%/tui/lesson_quiz.c \
	%D%/tui/lesson_run.c \
	%D%/tui/lesson_text.c \
	%D%/tui/list.c %D%/tui/list.h \
	%D%/tui/mdview.c %D%/tui/mdview.h \
	%D%/tui/mouse.c %D%/tui/mouse.h \
	%D%/tui/page.c \
	%D%/tui/ask.c %D%/tui/ask.h \
	%D%/tui/placement.c \
	%D%/tui/notes.c \
	%D%/tui/present.c %D%/tui/present.h \
	%D%/tui/progress.c \
	%D%/tui/quiz_rows.c %D%/tui/quiz_rows.h \
	%D%/tui/repeat.c \
	%D%/tui/review.c %D%/tui/review.h \
	%D%/tui/review_fix.c \
	%D%/tui/review_panes.c \
	%D%/tui/rows.c %D%/tui/rows.h \
	%D%/tui/script.c %D%/tui/script.h \
	%D%/tui/search.c %D%/tui/search.h \
	%D%/tui/settings.c \
	%D%/tui/term_curses.c %D%/tui/term_curses.h %D%/tui/term.h \
	%D%/tui/term_curses_draw.c %D%/tui/term_curses_input.c \
	%D%/tui/term_mem.c \
	%D%/tui/theme.c %D%/tui/theme.h %D%/tui/theme.def \
	%D%/tui/timeline.c %D%/tui/timeline.h \
	%D%/tui/timeline_draw.c \
	%D%/tui/timeline_rows.c \
	%D%/tui/trace.c %D%/tui/trace.h \
	%D%/tui/tui.c %D%/tui/tui.h \
	%D%/tui/ui.c %D%/tui/ui.h \
	%D%/tui/ui_draw.c \
	%D%/tui/ui_inside.h \
	%D%/tui/ui_keys.c \
	%D%/tui/ui_mouse.c \
	%D%/tui/ui_talk.c \
	%D%/tui/exercise_file.c \
	%D%/tui/exercise_help.c \
	%D%/tui/exercise_panes.c %D%/tui/exercise.h \
	%D%/tui/exercise_run.c \
	%D%/tui/history.c \
	%D%/tui/parsons.c \
	%D%/tui/steps.c \
	%D%/tui/verdict.c %D%/tui/verdict.h \
	%D%/tui/view.c %D%/tui/view.h \
	%D%/tui/view_search.c \
	%D%/tui/why.c
%C%_libtui_a_CPPFLAGS = $(AM_CPPFLAGS) $(CURSES_CFLAGS)
L_TUI = src/libtui.a src/libeditor.a src/libapp.a $(L_REPORT) $(CURSES_LIBS)

# plain
noinst_LIBRARIES += %D%/libplain.a
%C%_libplain_a_SOURCES = \
	%D%/plain/checklist.c \
	%D%/plain/draft.c \
	%D%/plain/exercise.c %D%/plain/exercise.h \
	%D%/plain/exercise_run.c \
	%D%/plain/home.c \
	%D%/plain/lesson.c %D%/plain/lesson.h \
	%D%/plain/lesson_parts.c \
	%D%/plain/lines.c \
	%D%/plain/lines_text.c %D%/plain/lines_text.h \
	%D%/plain/place.c %D%/plain/place.h \
	%D%/plain/placement.c \
	%D%/plain/plain.c %D%/plain/plain.h \
	%D%/plain/question.c %D%/plain/question.h \
	%D%/plain/puzzle.c \
	%D%/plain/repeat.c \
	%D%/plain/review.c \
	%D%/plain/run.c %D%/plain/run.h \
	%D%/plain/settings.c \
	%D%/plain/steps.c \
	%D%/plain/talk.c %D%/plain/talk.h
L_PLAIN = src/libplain.a src/libapp.a $(L_REPORT)

# cli: a new subcommand is one file cmd_NAME.c and one line here
COMMANDS = \
	%D%/cli/cmd_backup.c \
	%D%/cli/cmd_check.c \
	%D%/cli/cmd_checklist.c \
	%D%/cli/cmd_class.c \
	%D%/cli/cmd_course.c \
	%D%/cli/cmd_diff.c \
	%D%/cli/cmd_doctor.c \
	%D%/cli/cmd_export.c \
	%D%/cli/cmd_forget.c \
	%D%/cli/cmd_hint.c \
	%D%/cli/cmd_history.c \
	%D%/cli/cmd_import.c \
	%D%/cli/cmd_list.c \
	%D%/cli/cmd_place.c \
	%D%/cli/cmd_present.c \
	%D%/cli/cmd_progress.c \
	%D%/cli/cmd_prompt.c \
	%D%/cli/cmd_read.c \
	%D%/cli/cmd_repair.c \
	%D%/cli/cmd_repeat.c \
	%D%/cli/cmd_reset.c \
	%D%/cli/cmd_restore.c \
	%D%/cli/cmd_review.c \
	%D%/cli/cmd_rules.c \
	%D%/cli/cmd_run.c \
	%D%/cli/cmd_search.c \
	%D%/cli/cmd_settings.c \
	%D%/cli/cmd_sign.c \
	%D%/cli/cmd_solution.c \
	%D%/cli/cmd_start.c \
	%D%/cli/cmd_sync.c \
	%D%/cli/cmd_watch.c

bin_PROGRAMS += asynctutor
asynctutor_SOURCES = \
	%D%/cli/allowed.c \
	%D%/cli/ask.c %D%/cli/ask.h \
	%D%/cli/class.h \
	%D%/cli/class_make.c \
	%D%/cli/class_join.c \
	%D%/cli/class_look.c \
	%D%/cli/cli.c \
	%D%/cli/cmd.h \
	%D%/cli/cmds.c \
	%D%/cli/help.c \
	%D%/cli/input.c %D%/cli/input.h \
	%D%/cli/main.c \
	%D%/cli/restricted.c %D%/cli/restricted.h \
	%D%/cli/states.c %D%/cli/states.h \
	%D%/cli/verdict.c %D%/cli/verdict.h \
	%D%/cli/words.c %D%/cli/words.h \
	$(COMMANDS)
nodist_asynctutor_SOURCES = %D%/cli/cmds.inc
asynctutor_LDADD = src/libplain.a $(L_TUI) $(L_CLASS)

BUILT_SOURCES += %D%/cli/cmds.inc
CLEANFILES += %D%/cli/cmds.inc
%D%/cli/cmds.inc: Makefile
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
	  for f in $(COMMANDS); do echo $$f; done | $(SED) 's/.*cmd_\(.*\)\.c$$/CMD(\1)/' >$@-t && mv $@-t $@
