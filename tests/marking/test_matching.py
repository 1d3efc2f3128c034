"""Matched pairs: the share of the pairs that are right."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.library.questions import Pair
from bot.marking.judgement import Given, Judgement, Verdict
from bot.marking.kinds import judge, options_of, right_choice
from bot.marking.reasons import ChoiceReason, MatchingReason
from tests.sample import MATCHING, make_library

LIBRARY = make_library()


@pytest.mark.parametrize(
    ("chosen", "share", "verdict"),
    [
        ((0, 1, 2), 1, Verdict.RIGHT),
        ((0, 2, 1), 1 / 3, Verdict.PARTLY),
        ((0, 1, 3), 2 / 3, Verdict.PARTLY),
        ((0, 0, 0), 1 / 3, Verdict.PARTLY),
        ((1, 2, 0), 0, Verdict.WRONG),
    ],
)
def test_each_pair_counts_by_itself(chosen: tuple[int, ...], share: float, verdict: Verdict) -> None:
    judged = judge(MATCHING, Given(chosen), LIBRARY)
    assert judged.share == pytest.approx(share)
    assert judged.verdict is verdict


@pytest.mark.parametrize(
    ("chosen", "reason"),
    [((), MatchingReason.EACH_ONE), ((0, 1), MatchingReason.EACH_ONE), ((0, 1, 4), ChoiceReason.NO_SUCH_OPTION)],
)
def test_what_is_no_whole_answer_is_wrong_with_its_reason(chosen: tuple[int, ...], reason: object) -> None:
    judged = judge(MATCHING, Given(chosen), LIBRARY)
    assert judged.reason is not None
    assert (judged.share, judged.reason.reason) == (0, reason)


def test_two_pairs_may_share_their_right_side() -> None:
    shared = replace(
        MATCHING, pairs=(Pair(left="a", right="x"), Pair(left="b", right="y"), Pair(left="c", right="x")), spare=("z",)
    )
    assert options_of(shared, LIBRARY) == shared.partners == ("x", "y", "z")
    assert right_choice(shared, LIBRARY) == (0, 1, 0)
    assert judge(shared, Given((0, 1, 0)), LIBRARY) == Judgement(Verdict.RIGHT, 1.0)
