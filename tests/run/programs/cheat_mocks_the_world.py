from unittest import mock

import shop

with mock.patch("shop.weigh", lambda what: 1):
    print(shop.weigh("tea"))
