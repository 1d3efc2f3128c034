"""Read a date as people write one: 25/02/56, Feb 25th 1956, 25.II.1956, 14-25 février 1956, c. 1933, the fifties.

Reading knows nothing of the right answer but its year, from which two-digit years take their century.
"""

from __future__ import annotations

import calendar
import re
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .dates import HistoricalDate, Point
from .numerals import VALUES, roman_value, take_numbers
from .phrases import NEGATIONS, strip_filler
from .spelling import clean_text, romanise, unmark

NAMES = [name.casefold() for name in calendar.month_name[1:]]
_MONTHS = """january jan januar janvier enero gennaio ianvar yanvar yanvarya stycznia styczen
february feb febr februar fevrier fevr febrero febbraio fevral fevralya lutego luty
march mar maerz marz mars marzo mart marta marca marzec
april apr avril avr abril aprile aprel aprelya kwietnia kwiecien
may mai mayo maggio maya maja maj
june jun juni juin junio giugno iyun iyunya czerwca czerwiec
july jul juli juillet juil julio luglio iyul iyulya lipca lipiec
august aug aout agosto avgust avgusta sierpnia sierpien
september sep sept septembre septiembre settembre sentyabr sentyabrya wrzesnia wrzesien
october oct okt oktober octobre octubre ottobre oktyabr oktyabrya pazdziernika pazdziernik
november nov novembre noviembre noyabr noyabrya listopada listopad
december dec dez dezember decembre diciembre dicembre dekabr dekabrya grudnia grudzien"""
MONTH_OF = {name: number for number, line in enumerate(_MONTHS.splitlines(), 1) for name in line.split()}
_DECADES = {word: 10 * tens for tens, word in enumerate("twenties thirties forties fifties sixties seventies".split(), 2)}
_BOUND = re.compile(
    r"\b(?:before|after|since|prior to|following|vor|nach|avant|apres|do|posle|until|till|by)\s+"
    rf"(?:the\s+)?(?:year\s+)?(?=\d|(?:{'|'.join(MONTH_OF)})\b)"
)
_SPAN = frozenset("to until till through thru bis au between from".split())
_BEFORE_CHRIST = re.compile(r"\bb\.?\s?c\.?(?:\s?e\.?)?(?=\W|$)")
_ROMAN_MONTH = re.compile(r"(?<![a-z])(?P<month>x?i{1,3}|iv|vi{0,3}|ix|x|v)(?=[\s./-]+\d{2,4}\b)")
_ORDINAL = re.compile(r"(\d)\s*-?(?:st|nd|rd|th|er|eme|go|ogo|y|e)\b")
_PIECE = re.compile(r"\d+s?|[a-z]+|[./~-]|,")
_SEVERAL = re.compile(r"\b(?:or|oder|either|ou|ili|perhaps\s+even|and/or)\b")


class DateFault(ValueError):
    """A text is no date that can be judged; says why in a sentence for the student."""


