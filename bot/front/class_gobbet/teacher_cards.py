"""The teacher's private card: how the writing stands, the answers one by one with their marks, and the comparing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import discord

from ...language.shares import percent
from ...study.class_gobbet.comparing import Outcome, Pair
from ...study.class_gobbet.round import GRACE, MOST_MARK, MOST_POINTS, ClassAnswer, ClassGobbet, Phase
from ...study.class_gobbet.strengths import Strength
from ...study.gobbets.gobbet import Criterion
from ..gobbets import words as gobbet_words
from ..gobbets.cards import fit_text, own_text
from ..kit.card import PAGE, Card, Control, Tone, heading, small
from ..kit.controls import button, menu, pager
from ..kit.verbs import (
    DownloadAnswers,
    EndComparing,
    EndWriting,
    GiveMoreTime,
    MarkAnswer,
    OpenDesk,
    OpenPair,
    ReadAnswer,
    ReturnAnswers,
    SayOnAnswer,
    ShowComparing,
)
from . import words
from .cards import clock, say_sentence

_PRIMARY = discord.ButtonStyle.primary
_DANGER = discord.ButtonStyle.danger


def desk_card(gobbet: ClassGobbet, *, begun: int, done: int, last_call: datetime) -> Card:
    """Show how the writing stands, while it lasts."""
    stands = words.STANDS.get(begun, words.STANDS_MANY.format(done=done, begun=begun))
    until = gobbet.ends if gobbet.phase is Phase.WRITING else last_call
    left = discord.utils.format_dt(until, "R")
    more = [button(words.MORE, GiveMoreTime(gobbet.id), emoji="➕")] if gobbet.phase is Phase.WRITING else []
    return Card(
        heading(words.DESK.format(title=gobbet.extract.title), words.UNTIL.format(clock=clock(until), left=left), stands),
        small(words.ONLY_YOU),
        tone=Tone.QUIZ,
        controls=[
            [*more, button(words.END, EndWriting(gobbet.id), emoji="⏹️"), button(words.REFRESH, OpenDesk(gobbet.id), emoji="🔄")]
        ],
    )


def ending_card(gobbet: ClassGobbet) -> Card:
    """Ask whether to end the writing."""
    seconds = int(GRACE.total_seconds())
    asked = words.END_ASK.format(seconds=seconds) if gobbet.phase is Phase.WRITING else words.END_AT_ONCE_ASK
    sure = button(words.END_SURE, EndWriting(gobbet.id, sure=True), style=_DANGER)
    return Card(asked, tone=Tone.CAUTION, controls=[[sure, button(words.KEEP, OpenDesk(gobbet.id))]])


def reading_card(gobbet: ClassGobbet, answers: Sequence[ClassAnswer], at: int, *, told: str = "") -> Card:
    """Show one answer with its marks, a menu a criterion; `told` is said above it."""
    if not answers:
        return Card(words.NOBODY_WROTE, tone=Tone.QUIET)
    answer, marked = answers[at], sum(each.looked_at for each in answers)
    place = words.ANSWER_PLACE.format(number=at + 1, count=len(answers), marked=marked)
    points = f" · {words.MARKS.format(total=answer.total, most=MOST_POINTS)}" if answer.marks else ""
    title = heading(words.ANSWER_TITLE.format(name=gobbet.name(answer.number)), f"{place}{points}")
    sentence, give_back = say_sentence(answer), words.RETURN_AGAIN if gobbet.returned else words.RETURN
    return Card(
        told,
        title,
        fit_text(own_text(answer.text), (told, title, sentence)),
        sentence,
        tone=Tone.QUIZ,
        controls=[
            *([_mark_menu(gobbet, answer, criterion)] for criterion in Criterion),
            [
                button(words.ALL.format(most=MOST_MARK), MarkAnswer(gobbet.id, answer.number), emoji="💯"),
                button(words.SAY_AGAIN if answer.sentence else words.SAY, SayOnAnswer(gobbet.id, answer.number), emoji="💬"),
            ],
            pager(lambda turned: ReadAnswer(gobbet.id, turned), page=at, pages=len(answers)),
            [
                button(give_back, ReturnAnswers(gobbet.id), style=_PRIMARY, emoji="📬"),
                button(words.COMPARE, ShowComparing(gobbet.id), emoji="⚖️"),
                button(words.TABLE, DownloadAnswers(gobbet.id)),
            ],
        ],
    )  # fmt: skip


def _mark_menu(gobbet: ClassGobbet, answer: ClassAnswer, criterion: Criterion) -> Control:
    name, what = gobbet_words.CRITERIA[criterion]
    given = answer.marks.get(criterion)
    options = [
        discord.SelectOption(
            label=words.MENU_OPTION.format(name=name, mark=mark, most=MOST_MARK),
            value=str(mark),
            emoji=words.SIGNS[mark],
            description=what if mark == MOST_MARK else None,
            default=mark == given,
        )
        for mark in range(MOST_MARK + 1)
    ]
    return menu(words.MENU.format(name=name, most=MOST_MARK), MarkAnswer(gobbet.id, answer.number, criterion), options=options)


def returning_card(gobbet: ClassGobbet, unread: int) -> Card:
    """Ask whether to return answers of which some were not looked at."""
    asked = words.RETURN_ASK.get(unread, words.RETURN_ASK_MANY.format(count=unread))
    sure = button(words.RETURN_SURE, ReturnAnswers(gobbet.id, sure=True), style=_PRIMARY, emoji="📬")
    return Card(asked, tone=Tone.CAUTION, controls=[[sure, button(words.READ_ON, OpenDesk(gobbet.id))]])


# ---- comparing


def comparing_card(
    gobbet: ClassGobbet, pairs: Sequence[Pair], outcomes: Sequence[Outcome], order: Sequence[Strength], *, comparable: int
) -> Card:
    """Show how the votes stand, under nicknames, and the order that they give; `comparable` answers can meet."""
    running = next((pair for pair in pairs if pair.open), None)
    stands = ""
    if running is not None:
        stands = words.PAIR_OPEN.format(number=running.position + 1, votes=outcomes[running.position].votes)
    row: list[Control] = []
    if comparable > 1:
        label = words.NEXT_PAIR if pairs else words.FIRST_PAIR
        row.append(button(label, OpenPair(gobbet.id, len(pairs)), style=_PRIMARY, emoji="⚖️"))
    if running is not None:
        row.append(button(words.END_PAIR, EndComparing(gobbet.id), emoji="⏹️"))
        row.append(button(words.REFRESH, ShowComparing(gobbet.id), emoji="🔄"))
    row.append(button(words.TO_ANSWERS, OpenDesk(gobbet.id), emoji="📄"))
    return Card(
        heading(words.COMPARING, stands if comparable > 1 else words.TOO_FEW),
        "" if pairs else words.COMPARING_HOW,
        _say_outcomes(gobbet, outcomes),
        _say_order(gobbet, order),
        tone=Tone.QUIZ,
        controls=[row],
    )


def _say_outcomes(gobbet: ClassGobbet, outcomes: Sequence[Outcome]) -> str:
    lines = [
        words.OUTCOME.format(
            number=place,
            first=gobbet.name(each.first),
            for_first=each.for_first,
            for_second=each.for_second,
            second=gobbet.name(each.second),
        )
        for place, each in enumerate(outcomes, 1)
    ]
    return _cut(lines[::-1], PAGE // 2)


def _say_order(gobbet: ClassGobbet, order: Sequence[Strength]) -> str:
    if not order:
        return ""
    lines = [
        words.ORDER_LINE.format(
            rank=rank,
            name=gobbet.name(each.number),
            chance=percent(each.chance),
            least=percent(each.least),
            most=percent(each.most),
            votes=each.votes,
        )
        for rank, each in enumerate(order, 1)
    ]
    return "\n".join([words.ORDER, _cut(lines, PAGE), small(words.ORDER_HOW)])


def _cut(lines: Sequence[str], most: int) -> str:
    """Give as many lines as have room, and say how many more there are."""
    kept, room = list[str](), most
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            kept.append(words.ORDER_REST.format(count=len(lines) - len(kept)))
            break
        kept.append(line)
    return "\n".join(kept)
