"""Ids for what a file brings: of its unit, its topics and its questions; they stay the same when it is uploaded again."""

from __future__ import annotations

import re
from base64 import b32encode
from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b

import msgspec

from ...language.folding import fold
from ...library.questions import AnyQuestion

_NO_LETTER = re.compile(r"[^a-z0-9]+")


def name_unit(text: str) -> str:
    """Make the id of a unit out of a file's name or a title."""
    return _NO_LETTER.sub("-", fold(text[:200])).strip("-")[:40].strip("-") or "questions"


def topic_ids(titles: Iterable[str]) -> dict[str, str]:
    """Give each title of a topic its id, in the order in which they first come; titles that fold alike share one."""
    shortened = (" ".join(title[:100].split()) for title in titles)
    return {title: _name_topic(title) for title in dict.fromkeys(shortened) if title}


def _name_topic(title: str) -> str:
    """Name a topic; one without a letter that an id may have (Greek, Chinese) by a hash of it, so that two stay two."""
    named = _NO_LETTER.sub("-", fold(title)).strip("-")[:40].strip("-")
    return named or f"topic-{blake2b(title.casefold().encode('utf-8', 'replace'), digest_size=4).hexdigest()}"


def number_questions(questions: Iterable[AnyQuestion], *, keep: bool = False) -> list[AnyQuestion]:
    """Give each question an id made of its kind, prompt and answer, which stays when rows move; a repeated one gets `-2`.

    With `keep`, a question that has an id already keeps it.
    """
    seen: Counter[str] = Counter()
    numbered: list[AnyQuestion] = []
    for question in questions:
        key = question.id if keep and is_id(question.id) else f"q-{_digest(question)}"
        seen[key] += 1
        numbered.append(msgspec.structs.replace(question, id=key if seen[key] == 1 else f"{key}-{seen[key]}"))
    return numbered


_ID = re.compile(r"(?=.{1,57}$)[a-z0-9]+(?:-[a-z0-9]+)*")


def is_id(text: str) -> bool:
    """Say whether a text is an id as records have them, short enough for `-2` behind it."""
    return _ID.fullmatch(text) is not None


_KEYS = ("answer", "answers", "pairs", "events", "errs", "tell")


def _digest(question: AnyQuestion) -> str:
    told = [str(question.__struct_config__.tag), question.prompt, *(str(getattr(question, name, "")) for name in _KEYS)]
    return b32encode(blake2b("\0".join(told).encode("utf-8", "replace"), digest_size=5).digest()).decode().lower()
