import asyncio
import logging
import sys
import time

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")


async def main():
    print(time.strftime("%Y-%m-%d %X"))
    await asyncio.sleep(61)
    print(time.strftime("%X"), time.strftime("%X", time.gmtime(0)))
    print(time.ctime(), "|", time.asctime(), "|", time.ctime(0))
    print(time.gmtime().tm_min, time.localtime(None).tm_sec, time.localtime(5).tm_sec)
    logging.info("over")


asyncio.run(main())
