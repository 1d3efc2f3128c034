"""Units drawn by chance, of names as people bear them in many cultures, for what has to hold of any unit."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import strategies as st

from bot.library.catalogue import Library
from bot.library.model import Person, Term

from .units import make_unit

_FORENAMES = "Maria Anna Pedro John Karl Giulia Imre Kwame Rosa Thomas Simone Nikola Amina Jean-Paul Ida".split()
_SURNAMES = "Silva Moreau Keller Okafor Nagy Castelli Jensen Tanaka Duarte Osei Novak Whitfield Guzman Ibsen Larsen".split()
_FAMILIES = "Mao Zhou Deng Liu Kim Zhao Huang Chiang".split()
_GIVEN = "Zedong Enlai Xiaoping Bei-hua Il-sung Yat-sen Shaoqi Minghua Kai-shek".split()
_RULERS = "Otto Mehmed Alexios Louis Menelik Ramses Gustav Kasimir Pedro Baldwin".split()
_EPITHETS = "Great Lame Bold Conqueror Pious Navigator Elder Younger".split()
_ARABIC = "Umar Harun Yusuf Tariq Khalid Bakr Mansur Rashid Walid Ziyad".split()
_PLACES = "Kadesh Panipat Adwa Tordesillas Nanjing Utrecht Cajamarca Salamis Mohacs Trianon Sekigahara Lepanto Buxar".split()
_THINGS = "Corn Silk Tea Salt Iron Opium Spice Sugar".split()

_REIGNS = st.sampled_from("I II III IV V VI VIII XIV XVI".split())
_ORDINALS = st.sampled_from("First Second Third".split())


def _of(words: list[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(words)


def _written(pattern: str, *parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map(lambda words: pattern.format(*words))


PERSON_NAMES = st.one_of(
    _written("{} {}", _of(_FORENAMES), _of(_SURNAMES)),
    _written("{} {} {}", _of(_FORENAMES), _of(_FORENAMES), _of(_SURNAMES)),
    _written("{} de {}", _of(_FORENAMES), _of(_SURNAMES)),
    _written("{} von {}", _of(_FORENAMES), _of(_SURNAMES)),
    _written("{} {}", _of(_FAMILIES), _of(_GIVEN)),
    _written("{} {}", _of(_RULERS), _REIGNS),
    _written("{} the {}", _of(_RULERS), _of(_EPITHETS)),
    _written("{} {} of {}", _of(_RULERS), _REIGNS, _of(_PLACES)),
    _written("{} ibn {}", _of(_ARABIC), _of(_ARABIC)),
    _written("{} al-{}", _of(_ARABIC), _of(_ARABIC)),
    _of([*_ARABIC, *_RULERS]),
)
TERM_NAMES = st.one_of(
    _written("Battle of {}", _of(_PLACES)),
    _written("{} Battle of {}", _ORDINALS, _of(_PLACES)),
    _written("Treaty of {}", _of(_PLACES)),
    _written("{} War", _of(_THINGS)),
    _written("{} {} War", _ORDINALS, _of(_THINGS)),
    _written("{} Act", _of(_THINGS)),
    _written("{} Road", _of(_THINGS)),
    _written("Operation {}", _of(_THINGS)),
    _of(_PLACES),
)


@st.composite
def units(draw: st.DrawFn, *, key: str = "drawn") -> Library:
    """Draw a unit of one to eight people, and of terms; a name belongs to one of them alone, whatever its particles."""
    people, terms = (
        draw(st.lists(st.lists(names, min_size=1, max_size=3, unique=True), min_size=least, max_size=8))
        for names, least in ((PERSON_NAMES, 1), (TERM_NAMES, 0))
    )
    bearers = Counter(written for names in (*people, *terms) for written in {*map(_capitals, names)})
    parted = [[[name for name in names if bearers[_capitals(name)] == 1] for names in records] for records in (people, terms)]
    people_of, terms_of = ({names[0]: tuple(names[1:]) for names in records if names} for records in parted)
    return Library([make_unit(people_of or {"Nobody Else": ()}, terms_of, key=key)])


def _capitals(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[A-Z]\w*", name))


def records_of(library: Library) -> list[Person | Term]:
    """Give the people and terms of a drawn unit."""
    (unit,) = library.units
    return [*unit.people, *unit.terms]


def names_of(record: Person | Term) -> tuple[str, ...]:
    return (record.name, *record.other_names)
