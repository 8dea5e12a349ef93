"""Runs a learner's Python file so that its concurrency becomes facts."""
