import asyncio


class Loop(asyncio.SelectorEventLoop):
    scheduled = 0

    def call_soon(self, callback, *args, context=None):
        Loop.scheduled += 1
        return super().call_soon(callback, *args, context=context)


async def main():
    asyncio.get_running_loop().call_later(0.1, asyncio.get_running_loop().call_soon, print, "called")
    await asyncio.gather(asyncio.sleep(0.1), asyncio.sleep(0.2))


with asyncio.Runner(loop_factory=Loop) as runner:
    runner.run(main())
print(Loop.scheduled > 5)
