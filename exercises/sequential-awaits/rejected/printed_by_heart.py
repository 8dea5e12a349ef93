# refused by: briefing-is-complete
for row in ("place   Black Couloir", "weather snow, wind 43", "slope   high",
            "crew    Ida, Mirko", "briefing after 1.7 s"):
    print(row)
