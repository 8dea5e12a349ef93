import asyncio


async def numbers(number):
    try:
        yield number
    finally:
        await asyncio.sleep(0.05)
        if number == 1:             # whether the others are depends on the version of Python
            print("closed", number)


async def main():
    async for number in numbers(1):
        print(number)
        break
    await asyncio.sleep(0.1)
    async for number in numbers(2):
        print(number)
        break
    generator = numbers(3)
    print(await anext(generator))


asyncio.run(main())