class Day(NamedTuple):
    """A date as far as it was written."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def words(self) -> str:
        parts = [str(self.day) if self.day else "", calendar.month_name[self.month] if self.month else ""]
        return " ".join(part for part in (*parts, str(self.year) if self.year else "") if part)

    @property
    def point(self) -> Point:
        assert self.year is not None
        return Point(self.year, self.month, self.day)


class Reading(NamedTuple):
    """What a text says: one date or a span, and how else it could be read where day and month may change places."""

    start: Day
    end: Day | None = None
    swapped: Day | None = None


def read_date(text: str, *, day_first: bool, near: int) -> Reading:
    """Read a date; `near` is a year from which two-digit years take their century.

    Raises DateFault for what is no date, does not exist, or is several dates.
    """
    flat = _flatten(strip_filler(clean_text(text)))
    if _BEFORE_CHRIST.search(flat):
        raise DateFault("Years run from 1 to 9999 here; that one lies before.")
    if re.search(r"(?<![\w)])-\s?\d{1,6}$", flat.strip()) and not re.search(r"\d.*-", flat):
        raise DateFault("Years run from 1 to 9999 here; that one lies before.")
    if re.search(r"\d{10}", flat):
        raise DateFault("That number is no date.")
    if _SEVERAL.search(flat):
        raise DateFault("You gave more than one date.")
    words = set(re.findall("[a-z]+", flat))
    if words & NEGATIONS or re.search(r"n't\b", flat):
        raise DateFault("You wrote what the date is not.")
    pieces = _pieces(flat)
    if _BOUND.search(flat) and not _has_span(pieces):
        raise DateFault("That only says before or after which date it was.")
    return _read_span(pieces, _Style(day_first, near))


class _Style(NamedTuple):
    day_first: bool
    near: int


def _flatten(text: str) -> str:
    text = text.translate({0x2013: " to ", 0x2014: " to ", 0x2212: "-", 0x2010: "-", 0x2011: "-"})
    text = re.sub(r"[^\W\d_]+", lambda match: unmark(romanise(match[0])), text)
    text = re.sub(r"(?<=\d)\s*(?:goda|god|g)\b\.?", "", text)
    text = re.sub(r"\bor (?:so|thereabouts)\b|\bca?\.|\b\d\d?(?:th|nd|rd|st)? (?:party )?congress\b", " ", text)
    return _ORDINAL.sub(r"\1 ", text)


def _pieces(flat: str) -> list[str]:
    """Cut into numbers, months (m02), separators and `to`; numbers in words and Roman months are made plain."""
    flat = re.sub(r"\bmcm[lxvi]+\b|\bmm[xvi]*\b", lambda match: str(roman_value(match[0]) or match[0]), flat)
    if not any(word in MONTH_OF for word in re.findall("[a-z]+", flat)):
        flat = _ROMAN_MONTH.sub(lambda match: f" m{roman_value(match['month']):02} ", flat)
    tokens = _PIECE.findall(re.sub(r"\bm(\d\d)\b", lambda match: NAMES[int(match[1]) - 1], flat))
    pieces: list[str] = []
    at = 0
    while at < len(tokens):
        at, piece = _next_piece(tokens, at)
        if piece:
            pieces.append(piece)
    return pieces


def _next_piece(tokens: list[str], at: int) -> tuple[int, str]:
    token = tokens[at]
    if token in VALUES:
        return _worded(tokens, at)
    if not token.isalpha():
        return at + 1, "" if token in ",~" else token
    if month := _month_of(token):
        return at + 1, f"m{month:02}"
    if token in _DECADES:
        return at + 1, f"19{_DECADES[token]}s"
    if token in _SPAN or token in ("and", "a"):
        return at + 1, "to" if token not in ("between", "from", "a") else "" if token == "a" else "from"
    return at + 1, ""


def _worded(tokens: list[str], at: int) -> tuple[int, str]:
    end = at + 1
    while end < len(tokens) and (tokens[end] in VALUES or tokens[end] in ("-", "hundred", "thousand", "and", *_DECADES)):
        end += 1
    run = [token for token in tokens[at:end] if token != "-"]
    if run[-1] in _DECADES:
        return end, f"19{_DECADES[run[-1]]}s"
    while run and run[-1] == "and":
        run, end = run[:-1], end - 1
    values, _ = take_numbers(run, romans=False)
    return end, values[0] if len(values) == 1 else ""


def _month_of(token: str) -> int:
    """Give the number of a month, its name misspelled by a letter (two in a long name) included; 0 for another word."""
    if token in MONTH_OF:
        return MONTH_OF[token]
    if len(token) < 5:
        return 0
    found = process.extractOne(token, NAMES, scorer=OSA.distance, score_cutoff=1 + (len(token) > 6))
    return found[2] + 1 if found and found[0][0] == token[0] else 0


def _has_span(pieces: list[str]) -> bool:
    numbers = sum(piece[0].isdigit() for piece in pieces)
    return "to" in pieces and numbers > 1


def _read_span(pieces: list[str], style: _Style) -> Reading:
    line = " ".join(piece for piece in pieces if piece != "from").strip(" ./-")
    for pattern, reader in _SHAPES:
        if match := pattern.fullmatch(line):
            return reader(match, style)
    for divider in (" to ", " / ", " - "):
        left, found, right = line.partition(divider)
        if found and divider not in right:
            return _both_ends(left, right, style)
    raise DateFault("That could not be read as a date; write it like 25 February 1956, or only the year.")


def _both_ends(left: str, right: str, style: _Style) -> Reading:
    end = _read_point(right, style)
    try:
        start = _read_point(left, style)
    except DateFault:
        start = Day(None, None, int(left)) if re.fullmatch(r"\d{1,2}", left) else Day(None)
    if start == Day(None):
        raise DateFault("That could not be read as a date; write it like 25 February 1956, or only the year.")
    if re.fullmatch(r"\d{1,2}", left) and end.month:
        start = Day(None, None, int(left))
    return Reading(_exist(_lend(start, end)), _exist(end))


def _lend(start: Day, end: Day) -> Day:
    """Give the first date of a span the month and year that only the second one spells out."""
    month = start.month or (end.month if start.day else None)
    return Day(start.year or end.year, month, start.day)


def _read_point(line: str, style: _Style) -> Day:
    for pattern, reader in _SHAPES:
        if match := pattern.fullmatch(line.strip()):
            found = reader(match, style)
            if found.end is None:
                return found.start
    raise DateFault("That could not be read as a date; write it like 25 February 1956, or only the year.")


def _exist(day: Day) -> Day:
    """Check that a day is in the calendar."""
    if day.year is not None and not 1 <= day.year <= 9999:
        raise DateFault("Years run from 1 to 9999 here; that one lies outside.")
    longest = calendar.monthrange(day.year or 2000, day.month or 1)[1] if day.month is None or 1 <= day.month <= 12 else 0
    if not longest or (day.day is not None and not 1 <= day.day <= longest):
        shown = day.words() if longest else f"{day.day}.{day.month}.{day.year}"
        raise DateFault(f"There is no such day as {shown}.")
    return day


def _year(text: str, style: _Style) -> int:
    """Give the year; one of two digits is the nearest to the answer that ends so."""
    if len(text) != 2:
        return int(text)
    century = style.near - style.near % 100
    return min((century + shift + int(text) for shift in (-100, 0, 100)), key=lambda year: abs(year - style.near))


def _named(match: re.Match[str], style: _Style) -> Reading:
    """Read a date whose month is named."""
    parts = match.groupdict()
    year, day = parts.get("y"), parts.get("d")
    month = int(parts["m"])
    if day and int(day) > 31 and not year:
        year, day = day, None
    return Reading(_exist(Day(_year(year, style) if year else None, month, int(day) if day else None)))


def _numeric(match: re.Match[str], style: _Style) -> Reading:
    """Read a date in numbers; where both readings exist, the server's setting decides and the other one is kept."""
    first, second, year = int(match["a"]), int(match["b"]), _year(match["y"], style)
    ways = [Day(year, second, first), Day(year, first, second)]
    if not style.day_first:
        ways.reverse()
    real = [day for day in ways if _is_real(day)]
    if not real:
        raise DateFault(f"There is no such day as {match['a']}/{match['b']}/{match['y']}.")
    return Reading(_exist(real[0]), None, real[1] if len(set(real)) > 1 else None)


