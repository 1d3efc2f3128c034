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
    """Phone writing: `n`, `y`, `wat`."""
    TASKS = "tasks"
    """Words of the task go: `to what extent`, `tldr`."""
    SHORT_YEARS = "short-years"
    """Two figures alone are a year that the unit bears: `poland 56`."""
    PHRASES = "phrases"
    """One word for a phrase: `get rid of`."""
    VARIANTS = "variants"
    """Words of other languages, states, forenames and months as they are written here."""
    INITIALS = "initials"
    """Initials alone for a name of three words or more: `mlk`."""
    NUMBER_TYPOS = "number-typos"
    # What a word can mean
    NAMESAKES = "namesakes"
    """A person's name in another spelling, by its sound."""
    PROPER_NAMES = "proper-names"
    """Any other name in another spelling, by its sound."""
    ALIKE = "alike"
    """Words of like meaning."""
    SLIPS = "slips"
    """A known but rare word that is a slip for a frequent one: `show trail`."""
    APART = "apart"
    """Two words written as one."""
    SPELLING = "spelling"
    BEGUN = "begun"
    """The last word may be only the beginning of one."""
    # How words are weighed
    FREQUENCY = "frequency"
    """By how common they are in English."""
    # How entries are ranked
    QUESTION_WORDS = "question-words"
    """Who wants a person, when a date."""
    ECHO = "echo"
    """A title or a phrase that asks the same way: why, who, how."""
    TITLE_BEGUN = "title-begun"
    """A title that begins like the query."""
    IMPORTANCE = "importance"
    """What its author gives more weight in the unit."""
    BREVITY = "brevity"
    """Short titles, where there are many to look at."""
    NAMED = "named"
    """What the question names is offered, too."""
    # How sure an answer is
    RELATIONS = "relations"
    """An answer without the relation word of the question (before, against) is at most a perhaps."""


EVERY = frozenset(Step)
