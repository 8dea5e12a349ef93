# ASYNCTUTOR_WARN_FLAGS(VARIABLE, FLAGS)
# Append to VARIABLE each of FLAGS that the compiler accepts without a warning, and substitute it.
AC_DEFUN([ASYNCTUTOR_WARN_FLAGS], [
  for at_flag in $2; do
    AS_VAR_PUSHDEF([at_var], [at_cv_cflag_$at_flag])
    AC_CACHE_CHECK([whether $CC accepts $at_flag], [at_var], [
      at_save_CFLAGS=$CFLAGS
      CFLAGS="$CFLAGS -Werror $at_flag"
      AC_COMPILE_IFELSE([AC_LANG_PROGRAM([])], [AS_VAR_SET([at_var], [yes])], [AS_VAR_SET([at_var], [no])])
      CFLAGS=$at_save_CFLAGS])
    AS_VAR_IF([at_var], [yes], [AS_VAR_APPEND([$1], [" $at_flag"])])
    AS_VAR_POPDEF([at_var])
  done
  AC_SUBST([$1])
])

# ASYNCTUTOR_MUST_LINK(FLAGS, PROGRAM)
# End with an error unless PROGRAM compiles and links with FLAGS.
AC_DEFUN([ASYNCTUTOR_MUST_LINK], [
  AC_MSG_CHECKING([whether $CC links with $1])
  at_save_CFLAGS=$CFLAGS
  CFLAGS="$CFLAGS $1"
  AC_LINK_IFELSE([AC_LANG_SOURCE([$2])], [AC_MSG_RESULT([yes])],
    [AC_MSG_RESULT([no])
     AC_MSG_ERROR([$CC cannot link with $1: install its run-time library or choose another compiler with CC=])])
  CFLAGS=$at_save_CFLAGS
])
