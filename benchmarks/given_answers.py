"""How answers that others judged are marked, each in its own unit alone: no library but that of its unit is there.

Beside answers.py, which calls it where cases are named with `--cases`; its last line is what a release is held against.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec

from bot.language.dates import Precision
from bot.language.written_dates import authored_date
from bot.library.catalogue import Library
from bot.library.ids import qualify, unit_key
from bot.library.questions import AnyQuestion, DateAsked, NumberAsked, Typed
from bot.marking.kinds import Given, Rules, Verdict, judge
from bot.units.check import check_content

KINDS = {"typed": Typed, "date": DateAsked, "number": NumberAsked}
PRECISIONS = {"year": Precision.YEAR, "month": Precision.MONTH, "day": Precision.DAY}


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """An answer to a question of a unit, or to one of its own, with the verdict of a fair teacher."""

    unit: str
    question: str
    kind: Literal["typed", "date", "number"]
    accepted: tuple[str, ...]
    answer: str
    verdict: Verdict
    precision: Literal["", "year", "month", "day"] = ""
    tolerance: float = 0.0
    measure: str = ""
    """Of a number that the unit does not ask for itself."""
    day_first: bool = True
    arguable: bool = False
    set: str = ""

    @property
    def group(self) -> str:
        return "arguable" if self.arguable else self.set or self.kind


class Marked(msgspec.Struct, frozen=True):
    """A case with the verdict that it got, and the reason of it."""

    case: Case
    verdict: Verdict
    reason: str

    @property
    def agrees(self) -> bool:
        """Whether both say so: a near miss and a wrong answer are one."""
        refused = {Verdict.NEAR_MISS, Verdict.WRONG}
        return self.verdict is self.case.verdict or {self.verdict, self.case.verdict} <= refused


def main(arguments: Sequence[str]) -> int:
    """Mark the cases of a file; the last line sums up."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks answers", description=__doc__)
    parser.add_argument("--content", type=Path, required=True, help="a folder of units")
    parser.add_argument("--cases", type=Path, required=True, help="answers with their verdicts, JSON Lines")
    parser.add_argument("--show", action="store_true", help="print every disagreement")
    options = parser.parse_args(arguments)
    cases = [msgspec.json.decode(line, type=Case) for line in options.cases.read_bytes().splitlines() if line.strip()]
    units = check_content(options.content).library.units
    libraries = {unit.head.id: Library([qualify(unit, unit_key(unit.head.id))]) for unit in units}
    marked = [mark_case(case, libraries[case.unit]) for case in cases]
    _print_groups(marked)
    if options.show:
        _print_disagreements(marked)
    print(sum_up(marked))
    return 0


def mark_case(case: Case, library: Library) -> Marked:
    """Mark one case in the library of its unit."""
    rules = Rules(day_first=case.day_first)
    judged = judge(question_of(case, library), Given(text=case.answer), library, rules=rules)
    return Marked(case, judged.verdict, judged.reason.reason.name if judged.reason else "")


def question_of(case: Case, library: Library) -> AnyQuestion:
    """Give the question of the unit that a case asks, or make it."""
    wanted = KINDS[case.kind]
    for question in library.questions.values():
        if isinstance(question, wanted) and question.prompt == case.question:
            return question
    if case.kind == "typed":
        return Typed(id="asked", prompt=case.question, answers=case.accepted)
    if case.kind == "number":
        answer = float(re.sub(r"[^\d.-]", "", case.accepted[0]))
        return NumberAsked(id="asked", prompt=case.question, answer=answer, tolerance=case.tolerance, measure=case.measure)
    date = authored_date(case.accepted[0])
    if date is None:
        raise ValueError(f"{case.accepted[0]!r} is no date")
    return DateAsked(id="asked", prompt=case.question, answer=date, precision=PRECISIONS[case.precision or "year"])


def sum_up(marked: Sequence[Marked]) -> str:
    """Say in one line how far the marks agree with those of the teachers."""
    counted = [each for each in marked if each.case.group in KINDS]
    refused = [e for e in counted if e.case.verdict is Verdict.RIGHT and e.verdict is not Verdict.RIGHT]
    accepted = sum(e.verdict is Verdict.RIGHT and e.case.verdict is not Verdict.RIGHT for e in counted)
    near = sum(each.verdict is Verdict.NEAR_MISS for each in refused)
    typed, date, number, aimed = (_agreement(marked, group) for group in (*KINDS, "aimed"))
    numbers = f"number {number}, " if any(each.case.group == "number" for each in counted) else ""
    return (
        f"typed {typed}, date {date}, {numbers}wrongly accepted {accepted}, "
        f"wrongly refused {len(refused)} (of them near misses {near}), aimed {aimed}"
    )


def _agreement(marked: Sequence[Marked], group: str) -> str:
    own = [each.agrees for each in marked if each.case.group == group]
    return f"{sum(own)}/{len(own)} = {sum(own) / max(len(own), 1):.1%}".replace("%", " %")


def _print_groups(marked: Sequence[Marked]) -> None:
    groups = Counter((each.case.unit, each.case.group) for each in marked)
    for (unit, group), count in sorted(groups.items()):
        agreed = sum(each.agrees for each in marked if (each.case.unit, each.case.group) == (unit, group))
        print(f"{unit:24}{group:10}{agreed:5} of {count:5}")


def _print_disagreements(marked: Sequence[Marked]) -> None:
    for each in marked:
        if not each.agrees:
            case = each.case
            accepted = json.dumps(case.accepted, ensure_ascii=False)
            print(f"{case.group:9}{case.verdict.value:10} got {each.verdict.value:10}{case.answer!r} for {accepted}", end="")
            print(f" [{case.unit}: {case.question}] {each.reason}")
