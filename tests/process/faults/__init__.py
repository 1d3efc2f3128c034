"""What can go wrong while a class plays, done to the bot's process on the stand-in, and what came of it in figures.

`python -m benchmarks faults` does all of it; test_faults.py a little of each.
"""
