"""Puts the slide of a step above its card, where the teacher wants slides; drawn off the event loop.

A slide is an addition: where it cannot be drawn, the card is shown without it, and the quiz goes on.
"""

from __future__ import annotations

import asyncio
import logging
import re
import unicodedata
from collections.abc import Callable
from string import ascii_uppercase
from typing import TYPE_CHECKING

import msgspec

from ....library.questions import AnyQuestion, OneChoice, SeveralChoices, SourceCriticism, TrueFalse
from ....study.class_quiz.quiz import ClassQuiz
from ....study.questions.kept import KeptQuestion
from ...kit.card import picture
from ...kit.client import Client
from ...kit.replies import Picture, Reply
from ...questions.cards import say_level
from ...questions.kinds import presenter_of
from ...questions.options import fit_on_buttons
from ...questions.presenter import Dealt
from . import words

if TYPE_CHECKING:
    from ....pictures.slides import QuestionSlide

log = logging.getLogger(__name__)
SLIDE = "slide.png"
_LINK = "https://discord.com/channels/{guild}/{channel}"
"""Opens the channel in Discord's app, for who is a member of the server."""
_CHOSEN = (OneChoice, SeveralChoices, TrueFalse)
_LEAD = re.compile(r"\*\*([A-Z]|\d{1,2})\*\*(?:\s+[^\w\s·]+)?\s*·\s*")
"""A letter or number before an option of a card, with a sign in colour where it has one."""
_SIGNS = ("So", "Cf", "Mn")
_FIRST_SIGN = 0x2190


async def with_question(reply: Reply, quiz: ClassQuiz, asked: KeptQuestion) -> Reply:
    """Put the slide of the question in play above its card."""
    if not quiz.plan.present:
        return reply

    def draw() -> bytes:
        from ....pictures.slides import draw_question_slide  # in the thread, too: the first import takes 0.2 s

        return draw_question_slide(_question_slide(quiz, asked))

    return await _with_slide(reply, words.ALT_QUESTION.format(prompt=asked.question.prompt), draw)


async def with_lobby(reply: Reply, client: Client, quiz: ClassQuiz, title: str, joined: int) -> Reply:
    """Put the slide of the lobby above its card: where one is, how one joins, and how many have."""
    if not quiz.plan.present or quiz.asked or quiz.ended:
        return reply
    guild = client.get_guild(quiz.guild)
    channel = guild.get_channel_or_thread(quiz.channel) if guild else None
    steps = tuple(step.format(channel=channel) for step in (words.STEPS if channel else words.STEPS_HERE))
    said = {
        "place": guild.name if guild else "",
        "title": words.TITLE.format(title=title),
        "number": str(joined),
        "joined": words.JOINED.get(joined, words.JOINED_MANY),
    }

    def draw() -> bytes:
        from ....pictures.slides import LobbySlide, draw_lobby_slide

        return draw_lobby_slide(LobbySlide(steps=steps, link=_LINK.format(guild=quiz.guild, channel=quiz.channel), **said))

    return await _with_slide(reply, words.ALT_LOBBY.format(steps=", ".join(steps), **said), draw)


async def _with_slide(reply: Reply, alt: str, draw: Callable[[], bytes]) -> Reply:
    try:
        png = await asyncio.to_thread(draw)
    except Exception:
        log.exception("A slide could not be drawn; its card is shown without it")
        return reply
    reply.card.lead_with(picture(SLIDE, alt))
    return msgspec.structs.replace(reply, picture=Picture(SLIDE, png))


def _question_slide(quiz: ClassQuiz, asked: KeptQuestion) -> QuestionSlide:
    """Say on a slide what the card says; nothing here differs by what is right."""
    from ....pictures.slides import QuestionSlide

    question = asked.question
    dealt: Dealt[AnyQuestion] = Dealt(asked.library, question, quiz.plan.drawn[quiz.position])
    head = words.HEAD.format(number=quiz.position + 1, total=len(quiz.plan.drawn), level=say_level(question))
    if isinstance(question, _CHOSEN):
        options = tuple(dealt.options())
        on_buttons = fit_on_buttons(options) and not isinstance(question, SeveralChoices)
        leads = () if on_buttons else tuple(ascii_uppercase[: len(options)])
        return QuestionSlide(head, question.prompt, options, leads, signed=len(options) <= 5, foot=words.CHOOSE)
    lines = [line for line in presenter_of(dealt.question).class_body(dealt).splitlines() if line.strip()]
    led = [(match[1] if (match := _LEAD.match(line)) else "", _LEAD.sub("", line, count=1)) for line in lines]
    foot = words.CHOOSE if isinstance(question, SourceCriticism) else words.WRITE
    return QuestionSlide(head, question.prompt, tuple(_plain(text) for _, text in led), tuple(lead for lead, _ in led), foot=foot)


def _plain(text: str) -> str:
    """Take away what a card writes and a picture does not have: markup, and signs in colour."""
    bare = text.removeprefix("-# ").replace("**", "")
    return "".join(char for char in bare if ord(char) < _FIRST_SIGN or unicodedata.category(char) not in _SIGNS)
