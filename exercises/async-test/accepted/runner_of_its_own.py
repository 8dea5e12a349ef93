"""Tests for the cloakroom. They have been green for a year."""
import asyncio
import functools
import unittest

import cloakroom


def in_a_loop(test):
    @functools.wraps(test)
    def run(self):
        with asyncio.Runner() as runner:
            runner.run(test(self))
    return run


class CloakroomTest(unittest.TestCase):
    def setUp(self):
        self.room = cloakroom.Cloakroom()

    @in_a_loop
    async def test_the_coat_comes_back(self):
        number = await self.room.hand_in("red coat")
        self.assertEqual(await self.room.fetch(number), "red coat")

    @in_a_loop
    async def test_the_hook_is_free_again(self):
        number = await self.room.hand_in("umbrella")
        await self.room.fetch(number)
        self.assertTrue(await self.room.is_free(number))

    @in_a_loop
    async def test_a_number_that_nobody_has(self):
        with self.assertRaises(cloakroom.NoSuchNumber):
            await self.room.fetch(59)


if __name__ == "__main__":
    result = unittest.main(exit=False).result
    bad = len(result.failures) + len(result.errors)
    print(result.testsRun, "tests,", bad, "not passed")
