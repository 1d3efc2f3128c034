"""The students of a running class quiz, as its teacher sees them: who plays, whose name is refused, who is sent out."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import discord

from ....errors import Refusal
from ....study.class_quiz.people import People
from ....study.class_quiz.standings import Player
from ...kit.card import Card, Tone
from ...kit.client import AnyCommand, Interaction
from ...kit.controls import loaded, on_pick, on_press
from ...kit.replies import Reply, answer_press
from ...kit.verbs import RuleOnStudent, Ruling, ShowStudents
from ..cards import name_of
from ..people.admission import renamed_card
from ..people.entrances import entrances_of
from ..runner import Runner
from . import words
from .cards import label_of, student_card, students_card, students_on
from .private_cards import View, private_cards_of

COMMANDS: tuple[AnyCommand, ...] = ()


@on_press(ShowStudents)
async def _list(interaction: Interaction, asked: ShowStudents) -> None:
    await answer_press(interaction, _show_list(interaction, loaded(interaction, Runner), asked.page))


@on_pick(ShowStudents)
async def _choose(interaction: Interaction, asked: ShowStudents, values: list[str]) -> None:
    async def work() -> Reply:
        runner = loaded(interaction, Runner)
        player = _find(runner, values[0])
        labels = await _labels(interaction, runner, [player])
        card = private_cards_of(interaction.client).renew(interaction, runner, View.STUDENTS)
        return Reply(card.put(student_card(runner.seen, player, labels[player.user])))

    await answer_press(interaction, work())


@on_press(RuleOnStudent)
async def _rule(interaction: Interaction, asked: RuleOnStudent) -> None:
    async def work() -> Reply:
        runner = loaded(interaction, Runner)
        player = _find(runner, str(asked.user))
        await runner.change(lambda quiz: quiz.with_people(_rule_on(quiz.people, asked)))
        await _tell_student(interaction, runner, asked)
        told = _TOLD[asked.ruling].format(name=name_of(runner.quiz, player))
        return await _show_list(interaction, runner, 0, told=told)

    await answer_press(interaction, work())


def _find(runner: Runner, user: str) -> Player:
    """Give a student of a quiz; raise Refusal for anybody else."""
    player = runner.seen.players.get(int(user)) if user.isascii() and user.isdigit() else None
    if player is None or runner.quiz.leads(player.user):
        raise Refusal(words.STUDENT_UNKNOWN)
    return player


_TOLD = {Ruling.REFUSE_NAME: words.NAME_REFUSED, Ruling.SEND_OUT: words.STUDENT_OUT, Ruling.LET_IN: words.STUDENT_BACK}


def _rule_on(people: People, asked: RuleOnStudent) -> People:
    match asked.ruling:
        case Ruling.REFUSE_NAME:
            return people.refusing(asked.user)
        case Ruling.SEND_OUT:
            return people.without(asked.user)
        case Ruling.LET_IN:
            return people.back(asked.user)


async def _tell_student(interaction: Interaction, runner: Runner, asked: RuleOnStudent) -> None:
    """Tell the student alone, and kindly; whoever cannot be reached is told with their next press."""
    match asked.ruling:
        case Ruling.REFUSE_NAME:
            card = renamed_card(runner.quiz, asked.user)
        case Ruling.SEND_OUT:
            card = Card(words.SENT_OUT, tone=Tone.QUIET)
        case Ruling.LET_IN:
            card = Card(words.LET_IN, tone=Tone.QUIZ)
    if card is not None:
        await entrances_of(interaction.client).tell(runner, asked.user, card, interaction.created_at)


async def _show_list(interaction: Interaction, runner: Runner, page: int, *, told: str = "") -> Reply:
    labels = await _labels(interaction, runner, students_on(runner.seen, page))
    card = private_cards_of(interaction.client).renew(interaction, runner, View.STUDENTS)
    return Reply(card.put(students_card(runner.seen, page, labels, told=told)))


async def _labels(interaction: Interaction, runner: Runner, players: Sequence[Player]) -> dict[int, str]:
    """Name players for a menu, which shows no mention: by their nicknames, or as Discord knows them; names are not stored."""
    guild = interaction.guild

    async def label(player: Player) -> str:
        shown = name_of(runner.quiz, player)
        if not shown.startswith("<@") or guild is None:
            return shown
        if known := entrances_of(interaction.client).name_of(runner, player.user):
            return known
        try:
            member = guild.get_member(player.user) or await guild.fetch_member(player.user)
        except discord.HTTPException:
            return str(player.user)
        return member.display_name

    found = await asyncio.gather(*map(label, players))
    return {player.user: label_of(name) for player, name in zip(players, found, strict=True)}
