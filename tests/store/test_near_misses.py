"""Near misses, settings and reports on real SQLite, closed and opened again before each look."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.marking.judgement import Given, Verdict, right
from bot.marking.near_miss import Refused, accepting, regrading
from bot.store import Store
from bot.store.near_misses import NearMiss, State
from bot.store.reports import Complaint
from bot.store.servers import ServerSettings
from bot.study.practice import Answer, Round, Stale
from bot.study.questions.dealt import Drawn
from tests.sample import TYPED, make_library

NOW = datetime(2026, 3, 1, tzinfo=UTC)
GUILD, ANA, BEN = 1, 11, 12
LIBRARY = make_library()


async def reopened(store: Store, folder: Path) -> Store:
    await store.close()
    return await Store.open(folder)


async def hand_in(store: Store, user: int, text: str, *, close: bool = True, guild: int = GUILD) -> str:
    """Store a refused answer to TYPED, as the quiz does."""
    round_ = Round(id=f"{user}-{guild}-{text}", user=user, guild=guild, drawn=(Drawn(TYPED.id),), started=NOW)
    await store.rounds.start(round_)
    answer = Answer(0, TYPED.id, Given(text=text), Verdict.NEAR_MISS if close else Verdict.WRONG, 0.0)
    refused = Refused(guild=guild, user=user, question=TYPED.id, text=text, close=close)
    await store.rounds.save_answer(round_.id, answer, now=NOW, last=True, also=store.marking.noting(refused))
    return round_.id


async def rule(store: Store, miss: NearMiss, state: State, *, before: tuple[str, ...], after: tuple[str, ...]) -> int:
    grade = regrading(TYPED, LIBRARY, day_first=True, before=before, after=after)
    remarks = await store.marking.rule(miss, state, by=5, now=NOW, grade=grade)
    assert remarks is not None
    return len(remarks)


async def share(store: Store, round_id: str) -> float:
    round_ = await store.rounds.find(round_id)
    assert round_ is not None
    return round_.answers[0].share


async def test_an_alias_regrades_its_server_alone_and_is_kept(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    rounds = [
        await hand_in(store, ANA, "The speaker"),
        await hand_in(store, BEN, "speaker!"),
        await hand_in(store, ANA, "orator"),
    ]
    elsewhere = await hand_in(store, BEN, "the speaker", guild=2)
    (miss,) = [each for each in await store.marking.waiting(GUILD) if each.text == "The speaker"]
    assert miss.students == 2
    assert await rule(store, miss, State.ACCEPTED, before=(), after=(miss.text,)) == 2
    store = await reopened(store, tmp_path)
    assert [await share(store, each) for each in (*rounds, elsewhere)] == [1, 1, 0, 0]
    assert store.marking.aliases(GUILD, TYPED.id) == ("The speaker",)
    assert [store.marking.has_news(user, GUILD) for user in (ANA, BEN)] == [True, True]
    assert not store.marking.has_news(BEN, 2)
    await store.close()


async def test_a_removed_alias_regrades_back(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    round_id = await hand_in(store, ANA, "speaker")
    (miss,) = await store.marking.waiting(GUILD)
    await rule(store, miss, State.ACCEPTED, before=(), after=("speaker",))
    (kept,) = await store.marking.accepted(GUILD)
    await rule(store, kept, State.REJECTED, before=("speaker",), after=())
    store = await reopened(store, tmp_path)
    assert await share(store, round_id) == 0
    assert store.marking.aliases(GUILD, TYPED.id) == ()
    await store.close()


async def test_an_answer_that_arrives_while_it_is_accepted_is_regraded_too(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    await hand_in(store, ANA, "speaker")
    (miss,) = await store.marking.waiting(GUILD)
    ruling = store.marking.rule(miss, State.ACCEPTED, by=5, now=NOW, grade=accepting("speaker"))
    _, late = await asyncio.gather(ruling, hand_in(store, BEN, "Speaker"))
    assert await share(store, late) == 1
    await store.close()


async def test_only_one_of_two_rulings_counts(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    await hand_in(store, ANA, "speaker")
    (miss,) = await store.marking.waiting(GUILD)
    both = [store.marking.rule(miss, state, by=5, now=NOW) for state in (State.REJECTED, State.ACCEPTED)]
    assert [each is None for each in await asyncio.gather(*both)] == [False, True]
    assert await store.marking.waiting(GUILD) == []
    await store.close()


async def test_what_one_student_alone_wrote_and_was_not_close_stays_hidden(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    await hand_in(store, ANA, "Mao", close=False)
    assert await store.marking.waiting(GUILD) == []
    await hand_in(store, BEN, "MAO.", close=False)
    store = await reopened(store, tmp_path)
    assert [(miss.text, miss.students) for miss in await store.marking.waiting(GUILD)] == [("Mao", 2)]
    await store.close()


async def test_nothing_is_noted_with_an_answer_that_is_not_stored(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    round_id = await hand_in(store, ANA, "speaker")
    again = Answer(0, TYPED.id, Given(text="orator"), Verdict.NEAR_MISS, 0.0)
    refused = Refused(guild=GUILD, user=ANA, question=TYPED.id, text="orator", close=True)
    with pytest.raises(Stale):
        await store.rounds.save_answer(round_id, again, now=NOW, last=True, also=store.marking.noting(refused))
    assert [miss.text for miss in await store.marking.waiting(GUILD)] == ["speaker"]
    await store.close()


@pytest.mark.parametrize("text", ["", "...", "\u200b", "x" * 5000])
async def test_what_is_no_answer_is_not_noted(tmp_path: Path, text: str) -> None:
    store = await Store.open(tmp_path)
    for user in (ANA, BEN):
        await hand_in(store, user, text)
    assert await store.marking.waiting(GUILD) == []
    await store.close()


async def test_news_are_taken_once_and_forgotten_when_told(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    await hand_in(store, ANA, "speaker")
    (miss,) = await store.marking.waiting(GUILD)
    await store.marking.rule(miss, State.ACCEPTED, by=5, now=NOW, grade=lambda given: right())
    news = await store.marking.take_news(ANA, GUILD)
    assert [(each.text, each.share) for each in news] == [("speaker", 1.0)]
    assert await store.marking.take_news(ANA, GUILD) == []
    await store.marking.forget_news(news)
    store = await reopened(store, tmp_path)
    assert not store.marking.has_news(ANA, GUILD)
    await store.close()


async def test_settings_are_kept(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    assert store.servers.of(GUILD) == ServerSettings()
    await store.servers.save(GUILD, ServerSettings(teacher_role=7, day_first=False))
    store = await reopened(store, tmp_path)
    assert store.servers.of(GUILD) == ServerSettings(teacher_role=7, day_first=False)
    assert store.servers.of(2) == ServerSettings()
    await store.close()


async def test_reports_are_counted_by_student_and_switching_off_is_kept(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    for user, reason in ((ANA, Complaint.KEY), (BEN, Complaint.KEY), (BEN, Complaint.TYPO)):
        await store.reports.report(GUILD, "q", user, reason, now=NOW)
    (reported,) = await store.reports.listed(GUILD)
    assert reported.counts == {Complaint.KEY: 1, Complaint.TYPO: 1}
    await store.reports.switch(GUILD, reported.id, off=True)
    await store.reports.settle(GUILD, reported.id)
    store = await reopened(store, tmp_path)
    assert store.reports.off(GUILD) == {"q"}
    assert store.reports.off(2) == frozenset()
    assert [(each.students, each.switched_off) for each in await store.reports.listed(GUILD)] == [(0, True)]
    await store.close()


async def test_another_server_cannot_touch_what_is_not_its_own(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    await store.reports.report(GUILD, "q", ANA, Complaint.KEY, now=NOW)
    (reported,) = await store.reports.listed(GUILD)
    await store.reports.switch(2, reported.id, off=True)
    await store.reports.settle(2, reported.id)
    assert [(each.students, each.switched_off) for each in await store.reports.listed(GUILD)] == [(1, False)]
    assert await store.marking.find(2, 1) is None
    await store.close()
