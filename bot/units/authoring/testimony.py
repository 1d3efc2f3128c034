"""How testimony is read that is written as it once was, or says less than a reader needs: remarks for its author."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...errors import Why, because
from ...library.model import OLD_DISSENT, Fact, Stance
from ..faults import Remark


def tell_testimony(entry: object, record: object) -> Iterator[tuple[str, Why]]:
    """Say which testimonies of a fact have the old word for dissent, and which quote without saying where."""
    if not isinstance(record, Fact):
        return
    told = entry.get("testimony") if isinstance(entry, Mapping) else None
    for number, (each, testimony) in enumerate(zip(told if isinstance(told, list) else (), record.testimony, strict=False)):
        if isinstance(each, Mapping) and each.get("stance") == OLD_DISSENT:
            yield f"testimony[{number}].stance", because(Remark.OLD_STANCE, stance=Stance(OLD_DISSENT).value)
        if testimony.quote and not testimony.locator:
            yield f"testimony[{number}].quote", because(Remark.QUOTE_NOWHERE)
