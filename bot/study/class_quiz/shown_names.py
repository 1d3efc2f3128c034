"""Under which nickname a player is shown to the class, if under any."""

from __future__ import annotations

from .nicknames import name_player
from .quiz import ClassQuiz
from .standings import Player


def nickname_in(quiz: ClassQuiz, player: Player) -> str | None:
    """Give the nickname of a player: of a quiz that has them for all, or in place of a name that the teacher refused."""
    refused = quiz.people.nickname_of(player.user)
    if refused is None and not quiz.plan.nicknames:
        return None
    return name_player(quiz.plan.seed, player.number if refused is None else refused)
