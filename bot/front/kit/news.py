"""What a student is told once, after the reply to their next command: that an answer has been marked anew."""

from __future__ import annotations

import logging
from collections.abc import Sequence

import discord

from ...library.catalogue import Library
from ...store.near_misses import News
from ...study.questions.bank import find_question
from . import words
from .card import Card, Tone, quote, shorten
from .client import Interaction, place_of, whole_library

log = logging.getLogger(__name__)
_MOST = 8


async def tell_news(interaction: Interaction) -> None:
    """Tell privately what there is to tell; where there is nothing, this is one look into a set."""
    user, place = interaction.user.id, place_of(interaction)
    marking = interaction.client.store.marking
    if not marking.has_news(user, place) or interaction.type is not discord.InteractionType.application_command:
        return
    if not interaction.response.is_done():
        return
    news = await marking.take_news(user, place)
    if not news:
        return
    try:
        await interaction.followup.send(view=news_card(await whole_library(interaction), news), ephemeral=True)
    except discord.HTTPException:
        log.exception("News could not be told; they are kept for the next command")
        marking.put_back(user, place)
        return
    await marking.forget_news(news)


def news_card(library: Library, news: Sequence[News]) -> Card:
    """List the answers that are worth something else now; what is too much for a card is counted."""
    lines = [_line(library, each) for each in news[:_MOST]]
    if len(news) > _MOST:
        lines.append(words.NEWS_MORE.format(count=len(news) - _MOST))
    return Card("\n".join([words.NEWS_LEAD, *lines]), tone=Tone.RIGHT if all(each.share == 1 for each in news) else Tone.QUIET)


def _line(library: Library, news: News) -> str:
    question = find_question(library, news.question)
    asked = shorten(question.prompt, 150) if question else words.NEWS_OLD_QUESTION
    told = words.NEWS_ACCEPTED if news.share == 1 else words.NEWS_WITHDRAWN
    return told.format(text=quote(news.text), prompt=asked)
