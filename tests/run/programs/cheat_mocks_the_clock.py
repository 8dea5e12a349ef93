import asyncio
from unittest import mock

sleep = asyncio.sleep
with mock.patch.object(asyncio, "sleep", lambda delay: sleep(delay / 4)):
    asyncio.run(asyncio.sleep(4))
