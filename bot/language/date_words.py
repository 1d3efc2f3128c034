"""The words of dates in the languages that students write, and a text cut into the marks that they stand for.

Words are folded (`fold`): lower case, Cyrillic in Latin letters, no accents. A mark is a number (`25`, `25o` with the ending
of an ordinal, `'56`, `1950s`; `044b` before Christ, as in `050sb`), a century (`18c`, `5cb`), a part of one or of a decade
(`early`), a season (`s1`), a month (`m02`), a separator (`- / . ,`), or what a word means beside them: `to`, `&`, `from`, `in`,
`year`, `about`, `ad`, `bc`, `day` (of the week), `#` for the end of a sentence and `x` for anything else.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..distances import OSA, process
from .dates import MONTHS
from .numerals import VALUES, read_words, roman_value

NAMES = [name.lower() for name in MONTHS]
"""The English names, January first; a misspelt month is sought among them."""

_MONTHS = """
january jan januar janvier enero gennaio janeiro januari janner ianvar yanvar yanvarya stycznia styczen ledna sichnya
february feb febr februar fevrier fevr febrero febbraio fevereiro februari fevral fevralya lutego luty unora lyutogo febuary
march mar maerz marz mars marzo mart marta marca marzec marco maart brezna bereznya marcius
april apr avril avr abril aprile aprel aprelya kwietnia kwiecien dubna kvitnya aprilis
may mai mayo maggio maya maja maj maio mei kvetna travnya majus
june jun juni juin junio giugno junho iyun iyunya czerwca czerwiec chervna cervna chervnya junius
july jul juli juillet juil julio luglio julho iyul iyulya lipca lipiec chervence cervence lipnya julius
august aug aout agosto avgust avgusta sierpnia sierpien augustus srpna serpnya augusztus
september sep sept septembre septiembre settembre setembro sentyabr sentyabrya wrzesnia wrzesien zari veresnya szeptember
october oct okt oktober octobre octubre ottobre outubro oktyabr oktyabrya pazdziernika pazdziernik rijna zhovtnya
november nov novembre noviembre novembro noyabr noyabrya listopadu listopada listopad
december dec dez dezember decembre diciembre dicembre dezembro dekabr dekabrya grudnia grudzien prosince grudnya
"""
MONTH_OF = {name: number for number, line in enumerate(_MONTHS.strip().splitlines(), 1) for name in line.split()}
"""Every word for a month -> its number."""

AFTER_A_DAY = frozenset("mart marta marco mayo maya maja julius junius augustus".split())
"""Months that are names as well: inside a sentence they are meant only after the number of a day."""

ALONE = frozenset(NAMES) - {"may"} | frozenset(
    """feb apr jun jul aug sep sept oct nov dec febuary januar februar oktober dezember janvier fevrier avril juin juillet octobre
    iyun fevral oktyabr sentyabr noyabr dekabr juni juli pazdziernik czerwiec""".split()
)
"""Months that are understood inside a sentence where no number stands beside them; `may` is a verb far more often."""

_TENS = "twen thir for fif six seven eigh nine".split()
DECADES = {f"{tens}ties": number * 10 for number, tens in enumerate(_TENS, 2)}
_GERMAN = "zwanziger dreissiger vierziger funfziger sechziger siebziger achtziger neunziger".split()
_RUSSIAN = "dvadtsatye tridtsatye sorokovye pyatidesyatye shestidesyatye semidesyatye vosmidesyatye devyanostye".split()
DECADES |= {word: number * 10 for words in (_GERMAN, _RUSSIAN) for number, word in enumerate(words, 2)}
"""Every word for a decade -> the two figures that it begins with."""
_FRENCH = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_SPANISH = "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
DECADES_AFTER = _FRENCH | {word: number * 10 for number, word in enumerate(_SPANISH, 2)}
"""Words that are a decade only after `annees`, `anos`: les années cinquante."""
BEFORE_A_DECADE = frozenset("annees anos anni lata latach".split())


_MEANT = {
    "about": "about around circa ca c approximately approx roughly nearly almost um etwa ungefahr gegen vers environ okolo hacia",
    "": "the die of day de del du des d den dem der el la le les los di do dia",
    "year": "year years anno yr jahr jahre annee an ano god goda godu gody godov godakh g rok roku",
    "in": """in on at since before after by during im am en au dans nel nell w v vor nach seit avant apres depuis prior following
        posle""",
    "to": "to until till through thru bis",
    "from": "between from zwischen entre",
    "&": "and und et y",
    "day": """monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag
        sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo
        ponedelnik vtornik sreda sredu chetverg pyatnitsa subbota voskresenye""",
}
_MARK_OF = {word: mark for mark, line in _MEANT.items() for word in line.split()}
_OF = frozenset("of de".split())
"""What stands between day, month and year; straight before a number it may be `the rising of 56`."""
_TO_AFTER_A_DATE = frozenset("au a al do po hasta fino".split())
_ORDINALS = frozenset("st nd rd th er eme e go ogo y ter kh x".split())
_YEAR_BEHIND = re.compile(r"\s?(?:goda|godu|god|g|r)\b\.?")
_DECADE_NOUN = re.compile(r"\s(?:jahren?|godov|gody|godakh)\b")

_PIECE = re.compile(
    r"(?P<quote>(?<!\w)')?(?P<number>\d+)(?P<tail>'?[a-z]+|\s?-(?:th|st|nd|rd|go|ogo|y|e|er|kh|x)\b)?"
    r"|(?P<word>[a-z]+)|(?P<mark>[-/.,])|(?P<end>[?!;:()])"
)
_BC = (
    r"b\.?\s?c(?:\.?\s?e\b|\b)\.?|v(?:or|\.)?\s?chr(?:istus|ist)?\b\.?|av(?:ant|\.)?\s?j\.?\s?-?\s?c\b\.?"
    r"|p\.\s?n\.\s?e\b\.?|do\s+n\.?\s?e\b\.?|a\.\s?c\b\.?|before\s(?:christ|(?:the\s)?common era)\b"
)
_AD = (
    r"a\.?\s?d\b\.?|c\.?\s?e\b\.?|anno domini\b|n\.?\s?chr\b\.?|nach chr(?:istus|ist)?\b|n\.\s?e\b\.?"
    r"|ap\.\s?j\.\s?-?\s?c\b\.?|d\.\s?c\b\.?|after christ\b|of the common era\b"
)
_ERA = re.compile(rf"\s?(?:years?\s|[,(]\s?)?(?:(?P<bc>{_BC})|(?P<ad>{_AD}))\)?")
_ERA_BEFORE = re.compile(r"(?:(?P<ad>a\.?\s?d\b\.?|anno domini)|(?P<bc>b\.?\s?c(?:\.?\s?e\b|\b)\.?))\s+(?=\d)")
_CENTURY = re.compile(r"[\s-]{1,2}(?:century|centuries|siecles?|secolo|veka?|veke|jahrhunderts?)\b")
_CENTURY_AFTER_ORDINAL = re.compile(rf"{_CENTURY.pattern}|[\s-]{{1,2}}(?:cent|c|jhd?t?)\b\.?")
_PART = re.compile(
    r"(?:(?P<early>early)|(?P<mid>mid(?:dle)?)|(?P<late>late)|(?P<half1>first half)|(?P<half2>second half))"
    r"[\s-](?:of\s|in\s)?(?:the\s)?"
    r"(?=(?:'?\d{1,4}'?s\b|\S{1,16}[\s-](?:century|cent)\b))"
)
_SEASON_WORDS = (
    "spring summer autumn winter".split(),
    "fruhling sommer herbst winter".split(),
    "printemps ete automne hiver".split(),
)
SEASON_OF = {word: number for words in _SEASON_WORDS for number, word in enumerate(words, 1)} | {"fall": 3, "fruhjahr": 1}
_PART_WORDS = frozenset("early mid middle late first second".split())
_SEASON_FOLLOWED = re.compile(
    r"[\s,]{1,2}(?:of\s|in\s)?(?:the\syear\s)?(?:'\d\d|\d{3,4}|\d{1,3}\s?(?=b\.?\s?c)|a\.?d\.?\s\d{1,3})(?!\d)"
)
_DECADE_BEHIND = re.compile(rf"[ -]+({'|'.join(DECADES)})\b")
_WHOLE = 3
"""Figures of a year that stands as it is written, and needs no century: AD 79 is 079."""
_NUMERAL_LETTERS = "mdclxvi"
_ROMAN_MONTHS = {numeral: number for number, numeral in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), 1)}
_TELLING = frozenset(
    (*MONTH_OF, *DECADES, *DECADES_AFTER, "century", "siecle", "vek", "veke", "thousand", "hundred", "ten", "eleven", "twelve")
)
_TELLING |= {word for word in VALUES if word.endswith("teen")}
_DAY = re.compile(r"\d\d?o?")
_WORD = re.compile("[a-z]+")
_DIGIT = re.compile("[0-9]")


class Mark(NamedTuple):
    """What stands at a place in a text, as a date sees it."""

    code: str
    start: int
    end: int


def may_hold_date(folded: str) -> bool:
    """Say whether a date could stand in a folded text; most questions hold none, and need not be cut into marks."""
    if _DIGIT.search(folded):
        return True
    words = _WORD.findall(folded)
    return not _TELLING.isdisjoint(words) or any(map(_roman_year, words))


def cut(folded: str, *, within: bool) -> list[Mark]:
    """Cut a folded text into marks; words between the parts of a date (`the`, `of`) are left out.

    Within a sentence, only what is surely a number or a month is one: `u2`, `5km` and the four of `four men` are not.
    """
    return _Cutter(folded, within).marks


class _Cutter:
    """Goes through a text once, mark by mark."""

    def __init__(self, folded: str, within: bool) -> None:
        self.marks: list[Mark] = []
        self._text = folded
        self._within = within
        self._named = any(word in MONTH_OF for word in _WORD.findall(folded))
        at = 0
        while piece := _PIECE.search(folded, at):
            at = self._number(piece) if piece["number"] else self._word(piece) if piece["word"] else self._sign(piece)

    def _add(self, code: str, start: int, end: int) -> int:
        self.marks.append(Mark(code, start, end))
        return end

    def _sign(self, piece: re.Match[str]) -> int:
        start, end = piece.span()
        if piece["end"]:
            return self._add("#", start, end)
        ends_sentence = piece["mark"] == "." and self._text[end : end + 1] in {"", " "} and self._last[-3:].isdigit()
        return self._add("#" if ends_sentence and len(self._last.strip("'")) > 2 else piece["mark"], start, end)

    @property
    def _last(self) -> str:
        return self.marks[-1].code if self.marks else ""

    def _number(self, piece: re.Match[str]) -> int:
        text, digits, tail = self._text, piece["number"], (piece["tail"] or "").lstrip("'")
        start, end = piece.start(), piece.end("number")
        if self._within and ((start and text[start - 1].isalpha() and not self._last.startswith("m")) or _grouped(text, piece)):
            return self._add("x", start, piece.end())
        quote = "'" if piece["quote"] and len(digits) == 2 else ""
        bare = tail.strip(" -")
        if bare in MONTH_OF and bare not in _ORDINALS:
            return self._add(quote + digits, start, end)
        if bare in _ORDINALS:
            return self._ordinal(digits, start, piece.end())
        if bare == "s":
            return self._decade(quote, digits, start, piece.end())
        if era := _ERA.match(text, end):
            if era["bc"]:
                return self._add(f"{digits.zfill(_WHOLE)}b", start, era.end())
            self._add(digits.zfill(_WHOLE), start, end)
            return self._add("ad", end, era.end())
        if self._last in ("ad", "bc"):
            return self._after_era(digits, start, end)
        if len(digits) < 3 and (century := self._century(int(digits), start, end, _CENTURY)):
            return century
        if behind := _YEAR_BEHIND.match(text, end):
            return self._add(quote + digits, start, behind.end())
        if tail and self._within:
            return self._add("x", start, piece.end())
        self._add(quote + digits, start, end)
        return self._decade_noun(len(self.marks) - 1, end)

    def _decade(self, quote: str, digits: str, start: int, end: int) -> int:
        if digits[-1] != "0":
            return self._add(digits, start, end)
        if (era := _ERA.match(self._text, end)) and era["bc"]:
            return self._add(f"{digits.zfill(_WHOLE)}sb", start, era.end())
        told = era is not None or self._last == "ad"
        return self._add(f"{quote}{digits.zfill(_WHOLE) if told else digits}s".strip("'"), start, era.end() if era else end)

    def _after_era(self, digits: str, start: int, end: int) -> int:
        """Add a year behind its era: `AD 79`, `BC 44`."""
        if self._last == "ad":
            return self._add(digits.zfill(_WHOLE), start, end)
        return self._add(f"{digits.zfill(_WHOLE)}b", self.marks.pop().start, end)

    def _century(self, number: int, start: int, end: int, words: re.Pattern[str] = _CENTURY_AFTER_ORDINAL) -> int | None:
        """Add a century whose number has just been read, where it is one; give where it ends."""
        behind = words.match(self._text, end + (self._text[end : end + 2] == ". "))
        if behind is None or not 1 <= number <= 99:
            return None
        era = _ERA.match(self._text, behind.end())
        before_christ = era is not None and era["bc"] is not None
        return self._add(f"{number}c{'b' * before_christ}", start, era.end() if era else behind.end())

    def _ordinal(self, digits: str, start: int, end: int) -> int:
        if len(digits) < 3 and (century := self._century(int(digits), start, end)):
            return century
        self._add(f"{digits}o", start, end)
        return self._decade_noun(len(self.marks) - 1, end)

    def _decade_noun(self, place: int, end: int) -> int:
        """Make a decade of `50er` before `Jahre`, and of 50 after `années`."""
        digits = self.marks[place].code.strip("'o")
        if digits[-1:] != "0" or len(digits) < 2:
            return end
        start = self.marks[place].start
        if place and self.marks[place - 1].code == "annees":
            start = self.marks.pop(place - 1).start
        elif (noun := _DECADE_NOUN.match(self._text, end)) and self.marks[place].code[-1] == "o":
            end = noun.end()
        else:
            return end
        self.marks[-1] = Mark(f"{digits}s", start, end)
        return end

    def _word(self, piece: re.Match[str]) -> int:
        word, (start, end) = piece["word"], piece.span()
        if word in _PART_WORDS and (part := _PART.match(self._text, start)):
            return self._add(str(part.lastgroup), start, part.end())
        if word in VALUES:
            return self._worded(start, end)
        if era := _ERA_BEFORE.match(self._text, start):
            return self._add(str(era.lastgroup), start, era.end())
        if word in SEASON_OF and not self._within and _SEASON_FOLLOWED.match(self._text, end):
            return self._add(f"s{SEASON_OF[word]}", start, end)
        if word[0] in "ivx" and (century := self._century(_roman_century(word), start, end)):
            return century
        if word in MONTH_OF and (not self._within or word not in AFTER_A_DAY or self._after_day()):
            return self._add(f"m{MONTH_OF[word]:02}", start, end)
        if word in DECADES:
            return self._add(f"{DECADES[word]}s", start, end)
        if word in BEFORE_A_DECADE:
            return self._add("annees", start, end)
        if word in DECADES_AFTER and self._last == "annees":
            return self._add(f"{DECADES_AFTER[word]}s", self.marks.pop().start, end)
        if word in _TO_AFTER_A_DATE and self._last[-1:].isdigit():
            return self._add("to", start, end)
        if year := _roman_year(word):
            return self._add(str(year), start, end)
        if word in _ROMAN_MONTHS and self._is_roman_month(start, end):
            return self._add(f"m{_ROMAN_MONTHS[word]:02}", start, end)
        return self._other(word, start, end)

    def _other(self, word: str, start: int, end: int) -> int:
        mark = _MARK_OF.get(word)
        if mark == "" and self._within and word in _OF and re.match(r"\s'?\d", self._text[end : end + 3]):
            mark = "in"
        if mark is None and (month := self._misspelt(word, start, end)):
            mark = f"m{month:02}"
        if mark == "about" and self._text[end : end + 1] == ".":
            end += 1
        return end if mark == "" else self._add(mark or "x", start, end)

    def _worded(self, start: int, word_end: int) -> int:
        values, end = read_words(self._text, start)
        if not values:  # something is glued to the word: two2, two_
            return self._add("x", start, word_end)
        ordinal = re.search(r"(?:th|first|second|third)$", self._text[start:end]) is not None
        decade = _DECADE_BEHIND.match(self._text, end)
        if decade and len(values) == 1 and 10 <= int(values[0]) <= 99:
            return self._add(f"{int(values[0]) * 100 + DECADES[decade[1]]}s", start, decade.end())
        if ordinal and len(values) == 1 and len(values[0]) < 3 and (century := self._century(int(values[0]), start, end)):
            return century
        for value in values:
            small = len(value) < 4
            code = f"{value}o" if ordinal and small and value == values[-1] else "x" if small and self._within else value
            self._add(code, start, end)
        return end

    def _is_roman_month(self, start: int, end: int) -> bool:
        """Say whether a Roman numeral stands where a month does: 25.II.1956, 14 VII 1789."""
        follows = re.match(r"[\s.,/-]+\d{2,4}(?!\d)", self._text[end : end + 8]) is not None
        before = re.search(r"\d[\s./-]+$", self._text[max(0, start - 5) : start]) is not None
        return follows and not self._named and (before or not self._within)

    def _after_day(self) -> bool:
        """Say whether the number of a day stands just before."""
        before = [mark.code for mark in self.marks[-2:]]
        return any(_DAY.fullmatch(code) for code in (before[:1] if before[-1:] == ["."] else before[-1:]))

    def _misspelt(self, word: str, start: int, end: int) -> int:
        """Give the month that a word is a slip for; within a sentence, one letter may be wrong, and only beside a number."""
        if len(word) < 4:
            return 0
        most = 1 if self._within else 1 + (len(word) > 6)
        beside = self._after_day() or re.match(r"[\s,.]+\d", self._text[end : end + 4])
        if not beside and (self._within or len(word) < 5):
            return 0
        return _month_like(word, most)


@lru_cache(maxsize=1024)  # an answer is read several times, by one era and the other
def _month_like(word: str, most: int) -> int:
    found = process.extractOne(word, NAMES, scorer=OSA.distance, score_cutoff=most)
    if not found or found[0][0] != word[0] or (len(word) < 5 and len(found[0]) <= len(word)):
        return 0  # Mary is not May, and Juny is two months
    return found[2] + 1


def _grouped(text: str, piece: re.Match[str]) -> bool:
    """Say whether a number belongs to 20,000 or 1.5."""
    start, end = piece.start(), piece.end("number")
    return bool(re.match(r",\d{3}(?!\d)", text[end : end + 5]) or re.search(r"\d,$", text[max(0, start - 2) : start]))


def _roman_century(word: str) -> int:
    """Give the number of XVIII and, in French, of XVIIIe; 0 for other words."""
    return roman_value(word.removesuffix("eme").removesuffix("e")) if len(word) < 9 else 0


def _roman_year(word: str) -> int:
    """Give the year that MCMLVI or DCXXII says; 0 for words, and for `mix`, which is one more often than it is 1009."""
    if word[0] not in "mdc" or len(word) < (3 if word[0] == "m" else 4) or word == "mix":
        return 0
    return 0 if word.strip(_NUMERAL_LETTERS) else roman_value(word)
