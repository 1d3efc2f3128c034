"""Read a date as people write one: 25/02/56, Feb 25th 1956, 25.II.1956, 14-25 février 1956, c. 1933, the fifties.

The one reader of dates that are typed, in look-ups, on the timeline and in answers: `read_date` takes a whole text for a date,
`find_dates` seeks dates in a sentence; what is a date for the one is the same date for the other.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

import msgspec

from .calendar import FIRST_YEAR
from .date_shapes import AS_WRITTEN, SHAPES, DateFault, Reading, Shape, ShortYears, Style, exist, lend
from .date_words import ALONE, MONTH_OF, SEASON_OF, cut, may_hold_date
from .dates import Day, HistoricalDate, Unread
from .folding import fold
from .phrases import NEGATIONS, strip_filler
from .spelling import clean_text

__all__ = [
    "AS_AUTHORED", "DateFault", "Reading", "ShortYears", "Style", "authored_date", "cut_date", "find_dates", "make_date",
    "read_date", "tells_year", "year_told",
]  # fmt: skip

_BOUND = re.compile(
    r"\b(?:before|after|since|prior to|following|vor|nach|avant|apres|do|posle|until|till|by)\s+"
    rf"(?:the\s+)?(?:year\s+)?(?=\d|(?:{'|'.join(MONTH_OF)})\b)"
)
_BEFORE_CHRIST = re.compile(r"\bb\.?\s?c\.?(?:\s?e\.?)?(?=\W|$)")
_NEGATIVE = re.compile(r"(?<![\w)])-\s?(\d{1,6})$")
"""As an answer, -44 is 44 BC: nobody who types one counts as astronomers do."""
_SEVERAL = re.compile(r"\b(?:or|oder|either|ou|ili|perhaps\s+even|and/or)\b")
_NO_DATE = re.compile(
    r"\bor (?:so|thereabouts)\b|(?<![-.\w])(?<!(?:st|nd|rd|th)\s)ca?\.|\b\d\d?(?:th|nd|rd|st)? (?:party )?congress\b"
    r"|\b\d\d?(?:[:.]\d\d)?\s?(?:am\b(?!\s\d)|pm\b|a\.m\.|p\.m\.|o'clock\b)"
)
_SPACED_ORDINAL = re.compile(r"(?<=\d)\s+-?(?=(?:st|nd|rd|th|er|eme|go|ogo|y|e)\b)")
_RUSSIAN_IN = re.compile(r"(?<!\w)\u0432(?!\w)")
"""In our letters it would be the month V."""
_DASHES = {0x2013: " to ", 0x2014: " to ", 0x5E74: "-", 0x6708: "-", 0x65E5: " "}
"""Dashes are spans; the characters for year, month and day stand behind their numbers in Chinese and Japanese."""
_BESIDE = frozenset(("in", "year", "about", "ad", "day", "from", ","))
"""Marks that may stand beside a date where nothing but a date was asked for."""
_PARTS_OF = frozenset(("early", "mid", "late"))
_JOINTS = frozenset(("-", "/", ".", "to", "&"))
_USUAL_YEARS = range(1000, 2100)
"""Four figures that are a year wherever they stand; others may be a mere number."""
_YEAR_OF_LEFT = re.compile(r"(?<!\d)(3[2-9]|[4-9]\d|\d{3,9})$")
"""A year before the one of a span whose era is said: January 49 to March 45 BC."""
_CENTURY_OF_RIGHT = re.compile(r"(?<=\d)cb?$")
_NUMBER_ALONE = re.compile(r"\d\d?o?")
_ENDS = frozenset(("in", "to", "from", "&", "#", ",", "."))


def read_date(text: str, style: Style, *, strict: bool = False) -> Reading:
    """Read a text that is a date and, unless `strict`, words around it.

    Raises DateFault for what is no date, does not exist, or is several dates.
    """
    flat = fold(_RUSSIAN_IN.sub("in", strip_filler(clean_text(text).translate(_DASHES))))
    if (negative := _NEGATIVE.search(flat.strip())) and not re.search(r"\d.*-", flat):
        flat = f"{flat.strip()[: negative.start()]} {negative[1]} bc"
    if re.search(r"\d{10}", flat):
        raise DateFault(Unread.ENDLESS)
    flat = _SPACED_ORDINAL.sub("", _NO_DATE.sub(" ", flat))
    if _SEVERAL.search(flat):
        raise DateFault(Unread.SEVERAL)
    if set(re.findall("[a-z]+", flat)) & NEGATIONS or re.search(r"n't\b", flat):
        raise DateFault(Unread.NEGATED)
    marks = [mark.code for mark in cut(flat, within=False)]
    if _BEFORE_CHRIST.search(flat) and not any(code.endswith("b") for code in marks):
        raise DateFault(Unread.NO_DATE)  # the era of nothing that is read
    if "ad" in marks and any(code.endswith("b") for code in marks[marks.index("ad") :]):
        raise DateFault(Unread.NO_DATE)  # from AD 27 to 14 BC
    if strict and any(not _is_part(code) and code not in _BESIDE for code in marks):
        raise DateFault(Unread.NO_DATE)
    parts = [_plain(code) for code in marks if _is_part(code)]
    if _BOUND.search(flat) and not ("to" in parts and sum(part[0].isdigit() for part in parts) > 1):
        raise DateFault(Unread.ONLY_A_BOUND)
    return _read_span(" ".join(parts).strip(" ./-"), style)


def _is_part(code: str) -> bool:
    return code[-1].isdigit() or code[0].isdigit() or code[0] == "'" or code in _JOINTS or code in _PARTS_OF


def _plain(code: str) -> str:
    """Give a mark as it counts where nothing but a date was asked for: `25o` and 25, `and` and `to` are the same there."""
    return code.strip("'o") if code not in _JOINTS else "to" if code == "&" else code


def _read_span(line: str, style: Style) -> Reading:
    for shape in SHAPES:
        if match := shape.pattern.fullmatch(line):
            return shape.read(match, style)
    for divider in (" to ", " / ", " - "):
        left, found, right = line.partition(divider)
        if found and divider not in right:
            return _both_ends(left, right, style)
    raise DateFault(Unread.NO_DATE)


def _both_ends(left: str, right: str, style: Style) -> Reading:
    last = _read_end(right, style)
    if last.start.year is not None and last.start.year < 1 and last.named is None:
        left = _YEAR_OF_LEFT.sub(lambda match: f"{match[0].zfill(3)}b", left)
    if (century := _CENTURY_OF_RIGHT.search(right)) and _NUMBER_ALONE.fullmatch(left):
        left = left.strip("o") + century[0]
    end, start, figures = last.end or last.start, Day(None), ""
    if re.fullmatch(r"\d{1,2}", left) and end.month:
        return Reading(exist(lend(Day(None, None, int(left)), end)), exist(end))
    try:
        first = _read_end(left, style)
    except DateFault as fault:
        raise DateFault(Unread.NO_DATE) from fault
    start, figures = first.start, first.figures or last.figures
    if first.end is None and last.end is None:
        return Reading(exist(lend(start, end)), exist(end), figures=figures)
    if start.year is None or end.year is None:
        raise DateFault(Unread.NO_DATE)
    names = first.named or start.point, last.named or end.point
    return Reading(start, end, None, figures, *names, rough=first.rough or last.rough)


def _read_end(line: str, style: Style) -> Reading:
    """Read one end of a span: a date, or a decade, a century, a season."""
    for shape in SHAPES:
        if match := shape.pattern.fullmatch(line.strip(" ./-")):
            found = shape.read(match, style)
            if found.end is None or found.named or found.rough:
                return found
    raise DateFault(Unread.NO_DATE)


# ---- inside a sentence


def find_dates(folded: str, style: Style) -> tuple[list[Reading], str]:
    """Find the dates of a folded text, the exacter first; give them and the text without them."""
    if not may_hold_date(folded):
        return [], folded
    finder = _Finder(folded.translate(_DASHES) if not folded.isascii() else folded, style)
    return finder.found(), finder.rest()


class _Taken(NamedTuple):
    """A date, and the marks that say it: from the first up to the last."""

    reading: Reading
    first: int
    last: int


class _Finder:
    """Seeks dates among the marks of a text; a mark belongs to one date at the most."""

    def __init__(self, folded: str, style: Style) -> None:
        self._text = folded
        self._style = style
        self._marks = cut(folded, within=True)
        self._taken: list[_Taken] = []
        self._starts: dict[int, int] = {}
        """Where a mark begins in the line -> its place."""
        self._ends: dict[int, int] = {}
        line = " "
        for place, mark in enumerate(self._marks):
            self._starts[len(line)] = place
            line += f"{mark.code} "
            self._ends[len(line) - 1] = place
        for shape in SHAPES:
            if shape.within:
                line = self._take(shape, line)
        self._free = line.split()
        self._take_years()
        if not self._taken:
            self._take_months()
        self._join_ends()

    def found(self) -> list[Reading]:
        return [taken.reading for taken in self._taken]

    def rest(self) -> str:
        """Give the text with a space for each date."""
        parts, at = [], 0
        for taken in sorted(self._taken, key=lambda taken: taken.first):
            parts.append(self._text[at : self._marks[taken.first].start])
            at = self._marks[taken.last].end
        return " ".join([*parts, self._text[at:]])

    def _take(self, shape: Shape, line: str) -> str:
        """Take what has a shape out of the line, where it is a real date."""
        at = 1
        while match := shape.pattern.search(line, at):
            start, end = match.span()
            at = start + 1
            if line[start - 1] != " " or line[end] != " ":
                continue
            try:
                reading = shape.read(match, self._style)
            except DateFault:
                continue
            if reading.end is not None and not _runs_forward(reading):
                continue
            self._taken.append(_Taken(reading, self._starts[start], self._ends[end]))
            line = line[:start] + re.sub(r"\S", "_", line[start:end]) + line[end:]
            at = end
        return line

    def _take_years(self) -> None:
        """Take the years that stand alone."""
        for place, code in enumerate(self._free):
            figures = code.strip("'")
            if figures.strip("b").isdigit() and len(figures) <= 5 and (reading := self._year(place, code, figures)):
                era = self._free[place + 1 : place + 2] == ["ad"]
                first = place - (place > 0 and self._free[place - 1] in ("ad", "year", "about"))
                self._taken.append(_Taken(reading, first, place + era))

    def _year(self, place: int, code: str, figures: str) -> Reading | None:
        """Read a number as a year where it is one, or may be one: in 56; 476 in a unit that tells of that year."""
        before = self._free[place - 1] if place else ""
        after = self._free[place + 1] if place + 1 < len(self._free) else ""
        if figures[-1] == "b":
            return Reading(Day(1 - int(figures[:-1]))) if 1 <= int(figures[:-1]) <= 1 - FIRST_YEAR else None
        year = self._style.years.year(int(figures)) if len(figures) == 2 else int(figures)
        if not 1 <= year <= 9999:
            return None
        if len(figures) == 4 and year in _USUAL_YEARS:
            return Reading(Day(year))
        if "ad" in (before, after):
            return Reading(Day(int(figures)))
        if before == "year" or code[0] == "'":
            return Reading(Day(year))
        alone = all(mark in _ENDS or mark == "about" for mark in (*self._free[:place], *self._free[place + 1 :]))
        dated = before in ("in", "from", "to", "&", "about") and (after in _ENDS or not after)
        borne = year in self._style.years.borne
        if (len(figures) > 1 and (alone or dated)) or (borne and (len(figures) > 2 or alone or dated)):
            return Reading(Day(year), figures=figures)
        return None

    def _take_months(self) -> None:
        for place, code in enumerate(self._free):
            if code[0] == "m" and self._text[self._marks[place].start : self._marks[place].end] in ALONE:
                self._taken.append(_Taken(Reading(Day(None, int(code[1:]))), place, place))

    def _join_ends(self) -> None:
        """Make one span of two dates with `to` or a dash between them, or `and` after `between`."""
        order = sorted(self._taken, key=lambda taken: taken.first)
        for one, other in pairwise(order):
            between = self._free[one.last + 1 : other.first]
            joined = between in (["to"], ["-"]) or (between == ["&"] and self._free[one.first - 1 : one.first] == ["from"])
            if not joined or one.reading.end or other.reading.end or one not in self._taken:
                continue
            start, end = one.reading.start, other.reading.start
            if start.year is None and start.month is None:
                continue
            span = Reading(lend(start, end), end)
            if _runs_forward(span):
                place = min(self._taken.index(one), self._taken.index(other))
                self._taken = [taken for taken in self._taken if taken not in (one, other)]
                self._taken.insert(place, _Taken(span, one.first, other.last))


def _runs_forward(reading: Reading) -> bool:
    """Say whether a span ends after it begins, as far as both ends are written."""
    assert reading.end is not None
    both = [(a, b) for a, b in zip(reading.start, reading.end, strict=True) if a is not None and b is not None]
    return [a for a, _ in both] < [b for _, b in both]


# ---- what authors write


_DATE_WORDS = frozenset(
    "to of from the bc bce ad ce b c d e a before christ common era century centuries cent s st nd rd th".split()
)
_DATE_WORDS |= MONTH_OF.keys() | SEASON_OF.keys() | {"early", "mid", "late", "first", "second", "half"}
_SHORT = re.compile(r"\d{3}")
"""A year that may be a mere number."""
AS_AUTHORED = Style(day_first=True, years=AS_WRITTEN)


def authored_date(text: str) -> HistoricalDate | None:
    """Give the date that an authored answer is, and nothing but a date; None for anything else."""
    flat = fold(clean_text(text))
    if any(word not in _DATE_WORDS for word in re.findall("[a-z]+", flat)) or not re.search(r"\d", flat):
        return None
    codes = cut_date(flat)
    if "ad" not in codes and not any(tells_year(code) and (code[-1] in "bcs" or not _SHORT.fullmatch(code)) for code in codes):
        return None
    try:
        return make_date(read_date(text, AS_AUTHORED))
    except DateFault:
        return None


def cut_date(text: str) -> list[str]:
    """Cut what is a date as a whole into the codes of its marks."""
    return [mark.code for mark in cut(fold(text.translate(_DASHES)), within=False)]


def tells_year(code: str) -> bool:
    """Say whether a mark holds a year in full, or a century."""
    return code[-1:] == "c" or code[-2:] == "cb" or sum(letter.isdigit() for letter in code) > 2


def year_told(code: str) -> int | None:
    """Give the year that a mark holds in full; None for any other."""
    figures = code.rstrip("b")
    if not 2 < len(figures) < 5 or not figures.isdecimal() or not int(figures):
        return None
    return 1 - int(figures) if code[-1] == "b" else int(figures)


def make_date(reading: Reading, *, about: bool = False, doubt: bool = False) -> HistoricalDate:
    """Make a date of what was read; raise DateFault where it has no year or is turned about."""
    if reading.start.year is None or (reading.end is not None and reading.end.year is None):
        raise DateFault(Unread.NO_DATE)
    days = [day.point for day in (reading.start, reading.end) if day is not None]
    named = [point for point in (reading.named, reading.named_end) if point is not None]
    marked = [msgspec.structs.replace(point, approximate=about, uncertain=doubt) for point in named or days]
    try:
        return HistoricalDate(marked[0], marked[1] if len(marked) > 1 else None)
    except ValueError:
        raise DateFault(Unread.NO_DATE) from None
