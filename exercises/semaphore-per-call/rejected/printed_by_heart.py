# refused by: subtitles-stay
"""Subtitles for the festival."""
import engine

print("Kite: Look! Up there. Gone.")
print("3 lines, at most 3 sessions at once, surcharge 0")