def _day_and_month(match: re.Match[str], style: _Style) -> Reading:
    """Read 25/2, which says no year."""
    ways = [Day(None, int(match["b"]), int(match["a"])), Day(None, int(match["a"]), int(match["b"]))]
    real = [day for day in (ways if style.day_first else ways[::-1]) if _is_real(day)]
    if not real:
        raise DateFault(f"There is no such day as {match['a']}/{match['b']}.")
    return Reading(real[0])


def _is_real(day: Day) -> bool:
    try:
        _exist(day)
    except DateFault as fault:
        if "Years" in str(fault):
            raise
        return False
    return True


def _iso(match: re.Match[str], style: _Style) -> Reading:
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    return Reading(_exist(Day(year, day, month) if month > 12 >= day else Day(year, month, day)))


def _month_year(match: re.Match[str], style: _Style) -> Reading:
    return Reading(_exist(Day(int(match["y"]), int(match["m"]))))


def _only_year(match: re.Match[str], style: _Style) -> Reading:
    return Reading(_exist(Day(_year(match["y"], style))))


def _decade(match: re.Match[str], style: _Style) -> Reading:
    start = _year(match["y"], style)
    return Reading(_exist(Day(start)), _exist(Day(start + 9)))


def _two_years(match: re.Match[str], style: _Style) -> Reading:
    start, end = int(match["y"]), match["z"]
    last = start - start % 100 + int(end) if len(end) == 2 else int(end)
    return Reading(_exist(Day(start)), _exist(Day(last)))


