"""What the class sees, and each student alone: the extract with its countdown, one's own answer, and two answers to compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import discord

from ...errors import Refusal
from ...study.class_gobbet.comparing import Outcome, Pair
from ...study.class_gobbet.round import MOST_MARK, MOST_POINTS, ClassAnswer, ClassGobbet, Phase
from ...study.reasons import ClassGobbetReason
from ..gobbets import words as gobbet_words
from ..gobbets.cards import fit_text, list_criteria, own_text
from ..gobbets.written import ask
from ..kit.card import Card, Control, Tone, heading, quote, shorten, small
from ..kit.controls import button
from ..kit.failures import Shown
from ..kit.reasons import say_refusal
from ..kit.verbs import OpenDesk, ShowMyWritten, VoteOnPair, WriteInClass
from ..lookup.extracts import quote_lines, say_where, say_whose
from . import words

MOST_SENTENCE = 300
_PAIR_ROOM = 1500
"""Characters of each of two answers that stand side by side; more only where markup is made harmless."""


def clock(moment: datetime) -> str:
    return discord.utils.format_dt(moment, "T")


def class_card(gobbet: ClassGobbet, count: int, *, last_call: datetime | None = None) -> Card:
    """Show the extract to the class, how long it writes and how many have handed in; `last_call` where it waits for somebody."""
    extract = gobbet.extract
    controls: list[Control] = [
        button(words.MINE, ShowMyWritten(gobbet.id), emoji="📄"),
        button(words.TEACHER, OpenDesk(gobbet.id), emoji="🎛️"),
    ]
    if not gobbet.closed:
        controls.insert(0, button(words.WRITE, WriteInClass(gobbet.id), style=discord.ButtonStyle.primary, emoji="✍️"))
    title = heading(extract.title, say_whose(extract))
    stands = "\n".join([_say_time(gobbet, count, last_call), "" if gobbet.closed and not count else say_count(count)]).strip()
    below = (say_where(extract, gobbet.handed.source), f"**{ask(extract)}**", list_criteria(None), stands)
    return Card(
        small(words.LEAD),
        title,
        quote_lines(fit_text(extract.text, (words.LEAD, title, *below, words.HOW))),
        *below,
        "" if gobbet.closed else small(words.HOW),
        tone=Tone.QUIZ,
        controls=[controls],
    )


def _say_time(gobbet: ClassGobbet, count: int, last_call: datetime | None) -> str:
    if gobbet.phase is Phase.WRITING:
        return words.UNTIL.format(clock=clock(gobbet.ends), left=discord.utils.format_dt(gobbet.ends, "R"))
    if gobbet.phase is Phase.LAST:
        return words.LAST_CALL.format(clock=clock(last_call)) if last_call else words.LAST_MOMENTS
    if not count:
        return words.NOBODY
    return words.RETURNED if gobbet.returned else words.READING


def say_count(count: int) -> str:
    return words.HANDED_IN.get(count, words.HANDED_IN_MANY.format(count=count))


# ---- one student alone


def saved_card(gobbet: ClassGobbet, answer: ClassAnswer, until: datetime, *, first: bool) -> Card:
    """Say that an answer is stored, show it, and say how long it can be changed."""
    saved = (words.SAVED if first else words.SAVED_AGAIN).format(name=gobbet.name(answer.number))
    return Card(
        saved,
        own_text(answer.text),
        small(words.CHANGE_UNTIL.format(clock=clock(until))),
        tone=Tone.QUIZ,
        controls=[[_change_button(gobbet)]],
    )


def mine_card(gobbet: ClassGobbet, answer: ClassAnswer | None, *, until: datetime, now: datetime, lead: str = "") -> Card:
    """Show somebody's own answer, and once it is returned what the teacher gave for it, with the model answer."""
    may_write = not gobbet.closed and now <= until
    if answer is None:
        controls = [[_change_button(gobbet, words.WRITE)]] if may_write else []
        return Card(words.NOT_WRITTEN if may_write else words.NOT_WRITTEN_OVER, tone=Tone.QUIET, controls=controls)
    title = heading(lead or gobbet.extract.title, words.YOURS.format(name=gobbet.name(answer.number)))
    if gobbet.returned is None:
        told = words.CHANGE_UNTIL.format(clock=clock(until)) if may_write else words.READ_SOON
        controls = [[_change_button(gobbet)]] if may_write else []
        return Card(title, own_text(answer.text), small(told), tone=Tone.QUIZ, controls=controls)
    given = "\n".join(part for part in (say_marks(answer), say_sentence(answer)) if part)
    model = words.MODEL.format(text=gobbet.extract.model_answer) if gobbet.extract.model_answer else ""
    own = fit_text(own_text(answer.text), (title, given, model))
    return Card(title, own, given, model, tone=Tone.RIGHT if answer.total == MOST_POINTS else Tone.QUIZ)


