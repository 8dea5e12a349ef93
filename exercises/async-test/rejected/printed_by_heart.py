# refused by: good-version-passes
print("3 tests, 1 not passed")
