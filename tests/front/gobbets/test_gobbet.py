"""A student's gobbet from the extract to an answer of their own: judged at once, resumed, kept, counted."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from bot.front.gobbets import words
from bot.front.gobbets.cards import end_card, taken_card, written_card
from bot.front.kit.reasons import SENTENCES
from bot.front.questions.options import fit_on_buttons
from bot.library.catalogue import Library
from bot.library.extracts import Extract, ExtractKind, Offered, Rights
from bot.library.model import Source, SourceKind
from bot.study.gobbets.gobbet import MOST_WRITTEN, Criterion, Gobbet, Task, Written
from bot.study.gobbets.steps import Step, StepName
from bot.study.reasons import PracticeReason
from tests.front.conftest import Classroom, labels_of, menu_of, text_of
from tests.front.kit.test_limits import check_card

KIROV = "secret-speech/x-kirov"
LETTERS = "ABCDEF"


async def current(room: Classroom, person: Any) -> Gobbet:
    found = await room.bot.store.gobbets.find_open(person.id, room.guild.id)
    assert found is not None
    return found


async def take(room: Classroom, person: Any, card: Any, *, right: bool = True) -> None:
    """Answer the step in play, rightly or with all that is wrong."""
    gobbet = await current(room, person)
    step = gobbet.task.steps[gobbet.position]
    places = sorted(step.right) if right else [place for place in range(len(step.options)) if place not in step.right]
    if step.several:
        menu = menu_of(card)
        await person.select(card.response, [str(place) for place in places], custom_id=menu["custom_id"])
    else:
        on_buttons = fit_on_buttons([option.text for option in step.options])
        await person.click(card.response, label=step.options[places[0]].text if on_buttons else LETTERS[places[0]])


async def onward(person: Any, card: Any) -> None:
    await person.click(card.response, label=next(each for each in labels_of(card) if each in ("Next", "Finish")))


async def work_through(room: Classroom, person: Any, card: Any) -> None:
    for _ in range(len((await current(room, person)).task.steps) - (await current(room, person)).position):
        await take(room, person, card)
        await onward(person, card)


async def test_a_gobbet_from_extract_to_scores(room: Classroom) -> None:
    card = await room.ana.slash(room.channel, "gobbet", topic=KIROV)
    assert card.ephemeral
    assert "> It must be asserted that to this day" in text_of(card)
    assert "Whose words are these?" in text_of(card)
    assert "Khrushchev**, for" not in text_of(card)
    await take(room, room.ana, card, right=False)
    assert "**Not right.**" in text_of(card)
    assert "✅" in text_of(card)
    await onward(room.ana, card)
    await work_through(room, room.ana, card)
    assert "all 7 steps done · **6 of 7** points" in text_of(card)
    assert "**Nikita Khrushchev**, for delegates of the 20th Congress" in text_of(card)
    scores = text_of(await room.ana.slash(room.channel, "scores"))
    assert "**6 of 7** points" in scores
    assert "6 of 7, a gobbet" in scores


async def test_every_option_has_its_reason_once_it_is_answered(room: Classroom) -> None:
    card = await room.ana.slash(room.channel, "gobbet", topic=KIROV)
    for _ in range(3):
        await take(room, room.ana, card)
        await onward(room.ana, card)
    assert "Which of these stand in the extract?" in text_of(card)
    assert "**Nikita Khrushchev**, for delegates" in text_of(card)
    await take(room, room.ana, card, right=False)
    told = text_of(card)
    for option in room.bot.libraries.host.extracts[KIROV].says:
        assert option.text in told
        assert option.why in told


async def test_a_gobbet_goes_on_after_a_restart(room: Classroom) -> None:
    card = await room.ana.slash(room.channel, "gobbet", topic=KIROV)
    await take(room, room.ana, card)
    await room.restart()
    await onward(room.ana, card)
    assert "Gobbet · 2 of 7" in text_of(card)
    offer = await room.ana.slash(room.channel, "gobbet")
    assert "half done: **1 of 7** steps" in text_of(offer)
    await room.ana.click(offer.response, label="Go on")
    assert "Gobbet · 2 of 7" in text_of(offer)
    late = await room.ana.click(card.response, label=(await current(room, room.ana)).task.steps[1].options[0].text)
    assert str(SENTENCES[PracticeReason.OLD_CARD]) in text_of(late)
    assert len((await current(room, room.ana)).taken) == 1


async def test_what_is_edited_meanwhile_changes_the_next_gobbet_alone(room: Classroom) -> None:
    card = await room.ana.slash(room.channel, "gobbet", topic=KIROV)
    (unit,) = room.bot.libraries.host.units
    room.bot.libraries.renew(Library([replace(unit, extracts=())]))
    await work_through(room, room.ana, card)
    assert "all 7 steps done" in text_of(card)
    refused = await room.ana.slash(room.channel, "gobbet")
    assert "There are no extracts here." in text_of(refused)


async def test_a_student_writes_ticks_compares_and_finds_it_again(room: Classroom) -> None:
    card = await room.ana.slash(room.channel, "gobbet", topic=KIROV)
    await work_through(room, room.ana, card)
    assert "Model answer" in labels_of(card)
    assert "only hint" not in text_of(card)
    form = await room.ana.click(card.response, label="Write yours")
    assert form.modal is not None
    assert "It must be asserted" in str(form.modal)
    await room.ana.submit_modal(form, {"text": "He **hints**, and does\nnot accuse. @everyone"})
    told = text_of(card)
    assert "> He \\*\\*hints" in told
    assert "> not accuse." in told
    assert "@everyone" not in told
    assert "The speaker is Khrushchev, the listeners are delegates" in told
    await room.ana.click(card.response, label="Provenance")
    assert "☑️ **Provenance**" in text_of(card)
    assert "⬜ **Context**" in text_of(card)
    await room.restart()
    mine = await room.ana.click(card.response, label="What I wrote")
    assert "What you wrote: Inexplicable and mysterious" in text_of(mine)
    assert "☑️ **Provenance**" in text_of(mine)
    await room.ana.click(card.response, label="Provenance")
    assert "☑️" not in text_of(card)


async def test_the_model_answer_can_be_read_without_writing(room: Classroom) -> None:
    card = await room.ana.slash(room.channel, "gobbet", topic=KIROV)
    await work_through(room, room.ana, card)
    await room.ana.click(card.response, label="Model answer")
    assert "The speaker is Khrushchev, the listeners are delegates" in text_of(card)
    assert "Write yours" in labels_of(card)


async def test_a_quiz_and_a_gobbet_lie_open_beside_each_other(room: Classroom) -> None:
    await room.ana.slash(room.channel, "quiz", questions=3)
    card = await room.ana.slash(room.channel, "gobbet", topic=KIROV)
    await take(room, room.ana, card)
    assert await room.bot.store.rounds.find_open(room.ana.id, room.guild.id) is not None
    assert (await current(room, room.ana)).position == 1
    await room.ana.slash(room.channel, "quiz", questions=3)
    assert (await current(room, room.ana)).position == 1


async def test_a_topic_without_an_extract_says_so(room: Classroom) -> None:
    (unit,) = room.bot.libraries.host.units
    room.bot.libraries.renew(Library([replace(unit, extracts=unit.extracts[:1])]))
    library = room.bot.libraries.host
    told = {topic for each in library.extracts.values() for topic in library.topics_of_extract(each)}
    bare = next(topic for topic in library.topics if topic not in told and not topic.endswith("/"))
    assert "There is no extract on" in text_of(await room.ana.slash(room.channel, "gobbet", topic=bare))
    assert "no topic like" in text_of(await room.ana.slash(room.channel, "gobbet", topic="bananas"))


async def test_read_it_stands_on_the_fact_and_leads_to_the_work(room: Classroom) -> None:
    fact = await room.ana.slash(room.channel, "fact", topic="secret-speech/speech-kirov-question")
    extract = await room.ana.click(fact.response, label="Read it")
    told = text_of(extract)
    assert "> It must be asserted" in told
    assert "Published by a government" in told
    work = await room.ana.click(extract.response, label="Work on it")
    assert "Gobbet · 1 of 7" in text_of(work)


async def test_several_extracts_are_turned_like_pages(room: Classroom) -> None:
    fact = await room.ana.slash(room.channel, "fact", topic="secret-speech/closed-session-rules")
    label = next(label for label in labels_of(fact) if label.startswith("Read it"))
    card = await room.ana.click(fact.response, label=label)
    first = text_of(card)
    await room.ana.click(card.response, label="Next")
    assert text_of(card) != first


async def test_what_is_not_checked_says_so(room: Classroom) -> None:
    fact = await room.ana.slash(room.channel, "fact", topic="secret-speech/speech-molotov-mikoyan-danger")
    told = text_of(await room.ana.click(fact.response, label="Read it"))
    assert "⚠️ Not checked: The wording is that in common print" in told


@pytest.mark.parametrize("text", ["x" * MOST_WRITTEN, "*" * MOST_WRITTEN, "\n".join("ab" for _ in range(MOST_WRITTEN // 3))])
def test_the_fullest_cards_keep_to_discords_limits(room: Classroom, text: str) -> None:
    option = Offered(text="o" * 200, why="w" * 200)
    options = tuple(Offered(text=f"{place}{option.text[1:]}", why=option.why, right=place == 0) for place in range(6))
    extract = Extract(
        id="x", title="t" * 100, text="word " * 279, source="s", author="a" * 100, audience="b" * 150, place="p" * 100,
        kind=ExtractKind.CARTOON, context="c" * 400, rights=Rights.GOVERNMENT, rights_reason="r" * 200, original="o" * 500,
        locator="l" * 120, link="https://example.org/" + "k" * 230, unchecked="u" * 200, question="q" * 200,
        model_answer="m" * 1200,
    )  # fmt: skip
    source = Source(key="s", title="s" * 200, kind=SourceKind.PRIMARY, trust="t")
    steps = (Step(StepName.AUTHOR, "?" * 60, options, several=False), Step(StepName.WORTH, "?" * 260, options))
    now = room.env.now()
    gobbet = Gobbet(
        id="g" * 12, user=1, guild=2, task=Task(extract=extract, source=source, steps=steps), started=now, topic="t" * 54
    )
    for places in ([0], [0, 1, 2, 3, 4, 5]):
        taken, judged = gobbet.take(places)
        gobbet = gobbet.with_taken(taken, now)
        check_card("taken", taken_card(gobbet, taken, judged))
    check_card("end", end_card(gobbet))
    check_card("model", end_card(gobbet, model=True))
    gobbet = replace(gobbet, written=Written(text, frozenset(Criterion), now))
    check_card("own", end_card(gobbet))
    check_card("mine", written_card(gobbet, 1, 3))
    assert words.MODEL in end_card(gobbet).text()
