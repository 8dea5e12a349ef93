import asyncio
import asyncio.subprocess
from unittest import mock


class Desk:
    async def ask(self):
        return "asked"


async def main():
    with mock.patch.object(Desk, "ask", mock.AsyncMock(return_value="mocked")), mock.patch("builtins.input", lambda: "typed"):
        print(await Desk().ask(), input())

asyncio.run(main())
