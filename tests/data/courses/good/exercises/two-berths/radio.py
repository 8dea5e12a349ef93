"""The harbour's radio."""
