"""Programs that use the stand-ins, under the tracer: what they do shows in the facts, on the virtual clock."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import textwrap
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
STAND_INS = sorted(path.stem for path in (ROOT / "world").glob("*.py"))


def facts_of(program, seeds=(0,), scenario=""):
    """The facts of each run. With the program there is world.py, a support module."""
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(f"{folder}/work")
        shutil.copytree(ROOT / "world", f"{folder}/world", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(HERE / "world.py", f"{folder}/work/")
        pathlib.Path(f"{folder}/work/program.py").write_text(textwrap.dedent(program))
        job = {"format": 1, "file": "work/program.py", "support": ["world"], "world": STAND_INS,
               "runs": [{"seed": seed, "scenario": scenario} for seed in seeds]}
        pathlib.Path(f"{folder}/job.json").write_text(json.dumps(job))
        environment = {"PATH": os.environ["PATH"], "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
        done = subprocess.run([sys.executable, "-s", "-P", "-B", str(ROOT / "src/run/tracer"), f"{folder}/job.json"],
                              env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120)
        assert not done.stdout, done.stdout
        outputs = [json.loads(pathlib.Path(f"{folder}/out/{number}.json").read_text()) for number in range(1, len(seeds) + 1)]
        for number, facts in enumerate(outputs, 1):
            facts["stderr"] = pathlib.Path(f"{folder}/out/{number}.stderr").read_text()
        return outputs


class Traced(unittest.TestCase):
    maxDiff = None

    def facts(self, program, **others):
        facts, = facts_of(program, **others)
        self.assertEqual((facts["outcome"], facts["stderr"], facts["unsure"]), ("finishes", "", []))
        return facts

    def calls(self, facts):
        return [(call["name"], call["start"], call["end"], call["line"]) for call in facts["calls"]]

    def test_requests_block_the_loop_on_the_virtual_clock(self):
        facts = self.facts("""\
            import asyncio, requests
            async def fetch(): return requests.get("https://prices.example/tea", timeout=3)
            async def main(): await asyncio.gather(fetch(), fetch())
            asyncio.run(main())
            """)
        self.assertEqual(self.calls(facts), [("requests.get", 0.0, 0.03, 2), ("requests.get", 0.03, 0.06, 2)])
        self.assertEqual((facts["blocked_ms"], facts["virtual_seconds"]), (60.0, 0.06))
        self.assertEqual(facts["overlap"], {"requests.get": 1})

    def test_requests_in_threads_overlap_and_do_not_block(self):
        facts = self.facts("""\
            import asyncio, requests
            async def main():
                await asyncio.gather(*(asyncio.to_thread(requests.get, "https://prices.example/tea") for _ in range(3)))
            asyncio.run(main())
            """)
        self.assertEqual((facts["overlap"], facts["blocked_ms"]), ({"requests.get": 3}, 0))
        self.assertEqual(facts["virtual_seconds"], 0.03)

    def test_a_request_of_aiohttp_is_one_call_from_entering_to_the_answer(self):
        facts = self.facts("""\
            import asyncio, aiohttp
            async def fetch(session):
                async with session.get("https://prices.example/tea") as response:
                    return await response.json()
            async def main():
                async with aiohttp.ClientSession() as session:
                    print(await asyncio.gather(fetch(session), fetch(session)))
            asyncio.run(main())
            """)
        gets = [call for call in self.calls(facts) if call[0] == "aiohttp.ClientSession.get"]
        self.assertEqual(gets, [("aiohttp.ClientSession.get", 0.0, 0.03, 3)] * 2)
        self.assertEqual((facts["overlap"]["aiohttp.ClientSession.get"], facts["virtual_seconds"]), (2, 0.03))
        self.assertEqual((facts["open_resources"], facts["blocked_ms"], facts["lock_cycles"]), ([], 0, []))

    def test_a_request_that_is_made_a_task_is_one_call(self):
        facts = self.facts("""\
            import asyncio, aiohttp
            async def main():
                async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as group:
                    for _ in range(2):
                        group.create_task(session.get("https://prices.example/tea"))
            asyncio.run(main())
            """)
        self.assertEqual([call[:3] for call in self.calls(facts)], [("aiohttp.ClientSession.get", 0.0, 0.03)] * 2)

    def test_what_is_not_closed_is_an_open_resource(self):
        facts = self.facts("""\
            import asyncio, aiohttp, httpx, aiosqlite, asyncpg, aiofiles
            async def main():
                a = aiohttp.ClientSession()
                b = httpx.AsyncClient()
                c = await aiosqlite.connect("shop.db")
                d = await asyncpg.connect("postgresql://x/shop")
                e = await asyncpg.create_pool("postgresql://x/shop", min_size=1)
                f = await e.acquire()
                await e.acquire()
                g = await aiofiles.open("readings.csv")
                h = await a.get("https://prices.example/tea")
                globals().update(locals())
            asyncio.run(main())
            """)
        self.assertEqual(sorted((one["line"], one["what"]) for one in facts["open_resources"]),
                         [(3, "ClientSession"), (4, "AsyncClient"), (5, "Connection"), (6, "Connection"), (7, "Pool"),
                          (8, "PoolConnectionProxy"), (9, "PoolConnectionProxy"), (10, "file"), (11, "ClientResponse")])

    def test_what_is_closed_is_none(self):
        facts = self.facts("""\
            import asyncio, aiohttp, httpx, aiosqlite, asyncpg, aiofiles
            async def main():
                async with (aiohttp.ClientSession() as a, httpx.AsyncClient() as b, aiosqlite.connect("shop.db") as c,
                            asyncpg.create_pool("postgresql://x/shop") as d, d.acquire() as e, aiofiles.open("readings.csv") as f):
                    await a.get("https://prices.example/tea")
                    await b.get("https://prices.example/tea")
                    await c.execute("SELECT 1")
                    await e.fetch("SELECT 1")
                    await f.read()
                httpx.get("https://prices.example/tea")
                connection = await asyncpg.connect("postgresql://x/shop")
                await connection.close()
            asyncio.run(main())
            """)
        self.assertEqual(facts["open_resources"], [])

    def test_a_request_that_nobody_awaits_is_known_with_its_line(self):
        facts, = facts_of("""\
            import asyncio, aiohttp
            async def main():
                async with aiohttp.ClientSession() as session:
                    session.get("https://prices.example/tea")
            asyncio.run(main())
            """)
        self.assertEqual(facts["never_awaited"], [{"name": "ClientSession._request", "line": 4}])

    def test_timeouts_are_exact_whatever_the_latency(self):
        program = """\
            import asyncio, aiohttp, httpx, requests, time
            began = time.monotonic()
            try:
                requests.get("https://prices.example/slow", timeout=0.1)
            except requests.Timeout:
                print("requests", round(time.monotonic() - began, 6))
            async def main():
                async with aiohttp.ClientSession() as session, httpx.AsyncClient(timeout=0.1) as client:
                    began = time.monotonic()
                    try:
                        await session.get("https://prices.example/slow", timeout=aiohttp.ClientTimeout(total=0.1))
                    except TimeoutError:
                        print("aiohttp", round(time.monotonic() - began, 6))
                    began = time.monotonic()
                    try:
                        await client.get("https://prices.example/slow")
                    except httpx.TimeoutException:
                        print("httpx", round(time.monotonic() - began, 6))
            asyncio.run(main())
            """
        for facts in facts_of(program, seeds=range(8)):
            self.assertEqual(facts["outcome"], "finishes", facts["stderr"])
            self.assertEqual(facts["stdout_lines"], ["requests 0.1", "aiohttp 0.1", "httpx 0.1"])

    def test_latencies_differ_by_seed(self):
        times = {facts["virtual_seconds"] for facts in facts_of("""\
            import requests
            requests.get("https://prices.example/tea")
            """, seeds=(0, 1, 2))}
        self.assertEqual(len(times), 3)

    def test_databases_take_their_time(self):
        facts = self.facts("""\
            import asyncio, aiosqlite, asyncpg
            async def main():
                async with aiosqlite.connect("shop.db") as db:
                    await db.execute_fetchall("SELECT * FROM item ORDER BY price")
                async with asyncpg.create_pool("postgresql://x/shop", min_size=1, max_size=2) as pool:
                    await asyncio.gather(*(pool.fetch("SELECT * FROM item ORDER BY price") for _ in range(4)))
            asyncio.run(main())
            """)
        self.assertEqual(facts["longest"]["aiosqlite.Connection.execute_fetchall"], 0.2)
        self.assertEqual(facts["overlap"]["asyncpg.Pool.fetch"], 4)
        self.assertNotIn("asyncpg.Connection.fetch", facts["overlap"])
        self.assertEqual(facts["virtual_seconds"], 0.63)

    def test_opening_a_scripted_file_blocks_the_loop(self):
        facts = self.facts("""\
            import asyncio, pathlib, aiofiles, world
            async def main():
                print(len(pathlib.Path("readings.csv").read_text()))
                async with aiofiles.open("readings.csv") as file:
                    print(len(await file.read()))
            asyncio.run(main())
            """)
        self.assertEqual([(one["line"], one["ms"]) for one in facts["blocked"]], [(3, 50.0)])
        self.assertEqual((facts["virtual_seconds"], facts["stdout_lines"]), (0.1, ["9", "9"]))

    def test_the_scenario_chooses(self):
        facts = self.facts("import requests; print(requests.get('https://prices.example/rice').json())", scenario="calm")
        self.assertEqual(facts["stdout_lines"], ["{'price': 2}"])

    def test_a_cancelled_request_is_a_cancelled_call(self):
        facts = self.facts("""\
            import asyncio, aiohttp
            async def main():
                async with aiohttp.ClientSession() as session:
                    try:
                        async with asyncio.timeout(0.1):
                            await session.get("https://prices.example/slow")
                    except TimeoutError:
                        print("late")
            asyncio.run(main())
            """)
        self.assertEqual(facts["cancelled"]["aiohttp.ClientSession.get"], 1)
        self.assertEqual((facts["virtual_seconds"], facts["swallowed_cancels"], facts["open_resources"]), (0.1, [], []))
