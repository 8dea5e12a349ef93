# Made by build-aux/update-lists.sh
nobase_dist_pkgdata_DATA += \
	$(NOTHING)
