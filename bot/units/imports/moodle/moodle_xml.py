"""Moodle's XML, the format that its question banks are kept in: each <question> that is no category is an entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ....errors import because
from ...faulty.moodle_faults import MoodleFault
from ..html_text import PlainText
from ..light_questions import Part
from ..upload import Format, Imported, Spot, Upload
from .categories import Topics
from .drafts import MoodleAnswer, MoodleKind, MoodleQuestion
from .questions import Bank, NotAskable
from .texts import TextFormat, read_text
from .xml_questions import BrokenQuestion, Node, read_questions

_ROOT = re.compile(r"<quiz[\s>/]")
_PROLOG = 10_000
"""Characters in which its root must begin."""
_FORMATS: Mapping[str, TextFormat] = {
    "html": TextFormat.HTML,
    "moodle_auto_format": TextFormat.MOODLE,
    "wiki_like": TextFormat.MOODLE,
    "plain_text": TextFormat.PLAIN,
    "markdown": TextFormat.MARKDOWN,
}
_KINDS: Mapping[str, MoodleKind] = {
    **{kind.value: kind for kind in MoodleKind},
    "match": MoodleKind.MATCHING,
    "ddmatch": MoodleKind.MATCHING,
    "multichoiceset": MoodleKind.MULTICHOICE,
}
"""By what an export calls them; drag and drop matching and "all or nothing" are kinds of their own in Moodle alone."""
_PERCENT = re.compile(r"-?[0-9]{1,3}(?:[.,][0-9]{0,10})?")
_PICTURE_FILE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?)$", re.IGNORECASE)
_SOUND_FILE = re.compile(r"\.(?:mp3|ogg|oga|wav|m4a|mp4|webm|mov|avi)$", re.IGNORECASE)
_USUAL = re.compile(r"(?:your answer is (?:partially )?(?:in)?correct\.)?", re.IGNORECASE)
"""What Moodle writes where no teacher wrote anything."""
_COMBINED = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback", "hint")


@dataclass(frozen=True, slots=True)
class _Category:
    path: str


@dataclass(frozen=True, slots=True)
class _Barred:
    spot: Spot
    bar: NotAskable


@dataclass(frozen=True, slots=True)
class _Read:
    question: MoodleQuestion
    tags: tuple[str, ...]


def looks_like_moodle_xml(upload: Upload) -> bool:
    """Say whether this is XML in which a <quiz> begins."""
    text = (upload.text or "").lstrip()
    return text.startswith("<") and _ROOT.search(text[:_PROLOG]) is not None


def read(upload: Upload) -> Imported:
    """Read an export; raise Unusable for one that defines entities, nests without end, or holds no question."""
    bank = Bank(upload, Format.MOODLE_XML)
    found = read_questions(upload.data, upload.text or "", _convert)
    topics = Topics([each.path for each in found if isinstance(each, _Category)])
    path = ""
    for each in found:
        match each:
            case _Category():
                path = each.path
            case BrokenQuestion():
                spot, why = Spot(line=each.line), because(MoodleFault.NOT_XML, line=each.at, text=each.message)
                bank.reading.refuse(spot, ("", why))
            case _Barred():
                bank.turn_away(each.spot, each.bar)
            case _Read():
                bank.take(each.question, topics.name(path, each.tags))
    return bank.finish(topics.head(upload))


def _convert(node: Node) -> _Category | _Barred | _Read:
    kind = node.attributes.get("type", "").strip().lower()
    if kind == "category":
        return _Category(node.read("category", "text"))
    spot = Spot(line=node.line, entry=" ".join(node.read("name", "text").split())[:60])
    try:
        return _read_question(node, kind, spot)
    except NotAskable as bar:
        return _Barred(spot, bar)


def _read_question(node: Node, kind: str, spot: Spot) -> _Read:
    if not kind:
        raise NotAskable(("", because(MoodleFault.NO_KIND)))
    if kind not in _KINDS:
        raise NotAskable(kind=kind)
    if node.too_big:
        raise NotAskable(("", because(MoodleFault.QUESTION_TOO_BIG)))
    question = MoodleQuestion(spot, _KINDS[kind], "")
    form = _form_of(node.find("questiontext"), TextFormat.HTML)
    question.prompt = _show(question, node.find("questiontext"), TextFormat.HTML)
    question.explanation = _show(question, node.find("generalfeedback"), form)
    question.pictures += bool(node.read("image")) and not question.pictures
    if node.read("hidden") == "1":
        question.remarks.append(("", because(MoodleFault.HIDDEN)))
    _READERS[question.kind](question, node, form)
    tags = [tag.read("text") for name in ("tags", "coursetags") for tags in node.all(name) for tag in tags.all("tag")]
    if _has_hints(node):
        question.counted.add(MoodleFault.HINTS_LOST)
    return _Read(question, tuple(filter(None, tags)))


def _has_hints(node: Node) -> bool:
    return any(not _USUAL.fullmatch(_plain(part, TextFormat.HTML).text) for name in _COMBINED for part in node.all(name))


def _form_of(node: Node | None, default: TextFormat) -> TextFormat:
    return _FORMATS.get(node.attributes.get("format", "").strip(), default) if node is not None else default


def _plain(node: Node | None, default: TextFormat) -> PlainText:
    """Read the text of an element, with the files that belong to it."""
    if node is None:
        return PlainText("")
    texts = node.all("text")
    bare = "".join(part for part in node.content if isinstance(part, str))
    shown = read_text(texts[0].text if texts else bare, _form_of(node, default))
    files = [file.attributes.get("name", "") for file in node.all("file")]
    pictures = max(shown.pictures, sum(bool(_PICTURE_FILE.search(name)) for name in files))
    sounds = max(shown.sounds, sum(bool(_SOUND_FILE.search(name)) for name in files))
    return PlainText(shown.text, pictures, sounds)


def _show(question: MoodleQuestion, node: Node | None, default: TextFormat) -> str:
    shown = _plain(node, default)
    question.pictures += shown.pictures
    question.sounds += shown.sounds
    return shown.text


def _read_percent(answer: Node) -> float:
    """Read what an answer is worth; very old files have it as an element, as a share of 1."""
    written = answer.attributes.get("fraction", "").strip()
    share = "" if written else answer.read("fraction")
    if not _PERCENT.fullmatch(written or share or "0"):
        raise NotAskable((Part.ANSWER, because(MoodleFault.NOT_A_NUMBER, text=written or share)))
    return float((written or share or "0").replace(",", ".")) * (100 if share else 1)


def _read_answer(question: MoodleQuestion, answer: Node, default: TextFormat, form: TextFormat) -> MoodleAnswer:
    shown = _plain(answer, default)
    question.pictures += shown.pictures
    question.sounds += shown.sounds
    feedback = _show(question, answer.find("feedback"), form)
    percent, only_picture = _read_percent(answer), not shown.text and shown.pictures > 0
    return MoodleAnswer(shown.text, percent, feedback, answer.read("tolerance"), only_picture)


def _read_multichoice(question: MoodleQuestion, node: Node, form: TextFormat) -> None:
    several = node.attributes.get("type", "").strip() == "multichoiceset"
    question.single = not several and node.read("single").lower() not in {"false", "0"}
    question.answers = [_read_answer(question, answer, form, form) for answer in node.all("answer")]
    if several:
        right = max(1, sum(answer.percent > 0 for answer in question.answers))
        question.answers = [_share(answer, right) for answer in question.answers]


def _share(answer: MoodleAnswer, right: int) -> MoodleAnswer:
    """Give each right option of "all or nothing" its part of full credit."""
    return MoodleAnswer(answer.text, 100 / right if answer.percent > 0 else 0, answer.feedback, "", answer.only_picture)


def _read_true_false(question: MoodleQuestion, node: Node, form: TextFormat) -> None:
    """Read both answers; where they are words of another language, the first one is `true`, as in Moodle."""
    for place, answer in enumerate(node.all("answer")):
        read = _read_answer(question, answer, TextFormat.PLAIN, form)
        text = read.text.strip().lower()
        if text not in {"true", "false"}:
            meant = "true" if place == 0 else "false"
            question.remarks.append((Part.ANSWER, because(MoodleFault.TAKEN_BY_PLACE, text=read.text, meant=meant)))
            text = meant
        question.answers.append(MoodleAnswer(text, read.percent, read.feedback))


def _read_short_answer(question: MoodleQuestion, node: Node, form: TextFormat) -> None:
    if node.read("usecase") == "1":
        question.remarks.append((Part.ANSWER, because(MoodleFault.CASE_MATTERED)))
    for answer in node.all("answer"):
        is_html = answer.attributes.get("format", "").strip() == "html"
        default = TextFormat.HTML if is_html else TextFormat.PLAIN
        answer.attributes["format"] = "html" if is_html else "plain_text"
        question.answers.append(_read_answer(question, answer, default, form))


def _read_numerical(question: MoodleQuestion, node: Node, form: TextFormat) -> None:
    question.answers = [_read_answer(question, answer, TextFormat.PLAIN, form) for answer in node.all("answer")]
    units = [(unit.read("unit_name"), unit.read("multiplier") or "1") for each in node.all("units") for unit in each.all("unit")]
    question.measure = next((name for name, multiplier in units if _is_one(multiplier)), "")
    others = [name for name, _ in units if name and name != question.measure]
    if others:
        question.remarks.append((Part.ANSWER, because(MoodleFault.UNITS_LEFT_OUT, units=", ".join(others))))


def _is_one(multiplier: str) -> bool:
    return re.fullmatch(r"1(?:\.0{1,20})?", multiplier) is not None


def _read_matching(question: MoodleQuestion, node: Node, form: TextFormat) -> None:
    is_html = node.attributes.get("type", "").strip() == "ddmatch"
    for pair in node.all("subquestion"):
        left, right = _plain(pair, form), _plain(pair.find("answer"), TextFormat.HTML if is_html else TextFormat.PLAIN)
        if (left.pictures and not left.text) or (right.pictures and not right.text):
            raise NotAskable(kind="matching with pictures")
        question.pictures += left.pictures + right.pictures
        question.sounds += left.sounds + right.sounds
        question.pairs.append((left.text, right.text))


_READERS: Mapping[MoodleKind, Callable[[MoodleQuestion, Node, TextFormat], None]] = {
    MoodleKind.MULTICHOICE: _read_multichoice,
    MoodleKind.TRUE_FALSE: _read_true_false,
    MoodleKind.SHORT_ANSWER: _read_short_answer,
    MoodleKind.NUMERICAL: _read_numerical,
    MoodleKind.MATCHING: _read_matching,
}
