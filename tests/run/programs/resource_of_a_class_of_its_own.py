import shop


class Session(shop.Session):
    def __init__(self):
        super().__init__()
        self.tea = self.get('tea')

    @property
    def open(self):
        return not self.closed


session = Session()
print(session.open)
