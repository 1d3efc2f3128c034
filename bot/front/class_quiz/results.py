"""/class results: how a class quiz went, what to teach again, and marks for a spreadsheet; for teachers alone."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from itertools import pairwise

import discord
from discord import app_commands, ui
from msgspec.structs import replace

from ...errors import Refusal
from ...language.folding import fold
from ...language.shares import percent
from ...library.catalogue import Library
from ...study.class_quiz.plan import Plan
from ...study.class_quiz.quiz import ClassQuiz
from ...study.class_quiz.results import Mistake, QuestionResult, Results, TableHeads, ToTeach, sum_up, what_to_teach, write_table
from ...study.class_quiz.standings import Mark
from ...study.points import count_points
from ...study.questions.bank import find_questions
from ...study.questions.dealt import Drawn
from ..kit import words as kit_words
from ..kit.card import PAGE, Block, Card, Control, Tone, heading, lead_of, paginate, picture, quote, rule, shorten
from ..kit.client import AnyCommand, Interaction, library_of, local_time, member_names, place_of
from ..kit.controls import button, hold_page, on_press, pager
from ..kit.replies import Picture, Reply, answer, answer_press
from ..kit.verbs import DownloadMarks, PlayAgain, TeachAgain, TurnResults
from ..lookup.cards import facts_menu, sources_line
from ..questions.cards import say_rests_on
from ..questions.kinds import presenter_of
from ..questions.presenter import Dealt
from ..teaching.classroom import classroom
from . import words
from .cards import say_ended, title_of
from .commands import open_lobby, wants_thread

COMMANDS: tuple[AnyCommand, ...] = ()
CHART = "results.png"
_HEADS = TableHeads(
    student=words.TABLE_STUDENT, number=words.TABLE_NUMBER, team=words.TABLE_TEAM, place=words.TABLE_PLACE,
    points=words.TABLE_POINTS, marks=words.TABLE_MARKS, maximum=words.TABLE_MAXIMUM, percent=words.TABLE_PERCENT,
    quiz=words.TABLE_QUIZ, date=words.TABLE_DATE,
)  # fmt: skip
MOST_CHARTED = 6
"""Questions on a page: a phone shows their chart at a glance, and the alt text has room for all."""
STUDENTS_PAGE = 2400
"""Characters of a page of students, most of them ids that are shown as names: a whole class of 30."""


async def complete_quiz(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Offer the quizzes of this server, the latest first."""
    library, typed = library_of(interaction), current.strip().casefold()
    named = [
        (f"{local_time(interaction, quiz.created):%d %b %Y, %H:%M %Z} · {title_of(library, quiz)}", quiz.id)
        for quiz in await interaction.client.store.class_quizzes.past(place_of(interaction))
    ]
    return [app_commands.Choice(name=shorten(name, 100), value=key) for name, key in named if typed in name.casefold()]


@classroom.command(name="results", description=words.RESULTS)
@app_commands.describe(quiz=words.RESULTS_QUIZ)
@app_commands.autocomplete(quiz=complete_quiz)
async def results(interaction: Interaction, quiz: str | None = None) -> None:
    async def work() -> Reply:
        if quiz:
            return await _results(interaction, quiz, 0)
        past = await interaction.client.store.class_quizzes.past(place_of(interaction), most=1)
        if not past:
            raise Refusal(words.RESULTS_NONE)
        return await _results(interaction, past[0].id, 0)

    await answer(interaction, work(), private=True)


async def _load(interaction: Interaction, quiz_id: str) -> tuple[ClassQuiz, list[Mark], Results]:
    """Read a quiz of this server; raise Refusal for any other."""
    store = interaction.client.store.class_quizzes
    quiz = await store.find(quiz_id)
    if quiz is None or quiz.guild != place_of(interaction):
        raise Refusal(words.RESULTS_UNKNOWN)
    marks = await store.marks(quiz_id)
    return quiz, marks, sum_up(quiz, await store.players(quiz_id), marks, library_of(interaction))


async def _results(interaction: Interaction, quiz_id: str, page: int) -> Reply:
    quiz, _, summed = await _load(interaction, quiz_id)
    title = words.RESULTS_TITLE.format(title=title_of(library_of(interaction), quiz))
    shown = words.RESULTS_TITLE.format(title=quote(title_of(library_of(interaction), quiz)))
    pages = results_pages(library_of(interaction), summed)
    at = hold_page(page, len(pages))
    text, charted = pages[at]
    chart = await _chart(charted, title, at + 1, len(pages)) if charted else None
    card = Card(
        heading(shown, _played(quiz, summed), say_ended(quiz)),
        picture(CHART, chart[1]) if chart else "",
        text,
        tone=Tone.KNOWLEDGE,
        controls=[
            pager(lambda turned: TurnResults(quiz.id, turned), page=at, pages=len(pages)),
            [
                button(words.RESULTS_CSV, DownloadMarks(quiz.id), emoji="📄"),
                button(words.RESULTS_TEACH, TeachAgain(quiz.id), style=discord.ButtonStyle.primary, emoji="🔁"),
            ],
            _again_buttons(quiz, summed),
        ],
    )
    return Reply(card, Picture(CHART, chart[0]) if chart else None)


