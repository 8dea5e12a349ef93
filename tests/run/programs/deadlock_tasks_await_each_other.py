import asyncio

tasks = {}

async def wait_for(name):
    await tasks[name]

async def main():
    tasks["a"] = asyncio.create_task(wait_for("b"), name="a")
    tasks["b"] = asyncio.create_task(wait_for("a"), name="b")
    await asyncio.wait([tasks["a"]])

asyncio.run(main())
