"""Notes as Anki exports them in plain text: head lines that begin with #, then a row a note, often in HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...faults import AskReason
from ..html_text import NOTHING, looks_like_html
from ..upload import Ask, Format, Imported, Option, Spot, Upload, UploadReading
from .cards import DeckReading, read_side, read_tags
from .clozes import has_gaps
from .separated import Row, Separated

_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|", "colon": ":", "\\t": "\t"}
_HEADS = ("separator", "html", "tags", "columns", "notetype", "deck", "guid", "if matches")
_OCCLUSION = "::image-occlusion:"
_LOOKED_AT = 100_000
_SAMPLE, _MOST_COLUMNS = 80, 100


@dataclass(slots=True)
class _Head:
    """What the head lines say; columns are counted from 1, and 0 is none."""

    separator: str = ""
    is_html: bool | None = None
    tags: tuple[str, ...] = ()
    deck: str = ""
    notetype: str = ""
    labels: list[str] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)
    lines: int = 0


def looks_like_anki_text(upload: Upload) -> bool:
    """Say whether the first line is a head line of Anki's, or there are gaps as Anki alone writes them."""
    text = upload.text
    return text is not None and (_head_value(text[:400].partition("\n")[0]) is not None or has_gaps(text[:_LOOKED_AT]))


def _head_value(line: str) -> tuple[str, str] | None:
    """Give name and value of a head line."""
    name, colon, value = line.removeprefix("#").partition(":")
    name = name.strip().lower()
    known = name.removesuffix(" column") in _HEADS
    return (name, value) if line.startswith("#") and colon and known else None


def read(upload: Upload) -> Imported:
    """Read an export; each note, or each card of a text with gaps, is an entry."""
    text = upload.text or ""
    head, body = _read_head(text)
    separator = head.separator or (_find_separator(body) if head.lines else "\t")
    is_html = looks_like_html(body[:500_000]) if head.is_html is None else head.is_html
    deck = DeckReading(UploadReading(upload, Format.ANKI_TEXT))
    rows = [_Note(row, head) for row in Separated(body, separator, first_line=head.lines + 1).rows()]
    decks = dict.fromkeys(note.deck for note in rows if note.deck)
    columns = _answer_columns(deck.reading, rows, is_html=is_html)
    for note in rows:
        _read_note(deck, note, columns, is_html=is_html, with_deck=len(decks) > 1)
    return deck.finish(title=next(iter(decks)) if len(decks) == 1 else "")


def _read_head(text: str) -> tuple[_Head, str]:
    """Read the lines that begin with #; what Anki does not know there is a comment."""
    head = _Head()
    columns = ""
    while text.startswith("#"):
        line, _, text = text.partition("\n") if head.lines < 100 else (text, "", "")
        head.lines += 1
        name, value = _head_value(line) or ("", "")
        if name == "separator":
            head.separator = _SEPARATORS.get(value.strip().lower(), value.strip()[:1] or value[:1])
        elif name == "html":
            head.is_html = value.strip().lower() == "true"
        elif name == "tags":
            head.tags = read_tags(value)
        elif name == "columns":
            columns = value
        elif name in {"deck", "notetype"}:
            setattr(head, name, value.strip())
        elif name.endswith(" column") and value.strip().isdecimal() and len(value.strip()) < 5:
            head.columns[name.removesuffix(" column")] = int(value)
    if columns:
        _read_labels(head, columns)
    return head, text


def _read_labels(head: _Head, columns: str) -> None:
    """Read the names of the columns; one called Tags holds tags also where no line says so."""
    row = next(Separated(columns, head.separator or _find_separator(columns)).rows(), Row(0, []))
    head.labels = [label.strip() for label in row.fields]
    for number, label in enumerate(head.labels, 1):
        if label.lower() in {"tags", "deck", "notetype", "guid"}:
            head.columns.setdefault(label.lower(), number)


def _find_separator(body: str) -> str:
    """Take the first of Anki's separators that stands in the text, in Anki's own order but for the tab."""
    sample = body[:8192]
    return next((mark for mark in "\t|;,:" if mark in sample), "\t")


class _Note:
    """A row, with what belongs to Anki apart from what is taught."""

    def __init__(self, row: Row, head: _Head) -> None:
        named = {name: row.fields[at - 1].strip() for name, at in head.columns.items() if 0 < at <= len(row.fields)}
        aside = {at - 1 for at in head.columns.values()}
        self.line = row.line
        self.deck = named.get("deck", head.deck)
        self.notetype = named.get("notetype", head.notetype)
        self.tags = tuple(dict.fromkeys((*head.tags, *read_tags(named.get("tags", "")))))
        self.fields = {at: text for at, text in enumerate(row.fields[:_MOST_COLUMNS]) if at not in aside}
        self.labels = head.labels

    @property
    def front(self) -> int:
        """The column of the question: the first that is Anki's own for nothing."""
        return next(iter(self.fields), 0)

    def filled(self) -> list[int]:
        """List the columns behind the first that hold something."""
        return [at for at, text in self.fields.items() if at != self.front and text.strip()]

    def label(self, at: int) -> str:
        return self.labels[at] if at < len(self.labels) else ""


def _answer_columns(reading: UploadReading, notes: list[_Note], *, is_html: bool) -> Mapping[str, int]:
    """Say for each type of note in which column its answer stands: where several are filled, the teacher is asked."""
    found: dict[str, int] = {}
    filled: dict[str, dict[int, _Note]] = {}
    for note in notes:
        if not any(has_gaps(text) for text in note.fields.values()):
            for at in note.filled():
                filled.setdefault(note.notetype, {}).setdefault(at, note)
    for notetype, columns in filled.items():
        named = [at for at, note in columns.items() if note.label(at).lower() in {"back", "answer"}]
        if named or len(columns) == 1:
            found[notetype] = (named or [*columns])[0]
            continue
        asked = f"answer-column:{notetype}"[:80]
        found[notetype] = _chosen(reading.upload.answers.get(asked, ""), columns)
        if asked not in reading.upload.answers:
            options = tuple(
                Option(str(at + 1), note.label(at) or str(at + 1), read_side(note.fields[at], is_html=is_html).text[:_SAMPLE])
                for at, note in sorted(columns.items())
            )
            reading.ask(Ask(asked, AskReason.WHICH_COLUMN_ANSWERS, notetype or "?", options))
    return found


def _chosen(answer: str, columns: Mapping[int, object]) -> int:
    at = int(answer) - 1 if answer.isdecimal() and len(answer) < 5 else -1
    return at if at in columns else min(columns)


def _read_note(deck: DeckReading, note: _Note, columns: Mapping[str, int], *, is_html: bool, with_deck: bool) -> None:
    spot = Spot(line=note.line)
    topics = (*note.tags, note.deck.replace("::", ": ")) if with_deck and note.deck else note.tags
    gaps = next((at for at, text in note.fields.items() if has_gaps(text)), None)
    if gaps is None:
        at = columns.get(note.notetype, note.front + 1)
        front, back = (note.fields.get(each, "") for each in (note.front, at))
        deck.take_sides(spot, front, back, is_html=is_html, topics=topics)
    elif _OCCLUSION in note.fields[gaps]:
        deck.reading.set_aside(spot, "image occlusion")
    else:
        behind = next((at for at in note.filled() if at > gaps), None)
        extra = NOTHING if behind is None else read_side(note.fields[behind], is_html=is_html)
        name = "" if behind is None else note.label(behind) or str(behind + 1)
        deck.take_gaps(spot, note.fields[gaps], extra, is_html=is_html, extra_name=name, topics=topics)
