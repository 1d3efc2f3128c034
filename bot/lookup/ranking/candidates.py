"""Which records answer a query best: coverage first, then a closer look at the best two dozen."""

from __future__ import annotations

from collections.abc import Callable

from ..meanings import Slot
from ..postings import FIELD_BITS, FIELD_MASK, TITLE, Vocabulary
from ..query import Query

FACTORS = (1.0, 0.85, 0.7, 0.7, 0.92, 0.76)
"""What a word counts in title and names; in keywords; in what a record is asked for, as a phrase or as a question; in people; in
the body."""
BUDGET = 2500
"""Postings read for one query before frequent words are only looked up in the candidates."""
FEW = 1000
"""Postings of a word that are always worth reading, as far as the budget goes."""
PROBED = 80
CLOSE = 16
CUT = 0.4
"""Records that cover less than this share of what the best covers are not looked at closely."""
SHORT_TITLE = 0.05
"""What a title of a single word is worth when the records to look at closely are chosen."""
_SET_LIMIT = 8_000


def cover(
    vocabulary: Vocabulary, query: Query, wanted: Callable[[int], bool] | None, *, brief: float = SHORT_TITLE
) -> list[tuple[float, int]]:
    """Give the best records as (coverage 0..1, number), best first, ties in record order."""
    total = query.weight
    if total <= 0:
        return []
    sums = _gather(vocabulary, [slot for slot in query.slots if slot.matches and slot.weight], wanted)
    if len(sums) <= CLOSE:
        return [(value / total, record) for value, record in _best(sums, CLOSE, CUT)]
    brevity, bonus = vocabulary.brevity, total * brief
    ordered = sorted(sums.values())
    least = max(CUT * ordered[-1], ordered[-CLOSE]) - bonus
    best = _best({r: value + bonus * brevity[r] for r, value in sums.items() if value >= least}, CLOSE, CUT)
    return [(sums[record] / total, record) for _, record in best]


def _gather(vocabulary: Vocabulary, slots: list[Slot], wanted: Callable[[int], bool] | None) -> dict[int, float]:
    """Sum up what each record covers; rare words find the candidates, frequent ones only judge them."""
    sized = sorted((sum(map(vocabulary.counts.__getitem__, slot.matches)), place) for place, slot in enumerate(slots))
    sums: dict[int, float] = {}
    left, frequent = BUDGET, []
    for rank, (size, place) in enumerate(sized):
        if size <= (left if rank < 2 else min(left, FEW)):
            left -= size
            _add(vocabulary, slots[place], sums)
        else:
            frequent.append(slots[place])
    if not sums and frequent:
        sums = dict.fromkeys(_in_common(vocabulary, frequent), 0.0)
    if wanted is not None:
        sums = {record: value for record, value in sums.items() if wanted(record)}
    if not frequent:
        return sums
    chosen = {record: value for value, record in _best(sums, PROBED, 0.25)}
    for slot in frequent:
        _probe(vocabulary, slot, chosen)
    return chosen


def _add(vocabulary: Vocabulary, slot: Slot, sums: dict[int, float]) -> None:
    """Add what a slot gives to each record that has anything of it: by its surest meaning, in its best field."""
    bits, mask = FIELD_BITS, FIELD_MASK
    filled: dict[int, float] = {}
    for number, quality in sorted(slot.matches.items(), key=lambda match: match[1]):
        gains = _gains(slot, quality)
        filled.update({code >> bits: gains[code & mask] for code in vocabulary.postings[number]})
    if not sums:
        sums.update(filled)
        return
    get = sums.get
    for record, gain in filled.items():
        sums[record] = get(record, 0.0) + gain


def _gains(slot: Slot, quality: float) -> tuple[float, ...]:
    """Give what a word is worth by field."""
    worth = slot.weight * quality
    return tuple([worth * factor for factor in FACTORS])


def _probe(vocabulary: Vocabulary, slot: Slot, sums: dict[int, float]) -> None:
    """Add what a frequent word gives to the candidates alone, its likeliest meanings first."""
    matches = sorted(slot.matches.items(), key=lambda match: -match[1])[:4]
    for record in sums:
        gains = (quality * FACTORS[field] for number, quality in matches if (field := vocabulary.holds(number, record)) >= 0)
        sums[record] += slot.weight * next(gains, 0.0)


def _in_common(vocabulary: Vocabulary, slots: list[Slot]) -> list[int]:
    """Find candidates for frequent words alone: records that hold two of them, or one in the title."""
    sets = []
    for slot in slots[:3]:
        number = max(slot.matches, key=lambda match: slot.matches[match])
        sets.append({code >> FIELD_BITS for code in vocabulary.postings[number][:_SET_LIMIT]})
    common = set.intersection(*sets) or (sets[0] & sets[1] if len(sets) > 1 else set())
    if len(sets) > 1 and common:
        return sorted(common)[:BUDGET]
    number = next(iter(slots[0].matches))
    codes = vocabulary.postings[number][:_SET_LIMIT]
    titled = [code >> FIELD_BITS for code in codes if code & FIELD_MASK == TITLE]
    return (titled or [code >> FIELD_BITS for code in codes])[:BUDGET]


def _best(sums: dict[int, float], most: int, share: float) -> list[tuple[float, int]]:
    """Take the highest sums, none below a share of the highest; ties in record order."""
    if not sums:
        return []
    least = share * max(sums.values())
    if len(sums) > 4 * most:
        least = max(least, sorted(sums.values())[-most])
    chosen = sorted([(-value, record) for record, value in sums.items() if value >= least])
    return [(-value, record) for value, record in chosen[:most]]
