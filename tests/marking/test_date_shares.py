"""What a date is worth where the evidence says "about" or gives a time, what the prompt fills in, and how the key is shown."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.front.kit.reasons import say
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
        ("On which day of August AD 14 did Augustus die?", "0014-08-19", "day", {"19": 1, "19 August AD 14": 1, "14": 0}),
        ("On which day of May 1945 did Germany surrender?", "1945-05-08", "day", {"8": 1, "9": 0, "8 May": 1, "8 May 1946": 0}),
        ("On which day of July 1415 did Jan Hus die?", "1415-07-06", "day", {"6": 1, "the 6th": 1, "July": 0}),
        ("On which day of January 1959 did Batista flee?", "1959-01-01", "day", {"1": 1, "1st": 1, "32": 0}),
        ("On which day of July 1870 did France declare war?", "1870-07-19", "day", {"19": 1, "31": 0}),
        ("On which day of July 1863 did Vicksburg fall?", "1863-07-04", "day", {"4": 1, "104": 0}),
        ("On which day of 1812 did 600,000 men begin to cross the Niemen?", "1812-06-24", "day", {"24 June": 1, "June": 0.5}),
        ("In which month of 1956 did it end?", "1956-12", "month", {"12": 1, "December": 1, "Dec 1957": 0}),
        ("In which month was it?", "1956-11", "month", {"4 November": 0.5, "4 December": 0}),
        ("In which year was it?", "1956", "year", {"4 November": 0, "1956": 1}),
    ],
)
def test_what_the_prompt_says_is_filled_in(prompt: str, key: str, precision: str, shares: dict[str, float]) -> None:
    assert {text: dated(key, text, precision=precision, prompt=prompt, fact="").share for text in shares} == shares


SAID = """
1956 | year | 8/2/1956 |
1956-02-08 | day | 8/2/1956 | Read as 8 February 1956, as on this server the day comes first.
1956-02-08 | day | 9/2/1956 | Read as 9 February 1956, as on this server the day comes first. The year and month
1956 | year | 1956 |
1956-02 | month | 14-25 Feb 1956 |
1933~ | year | 1934 | The evidence only says about 1933.
1933~ | year | 1932-1934 | The evidence only says about 1933.
1950/1952 | year | 1950 | It was from 1950 to 1952.
1950/1952 | year | 1950-1951 | It was from 1950 to 1952.
1950/1952 | year | 1950-1952 |
1950/1952 | year | June 1951 |
1950/1953 | year | 1951 | That lies within it; it was from 1950 to 1953.
1956-02-25 | day | February 1956 | The year and month are right, but the day was asked
1956-02-25 | day | 1956 | The year is right, but the day was asked
1956-02-25 | day | 24 February 1956 | The year and month are right, but not the day
1956-02-25 | day | 25 March 1956 | The year is right, but not the month
1956-02-25 | day | 25 February | The year is missing
1956-02-25 | day | 1955 | You wrote 1955; it was on 25 February 1956.
1956-02-25 | day | 1955 to 1957 | You gave a span, and one date was asked
1956-02-25 | day | 1957 to 1955 | That span ends before it begins
1956-02-25 | year | 26 February 1956 | What was asked is right, but it was on 25 February 1956.
1789/1799 | year | 88-98 | It was from 1789 to 1799.
1789/1799 | year | 98 | “98” leaves the century open; it was from 1789 to 1799.
1789 | year | 98 | You wrote 98; it was in 1789.
1917-11-07 | day | 25 October 1917 Old Style | That is the day in the Julian calendar; in ours it is 7 November 1917.
"""
"""Key, precision, answer, and how what is said of it begins: nothing where it is right as it stands."""


@pytest.mark.parametrize("row", SAID.strip().splitlines())
def test_a_date_is_told_what_of_it_is_right(row: str) -> None:
    key, precision, text, said = (cell.strip() for cell in row.split("|"))
    told = say(dated(key, text, precision=precision, fact="").reason)
    assert told.startswith(said)
    assert bool(told) == bool(said)


def test_what_the_prompt_says_is_told_as_right() -> None:
    prompt, texts = "On which day of 1956?", ("24 February", "February", "March")
    reasons = [say(dated("1956-02-25", text, prompt=prompt, fact="").reason) for text in texts]
    assert reasons[0].startswith("The year and month are right, but not the day")
    assert reasons[1].startswith("The year and month are right, but the day was asked")
    assert reasons[2].startswith("You wrote March 1956")


def test_the_key_has_the_style_of_the_time_first() -> None:
    old, new = HistoricalDate.parse("1605-11-05"), HistoricalDate.parse("1605-11-15")
    fact = Fact(id="f", title="Plot", statement="So.", testimony=(), date=new, old_style=old, old_style_first=True)
    library = Library([replace(make_unit({}, {}), facts=(fact,))])
    asked = DateAsked(id="q", prompt="When?", fact="f", explanation="So.", answer=new)
    assert key_of(asked, library) == "5 November 1605, Old Style (15 November 1605)"
    assert key_of(replace(asked, fact="", answer=old), library) == "5 November 1605"
    library = Library([replace(make_unit({}, {}), facts=(replace(fact, old_style_first=False),))])
    assert key_of(asked, library) == "15 November 1605"
