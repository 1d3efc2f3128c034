"""Questions that put dated facts in order, earliest first."""

from __future__ import annotations

from itertools import combinations

from ..errors import because
from ..language.dates import HistoricalDate
from ..library.catalogue import Library
from ..library.questions import Order
from .judgement import Given, Judgement, QuestionKind, Rules, wrong
from .reasons import OrderReason


class OrderKind(QuestionKind[Order]):
    """Partial credit is the share of pairs in the right order.

    Kendall's tau over the pairs that the evidence puts in order: with C of P such pairs concordant, tau = (2C - P)/P,
    and the share is (tau + 1)/2 = C/P: 1 for the right order, 0 for the reverse. Pairs whose dates overlap are ties,
    which the evidence does not put in order: either way is right, and they do not count.
    """

    def options(self, question: Order, library: Library) -> tuple[str, ...]:
        return tuple(library.facts[key].title for key in question.events)

    def right(self, question: Order, library: Library) -> tuple[int, ...]:
        dates = _dates(question, library)
        return tuple(sorted(range(len(dates)), key=lambda index: (dates[index].first, dates[index].last)))

    def key(self, question: Order, library: Library) -> str:
        facts = [library.facts[key] for key in question.events]
        return " → ".join(f"{facts[place].title} ({facts[place].when})" for place in self.right(question, library))

    def judge(self, question: Order, given: Given, library: Library, rules: Rules) -> Judgement:
        dates = _dates(question, library)
        if sorted(given.chosen) != list(range(len(dates))):
            return wrong(OrderReason.EACH_ONCE)
        ordered = [dates[index] for index in given.chosen]
        pairs = [(a, b) for a, b in combinations(ordered, 2) if not a.overlaps(b)]
        if not pairs:
            return Judgement.of_share(1.0)
        good = sum(a < b for a, b in pairs)
        reason = None if good == len(pairs) else because(OrderReason.PAIRS_IN_ORDER, good=good, pairs=len(pairs))
        return Judgement.of_share(good / len(pairs), reason)


def _dates(question: Order, library: Library) -> list[HistoricalDate]:
    dates = [library.facts[key].date for key in question.events]
    return [date for date in dates if date is not None]
