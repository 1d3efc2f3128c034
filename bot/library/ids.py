"""An author's ids name entries of one unit; a library holds units of many authors, so there each id names its unit, too.

`speech` of the unit `rome` is `rome/speech` in a library, in custom ids and in the store. Keys of sources stay as they are:
they are looked up in a fact's own unit alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import blake2b

from msgspec.structs import replace

from .extracts import Extract
from .model import Fact, Person, Summary, Term
from .questions import AnyQuestion, OneChoice, Order, SeveralChoices, SourceCriticism, TrueFalse, Wrong
from .unit import Unit

LONGEST_UNIT, LONGEST = 15, 54
"""Characters of a unit's part, and of the whole: a custom id has 100, with a verb and two dates beside it."""
_HASHED = 8


def unit_key(unit_id: str) -> str:
    """Give what stands for a unit of the host in qualified ids: its id, shortened where it is long."""
    return _shorten(unit_id, LONGEST_UNIT)


def server_unit_key(number: int) -> str:
    """Give what stands for a server's own unit; no author's id begins so."""
    return f"~{number:x}"


def qualified(unit: str, local: str) -> str:
    """Qualify an author's id; one that is empty, or of a unit without key, stays as it is."""
    return f"{unit}/{_shorten(local, LONGEST - 1 - len(unit))}" if unit and local else local


def unit_of_id(key: str) -> str:
    """Give the unit's part of a qualified id; empty for an author's own."""
    return key.rpartition("/")[0]


def local_id(key: str) -> str:
    """Give an id as its author wrote it, but for one that was shortened."""
    return key.rpartition("/")[2]


def whole_unit(unit: str) -> str:
    """Give the id of the topic that is all of a unit."""
    return f"{unit}/"


def is_whole_unit(topic: str) -> bool:
    """Say whether a topic is all of a unit."""
    return topic.endswith("/")


def lies_in(key: str, topics: Iterable[str], topic: str) -> bool:
    """Say whether what has this id and these topics is about a topic, which may be all of its unit."""
    return topic in topics or topic == whole_unit(unit_of_id(key))


def _shorten(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    hashed = blake2b(text.encode(), digest_size=_HASHED // 2).hexdigest()
    return f"{text[: most - _HASHED - 1].rstrip('-')}~{hashed}"


def short_id(local: str, most: int) -> str:
    """Give an author's id, shortened where it has more than so many characters; two of one unit stay two."""
    return _shorten(local, most)


def qualify(unit: Unit, key: str) -> Unit:
    """Give a unit as it stands in a library, under this key."""
    return _rename(unit, key, lambda local: qualified(key, local))


def as_written(unit: Unit) -> Unit:
    """Give a unit of a library with the ids of its author again, but for those that were shortened."""
    return _rename(unit, "", lambda key: local_id(key).replace("~", "-"))


def _rename(unit: Unit, key: str, rename: Callable[[str], str]) -> Unit:
    def ids(keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(rename(each) for each in keys)

    def fact(each: Fact) -> Fact:
        return replace(each, id=rename(each.id), people=ids(each.people), topics=ids(each.topics))

    def person(each: Person) -> Person:
        return replace(each, id=rename(each.id), facts=ids(each.facts))

    def term(each: Term) -> Term:
        return replace(each, id=rename(each.id), facts=ids(each.facts))

    def summary(each: Summary) -> Summary:
        return replace(each, id=rename(each.id), topic=rename(each.topic))

    def extract(each: Extract) -> Extract:
        return replace(each, id=rename(each.id), supports=ids(each.supports), contradicts=ids(each.contradicts))

    def wrong(options: Iterable[Wrong]) -> tuple[Wrong, ...]:
        return tuple(replace(each, misconception=rename(each.misconception)) for each in options)

    def question(each: AnyQuestion) -> AnyQuestion:
        own: dict[str, object] = {
            "id": rename(each.id),
            "fact": rename(each.fact),
            "topics": ids(each.topics),
        }
        if isinstance(each, OneChoice | SeveralChoices | SourceCriticism):
            own["wrong"] = wrong(each.wrong)
        elif isinstance(each, TrueFalse):
            own["misconception"] = rename(each.misconception)
        elif isinstance(each, Order):
            own["events"] = ids(each.events)
        return replace(each, **own)

    head = replace(
        unit.head,
        topics=tuple(replace(topic, id=rename(topic.id)) for topic in unit.head.topics),
        unit_summary=rename(unit.head.unit_summary),
    )
    return replace(
        unit,
        key=key,
        head=head,
        facts=tuple(map(fact, unit.facts)),
        people=tuple(map(person, unit.people)),
        terms=tuple(map(term, unit.terms)),
        summaries=tuple(map(summary, unit.summaries)),
        extracts=tuple(map(extract, unit.extracts)),
        questions=tuple(map(question, unit.questions)),
    )
