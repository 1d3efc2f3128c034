"""What the steps of a gobbet ask: content, as the words of fresh questions are, so that they stand where they can be swapped."""

from __future__ import annotations

from textwrap import shorten

AUTHOR = "Whose words are these?"
AUDIENCE = "For whom were they meant?"
DATE = "When was this said or written?"
SAYS = "Which of these stand in the extract?"
PURPOSE = "Why was it said or written?"
TEST = "Set it beside other evidence. Which of these are true?"
_LONGEST, _LONGEST_TITLE = 200, 170


def ask_worth(question: str) -> str:
    return f"What is it worth for the question “{question}” Which of these hold?"


def borne_out(title: str) -> str:
    return f"It is borne out by: {shorten(title, _LONGEST_TITLE, placeholder='…')}"


def spoken_against(title: str) -> str:
    return f"Against it speaks: {shorten(title, _LONGEST_TITLE, placeholder='…')}"


def tell_side(statement: str, *, supports: bool) -> str:
    """Say on which side a fact stands, and what it says."""
    side = "It bears it out" if supports else "It speaks against it"
    return shorten(f"{side}: {statement}", _LONGEST, placeholder="…")


def tell_person(entry: str) -> str:
    """Say who somebody was whose words these are not."""
    return shorten(entry, _LONGEST, placeholder="…")


def tell_unrelated(statement: str) -> str:
    return shorten(f"It bears on something else: {statement}", _LONGEST, placeholder="…")


def tell_event(title: str, when: str) -> str:
    """Say what a wrong date was the date of; with the day, where the option has the year alone."""
    return shorten(f"{when}: {title}" if when else title, _LONGEST, placeholder="…")


def tell_other_extract(title: str) -> str:
    """Say whose author or audience a wrong option is."""
    return shorten(f"That is true of another extract: {title}", _LONGEST, placeholder="…")
