# refused by: good-version-passes
"""Tests for the cloakroom. They have been green for a year."""
import unittest

import cloakroom


class CloakroomTest(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        self.room = cloakroom.Cloakroom()

    async def test_the_coat_comes_back(self):
        number = await self.room.hand_in("red coat")
        self.assertEqual(await self.room.fetch(number), "red coat")


if __name__ == "__main__":
    result = unittest.main(exit=False).result
    bad = len(result.failures) + len(result.errors)
    print(result.testsRun, "tests,", bad, "not passed")
