"""What a class wrote in answer to a typed question, each answer once, without who wrote it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from ...marking.judgement import Verdict
from ...marking.near_miss import normal_of
from .standings import Mark


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """One answer as most of those who gave it wrote it; `normal` is what such answers have in common."""

    text: str
    normal: str
    count: int
    share: float
    close: bool
    """Whether it was refused and came close."""

    @property
    def is_for_all(self) -> bool:
        """Whether the whole class may read it: what one student alone wrote, and was simply wrong, may be a prank."""
        return self.share > 0 or self.close or self.count > 1


def list_written(marks: Iterable[Mark]) -> list[Written]:
    """List what was written, commonest first, and of what is as common the best first."""
    alike: defaultdict[tuple[str, float, bool], list[str]] = defaultdict(list)
    for mark in marks:
        text = " ".join(mark.given.text.split())
        if text:
            key = (normal_of(text) or text.casefold(), mark.share, mark.verdict is Verdict.NEAR_MISS)
            alike[key].append(text)
    written = [
        Written(text=Counter(texts).most_common(1)[0][0], normal=normal, count=len(texts), share=share, close=close)
        for (normal, share, close), texts in alike.items()
    ]
    return sorted(written, key=lambda each: (-each.count, -each.share, not each.close))


def count_kept_back(written: Sequence[Written], shown: Sequence[Written]) -> int:
    """Count the answers that are not among those shown."""
    return sum(each.count for each in written) - sum(each.count for each in shown)
