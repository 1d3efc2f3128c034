"""A set is changed by hand: questions taken out, added, and put in order; and it is started."""

from __future__ import annotations

from collections.abc import Callable

from discord import ui

from ....errors import Refusal
from ....store.sets import QuestionSet
from ...kit.card import Card, quote
from ...kit.client import AnyCommand, Interaction, library_of, place_of
from ...kit.controls import on_pick, on_press, on_submit
from ...kit.custom_ids import digest, read_value
from ...kit.forms import form, open_form
from ...kit.replies import Reply, answer
from ...kit.verbs import (
    AddToSet,
    ListSets,
    OfferMore,
    OrderSet,
    PlaceInSet,
    RemoveFromSet,
    SetMove,
    ShowInSet,
    StartSet,
    TurnSet,
)
from ..commands import open_quiz
from . import words
from .cards import list_card, page_of, place_card, set_card
from .finding import change_set, find_set

COMMANDS: tuple[AnyCommand, ...] = ()


# ---- looking


@on_press(ListSets)
async def _list(interaction: Interaction, asked: ListSets) -> None:
    async def work() -> Reply:
        return Reply(list_card(await interaction.client.store.sets.list_all(place_of(interaction)), asked.page))

    await answer(interaction, work(), update=True)


@on_pick(ListSets)
async def _open(interaction: Interaction, asked: ListSets, values: list[str]) -> None:
    async def work() -> Reply:
        return Reply(set_card(interaction, await find_set(interaction, values[0]), "", 0))

    await answer(interaction, work(), update=True)


@on_press(TurnSet)
async def _turn(interaction: Interaction, asked: TurnSet) -> None:
    async def work() -> Reply:
        return Reply(set_card(interaction, await find_set(interaction, asked.name), asked.topic, asked.page))

    await answer(interaction, work(), update=True)


@on_press(OfferMore)
async def _more(interaction: Interaction, asked: OfferMore) -> None:
    async def work() -> Reply:
        return Reply(set_card(interaction, await find_set(interaction, asked.name), asked.topic, 0, asked.start))

    await answer(interaction, work(), update=True)


@on_press(StartSet)
async def _start(interaction: Interaction, asked: StartSet) -> None:
    """Open the lobby of a quiz of this set in the channel, for everybody."""
    known = await find_set(interaction, asked.name)
    await open_quiz(interaction, questions=known.name)


# ---- taking out and adding


@on_pick(RemoveFromSet)
async def _remove(interaction: Interaction, asked: RemoveFromSet, values: list[str]) -> None:
    async def work() -> Reply:
        known = await change_set(interaction, asked.name, lambda held: tuple(key for key in held if key not in values))
        return Reply(set_card(interaction, known, asked.topic, 0))

    await answer(interaction, work(), update=True)


@on_pick(AddToSet)
async def _add(interaction: Interaction, asked: AddToSet, values: list[str]) -> None:
    async def work() -> Reply:
        there = library_of(interaction).questions
        more = [key for key in values if key in there]
        known = await change_set(interaction, asked.name, lambda held: tuple(dict.fromkeys((*held, *more))))
        return Reply(set_card(interaction, known, asked.topic, 99))

    await answer(interaction, work(), update=True)


# ---- putting in order


def _key(known: QuestionSet, which: str) -> str:
    """Give the question of a set that a control stands for; raise Refusal where it is not there any more."""
    key = next((each for each in known.questions if digest(each) == which), None)
    if key is None:
        raise Refusal(words.GONE)
    return key


def _moving(which: str, to: Callable[[int], int | None]) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
    """Make the change that puts a question at another place, from 0, or takes it out."""

    def move(held: tuple[str, ...]) -> tuple[str, ...]:
        at = next((place for place, each in enumerate(held) if digest(each) == which), None)
        if at is None:
            raise Refusal(words.GONE)
        rest, place = [*held[:at], *held[at + 1 :]], to(at)
        return tuple(rest) if place is None else (*rest[:place], held[at], *rest[place:])

    return move


@on_pick(ShowInSet)
async def _show(interaction: Interaction, asked: ShowInSet, values: list[str]) -> None:
    async def work() -> Reply:
        known = await find_set(interaction, asked.name)
        return Reply(place_card(library_of(interaction), known, _key(known, digest(values[0]))))

    await answer(interaction, work(), update=True)


@on_press(ShowInSet)
async def _back(interaction: Interaction, asked: ShowInSet) -> None:
    """Show the whole set again, on the page of the question that was looked at."""

    async def work() -> Reply:
        known = await find_set(interaction, asked.name)
        at = next((place for place, each in enumerate(known.questions) if digest(each) == asked.which), 0)
        return Reply(set_card(interaction, known, "", page_of(interaction, known, at)))

    await answer(interaction, work(), update=True)


_MOVES: dict[SetMove, Callable[[int], int | None]] = {
    SetMove.UP: lambda at: max(0, at - 1),
    SetMove.DOWN: lambda at: at + 1,
    SetMove.OUT: lambda at: None,
}


@on_press(OrderSet)
async def _order(interaction: Interaction, asked: OrderSet) -> None:
    async def work() -> Reply:
        known = await change_set(interaction, asked.name, _moving(asked.which, _MOVES[asked.move]))
        if asked.move is SetMove.OUT:
            return Reply(set_card(interaction, known, "", 0))
        return Reply(_placed(interaction, known, asked.which))

    await answer(interaction, work(), update=True)


def _placed(interaction: Interaction, known: QuestionSet, which: str) -> Card:
    return place_card(library_of(interaction), known, _key(known, which))


@on_press(PlaceInSet)
async def _ask_place(interaction: Interaction, asked: PlaceInSet) -> None:
    async def work() -> ui.Modal:
        known = await find_set(interaction, asked.name)
        _key(known, asked.which)
        hint = words.TO_HINT.format(total=len(known.questions))
        return form(words.TO_TITLE, asked, label=words.TO_LABEL, hint=hint, placeholder="1")

    await open_form(interaction, work())


@on_submit(PlaceInSet)
async def _place(interaction: Interaction, asked: PlaceInSet, text: str) -> None:
    async def work() -> Reply:
        known = await find_set(interaction, asked.name)
        total = len(known.questions)
        wanted = text.strip().rstrip(".")
        if not (wanted.isascii() and wanted.isdecimal() and len(wanted) < 4 and 1 <= int(wanted) <= total):
            raise Refusal(words.TO_WRONG.format(text=quote(text), total=total))
        number = read_value(wanted, int)
        known = await change_set(interaction, asked.name, _moving(asked.which, lambda at: number - 1))
        return Reply(_placed(interaction, known, asked.which))

    await answer(interaction, work(), update=True)