def _change_button(gobbet: ClassGobbet, label: str = words.CHANGE) -> Control:
    return button(label, WriteInClass(gobbet.id), emoji="✍️")


def say_marks(answer: ClassAnswer) -> str:
    """List what was given for each criterion, and the sum."""
    if not answer.marks:
        return words.NO_MARKS
    lines = [
        words.MARK.format(sign=words.SIGNS[mark], name=name, mark=mark, most=MOST_MARK)
        for criterion, (name, _) in gobbet_words.CRITERIA.items()
        if (mark := answer.marks.get(criterion)) is not None
    ]
    return "\n".join([words.MARKS.format(total=answer.total, most=MOST_POINTS), *lines])


def say_sentence(answer: ClassAnswer) -> str:
    return words.SENTENCE.format(sentence=quote(answer.sentence, MOST_SENTENCE)) if answer.sentence else ""


class TooLate(Shown):
    """What somebody wrote came too late: they get it back, so that it is not lost to them."""

    def __init__(self, text: str) -> None:
        super().__init__(ClassGobbetReason.HANDED_IN_TOO_LATE)
        self._text = text

    def card(self) -> Card:
        return Card(say_refusal(self), words.TOO_LATE, own_text(self._text), tone=Tone.CAUTION)


class TakenChannel(Shown):
    """The channel has an extract that is being written about: its teacher's card is offered."""

    def __init__(self, refusal: Refusal, gobbet: ClassGobbet) -> None:
        super().__init__(refusal.why)
        self._gobbet = gobbet

    def card(self) -> Card:
        desk = button(words.TEACHER, OpenDesk(self._gobbet.id), emoji="🎛️")
        return Card(say_refusal(self), tone=Tone.QUIET, controls=[[desk]])


# ---- two answers side by side


def pair_card(gobbet: ClassGobbet, pair: Pair, texts: Mapping[int, str], outcome: Outcome) -> Card:
    """Show two answers to the class, to vote on while the pair is open; then how it voted. `texts` are by number."""
    shown = [_say_answer(letter, texts.get(number)) for letter, number in zip(words.LETTERS, _numbers(pair), strict=True)]
    votes: Sequence[Control] = [
        button(words.BETTER.format(letter=letter), VoteOnPair(gobbet.id, pair.position, first), emoji=emoji)
        for letter, first, emoji in zip(words.LETTERS, (True, False), ("🅰️", "🅱️"), strict=True)
    ]
    result = (
        words.PAIR_RESULT.format(first=outcome.for_first, second=outcome.for_second) if outcome.votes else words.PAIR_NO_VOTES
    )
    return Card(
        small(words.PAIR_LEAD.format(number=pair.position + 1)),
        heading(words.PAIR_TITLE, ask(gobbet.extract)),
        *shown,
        small(words.PAIR_HOW) if pair.open else result,
        tone=Tone.QUIZ,
        controls=[votes] if pair.open else [],
    )


def _numbers(pair: Pair) -> tuple[int, int]:
    return pair.first, pair.second


def _say_answer(letter: str, text: str | None) -> str:
    told = words.ERASED if text is None else shorten(own_text(text), _PAIR_ROOM)
    return words.PAIR_ANSWER.format(letter=letter, text=told)
