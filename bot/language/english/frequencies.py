"""How common the words of English are; see NOTICE.txt for whose figures they are.

Read when the first index is made: a start does not wait for it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import accumulate
from pathlib import Path

RAREST = 36
"""What is taken for words that are not among the 10,000 commonest."""


@cache
def frequencies() -> CommonWords:
    """Give the commonest words with the tenths of their Zipf frequency: 60 comes a thousand times in a million words."""
    found: dict[str, int] = {}
    for line in Path(__file__).with_name("frequencies.txt").read_text("ascii").splitlines():
        frequency, *words = line.split()
        found.update(dict.fromkeys(words, int(frequency)))
    return CommonWords(found)


def frequency(word: str) -> int:
    """Give the tenths of the Zipf frequency of a folded word."""
    return frequencies().get(word, RAREST)


class CommonWords(Mapping[str, int]):
    """Words with a small number each, all in one text: a tenth of the 0.9 MB that a dict of them takes.

    A word is found in 3 µs; whoever asks of thousands unpacks them, and lets go of that.
    """

    def __init__(self, numbers: Mapping[str, int]) -> None:
        words = sorted(numbers)
        self._text = "".join(words)
        self._starts = array("I", accumulate(map(len, words), initial=0))
        self._numbers = bytes(map(numbers.__getitem__, words))

    def __getitem__(self, word: str) -> int:
        place = bisect_left(range(len(self)), word, key=self._word)
        if place < len(self) and self._word(place) == word:
            return self._numbers[place]
        raise KeyError(word)

    def __iter__(self) -> Iterator[str]:
        return map(self._word, range(len(self)))

    def __len__(self) -> int:
        return len(self._numbers)

    def unpack(self) -> dict[str, int]:
        """Give all of them as a dict, in which one is found at once."""
        return dict(zip(self, self._numbers, strict=True))

    def _word(self, place: int) -> str:
        return self._text[self._starts[place] : self._starts[place + 1]]
