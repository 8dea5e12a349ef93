import datetime
import pickle
import time
from datetime import date, timedelta, timezone


class Stamp(datetime.datetime):
    pass


began = datetime.datetime.now()
print(began, datetime.datetime.now(timezone.utc), date.today() == began.date())
time.sleep(1.5)
print(datetime.datetime.now() - began, type(began), repr(began))
print(datetime.datetime.today() > began, Stamp.now() > began, type(Stamp.now()), repr(Stamp(2020, 1, 2)))
print(isinstance(began, date), type(began + timedelta(1)) is type(began), pickle.loads(pickle.dumps(began)) == began)
print(datetime.datetime.min, datetime.datetime.max, datetime.datetime.strptime("2020", "%Y"))
end = datetime.datetime.now() + timedelta(seconds=2)
while datetime.datetime.now() < end:
    time.sleep(0.5)
while datetime.datetime.now() < end + timedelta(microseconds=5):
    pass
print(datetime.datetime.now() < end + timedelta(seconds=1))
