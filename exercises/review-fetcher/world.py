"""The servers of a city at night, scripted for the stand-ins.

This is the world the exercise talks to: do not change it. The environment
variable SCENARIO picks the day:

""      tonight: Mill has no page, and the radio refuses the warnings
calm    everybody answers, and no road is closed
frost   as calm, and the page of the tariff is broken
"""
from standin import Answer, web


def _radio(request):
    kind = request.url.rsplit("/", 1)[-1]
    print(f"  on the air ({kind}): {request.body.decode()}")
    return Answer(0.03)


def _shops(number):
    return [f"Pharmacy {number}", f"Pharmacy {number + 1}"]


web({
    "https://city.example/rota":
        Answer(0.23, json=["Pharmacy 2", "Pharmacy 5", "Pharmacy 8"]),
    "https://city.example/Dock": Answer(0.19, json=_shops(1)),
    "https://city.example/Hill": Answer(0.31, json=_shops(3)),
    "https://city.example/Mill": {
        "": Answer(0.17, status=503), "calm": Answer(0.17, json=_shops(4)),
        "frost": Answer(0.17, json=_shops(4))},
    "https://city.example/Park": Answer(0.41, json=_shops(7)),
    "https://city.example/Weir": Answer(0.29, json=_shops(8)),
    "https://city.example/roadworks": {
        "": Answer(0.37, json=["Weir"]), "calm": Answer(0.37, json=[]),
        "frost": Answer(0.37, json=[])},
    "https://city.example/holidays": Answer(0.59, json=False),
    "https://city.example/tariff": {
        "": Answer(0.13, json="night"), "calm": Answer(0.13, json="night"),
        "frost": Answer(0.13, text="<html>")},
    "POST https://city.example/list": _radio,
    "POST https://city.example/warning": Answer(0.83, status=503),
})
