"""What a teacher presses in a class quiz: *Teacher* on the class's card, and the controls of their private one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from ....study.class_quiz.press import Late
from ....study.class_quiz.quiz import ClassQuiz
from ...kit.client import AnyCommand, Interaction
from ...kit.controls import loaded, on_press
from ...kit.failures import report
from ...kit.reasons import say_refusal
from ...kit.replies import Reply, answer_press
from ...kit.verbs import AskToEnd, OpenControls, ShowControls, Shown, Steer, Step
from ..runner import Runner, require_at
from .private_cards import View, private_cards_of

COMMANDS: tuple[AnyCommand, ...] = ()
_STEPS: dict[Step, Callable[[ClassQuiz, datetime], ClassQuiz]] = {
    Step.START: lambda quiz, at: quiz.start(),
    Step.NEXT: lambda quiz, at: quiz.go_on(at),
    Step.PAUSE: lambda quiz, at: quiz.pause(at),
    Step.RESUME: lambda quiz, at: quiz.resume(at),
    Step.MORE: lambda quiz, at: quiz.extend(at),
    Step.SKIP: lambda quiz, at: quiz.skip(),
    Step.END: lambda quiz, at: quiz.end(at),
}


@on_press(OpenControls)
async def _open(interaction: Interaction, asked: OpenControls) -> None:
    try:
        await private_cards_of(interaction.client).bring(interaction, loaded(interaction, Runner))
    except Exception as error:  # noqa: BLE001 - the last place before a user would see it
        await report(interaction, error)


@on_press(ShowControls)
async def _show(interaction: Interaction, asked: ShowControls) -> None:
    await _look(interaction, View.CONTROLS)


@on_press(AskToEnd)
async def _ask_to_end(interaction: Interaction, asked: AskToEnd) -> None:
    await _look(interaction, View.ENDING)


async def _look(interaction: Interaction, view: View) -> None:
    async def work() -> Reply:
        card = private_cards_of(interaction.client).renew(interaction, loaded(interaction, Runner), view)
        return Reply(card.put(card.card()))

    await answer_press(interaction, work())


@on_press(Steer)
async def _steer(interaction: Interaction, asked: Steer) -> None:
    """Take the step of a control; the press is acknowledged first, as showing the step may take a while."""
    runner = loaded(interaction, Runner)
    late = _find_late(runner, asked)
    if not _is_private(interaction):  # a card of before there were private ones
        if late is not None:
            raise late
        await interaction.response.defer()
        await _take(interaction, runner, asked)
        return
    await interaction.response.defer()
    card = private_cards_of(interaction.client).renew(interaction, runner, View.CONTROLS)
    if late is not None:
        await card.show(told=say_refusal(late))
        return
    try:
        await _take(interaction, runner, asked)
    finally:
        await card.show()


def _find_late(runner: Runner, asked: Steer) -> Late | None:
    try:
        require_at(runner.quiz, asked, stuck=runner.stuck)
    except Late as late:
        return late
    return None


async def _take(interaction: Interaction, runner: Runner, asked: Steer) -> None:
    """Take the step; whoever takes one leads the quiz, and plays in it no more."""
    runner.note_time(interaction.created_at)
    lobby = interaction.message.id if interaction.message and asked.shown is Shown.LOBBY and not _is_private(interaction) else 0
    user = interaction.user.id

    def step(quiz: ClassQuiz) -> ClassQuiz:
        at = require_at(quiz, asked, stuck=runner.stuck)
        seen = at.with_messages(lobby=lobby) if asked.step is Step.START and lobby and not at.lobby else at
        led = seen if seen.leads(user) else seen.with_people(seen.people.with_leader(user))
        return _STEPS[asked.step](led, interaction.created_at)

    await runner.change(step)


def _is_private(interaction: Interaction) -> bool:
    """Say whether a control stands on a card that its presser alone sees."""
    return interaction.message is not None and interaction.message.flags.ephemeral
