"""Files that teachers have uploaded and not yet put to use: in memory alone, few, and for a quarter of an hour."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import msgspec

from ...errors import Refusal
from ..kit.client import Client, Interaction, Part, place_of
from ..kit.controls import checks
from ..kit.custom_ids import About
from ..kit.verbs import AnswerUpload, DecideUpload, TurnUpload
from . import words

if TYPE_CHECKING:
    from ...units.imports.upload import Ask, Option
    from .understood import Understood

KEPT = timedelta(minutes=15)
MOST = 40
"""Uploads that wait at once."""
MOST_WEIGHT = 32_000_000
"""Bytes of all that wait: of their files, and of what was read in them."""
_ENTRY_WEIGHT = 3_000
AT_ONCE, IN_LINE = 2, 12
"""Files that are read at the same time, each in a process of up to half a gigabyte; and those that wait for their turn."""


class PendingUpload(msgspec.Struct, eq=False):
    """A file as it was read with the answers so far, of one teacher in one server."""

    id: str
    guild: int
    user: int
    name: str
    title: str
    """What the teacher wants the unit to be called; empty where the file is to say it."""
    data: bytes
    began: datetime
    read: Understood
    given: dict[str, tuple[Ask, Option]] = msgspec.field(default_factory=dict)
    """What was answered, by the id of what was asked."""
    leaves_out: bool = False
    """Whether the teacher has said that what is faulty is to be left out."""
    is_over: bool = False
    lock: asyncio.Lock = msgspec.field(default_factory=asyncio.Lock)
    """Held while it is read again or saved: of two presses at once, the second finds what the first has done."""

    def open_asks(self) -> list[Ask]:
        """List what is still to be answered."""
        return [ask for ask in self.read.imported.asks if ask.id not in self.given]

    def weight(self) -> int:
        return len(self.data) + _ENTRY_WEIGHT * len(self.read.imported.entries)


class PendingUploads(Part):
    """The uploads that wait, by id, those of longest ago first; one a person."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._waiting: dict[str, PendingUpload] = {}
        self._in_line: set[int] = set()
        self._free = asyncio.Semaphore(AT_ONCE)
        self._clearing: asyncio.TimerHandle | None = None

    def hold(self, upload: PendingUpload) -> None:
        """Keep an upload, in place of an earlier one of this person, and let go of those that are too many or too old."""
        for other in self.waiting():
            if other.user == upload.user:
                self.drop(other)
        self._waiting[upload.id] = upload
        self.trim()

    def trim(self) -> None:
        """Let go of what is over, and of what is too much: that of longest ago first, the latest in no case."""
        oldest = self._client.now() - KEPT
        for upload in self.waiting()[:-1]:
            total = sum(each.weight() for each in self._waiting.values())
            if upload.began < oldest or len(self._waiting) > MOST or total > MOST_WEIGHT:
                self.drop(upload)
        self._clear_later()

    def find(self, upload_id: str, *, guild: int, user: int) -> PendingUpload:
        """Give an upload that waits; raise Refusal where it is over, or somebody else's."""
        upload = self._waiting.get(upload_id)
        if upload is None or (upload.guild, upload.user) != (guild, user):
            raise Refusal(words.UPLOAD_OVER)
        if upload.began < self._client.now() - KEPT:
            self.drop(upload)
            raise Refusal(words.UPLOAD_OVER)
        return upload

    def waiting(self) -> list[PendingUpload]:
        """List the uploads that wait."""
        return [*self._waiting.values()]

    def drop(self, upload: PendingUpload) -> None:
        """Let go of an upload."""
        upload.is_over = True
        self._waiting.pop(upload.id, None)

    @contextmanager
    def turn_of(self, user: int) -> Iterator[None]:
        """Stand in line with a file, from before it is fetched until it is read; raise Refusal where that is too much."""
        if user in self._in_line:
            raise Refusal(words.UPLOAD_ONE_AT_A_TIME)
        if len(self._in_line) >= AT_ONCE + IN_LINE:
            raise Refusal(words.UPLOAD_BUSY)
        self._in_line.add(user)
        try:
            yield
        finally:
            self._in_line.discard(user)

    async def read(self, name: str, data: bytes, *, title: str = "", answers: Mapping[str, str] | None = None) -> Understood:
        """Read a file in a process of its own, whose turn it is; raise Unusable for what is none of questions."""
        async with self._free:
            return await asyncio.to_thread(_read_apart, name, data, title, answers or {})

    async def resume(self) -> None:
        """An earlier process has left nothing: what a press is about then is over."""

    def close(self) -> None:
        self._waiting.clear()
        if self._in_line:
            from ...units.imports.child import stop_reading  # which is there already, as something is read

            stop_reading()
        if self._clearing is not None:
            self._clearing.cancel()

    def __len__(self) -> int:
        return len(self._waiting)

    def _clear_later(self) -> None:
        """Let go of the last ones, too, when their time is over and nobody comes."""
        if self._clearing is not None:
            self._clearing.cancel()
        self._clearing = asyncio.get_running_loop().call_later(KEPT.total_seconds() + 1, self._clear)

    def _clear(self) -> None:
        oldest = self._client.now() - KEPT
        for upload in self.waiting():
            if upload.began < oldest:
                self.drop(upload)


def _read_apart(name: str, data: bytes, title: str, answers: Mapping[str, str]) -> Understood:
    from ...units.imports.child import read_upload_apart  # with all readers: a start does not wait for them
    from .understood import understand

    return understand(read_upload_apart(name, data, answers), title)


def uploads_of(client: Client) -> PendingUploads:
    """Give the uploads that wait in a client."""
    return client.part(PendingUploads)


def new_id() -> str:
    return secrets.token_urlsafe(9)


@checks(About.UPLOAD)
async def _find(interaction: Interaction, verb: TurnUpload | AnswerUpload | DecideUpload) -> PendingUpload:
    return uploads_of(interaction.client).find(verb.upload, guild=place_of(interaction), user=interaction.user.id)


def add_to(client: Client) -> None:
    client.keep(PendingUploads(client))
