"""Trivia lists of the bot Red and its forks: questions and the answers that count, in YAML, or parted by backticks in old ones.

A list that is no YAML as a whole is read question by question, so that one missing quote is one fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from msgspec.structs import replace

from ....errors import Why, because
from ....library.questions import Typed
from ...faulty.deck_faults import DeckFault
from ...upload_faults import UploadFault
from ..light_questions import Intake
from ..upload import MOST_ENTRIES, Format, Imported, Spot, Unusable, Upload, UploadReading, clean, head_of
from .yaml_tree import Node, Shape, YamlTooDeep, YamlTooMuch, YamlWrong, read_yaml

_SETTINGS = frozenset({"AUTHOR", "AUTHORS", "DESCRIPTION", "CONFIG", "AUDIO", "$SCHEMA"})
_QUESTION_NAMES, _ANSWER_NAMES = ("question", "prompt", "q"), ("answers", "answer", "a")
_ENDINGS = (".yaml", ".yml")
_LOOKED_AT = 200_000
_SECONDS = range(5, 241)
_MOST_ODD = 10
"""Tags and aliases of one question that are named."""
_LINKS = ("http://", "https://")


@dataclass(slots=True)
class _List:
    """What was found in a list so far."""

    reading: UploadReading
    intake: Intake
    told: dict[str, str] = field(default_factory=dict)
    """What its settings say of it: the author, the description."""
    seconds: int | None = None
    lines: dict[str, int] = field(default_factory=dict)
    """In which line each question stood first."""


def looks_like_red_trivia(upload: Upload) -> bool:
    """Say whether questions end in a colon and their answers follow behind hyphens, or backticks part them."""
    text = upload.text
    if text is None:
        return False
    lines = [line for line in text[:_LOOKED_AT].split("\n") if line.strip() and not line.startswith("#")]
    if upload.name.lower().endswith(_ENDINGS):
        return any(line.rstrip().endswith(":") or line.lstrip().startswith("- ") or ": " in line for line in lines)
    if _has_backticks(lines):
        return True
    heads = [line for line in lines if line[0] not in " \t-"]
    answered = sum(_is_head(line) and _is_answer(after) for line, after in pairwise(lines))
    return answered >= 2 and answered >= 0.5 * sum(not _is_setting(line) for line in heads)


def _has_backticks(lines: list[str]) -> bool:
    return len(lines) > 1 and sum("`" in line[1:] for line in lines) >= 0.9 * len(lines) and lines[0].count("`") < 20


def _is_head(line: str) -> bool:
    return line[0] not in " \t-" and line.rstrip().endswith(":")


def _is_answer(line: str) -> bool:
    return line.lstrip().startswith("- ")


def _is_setting(line: str) -> bool:
    return line.partition(":")[0].strip().upper() in _SETTINGS


def read(upload: Upload) -> Imported:
    """Read a list; every question is one entry."""
    text = upload.text or ""
    reading = UploadReading(upload, Format.RED_TRIVIA)
    found = _List(reading, Intake(reading))
    if not upload.name.lower().endswith(_ENDINGS) and _has_backticks([line for line in text.split("\n") if line.strip()]):
        _read_backticks(found, text)
    else:
        _read_yaml_list(found, text)
    head = head_of(upload)
    described = " · ".join(part for part in (found.told.get("DESCRIPTION", ""), found.told.get("AUTHOR", "")) if part)
    return found.reading.finish(replace(head, description=described[:1000]))


def _read_yaml_list(found: _List, text: str) -> None:
    try:
        roots = read_yaml(text)
    except YamlTooDeep as error:
        raise Unusable(UploadFault.NESTED_TOO_DEEP) from error
    except YamlTooMuch as error:
        raise Unusable(UploadFault.TOO_MUCH_FOUND, most=MOST_ENTRIES) from error
    except YamlWrong:
        for line, chunk in _chunks(text):
            _read_chunk(found, line, chunk)
        return
    for root in roots:
        _read_root(found, root)


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Cut a list into questions with their answers: each begins in the first column."""
    start, gathered = 0, list[str]()
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith(("---", "...", "%")) or (line.lstrip().startswith("#") and not gathered):
            continue
        begins = bool(line.strip()) and line[0] not in " \t#:-"
        begins = begins and not (gathered and gathered[0].startswith("? "))
        begins = begins or line.startswith("? ")
        if begins and gathered:
            yield start, "\n".join(gathered)
            gathered = []
        if begins or (gathered or line.strip()):
            start = start if gathered else number
            gathered.append(line)
    if gathered:
        yield start, "\n".join(gathered)


def _join_key(chunk: str) -> str:
    """Put a question of several lines into one, as YAML reads it where it is marked as a key by a question mark."""
    lines = chunk.split("\n")
    end = next((at for at, line in enumerate(lines) if line.lstrip().startswith(("- ", "-\n"))), len(lines))
    key = [line.strip() for line in lines[:end] if line.strip()]
    return "\n".join([" ".join(key), *lines[end:]]) if len(key) > 1 and key[-1].endswith(":") else chunk


