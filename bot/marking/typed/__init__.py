"""Judging short typed answers: spelling is forgiven, history is not.

kind.py judges; rules.py is the ordered table of rules; key.py says what counts as right for a question; names.py knows the
names of its unit; alignment.py lays an answer beside a key; person_names.py knows how people are named; beside/ knows
what only tells more of an answer.
"""
