# refused by: cues-are-performed
import dome

order = dome.running_order()
for name in order:
    print("cue:", name)
print(len(order), "cues played")
print(f"the audience saw {len(order)}: red sky, comet, 3000 stars, sunrise")
