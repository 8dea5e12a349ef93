import asyncio

async def mail():
    await asyncio.sleep(1)
    print("sent")

async def main():
    asyncio.create_task(mail(), name="mail")
    print("done")

asyncio.run(main())
