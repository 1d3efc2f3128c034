"""Judging: what an answer is worth, and why."""
