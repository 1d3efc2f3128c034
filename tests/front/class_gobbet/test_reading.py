"""A teacher reads under nicknames, marks, says a sentence, returns and takes a table; each student gets their own."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from msgspec.structs import replace

from bot.front.class_gobbet import words
from bot.front.class_gobbet.cards import MOST_SENTENCE, class_card, mine_card, pair_card, saved_card
from bot.front.class_gobbet.teacher_cards import comparing_card, reading_card
from bot.front.kit.reasons import SENTENCES
from bot.library.extracts import Extract, ExtractKind, Rights
from bot.store.reasons import StoreReason
from bot.study.class_gobbet.comparing import Outcome, Pair
from bot.study.class_gobbet.round import ClassAnswer, Handed, Phase, give
from bot.study.class_gobbet.strengths import rank_answers
from bot.study.gobbets.gobbet import MOST_WRITTEN, Criterion
from tests.front.kit.test_limits import check_card
from tests.study.class_gobbet.test_round import OPENED, gobbet

from ..conftest import Classroom, components_of, labels_of, text_of
from .writing import answers_of, card_of, gobbet_of, over, post, private_to, wait, write

GONE = str(SENTENCES[StoreReason.GOBBET_GONE])


async def written(room: Classroom) -> Any:
    """Have Ana and Ben write, and give the teacher's card behind the end, on Ana's answer."""
    card = await post(room)
    await write(room.ana, card, "He hints.\nHe does not accuse.")
    await write(room.ben, card, "=SUM(A1) is what Ben writes")
    await over(room)
    desk = await room.teacher.click(card_of(room), label="Teacher")
    assert desk.ephemeral
    return desk


def menus_of(card: Any) -> list[dict[str, Any]]:
    rows = components_of(card)[0]["components"]
    return [row["components"][0] for row in rows if row["type"] == 1 and row["components"][0]["type"] == 3]


async def mark(room: Classroom, desk: Any, criterion: Criterion, value: int) -> None:
    menu = menus_of(desk)[[*Criterion].index(criterion)]
    await room.teacher.select(desk.response, [str(value)], custom_id=menu["custom_id"])


async def test_a_teacher_reads_under_nicknames_and_marks(room: Classroom) -> None:
    desk = await written(room)
    held = await gobbet_of(room)
    assert held.name(0) in text_of(desk)
    assert "Answer 1 of 2 · marked: 0 of 2" in text_of(desk)
    assert "> He hints.\n> He does not accuse." in text_of(desk)
    assert "ana" not in text_of(desk).casefold().split()
    assert len(menus_of(desk)) == 5
    await mark(room, desk, Criterion.CONTEXT, 2)
    assert "marked: 1 of 2 · **2 of 15 points**" in text_of(desk)
    assert [option["label"] for option in menus_of(desk)[1]["options"] if option.get("default")] == ["Context: 2 of 3"]
    await room.teacher.click(desk.response, label="All 3")
    assert "**15 of 15 points**" in text_of(desk)
    await mark(room, desk, Criterion.PURPOSE, 0)
    await room.restart()
    await room.teacher.click(desk.response, label="Next")
    assert held.name(1) in text_of(desk)
    form = await room.teacher.click(desk.response, label="A sentence")
    await room.teacher.submit_modal(form, {"sentence": "Weigh it,  @everyone."})
    assert "💬 Weigh it, @\u200beveryone." in text_of(desk)
    ana, ben = await answers_of(room)
    assert (ana.total, ana.marks[Criterion.PURPOSE], ben.sentence) == (12, 0, "Weigh it, @everyone.")


async def test_what_is_returned_reaches_each_student_alone_and_stays_under_my_answer(room: Classroom) -> None:
    desk = await written(room)
    mine = await room.ana.click(card_of(room), label="My answer")
    assert words.READ_SOON in text_of(mine)
    await room.teacher.click(desk.response, label="All 3")
    mine = await room.ana.click(card_of(room), label="My answer")
    assert "points" not in text_of(mine)
    await room.teacher.click(desk.response, label="Return")
    assert "One answer has neither a point nor a sentence" in text_of(desk)
    await room.teacher.click(desk.response, label="Read on")
    await room.teacher.click(desk.response, label="Return")
    await room.teacher.click(desk.response, label="Return all the same")
    assert "2 of 2 have it before them now" in text_of(desk)
    assert "📬 **Returned.**" in text_of(card_of(room))
    (ana, ben) = private_to(room, "📬 **Your answer is back**")
    assert "He hints." in text_of(ana)
    assert "**15 of 15 points**\n- 🟩 **Provenance** 3 of 3" in text_of(ana)
    assert "The speaker is Khrushchev, the listeners are delegates" in text_of(ana)
    assert words.NO_MARKS in text_of(ben)
    await room.restart()
    mine = await room.ana.click(card_of(room), label="My answer")
    assert mine.ephemeral
    assert "**15 of 15 points**" in text_of(mine)
    assert "Change mine" not in labels_of(mine)
    assert "Ben" not in text_of(mine)


async def test_whom_no_press_reaches_any_more_finds_it_under_my_answer(room: Classroom) -> None:
    card = await post(room, minutes=20)
    await write(room.ana, card, "Early")
    await over(room, minutes=20)
    desk = await room.teacher.click(card_of(room), label="Teacher")
    await room.teacher.click(desk.response, label="All 3")
    await room.teacher.click(desk.response, label="Return")
    assert "0 of 1 have it before them now" in text_of(desk)
    assert "**15 of 15 points**" in text_of(await room.ana.click(card_of(room), label="My answer"))
    await mark(room, desk, Criterion.CONTENT, 1)
    assert "**13 of 15 points**" in text_of(await room.ana.click(card_of(room), label="My answer"))


async def test_the_table_has_all_and_nothing_that_a_spreadsheet_runs(room: Classroom) -> None:
    desk = await written(room)
    await room.teacher.click(desk.response, label="All 3")
    file = await room.teacher.click(desk.response, label="Table")
    assert file.ephemeral
    (sent,) = file.response.attachments
    data = await sent.read() if hasattr(sent, "read") else room.env.backend.attachments[sent["id"]]
    ana, ben = csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
    assert (ana["Student"], ana["Answer"], ana["Points"], ana["Maximum"]) == ("ana", "He hints.\nHe does not accuse.", "15", "15")
    assert (ben["Answer"], ben["Context"], ben["Points"]) == ("'=SUM(A1) is what Ben writes", "", "")
    assert ana["Discord id"] == f"id {room.ana.id}"


async def test_an_erased_student_is_gone_from_the_teachers_card(room: Classroom) -> None:
    desk = await written(room)
    asked = await room.ana.slash(room.channel, "privacy erase")
    await room.ana.click(asked.response, label="Erase it for good")
    await room.teacher.click(desk.response, label="All 3")  # on the card that still shows the erased answer
    assert "He hints" not in text_of(desk)
    assert "Answer 1 of 1 · marked: 0 of 1" in text_of(desk)
    assert words.NOT_WRITTEN_OVER in text_of(await room.ana.click(card_of(room), label="My answer"))


async def test_nothing_is_read_before_the_time_is_up(room: Classroom) -> None:
    card = await post(room)
    await write(room.ana, card, "Mine")
    desk = await room.teacher.click(card.response, label="Teacher")
    assert "Mine" not in text_of(desk)
    held = await gobbet_of(room)
    assert not held.closed
    past = await room.teacher.slash(room.channel, "class gobbets")
    assert "Only you see this card." in text_of(past)
    await over(room)
    past = await room.teacher.slash(room.channel, "class gobbets", which=held.id)
    assert "> Mine" in text_of(past)
    assert GONE in text_of(await room.teacher.slash(room.channel, "class gobbets", which="nonsense"))


async def test_without_any_there_is_nothing_to_read(room: Classroom) -> None:
    assert words.GOBBETS_NONE in text_of(await room.teacher.slash(room.channel, "class gobbets"))


async def test_an_erased_server_ends_it(room: Classroom) -> None:
    card = await post(room)
    await room.bot.store.erase_server(room.guild.id)
    assert GONE in text_of(await room.ana.click(card.response, label="Write"))
    await wait(room, 340)
    assert await room.bot.store.class_gobbets.past(room.guild.id) == []


@pytest.mark.parametrize("text", ["x" * MOST_WRITTEN, "*" * MOST_WRITTEN, "\n".join("ab" for _ in range(MOST_WRITTEN // 3))])
def test_the_fullest_cards_keep_to_discords_limits(text: str) -> None:
    extract = Extract(
        id="x", title="t" * 100, text="word " * 279, source="s", author="a" * 100, audience="b" * 150, place="p" * 100,
        kind=ExtractKind.CARTOON, context="c" * 400, rights=Rights.GOVERNMENT, rights_reason="r" * 200, original="o" * 500,
        question="q" * 200, model_answer="m" * 1200,
    )  # fmt: skip
    begun = replace(gobbet(), handed=Handed(extract, gobbet().handed.source))
    over = replace(begun, phase=Phase.CLOSED, returned=OPENED)
    answers = [
        ClassAnswer(user=n, number=n, text=text, at=OPENED, marks=give({}, 3), sentence="*" * MOST_SENTENCE) for n in range(60)
    ]
    for held in (begun, replace(begun, phase=Phase.LAST), over):
        check_card("class", class_card(held, 30, last_call=OPENED))
        check_card("mine", mine_card(held, answers[0], until=OPENED, now=OPENED))
    check_card("saved", saved_card(begun, answers[0], OPENED, first=False))
    check_card("reading", reading_card(over, answers, 30, told=words.RETURNED_TO.format(told=60, count=60)))
    outcomes = [Outcome(n, n + 1, 20, 10) for n in range(59)]
    pairs = [Pair(position=n, first=n, second=n + 1, open=n == 58) for n in range(59)]
    check_card("pair", pair_card(over, pairs[0], {0: text, 1: text}, outcomes[0]))
    check_card("comparing", comparing_card(over, pairs, outcomes, rank_answers(outcomes), comparable=60))
