"""Topics as people name them: chosen from a list, or typed."""

from __future__ import annotations

from collections.abc import Sequence

from discord import app_commands

from ...errors import Refusal
from ...library.catalogue import Library
from ...library.ids import is_whole_unit
from . import words
from .card import quote, shorten
from .client import Interaction, library_of

_LIKE_ENOUGH = 80
_LISTED = 20


async def complete_topic(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Offer units and their topics, those that hold what was typed first, and among them whole units."""
    library, typed = library_of(interaction), current.strip().casefold()
    named = {topic: name_topic(library, topic) for topic in library.topics}
    offered = sorted(named, key=lambda topic: (typed not in named[topic].casefold(), not is_whole_unit(topic)))
    return [app_commands.Choice(name=shorten(named[topic], 100), value=topic) for topic in offered[:25]]


def name_topic(library: Library, topic: str) -> str:
    """Name a topic in a list of them: one that is all of a unit says so."""
    label = library.label(topic)
    return words.ALL_OF.format(title=label) if is_whole_unit(topic) else label


def resolve_topic(library: Library, text: str) -> str:
    """Give the id of the topic that is meant; raise Refusal with the topics there are."""
    key = library.key_of(library.topics, text)
    if key is not None:
        return key
    if not library.topics:
        raise Refusal(words.NO_TOPICS)
    titles = {topic: library.label(topic) for topic in library.topics}
    same = [topic for topic in titles if library.topics[topic].title.casefold() == text.strip().casefold()]
    if len(same) > 1:
        raise Refusal(words.TOPIC_OF_SEVERAL.format(query=quote(text), topics=_list([titles[topic] for topic in same])))
    from rapidfuzz import fuzz, process, utils  # a start waits for none of it

    best = process.extractOne(text[:200], titles, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=_LIKE_ENOUGH)
    if best is None:
        raise Refusal(words.NO_TOPIC.format(query=quote(text), topics=_list([*titles.values()])))
    return str(best[2])


def _list(titles: Sequence[str]) -> str:
    """List topics one a line; what is too much for a card is counted."""
    more = [words.TOPICS_MORE.format(count=len(titles) - _LISTED)] if len(titles) > _LISTED else []
    return "\n".join([*(f"- {title}" for title in titles[:_LISTED]), *more])
