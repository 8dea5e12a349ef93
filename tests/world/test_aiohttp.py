import asyncio
import gc
import unittest
import warnings

import aiohttp

SHOP = "https://prices.example"


class Aiohttp(unittest.IsolatedAsyncioTestCase):
    async def test_a_request_is_entered_or_awaited(self):
        async with aiohttp.ClientSession() as session:
            async with session.get(f"{SHOP}/tea") as response:
                self.assertEqual((response.status, await response.json()), (200, {"price": 4}))
            response = await session.get(f"{SHOP}/page")
            self.assertEqual(await response.text(), "<h1>")
        self.assertTrue(session.closed)

    async def test_the_body_is_gone_with_the_response(self):
        async with aiohttp.ClientSession() as session:
            async with session.get(f"{SHOP}/tea") as response:
                pass
            with self.assertRaisesRegex(aiohttp.ClientConnectionError, "Connection closed"):
                await response.text()

    async def test_the_body_is_gone_with_the_session(self):
        async with aiohttp.ClientSession() as session:
            response = await session.get(f"{SHOP}/tea")
        with self.assertRaises(aiohttp.ClientConnectionError):
            await response.json()

    async def test_what_was_read_stays(self):
        async with aiohttp.ClientSession() as session:
            async with session.get(f"{SHOP}/tea") as response:
                await response.read()
        self.assertEqual(await response.json(), {"price": 4})

    async def test_a_closed_session_sends_nothing(self):
        session = aiohttp.ClientSession()
        await session.close()
        with self.assertRaisesRegex(RuntimeError, "Session is closed"):
            await session.get(f"{SHOP}/tea")

    async def test_total_is_a_timeout_error_and_no_client_error(self):
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=0.02)) as session:
            with self.assertRaises(asyncio.TimeoutError) as caught:
                await session.get(f"{SHOP}/slow")
        self.assertNotIsInstance(caught.exception, aiohttp.ClientError)

    async def test_the_sockets_timeouts_are_both(self):
        async with aiohttp.ClientSession() as session:
            with self.assertRaises(aiohttp.ServerTimeoutError) as caught:
                await session.get(f"{SHOP}/slow", timeout=aiohttp.ClientTimeout(sock_read=0.02))
            self.assertIsInstance(caught.exception, TimeoutError)
            self.assertIsInstance(caught.exception, aiohttp.ClientError)
            with self.assertRaises(aiohttp.ConnectionTimeoutError):
                await session.get("https://slow.example/", timeout=aiohttp.ClientTimeout(sock_connect=0.02))

    async def test_a_timeout_of_the_caller_is_left_alone(self):
        async with aiohttp.ClientSession() as session:
            with self.assertRaises(TimeoutError):
                async with asyncio.timeout(0.02):
                    await session.get(f"{SHOP}/slow")

    async def test_kinds_of_failure(self):
        async with aiohttp.ClientSession() as session:
            with self.assertRaisesRegex(aiohttp.ClientConnectorError, "Cannot connect to host prices.example:443") as caught:
                await session.get(f"{SHOP}/rice")
            self.assertIsInstance(caught.exception, OSError)
            with self.assertRaisesRegex(aiohttp.ServerDisconnectedError, "Server disconnected"):
                await session.get(f"{SHOP}/gone")
            with self.assertRaises(aiohttp.ClientConnectorDNSError):
                await session.get("https://nobody.example")
            with self.assertRaises(aiohttp.InvalidURL):
                await session.get("/tea")

    async def test_status_is_an_error_only_when_asked(self):
        async with aiohttp.ClientSession(raise_for_status=True) as session:
            with self.assertRaises(aiohttp.ClientResponseError) as caught:
                await session.get(f"{SHOP}/nowhere")
            self.assertEqual((caught.exception.status, caught.exception.message), (404, "Not Found"))
            async with session.get(f"{SHOP}/nowhere", raise_for_status=False) as response:
                self.assertFalse(response.ok)

    async def test_json_minds_the_content_type(self):
        async with aiohttp.ClientSession() as session, session.get(f"{SHOP}/page") as response:
            with self.assertRaisesRegex(aiohttp.ContentTypeError, "unexpected mimetype: text/plain"):
                await response.json()

    async def test_a_connector_limits_requests(self):
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=1)) as session:
            loop = asyncio.get_running_loop()
            began = loop.time()
            await asyncio.gather(*(session.get(f"{SHOP}/tea") for _ in range(3)))
            self.assertGreaterEqual(loop.time() - began, 0.09)

    async def test_a_base_url_and_a_body(self):
        async with aiohttp.ClientSession(SHOP) as session, session.post("/orders", json=[1]) as response:
            self.assertEqual((response.status, await response.json()), (201, [1]))

    async def test_content_comes_in_chunks(self):
        async with aiohttp.ClientSession() as session, session.get(f"{SHOP}/page") as response:
            self.assertEqual([piece async for piece in response.content.iter_chunked(3)], [b"<h1", b">"])

    async def test_plain_with_is_refused(self):
        async with aiohttp.ClientSession() as session:
            with self.assertRaisesRegex(TypeError, "async with"):
                with session:
                    pass

    async def test_a_number_is_no_timeout_for_a_session(self):
        with self.assertRaisesRegex(ValueError, "ClientTimeout"):
            aiohttp.ClientSession(timeout=5)

    async def test_a_request_that_nobody_awaits_warns(self):
        async with aiohttp.ClientSession() as session:
            with self.assertWarnsRegex(RuntimeWarning, "ClientSession._request.*never awaited"):
                session.get(f"{SHOP}/tea")
                gc.collect()

    async def test_an_unclosed_session_warns(self):
        seen = []
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: seen.append(context["message"]))
        with self.assertWarnsRegex(ResourceWarning, "Unclosed client session"):
            aiohttp.ClientSession()
            gc.collect()
        self.assertEqual(seen, ["Unclosed client session"])


class WithoutALoop(unittest.TestCase):
    def test_a_session_needs_a_running_loop(self):
        with warnings.catch_warnings(), self.assertRaisesRegex(RuntimeError, "no running event loop"):
            warnings.simplefilter("error")
            aiohttp.ClientSession()

    def test_what_is_missing_says_that_this_is_a_stand_in(self):
        with self.assertRaisesRegex(AttributeError, "no attribute 'web'.*stand-in"):
            aiohttp.web
