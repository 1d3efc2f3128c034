"""What fresh questions ask and explain: beside the faults of units, the one place below the front that writes sentences.

They are content, in the language of the units they are made from, as their dates are; so they stand where they can be
swapped for those of another language, and finding a question by its id asks for nothing but the library.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...language.calendar import is_before_christ, write_year

_AD_SAID, _OF_FEW_FIGURES = 100, 1000
WHICH_FIRST = "Which of these came first?"
PUT_IN_ORDER = "Put these in order, earliest first."


def ask_year(title: str) -> str:
    return f"{_end_sentence(title)} In what year was that?"


def ask_same_year(title: str) -> str:
    return f"{_end_sentence(title)} What else happened in the same year?"


def tell_dates(dated: Iterable[tuple[str, str]]) -> str:
    """Tell dates and titles as a short timeline, a line for each event."""
    lines = [f"**{date}** · {title}" for date, title in dated]
    return "\n".join(f"- {line}" for line in lines) if len(lines) > 1 else lines[0]


def write_years(years: Sequence[int]) -> list[str]:
    """Write years that stand together, all in one way: where one needs its era, all of few figures have it."""
    if not any(year < _AD_SAID for year in years):
        return [str(year) for year in years]
    return [write_year(year) if is_before_christ(year) or year >= _OF_FEW_FIGURES else f"AD {year}" for year in years]


def _end_sentence(title: str) -> str:
    """End a title with a full stop, where it has no mark of its own."""
    return title if title.endswith((".", "?", "!", "…")) else f"{title}."
