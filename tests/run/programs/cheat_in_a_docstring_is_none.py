"""Mentions SCENARIO and /proc, and touches nothing."""
print("fine")
