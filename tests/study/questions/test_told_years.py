"""A title that gives its year away, in whatever writing, is known."""

from __future__ import annotations

import pytest

from bot.study.questions.told_years import tells_time


@pytest.mark.parametrize(
    ("title", "year"),
    [
        *(("Hungary rises in 1956", 1956), ("Hungary rises in '56", 1956), ("The rising of fifty-six", 1956)),
        *(("MCMLVI: Hungary rises", 1956), ("Hungary's nineteen fifty-six", 1956), ("Unrest of the nineteen-fifties", 1956)),
        *(("The guns of nineteen-fourteen", 1914), ("Nineteen hundred and fourteen", 1914), ("Nineteen oh five", 1905)),
        *(("Caesar dies in 44 BC", 44), ("The Ides of 44BC", 44), ("The year XLIV", 44), ("Augustus: forty-four to 27", 44)),
        *(("The calm of the 1780s", 1786), ("Bread riots of the eighties", 1786), ("Die 1780er Jahre", 1786), ("The 80's", 1786)),
        *(
            ("A war of the twentieth century", 1956),
            ("The XX century", 1956),
            ("Le XXe si\u00e8cle", 1956),
            ("20th-century art", 1956),
        ),
        *(("Tragedy in the fifth century BC", 447), ("The 400s BC", 447), ("The eighteen hundreds", 1848), ("1848er", 1848)),
        *(("\u0661\u0669\u0665\u0666", 1956), ("\u4e00\u4e5d\u4e94\u516d", 1956), ("\uff11\uff19\uff15\uff16", 1956)),
        *(("\u0967\u096f\u096a\u096d in India", 1947), ("The plan of 1928 is printed", 1933), ("Order 9 of AD 9", 9)),
    ],
)
def test_a_title_tells_its_year(title: str, year: int) -> None:
    assert tells_time(title, range(year, year + 1))


@pytest.mark.parametrize(
    ("title", "year"),
    [
        *(("The 20th Congress meets", 1956), ("Louis XVI is executed", 1793), ("Three legions are lost", 9), ("D-Day", 1944)),
        *(("Three hundred Spartans fall", 480), ("World War II begins", 1939), ("The First Crusade is preached", 1095)),
        *(("The Hundred Days", 1815), ("Order No. 270", 1941), ("The Thirty Years War begins", 1618), ("A mild spring", 1001)),
        *(("The 22nd Congress meets", 1922), ("Art of the 19th century", 1956), ("The roaring twenties end", 1956)),
        *(("Ninety-five theses", 1517), ("Caesar is murdered", 44), ("\u0421\u043c\u0435\u0440\u0442\u044c", 1953)),
    ],
)
def test_other_numbers_tell_nothing(title: str, year: int) -> None:
    assert not tells_time(title, range(year, year + 1))


def test_a_span_is_told_by_its_decade_or_century_and_by_both_its_ends() -> None:
    decade, war = range(1780, 1790), range(404, 432)
    assert tells_time("The 1780s", decade)
    assert tells_time("The eighties", decade)
    assert tells_time("From 431 to 404", war)
    assert tells_time("A war of the 5th century", war)
    assert not tells_time("Ten years of war", war)
