"""What a date is worth where the evidence says "about" or gives a time, what the prompt fills in, and how the key is shown."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.language.dates import HistoricalDate
from bot.library.catalogue import Library
from bot.library.model import Fact
from bot.library.questions import DateAsked
from bot.marking.kinds import key_of

from .test_dates import dated
from .typed.units import make_unit

HALF, THIRD, TWO = 0.5, 1 / 3, 2 / 3
INTERVALS: list[tuple[str, str, list[tuple[str, float]]]] = [
    ("1956-02-25~", "day", [("21 Feb 1956", TWO), ("22 Feb 1956", 1), ("28 Feb 1956", 1), ("29 Feb 1956", TWO)]),
    ("1956-06~", "month", [("Apr 1956", HALF), ("May 1956", 1), ("July 1956", 1), ("August 1956", HALF)]),
    ("1956-02~", "month", [("December 1955", 0), ("January 1956", 1), ("Apr 1956", HALF)]),
    ("1950/1952", "year", [("1949", 0), ("1950", 1), ("1952", 1), ("1953", 0), ("1950-1952", 1), ("1949-1953", 0)]),
    ("1950/1953", "year", [("1951", HALF), ("1953", HALF), ("1954", 0), ("1950-1953", 1), ("1950-1952", HALF), ("1953-1950", 0)]),
    ("1956-02/1956-04", "month", [("March 1956", 1), ("May 1956", HALF), ("Feb to Apr 1956", 1), ("March to Apr 1956", 3 / 4)]),
    ("1956-02/1956-08", "month", [("March 1956", HALF), ("February to August 1956", 1), ("March to Apr 1956", HALF)]),
    ("1956-02-14/1956-02-25", "day", [("20 Feb 1956", 1), ("26 Feb 1956", TWO), ("14-25 Feb 1956", 1), ("1956", THIRD)]),
    ("1956-02-14/1956-02-25", "day", [("14-24 Feb 1956", 5 / 6), ("13-25 Feb 1956", 5 / 6), ("Feb 1956", TWO)]),
    ("1956-02-14/1956-03-25", "day", [("20 Feb 1956", HALF), ("14 February to 25 March 1956", 1), ("26 March 1956", TWO)]),
    ("1956-02-25", "day", [("14-25 Feb 1956", TWO), ("January to Feb 1956", THIRD), ("1955 to 1957", 0)]),
    ("1956-02", "month", [("14-25 Feb 1956", 1), ("February to March 1956", HALF), ("1956-1957", 0)]),
    ("1940-06/1945", "year", [("1940 to 1945", 1), ("June 1940-1945", 1), ("May 1940-1945", 3 / 4), ("1939-1945", HALF)]),
    ("1956-21", "month", [("Mar 1956", 1), ("May 1956", 1), ("June 1956", HALF), ("Mar to May 1956", 1), ("summer 1956", HALF)]),
    ("178X", "year", [("1780 to 1789", 1), ("1780 to 1790", HALF), ("1781 to 1789", HALF)]),
]  # fmt: skip
"""Key, precision, answers with their shares: what "about" and a time of several years, months or days allow."""


@pytest.mark.parametrize(("key", "precision", "text", "share"), [(*row[:2], *each) for row in INTERVALS for each in row[2]])
def test_a_time_is_worth_what_is_right_of_it(key: str, precision: str, text: str, share: float) -> None:
    judged = dated(key, text, precision=precision, fact="")
    assert judged.share == pytest.approx(share)
    assert share == 1 or judged.reason is not None


@pytest.mark.parametrize(
    ("prompt", "key", "precision", "shares"),
    [
        ("On which day of 1956?", "1956-11-04", "day", {"4 November": 1, "November": 0.5, "5 November": 0.5, "4": 0, "1956": 0}),
        ("On which day of November 1956?", "1956-11-04", "day", {"4": 1, "the 4th": 1, "3": 0, "4 October": 0, "November": 0}),
        ("In which month of 1956?", "1956-11", "month", {"November": 1, "11": 1, "Nov 1956": 1, "12": 0, "13": 0, "1956": 0}),
        ("In which month was it?", "1956-11", "month", {"November": 0.5, "Nov 1956": 1, "1956": 0.5, "11": 0}),
        ("On which day of 44 BC?", "-0043-03-15", "day", {"15 March": 1, "March": 0.5, "16 March": 0.5, "15": 0}),
        ("On which day of AD 79?", "0079-08-24", "day", {"24 August": 1, "August": 0.5, "24": 0}),
    ],
)
def test_what_the_prompt_says_is_filled_in(prompt: str, key: str, precision: str, shares: dict[str, float]) -> None:
    assert {text: dated(key, text, precision=precision, prompt=prompt, fact="").share for text in shares} == shares


def test_the_key_has_the_style_of_the_time_first() -> None:
    old, new = HistoricalDate.parse("1605-11-05"), HistoricalDate.parse("1605-11-15")
    fact = Fact(id="f", title="Plot", statement="So.", testimony=(), date=new, old_style=old, old_style_first=True)
    library = Library([replace(make_unit({}, {}), facts=(fact,))])
    asked = DateAsked(id="q", prompt="When?", fact="f", explanation="So.", answer=new)
    assert key_of(asked, library) == "5 November 1605, Old Style (15 November 1605)"
    assert key_of(replace(asked, fact="", answer=old), library) == "5 November 1605"
