import asyncio
import threading
import time

done = []

def background():
    for number in range(3):
        time.sleep(0.4)
        done.append(number)

async def main():
    thread = threading.Thread(target=background)
    thread.start()
    for _ in range(2):
        await asyncio.sleep(0.5)
    await asyncio.wait_for(asyncio.to_thread(thread.join), 10)
    await asyncio.sleep(0.3)
    time.sleep(0.2)
    assert done == [0, 1, 2]

asyncio.run(main())
