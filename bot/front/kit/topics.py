"""Topics as people name them: chosen from a list, or typed."""

from __future__ import annotations

from discord import app_commands
from rapidfuzz import fuzz, process, utils

from ...errors import Refusal
from ...library.catalogue import Library
from . import words
from .card import quote, shorten
from .client import Interaction

_LIKE_ENOUGH = 80


async def complete_topic(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Offer topics in unit order, those that hold what was typed first."""
    topics = list(interaction.client.library.topics.values())
    typed = current.strip().casefold()
    topics.sort(key=lambda topic: typed not in topic.title.casefold())
    return [app_commands.Choice(name=shorten(topic.title, 100), value=topic.id) for topic in topics[:25]]


def resolve_topic(library: Library, text: str) -> str:
    """Give the id of the topic that is meant; raise Refusal with the topics there are."""
    if text in library.topics:
        return text
    if not library.topics:
        raise Refusal(words.NO_TOPICS)
    titles = {topic.id: topic.title for topic in library.topics.values()}
    best = process.extractOne(text[:200], titles, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=_LIKE_ENOUGH)
    if best is None:
        raise Refusal(words.NO_TOPIC.format(query=quote(text), topics=", ".join(titles.values())))
    return str(best[2])
