"""The steps that a look-up could do without: each has a name, so that a benchmark can leave it out and say what it is worth.

`python -m benchmarks search --steps` prints the table. What is worth fewer than three queries of sets not written by its author
goes; docs/design.md names those that are kept all the same.
"""

from __future__ import annotations

from enum import StrEnum


class Step(StrEnum):
    """A step that may be left out."""

    # What is made of a query
    PHONE = "phone"
    """How phones and tasks put it: `n`, `y`, `wat`, `to what extent`, `tldr`, and `56` for a year that the unit bears."""
    PHRASES = "phrases"
    """One word for a phrase: `get rid of`."""
    VARIANTS = "variants"
    """Words of other languages, states, forenames and months as they are written here."""
    INITIALS = "initials"
    """Initials alone for a name of three words or more: `mlk`."""
    # What a word can mean
    NAMES = "names"
    """A name in another spelling, by its sound."""
    ALIKE = "alike"
    """Words of like meaning."""
    SPELLING = "spelling"
    """A misspelt word, also a number or a rare word for a frequent one (`show trail`), and two words written as one."""
    BEGUN = "begun"
    """The last word may be only the beginning of one."""
    # How words are weighed
    FREQUENCY = "frequency"
    """By how common they are in English."""
    # How entries are ranked
    ECHO = "echo"
    """A title or a phrase that asks the same way: why, who, how."""
    TITLE_BEGUN = "title-begun"
    """A title that begins like the query."""
    IMPORTANCE = "importance"
    """What its author gives more weight in the unit."""
    SUMMARIES = "summaries"
    """A summary comes after what is about one thing."""
    BREVITY = "brevity"
    """Short titles, where there are many to look at."""
    NAMED = "named"
    """What the question names is offered, too."""
    # How sure an answer is
    RELATIONS = "relations"
    """An answer without the relation word of the question (before, against) is at most a perhaps."""


EVERY = frozenset(Step)
