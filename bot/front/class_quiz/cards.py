"""The cards of a class quiz: lobby, question, reveal, standings and podium, as all see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import discord

from ...library.catalogue import Library
from ...library.questions import AnyQuestion
from ...marking.judgement import Given
from ...study.class_quiz.quiz import ClassQuiz, Phase
from ...study.class_quiz.shown_names import nickname_in
from ...study.class_quiz.standings import Mark, Place, Player, TeamPlace
from ...study.points import count_points
from ..kit.card import Block, Card, Control, Tone, heading, quote, small
from ..kit.controls import at_rest, button
from ..kit.verbs import (
    AskedIn,
    JoinQuiz,
    OpenControls,
    ShowMyAnswers,
    Shown,
    TurnResults,
)
from ..questions.cards import fact_button, say_level, say_rests_on
from ..questions.kinds import presenter_of
from ..questions.presenter import ClassKey, Dealt
from ..teaching.reports import report_button
from . import words

MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}
TOP = 5
MOST_NAMES = 60
"""Names in a lobby: two classes, and half of what a card holds."""
WHOLE = 100
"""Points from which a mean is told without decimals: half a point of 1,000 tells nothing."""
Names = Mapping[int, str]


def title_of(library: Library, quiz: ClassQuiz) -> str:
    """Name a quiz by its set or topic."""
    plan, topic = quiz.plan, library.topics.get(quiz.plan.topic)
    return plan.set_name or plan.about or (topic.title if topic else words.EVERYTHING)


def names_of(quiz: ClassQuiz, players: Sequence[Player]) -> Names:
    """Say how each player is shown: as Discord shows them, or by a nickname."""
    return {player.user: name_of(quiz, player) for player in players}


def name_of(quiz: ClassQuiz, player: Player) -> str:
    """Say how one player is shown; whose name the teacher refused is shown by a nickname in any case."""
    return nickname_in(quiz, player) or f"<@{player.user}>"


def list_names(names: Sequence[str], most: int) -> str:
    """List names in the order given, so many at most, and say how many more there are."""
    more = words.AND_MORE.format(count=len(names) - most) if len(names) > most else ""
    return ", ".join([*names[:most], *([more] if more else [])])


def teacher_button(quiz: ClassQuiz, shown: Shown) -> Control:
    """Make the one button that a card for all has for the teacher; the card is known again by it."""
    return button(words.TEACHER, OpenControls(quiz.id, quiz.position, shown), emoji="🎛️")


def lobby_card(library: Library, quiz: ClassQuiz, names: Sequence[str] = ()) -> Card:
    """Show what is about to be played, and who has come in."""
    plan, count = quiz.plan, len(quiz.plan.drawn)
    rules = [
        _length(plan.own_seconds or (plan.seconds,), count),
        words.RULES[plan.scoring.value],
        words.FINAL[plan.final],
        words.IN_TEAMS.format(teams=plan.teams) if plan.teams else "",
        words.UNDER_NICKNAMES if plan.nicknames else "",
    ]
    title = heading(words.TITLE.format(title=quote(title_of(library, quiz))))
    if quiz.phase is not Phase.LOBBY:
        begun = words.IN_THREAD.format(thread=quiz.thread) if quiz.thread else words.STARTED
        return Card(title, begun if quiz.asked else words.CANCELLED, tone=Tone.QUIZ)
    return Card(
        title,
        " ".join(rule for rule in rules if rule),
        say_joined(names),
        small(words.LATER),
        tone=Tone.QUIZ,
        controls=[
            [
                button(words.JOIN, JoinQuiz(quiz.id), style=discord.ButtonStyle.success, emoji="🙋"),
                teacher_button(quiz, Shown.LOBBY),
            ]
        ],
    )


def say_joined(names: Sequence[str]) -> str:
    """Say how many have joined, and their names."""
    joined = words.JOINED.get(len(names), words.JOINED_MANY.format(count=len(names)))
    return f"{joined}\n{list_names(names, MOST_NAMES)}" if names else joined


def _length(seconds: Sequence[int], count: int) -> str:
    """Say how many questions there are, and how long each is open."""
    if count == 1:
        return words.LENGTH_ONE.format(seconds=seconds[0])
    least, most = min(seconds), max(seconds)
    if least == most:
        return words.LENGTH.format(count=count, seconds=least)
    return words.LENGTH_VARIES.format(count=count, least=least, most=most)


# ---- a question


def asking_card(
    library: Library, quiz: ClassQuiz, question: AnyQuestion, count: int, closes: datetime | None, *, playing: int = 0,
    last: bool = False,
) -> Card:  # fmt: skip
    """Ask the question in play, or show that it is closed, or with `last` for most; nothing here differs by what is right."""
    asked, dealt = presenter_of(question), Dealt(library, question, quiz.plan.drawn[quiz.position])
    key = ClassKey(quiz.id, quiz.position)
    running, controls = last or (quiz.phase is Phase.ASKING and not quiz.paused), asked.class_controls(dealt, key)
    return Card(
        small(_numbered(quiz, quiz.position) + say_level(question)),
        heading(question.prompt),
        asked.class_body(dealt),
        small(asked.class_hint(dealt)) if running else "",
        say_clock(quiz, closes, count, playing, last=last),
        tone=Tone.QUIZ,
        controls=[*(controls if running else at_rest(controls)), [teacher_button(quiz, Shown.QUESTION)]],
    )


def say_clock(quiz: ClassQuiz, closes: datetime | None, count: int, playing: int, *, last: bool = False) -> str:
    """Say until when the question is open, and how many of those who play have answered."""
    answered = words.ANSWERED.format(count=count, all=max(count, playing))
    if last:
        return words.LAST_ANSWERS.format(answered=answered)
    if quiz.phase is not Phase.ASKING:
        return words.CLOSED.format(answered=answered)
    if quiz.paused or closes is None:
        return words.PAUSED.format(answered=answered)
    return words.CLOSES.format(when=discord.utils.format_dt(closes, "R"), answered=answered)


def skipped_card(quiz: ClassQuiz, question: AnyQuestion, position: int) -> Card:
    """Leave a question that counts for nobody as a record: it was skipped, or the quiz was ended in it."""
    told = words.ENDED if quiz.asked[position].ended else words.SKIPPED
    return Card(small(_numbered(quiz, position)), heading(question.prompt), told, tone=Tone.QUIET)


def reveal_card(
    library: Library, quiz: ClassQuiz, position: int, question: AnyQuestion, marks: Sequence[Mark], *,
    shown: Block, steered: bool, written: str = "",
) -> Card:  # fmt: skip
    """Show the key, how the class did, the explanation and its sources."""
    dealt = Dealt(library, question, quiz.plan.drawn[position])
    right = sum(mark.share >= 1 for mark in marks)
    did = words.HOW_MANY.format(right=right, count=len(marks)) if marks else words.NOBODY
    mine, teachers = ([my_answers(quiz)], [teacher_button(quiz, Shown.QUESTION)]) if steered else ([], [])
    return Card(
        small(_numbered(quiz, position)),
        heading(question.prompt),
        presenter_of(question).class_key(dealt) if marks else presenter_of(question).reveal(dealt, Given()),
        did,
        shown,
        written,
        question.explanation,
        say_rests_on(library, question),
        _goes_on(quiz) if steered else "",
        tone=Tone.KNOWLEDGE,
        controls=[[*mine, *fact_button(library, question), report_button(AskedIn.CLASS_QUIZ, quiz.id, position), *teachers]],
    )


def my_answers(quiz: ClassQuiz, *, style: discord.ButtonStyle = discord.ButtonStyle.secondary) -> Control:
    """Make the button under which each student alone sees how they did."""
    return button(words.MY_ANSWERS, ShowMyAnswers(quiz.id), style=style, emoji="📝")


def _goes_on(quiz: ClassQuiz) -> str:
    if quiz.paused:
        return small(words.STANDS_STILL)
    if quiz.until is None:
        return small(words.TEACHER_GOES_ON)
    return small(words.GOES_ON.format(when=discord.utils.format_dt(quiz.until, "R")))


# ---- standings


def standings_card(
    quiz: ClassQuiz, places: Sequence[Place], teams: Sequence[TeamPlace], names: Names, *, shown: Block = ""
) -> Card:
    """Show the best five, and where the others find themselves; in small print where a picture has them."""
    best = "\n".join(_place_line(place, names) for place in places[:TOP]) or words.NO_PLAYERS
    return Card(
        heading(words.STANDINGS.format(number=quiz.position + 1, total=len(quiz.plan.drawn))),
        shown,
        small(best) if shown else best,
        _team_lines(teams),
        _goes_on(quiz),
        tone=Tone.QUIZ,
        controls=[[my_answers(quiz), teacher_button(quiz, Shown.STANDINGS)]],
    )


def podium_card(quiz: ClassQuiz, places: Sequence[Place], teams: Sequence[TeamPlace], names: Names, *, shown: Block = "") -> Card:
    """Honour the best, the longest streak and the teams; say plainly where there is nothing to honour.

    What its one button for the teacher brings is the results, as there is nothing left to lead.
    """
    played, mine = any(asked.counts for asked in quiz.asked) and bool(places), my_answers(quiz, style=discord.ButtonStyle.primary)
    won = played and any(place.points for place in places)
    best = "\n".join(_place_line(place, names) for place in places[:TOP])
    return Card(
        heading(words.PODIUM),
        shown,
        (small(best) if shown else best) if won else words.PODIUM_NOTHING if played else words.PODIUM_EMPTY,
        _streak_line(places, names) if won else "",
        _team_lines(teams) if won else "",
        small(say_ended(quiz)),
        tone=Tone.QUIZ,
        controls=[[mine, button(words.TEACHER, TurnResults(quiz.id, 0), emoji="🎛️")]],
    )


def say_ended(quiz: ClassQuiz) -> str:
    """Say after which question a quiz was ended before its last; empty for one that was played out."""
    played = len(quiz.asked) - quiz.asked[-1].ended if quiz.ended_early else 0
    return words.ENDED_AFTER.format(number=played, total=len(quiz.plan.drawn)) if quiz.ended_early else ""


def _place_line(place: Place, names: Names) -> str:
    return f"{_medal(place.rank, place.points)} {names[place.user]} · **{count_points(place.points)}**"


def _medal(rank: int, points: float) -> str:
    """Give a medal for points won; else the place, in bold, as Discord would count a plain list on past a tie."""
    return MEDALS.get(rank, f"**{rank}.**") if points > 0 else f"**{rank}.**"


def _streak_line(places: Sequence[Place], names: Names) -> str:
    best = max(place.streak for place in places)
    if best < 2:
        return ""
    own = [names[place.user] for place in places if place.streak == best]
    return words.STREAK.format(names=", ".join(own[:3]) + (f" +{len(own) - 3}" if len(own) > 3 else ""), streak=best)


def _team_lines(teams: Sequence[TeamPlace]) -> str:
    if not teams:
        return ""
    lines = [
        words.TEAM_LINE.format(
            medal=_medal(place.rank, place.mean),
            team=place.team,
            mean=count_points(round(place.mean) if place.mean > WHOLE else place.mean),
            members=f"{place.members}\u00a0👤",
            total=count_points(place.total),
        )
        for place in teams
    ]
    return "\n".join([words.TEAMS_TITLE, *lines])


def _numbered(quiz: ClassQuiz, position: int) -> str:
    return words.QUESTION.format(number=position + 1, total=len(quiz.plan.drawn))
