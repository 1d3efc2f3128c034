"""How a class quiz went: by question, hardest first, and by student; as records, and as a table for a spreadsheet."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

import msgspec

from ...language.shares import percent
from ...library.catalogue import Library
from ...library.model import Fact
from ...library.questions import AnyQuestion
from ...marking.judgement import Given
from ...marking.kinds import kind_of, misconception_of, options_of, right_choice
from ...units.formulas import make_harmless
from ..points import count_points
from .quiz import ClassQuiz
from .standings import Mark, Place, Player, rank_players

TAUGHT = 0.8
"""The share of right answers from which a question needs no teaching again."""
MOST_TAUGHT = 6
MOST_TIED = 2
"""How many wrong answers given equally often are named; more of them tell a teacher nothing."""
Answer = TypeVar("Answer", int, str)


class TableHeads(msgspec.Struct, frozen=True, kw_only=True):
    """What stands above the columns of a table, but those of the questions."""

    student: str
    number: str
    team: str
    place: str
    points: str
    marks: str
    maximum: str
    percent: str
    quiz: str
    date: str


class Mistake(msgspec.Struct, frozen=True):
    """A wrong answer, how often it was given, and the fact whose myth it stands for, if any."""

    text: str
    count: int
    belief: str = ""


class QuestionResult(msgspec.Struct, frozen=True, kw_only=True):
    """How the class did on one question; `mistakes` is the wrong answer given most, or the two that tie."""

    position: int
    question: AnyQuestion
    right: int
    count: int
    mistakes: tuple[Mistake, ...] = ()
    library: Library | None = None
    """What the question rested on when it was asked; None for what the whole library says."""

    @property
    def share(self) -> float | None:
        """The share of right answers; None where nobody answered."""
        return self.right / self.count if self.count else None


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """A whole quiz: its questions that count, hardest first and unanswered last, and its students, best first."""

    questions: tuple[QuestionResult, ...]
    places: tuple[Place, ...]

    @property
    def missed(self) -> tuple[QuestionResult, ...]:
        """The questions that most of those who answered got wrong, in the order in which they were asked."""
        found = (each for each in self.questions if each.share is not None and each.share < 0.5)
        return tuple(sorted(found, key=lambda each: each.position))

    @property
    def share(self) -> float | None:
        """The share of right answers in all that were given; None where none was."""
        count = sum(each.count for each in self.questions)
        return sum(each.right for each in self.questions) / count if count else None


class ToTeach(NamedTuple):
    """What to teach again: a fact, or a question that rests on none; the library it is of, and the share of right answers."""

    fact: Fact | None
    question: AnyQuestion
    library: Library
    share: float | None


def sum_up(quiz: ClassQuiz, players: Iterable[Player], marks: Sequence[Mark], library: Library) -> Results:
    """Sum up what is stored, by the questions as they were asked; those that were skipped are left out.

    So are those that were not kept as they were asked, and have been taken out of the unit.
    """
    absent = quiz.absent
    counted = [mark for mark in marks if mark.user not in absent]
    found = [
        _sum_question(position, kept.question, [mark for mark in counted if mark.position == position], kept.library)
        for position, asked in enumerate(quiz.asked)
        if asked.counts and (kept := quiz.plan.question_at(position, library)) is not None
    ]
    hardest = sorted(found, key=lambda each: (each.share is None, each.share or 0, each.position))
    return Results(questions=tuple(hardest), places=tuple(rank_players(quiz, players, marks)))


def _sum_question(position: int, question: AnyQuestion, marks: Sequence[Mark], library: Library) -> QuestionResult:
    return QuestionResult(
        position=position,
        question=question,
        right=sum(mark.share >= 1 for mark in marks),
        count=len(marks),
        mistakes=_most_wrong(question, marks, library),
        library=library,
    )


def _most_wrong(question: AnyQuestion, marks: Sequence[Mark], library: Library) -> tuple[Mistake, ...]:
    """Give the wrong answer given most, or the two that tie; none where more do."""
    if kind_of(question).chosen:
        right = {*right_choice(question, library)}
        chosen = Counter(index for mark in marks for index in mark.given.chosen if index not in right)
        options = options_of(question, library)
        return tuple(
            Mistake(options[index], chosen[index], misconception_of(question, Given((index,)))) for index in _leading(chosen)
        )
    if slips := Counter(slip for mark in marks for slip in kind_of(question).slips(question, mark.given)):
        return tuple(Mistake(text, slips[text]) for text in _leading(slips))
    wrong = [" ".join(mark.given.text.split()) for mark in marks if mark.given.text and not mark.share]
    typed = Counter(text.casefold() for text in wrong)
    spelt = {text.casefold(): text for text in reversed(wrong)}  # as the first of them wrote it
    return tuple(Mistake(spelt[text], typed[text]) for text in _leading(typed))


def _leading(counts: Counter[Answer]) -> list[Answer]:
    """List what was given most, in the order of first mention; nothing where more than `MOST_TIED` tie."""
    most = max(counts.values(), default=0)
    leading = [given for given, count in counts.items() if count == most]
    return leading if len(leading) <= MOST_TIED else []


def what_to_teach(results: Results, library: Library) -> list[ToTeach]:
    """List what to teach again, hardest first: facts, of a belief the one that corrects it, and questions that rest on none.

    What nobody answered says nothing of what is known: it is listed only where nothing else is.
    """
    missed = [each for each in results.questions if each.share is not None and each.share < TAUGHT]
    found: dict[str, ToTeach] = {}
    for each in missed or [each for each in results.questions if each.share is None]:
        own, question = library if each.library is None else each.library, each.question
        if not question.fact:
            found.setdefault(f"? {question.id}", ToTeach(None, question, own, each.share))
        for key in (question.fact, *(mistake.belief for mistake in each.mistakes)):
            if key in own.facts:
                found.setdefault(key, ToTeach(own.facts[key], question, own, each.share))
    return list(found.values())[:MOST_TAUGHT]


def write_table(
    quiz: ClassQuiz, title: str, results: Results, marks: Sequence[Mark], names: Mapping[int, str], heads: TableHeads
) -> bytes:
    """Write a CSV that spreadsheets open as it is: UTF-8 with a mark, one row a student, one column a question.

    A cell is the share of an answer, and empty where there was none; text that a spreadsheet would run is made harmless.
    Marks are the sum of these, so that they do not depend on speed; quiz and date stand in each row, as tables are joined.
    """
    worth = {(mark.user, mark.position): mark.share for mark in marks}
    asked = sorted(results.questions, key=lambda each: each.position)
    teams = bool(quiz.plan.teams)
    head = [heads.student, heads.number, *([heads.team] if teams else []), heads.place, heads.points]
    head += [heads.marks, heads.maximum, heads.percent, *(_head(each) for each in asked), heads.quiz, heads.date]
    from csv import writer  # which a start does without

    out = io.StringIO()
    table = writer(out)
    table.writerow(map(make_harmless, head))
    for place in results.places:
        # An id is longer than a spreadsheet's figures are exact, so it is written as text.
        own = [names.get(place.user, str(place.user)), f"id {place.user}", *([str(place.team)] if teams else [])]
        shares = [worth.get((place.user, each.position)) for each in asked]
        won = sum(share for share in shares if share is not None)
        cells = [*own, str(place.rank), count_points(place.points), count_points(won), str(len(asked))]
        cells += [str(percent(won / len(asked)) if asked else 0), *map(_cell, shares), title, f"{quiz.created:%Y-%m-%d}"]
        table.writerow(map(make_harmless, cells))
    return out.getvalue().encode("utf-8-sig")


HEAD = 24
"""Letters of a question above its column."""


def _head(asked: QuestionResult) -> str:
    """Give the number of a question and the beginning of it, cut at a word."""
    prompt = " ".join(asked.question.prompt.split())
    begun = prompt if len(prompt) <= HEAD else prompt[:HEAD].rpartition(" ")[0] or prompt[:HEAD]
    return f"{asked.position + 1}. {begun}" + ("…" if begun != prompt else "")


def _cell(share: float | None) -> str:
    return "" if share is None else count_points(share)
