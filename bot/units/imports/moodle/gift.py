"""GIFT, the text format of Moodle's question banks, as its documentation has it.

Where hand-written files differ from what Moodle writes, what is meant beyond doubt is read (an empty line between answers,
`{true}`); what leaves it open is a fault.
"""

from __future__ import annotations

import re

from ....errors import because
from ....library.questions import MOST_OPTIONS
from ...faulty.moodle_faults import MoodleFault
from ...upload_faults import UploadFault
from ..html_text import PlainText
from ..light_questions import Part
from ..upload import Format, Imported, Spot, Upload
from .categories import Topics
from .drafts import MoodleAnswer, MoodleKind, MoodleQuestion
from .gift_blocks import Block, CategoryLine, list_categories, show_escapes, split_blocks
from .questions import Bank, NotAskable
from .texts import TextFormat, read_text

_FORMAT = re.compile(r"\s*\[(html|markdown|moodle|plain)\]")
_WEIGHT = re.compile(r"%\s?(-?[0-9]{1,3}(?:[.,][0-9]{0,10})?)\s?%")
_SIGN = re.compile(r"([~=])")
_GAP_OF_CLOZE = re.compile(r"\s*[0-9]{0,3}:[A-Z_]{2,20}:")
_ANSWERS_BEGIN = re.compile(r"(?<!\\)(?:\\\\){0,50}\{\s{0,50}(?:[~=#>]|(?:T|F|TRUE|FALSE)\s{0,50}[#}])", re.IGNORECASE)
_TITLE = re.compile(r"^[ \t]{0,20}::[^:\n]{1,200}::", re.MULTILINE)
_TRUE, _FALSE = {"T", "TRUE"}, {"F", "FALSE"}
_GAP = "_____"
_MOST_PIECES = 100
"""Answers of one question that are looked at; no question that can be asked has more."""


def looks_like_gift(upload: Upload) -> bool:
    """Say whether there are answers in braces in a text, or a category as GIFT writes it."""
    text = upload.text or ""
    if _ANSWERS_BEGIN.search(text) or (_TITLE.search(text) and "{" in text):
        return True
    return bool(list_categories(text))


def read(upload: Upload) -> Imported:
    """Read a GIFT file: every block that is neither comment nor category is an entry."""
    bank, text = Bank(upload, Format.GIFT), upload.text or ""
    topics = Topics(list_categories(text))
    category = ""
    for block in split_blocks(text):
        if isinstance(block, CategoryLine):
            category = block.path
        else:
            _take_block(bank, block, topics, category)
    return bank.finish(topics.head(upload))


def _take_block(bank: Bank, block: Block, topics: Topics, category: str) -> None:
    title, text = _split_title(block.text)
    spot = Spot(line=block.line, entry=" ".join(show_escapes(title).split())[:60])
    try:
        question = _read_question(text, spot)
    except NotAskable as bar:
        bank.turn_away(spot, bar)
        return
    bank.take(question, topics.name(category, block.tags))


def _split_title(text: str) -> tuple[str, str]:
    """Part `::Title::` from the question."""
    end = text.find("::", 2) if text.startswith("::") else -1
    return (text[2:end], text[end + 2 :].strip()) if end > 0 else ("", text)


def _read_question(text: str, spot: Spot) -> MoodleQuestion:
    start, end = _find_braces(text)
    body, tail = text[start + 1 : end].strip(), text[end + 1 :].strip()
    body, _, general = body.rpartition("####") if "####" in body else (body, "", "")
    kind = _tell_kind(body.strip())
    form, stem = _split_format(text[:start], TextFormat.MOODLE)
    shown = read_text(show_escapes(stem + (_GAP + text[end + 1 :] if tail else "")), form)
    question = MoodleQuestion(spot, kind, shown.text, pictures=shown.pictures, sounds=shown.sounds)
    question.explanation = _show(question, general, form)
    _READERS[kind](question, body.strip(), form)
    return question


def _find_braces(text: str) -> tuple[int, int]:
    """Find the one pair of braces; raise NotAskable where there is none, or more."""
    start, end = text.find("{"), text.find("}")
    if start < 0 and end < 0:
        raise NotAskable(kind="description")
    if start < 0 or end < start:
        raise NotAskable((Part.ANSWER, because(MoodleFault.BRACE_ALONE, brace="{" if end < 0 else "}")))
    inner, after = text.find("{", start + 1), text.find("}", end + 1)
    if inner > end and after > inner:
        raise NotAskable((Part.ANSWER, because(MoodleFault.BRACES_TWICE)))
    if inner >= 0 or after >= 0:
        raise NotAskable((Part.ANSWER, because(MoodleFault.BRACE_ALONE, brace="{" if inner >= 0 else "}")))
    return start, end


def _tell_kind(body: str) -> MoodleKind:
    """Tell the kind of question by its answers, as Moodle does; raise NotAskable for one that Gobbet does not have."""
    if not body:
        raise NotAskable(kind="essay")
    if body.startswith(">"):
        raise NotAskable(kind="ordering")
    if _GAP_OF_CLOZE.match(body):
        raise NotAskable(kind="cloze")
    if body.startswith("#"):
        return MoodleKind.NUMERICAL
    if "~" in body:
        return MoodleKind.MULTICHOICE
    if "=" in body:
        return MoodleKind.MATCHING if "->" in body else MoodleKind.SHORT_ANSWER
    says = body.partition("#")[0].strip().upper()
    return MoodleKind.TRUE_FALSE if says in _TRUE | _FALSE else MoodleKind.SHORT_ANSWER


