# Made by build-aux/update-lists.sh
nobase_dist_pkgdata_DATA += \
	prompts/concurrency.md \
	prompts/convert.md \
	prompts/debug.md \
	prompts/review.md \
	prompts/specialist.md \
	prompts/timeouts.md \
	$(NOTHING)
