"""Files as teachers upload them, and how their cards are pressed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from bot.front.kit.card import Card, Tone
from bot.front.kit.controls import button
from bot.front.kit.custom_ids import Verb
from tests.front.conftest import Classroom, components_of, labels_of
from tests.units.imports.sheets.files import book

CSV = b"""Question,Right answer,Wrong 1,Wrong 2
Who stabbed Caesar?,Brutus,Nero,Trajan
Where did he fall?,In the Curia of Pompey,On the Palatine,
"""
FAULTY = CSV + b"What is missing here?,,Nero,Trajan\nAnd here?,Brutus,Brutus,Trajan\n"
GIFT = b"::One:: Was Nero an emperor? {TRUE}\n\n::Two:: Write about Rome. {}\n\n::Three:: Who fell in 44 BC? {=Caesar ~Nero}\n"
CARDS = b"Caesar\tA Roman general\nBrutus\tA murderer of Caesar\nNero\tAn emperor\n"
UNKNOWN = b"Foo,Bar,Baz\nWho stabbed Caesar?,Brutus,Nero\nWho crossed the Rubicon?,Caesar,Marius\n"
KAHOOT = book(
    [
        *[[]] * 7,
        [None, "Question - max 120 characters", "Answer 1 - max 75 characters", "Answer 2", "Answer 3", "Answer 4",
         "Time limit (sec)", "Correct answer(s)"],
        [1, "Who crossed the Rubicon?", "Caesar", "Pompey", "Crassus", None, 30, "1"],
        [2, "Who were triumvirs?", "Caesar", "Cicero", "Crassus", None, 60, "1,3"],
    ]
)  # fmt: skip


def zipped(files: Mapping[str, str], folder: str = "rome") -> bytes:
    """Pack the files of a unit, in its folder."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            made.writestr(f"{folder}/{name}", text)
    return packed.getvalue()


def walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for each in components:
        yield each
        yield from walk(each.get("components", []))


def disabled(card: Any) -> list[str]:
    """Give the labels of the buttons that cannot be pressed."""
    return [each["label"] for each in walk(components_of(card)) if each.get("type") == 2 and each["label"] not in labels_of(card)]


async def pick(actor: Any, card: Any, label: str, place: int = 0) -> Any:
    """Choose in one of the menus of a card."""
    menu = [each for each in walk(components_of(card)) if each.get("type") == 3][place]
    (value,) = [option["value"] for option in menu["options"] if option["label"] == label]
    return await actor.select(card.response, [value], custom_id=menu["custom_id"])


def id_of(card: Any) -> str:
    """Give the id of the upload that a card is about."""
    ids = [str(each.get("custom_id", "")) for each in walk(components_of(card))]
    return next(each.split(":")[2] for each in ids if each.startswith("g:upload"))


async def press(room: Classroom, actor: Any, verb: Verb, channel: Any = None) -> Any:
    """Press a control of a card of any age, or one that was forged."""
    made = button("x", verb)
    place = room.bot.get_partial_messageable((channel or room.channel).id)
    message = await place.send(view=Card("x", tone=Tone.QUIET, controls=[[made]]))
    return await actor.click(message, custom_id=made.custom_id)
