"""How a class quiz went: by question, hardest first, and by student; as records, and as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from ..library.catalogue import Library
from ..library.model import AnyQuestion, Fact, OneChoice, SeveralChoices, TrueFalse
from .answers import misconception_of, options_of, right_choice
from .bank import find_question
from .judgement import Given
from .live import Live
from .points import count_points
from .standings import Mark, Place, Player, rank_players

TAUGHT = 0.8
"""The share of right answers from which a question needs no teaching again."""
MOST_FACTS = 6
_FORMULA = ("=", "+", "-", "@")
_CONTROLS = ("\t", "\r", "\n")
_CHOICES = (OneChoice, SeveralChoices, TrueFalse)


class QuestionResult(msgspec.Struct, frozen=True, kw_only=True):
    """How the class did on one question; `wrong` is the wrong answer given most, `belief` the fact whose myth it is."""

    position: int
    question: AnyQuestion
    right: int
    count: int
    wrong: str = ""
    wrong_count: int = 0
    belief: str = ""

    @property
    def share(self) -> float:
        return self.right / self.count if self.count else 0.0


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """A whole quiz: its questions that count, hardest first, and its students, best first."""

    questions: tuple[QuestionResult, ...]
    places: tuple[Place, ...]

    @property
    def share(self) -> float:
        """The share of right answers in all that were given."""
        count = sum(each.count for each in self.questions)
        return sum(each.right for each in self.questions) / count if count else 0.0


def sum_up(live: Live, players: Iterable[Player], marks: Sequence[Mark], library: Library) -> Results:
    """Sum up what is stored; questions that were skipped or have been taken out of the unit are left out."""
    found = [
        _sum_question(position, question, [mark for mark in marks if mark.position == position], library)
        for position, asked in enumerate(live.asked)
        if asked.counts and (question := find_question(library, live.plan.drawn[position].question)) is not None
    ]
    hardest = sorted(found, key=lambda each: (each.share, each.position))
    return Results(questions=tuple(hardest), places=tuple(rank_players(live, players, marks)))


def _sum_question(position: int, question: AnyQuestion, marks: Sequence[Mark], library: Library) -> QuestionResult:
    wrong, count, belief = _most_wrong(question, marks, library)
    return QuestionResult(
        position=position,
        question=question,
        right=sum(mark.share >= 1 for mark in marks),
        count=len(marks),
        wrong=wrong,
        wrong_count=count,
        belief=belief,
    )


def _most_wrong(question: AnyQuestion, marks: Sequence[Mark], library: Library) -> tuple[str, int, str]:
    """Give the wrong answer given most, how often it was, and the fact whose myth it stands for."""
    if isinstance(question, _CHOICES):
        right = {*right_choice(question, library)}
        chosen = Counter(index for mark in marks for index in mark.given.chosen if index not in right)
        if not chosen:
            return "", 0, ""
        (index, count), *_ = chosen.most_common(1)
        return options_of(question, library)[index], count, misconception_of(question, Given((index,)))
    typed = Counter(" ".join(mark.given.text.split()).casefold() for mark in marks if mark.given.text and not mark.share)
    if not typed:
        return "", 0, ""
    (text, count), *_ = typed.most_common(1)
    return text, count, ""


def facts_to_teach(results: Results, library: Library) -> list[tuple[Fact, float]]:
    """List the facts to revisit with the share of right answers, hardest first; of a belief, the fact that corrects it."""
    found: dict[str, tuple[Fact, float]] = {}
    for each in results.questions:
        if each.share < TAUGHT:
            for key in (each.question.fact, each.belief):
                if key in library.facts:
                    found.setdefault(key, (library.facts[key], each.share))
    return list(found.values())[:MOST_FACTS]


def write_table(live: Live, results: Results, marks: Sequence[Mark], names: Mapping[int, str]) -> bytes:
    """Write a CSV that spreadsheets open as it is: UTF-8 with a mark, one row a student, one column a question.

    A cell is the share of an answer, and empty where there was none; text that a spreadsheet would run is made harmless.
    """
    worth = {(mark.user, mark.position): mark.share for mark in marks}
    asked = sorted(results.questions, key=lambda each: each.position)
    teams = bool(live.plan.teams)
    head = ["Student", "Id", *(["Team"] if teams else []), "Place", "Points", "Right"]
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(make_harmless(cell) for cell in [*head, *(f"{each.position + 1}. {each.question.prompt}" for each in asked)])
    for place in results.places:
        # An id is longer than a spreadsheet's figures are exact, so it is written as text.
        own = [names.get(place.user, str(place.user)), f"id {place.user}", *([str(place.team)] if teams else [])]
        marked = [_cell(worth.get((place.user, each.position))) for each in asked]
        cells = [*own, str(place.rank), count_points(place.points), str(place.right), *marked]
        table.writerow(make_harmless(cell) for cell in cells)
    return out.getvalue().encode("utf-8-sig")


def _cell(share: float | None) -> str:
    return "" if share is None else count_points(share)


def make_harmless(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula, also behind spaces."""
    return f"'{cell}" if cell.startswith(_CONTROLS) or cell.lstrip().startswith(_FORMULA) else cell
