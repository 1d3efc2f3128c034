"""What the teacher's private card shows: how the quiz stands, who has not answered yet, and the controls of this state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import discord

from ....study.class_quiz.quiz import ClassQuiz, Phase
from ....study.class_quiz.standings import Player
from ...kit.card import Card, Control, Tone, heading, plain, quote, small
from ...kit.controls import button, hold_page, menu, pager
from ...kit.verbs import AskToEnd, RuleOnStudent, Ruling, ShowControls, Shown, ShowStudents, ShowWritten, Steer, Step, TurnResults
from .. import words as class_quiz_words
from ..cards import list_names, name_of, say_clock, say_joined
from ..stored_quiz import StoredQuiz
from . import words

MOST_NAMES = 40
"""Names of who has not answered yet; beyond a class, a number says as much."""
STUDENTS_PAGE = 25
"""Students in a menu, which holds no more."""
Rows: TypeAlias = list[list[Control]]


def controls_card(title: str, seen: StoredQuiz, *, stuck: bool = False, told: str = "", typed: bool = False) -> Card:
    """Show how the quiz stands and what can be done now; `told` is said above it all, `typed` says what the question takes.

    Where it is stuck, its podium cannot be shown, and it can be ended without.
    """
    quiz = seen.quiz
    return Card(
        told,
        heading(words.CONTROLS.format(title=quote(title)), *_say_state(seen)),
        "" if quiz.phase is Phase.DONE else small(words.CONTROLS_PRIVATE),
        tone=Tone.QUIZ,
        controls=[*_rows(quiz, stuck=stuck), _written_button(seen) if typed else []],
    )


def _say_state(seen: StoredQuiz) -> list[str]:
    quiz = seen.quiz
    number = class_quiz_words.QUESTION.format(number=quiz.position + 1, total=len(quiz.plan.drawn))
    match quiz.phase:
        case Phase.LOBBY:
            return [say_joined(_names(seen))]
        case Phase.ASKING | Phase.CLOSED:
            last = seen.last_call is not None
            clock = say_clock(quiz, quiz.asked[-1].deadline, seen.answers, seen.playing, last=last)
            return [f"**{number}**", clock, _say_missing(seen)]
        case Phase.REVEAL:
            answered = class_quiz_words.ANSWERED.format(count=seen.answers, all=seen.playing)
            return [f"**{number}** · {answered}", _say_next(quiz, words.NEXT_PODIUM if quiz.last else words.NEXT_STANDINGS)]
        case Phase.STANDINGS:
            following = class_quiz_words.QUESTION.format(number=quiz.position + 2, total=len(quiz.plan.drawn))
            return [words.STANDINGS_SHOWN.format(question=number), _say_next(quiz, following)]
        case _:
            return [words.QUIZ_OVER if quiz.asked else class_quiz_words.CANCELLED]


def _say_next(quiz: ClassQuiz, what: str) -> str:
    if quiz.until is not None:
        return words.FOLLOWS_BY_ITSELF.format(what=what, when=discord.utils.format_dt(quiz.until, "R"))
    return (words.FOLLOWS_AFTER_PAUSE if quiz.paused else words.FOLLOWS).format(what=what)


def _say_missing(seen: StoredQuiz) -> str:
    missing = _names(seen)
    if missing:
        return words.NOT_YET.format(names=list_names(missing, MOST_NAMES))
    return words.ALL_ANSWERED if seen.answers else ""


def _names(seen: StoredQuiz) -> list[str]:
    """Name who plays and has not answered the question in play."""
    return [name_of(seen.quiz, player) for player in seen.present if player.user not in seen.answered]


def _rows(quiz: ClassQuiz, *, stuck: bool) -> Rows:
    """Lay the controls out: what goes on first, what ends the quiz last and alone with what does no harm."""

    def steer(label: str, step: Step, emoji: str | None = None, *, main: bool = False) -> Control:
        style = discord.ButtonStyle.primary if main else discord.ButtonStyle.secondary
        return button(label, Steer(quiz.id, quiz.position, shown_in(quiz), step), emoji=emoji, style=style)

    if quiz.phase in (Phase.PODIUM, Phase.DONE):
        results = button(class_quiz_words.RESULTS_BUTTON, TurnResults(quiz.id, 0), emoji="📊")
        without_podium = [steer(words.END_SURELY, Step.END, "⏹️")] if stuck and quiz.phase is Phase.PODIUM else []
        return [[results, *without_podium]] if quiz.asked else []
    students = button(words.STUDENTS, ShowStudents(quiz.id, 0), emoji="👥")
    if quiz.phase is Phase.LOBBY:
        return [[steer(words.START, Step.START, "▶️", main=True), students], [steer(words.CANCEL, Step.END)]]
    is_open = quiz.phase is Phase.ASKING
    onward = steer(words.REVEAL if is_open else words.NEXT, Step.NEXT, "⏩", main=True)
    still = steer(words.RESUME, Step.RESUME, "▶️") if quiz.paused else steer(words.PAUSE, Step.PAUSE, "⏸️")
    may_pause = is_open or quiz.paused or quiz.until is not None
    return [
        [onward, *([still] if may_pause else [])] if quiz.phase is not Phase.CLOSED else [],
        [*([steer(words.MORE_TIME, Step.MORE)] if is_open else []), steer(words.SKIP, Step.SKIP, "⏭️")],
        [students, button(words.END, AskToEnd(quiz.id), emoji="⏹️", style=discord.ButtonStyle.danger)],
    ]


def _written_button(seen: StoredQuiz) -> list[Control]:
    """Make the button that shows what the class wrote, once that is revealed."""
    quiz = seen.quiz
    if quiz.phase not in (Phase.REVEAL, Phase.STANDINGS) or not seen.answers:
        return []
    return [button(class_quiz_words.WROTE_BUTTON, ShowWritten(quiz.id, quiz.position), emoji="✍️")]


def ending_card(quiz: ClassQuiz) -> Card:
    """Ask before a quiz is ended."""
    left = quiz.left_to_play
    end = Steer(quiz.id, quiz.position, shown_in(quiz), Step.END)
    return Card(
        heading(words.END_ASKED),
        words.LEFT_TO_PLAY.get(left, words.LEFT_TO_PLAY_MANY.format(count=left)),
        small(words.END_KEEPS),
        tone=Tone.CAUTION,
        controls=[
            [button(words.KEEP_GOING, ShowControls(quiz.id), style=discord.ButtonStyle.primary)],
            [button(words.END_SURELY, end, style=discord.ButtonStyle.danger, emoji="⏹️")],
        ],
    )


def stale_card(quiz: ClassQuiz) -> Card:
    """Say that this card follows the quiz no longer."""
    again = button(words.CONTROLS_REFRESH, ShowControls(quiz.id), emoji="🔄")
    return Card(words.CONTROLS_STALE, tone=Tone.QUIET, controls=[[again]])


# ---- students


def students_card(seen: StoredQuiz, page: int, labels: Mapping[int, str], *, told: str = "") -> Card:
    """List who plays, with a menu to choose one; `labels` are the names as a menu can show them, which knows no mention."""
    quiz, shown = seen.quiz, students_on(seen, page)
    pages = -(-len(_listed(seen)) // STUDENTS_PAGE)
    options = [
        discord.SelectOption(label=labels[each.user], value=str(each.user), description=_say_standing(seen, each) or None)
        for each in shown
    ]
    at = hold_page(page, max(pages, 1))
    controls: Rows = [
        [menu(words.STUDENTS_CHOOSE, ShowStudents(quiz.id, at), options=options)] if options else [],
        [*pager(lambda turned: ShowStudents(quiz.id, turned), page=at, pages=pages)],
        [button(words.CONTROLS_BACK, ShowControls(quiz.id), emoji="🎛️")],
    ]
    absent = {*quiz.people.sent_out, *quiz.people.left}
    present = list_names([name_of(quiz, each) for each in shown if each.user not in absent], STUDENTS_PAGE)
    out = list_names([name_of(quiz, each) for each in shown if each.user in absent], STUDENTS_PAGE)
    joined = class_quiz_words.JOINED.get(seen.playing, class_quiz_words.JOINED_MANY.format(count=seen.playing))
    gone = small(words.NOT_PLAYING.format(names=out)) if out else ""
    return Card(told, heading(words.STUDENTS, joined, present), gone, tone=Tone.QUIZ, controls=controls)


def students_on(seen: StoredQuiz, page: int) -> list[Player]:
    listed = _listed(seen)
    at = hold_page(page, max(1, -(-len(listed) // STUDENTS_PAGE)))
    return listed[STUDENTS_PAGE * at : STUDENTS_PAGE * (at + 1)]


def _listed(seen: StoredQuiz) -> list[Player]:
    """List who has joined and does not lead, those that were sent out or left with them."""
    return [each for each in seen.players.values() if not seen.quiz.leads(each.user)]


def _say_standing(seen: StoredQuiz, player: Player) -> str:
    people, is_open = seen.quiz.people, seen.quiz.phase in (Phase.ASKING, Phase.CLOSED)
    if player.user in people.sent_out:
        return words.IS_SENT_OUT
    if player.user in people.left:
        return words.HAS_LEFT
    return (words.HAS_ANSWERED if player.user in seen.answered else words.HAS_NOT_ANSWERED) if is_open else ""


def student_card(seen: StoredQuiz, player: Player, label: str) -> Card:
    """Show one student, with what a teacher may decide."""
    quiz = seen.quiz
    out = player.user in quiz.people.sent_out

    def rule_by(label: str, ruling: Ruling) -> Control:
        return button(label, RuleOnStudent(quiz.id, player.user, ruling))

    decisions = (
        [rule_by(words.RULE_LET_IN, Ruling.LET_IN)]
        if out
        else [rule_by(words.RULE_NAME, Ruling.REFUSE_NAME), rule_by(words.RULE_OUT, Ruling.SEND_OUT)]
    )
    return Card(
        heading(quote(label), _say_standing(seen, player)),
        name_of(quiz, player),
        small(words.RULES_MEAN),
        tone=Tone.QUIZ,
        controls=[decisions, [button(words.CONTROLS_BACK, ShowControls(quiz.id), emoji="🎛️")]],
    )


def label_of(name: str) -> str:
    """Write a name as a menu can show it."""
    return plain(name, 100)


def shown_in(quiz: ClassQuiz) -> Shown:
    """Say on which card the controls of a quiz stand in its phase."""
    return {Phase.LOBBY: Shown.LOBBY, Phase.STANDINGS: Shown.STANDINGS}.get(quiz.phase, Shown.QUESTION)
