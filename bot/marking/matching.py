"""Questions that match pairs: for each left side, the right side that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import because
from ..library.catalogue import Library
from ..library.questions import Matching
from .judgement import Given, Judgement, QuestionKind, Rules, wrong
from .reasons import ChoiceReason, MatchingReason


class MatchingKind(QuestionKind[Matching]):
    """The share of the pairs that are right. An answer holds, for each left side in order, the index of a right side.

    Options are the right sides, each once, with the spare ones last. A wrong partner costs its pair alone.
    """

    in_order_of_years = False

    def options(self, question: Matching, library: Library) -> tuple[str, ...]:
        return question.partners

    def right(self, question: Matching, library: Library) -> tuple[int, ...]:
        return tuple(question.partners.index(pair.right) for pair in question.pairs)

    def key(self, question: Matching, library: Library) -> str:
        return "; ".join(f"{pair.left} → {pair.right}" for pair in question.pairs)

    def judge(self, question: Matching, given: Given, library: Library, rules: Rules) -> Judgement:
        if len(given.chosen) != len(question.pairs):
            return wrong(MatchingReason.EACH_ONE)
        if not all(0 <= index < len(question.partners) for index in given.chosen):
            return wrong(ChoiceReason.NO_SUCH_OPTION)
        pairs = len(question.pairs)
        good = pairs - len(self.slips(question, given))
        reason = because(MatchingReason.PAIRS_RIGHT, good=good, pairs=pairs) if good < pairs else None
        return Judgement.of_share(good / pairs, reason)

    def slips(self, question: Matching, given: Given) -> tuple[str, ...]:
        return tuple(_slips(question, given))


def _slips(question: Matching, given: Given) -> Iterator[str]:
    """Name each pair that was put together wrongly."""
    for pair, index in zip(question.pairs, given.chosen, strict=False):
        if 0 <= index < len(question.partners) and question.partners[index] != pair.right:
            yield f"{pair.left} → {question.partners[index]}"
