"""What the teacher presses: how the writing stands, the answers one by one, their marks, and giving them back."""

from __future__ import annotations

import asyncio
import re

from discord import ui
from msgspec.structs import replace

from ...language.folding import fold
from ...study.class_gobbet.round import MOST_MARK, ClassAnswer, ClassGobbet
from ...study.class_gobbet.strengths import rank_answers
from ...study.class_gobbet.table import TableHeads, write_table
from ..gobbets import words as gobbet_words
from ..kit.card import Card, Tone
from ..kit.client import AnyCommand, Interaction, member_names, place_of
from ..kit.controls import hold_page, loaded, on_fill, on_pick, on_press
from ..kit.custom_ids import read_value
from ..kit.forms import FormField, long_form, open_form
from ..kit.replies import Picture, Reply, answer
from ..kit.verbs import (
    DownloadAnswers,
    EndWriting,
    GiveMoreTime,
    Mark,
    MarkAnswer,
    OpenDesk,
    ReadAnswer,
    ReturnAnswers,
    SayOnAnswer,
)
from . import words
from .cards import MOST_SENTENCE, mine_card
from .running import running_of
from .teacher_cards import desk_card, ending_card, reading_card, returning_card
from .writing import answer_alone

COMMANDS: tuple[AnyCommand, ...] = ()
_FIELD = "sentence"
_HEADS = TableHeads(
    student=words.TABLE_STUDENT, number=words.TABLE_NUMBER, nickname=words.TABLE_NICKNAME, answer=words.TABLE_ANSWER,
    written=words.TABLE_WRITTEN, criteria={each: name for each, (name, _) in gobbet_words.CRITERIA.items()},
    marks=words.TABLE_MARKS, maximum=words.TABLE_MAXIMUM, sentence=words.TABLE_SENTENCE, preferred=words.TABLE_PREFERRED,
    least=words.TABLE_LEAST, most=words.TABLE_MOST, votes=words.TABLE_VOTES, extract=words.TABLE_EXTRACT, date=words.TABLE_DATE,
)  # fmt: skip


async def open_desk(interaction: Interaction, gobbet: ClassGobbet) -> Reply:
    """Give the teacher's card: while the class writes how that stands, and then the answers."""
    kept = interaction.client.store.class_gobbets
    if gobbet.closed:
        return await _read(interaction, gobbet, 0)
    begun, answers = await kept.begun(gobbet.id), await kept.answers(gobbet.id)
    last_call = gobbet.last_call(await interaction.client.store.extra_times.of(place_of(interaction)), begun)
    running_of(interaction.client).find(gobbet).follow(interaction)
    return Reply(desk_card(gobbet, begun=len(begun), done=len(answers), last_call=last_call))


@on_press(OpenDesk)
async def _open_desk(interaction: Interaction, asked: OpenDesk) -> None:
    await answer_alone(interaction, open_desk(interaction, loaded(interaction, ClassGobbet)))


@on_press(GiveMoreTime)
async def _give_more(interaction: Interaction, asked: GiveMoreTime) -> None:
    async def work() -> Reply:
        running = running_of(interaction.client).find(loaded(interaction, ClassGobbet))
        return await open_desk(interaction, await running.change(lambda held: held.with_more()))

    await answer_alone(interaction, work())


@on_press(EndWriting)
async def _end(interaction: Interaction, asked: EndWriting) -> None:
    async def work() -> Reply:
        gobbet = loaded(interaction, ClassGobbet)
        if gobbet.closed:
            return await open_desk(interaction, gobbet)
        running = running_of(interaction.client).find(gobbet)
        running.leave()
        if not asked.sure:
            return Reply(ending_card(gobbet))
        before, now = gobbet.phase, interaction.created_at
        return await open_desk(interaction, await running.change(lambda held: held.end(now) if held.phase is before else held))

    await answer_alone(interaction, work())


# ---- reading and marking


async def _read(interaction: Interaction, gobbet: ClassGobbet, page: int, *, told: str = "") -> Reply:
    gobbet.require_closed()
    answers = await interaction.client.store.class_gobbets.answers(gobbet.id)
    return Reply(reading_card(gobbet, answers, hold_page(page, len(answers)), told=told))


async def _read_number(interaction: Interaction, gobbet: ClassGobbet, number: int) -> Reply:
    """Show the answer of a number, or where it was erased the one in its place."""
    answers = await interaction.client.store.class_gobbets.answers(gobbet.id)
    at = sum(each.number < number for each in answers)
    return Reply(reading_card(gobbet, answers, hold_page(at, len(answers))))


