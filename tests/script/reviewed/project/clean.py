async def nothing_wrong():
    return 1
