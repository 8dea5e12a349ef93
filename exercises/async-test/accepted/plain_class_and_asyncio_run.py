import asyncio
import unittest

from cloakroom import Cloakroom, NoSuchNumber


class CloakroomTest(unittest.TestCase):
    def test_the_coat_comes_back(self):
        async def visit():
            room = Cloakroom()
            return await room.fetch(await room.hand_in("red coat"))
        self.assertEqual(asyncio.run(visit()), "red coat")

    def test_the_hook_is_free_again(self):
        async def visit():
            room = Cloakroom()
            number = await room.hand_in("umbrella")
            await room.fetch(number)
            return await room.is_free(number)
        self.assertTrue(asyncio.run(visit()))

    def test_a_number_that_nobody_has(self):
        with self.assertRaises(NoSuchNumber):
            asyncio.run(Cloakroom().fetch(59))


if __name__ == "__main__":
    result = unittest.main(exit=False).result
    bad = len(result.failures) + len(result.errors)
    print(result.testsRun, "tests,", bad, "not passed")
