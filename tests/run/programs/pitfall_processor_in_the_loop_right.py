import asyncio
import concurrent.futures

def work(number):
    return sum(range(number))

async def main():
    loop = asyncio.get_running_loop()
    with concurrent.futures.ProcessPoolExecutor(1) as pool:
        print(await loop.run_in_executor(pool, work, 1000))

if __name__ == "__main__":
    asyncio.run(main())
