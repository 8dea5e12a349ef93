# man pages
dist_man_MANS += \
	%D%/asynctutor-checks.5 \
	%D%/asynctutor-course.5
