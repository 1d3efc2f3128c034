"""How well a query and the labels of a record (titles, names, keywords, what it is asked for, the date) say the same."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from ...language.dates import HistoricalDate
from ..postings import ASKED, QUESTION, Vocabulary
from ..query import Query

LABEL_FACTORS = (1.0, 0.75, 0.6, 1.3)
"""What it counts to fit a title or a person's name; another name or a keyword; what a record is asked for; a question."""
_FEW = 24
"""Labels that are all looked at for a stem; of more only those of the records that matter are sought."""


class Labelling:
    """Measures how well a query and the best label of a record say the same.

    The measure is the harmonic mean of how much of the query the label says and how much of the label the query says. A
    record's date is one more label, and what it says of the query is added to what every other label says.
    """

    def __init__(self, vocabulary: Vocabulary, query: Query, records: Iterable[int]) -> None:
        total = query.weight or 1.0
        self._vocabulary = vocabulary
        self._fields, self._starts = vocabulary.label_fields, vocabulary.label_starts
        self._openings, self._weights = vocabulary.label_openings, vocabulary.label_weights
        self._dates = query.dates
        self._opening = query.opening
        self._dated = sum(slot.weight for slot in query.slots if slot.dated and slot.matches) / total
        sure: dict[int, tuple[float, float, int]] = {}
        """Stem -> how surely it is meant, what it says of the query, and the slot it fills."""
        for place, slot in enumerate(query.slots):
            for number, quality in slot.matches.items():
                if number not in sure or quality > sure[number][0]:
                    sure[number] = quality, quality * slot.weight / total, place
        self._said: dict[int, float] = {}
        """Label -> what is said of it."""
        self._shares: dict[int, float] = {}
        """Label -> what it says of the query."""
        self._placed: dict[int, list[tuple[int, float]]] = {}
        """Title, name or keyword -> the slots that it fills, and how much of the query that is."""
        wanted = sorted(records)
        for number, (quality, share, place) in sure.items():
            self._add(self._saying(number, wanted), vocabulary.weights[number] * quality, share, place)
        self._touched = sorted(self._shares)
        """Every label that says anything of the query, in order."""

    def _add(self, labels: Iterable[int], gain: float, share: float, place: int) -> None:
        said, shares, placed, fields = self._said, self._shares, self._placed, self._vocabulary.label_fields
        for label in labels:
            said[label] = said.get(label, 0.0) + gain
            shares[label] = shares.get(label, 0.0) + share
            if fields[label] < ASKED:
                placed.setdefault(label, []).append((place, share))

    def _saying(self, number: int, wanted: Sequence[int]) -> Iterable[int]:
        """List the labels that say a stem, at least those of the wanted records."""
        labels = self._vocabulary.saying[number]
        if len(labels) <= _FEW:
            return labels
        starts, low = self._vocabulary.label_starts, 0
        found: list[int] = []
        for record in wanted:
            low = bisect_left(labels, starts[record], low)
            high = bisect_left(labels, starts[record + 1], low)
            found += labels[low:high]
            low = high
        return found

    def measure(self, record: int, dates: Sequence[HistoricalDate]) -> tuple[float, float]:
        """Give how well the best label fits, and how much of the query is said together, each 0..1.

        Titles, names and keywords say it together; each phrase that a record is asked for is a question of its own.
        """
        fit = by_date = best = asked = 0.0
        if self._dates:
            fit = max((asked.fit(date) for asked in self._dates for date in dates), default=0.0)
            by_date = fit * self._dated
            best = 2 * fit * by_date / (fit + by_date) if by_date else 0.0
        filled = dict[int, float]()
        shares, touched, fields, placed = self._shares, self._touched, self._fields, self._placed
        low = bisect_left(touched, self._starts[record])
        high = bisect_left(touched, self._starts[record + 1], low)
        for label in reversed(touched[low:high]):
            field = fields[label]
            if field == QUESTION and self._openings[label] != self._opening:
                continue
            share = shares[label]
            if field >= ASKED:
                if share > asked:
                    asked = share
            else:
                for place, part in placed[label]:
                    if part > filled.get(place, 0.0):
                        filled[place] = part
            of_query = share + by_date
            if of_query > 1.0:
                of_query = 1.0
            factor = 2 * LABEL_FACTORS[field]
            if factor * of_query > best * (1 + of_query):
                of_label = self._said[label] / self._weights[label]
                if of_label > 1.0:
                    of_label = 1.0
                agreed = factor * of_label * of_query / (of_label + of_query)
                if agreed > best:
                    best = agreed
        return best, min(1.0, max(asked, sum(filled.values()) + by_date))
