"""The facts of a unit that can be asked by their dates, so ordered that what a question needs is found without reading them all.

Each way of finding takes about as long in a unit of fifty thousand facts as in one of fifty; what is alike comes in drawn order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from random import Random

from ...language.dates import HistoricalDate
from ...library.ids import is_whole_unit, unit_of_id
from ...library.model import Fact
from .drawn_order import in_drawn_order

YEARS_APART = 40
"""Events of one question lie within so many years, so that none is out of its period."""
_YEARS_A_STEP = 4
"""Years that make an event as strange as one step of its weight."""
_STEPS = YEARS_APART // _YEARS_A_STEP + 3
"""One for each step between years, from none on, and two for the weights that lie farthest apart."""
_TRIES = 16


class DatedFacts:
    """The facts of one unit that can be asked by their dates; never changes after it is made."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.facts = facts
        self._of_topic: defaultdict[str, list[Fact]] = defaultdict(list)
        self._alike: defaultdict[tuple[str, int, int], list[Fact]] = defaultdict(list)
        """Facts by topic, weight and the year that they begin in; under no topic, those of all."""
        self._of_year: defaultdict[int, list[Fact]] = defaultdict(list)
        """Those that lie within one year."""
        self._years_told: dict[str, list[Fact]] = {}
        self._paired: dict[str, tuple[list[Fact], list[int]]] = {}
        for fact in facts:
            for topic in dict.fromkeys(fact.topics):
                self._of_topic[topic].append(fact)
            for topic in ("", *dict.fromkeys(fact.topics)):
                self._alike[topic, fact.weight, date_of(fact).start.year].append(fact)
            if year_of(fact):
                self._of_year[year_of(fact)].append(fact)
        self._years = sorted(self._of_year)
        self._titles = {year: Counter(map(bare_title, same)) for year, same in self._of_year.items()}

    def on(self, topic: str | None) -> Sequence[Fact]:
        """List the facts on a topic, which may be all of a unit; with none named, all."""
        if topic is None or (is_whole_unit(topic) and self.facts and topic.startswith(f"{unit_of_id(self.facts[0].id)}/")):
            return self.facts
        return self._of_topic.get(topic, [])

    def asked_for_years(self, topic: str | None) -> Sequence[Fact]:
        """List the facts on a topic that lie within one year, and whose titles do not tell it."""
        found = self._years_told.get(topic or "")
        if found is None:
            found = [fact for fact in self.on(topic) if year_of(fact) and not tells_year(fact)]
            self._years_told[topic or ""] = found
        return found

    def years_near(self, year: int, most: int) -> list[int]:
        """List the other years in which a fact lies, nearest first."""
        at = bisect_left(self._years, year)
        near = (each for each in self._years[max(0, at - most) : at + most + 1] if each != year)
        return sorted(near, key=lambda each: (abs(each - year), each))[:most]

    def draw_pair(self, rng: Random, topic: str | None) -> tuple[Fact, Fact] | None:
        """Draw two facts of the same year and of other titles, the first on a topic; every pair is as likely."""
        subjects, reached = self._pairs(topic)
        if not subjects:
            return None
        (subject,) = rng.choices(subjects, cum_weights=reached)
        same = self._of_year[year_of(subject)]
        for _ in range(_TRIES):
            other = rng.choice(same)
            if bare_title(other) != bare_title(subject):
                return subject, other
        return subject, rng.choice([other for other in same if bare_title(other) != bare_title(subject)])

    def _pairs(self, topic: str | None) -> tuple[list[Fact], list[int]]:
        """List the facts on a topic that have a partner, and how many pairs there are up to each."""
        found = self._paired.get(topic or "")
        if found is None:
            counts = [(fact, self._count_partners(fact)) for fact in self.on(topic) if year_of(fact)]
            having = [(fact, count) for fact, count in counts if count]
            found = [fact for fact, _ in having], list(accumulate(count for _, count in having))
            self._paired[topic or ""] = found
        return found

    def _count_partners(self, fact: Fact) -> int:
        year = year_of(fact)
        return len(self._of_year[year]) - self._titles[year][bare_title(fact)]

    def nearest(self, to: Fact, rng: Random, *, years: int = 0) -> Iterator[Fact]:
        """Give the facts of the same period by what they share with one, itself among them: topic, weight, years between.

        Each fact comes once, those that are as near in drawn order; `years` is how many must lie between at least.
        """
        topics = tuple(dict.fromkeys(to.topics))
        for steps in range(_STEPS):
            for topic, fact in _drawn([(topic, self._at(topic, to, steps, years)) for topic in topics], rng):
                if topic == _first_shared(fact, topics):
                    yield fact
        for steps in range(_STEPS):
            for _, fact in _drawn([("", self._at("", to, steps, years))], rng):
                if not _first_shared(fact, topics):
                    yield fact

    def _at(self, topic: str, to: Fact, steps: int, least: int) -> list[list[Fact]]:
        """List the facts of a topic that are so many steps from one, by their weights and years."""
        year, found = date_of(to).start.year, list[list[Fact]]()
        for weight in (1, 2, 3):
            left = steps - abs(weight - to.weight)
            if left < 0:
                continue
            for years in range(max(least, left * _YEARS_A_STEP), min((left + 1) * _YEARS_A_STEP, YEARS_APART + 1)):
                for other in {year - years, year + years}:
                    same = self._alike.get((topic, weight, other))
                    if same:
                        found.append(same)
        return found


def date_of(fact: Fact) -> HistoricalDate:
    """Give the date of a fact that has one."""
    assert fact.date is not None
    return fact.date


def year_of(fact: Fact) -> int:
    """Give the one year a fact lies in; 0 where its date spans several."""
    date = date_of(fact)
    year = date.start.year
    return year if date.end is None or date.end.year == year else 0


def bare_title(fact: Fact) -> str:
    """Give the title as it is told from others."""
    return fact.title.strip().casefold()


def tells_year(fact: Fact) -> bool:
    """Say whether the title names the year."""
    return str(year_of(fact)) in fact.title


def _first_shared(fact: Fact, topics: Sequence[str]) -> str:
    return next((topic for topic in topics if topic in fact.topics), "")


def _drawn(named: Iterable[tuple[str, list[list[Fact]]]], rng: Random) -> Iterator[tuple[str, Fact]]:
    """Give all of several lists in drawn order, each with the name of its lists."""
    lists = [(name, facts) for name, several in named for facts in several]
    ends = list(accumulate(len(facts) for _, facts in lists))
    for place in in_drawn_order(range(ends[-1] if ends else 0), rng):
        at = bisect_left(ends, place + 1)
        name, facts = lists[at]
        yield name, facts[place - ends[at]]
