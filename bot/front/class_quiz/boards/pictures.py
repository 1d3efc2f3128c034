"""Draws the standings and the podium from what is stored, off the event loop; a card can do without either."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ....study.class_quiz.plan import Scoring
from ....study.class_quiz.progress import Progress, rank_progress
from ....study.class_quiz.quiz import ClassQuiz
from ....study.class_quiz.standings import FULL
from ....study.points import count_points
from ...kit.card import Block, picture
from ...kit.client import Client
from ...kit.replies import Picture
from . import words
from .names import SeenNames

if TYPE_CHECKING:
    from ....pictures.standings import Ranked

log = logging.getLogger(__name__)
BOARD, PODIUM = "standings.png", "podium.png"
TOP, STEPS = 5, 3
MOST_NAMED = 12
"""Names looked up for a podium at most: four that tie on each step."""

Pick = Callable[[Sequence[Progress]], Sequence[Progress]]
Draw = Callable[[ClassQuiz, Sequence[Progress], Mapping[int, str], str], tuple[bytes, str]]


class Drawn(NamedTuple):
    """A picture with its place on a card; both empty where it could not be drawn."""

    shown: Block = ""
    picture: Picture | None = None


class Board:
    """Draws for one quiz."""

    def __init__(self, client: Client) -> None:
        self.names = SeenNames(client)
        self._client = client

    async def draw_standings(self, quiz: ClassQuiz, title: str) -> Drawn:
        """Draw the best five, with what the latest question changed."""
        return await self._draw(quiz, title, BOARD, _pick_top, _draw_standings)

    async def draw_podium(self, quiz: ClassQuiz, title: str) -> Drawn:
        """Draw who stands on the podium; nothing where nobody has won points."""
        return await self._draw(quiz, title, PODIUM, _pick_honoured, _draw_podium)

    async def _draw(self, quiz: ClassQuiz, title: str, name: str, pick: Pick, draw: Draw) -> Drawn:
        try:
            counted = [position for position, asked in enumerate(quiz.asked) if asked.counts]
            store = self._client.store.class_quizzes
            players, marks = await store.players(quiz.id), await store.marks(quiz.id)
            ranked = await asyncio.to_thread(rank_progress, quiz, players, marks, counted[-1]) if counted else []
            chosen = pick(ranked)
            if not chosen:
                return Drawn()
            joined = {player.user: player for player in players}
            named = await self.names.name(quiz, [joined[each.place.user] for each in chosen[:MOST_NAMED]])
            png, alt = await asyncio.to_thread(draw, quiz, chosen, named, title)
        except Exception:
            log.exception("No picture of the standings of class quiz %s could be drawn", quiz.id)
            return Drawn()
        return Drawn(picture(name, alt), Picture(name, png))


def _say_class(chosen: Sequence[Progress]) -> str:
    count = chosen[0].players
    return words.STUDENTS.get(count, words.STUDENTS_MANY.format(count=count))


def _pick_top(ranked: Sequence[Progress]) -> Sequence[Progress]:
    return ranked[:TOP]


def _pick_honoured(ranked: Sequence[Progress]) -> Sequence[Progress]:
    return [each for each in ranked if each.place.rank <= STEPS and each.place.points > 0]


def _draw_standings(quiz: ClassQuiz, chosen: Sequence[Progress], names: Mapping[int, str], title: str) -> tuple[bytes, str]:
    from ....pictures.standings import describe_standings, draw_standings  # in the thread: the first import takes 0.2 s

    full = FULL if quiz.plan.scoring is Scoring.SPEED else 1
    possible = full * sum(asked.counts for asked in quiz.asked)
    rows = [_ranked(each, names, possible) for each in chosen]
    line = words.AFTER.format(number=quiz.position + 1, total=len(quiz.plan.drawn), students=_say_class(chosen))
    return draw_standings(rows, title=title, line=line), describe_standings(rows)


def _ranked(each: Progress, names: Mapping[int, str], possible: float) -> Ranked:
    from ....pictures.standings import Ranked

    place = each.place
    return Ranked(
        name=_name(each, names),
        rank=place.rank,
        points=count_points(place.points),
        share=place.points / possible if possible else 0,
        won=words.WON.format(points=count_points(each.won)) if each.won else "",
        moved=each.moved,
        note=_note(each.run, place.team),
    )


def _draw_podium(quiz: ClassQuiz, chosen: Sequence[Progress], names: Mapping[int, str], title: str) -> tuple[bytes, str]:
    from ....pictures.podium import Honoured, describe_podium, draw_podium  # as above

    honoured = [
        Honoured(_name(each, names), each.place.rank, count_points(each.place.points), _note(each.place.streak, each.place.team))
        for each in chosen
    ]
    return draw_podium(honoured, title=title, line=_say_class(chosen)), describe_podium(honoured)


def _name(each: Progress, names: Mapping[int, str]) -> str:
    """Give what can be drawn of a name."""
    from ....pictures.typefaces import legible

    return legible(names.get(each.place.user, "")) or words.NAMELESS


def _note(run: int, team: int) -> str:
    """Say a run of right answers worth telling, and the team."""
    told = [words.RUN.format(run=run)] if run > 1 else []
    return words.BETWEEN.join([*told, *([words.TEAM.format(team=team)] if team else [])])
