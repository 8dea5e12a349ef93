from asyncio import ( ensure_future as start,   # create_task would do, too
                      run)
import brigade as b

ALIVE = []     # strong references; the loop has weak ones only

async def listen (n):
    try: print( n, "drives to", await b.alarm(n) )
    except b.FlatBattery: print( n + ": flat battery" )

def sign_in (n) :
    print(f"{n} is on duty"); t = start( listen(n) )
    ALIVE.append(
        t); t.add_done_callback(lambda t: ALIVE.remove(t))

async def main():
    for n in b.VOLUNTEERS: await b.arrival(n) ; sign_in(n)
    await b.evening()
    # asyncio.run stops those who are left
    print("good night")

run(main())
