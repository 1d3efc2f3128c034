"""The body of a request: its JSON, the files of a multipart one, and what is wrong with both."""

from __future__ import annotations

import json
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from functools import lru_cache
from typing import Any

from aiohttp import web

from .interactions import MAX_UPLOAD
from .limits import check_limits
from .records import File, Json, walk
from .routing import CALLBACK, Refused, Request
from .schema import Fault, load_schema


class Malformed(Exception):
    """A body that cannot be read; carries the kind of violation and Discord's answer."""

    def __init__(self, kind: str, reason: str, answer: Refused) -> None:
        super().__init__(reason)
        self.kind, self.answer = kind, answer


async def read_body(request: web.Request, into: Request) -> None:
    """Put the JSON and the files of a request into `into`; raise Malformed where they cannot be read."""
    if request.content_type.startswith("multipart/"):
        await _read_parts(request, into)
    else:
        into.raw = await request.read()
    try:
        into.body = json.loads(into.raw) if into.raw else None
    except ValueError:
        answer = Refused(400, 50109, "The request body contains invalid JSON.")
        raise Malformed("schema", "the body is not JSON", answer) from None


def _split_parts(content_type: str, raw: bytes) -> Iterator[tuple[str, File]]:
    """Give the name and the file of each part of a form; a part that is no file has an empty file name."""
    outer = Message()
    outer["Content-Type"] = content_type
    boundary = str(outer.get_boundary()).encode()
    for piece in raw.split(b"--" + boundary)[1:-1]:
        head, _, data = piece.partition(b"\r\n\r\n")
        part = message_from_bytes(head.strip())
        name = str(part.get_param("name", "", header="Content-Disposition"))
        yield name, File(part.get_filename() or "", data.removesuffix(b"\r\n"), part.get_content_type())


async def _read_parts(request: web.Request, into: Request) -> None:
    raw = await request.read()
    for name, file in _split_parts(request.headers["Content-Type"], raw):
        if name == "payload_json":
            into.raw = file.data
        elif name.startswith("files[") and name[6:-1].isdigit() and file.name:
            into.files[int(name[6:-1])] = file
        else:
            raise Malformed("multipart", f"unexpected form field {name!r}", Refused(400, 50035, "Invalid Form Body"))
    if len(into.files) > 10:
        raise Malformed("multipart", f"{len(into.files)} files, where 10 fit", Refused(400, 50035, "Invalid Form Body"))
    if len(raw) > MAX_UPLOAD:
        answer = Refused(413, 40005, "Request entity too large")
        raise Malformed("multipart", f"{len(raw)} bytes, where {MAX_UPLOAD} fit", answer)


def check_body(request: Request) -> tuple[Fault, ...]:
    """Find everything wrong with a body: by schema, by the limits, and with its files."""
    found = _check_json(request.method, request.template, request.raw)
    data = request.body.get("data") if request.template == CALLBACK and request.body else request.body
    return found + tuple(_check_files(request, data)) if isinstance(data, dict) else found


@lru_cache(maxsize=4096)  # a load of equal bodies is checked once
def _check_json(method: str, template: str, raw: bytes) -> tuple[Fault, ...]:
    body = json.loads(raw or b"null")
    schema = load_schema()
    faults = list(schema.check_body(method, template, body)) if schema is not None and raw else []
    try:
        faults += check_limits(method, template, body) if body is not None else ()
    except (TypeError, AttributeError, KeyError):
        if not faults:  # a body so misshapen that the limits cannot be read must have failed its schema
            raise
    return tuple({(fault.kind, fault.place): fault for fault in faults}.values())


def _check_files(request: Request, data: Json) -> Iterator[Fault]:
    """Each listed attachment must be uploaded or old; each attachment:// link must name one that is shown."""
    listed = data.get("attachments") or []
    for entry in listed:
        if int(entry.get("id", 0)) < 100 and int(entry.get("id", 0)) not in request.files:
            yield Fault("multipart", ("attachments",), f"attachment {entry.get('id')} is listed but not uploaded")
    names = {file.name for file in request.files.values()} | {entry.get("filename") for entry in listed}
    for component, place in walk(data.get("components") or [], ("components",)):
        for url in media_urls(component):
            if url.startswith("attachment://") and url.removeprefix("attachment://") not in names:
                yield Fault("dangling_attachment", place, f"{url} names no uploaded file of {sorted(map(str, names))}")


def media_of(component: Json) -> list[Json]:
    """List the files and pictures that a component shows."""
    held = [component.get("media"), component.get("file"), *(item["media"] for item in component.get("items") or [])]
    return [media for media in held if isinstance(media, dict)]


def media_urls(component: Json) -> list[str]:
    return [media["url"] for media in media_of(component)]


def refusal(faults: tuple[Fault, ...]) -> Refused:
    """Give Discord's answer 50035 to a bad body, with each fault under its field."""
    errors: dict[str, Any] = {}
    for fault in faults:
        node = errors
        for part in fault.place:
            node = node.setdefault(str(part), {})
        node.setdefault("_errors", []).append({"code": fault.kind.upper(), "message": fault.reason})
    return Refused(400, 50035, "Invalid Form Body", errors=errors)