def _read_chunk(found: _List, line: int, chunk: str) -> None:
    spot = Spot(line=line)
    try:
        for root in read_yaml(chunk, line):
            if root.shape is not Shape.TABLE:
                first = chunk.partition("\n")[0].rstrip()
                found.reading.refuse(
                    spot, ("", because(DeckFault.NO_ANSWER_LIST if first.endswith(":") else DeckFault.YAML_COLON))
                )
            else:
                _read_root(found, root)
    except (YamlTooDeep, YamlTooMuch):
        found.reading.refuse(spot, ("", because(UploadFault.NESTED_TOO_DEEP)))
    except YamlWrong as error:
        joined = _join_key(chunk)
        if joined != chunk:
            _read_chunk(found, line, joined)
            return
        first = chunk.partition("\n")[0]
        colon_missing = ":" not in first and "\n" in chunk
        why = because(DeckFault.YAML_COLON) if colon_missing else because(DeckFault.YAML_WRONG, text=error.text)
        found.reading.refuse(Spot(line=line if colon_missing else error.line), ("", why))


def _read_root(found: _List, root: Node) -> None:
    if root.shape is Shape.TABLE:
        for key, value in root.pairs():
            _read_pair(found, key, value)
    elif root.shape is Shape.LIST:
        for item in root.parts:
            _read_item(found, item)
    elif root.text.strip():
        found.reading.refuse(Spot(line=root.line), ("", because(DeckFault.NO_ANSWER_LIST)))


def _read_item(found: _List, item: Node) -> None:
    """Read an entry of a list of tables, as some forks have it."""
    named = {key.text.strip().lower(): value for key, value in item.pairs()} if item.shape is Shape.TABLE else {}
    question = next((named[name] for name in _QUESTION_NAMES if name in named), None)
    answers = next((named[name] for name in _ANSWER_NAMES if name in named), None)
    if question is not None and answers is not None:
        _read_question(found, question, answers)
    elif item.shape is Shape.TABLE and len(item.parts) == 2:
        _read_question(found, item.parts[0], item.parts[1])
    else:
        found.reading.refuse(Spot(line=item.line), ("", because(DeckFault.NO_ANSWER_LIST)))


def _read_pair(found: _List, key: Node, value: Node) -> None:
    name = key.text.strip().upper()
    if name not in _SETTINGS or value.shape is Shape.LIST:
        _read_question(found, key, value)
    elif value.shape is Shape.TEXT:
        found.told[name.removesuffix("S") if name == "AUTHORS" else name] = " ".join(clean(value.text).split())
    else:
        for setting, how in value.pairs():
            _read_setting(found, setting.text, how)


def _read_setting(found: _List, name: str, value: Node) -> None:
    """Take over how long each question has; what else a list sets belongs to Red."""
    seconds = value.text.strip().partition(".")[0]
    if name.strip().lower() == "delay" and seconds.isdecimal() and len(seconds) < 4 and int(seconds) in _SECONDS:
        found.seconds = int(seconds)
    else:
        found.reading.remark(Spot(line=value.line), "CONFIG", because(DeckFault.SETTING_LEFT, name=name[:60]))


def _read_question(found: _List, key: Node, value: Node) -> None:
    listed = value.parts if value.shape is Shape.LIST else [value]
    if value.shape is Shape.TABLE:
        named = {name.text.strip().lower(): answers for name, answers in value.pairs()}
        answers = next((named[name] for name in _ANSWER_NAMES if name in named), None)
        listed = [] if answers is None else answers.parts if answers.shape is Shape.LIST else [answers]
    odd = [why for node in (*key.walk(), *value.walk()) if (why := _oddity(node))]
    if not odd and (not listed or any(each.shape is not Shape.TEXT for each in listed)):
        odd = [because(DeckFault.NO_ANSWER_LIST)]
    _take(found, key.line, key.text, [each.text for each in listed], odd)


def _oddity(node: Node) -> Why | None:
    if node.shape is Shape.ALIAS:
        return because(DeckFault.YAML_ALIAS, name=node.text[:60])
    return because(DeckFault.YAML_TAG, tag=node.tag[:60]) if node.tag else None


def _read_backticks(found: _List, text: str) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        question, *answers = line.split("`")
        if line.strip():
            _take(found, number, question, answers, [] if answers else [because(DeckFault.NO_SEPARATOR, separator="`")])


def _take(found: _List, line: int, question: str, answers: Iterable[str], odd: list[Why]) -> None:
    """Hand one question in."""
    prompt, spot = clean(question), Spot(line=line)
    accepted = tuple(dict.fromkeys(text for answer in answers if (text := " ".join(clean(answer).split()))))
    before = found.lines.setdefault(prompt, line)
    if prompt.startswith(_LINKS) and not any(blank in prompt for blank in " \n"):
        found.reading.set_aside(spot, "picture or sound")
        return
    faults = [("", why) for at, why in enumerate(odd[:_MOST_ODD]) if why not in odd[:at]]
    faults += [("", because(DeckFault.HELD_TWICE, line=before))] if prompt and before != line else []
    if faults:
        found.reading.refuse(spot, *faults)
    else:
        found.intake.take(spot, Typed(id="", prompt=prompt, answers=accepted, seconds=found.seconds))
