"""Numbers of things as people write them in many countries."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.numerals import read_amounts, write_number
from bot.language.spelling import clean_text

AMOUNTS = """
5 | 5
1 000 000 | 1000000
1,000,000 | 1000000
1.000.000 | 1000000
1'000 | 1000
1’000 | 1000
10,00,000 | 1000000
1.500 | 1.5 1500
1,5 | 1.5
0.500 | 0.5
.5 | 0.5
1,000.5 | 1000.5
1.000,5 | 1000.5
20 million | 20000000
20 mio | 20000000
20m | 20000000
3 hundred thousand | 300000
20 Millionen | 20000000
20 млн | 20000000
half a million | 500000
a million | 1000000
twenty-five million | 25000000
two hundred and five | 205
2 1/2 | 2.5
1/4 | 0.25
-5 | -5
−5 | -5
minus five | -5
1.5e6 | 1500000
5×10⁶ | 5000000
٣٠ | 30
5km | 5
20% | 20
1.2.1956 |
1/0 |
1,2,3 |
"""


@pytest.mark.parametrize("row", AMOUNTS.strip().splitlines())
def test_a_number_is_read_however_it_is_written(row: str) -> None:
    text, _, values = row.partition(" |")
    (amount,), _ = read_amounts(clean_text(text))
    assert amount.values == {Decimal(value) for value in values.split()}


@pytest.mark.parametrize(
    ("text", "numbers", "words"),
    [
        ("10-12", ["10", "12"], []),
        ("in 1941, 20 million dead", ["1941", "20 million"], ["in", "dead"]),
        ("1941. Million upon million", ["1941", "million", "million"], ["upon"]),
        ("km2", [], ["km"]),
        ("", [], []),
    ],
)
def test_several_numbers_are_told_apart_and_the_words_beside_them_kept(text: str, numbers: list[str], words: list[str]) -> None:
    amounts, beside = read_amounts(clean_text(text))
    assert [amount.text for amount in amounts] == numbers
    assert beside == words


def test_behind_a_number_of_metres_an_m_is_no_million() -> None:
    amounts, beside = read_amounts("20m", metres=True)
    assert amounts[0].values == {20}
    assert beside == ["m"]


@pytest.mark.parametrize(
    ("value", "written"),
    [(20.0, "20"), (1956.0, "1956"), (26000.0, "26\u202f000"), (-1234567.25, "-1\u202f234\u202f567.25"), (0.00001, "0.00001")],
)
def test_a_number_is_written_in_figures(value: float, written: str) -> None:
    assert write_number(value) == written


@given(st.floats(-1e15, 1e15))
def test_what_is_written_is_read_as_the_same_number(value: float) -> None:
    (amount,), beside = read_amounts(clean_text(write_number(value)))
    assert Decimal(repr(value)) in amount.values
    assert not beside


@given(st.text(alphabet="0123456789.,' -/x^e10²½millo", max_size=300))
def test_any_text_is_read_at_once(text: str) -> None:
    began = time.process_time()
    read_amounts(text)
    assert time.process_time() - began < 0.1
