"""The cards of an upload hold whatever a file may hold: Discord takes 4,000 characters, and nothing in them is at work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from bot.front.kit.card import TEXT_LIMIT
from bot.front.kit.verbs import UploadView
from bot.front.units.pending_uploads import PendingUpload
from bot.front.units.saving import Destination, free_id
from bot.front.units.understood import understand
from bot.front.units.upload_cards import count_entries, upload_card
from bot.store.units.server_units import ServerUnit
from bot.units.imports.recognise import read_upload

STARS = "*" * 2_000
LONGEST = ",".join(["*" * 390 + "?", *(f"{letter}" + "*" * 198 for letter in "abcdefghij"), "*" * 600])
HEADINGS = "Question,Right answer,Wrong 1,Wrong 2,Wrong 3,Wrong 4,Wrong 5,Wrong 6,Wrong 7,Wrong 8,Wrong 9,Explanation"
FAULTY = "\n".join(f"{'*' * 500}{number},a,b,c" for number in range(20))
BEFORE = ServerUnit(1, 1, "x", "*" * 100, 3)


def read(text: str, name: str = "*" * 190 + ".csv", answers: Mapping[str, str] | None = None, title: str = "") -> PendingUpload:
    understood = understand(read_upload(name, text.encode(), answers or {}), title)
    return PendingUpload("upload", 1, 1, name, title, b"", datetime(2026, 1, 1, tzinfo=UTC), understood)


@pytest.mark.parametrize("view", [None, *UploadView])
@pytest.mark.parametrize(
    "text",
    [
        f"{HEADINGS}\n{LONGEST}",
        f"{HEADINGS}\n{FAULTY}",
        f"{HEADINGS}\n{LONGEST}\n{FAULTY}",
        "\n".join(",".join(f"{STARS[:300]}{row}{column}" for column in range(8)) for row in range(4)),
    ],
)
def test_no_card_is_longer_than_discord_takes(text: str, view: UploadView | None) -> None:
    upload = read(text, title="*" * 100)
    for page in range(5):
        card = upload_card(upload, Destination(upload.read.unit, BEFORE, renamed=True), view, page, lead="*" * 1_200)
        assert 0 < len(card.text()) <= TEXT_LIMIT
        assert card.content_length() <= TEXT_LIMIT
        assert len([*card.walk_children()]) <= 40


@pytest.mark.parametrize("entries", [1, 7, 30])
def test_the_counts_add_up_to_the_entries(entries: int) -> None:
    upload = read(HEADINGS + "\n" + "\n".join(f"Question {n}?,a,b" if n % 3 else f"Question {n}?,,b" for n in range(entries)))
    read_ = upload.read
    counted = read_.questions.total() + read_.others.total() + read_.aside.total() + read_.faulty
    assert counted == len(read_.imported.entries) == entries
    assert str(entries) in count_entries(read_)


def test_nothing_that_a_file_holds_is_at_work_in_what_is_said_of_it() -> None:
    upload = read(f"{HEADINGS}\n@everyone <@1> https://bad.example,,b\n", name="@everyone.csv")
    text = upload_card(upload, Destination(upload.read.unit, None)).text()
    assert "@everyone" not in text
    assert "https://bad" not in text


def test_a_free_id_is_the_next_one_that_is_not_taken() -> None:
    assert free_id("rome", set()) == "rome"
    assert free_id("rome", {"rome", "rome-2"}) == "rome-3"
    assert len(free_id("r" * 40, {"r" * 40})) <= 40
