"""Computes without end inside one call, where no Python code gets a turn."""
sum(range(10**12))
