"""The cards of a class quiz: lobby, question, reveal, standings, podium, and what each student sees privately."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import discord

from ...library.catalogue import Library
from ...library.questions import AnyQuestion
from ...marking.judgement import Given
from ...marking.kinds import feedback_of
from ...study.class_quiz.quiz import ClassQuiz, Phase
from ...study.class_quiz.shown_names import nickname_in
from ...study.class_quiz.standings import Mark, Place, Player, TeamPlace
from ...study.points import count_points
from ..kit import words as kit_words
from ..kit.card import Block, Card, Control, Tone, heading, lead_of, paginate, quote, shorten, small
from ..kit.controls import at_rest, button, hold_page, pager
from ..kit.verbs import (
    AskedIn,
    JoinQuiz,
    OpenControls,
    Practise,
    RetryFromClass,
    ShowMyAnswers,
    Shown,
    TurnMyAnswers,
    TurnResults,
)
from ..lookup.cards import sources_line
from ..questions.cards import fact_button, say_level, say_rests_on
from ..questions.kinds import presenter_of
from ..questions.presenter import ClassKey, Dealt
from ..teaching.reports import report_button
from . import words
from .private_lines.cards import say_place

MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}
TOP = 5
MOST_NAMES = 60
"""Names in a lobby: two classes, and half of what a card holds."""
WHOLE = 100
"""Points from which a mean is told without decimals: half a point of 1,000 tells nothing."""
RECAP_PAGE, RECAP_FACTS = 2000, 5
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


def joined_card(quiz: ClassQuiz, player: Player, *, new: bool) -> Card:
    """Tell one student privately that they are in."""
    told = words.YOU_ARE_IN if new else words.YOU_ARE_IN_ALREADY
    return Card("\n".join([told, *say_place(quiz, player)]), tone=Tone.QUIZ)


# ---- a question


def asking_card(
    library: Library, quiz: ClassQuiz, question: AnyQuestion, count: int, closes: datetime | None, *, playing: int = 0
) -> Card:
    """Ask the question in play, or show that it is closed; nothing here differs by what is right."""
    asked, dealt = presenter_of(question), Dealt(library, question, quiz.plan.drawn[quiz.position])
    key = ClassKey(quiz.id, quiz.position)
    running, controls = quiz.phase is Phase.ASKING and not quiz.paused, asked.class_controls(dealt, key)
    return Card(
        small(_numbered(quiz, quiz.position) + say_level(question)),
        heading(question.prompt),
        asked.class_body(dealt),
        small(asked.class_hint(dealt)) if running else "",
        say_clock(quiz, closes, count, playing),
        tone=Tone.QUIZ,
        controls=[*(controls if running else at_rest(controls)), [teacher_button(quiz, Shown.QUESTION)]],
    )


def say_clock(quiz: ClassQuiz, closes: datetime | None, count: int, playing: int) -> str:
    """Say until when the question is open, and how many of those who play have answered."""
    answered = words.ANSWERED.format(count=count, all=max(count, playing))
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
        controls=[
            [
                *([my_answers(quiz)] if steered else []),
                *fact_button(library, question),
                report_button(AskedIn.CLASS_QUIZ, quiz.id, position),
                *([teacher_button(quiz, Shown.QUESTION)] if steered else []),
            ],
        ],
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


def saved_card(quiz: ClassQuiz, said: str, *, changed: bool, late: Player | None = None) -> Card:
    """Tell one student that the answer is stored, in the same words whatever it is worth; a late joiner also their place."""
    told = (words.CHANGED if changed else words.SAVED).format(answer=said)
    may_change = "" if quiz.plan.final else small(words.MAY_CHANGE)
    return Card(told, "\n".join(say_place(quiz, late)) if late else "", may_change, tone=Tone.QUIZ)


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
    """Honour the best, the longest streak and the teams; say plainly where there is nothing to honour."""
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
        controls=[[mine, button(words.RESULTS_BUTTON, TurnResults(quiz.id, 0), emoji="📊")]],
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


def rank_card(places: Sequence[Place], user: int) -> Card:
    """Tell one student privately where they are."""
    mine = next((place for place in places if place.user == user), None)
    if mine is None:
        return Card(words.NOT_IN, tone=Tone.QUIET)
    told = words.RANK.format(
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
    onward = button(words.PRACTISE, Practise(), style=discord.ButtonStyle.primary, emoji="🧠")
    over = quiz.phase in (Phase.PODIUM, Phase.DONE)
    again = button(words.RETRY, RetryFromClass(quiz.id), style=discord.ButtonStyle.primary, emoji="🔁")
    return Card(
        heading(words.RECAP.format(right=right, total=len(counted))),
        standing,
        pages[shown],
        "" if missed or not counted else words.RECAP_ALL,
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
    asked, line = presenter_of(dealt.question), words.RECAP_LINE if mark else words.RECAP_UNANSWERED
    sign = "✅" if mark and mark.share >= 1 else "🟡" if mark and mark.share else "❌"
    lines = [line.format(sign=sign, number=position + 1, prompt=shorten(dealt.question.prompt, 80))]
    if mark is not None:
        lines.append(small(words.RECAP_GIVEN.format(answer=asked.brief(dealt, mark.given))))
    if mark is None or mark.share < 1:
        lines.append(small(words.RECAP_KEY.format(key=asked.brief_key(dealt))))
    if mark is not None:
        lines += [small(shorten(said, 300)) for said in feedback_of(dealt.question, mark.given)]
    return "\n".join(lines)


def _titled(title: str) -> str:
    """Set a title before its text, with a colon unless it ends a sentence itself."""
    return f"**{title}**" if title.endswith(("?", "!")) else f"**{title}**:"


def _numbered(quiz: ClassQuiz, position: int) -> str:
    return words.QUESTION.format(number=position + 1, total=len(quiz.plan.drawn))
