import asyncio
import os
import pathlib
import tempfile
import time
import unittest

import standin


class Files(unittest.IsolatedAsyncioTestCase):
    """In a folder of its own, where the script writes its files."""

    def setUp(self):
        self.folder, self.before = tempfile.TemporaryDirectory(), os.getcwd()
        os.chdir(self.folder.name)
        self.addCleanup(self.folder.cleanup)
        self.addCleanup(os.chdir, self.before)
        standin._load_world()
        standin.files({"readings.csv": standin.Answer(0.05, text="7,8\n9,10\n")})

    def test_open_blocks_for_scripted_files_only(self):
        for path, least, most in (("readings.csv", 0.05, 1), ("own.txt", 0, 0.04)):
            began = time.monotonic()
            pathlib.Path(path).open("a+").close()
            self.assertTrue(least <= time.monotonic() - began < most, path)

    async def test_aiofiles_waits_and_lets_others_run(self):
        import aiofiles
        began = time.monotonic()

        async def read():
            async with aiofiles.open("readings.csv") as file:
                return [line async for line in file]
        self.assertEqual(await asyncio.gather(read(), read(), read()), [["7,8\n", "9,10\n"]] * 3)
        self.assertLess(time.monotonic() - began, 0.14)

    async def test_aiofiles_writes_real_files(self):
        import aiofiles
        async with aiofiles.open("out.txt", "w") as file:
            await file.write("one\n")
            await file.writelines(["two\n"])
        self.assertTrue(file.closed)
        self.assertEqual(pathlib.Path("out.txt").read_text(), "one\ntwo\n")
        async with aiofiles.open("out.txt", "rb") as file:
            self.assertEqual(await file.readline(), b"one\n")
            self.assertEqual(await file.read(), b"two\n")

    async def test_missing_files_and_broken_ones(self):
        import aiofiles
        with self.assertRaises(FileNotFoundError):
            await aiofiles.open("none.txt")
        with self.assertRaisesRegex(OSError, "Input/output error"):
            await aiofiles.open("broken.csv")
        with self.assertRaisesRegex(OSError, "Input/output error"):
            open("broken.csv")

    async def test_calls_of_the_system(self):
        import aiofiles.os
        self.assertTrue(await aiofiles.os.path.exists("readings.csv"))
        await aiofiles.os.remove("readings.csv")
        self.assertEqual(await aiofiles.os.listdir("."), [])

    async def test_plain_with_is_refused(self):
        import aiofiles
        opening = aiofiles.open("readings.csv")
        with self.assertRaises(TypeError):
            with opening:
                pass
        await (await opening).close()


class Scripting(unittest.TestCase):
    def test_the_program_itself_may_not_script(self):
        for call in ("web({})", "database('x')", "files({})"):
            with self.assertRaisesRegex(RuntimeError, "support modules"):
                exec(f"import standin; standin.{call}", {"__name__": "__main__"})
