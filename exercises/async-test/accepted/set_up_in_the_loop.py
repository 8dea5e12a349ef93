import unittest as ut
import cloakroom as cl


class Hooks(ut.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.room = cl.Cloakroom()
        self.number = await self.room.hand_in("fur")
        self.coat = await self.room.fetch(self.number)

    async def test_coat(self):
        self.assertEqual("fur", self.coat)

    async def test_hook(self):
        free = await self.room.is_free(self.number)
        self.assertIs(free, True)

    async def test_nobody(self):
        try:
            coat = await self.room.fetch(17)
        except cl.NoSuchNumber:
            return
        self.fail(f"{coat} for a number that nobody has")


if __name__ == "__main__":
    result = ut.main(exit=False).result
    bad = len(result.failures) + len(result.errors)
    print(result.testsRun, "tests,", bad, "not passed")
