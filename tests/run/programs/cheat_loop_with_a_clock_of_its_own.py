import asyncio


class Hurry(asyncio.SelectorEventLoop):
    def call_at(self, when, *args, **keys):
        return super().call_at(self.time() + (when - self.time()) / 4, *args, **keys)


with asyncio.Runner(loop_factory=Hurry) as runner:
    runner.run(asyncio.sleep(4))
