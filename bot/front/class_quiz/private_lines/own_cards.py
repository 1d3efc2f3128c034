"""What each student alone is shown of a class quiz: that they are in, that an answer is saved, their place, and My answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import discord

from ....library.catalogue import Library
from ....library.questions import AnyQuestion
from ....marking.kinds import feedback_of
from ....study.class_quiz.quiz import ClassQuiz, Phase
from ....study.class_quiz.standings import Mark, Place, Player
from ....study.points import count_points
from ...kit import words as kit_words
from ...kit.card import Card, Tone, heading, lead_of, paginate, shorten, small
from ...kit.controls import button, hold_page, pager
from ...kit.verbs import Practise, RetryFromClass, TurnMyAnswers
from ...lookup.cards import sources_line
from ...questions.kinds import presenter_of
from ...questions.presenter import Dealt
from .. import words as class_quiz_words
from .cards import say_place

RECAP_PAGE, RECAP_FACTS = 2000, 5


def joined_card(quiz: ClassQuiz, player: Player, *, new: bool) -> Card:
    """Tell one student privately that they are in."""
    told = class_quiz_words.YOU_ARE_IN if new else class_quiz_words.YOU_ARE_IN_ALREADY
    return Card("\n".join([told, *say_place(quiz, player)]), tone=Tone.QUIZ)


def saved_card(quiz: ClassQuiz, said: str, *, changed: bool, late: Player | None = None) -> Card:
    """Tell one student that the answer is stored, in the same words whatever it is worth; a late joiner also their place."""
    told = (class_quiz_words.CHANGED if changed else class_quiz_words.SAVED).format(answer=said)
    may_change = "" if quiz.plan.final else small(class_quiz_words.MAY_CHANGE)
    return Card(told, "\n".join(say_place(quiz, late)) if late else "", may_change, tone=Tone.QUIZ)


def rank_card(places: Sequence[Place], user: int) -> Card:
    """Tell one student privately where they are."""
    mine = next((place for place in places if place.user == user), None)
    if mine is None:
        return Card(class_quiz_words.NOT_IN, tone=Tone.QUIET)
    told = class_quiz_words.RANK.format(
        rank=mine.rank, all=len(places), points=count_points(mine.points), right=mine.right, streak=mine.streak
    )
    return Card(told, tone=Tone.QUIZ)


def recap_card(library: Library, quiz: ClassQuiz, marks: Mapping[int, Mark], page: int = 0, *, standing: str = "") -> Card:
    """Show one student how they stand, what they answered and what is right, with the facts to look at again."""
    counted = [position for position, asked in enumerate(quiz.asked) if asked.counts]
    played = [(position, quiz.plan.question_at(position, library)) for position in counted]
    dealt = [(at, Dealt(each.library, each.question, quiz.plan.drawn[at])) for at, each in played if each is not None]
    recaps = [(_recap(each, at, marks.get(at)), at, each) for at, each in dealt]
    pages = paginate([text for text, _, _ in recaps], most=RECAP_PAGE, between="\n")
    shown = hold_page(page, len(pages))
    missed = [(text, each) for text, at, each in recaps if at not in marks or marks[at].share < 1]
    taught = {each.question.fact: each.library for text, each in reversed(missed) if text in pages[shown]}
    facts = [(own, own.facts[key]) for key, own in reversed(taught.items()) if key in own.facts][:RECAP_FACTS]
    right = sum(mark.share >= 1 for mark in marks.values())
    told = [f"- {_titled(fact.title)} {lead_of(fact.statement, 180)}" for _, fact in facts]
    onward = button(class_quiz_words.PRACTISE, Practise(), style=discord.ButtonStyle.primary, emoji="🧠")
    over = quiz.phase in (Phase.PODIUM, Phase.DONE)
    again = button(class_quiz_words.RETRY, RetryFromClass(quiz.id), style=discord.ButtonStyle.primary, emoji="🔁")
    return Card(
        heading(class_quiz_words.RECAP.format(right=right, total=len(counted))),
        standing,
        pages[shown],
        "" if missed or not counted else class_quiz_words.RECAP_ALL,
        "\n".join([kit_words.QUIZ_MISSED, *told]) if facts else "",
        sources_line(source for own, fact in facts for source in own.support(fact)) if facts else "",
        tone=Tone.QUIZ if missed else Tone.RIGHT,
        controls=[
            pager(lambda turned: TurnMyAnswers(quiz.id, turned), page=shown, pages=len(pages)),
            [again if missed else onward] if over else [],
        ],
    )


def _recap(dealt: Dealt[AnyQuestion], position: int, mark: Mark | None) -> str:
    """Say what one student answered to a question, and what is right where that was not."""
    asked, line = presenter_of(dealt.question), class_quiz_words.RECAP_LINE if mark else class_quiz_words.RECAP_UNANSWERED
    sign = "✅" if mark and mark.share >= 1 else "🟡" if mark and mark.share else "❌"
    lines = [line.format(sign=sign, number=position + 1, prompt=shorten(dealt.question.prompt, 80))]
    if mark is not None:
        lines.append(small(class_quiz_words.RECAP_GIVEN.format(answer=asked.brief(dealt, mark.given))))
    if mark is None or mark.share < 1:
        lines.append(small(class_quiz_words.RECAP_KEY.format(key=asked.brief_key(dealt))))
    if mark is not None:
        lines += [small(shorten(said, 300)) for said in feedback_of(dealt.question, mark.given)]
    return "\n".join(lines)


def _titled(title: str) -> str:
    """Set a title before its text, with a colon unless it ends a sentence itself."""
    return f"**{title}**" if title.endswith(("?", "!")) else f"**{title}**:"
