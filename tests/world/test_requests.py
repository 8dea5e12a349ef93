import os
import time
import unittest

import requests
import requests.exceptions

SHOP = "https://prices.example"


class Requests(unittest.TestCase):
    def test_a_response_has_status_body_and_json(self):
        response = requests.get(f"{SHOP}/tea")
        self.assertEqual((response.status_code, response.ok, response.json()), (200, True, {"price": 4}))
        self.assertEqual(response.headers["content-type"], "application/json")
        self.assertEqual(response.text, '{"price": 4}')

    def test_it_blocks_as_long_as_the_script_says(self):
        began = time.monotonic()
        requests.get(f"{SHOP}/tea")
        self.assertGreaterEqual(time.monotonic() - began, 0.03)

    def test_a_late_answer_is_a_read_timeout_and_no_builtin_timeout_error(self):
        began = time.monotonic()
        with self.assertRaises(requests.exceptions.ReadTimeout) as caught:
            requests.get(f"{SHOP}/slow", timeout=0.02)
        self.assertLess(time.monotonic() - began, 0.5)
        self.assertNotIsInstance(caught.exception, TimeoutError)
        self.assertIsInstance(caught.exception, requests.Timeout)
        self.assertNotIsInstance(caught.exception, requests.ConnectionError)

    def test_a_late_refusal_is_a_connect_timeout_which_is_both(self):
        with self.assertRaises(requests.ConnectTimeout) as caught:
            requests.get("https://slow.example/x", timeout=(0.02, 5))
        self.assertIsInstance(caught.exception, requests.ConnectionError)
        self.assertIsInstance(caught.exception, requests.Timeout)

    def test_a_refused_connection_is_not_the_builtin_connection_error(self):
        with self.assertRaises(requests.ConnectionError) as caught:
            requests.get(f"{SHOP}/rice")
        self.assertNotIsInstance(caught.exception, ConnectionError)
        self.assertIsInstance(caught.exception, OSError)

    def test_the_scenario_chooses(self):
        os.environ["SCENARIO"] = "calm"
        self.addCleanup(os.environ.pop, "SCENARIO")
        self.assertEqual(requests.get(f"{SHOP}/rice").json(), {"price": 2})

    def test_status_is_an_error_only_when_asked(self):
        first = requests.get(f"{SHOP}/salt")
        self.assertFalse(first)
        with self.assertRaisesRegex(requests.HTTPError, "^503 Server Error: Service Unavailable for url: https://") as caught:
            first.raise_for_status()
        self.assertIs(caught.exception.response, first)
        self.assertEqual(requests.get(f"{SHOP}/salt").text, "1")
        self.assertEqual(requests.get(f"{SHOP}/salt").text, "1")

    def test_unknown_pages_and_hosts(self):
        self.assertEqual(requests.get(f"{SHOP}/nowhere").status_code, requests.codes.not_found)
        with self.assertRaisesRegex(requests.ConnectionError, "NameResolutionError"):
            requests.get("https://nobody.example/")

    def test_urls_without_a_scheme(self):
        with self.assertRaises(requests.exceptions.MissingSchema) as caught:
            requests.get("prices.example/tea")
        self.assertIsInstance(caught.exception, ValueError)

    def test_a_session_sends_params_and_bodies(self):
        with requests.Session() as session:
            self.assertEqual(session.get(f"{SHOP}/find", params={"q": "tea"}).json(), ["tea"])
            answer = session.post(f"{SHOP}/orders", json={"item": "tea"})
            self.assertEqual((answer.status_code, answer.json()), (201, {"item": "tea"}))

    def test_bad_json_is_both_kinds_of_error(self):
        with self.assertRaises(requests.exceptions.JSONDecodeError) as caught:
            requests.get(f"{SHOP}/page").json()
        self.assertIsInstance(caught.exception, ValueError)
        self.assertIsInstance(caught.exception, requests.RequestException)

    def test_scripted_exceptions_come_as_they_are(self):
        with self.assertRaises(ZeroDivisionError):
            requests.get(f"{SHOP}/bug")

    def test_what_is_missing_says_that_this_is_a_stand_in(self):
        with self.assertRaisesRegex(AttributeError, "no attribute 'adapters'.*stand-in"):
            requests.adapters
        with self.assertRaisesRegex(AttributeError, "no attribute 'links'.*stand-in"):
            requests.get(f"{SHOP}/tea").links
