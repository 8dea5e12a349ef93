import asyncio
import gc
import os
import sqlite3
import tempfile
import unittest

import aiosqlite


class Aiosqlite(unittest.IsolatedAsyncioTestCase):
    async def test_execute_is_entered_or_awaited(self):
        async with aiosqlite.connect("shop.db") as db:
            async with db.execute("SELECT price FROM item WHERE name = ?", ("tea",)) as cursor:
                self.assertEqual(await cursor.fetchone(), (4.0,))
            cursor = await db.execute("SELECT name FROM item ORDER BY name")
            self.assertEqual([row async for row in cursor], [("rice",), ("tea",)])
            self.assertEqual(await db.execute_fetchall("SELECT count(*) FROM item"), [(2,)])

    async def test_rows_by_name(self):
        async with aiosqlite.connect("shop.db") as db:
            db.row_factory = aiosqlite.Row
            rows = await (await db.execute("SELECT * FROM item ORDER BY name")).fetchall()
            self.assertEqual(rows[0]["price"], 2.0)

    async def test_what_is_not_committed_is_lost(self):
        async with aiosqlite.connect("shop.db") as db:
            await db.execute("INSERT INTO item VALUES ('salt', 1)")
            self.assertTrue(db.in_transaction)
        async with aiosqlite.connect("shop.db") as db:
            self.assertEqual(await db.execute_fetchall("SELECT * FROM item WHERE name = 'salt'"), [])

    async def test_what_is_committed_is_there_for_all(self):
        async with aiosqlite.connect("shop.db") as db, aiosqlite.connect("shop.db") as other:
            await db.execute("INSERT INTO item VALUES ('milk', 3)")
            await db.commit()
            self.assertEqual(await other.execute_fetchall("SELECT price FROM item WHERE name = 'milk'"), [(3.0,)])
            await db.execute("DELETE FROM item WHERE name = 'milk'")
            await db.commit()

    async def test_statements_of_one_connection_come_one_after_another(self):
        loop = asyncio.get_running_loop()
        async with aiosqlite.connect("shop.db") as db:
            began = loop.time()
            await asyncio.gather(*(db.execute_fetchall("SELECT * FROM item ORDER  BY price") for _ in range(2)))
            self.assertGreaterEqual(loop.time() - began, 0.4)

    async def test_a_cancelled_statement_is_carried_out_nevertheless(self):
        async with aiosqlite.connect("shop.db") as db:
            with self.assertRaises(TimeoutError):
                async with asyncio.timeout(0.005):
                    await db.execute("INSERT INTO item VALUES ('oil', 9)")
            self.assertEqual(await db.execute_fetchall("SELECT price FROM item WHERE name = 'oil'"), [(9.0,)])

    async def test_errors_are_those_of_sqlite3(self):
        async with aiosqlite.connect("shop.db") as db:
            with self.assertRaises(sqlite3.OperationalError):
                await db.execute("SELECT * FROM nothing")
            with self.assertRaises(aiosqlite.IntegrityError):
                await db.execute("INSERT INTO item VALUES ('tea', 1)")
            with self.assertRaisesRegex(aiosqlite.OperationalError, "disk I/O error"):
                await db.execute("SELECT 1 FROM nowhere")

    async def test_a_closed_connection_is_none(self):
        db = await aiosqlite.connect("shop.db")
        await db.close()
        with self.assertRaisesRegex(ValueError, "no active connection"):
            await db.execute("SELECT 1")

    async def test_a_path_that_nobody_scripted_is_a_real_file(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "own.db")
            async with aiosqlite.connect(path) as db:
                await db.executescript("CREATE TABLE t (x); INSERT INTO t VALUES (1);")
                await db.commit()
            with sqlite3.connect(path) as real:
                self.assertEqual(real.execute("SELECT x FROM t").fetchall(), [(1,)])
            real.close()

    async def test_an_unclosed_connection_warns(self):
        db = await aiosqlite.connect("shop.db")
        with self.assertWarnsRegex(ResourceWarning, "before being closed"):
            del db
            gc.collect()

    async def test_what_is_missing_says_that_this_is_a_stand_in(self):
        async with aiosqlite.connect("shop.db") as db:
            with self.assertRaisesRegex(AttributeError, "'backup'.*stand-in"):
                await db.backup(db)
