"""A class writes about an extract: its time, its marks, and which of two answers is the better."""
