# refused by: gate-is-in-order
import lift

for guest in lift.GUESTS:
    text = "pass is not valid" if guest in ("Jon", "Mina") else "have a nice ride"
    print(f"{guest:<5}", text)
print("3 through the gate, 3 rides counted")