@on_press(ReadAnswer)
async def _turn(interaction: Interaction, asked: ReadAnswer) -> None:
    await answer_alone(interaction, _read(interaction, loaded(interaction, ClassGobbet), asked.page))


@on_press(MarkAnswer)
async def _give_all(interaction: Interaction, asked: MarkAnswer) -> None:
    await answer_alone(interaction, _mark(interaction, asked, MOST_MARK))


@on_pick(MarkAnswer)
async def _give_one(interaction: Interaction, asked: MarkAnswer, values: list[str]) -> None:
    async def work() -> Reply:
        return await _mark(interaction, asked, read_value(values[0], Mark))

    await answer_alone(interaction, work())


async def _mark(interaction: Interaction, asked: MarkAnswer, mark: int) -> Reply:
    gobbet = loaded(interaction, ClassGobbet)
    gobbet.require_closed()
    criteria = (asked.criterion,) if asked.criterion else ()
    await interaction.client.store.class_gobbets.mark(gobbet.id, asked.number, mark, *criteria)
    return await _read_number(interaction, gobbet, asked.number)


@on_press(SayOnAnswer)
async def _open_sentence(interaction: Interaction, asked: SayOnAnswer) -> None:
    async def work() -> ui.Modal:
        gobbet = loaded(interaction, ClassGobbet)
        gobbet.require_closed()
        answers = await interaction.client.store.class_gobbets.answers(gobbet.id)
        said = next((each.sentence for each in answers if each.number == asked.number), "")
        field = FormField(_FIELD, words.SAY_LABEL, words.SAY_HINT, text=said, longest=MOST_SENTENCE, lines=True)
        return long_form(words.SAY_FORM.format(name=gobbet.name(asked.number)), asked, [field])

    await open_form(interaction, work())


@on_fill(SayOnAnswer)
async def _keep_sentence(interaction: Interaction, asked: SayOnAnswer, fields: dict[str, str]) -> None:
    async def work() -> Reply:
        gobbet = loaded(interaction, ClassGobbet)
        gobbet.require_closed()
        said = " ".join(fields.get(_FIELD, "").split())[:MOST_SENTENCE]
        await interaction.client.store.class_gobbets.say(gobbet.id, asked.number, said)
        return await _read_number(interaction, gobbet, asked.number)

    await answer_alone(interaction, work())


# ---- giving them back


@on_press(ReturnAnswers)
async def _return(interaction: Interaction, asked: ReturnAnswers) -> None:
    async def work() -> Reply:
        gobbet, client = loaded(interaction, ClassGobbet), interaction.client
        gobbet.require_closed()
        answers = await client.store.class_gobbets.answers(gobbet.id)
        unread = sum(not each.looked_at for each in answers)
        if unread and not asked.sure:
            return Reply(returning_card(gobbet, unread))
        now = interaction.created_at
        returned = await running_of(client).find(gobbet).change(lambda held: replace(held, returned=now))
        told = await _tell_all(interaction, returned, answers)
        return await _read(interaction, returned, 0, told=words.RETURNED_TO.format(told=told, count=len(answers)))

    await answer_alone(interaction, work())


async def _tell_all(interaction: Interaction, gobbet: ClassGobbet, answers: list[ClassAnswer]) -> int:
    """Show each student their own, where a press of theirs still allows it; say how many have it."""
    running, now = running_of(interaction.client), interaction.created_at
    lead = words.RETURNED_LEAD.format(title=gobbet.extract.title)
    told = await asyncio.gather(
        *(
            running.tell(gobbet, each.user, mine_card(gobbet, each, until=gobbet.ends, now=now, lead=lead), now)
            for each in answers
        )
    )
    return sum(told)


@on_press(DownloadAnswers)
async def _download(interaction: Interaction, asked: DownloadAnswers) -> None:
    async def work() -> Reply:
        gobbet, store = loaded(interaction, ClassGobbet), interaction.client.store
        gobbet.require_closed()
        answers = await store.class_gobbets.answers(gobbet.id)
        order = await asyncio.to_thread(rank_answers, await store.comparisons.outcomes(gobbet.id))
        table = write_table(gobbet, answers, order, await member_names(interaction, [each.user for each in answers]), _HEADS)
        name = re.sub(r"[^a-z0-9]+", "-", fold(gobbet.extract.title)).strip("-") or "extract"
        file = words.FILE.format(name=name, date=f"{gobbet.opened:%Y-%m-%d}")
        card = Card(words.TABLE_READY, ui.File(f"attachment://{file}"), tone=Tone.KNOWLEDGE)
        return Reply(card, Picture(file, table))

    await answer(interaction, work(), private=True)
