"""All answers of a class to an extract, as a table for a spreadsheet."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import msgspec

from ...language.shares import percent
from ...units.formulas import make_harmless
from ..gobbets.gobbet import Criterion
from .round import MOST_POINTS, ClassAnswer, ClassGobbet
from .strengths import Strength


class TableHeads(msgspec.Struct, frozen=True, kw_only=True):
    """What stands above the columns."""

    student: str
    number: str
    nickname: str
    answer: str
    written: str
    criteria: Mapping[Criterion, str]
    marks: str
    maximum: str
    sentence: str
    preferred: str
    least: str
    most: str
    votes: str
    extract: str
    date: str


def write_table(
    gobbet: ClassGobbet,
    answers: Sequence[ClassAnswer],
    strengths: Sequence[Strength],
    names: Mapping[int, str],
    heads: TableHeads,
) -> bytes:
    """Write a CSV that spreadsheets open as it is: UTF-8 with a mark, one row a student.

    A mark that was not given is an empty cell; text that a spreadsheet would run is made harmless.
    """
    by_number = {each.number: each for each in strengths}
    from csv import writer  # which a start does without

    out = io.StringIO()
    table = writer(out)
    head = [
        heads.student,
        heads.number,
        heads.nickname,
        heads.answer,
        heads.written,
        *(heads.criteria[each] for each in Criterion),
    ]
    head += [heads.marks, heads.maximum, heads.sentence, heads.preferred, heads.least, heads.most, heads.votes]
    table.writerow(map(make_harmless, [*head, heads.extract, heads.date]))
    for each in answers:
        # An id is longer than a spreadsheet's figures are exact, so it is written as text.
        cells = [names.get(each.user, str(each.user)), f"id {each.user}", gobbet.name(each.number), each.text]
        cells += [f"{each.at:%Y-%m-%d %H:%M:%S} UTC", *(str(each.marks.get(criterion, "")) for criterion in Criterion)]
        cells += [str(each.total) if each.marks else "", str(MOST_POINTS), each.sentence, *_stand(by_number.get(each.number))]
        table.writerow(map(make_harmless, [*cells, gobbet.extract.title, f"{gobbet.opened:%Y-%m-%d}"]))
    return out.getvalue().encode("utf-8-sig")


def _stand(strength: Strength | None) -> list[str]:
    if strength is None:
        return ["", "", "", ""]
    chances = (strength.chance, strength.least, strength.most)
    return [*(str(percent(each)) for each in chances), str(strength.votes)]
