"""How well a query and the labels of a record (titles, names, keywords, the date) say the same."""

from __future__ import annotations

from .dates import HistoricalDate
from .slots import Query
from .vocabulary import FIELD_MASK, FIELD_SHIFT, LABEL_END, SCALE, WEIGHT_MASK, Vocabulary

LABEL_FACTORS = (1.0, 0.75)
"""What it counts to fit a title or a person's name; another name or a keyword."""


class Labelling:
    """Measures how well a query and the best label of a record say the same.

    The measure is the harmonic mean of how much of the query the label says and how much of the label the query says. A
    record's date is one more label, and what it says of the query is added to what every other label says.
    """

    def __init__(self, vocabulary: Vocabulary, query: Query) -> None:
        total = sum(slot.weight for slot in query.slots) or 1.0
        self._vocabulary = vocabulary
        self._dates = query.dates
        self._dated = sum(slot.weight for slot in query.slots if slot.dated) / total
        self._meant: dict[int, tuple[float, float, int]] = {}
        """Stem -> what it says of a label, what it says of the query, and the slot it fills."""
        sure: dict[int, float] = {}
        for place, slot in enumerate(query.slots):
            for number, quality in () if slot.dated else slot.matches.items():
                if quality > sure.get(number, 0.0):
                    sure[number] = quality
                    self._meant[number] = vocabulary.rarities[number] * quality, quality * slot.weight / total, place

    def measure(self, record: int, date: HistoricalDate | None) -> tuple[float, float]:
        """Give how well the best label fits, and how much of the query all labels say together, each 0..1."""
        fit = max((asked.fit(date) for asked in self._dates), default=0.0) if self._dates and date else 0.0
        by_date = fit * self._dated
        best = 2 * fit * by_date / (fit + by_date) if by_date else 0.0
        meant = self._meant.get
        said = of_query = 0.0
        shares: dict[int, float] = {}
        labels = self._vocabulary.labels(record)
        if self._meant.keys().isdisjoint(labels):
            return best, min(1.0, by_date)
        for code in labels:
            known = meant(code)
            if known is not None:
                gain, share, place = known
                said += gain
                of_query += share
                if share > shares.get(place, 0.0):
                    shares[place] = share
            elif said and code >= LABEL_END:
                field, whole = code >> FIELD_SHIFT & FIELD_MASK, (code & WEIGHT_MASK) / SCALE
                of_label, of_query = min(1.0, said / whole), min(1.0, of_query + by_date)
                mean = LABEL_FACTORS[field] * 2 * of_label * of_query / (of_label + of_query)
                if mean > best:
                    best = mean
                said = of_query = 0.0
        return best, min(1.0, sum(shares.values()) + by_date)
