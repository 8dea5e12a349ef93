# refused by: in-order
# TaskGroup( timeout(