def _again_buttons(quiz: ClassQuiz, summed: Results) -> list[Control]:
    """Make the buttons that play a quiz again, or what most of the class got wrong in it."""
    again = button(words.RESULTS_AGAIN, PlayAgain(quiz.id, missed=False), emoji="▶️")
    count = len(summed.missed)
    if not count:
        return [again]
    return [again, button(words.RESULTS_MISSED.format(count=count), PlayAgain(quiz.id, missed=True), emoji="🎯")]


@on_press(PlayAgain)
async def _play_again(interaction: Interaction, asked: PlayAgain) -> None:
    """Open the lobby of a quiz that asks the same once more, by the same rules, of the units that it was drawn from."""

    async def planned() -> Plan:
        client, guild = interaction.client, place_of(interaction)
        quiz, _, summed = await _load(interaction, asked.quiz)
        missed = [each.question.id for each in summed.missed]
        if asked.missed and not missed:
            raise Refusal(words.RESULTS_NONE_MISSED)
        wanted = missed if asked.missed else [drawn.question for drawn in quiz.plan.drawn]
        library = await client.libraries.of(guild, quiz.plan.units) if quiz.plan.units else library_of(interaction)
        off = client.store.reports.off(guild)
        questions = [each for each in find_questions(library, wanted) if each.id not in off]
        if not questions:
            raise Refusal(words.RESULTS_AGAIN_GONE)
        title = _missed_title(title_of(library, quiz)) if asked.missed else ""
        seed = client.rng.getrandbits(48)
        return quiz.plan.again(questions, library, seed=seed, in_thread=wants_thread(interaction), title=title)

    await open_lobby(interaction, planned)


def _missed_title(title: str) -> str:
    """Name a quiz by the one whose missed questions it asks, also where that was one of those."""
    lead = words.MISSED_TITLE.format(title="")
    return shorten(lead + title.removeprefix(lead), 60)


def _played(quiz: ClassQuiz, summed: Results) -> str:
    students = words.RESULTS_PLAYERS.get(len(summed.places), words.RESULTS_PLAYERS_MANY.format(count=len(summed.places)))
    when = discord.utils.format_dt(quiz.created, "f")
    did = _shared(summed.share, words.RESULTS_SHARE)
    return words.RESULTS_PLAYED.format(when=when, players=students, did=did)


def _shared(share: float | None, sentence: str) -> str:
    """Say a share of right answers, or that there were none to have one."""
    return words.RESULTS_NOBODY if share is None else sentence.format(percent=f"{percent(share)}%")


def results_pages(library: Library, summed: Results) -> list[tuple[str, Sequence[QuestionResult]]]:
    """Write the pages with the questions that each is to chart: first the questions, hardest first, then the students."""
    asked = [(each, _question_lines(library, each)) for each in summed.questions]
    students = [
        words.RESULTS_STUDENT.format(
            rank=place.rank,
            name=f"<@{place.user}>",
            right=place.right,
            total=len(summed.questions),
            points=count_points(place.points),
        )
        for place in summed.places
    ]
    listed = paginate(students, most=STUDENTS_PAGE, between="\n") if students else []
    return [
        *[("\n\n".join(text for _, text in part), [each for each, _ in part]) for part in _split_evenly(asked)],
        *([] if asked else [(words.PODIUM_EMPTY, ())]),
        *[(f"{words.RESULTS_STUDENTS}\n{text}", ()) for text in listed],
    ]


