"""Where a set that is named is found, and changed."""

from __future__ import annotations

from collections.abc import Callable

from ....errors import Refusal
from ....store.sets import QuestionSet
from ...kit.card import quote, shorten
from ...kit.client import Interaction, place_of
from . import words

MOST = 60
"""Questions that a set holds: those of two whole quizzes."""


async def find_set(interaction: Interaction, name: str) -> QuestionSet:
    """Give a set of this server by its name; raise Refusal, naming those that there are, where there is none."""
    sets = interaction.client.store.sets
    known = await sets.find(place_of(interaction), " ".join(name.split()))
    if known is None:
        names = ", ".join(quote(each.name) for each in await sets.list_all(place_of(interaction)))
        told = words.KNOWN.format(names=shorten(names, 900)) if names else words.NONE
        raise Refusal(words.UNKNOWN.format(name=quote(name), known=told))
    return known


async def change_set(interaction: Interaction, name: str, change: Callable[[tuple[str, ...]], tuple[str, ...]]) -> QuestionSet:
    """Change what a set holds, as it is now; raise Refusal where it is gone, or would hold too much."""

    def within(questions: tuple[str, ...]) -> tuple[str, ...]:
        changed = change(questions)
        if len(changed) > max(MOST, len(questions)):
            raise Refusal(words.FULL.format(most=MOST))
        return changed

    known = await find_set(interaction, name)
    changed = await interaction.client.store.sets.change(place_of(interaction), known.name, within)
    return changed or await find_set(interaction, name)
