"""The facts of a unit that can be asked by their dates, so ordered that what a question needs is found without reading them all.

Each way of finding takes about as long in a unit of fifty thousand facts as in one of fifty; what is alike comes in drawn order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from random import Random

from ...language.calendar import is_before_christ
from ...language.dates import HistoricalDate
from ...library.ids import is_whole_unit, unit_of_id
from ...library.model import Fact
from .drawn_order import in_drawn_order

_LEAST_APART = 40
_PRESENT = 2000
"""The year from which the age of an event is counted, roughly: no clock is needed for that."""
_SHARE_OF_AGE = 4
_STEPS_APART = 10
"""Steps of strangeness that the years of a period are; one is as strange as one step of an event's weight."""
_TRIES = 16


class DatedFacts:
    """The facts of one unit that can be asked by their dates; never changes after it is made."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.facts = facts
        self._of_topic: defaultdict[str, list[Fact]] = defaultdict(list)
        alike: defaultdict[tuple[str, int], dict[int, list[Fact]]] = defaultdict(dict)
        self._of_year: defaultdict[int, list[Fact]] = defaultdict(list)
        """Those that lie within one year."""
        self._years_told: dict[str, list[Fact]] = {}
        self._paired: dict[str, tuple[list[Fact], list[int]]] = {}
        for fact in facts:
            for topic in dict.fromkeys(fact.topics):
                self._of_topic[topic].append(fact)
            for topic in ("", *dict.fromkeys(fact.topics)):
                alike[topic, fact.weight].setdefault(date_of(fact).start.year, []).append(fact)
            if (year := year_of(fact)) is not None:
                self._of_year[year].append(fact)
        self._alike = {key: dict(sorted(years.items())) for key, years in alike.items()}
        """Topic and weight -> the facts by the year that they begin in, the earliest first; under no topic, those of all."""
        self._begun = {key: [*years] for key, years in self._alike.items()}
        self._years = sorted(self._of_year)
        self._titles = {year: Counter(map(bare_title, same)) for year, same in self._of_year.items()}

    def on(self, topic: str | None) -> Sequence[Fact]:
        """List the facts on a topic, which may be all of a unit; with none named, all."""
        if topic is None or (is_whole_unit(topic) and self.facts and topic.startswith(f"{unit_of_id(self.facts[0].id)}/")):
            return self.facts
        return self._of_topic.get(topic, [])

    def asked_for_years(self, topic: str | None) -> Sequence[Fact]:
        """List the facts on a topic that lie within one year."""
        found = self._years_told.get(topic or "")
        if found is None:
            found = [fact for fact in self.on(topic) if year_of(fact) is not None]
            self._years_told[topic or ""] = found
        return found

    def years_near(self, year: int, most: int) -> list[int]:
        """List the other years of an era and a period in which a fact lies, nearest first."""
        at, apart = bisect_left(self._years, year), years_apart(year)
        near = (each for each in self._years[max(0, at - most) : at + most + 1] if each != year and abs(each - year) <= apart)
        return sorted((each for each in near if same_era(each, year)), key=lambda each: (abs(each - year), each))[:most]

    def draw_pair(self, rng: Random, topic: str | None) -> tuple[Fact, Fact] | None:
        """Draw two facts of the same year and of other titles, the first on a topic; every pair is as likely."""
        subjects, reached = self._pairs(topic)
        if not subjects:
            return None
        (subject,) = rng.choices(subjects, cum_weights=reached)
        same = self._of_year[one_year_of(subject)]
        for _ in range(_TRIES):
            other = rng.choice(same)
            if bare_title(other) != bare_title(subject):
                return subject, other
        return subject, rng.choice([other for other in same if bare_title(other) != bare_title(subject)])

    def _pairs(self, topic: str | None) -> tuple[list[Fact], list[int]]:
        """List the facts on a topic that have a partner, and how many pairs there are up to each."""
        found = self._paired.get(topic or "")
        if found is None:
            having, reached = list[Fact](), list[int]()
            for fact in self.on(topic):
                if year_of(fact) is not None and (partners := self._count_partners(fact)):
                    having.append(fact)
                    reached.append(partners + (reached[-1] if reached else 0))
            found = self._paired[topic or ""] = having, reached
        return found

    def _count_partners(self, fact: Fact) -> int:
        year = one_year_of(fact)
        return len(self._of_year[year]) - self._titles[year][bare_title(fact)]

    def nearest(self, to: Fact, rng: Random, *, years: int = 0) -> Iterator[Fact]:
        """Give the facts of the same period by what they share with one, itself among them: topic, weight, years between.

        Each fact comes once, those that are as near in drawn order; `years` is how many must lie between at least.
        """
        topics = tuple(dict.fromkeys(to.topics))
        apart = years_apart(date_of(to).start.year)
        most = apart // _step(apart) + 3
        for steps in range(most):
            for topic, fact in _drawn([(topic, self._at(topic, to, steps, years)) for topic in topics], rng):
                if topic == _first_shared(fact, topics):
                    yield fact
        for steps in range(most):
            for _, fact in _drawn([("", self._at("", to, steps, years))], rng):
                if not _first_shared(fact, topics):
                    yield fact

    def _at(self, topic: str, to: Fact, steps: int, least: int) -> list[list[Fact]]:
        """List the facts of a topic that are so many steps from one, by their weights and years."""
        year, found = date_of(to).start.year, list[list[Fact]]()
        apart = years_apart(year)
        step = _step(apart)
        for weight in (1, 2, 3):
            left, begun = steps - abs(weight - to.weight), self._begun.get((topic, weight))
            if left < 0 or begun is None:
                continue
            alike = self._alike[topic, weight]
            nearest, farthest = max(least, left * step), min((left + 1) * step - 1, apart)
            for low, high in _both_sides(year, nearest, farthest):
                found += [alike[each] for each in begun[bisect_left(begun, low) : bisect_right(begun, high)]]
        return found


def _both_sides(year: int, nearest: int, farthest: int) -> list[tuple[int, int]]:
    """Give the first and the last year of the times that lie so far from a year, before and after it."""
    if nearest > farthest:
        return []
    if nearest == 0:
        return [(year - farthest, year + farthest)]
    return [(year - farthest, year - nearest), (year + nearest, year + farthest)]


def years_apart(year: int) -> int:
    """Give how many years may lie between a year and what one question asks beside it, so that nothing is out of its period.

    Times are told apart the less exactly the longer ago they are: 40 years by 1840 and after, 500 at the turn of the era.
    """
    return max(_LEAST_APART, (_PRESENT - year) // _SHARE_OF_AGE)


def _step(apart: int) -> int:
    return apart // _STEPS_APART


def same_era(one: int, other: int) -> bool:
    """Say whether two years lie both before Christ or both after."""
    return is_before_christ(one) == is_before_christ(other)


def date_of(fact: Fact) -> HistoricalDate:
    """Give the date of a fact that has one."""
    assert fact.date is not None
    return fact.date


def year_of(fact: Fact) -> int | None:
    """Give the one year a fact lies in, astronomically counted; None where it may be another, by either style of its date."""
    date, old = date_of(fact), fact.old_style
    first, last = _years_of(date)
    if date.open_side is not None or first != last or (old is not None and _years_of(old) != (first, first)):
        return None
    return first


def _years_of(date: HistoricalDate) -> tuple[int, int]:
    """Give the first year and the last."""
    return date.start.year, (date.end or date.start).last_year


def one_year_of(fact: Fact) -> int:
    """Give the year of a fact that lies in one."""
    year = year_of(fact)
    assert year is not None
    return year


def bare_title(fact: Fact) -> str:
    """Give the title as it is told from others."""
    return fact.title.strip().casefold()


def tells_date(fact: Fact) -> bool:
    """Say whether the title gives the date away, in any writing."""
    from .told_years import tells_time  # with the words of dates in all languages, which no start waits for

    first, last = _years_of(date_of(fact))
    if fact.old_style is not None:
        first, last = min(first, _years_of(fact.old_style)[0]), max(last, _years_of(fact.old_style)[1])
    if not is_before_christ(first):
        return tells_time(fact.title, range(first, last + 1))
    least = 1 - last if is_before_christ(last) else 1
    return tells_time(fact.title, range(least, max(1 - first, last) + 1))


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
