"""The harbour's berths."""
