"""Of twenty thousand dated facts a question is made as of twenty: the same ones are near, and few are looked at."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.language.dates import HistoricalDate, Point
from bot.library.catalogue import Library
from bot.library.model import Fact
from bot.study.questions.dated import DatedFacts, one_year_of, years_apart
from bot.study.questions.draw import FRESH_KINDS, fresh_questions

from ... import sample

FACT = sample.make_library().units[0].facts[0]


def make(number: int, year: int, topics: tuple[str, ...], weight: int = 1) -> Fact:
    date = HistoricalDate(Point(year))
    return replace(FACT, id=f"f{number}", title=f"Event {number}", date=date, topics=topics, weight=weight)


def strangeness(fact: Fact, to: Fact) -> tuple[bool, int]:
    years, step = abs(one_year_of(fact) - one_year_of(to)), years_apart(one_year_of(to)) // 10
    return not {*fact.topics} & {*to.topics}, abs(fact.weight - to.weight) + years // step


rows = st.tuples(
    st.integers(1700, 1860) | st.integers(-60, 60), st.sets(st.sampled_from("abc"), min_size=1, max_size=2), st.integers(1, 3)
)


@settings(deadline=None)
@given(st.lists(rows, min_size=1, max_size=20), st.integers(0, 99), st.integers(0, 2))
def test_the_nearest_are_those_that_reading_all_would_find(made: list[tuple[int, set[str], int]], seed: int, years: int) -> None:
    facts = [make(number, year, tuple(sorted(topics)), weight) for number, (year, topics, weight) in enumerate(made)]
    to = facts[seed % len(facts)]
    found = list(DatedFacts(facts).nearest(to, Random(seed), years=years))
    period = [fact for fact in facts if years <= abs(one_year_of(fact) - one_year_of(to)) <= years_apart(one_year_of(to))]
    assert sorted(fact.id for fact in found) == sorted(fact.id for fact in period)
    assert [strangeness(fact, to) for fact in found] == sorted(strangeness(fact, to) for fact in period)


def test_every_pair_of_a_year_is_as_likely() -> None:
    facts = DatedFacts([make(0, 1800, ("a",)), make(1, 1800, ("a",)), make(2, 1800, ("b",)), make(3, 1801, ("a",))])
    drawn = [facts.draw_pair(Random(seed), "a") for seed in range(2000)]
    pairs = [f"{pair[0].id} {pair[1].id}" for pair in drawn if pair]
    assert set(pairs) == {"f0 f1", "f0 f2", "f1 f0", "f1 f2"}
    assert all(400 < pairs.count(pair) < 600 for pair in set(pairs))


class Watched(Random):
    """Dice that count how often they are thrown."""

    throws = 0

    def random(self) -> float:
        self.throws += 1
        return super().random()

    def getrandbits(self, k: int, /) -> int:
        self.throws += 1
        return super().getrandbits(k)


def test_a_question_from_twenty_thousand_facts_takes_few_throws() -> None:
    facts = tuple(make(number, 1500 + number % 400, (f"t{number % 7}",), 1 + number % 3) for number in range(20_000))
    library = Library([replace(sample.make_library().units[0], facts=facts, people=(), terms=(), questions=())])
    for form in FRESH_KINDS:
        rng = Watched(3)
        assert len(fresh_questions(library, rng, count=8, forms=(form,))) == 8
        assert rng.throws < 8 * 80