def _days_of_month(match: re.Match[str], style: _Style) -> Reading:
    year = _year(match["y"], style) if match["y"] else None
    month = int(match["m"])
    return Reading(_exist(Day(year, month, int(match["d"]))), _exist(Day(year, month, int(match["e"]))))


def _two_months(match: re.Match[str], style: _Style) -> Reading:
    year = _year(match["y"], style) if match["y"] else None
    return Reading(_exist(Day(year, int(match["m"]))), _exist(Day(year, int(match["n"]))))


_S = r"(?: ?[./-] ?| )"
_SHAPES = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (rf"(?P<d>\d{{1,2}}){_S}(?:\. )?m(?P<m>\d\d)(?:{_S}(?:\. )?(?P<y>\d{{2,9}}))?(?: \.)?", _named),
        (rf"m(?P<m>\d\d)(?: \.)?{_S}(?P<d>\d{{1,2}})(?: \.)?{_S}(?P<y>\d{{2,9}})", _named),
        (rf"(?P<y>\d{{3,9}}){_S}m(?P<m>\d\d)(?:{_S}(?P<d>\d{{1,2}}))?(?: \.)?", _named),
        (rf"(?P<y>\d{{3,9}}){_S}(?P<d>\d{{1,2}}){_S}m(?P<m>\d\d)(?: \.)?", _named),
        (rf"m(?P<m>\d\d)(?: \.)?{_S}(?P<y>\d{{3,9}})(?: \.)?", _named),
        (rf"m(?P<m>\d\d)(?: \.)?{_S}(?P<d>\d{{1,2}})(?: \.)?", _named),
        (r"m(?P<m>\d\d)(?: \.)?", _named),
        (rf"(?P<y>\d{{3,9}}){_S}(?P<m>\d{{1,2}}){_S}(?P<d>\d{{1,2}})", _iso),
        (rf"(?P<a>\d{{1,2}}){_S}(?P<b>\d{{1,2}})(?: ?[./-] ?| )(?P<y>\d{{2,9}})(?: \.)?", _numeric),
        (r"(?P<y>(?:1\d|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)", _iso),
        (r"(?P<a>\d\d)(?P<b>\d\d)(?P<y>(?:1\d|20)\d\d)", _numeric),
        (r"(?P<y>\d{3,9}) [-/] (?P<m>0[1-9]|1[0-2]|[1-9])", _month_year),
        (r"(?P<m>\d{1,2}) [-/.] (?P<y>\d{3,9})", _month_year),
        (r"(?P<a>\d{1,2}) [/.] (?P<b>\d{1,2})(?: \.)?", _day_and_month),
        (r"(?P<y>\d{2,4})s", _decade),
        (r"(?P<y>\d{3,9}) (?:[-/]|to) (?P<z>\d\d|\d{3,9})", _two_years),
        (r"(?P<y>\d{1,9})(?: \.)?", _only_year),
        (
            rf"(?P<d>\d{{1,2}})(?: \.)? (?:[-/]|to) (?P<e>\d{{1,2}})(?: \.)?{_S}m(?P<m>\d\d)(?:{_S}(?P<y>\d{{2,9}}))?",
            _days_of_month,
        ),
        (rf"m(?P<m>\d\d) (?P<d>\d{{1,2}}) (?:[-/]|to) (?P<e>\d{{1,2}})(?:{_S}(?P<y>\d{{2,9}}))?", _days_of_month),
        (rf"m(?P<m>\d\d) (?:[-/]|to) m(?P<n>\d\d)(?:{_S}(?P<y>\d{{2,9}}))?", _two_months),
    )
)


def authored_date(text: str) -> HistoricalDate | None:
    """Give the date that an authored answer is, and nothing but a date; None for anything else."""
    flat = _flatten(clean_text(text))
    words = re.findall("[a-z]+", flat)
    if not re.search(r"\d{4}", flat) or any(word not in MONTH_OF and word not in ("to", "of", "from") for word in words):
        return None
    try:
        reading = read_date(text, day_first=True, near=1900)
        return HistoricalDate(reading.start.point, reading.end.point if reading.end else None)
    except (ValueError, AssertionError):
        return None