def _split_evenly(asked: Sequence[tuple[QuestionResult, str]]) -> list[Sequence[tuple[QuestionResult, str]]]:
    """Split the questions into as few pages of even length as keep both the text and the chart short."""
    parts: list[Sequence[tuple[QuestionResult, str]]] = []
    for pages in range(max(1, -(-len(asked) // MOST_CHARTED)), len(asked) + 1):
        ends = [len(asked) * page // pages for page in range(pages + 1)]
        parts = [asked[start:end] for start, end in pairwise(ends)]
        if all(sum(len(text) + 2 for _, text in part) <= PAGE for part in parts):
            break
    return parts


def _question_lines(library: Library, each: QuestionResult) -> str:
    did = words.NOBODY
    if each.share is not None:
        did = words.RESULTS_RIGHT.format(percent=f"{percent(each.share)}%", right=each.right, count=each.count)
    asked = words.RESULTS_QUESTION.format(number=each.position + 1, prompt=shorten(each.question.prompt, 200), did=did)
    return "\n".join([asked, *_mistake_lines(library if each.library is None else each.library, each.mistakes)])


def _mistake_lines(library: Library, mistakes: Sequence[Mistake]) -> list[str]:
    """Name the wrong answer given most and the myth it stands for; of two that tie, say whose myth is whose."""
    if not mistakes:
        return []
    texts, count = [quote(each.text, 120) for each in mistakes], mistakes[0].count
    if len(mistakes) == 1:
        lines, belief = [words.RESULTS_WRONG.format(text=texts[0], count=count)], words.RESULTS_BELIEF
    else:
        named = words.AND.join(f"“{text}”" for text in texts)
        lines, belief = [words.RESULTS_WRONG_TIED.format(texts=named, count=count)], words.RESULTS_BELIEF_TIED
    for text, each in zip(texts, mistakes, strict=True):
        if each.belief in library.facts and library.facts[each.belief].myth:
            lines.append(belief.format(text=text, myth=library.facts[each.belief].myth))
    return lines


async def _chart(charted: Sequence[QuestionResult], title: str, page: int, pages: int) -> tuple[bytes, str]:
    """Draw the chart of the questions on one page, off the event loop."""
    return await asyncio.to_thread(_draw, charted, title, page, pages)


def _draw(charted: Sequence[QuestionResult], title: str, page: int, pages: int) -> tuple[bytes, str]:
    from ...pictures.charts import Row, describe_results, draw_results  # in the thread, too: the first import takes 0.2 s

    rows = [
        Row(f"{each.position + 1}. {each.question.prompt}", each.share, f"{each.right} of {each.count}" if each.count else "")
        for each in charted
    ]
    return draw_results(rows, title=title, page=page, pages=pages), describe_results(rows)


@on_press(TurnResults)
async def _turn(interaction: Interaction, asked: TurnResults) -> None:
    await answer_press(interaction, _results(interaction, asked.quiz, asked.page))


@on_press(DownloadMarks)
async def _download(interaction: Interaction, asked: DownloadMarks) -> None:
    async def work() -> Reply:
        quiz, marks, summed = await _load(interaction, asked.quiz)
        quiz = replace(quiz, created=local_time(interaction, quiz.created))  # its date is that of the classroom
        names = await member_names(interaction, [place.user for place in summed.places])
        title = title_of(library_of(interaction), quiz)
        name = re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")
        file = f"class-quiz-{name}-{quiz.created:%Y-%m-%d}.csv".replace("--", "-")
        card = Card(words.RESULTS_CSV_READY, ui.File(f"attachment://{file}"), tone=Tone.KNOWLEDGE)
        return Reply(card, Picture(file, write_table(quiz, title, summed, marks, names, _HEADS)))

    await answer(interaction, work(), private=True)


@on_press(TeachAgain)
async def _teach(interaction: Interaction, asked: TeachAgain) -> None:
    """Show what to revisit with its sources, as something that can be put on the wall."""

    async def work() -> Reply:
        _, _, summed = await _load(interaction, asked.quiz)
        missed = what_to_teach(summed, library_of(interaction))
        if not missed:
            return Reply(Card(words.RESULTS_TEACH_NOTHING, tone=Tone.RIGHT))
        blocks: list[Block] = [block for each in missed for block in (rule(), _say_missed(each))]
        facts = [each.fact for each in missed if each.fact is not None]
        menu: list[list[Control]] = [[facts_menu(kit_words.RELATED_CHOOSE, facts)]] if facts else []
        return Reply(Card(heading(words.RESULTS_TEACH_TITLE), *blocks, tone=Tone.KNOWLEDGE, controls=menu))

    await answer(interaction, work(), private=True)


def _say_missed(missed: ToTeach) -> str:
    """Say what a fact is, what many believe instead and who says so; of a question that rests on none, what is right."""
    did, fact = _shared(missed.share, words.RESULTS_TEACH_SHARE), missed.fact
    if fact is None:
        key = presenter_of(missed.question).brief_key(Dealt(missed.library, missed.question, Drawn(missed.question.id)))
        told = words.RESULTS_TEACH_QUESTION.format(
            prompt=shorten(missed.question.prompt, 200), did=did, key=kit_words.KEY.format(key=key)
        )
        return "\n".join([told, say_rests_on(missed.library, missed.question)])
    told = words.RESULTS_TEACH_LINE.format(title=fact.title, did=did, statement=lead_of(fact.statement, 260))
    belief = words.RESULTS_TEACH_BELIEF.format(myth=shorten(fact.myth, 120)) if fact.myth else ""
    return "\n".join(part for part in (told, belief, sources_line(missed.library.support(fact), 90)) if part)
