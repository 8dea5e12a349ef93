import asyncio
import unittest

import asyncpg

DSN = "postgresql://clerk@db.example/shop"


class Asyncpg(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.db = await asyncpg.connect(DSN)

    async def asyncTearDown(self):
        await self.db.close()

    async def test_ways_to_fetch(self):
        rows = await self.db.fetch("SELECT name, price FROM item WHERE price > $1 AND name <> $2", 1, "rice")
        self.assertEqual([dict(row) for row in rows], [{"name": "tea", "price": 4.0}])
        row = await self.db.fetchrow("SELECT * FROM item WHERE name = $1", "rice")
        self.assertEqual((row["price"], row[0], list(row.keys())), (2.0, "rice", ["name", "price"]))
        self.assertEqual(await self.db.fetchval("SELECT count(*) FROM item"), 2)
        self.assertIsNone(await self.db.fetchrow("SELECT * FROM item WHERE name = 'none'"))
        with self.assertRaises(AttributeError):
            row.price

    async def test_execute_tells_what_it_did(self):
        async with self.db.transaction() as nothing:
            self.assertIsNone(nothing)
            self.assertEqual(await self.db.execute("INSERT INTO item VALUES ($1, $2)", "x", 1), "INSERT 0 1")
            self.assertEqual(await self.db.execute("UPDATE item SET price = 2 WHERE name = 'x'"), "UPDATE 1")
            self.assertEqual(await self.db.execute("DELETE FROM item WHERE name = 'x'"), "DELETE 1")

    async def test_a_failed_transaction_leaves_nothing(self):
        with self.assertRaises(ZeroDivisionError):
            async with self.db.transaction():
                await self.db.execute("INSERT INTO item VALUES ('y', 1)")
                async with self.db.transaction():
                    await self.db.execute("INSERT INTO item VALUES ('z', 1)")
                1 / 0
        self.assertEqual(await self.db.fetchval("SELECT count(*) FROM item"), 2)
        self.assertFalse(self.db.is_in_transaction())

    async def test_one_connection_does_one_thing_at_a_time(self):
        results = await asyncio.gather(*(self.db.fetch("SELECT 1") for _ in range(2)), return_exceptions=True)
        self.assertIsInstance(results[1], asyncpg.InterfaceError)
        self.assertRegex(str(results[1]), "another operation is in progress")
        self.assertEqual(len(results[0]), 1)

    async def test_arguments_are_counted(self):
        with self.assertRaisesRegex(asyncpg.InterfaceError, "expects 1 argument for this query, 2 were passed"):
            await self.db.fetch("SELECT $1", 1, 2)

    async def test_errors_have_postgres_names(self):
        for query, kind in (("INSERT INTO item VALUES ('tea', 1)", asyncpg.UniqueViolationError),
                            ("SELECT * FROM shelf", asyncpg.UndefinedTableError),
                            ("SELEC 1", asyncpg.PostgresSyntaxError)):
            with self.assertRaises(kind) as caught:
                await self.db.fetch(query)
            self.assertIsInstance(caught.exception, asyncpg.PostgresError)

    async def test_a_late_query_is_a_timeout_and_the_connection_lives(self):
        with self.assertRaises(asyncio.TimeoutError):
            await self.db.fetch("SELECT * FROM item ORDER BY price", timeout=0.02)
        self.assertEqual(await self.db.fetchval("SELECT 1"), 1)

    async def test_a_lost_connection_is_closed(self):
        with self.assertRaises(asyncpg.PostgresConnectionError):
            await self.db.fetch("SELECT 1 FROM nowhere")
        self.assertTrue(self.db.is_closed())
        with self.assertRaisesRegex(asyncpg.InterfaceError, "connection is closed"):
            await self.db.fetch("SELECT 1")

    async def test_connecting_may_fail(self):
        with self.assertRaises(asyncpg.InvalidCatalogNameError):
            await asyncpg.connect("postgresql://db.example/other")
        with self.assertRaises(ConnectionRefusedError):
            await asyncpg.connect(database="down")

    async def test_cursors_need_a_transaction(self):
        with self.assertRaises(asyncpg.NoActiveSQLTransactionError):
            async for row in self.db.cursor("SELECT 1"):
                pass
        async with self.db.transaction():
            self.assertEqual([row[0] async for row in self.db.cursor("SELECT name FROM item ORDER BY name")], ["rice", "tea"])


class Pools(unittest.IsolatedAsyncioTestCase):
    async def test_a_pool_gives_and_takes_back(self):
        async with asyncpg.create_pool(DSN, min_size=1, max_size=2) as pool:
            async with pool.acquire() as db:
                self.assertEqual(await db.fetchval("SELECT 1"), 1)
            with self.assertRaisesRegex(asyncpg.InterfaceError, r"cannot call Connection.fetchval\(\): connection has been"):
                await db.fetchval("SELECT 1")
            self.assertEqual(await pool.fetchval("SELECT price FROM item WHERE name = $1", "tea"), 4.0)
        with self.assertRaisesRegex(asyncpg.InterfaceError, "pool is closed"):
            await pool.fetch("SELECT 1")

    async def test_an_empty_pool_keeps_one_waiting(self):
        pool = await asyncpg.create_pool(DSN, min_size=1, max_size=1)
        db = await pool.acquire()
        with self.assertRaises(TimeoutError):
            await pool.acquire(timeout=0.02)
        with self.assertRaises(TimeoutError):
            await asyncio.wait_for(pool.close(), 0.02)
        await pool.release(db)
        pool.terminate()

    async def test_a_pool_must_be_awaited_first(self):
        with self.assertRaisesRegex(asyncpg.InterfaceError, "pool is not initialized"):
            await asyncpg.create_pool(DSN).fetch("SELECT 1")

    async def test_what_is_left_in_a_transaction_is_rolled_back(self):
        async with asyncpg.create_pool(DSN, min_size=1, max_size=1) as pool:
            async with pool.acquire() as db:
                await db.execute("BEGIN")
                await db.execute("INSERT INTO item VALUES ('w', 1)")
            self.assertEqual(await pool.fetchval("SELECT count(*) FROM item"), 2)

    async def test_writers_wait_for_each_other(self):
        async with asyncpg.create_pool(DSN, min_size=1, max_size=3) as pool:
            async def raise_price():
                async with pool.acquire() as db, db.transaction():
                    await db.execute("UPDATE item SET price = price + 1 WHERE name = 'tea'")
            await asyncio.gather(*(raise_price() for _ in range(3)))
            self.assertEqual(await pool.fetchval("SELECT price FROM item WHERE name = 'tea'"), 7.0)
            await pool.execute("UPDATE item SET price = 4 WHERE name = 'tea'")
