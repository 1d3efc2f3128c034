"""Steps of one's own gobbet, and the answer that is written at its end: each is stored, and only then shown."""

from __future__ import annotations

from collections.abc import Sequence

from discord import ui

from ...errors import Refusal
from ...study.gobbets.gobbet import Gobbet
from ..kit import words as kit_words
from ..kit.client import AnyCommand, Interaction, place_of
from ..kit.controls import checks, hold_page, loaded, on_fill, on_pick, on_press
from ..kit.custom_ids import About, read_value
from ..kit.forms import open_form
from ..kit.replies import Reply, answer
from ..kit.verbs import (
    NextStep,
    Place,
    ResumeGobbet,
    ShowModel,
    ShowMyGobbets,
    TakeStep,
    TickCriterion,
    TurnMyGobbets,
    WriteOwn,
)
from . import words
from .cards import current_card, end_card, taken_card, written_card
from .written import answer_form, read_answer

COMMANDS: tuple[AnyCommand, ...] = ()


async def _own_gobbet(interaction: Interaction, gobbet_id: str) -> Gobbet:
    """Load a gobbet; raise Refusal where it is not this person's, or gone."""
    found = await interaction.client.store.gobbets.find(gobbet_id)
    if found is None:
        raise Refusal(words.GONE)
    if found.user != interaction.user.id:
        raise Refusal(words.OF_ANOTHER)
    return found


@checks(About.GOBBET)
async def _find_gobbet(
    interaction: Interaction, asked: TakeStep | NextStep | ResumeGobbet | ShowModel | WriteOwn | TickCriterion
) -> Gobbet:
    gobbet = await _own_gobbet(interaction, asked.gobbet)
    if isinstance(asked, TakeStep):
        gobbet.require_current(asked.card, asked.position)
    if isinstance(asked, ShowModel | WriteOwn | TickCriterion) and not gobbet.finished:
        raise Refusal(words.STEPS_FIRST)
    return gobbet


# ---- the steps


@on_press(TakeStep)
async def _press_option(interaction: Interaction, asked: TakeStep) -> None:
    await answer(interaction, _take(interaction, [] if asked.place is None else [asked.place]), update=True)


@on_pick(TakeStep)
async def _pick_options(interaction: Interaction, asked: TakeStep, values: list[str]) -> None:
    async def work() -> Reply:
        return await _take(interaction, read_value(values, tuple[Place, ...]))

    await answer(interaction, work(), update=True)


async def _take(interaction: Interaction, places: Sequence[int]) -> Reply:
    """Judge what was chosen at the step in play, store it, and only then move the card on."""
    gobbet, now = loaded(interaction, Gobbet), interaction.client.now()
    if not places:  # no card has such a control
        raise Refusal(kit_words.OLD_BUTTON)
    taken, judged = gobbet.take(places)
    after = gobbet.with_taken(taken, now)
    await interaction.client.store.gobbets.save_step(gobbet.id, taken, now=now, last=after.finished)
    return Reply(taken_card(after, taken, judged))


@on_press(NextStep)
async def _next(interaction: Interaction, asked: NextStep) -> None:
    async def work() -> Reply:
        gobbet = loaded(interaction, Gobbet)
        if asked.card != gobbet.card:
            gobbet.require_current(asked.card, gobbet.position)
        return Reply(current_card(gobbet))

    await answer(interaction, work(), update=True)


@on_press(ResumeGobbet)
async def _resume(interaction: Interaction, asked: ResumeGobbet) -> None:
    async def work() -> Reply:
        await interaction.client.store.gobbets.turn_card(asked.gobbet)
        return Reply(current_card(await _own_gobbet(interaction, asked.gobbet)))

    await answer(interaction, work(), update=True)


# ---- the end


@on_press(ShowModel)
async def _show_model(interaction: Interaction, asked: ShowModel) -> None:
    async def work() -> Reply:
        return Reply(end_card(loaded(interaction, Gobbet), model=True))

    await answer(interaction, work(), update=True)


@on_press(WriteOwn)
async def _open_form(interaction: Interaction, asked: WriteOwn) -> None:
    async def work() -> ui.Modal:
        gobbet = loaded(interaction, Gobbet)
        return answer_form(asked, gobbet.extract, text=gobbet.written.text if gobbet.written else "")

    await open_form(interaction, work())


@on_fill(WriteOwn)
async def _keep_written(interaction: Interaction, asked: WriteOwn, fields: dict[str, str]) -> None:
    async def work() -> Reply:
        text = read_answer(fields)
        await interaction.client.store.gobbets.save_written(asked.gobbet, text, now=interaction.client.now())
        return Reply(end_card(await _own_gobbet(interaction, asked.gobbet)))

    await answer(interaction, work(), update=True)


@on_press(TickCriterion)
async def _tick(interaction: Interaction, asked: TickCriterion) -> None:
    async def work() -> Reply:
        await interaction.client.store.gobbets.tick(asked.gobbet, asked.criterion, met=asked.met)
        return Reply(end_card(await _own_gobbet(interaction, asked.gobbet)))

    await answer(interaction, work(), update=True)


# ---- what was written before


@on_press(ShowMyGobbets)
async def _show_written(interaction: Interaction, asked: ShowMyGobbets) -> None:
    await answer(interaction, _written(interaction, 0), private=True)


@on_press(TurnMyGobbets)
async def _turn_written(interaction: Interaction, asked: TurnMyGobbets) -> None:
    await answer(interaction, _written(interaction, asked.page), update=True)


async def _written(interaction: Interaction, page: int) -> Reply:
    kept, person = interaction.client.store.gobbets, (interaction.user.id, place_of(interaction))
    pages = await kept.count_written(*person)
    at = hold_page(page, pages)
    found = await kept.find_written(*person, at)
    if found is None:
        raise Refusal(words.MINE_NONE)
    return Reply(written_card(found, at, pages))
