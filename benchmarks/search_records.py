"""Records and queries for the search benchmark: text with the habits of real text, made from a seed.

Word frequencies follow Zipf's law over a vocabulary that grows with the collection; words have endings, names have
first names, and queries are made from records the way hurried people remember them.
"""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass

from bot.language.dates import HistoricalDate, Point
from bot.lookup.index import Entry, EntryKind


def _split(text: str) -> list[str]:
    return text.split()


_ONSETS = _split("b c d f g h k l m n p r s t v w st tr pr br cl gr pl sh ch th sp fl dr")
_VOWELS = _split("a e i o u a e i o u ea ou")
_CODAS = ["", "", "", "", "", "", *_split("n r l s t m d ck nt st")]
_ENDINGS = ["", "", "", "", "", "", "s", "ed", "ing", "er", "ion", "al"]
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_COMMON = _split(
    "the of and in to a was that for by on with as at from his her their were which had he it be an after who this when "
    "government party war state leader people army year country policy power congress new first against secret union between"
)
_QUESTIONS = ("when did {}", "who was behind {}?", "what is {}?", "why was there {}", "tell me about {}", "how did {} end?")


@dataclass(frozen=True, slots=True)
class Case:
    """One query with the number of the record it was made from; -1 for nonsense."""

    text: str
    record: int


class Corpus:
    """A number of records made from a seed, and queries on them."""

    def __init__(self, count: int, seed: int) -> None:
        self.random = random.Random(seed)
        self.words = self._vocabulary(2000 + int(120 * count**0.5))
        weights = itertools.accumulate(1 / (rank + 3) for rank in range(len(self.words)))
        self._weights = list(weights)
        self.entries = [self._entry(number) for number in range(count)]
        self.texts = [f"{entry.title} {' '.join(entry.people)} {entry.body}" for entry in self.entries]

    def _vocabulary(self, count: int) -> list[str]:
        made = dict.fromkeys(_COMMON)
        while len(made) < count:
            root = "".join(self._syllable() for _ in range(self.random.choice((2, 2, 2, 3, 3))))
            for ending in self.random.sample(_ENDINGS, 2):
                if len(root + ending) > 3:
                    made[root + ending] = None
        return list(made)

    def _syllable(self) -> str:
        return "".join(self.random.choice(letters) for letters in (_ONSETS, _VOWELS, _CODAS))

    def _entry(self, number: int) -> Entry:
        draw = self.random
        words = draw.choices(self.words, cum_weights=self._weights, k=draw.randint(8, 14))
        words += [self._rare(), self._rare()]  # what this record is about
        draw.shuffle(words)
        cut = draw.randint(5, 8)
        date = HistoricalDate(Point(draw.randint(1800, 1999), draw.randint(1, 12), draw.randint(1, 28)))
        people = (" ".join(self._rare().title() for _ in range(2)),)
        title, body = " ".join(words[:cut]).capitalize(), " ".join(words[cut:]) + "."
        return Entry(EntryKind.FACT, f"r{number}", title, (), (), people, body, date)

    def _rare(self) -> str:
        return self.words[self.random.randrange(200, len(self.words))]

    def lightly(self) -> Case:
        """Recall a title with a word lost and a slip or two."""
        number = self.random.randrange(len(self.entries))
        words = self.entries[number].title.lower().split()
        del words[self.random.randrange(len(words))]
        return Case(self._with_slips(words, self.random.randint(1, 2)), number)

    def heavily(self) -> Case:
        """Recall half the words of a record in any order, most of them misspelt, and one that is not there."""
        number = self.random.randrange(len(self.entries))
        words = [word for word in self.texts[number].lower().strip(".").split() if len(word) > 3]
        words = self.random.sample(words, max(4, len(words) // 2)) if len(words) > 4 else words
        slips = int(0.6 * len(words))
        return Case(self._with_slips([*words, self.random.choice(self.words)], slips), number)

    def question(self) -> Case:
        case = self.lightly()
        return Case(self.random.choice(_QUESTIONS).format(case.text), case.record)

    def prefix(self) -> Case:
        number = self.random.randrange(len(self.entries))
        title = self.entries[number].title
        return Case(title[: self.random.randint(1, len(title))], number)

    def nonsense(self) -> Case:
        """Ask for what no record holds: words made up, or drawn from anywhere, or both."""
        made = [self._syllable() + self._syllable() + self._syllable() for _ in range(3)]
        drawn = [self._rare() for _ in range(4)]
        words = self.random.choice((made, [*made[:2], *drawn[:2]], [made[0], *drawn[:2]], drawn[:3], drawn))
        return Case(" ".join(words), -1)

    def _with_slips(self, words: list[str], slips: int) -> str:
        places = [place for place, word in enumerate(words) if len(word) > 3]
        for place in self.random.sample(places, min(slips, len(places))):
            words[place] = self._slip(words[place])
        if self.random.random() < 0.3:
            self.random.shuffle(words)
        return " ".join(words)

    def _slip(self, word: str) -> str:
        place = self.random.randrange(len(word) - 1)
        letter = self.random.choice(_LETTERS)
        return self.random.choice(
            (
                word[:place] + word[place + 1 :],
                word[:place] + letter + word[place:],
                word[:place] + letter + word[place + 1 :],
                word[:place] + word[place + 1] + word[place] + word[place + 2 :],
            )
        )