def _split_format(text: str, default: TextFormat) -> tuple[TextFormat, str]:
    """Part `[html]` and the like from a text."""
    found = _FORMAT.match(text)
    return (TextFormat(found[1]), text[found.end() :]) if found else (default, text)


def _show(question: MoodleQuestion, text: str, default: TextFormat) -> str:
    shown = _plain(text, default)
    question.pictures += shown.pictures
    question.sounds += shown.sounds
    return shown.text


def _plain(text: str, default: TextFormat) -> PlainText:
    form, text = _split_format(text, default)
    return read_text(show_escapes(text), form)


def _split_pieces(body: str) -> list[tuple[str, str]]:
    """Cut answers apart at their signs, into sign and text; `~=` is one sign."""
    if (count := body.count("~") + body.count("=")) > _MOST_PIECES:
        raise NotAskable((Part.ANSWER, because(UploadFault.TOO_MANY_OPTIONS, count=count, most=MOST_OPTIONS)))
    before, *parts = _SIGN.split(body)
    if before.strip() and parts:
        raise NotAskable((Part.ANSWER, because(MoodleFault.TEXT_BEFORE_ANSWERS, text=show_escapes(before.strip()))))
    pieces = list(zip(parts[::2], parts[1::2], strict=True)) or [("=", before)]
    followed = [*pieces[1:], ("", "")]
    return [
        (sign, text.strip())
        for (sign, text), (after, _) in zip(pieces, followed, strict=True)
        if sign == "=" or text or after != "="
    ]


def _read_answer(question: MoodleQuestion, text: str, form: TextFormat, percent: float) -> MoodleAnswer:
    """Read `%50%text#feedback`; the percentage goes before the one that the sign gives."""
    weight = _WEIGHT.match(text)
    if weight:
        percent, text = float(weight[1].replace(",", ".")), text[weight.end() :].strip()
    answer, _, feedback = text.partition("#")
    shown = _plain(answer.strip(), form)
    question.pictures += shown.pictures
    question.sounds += shown.sounds
    only_picture = not shown.text and shown.pictures > 0
    return MoodleAnswer(shown.text, percent, _show(question, feedback.strip(), form), only_picture=only_picture)


def _read_multichoice(question: MoodleQuestion, body: str, form: TextFormat) -> None:
    pieces = _split_pieces(body)
    question.single = any(sign == "=" for sign, _ in pieces)
    question.answers = [_read_answer(question, text, form, 100.0 if sign == "=" else 0.0) for sign, text in pieces]


def _read_short_answer(question: MoodleQuestion, body: str, form: TextFormat) -> None:
    if "=" not in body:
        question.remarks.append((Part.ANSWER, because(MoodleFault.NO_SIGN, text=show_escapes(body))))
    question.answers = [_read_answer(question, text, form, 100.0) for _, text in _split_pieces(body)]


def _read_true_false(question: MoodleQuestion, body: str, form: TextFormat) -> None:
    """Read `FALSE#said to the wrong#said to the right`."""
    says, wrong, right = [*body.split("#", 2), "", ""][:3]
    true = says.strip().upper() in _TRUE
    told = {True: _show(question, right.strip(), form), False: _show(question, wrong.strip(), form)}
    question.answers = [
        MoodleAnswer("true", 100.0 if true else 0.0, told[true]),
        MoodleAnswer("false", 0.0 if true else 100.0, told[not true]),
    ]


def _read_numerical(question: MoodleQuestion, body: str, form: TextFormat) -> None:
    """Read `#3.14:0.01`, `#3..4`, `#=1822:0 =%50%1822:2 ~#said to all others`."""
    numbers, tilde, others = body[1:].partition("~")
    pieces = [text for _, text in _split_pieces(numbers.strip())]
    if pieces == [""]:
        raise NotAskable((Part.ANSWER, because(UploadFault.NO_ANSWER)))
    for text in pieces:
        answer = _read_answer(question, text, form, 100.0)
        number, _, tolerance = answer.text.partition(":")
        question.answers.append(MoodleAnswer(number.strip(), answer.percent, answer.feedback, tolerance))
    if tilde:
        feedback = _show(question, others.partition("#")[2].strip(), form)
        question.answers.append(MoodleAnswer("*", 0.0, feedback))


def _read_matching(question: MoodleQuestion, body: str, form: TextFormat) -> None:
    """Read `=left -> right`; nothing on the left makes a spare right side, which is always plain."""
    for _, text in _split_pieces(body):
        left, arrow, right = text.partition("->")
        if not arrow:
            raise NotAskable((Part.PAIRS, because(MoodleFault.NO_ARROW, text=show_escapes(text))))
        question.pairs.append((_show(question, left.strip(), form), show_escapes(right)))


_READERS = {
    MoodleKind.MULTICHOICE: _read_multichoice,
    MoodleKind.SHORT_ANSWER: _read_short_answer,
    MoodleKind.TRUE_FALSE: _read_true_false,
    MoodleKind.NUMERICAL: _read_numerical,
    MoodleKind.MATCHING: _read_matching,
}
