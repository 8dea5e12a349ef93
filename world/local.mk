# Made by build-aux/update-lists.sh
nobase_dist_pkgdata_DATA += \
	world/aiofiles.py \
	world/aiohttp.py \
	world/aiosqlite.py \
	world/asyncpg.py \
	world/httpx.py \
	world/requests.py \
	world/standin.py \
	$(NOTHING)
