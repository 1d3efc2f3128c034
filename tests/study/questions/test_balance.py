"""Of fifty thousand questions a round is put together as of fifty: as fairly, and by looking at few of them."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.library.catalogue import Library
from bot.library.questions import AnyQuestion, TrueFalse
from bot.library.unit import Unit, UnitHead, UnitKind
from bot.study.questions.balance import Pool, add_balanced, rows_of
from bot.study.questions.drawn_order import in_drawn_order, with_places


def make(number: int, topic: str, level: int, fact: str = "") -> AnyQuestion:
    topics = (topic,) if topic else ()
    return TrueFalse(id=f"q{number}", prompt="So?", topics=topics, difficulty=level, fact=fact, answer=True)


def make_library(questions: list[AnyQuestion]) -> Library:
    return Library([Unit(head=UnitHead(id="own", title="Own", kind=UnitKind.QUESTIONS), questions=tuple(questions))])


def by_reading_all(pool: list[AnyQuestion], count: int, chosen: list[AnyQuestion]) -> list[AnyQuestion]:
    """Add the same questions by looking at the whole pool for each."""
    chosen, pool = list(chosen), list(pool)
    for _ in range(min(count, len(pool))):
        topics, levels = Counter(q.topics[:1] for q in chosen), Counter(q.level for q in chosen)
        facts = Counter(q.fact for q in chosen if q.fact)
        lightest = min(pool, key=lambda q: (facts[q.fact], topics[q.topics[:1]] if q.topics else topics[()], levels[q.level]))
        pool.remove(lightest)
        chosen.append(lightest)
    return chosen


kinds = st.tuples(st.sampled_from(["", "a", "b", "c"]), st.integers(1, 3), st.sampled_from(["", "f", "g", "h"]))


@given(st.lists(kinds, max_size=25), st.integers(0, 30), st.integers(0, 3))
def test_the_heads_of_the_rows_are_what_reading_all_would_find(made: list[tuple[str, int, str]], count: int, had: int) -> None:
    questions = [make(number, topic, level, fact if topic else "") for number, (topic, level, fact) in enumerate(made)]
    library, chosen, pool = make_library(questions), questions[:had], questions[had:]
    assert add_balanced(library, rows_of(library, pool), count, chosen) == by_reading_all(pool, count, chosen)


def test_each_order_is_as_likely() -> None:
    rng = Random(7)
    orders = Counter("".join(in_drawn_order("abc", rng)) for _ in range(6000))
    assert len(orders) == 6
    assert all(850 < times < 1150 for times in orders.values())


def test_sequences_merged_by_place_are_as_if_shuffled_together() -> None:
    rng, first = Random(7), Counter[str]()
    for _ in range(6000):
        merged = sorted([*with_places("ab", rng), *with_places("c", rng)])
        first["".join(letter for _, letter in merged)] += 1
    assert len(first) == 6
    assert all(850 < times < 1150 for times in first.values())


def test_a_round_of_many_thousands_looks_at_few() -> None:
    questions = [make(number, f"t{number % 12}", 1 + number % 3) for number in range(30_000)]
    library, looked = make_library(questions), Counter[str]()

    def fits(question: AnyQuestion) -> bool:
        looked[question.id] += 1
        return True

    rows = Pool.of(library).shuffled(Random(1), fits, None)
    chosen = add_balanced(library, rows, 30, [])
    assert set(Counter(question.level for question in chosen).values()) == {10}
    assert set(Counter(question.topics for question in chosen).values()) <= {2, 3}
    assert len(looked) < 100


def test_what_is_drawn_of_a_few_costs_no_more_than_that() -> None:
    class Watched(Random):
        times = 0

        def random(self) -> float:
            self.times += 1
            return super().random()

    rng = Watched(1)
    assert len({*islice(in_drawn_order(range(50_000), rng), 20)}) == 20
    assert rng.times == 20
