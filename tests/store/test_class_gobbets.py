"""Extracts that a class writes about, on a real database that is closed and opened again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.errors import Refusal
from bot.store import Store
from bot.study.class_gobbet.comparing import Outcome, Pair, require_voting
from bot.study.class_gobbet.round import ClassGobbet, Phase
from bot.study.gobbets.gobbet import Criterion
from tests.study.class_gobbet.test_round import ANA, BEN, OPENED, gobbet

SOON = OPENED + timedelta(minutes=1)


def let_in(gobbet: ClassGobbet) -> None:
    gobbet.require_in_time(ANA, SOON, ())


async def test_what_is_written_marked_and_voted_outlives_the_process(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    await store.class_gobbets.open(gobbet())
    assert await store.class_gobbets.begin("g", ANA) == 0
    assert await store.class_gobbets.hand_in("g", BEN, "Ben's", SOON, let_in) == (1, True)
    assert await store.class_gobbets.hand_in("g", ANA, "Ana's", SOON, let_in) == (0, True)
    assert await store.class_gobbets.hand_in("g", ANA, "Better", SOON + timedelta(seconds=5), let_in) == (0, False)
    await store.class_gobbets.hand_in("g", ANA, "Late on its way", SOON, let_in)
    await store.class_gobbets.mark("g", 0, 3)
    await store.class_gobbets.mark("g", 0, 1, Criterion.CONTEXT)
    await store.class_gobbets.say("g", 0, "Weigh it.")
    await store.class_gobbets.change("g", lambda each: replace(each, message=9, phase=Phase.CLOSED, returned=SOON))
    await store.close()

    again = await Store.open(tmp_path)
    ana, ben = await again.class_gobbets.answers("g")
    assert (ana.text, ana.total, ana.marks[Criterion.CONTEXT], ana.sentence) == ("Better", 13, 1, "Weigh it.")
    assert (ben.text, ben.looked_at) == ("Ben's", False)
    assert await again.class_gobbets.find("g") == replace(gobbet(), message=9, phase=Phase.CLOSED, returned=SOON)
    assert await again.class_gobbets.unfinished(since=OPENED + timedelta(hours=1)) == []
    assert await again.class_gobbets.used(1) == {"the-hall": OPENED}
    await again.close()


async def test_one_at_a_time_in_a_channel_until_its_time_is_up(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    await store.class_gobbets.open(gobbet())
    other = replace(gobbet(), id="other")
    with pytest.raises(Refusal):
        await store.class_gobbets.open(other)
    await store.class_gobbets.open(replace(other, id="elsewhere", channel=77))
    await store.class_gobbets.change("g", lambda each: each.end(SOON).end(SOON))
    await store.class_gobbets.open(other)
    assert {each.id for each in await store.class_gobbets.unfinished(since=OPENED + timedelta(hours=1))} == {"other", "elsewhere"}
    await store.close()


async def test_what_comes_behind_the_end_is_not_stored(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    await store.class_gobbets.open(gobbet())
    await store.class_gobbets.change("g", lambda each: each.end(SOON).end(SOON))
    with pytest.raises(Refusal):
        await store.class_gobbets.hand_in("g", ANA, "Late", SOON, let_in)
    with pytest.raises(Refusal):
        await store.class_gobbets.hand_in("gone", ANA, "Late", SOON, let_in)
    assert await store.class_gobbets.answers("g") == []
    assert await store.class_gobbets.begun("g") == []
    await store.close()


async def test_pairs_follow_each_other_and_a_vote_may_be_changed_while_its_pair_is_open(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    await store.class_gobbets.open(gobbet())
    for user in (ANA, BEN):
        await store.class_gobbets.hand_in("g", user, "Mine", SOON, let_in)
    assert await store.comparisons.open("g", Pair(position=0, first=0, second=1))
    assert not await store.comparisons.open("g", Pair(position=0, first=1, second=0))  # two presses at once
    for vote in (True, False):
        await store.comparisons.vote("g", 0, 77, for_first=vote, require=lambda pair, of: require_voting(pair, of, 77))
    with pytest.raises(Refusal):
        await store.comparisons.vote("g", 0, ANA, for_first=True, require=lambda pair, of: require_voting(pair, of, ANA))
    assert await store.comparisons.open("g", Pair(position=1, first=1, second=0))
    with pytest.raises(Refusal):
        await store.comparisons.vote("g", 0, 77, for_first=True, require=lambda pair, of: require_voting(pair, of, 77))
    await store.comparisons.note_message("g", 1, 5)
    assert [(pair.open, pair.message) for pair in await store.comparisons.pairs("g")] == [(False, 0), (True, 5)]
    assert await store.comparisons.outcomes("g") == [Outcome(0, 1, 0, 1), Outcome(1, 0, 0, 0)]
    await store.erase_person(77, None)
    assert (await store.comparisons.outcomes("g"))[0] == Outcome(0, 1, 0, 0)
    await store.close()


async def test_an_erased_student_leaves_no_answer_and_an_erased_teacher_no_name(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    await store.class_gobbets.open(gobbet())
    await store.class_gobbets.hand_in("g", ANA, "Mine", SOON, let_in)
    await store.erase_person(ANA, 1)
    await store.erase_person(3, None)
    found = await store.class_gobbets.find("g")
    assert found is not None
    assert (found.teacher, await store.class_gobbets.answers("g")) == (0, [])
    await store.close()
