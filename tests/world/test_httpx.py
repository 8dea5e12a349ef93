import asyncio
import gc
import unittest

import httpx

SHOP = "https://prices.example"


class Httpx(unittest.TestCase):
    def test_get_and_client(self):
        self.assertEqual(httpx.get(f"{SHOP}/tea").json(), {"price": 4})
        with httpx.Client(base_url=SHOP) as client:
            self.assertEqual(client.get("/find", params={"q": "tea"}).json(), ["tea"])
            self.assertEqual(client.post("/orders", json=[1]).status_code, 201)
        self.assertTrue(client.is_closed)
        with self.assertRaisesRegex(RuntimeError, "has been closed"):
            client.get("/tea")

    def test_raise_for_status_returns_the_response(self):
        good = httpx.get(f"{SHOP}/tea")
        self.assertIs(good.raise_for_status(), good)
        with self.assertRaisesRegex(httpx.HTTPStatusError, "Client error '404 Not Found' for url") as caught:
            httpx.get(f"{SHOP}/nowhere").raise_for_status()
        self.assertNotIsInstance(caught.exception, httpx.RequestError)
        self.assertEqual(caught.exception.response.status_code, 404)

    def test_timeouts_are_no_builtin_ones(self):
        with self.assertRaises(httpx.ReadTimeout) as caught:
            httpx.get(f"{SHOP}/slow", timeout=0.02)
        self.assertNotIsInstance(caught.exception, TimeoutError)
        self.assertIsInstance(caught.exception, httpx.TransportError)
        with self.assertRaises(httpx.ConnectTimeout):
            httpx.get("https://slow.example/", timeout=httpx.Timeout(5, connect=0.02))

    def test_the_default_timeout_is_five_seconds(self):
        self.assertEqual(httpx.Client().timeout, httpx.Timeout(5.0))
        with self.assertRaises(ValueError):
            httpx.Timeout(connect=1)

    def test_kinds_of_failure(self):
        for page, kind in (("rice", httpx.ConnectError), ("gone", httpx.RemoteProtocolError)):
            with self.assertRaises(kind):
                httpx.get(f"{SHOP}/{page}")
        with self.assertRaises(httpx.UnsupportedProtocol):
            httpx.get("prices.example/tea")

    def test_a_stream_must_be_read(self):
        with httpx.stream("GET", f"{SHOP}/page") as response:
            with self.assertRaises(httpx.ResponseNotRead):
                response.text
            self.assertEqual(response.read(), b"<h1>")
        self.assertEqual(response.text, "<h1>")


class HttpxAsync(unittest.IsolatedAsyncioTestCase):
    async def test_requests_run_side_by_side(self):
        loop = asyncio.get_running_loop()
        async with httpx.AsyncClient() as client:
            began = loop.time()
            await asyncio.gather(*(client.get(f"{SHOP}/tea") for _ in range(20)))
            self.assertLess(loop.time() - began, 0.3)

    async def test_a_late_answer_is_a_read_timeout(self):
        async with httpx.AsyncClient(timeout=0.02) as client:
            with self.assertRaises(httpx.ReadTimeout):
                await client.get(f"{SHOP}/slow")

    async def test_a_full_pool_is_a_pool_timeout(self):
        limits = httpx.Limits(max_connections=1)
        async with httpx.AsyncClient(limits=limits, timeout=httpx.Timeout(5, pool=0.02)) as client:
            results = await asyncio.gather(*(client.get(f"{SHOP}/slow") for _ in range(2)), return_exceptions=True)
        self.assertEqual([type(result) for result in results], [httpx.Response, httpx.PoolTimeout])

    async def test_a_stream_ends_with_its_block(self):
        async with httpx.AsyncClient() as client:
            async with client.stream("GET", f"{SHOP}/page") as response:
                self.assertEqual([line async for line in response.aiter_lines()], ["<h1>"])
            async with client.stream("GET", f"{SHOP}/page") as response:
                pass
            with self.assertRaises(httpx.StreamClosed):
                await response.aread()

    async def test_plain_with_is_refused(self):
        client = httpx.AsyncClient()
        with self.assertRaises((TypeError, AttributeError)):
            with client:
                pass
        await client.aclose()

    async def test_a_request_that_nobody_awaits_warns(self):
        client = httpx.AsyncClient()
        with self.assertWarnsRegex(RuntimeWarning, "AsyncClient.get.*never awaited"):
            client.get(f"{SHOP}/tea")
            gc.collect()
