"""Gobbets: an extract worked through step by step, as exams ask for it."""
