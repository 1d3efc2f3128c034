"""A short answer taken apart: its words, its numbers, and what turns its sense round."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from ..distances import OSA
from .date_shapes import AS_WRITTEN, ShortYears
from .date_words import DECADES
from .numerals import VALUES, take_numbers
from .spelling import Word, clean_text, romanise, unmark, word_of
from .variants import NAMES_WRITTEN_SO, WRITTEN_SO, rewrite

_TOKEN = re.compile(r"\d+(?:\.\d+)?[^\W\d_]*|[^\W\d_]+(?:\d+(?![^\W_]))?")
_DOTTED = re.compile(r"\b((?:[^\W\d_]\.){2,})([^\W\d_]\b)?")
_MEASURE = r"bce?|ce|ad|h|h(?:ou)?rs?|y(?:ea)?rs?|days?|weeks?|months?|min(?:ute)?s?|miles?|km"
_MEASURED = re.compile(rf"(?<=\d)(?=(?:{_MEASURE})\b)|(?<=\bad|\bbc|\bce)(?=\d)")
"""Where a number runs into its measure: 4hrs, 44BC."""
_UNDER = tuple("third quarter fourth fifth sixth eighth tenth".split())
_FRACTION = re.compile(rf"\b(?:a|one|(?P<over>two|three|four))[ -](?P<under>{'|'.join(_UNDER)})s?\b(?=\s*(?:$|of\b))")
"""A third is no 3."""
_PER_CENT = re.compile(r"\s*(?:%|\bper cent\b|\bpct\b)")
_KILOMETRES = re.compile(r"\b(?:kilomet(?:er|re)s?|kms)\b")
_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3})((?:[ ,.']\d{3})+)(?![\d]|[.,]\d)")
_SPAN_OF_YEARS = re.compile(r"\b(1\d|20)(\d\d)\s*[-\u2013/]\s*(\d\d)\b(?![-/.\u2013\d])")
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}\b)")
_POSSESSIVE = re.compile(r"(?<=[^\W\d_])'s\b|(?<=s)'(?=\s|$)")
_IZAFE = re.compile(r"(?<=[^\W\d_]{2})-[ie]-(?=[^\W\d_]{2})")
"""What Persian and Urdu names are joined with, written either way: Quaid-i-Azam, Quaid-e-Azam."""
_OF_THE_FAITH = re.compile(r"(?<=[^\W\d_]{3})[aeu]d(?=d[ie]n\b)")
"""Arabic names written in one word: Nureddin, who is Nur ad-Din."""
_ASPIRATED = re.compile(r"\b(ch|k|p|t|ts|tz)'(?=[aeiouh])")
"""Where older romanisations mark a breath: Ch'in, P'yongyang."""
_JOINED_ORDINAL = re.compile(r"(?<=\d)[\s-]+(?=(?:th|st|nd|rd|й|го)\b)")
_LETTER_AND_NUMBER = re.compile(r"\b([^\W\d_])-?(\d{1,3})\b")
_FIGURE = re.compile(r"\d")
_NT = re.compile(r"n't\b")
_DECADE_S = re.compile(r"(?<=\d0)'(?=s\b)")
_DECADE_ENDINGS = frozenset(word[-3:] for word in DECADES)
_SHORT_YEAR = re.compile(rf"(?<!\w)'(?P<year>\d\d)\b|(?<![\w'])'?(?P<decade>\d0)s\b|\b(?P<word>{'|'.join(DECADES)})\b")

ARTICLES = frozenset(
    "the teh a an of in on at to for from by and der die das le la les el los den dem du des und et y its it".split()
)
PARTICLES = frozenset(
    "de du des da das do dos di del della degli von vom van der den ter ten zu zur af al ar ad ud ash el ibn bin bint ben".split()
)
"""What stands ahead of a surname, and turns no sense round there."""
_LOOSE_IN_NAMES = (ARTICLES | PARTICLES) - {"a", "y", "an"}
"""A single letter is an initial there: A. Johnson."""
NEGATIONS = frozenset(
    """not no never neither nor none isnt wasnt arent werent dont doesnt didnt cannot cant aint except without
    opposite instead nobody nothing everyone everybody anyone anybody nicht kein keine nie pas jamais ne nikogda""".split()
)
_CONTRACTED = re.compile(r"\b(is|was|are|were|do|does|did|has|have|had|could|would|should)n'?t\b|\b(can)(?:no|')?t\b")
CONNECTORS = re.compile(r"\b(?:and|und|et|as well as|plus|with|both)\b|[,&+;]|\?(?=\s*\w)|(?<!\w)и(?!\w)")
CHOICES = re.compile(
    r"\b(?:or|oder|either|alternatively|versus|vs|otherwise)\b"
    r"|(?<!\w)или(?!\w)|(?<![\d\W])\s*/+\s*(?![\d\W])|[|;]|\s/\s"
)
_CHOICE_SIGNS = ("or", "oder", "either", "alternatively", "versus", "vs", "otherwise", "или", "/", "|", ";")
REVERSING = frozenset("de anti non pre post un re counter contra pro neo ex semi co dis inter mis sub".split())
_DEED = re.compile(r".{3,}(?:[sz]ation|i[sz]e|[iy]?ing|i[sz]ed|ment|ism)$")
"""What `de` turns round; ahead of anything else, as in Traité de Trianon, it means `of`."""
_STRIPPED = (*sorted(REVERSING | {"in", "im", "il", "ir"}, key=len, reverse=True),)

_NUMBERED = {word for word, found in WRITTEN_SO.items() if any(part.isdigit() for _, meant in found for part in meant)}
_NUMERIC = frozenset(VALUES) | {"hundred", "thousand", "million"} | _NUMBERED
_NUMBERLIKE = re.compile(r"[^\W\d_]+|\d")

_COMPOUNDS = re.compile(r"\b(first|general|1st|gen)[ -]+(secretary)\b")
_OFFICES = {"1st": "first", "gen": "general"}
_TITLED_WAR = re.compile(r"\b(first|second)[ -]+world[ -]+war\b")


_FILLER = re.compile(
    r"""\b(?:i[' ]?(?:m|am)?\s+)?(?:not|isn't)\s+(?:100\s*%|\w+ly|so|quite|very|too|at\ all|100\ percent)?\s*(?:sure|certain)\b
    |\b(?:i\s+)?(?:don'?t|do\ not)\s+(?:really\s+|quite\s+)?(?:know|remember)(?:\s+for\ sure)?\b
    |\b(?:i|we)(?:'?[mdv]e?|'ll|\s+am|\s+would|\s+have\ to|\s+do|\s+really)?\s+(?:\w+ly\s+)?
        (?:think|believe|guess|suppose|reckon|say|sure|remember|know|go\ (?:with|for))\b
    |\b(?:100|99)\s*(?:%|percent)(?:\s+sure)?
    |\(?\b(?:pbuh|peace\s+be\s+upon\s+(?:him|them))\b\)?
    |\b(?:idk|no\s+idea|i'm|i'd|i've)\b|\bfirst\s+of\s+all\b
    |\b(?:answer|question)\s+(?:no\.?\s*)?\d+\s*[.:)]""",
    re.VERBOSE,
)


_FILLER_SIGNS = (
    "sure", "certain", "know", "remember", "think", "believe", "guess", "suppose", "reckon", "say", "go ", "100", "99", "pbuh",
    "peace", "idk", "idea", "i'm", "i'd", "i've", "first", "answer", "question",
)  # fmt: skip
"""Every filler has one of these, which are sought ten times sooner."""


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """What an answer consists of; `key` is its words and numbers in alphabetical order, so that word order is forgiven."""

    words: tuple[Word, ...]
    numbers: tuple[str, ...]
    negations: frozenset[str]
    initials: tuple[str, ...]
    key: str
    joined: str
    run: str
    """All of it in one word, articles and all: La Fayette is Lafayette."""


def parse_phrase(text: str, *, romans: bool, years: ShortYears = AS_WRITTEN, person: bool = False) -> Phrase:
    """Take apart a text; `romans` says whether single words such as XX are numbers in it, `years` what '56 and the 30s are.

    In the name of a `person`, particles are no prefixes, and may be left out.
    """
    text = clean_text(text)
    if person and "dd" in text:
        text = _OF_THE_FAITH.sub(" ", text)
    tokens = _tokens(_SHORT_YEAR.sub(lambda match: _whole_year(match, years), text) if _may_hold_decade(text) else text)
    numbers, rest = take_numbers(tokens, romans=romans)
    table = NAMES_WRITTEN_SO if person else WRITTEN_SO
    written = rewrite(rest if text.isascii() else [unmark(romanise(token)) for token in rest], table, rest)
    if written != rest:
        late, rest = take_numbers(written, romans=False)
        numbers += late
    loose = _LOOSE_IN_NAMES if person else ARTICLES
    if person:
        rest = _without_no(rest)
    negations = frozenset(rest) & NEGATIONS
    kept = [token for token in rest if unmark(token) not in loose and token not in NEGATIONS] or ([] if numbers else rest)
    if not person:
        kept = _join_prefixes(kept)
    words = tuple(word_of(token) for token in kept if len(token) > 1)
    initials = tuple(unmark(romanise(token))[:1] for token in kept if len(token) == 1)
    key = " ".join(sorted([word.plain for word in words] + list(numbers) + list(initials)))
    run = "".join(word_of(token).plain for token in rest)
    return Phrase(words, numbers, negations, initials, key, "".join(w.plain for w in words), run)


def may_hold_number(text: str) -> bool:
    """Say whether a number could be read in a text without taking it all apart; False is sure, True is not."""
    tokens = _NUMBERLIKE.findall(clean_text(text))
    return "." in text or any(token.isdigit() or unmark(romanise(token)) in _NUMERIC for token in tokens)


def alternatives(text: str) -> list[str]:
    """Cut a text where it offers a choice."""
    return CHOICES.split(text) if any(sign in text for sign in _CHOICE_SIGNS) else [text]


def strip_filler(text: str) -> str:
    """Drop what only says how sure a student is: `I'm not 100% sure but I think`."""
    return (_FILLER.sub(" ", text) if any(sign in text for sign in _FILLER_SIGNS) else text).strip()


def _tokens(text: str) -> list[str]:
    """Cut a text into words and figures; each pattern is sought only where a sign of it is there, which is soon seen."""
    if "." in text:
        text = _DOTTED.sub(_undotted, text)
    if "nt" in text or "n't" in text or "cannot" in text:
        text = _CONTRACTED.sub(r"\1\2 not", text)
    if "'" in text:
        text = _POSSESSIVE.sub("", _DECADE_S.sub("", _NT.sub("nt", _ASPIRATED.sub(r"\1", text))))
    if "-" in text:
        text = _IZAFE.sub(" ", text)
    figures = _FIGURE.search(text) is not None
    if figures:
        text = whole_spans(text)
        text = _THOUSANDS.sub(lambda match: match[1] + re.sub(r"\D", "", match[2]), text)
        text = _DECIMAL_COMMA.sub(".", text)
    if any(part in text for part in _UNDER):
        text = _FRACTION.sub(lambda match: f"{match['over'] or ''} {match['under']}share", text)
    if figures:
        text = _JOINED_ORDINAL.sub("", text)
    if "km" in text or "kilom" in text:
        text = _KILOMETRES.sub("km", text)
    if "%" in text or "cent" in text or "pct" in text:
        text = _PER_CENT.sub(" percent ", text)
    if figures:
        text = _LETTER_AND_NUMBER.sub(r"\1 \2", _MEASURED.sub(" ", text))
    if "war" in text:
        text = _TITLED_WAR.sub(lambda match: f"world war {1 if match[1] == 'first' else 2}", text)
    if "secretary" in text:
        text = _COMPOUNDS.sub(lambda match: _OFFICES.get(match[1], match[1]) + match[2], text)
    return [token for token in _TOKEN.findall(text) if token]


def _may_hold_decade(text: str) -> bool:
    """Say whether a text could hold a short year; nearly none does."""
    return _FIGURE.search(text) is not None or any(ending in text for ending in _DECADE_ENDINGS)


def _whole_year(match: re.Match[str], years: ShortYears) -> str:
    if match["year"]:
        return str(years.year(int(match["year"])))
    return f"{years.year(DECADES.get(match['word']) or int(match['decade']), years=10)}s"


def whole_spans(text: str) -> str:
    """Write 1894-95 as 1894-1895."""
    return _SPAN_OF_YEARS.sub(
        lambda match: f"{match[1]}{match[2]}-{match[1]}{match[3]}" if match[2] < match[3] else match[0], text
    )


def _undotted(match: re.Match[str]) -> str:
    """Join the letters of U.S.S.R. where they are an abbreviation we know; part those of N.S. otherwise."""
    letters = match[1].replace(".", "") + (match[2] or "")
    return letters if unmark(romanise(letters)) in WRITTEN_SO else " ".join(letters) + " "


def _join_prefixes(tokens: list[str]) -> list[str]:
    """Write `de Stalinization` and `de-Stalinization` as one word, as is `destalinization`."""
    joined: list[str] = []
    for token in tokens:
        if joined and joined[-1] in REVERSING and len(token) > 2:
            joined[-1] = token if joined[-1] == "de" and not _DEED.match(unmark(token)) else joined[-1] + token
        else:
            joined.append(token)
    return joined


def _without_no(tokens: list[str]) -> list[str]:
    """Leave out the `no` inside a Japanese name: Minamoto no Yoritomo."""
    return [token for at, token in enumerate(tokens) if token != "no" or not 0 < at < len(tokens) - 1]


def reverses(given: Word, word: Word, distance: int) -> bool:
    """Say whether two words differ by a prefix that turns the sense round, rather than by a misspelling.

    That is so where they are nearer to each other without the prefix, or without two different ones, than they are
    (`distance`) with it.
    """
    if len(_bared(given.plain)) + len(_bared(word.plain)) < 3:
        return False  # neither has such a prefix
    for ahead, bare in _bared(given.plain):
        for other_ahead, other in _bared(word.plain):
            shared = given.plain.startswith(other_ahead) and word.plain.startswith(ahead)
            if shared or (ahead and other_ahead and (ahead.startswith(other_ahead) or other_ahead.startswith(ahead))):
                continue
            if OSA.distance(bare, other, score_cutoff=distance) < distance:
                return True
    return False


@lru_cache(maxsize=8192)
def _bared(word: str) -> list[tuple[str, str]]:
    """Give a word as it stands, and without each prefix that it begins with."""
    found = [(prefix, word[len(prefix) :]) for prefix in _STRIPPED if word.startswith(prefix) and len(word) >= len(prefix) + 4]
    return [("", word), *found]
