"""An extract -> its steps: what its author wrote, and choices of author, audience, date and test drawn from the library.

Deterministic: the same library, extract and state of the generator give the same steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from random import Random

from ...language.folding import fold
from ...library.catalogue import Library
from ...library.extracts import Extract, ExtractKind, Offered
from ...library.model import Fact, Person
from ..questions.dated import date_of, same_era, years_apart
from ..questions.fresh_words import write_years
from . import words
from .steps import Step, StepName

_CHOICES = 4
"""Options of a step that is drawn."""
_FEWEST = 3
"""Fewer options than these are no choice: the step is left out."""
_NEAREST = 12
"""Wrong dates are drawn from so many that lie nearest."""
_GROWN_UP = 15
_SHARE_OF_APART = 40
"""Years that lie nearer than this part of a period cannot be told apart by reading: a year in modern times, twelve for Rome."""


def draw_steps(extract: Extract, library: Library, rng: Random) -> tuple[Step, ...]:
    """Draw the steps of a gobbet for one person; those that the unit does not bear are left out."""
    drawn = (
        _one(StepName.AUTHOR, words.AUTHOR, extract.author, _other_authors(extract, library, rng), rng),
        _one(StepName.AUDIENCE, words.AUDIENCE, extract.audience, _other_audiences(extract, library, rng), rng),
        _date_step(extract, library, rng),
        _written(StepName.SAYS, words.SAYS, extract.says, rng),
        _written(StepName.PURPOSE, words.PURPOSE, extract.purpose, rng),
        _written(StepName.WORTH, words.ask_worth(extract.question), extract.worth, rng),
        _written(StepName.TEST, words.TEST, extract.test or _tests(extract, library, rng), rng),
    )
    return tuple(step for step in drawn if step is not None)


def _one(name: StepName, prompt: str, right: str, wrong: Iterable[Offered], rng: Random) -> Step | None:
    """Make a step of one right option among the first wrong ones that are given."""
    options = [Offered(text=right, right=True), *list(wrong)[: _CHOICES - 1]]
    rng.shuffle(options)
    return Step(name, prompt, tuple(options), several=False) if len(options) >= _FEWEST else None


def _written(name: StepName, prompt: str, options: Sequence[Offered], rng: Random) -> Step | None:
    if not options:
        return None
    shuffled = rng.sample(options, len(options))
    return Step(name, prompt, tuple(shuffled), several=name is not StepName.PURPOSE or sum(each.right for each in options) > 1)


# ---- whose words


def _siblings(extract: Extract, library: Library, rng: Random) -> list[Extract]:
    """List the other extracts of the unit in drawn order, those first that are as near to what they tell of, or as far."""
    others = [each for each in library.unit_of_extract(extract).extracts if each.id != extract.id]
    return sorted(rng.sample(others, len(others)), key=lambda each: _is_later(each) is not _is_later(extract))


def _is_later(extract: Extract) -> bool:
    return extract.kind is ExtractKind.LATER_ACCOUNT


def _other_authors(extract: Extract, library: Library, rng: Random) -> Iterator[Offered]:
    """Give authors of other extracts and, by turns, people of the unit who could have said it by their dates.

    Who wrote about it afterwards is no person of the unit: there the people come last.
    """
    siblings = [Offered(text=each.author, why=words.tell_other_extract(each.title)) for each in _siblings(extract, library, rng)]
    people = [person for person in library.unit_of_extract(extract).people if _could_speak(person, extract)]
    named = [Offered(text=each.name, why=words.tell_person(each.entry)) for each in rng.sample(people, len(people))]
    return _apart(extract.author, [*siblings, *named] if _is_later(extract) else _by_turns(siblings, named))


def _by_turns(*lists: Sequence[Offered]) -> Iterator[Offered]:
    for place in range(max(map(len, lists))):
        yield from (each[place] for each in lists if place < len(each))


def _could_speak(person: Person, extract: Extract) -> bool:
    """Say whether somebody was grown up and alive at the time, as far as dates are known."""
    if extract.date is None:
        return True
    year = extract.date.start.year
    born, died = person.born, person.died
    return (born is None or born.start.year + _GROWN_UP <= year) and (died is None or extract.date.first <= died.last)


def _other_audiences(extract: Extract, library: Library, rng: Random) -> Iterator[Offered]:
    others = _siblings(extract, library, rng)
    told = (Offered(text=each.audience, why=words.tell_other_extract(each.title)) for each in others)
    return _apart(extract.audience, told)


def _apart(right: str, offered: Iterable[Offered]) -> Iterator[Offered]:
    """Leave out what a reader may take for the right one or for one before: a name that begins or ends alike, or holds it."""
    seen = [fold(right)]
    for each in offered:
        text = fold(each.text)
        if not any(_alike(text, other) for other in seen):
            seen.append(text)
            yield each


def _alike(one: str, other: str) -> bool:
    first, second = one.split(), other.split()
    begun = len(first) > 2 and first[:3] == second[:3]
    return begun or one in other or other in one or first[-1:] == second[-1:]


# ---- when


def _date_step(extract: Extract, library: Library, rng: Random) -> Step | None:
    """Ask for the date as exactly as others are known, or for the year alone; years stand in their order."""
    if extract.date is None or extract.date.is_interval:
        return None
    near = [fact for fact in _dated_near(extract, library) if not fact.old_style_first]
    alike = [fact for fact in near if _says_as_much(fact, extract)]
    exact = len(alike) >= _FEWEST
    drawn = rng.sample(alike, len(alike)) if exact else rng.sample(near, len(near))
    years, chosen = [extract.date.start.year], list[Fact]()
    for fact in drawn:
        year = date_of(fact).start.year
        if all(abs(year - other) >= _told_apart(other) for other in years) and len(chosen) < _CHOICES - 1:
            chosen.append(fact)
            years.append(year)
    if len(chosen) < _FEWEST - 1:
        return None
    texts = [extract.when, *(fact.when for fact in chosen)] if exact else write_years(years)
    whys = ["" if exact else extract.when]
    whys += [words.tell_event(fact.title, "" if exact else fact.when) for fact in chosen]
    options = [
        (year, Offered(text=text, right=not place, why=why))
        for place, (year, text, why) in enumerate(zip(years, texts, whys, strict=True))
    ]
    return Step(StepName.DATE, words.DATE, tuple(each for _, each in sorted(options, key=lambda pair: pair[0])), several=False)


def _dated_near(extract: Extract, library: Library) -> list[Fact]:
    """List dated facts of the same period and era, the nearest first."""
    assert extract.date is not None
    year = extract.date.start.year
    dated = [fact for fact in library.unit_of_extract(extract).facts if fact.date and fact.date.open_side is None]
    fitting = [
        fact
        for fact in dated
        if same_era(date_of(fact).start.year, year)
        and _told_apart(year) <= abs(date_of(fact).start.year - year) <= years_apart(year)
        and not date_of(fact).is_interval
        and not date_of(fact).approximate
    ]
    return sorted(fitting, key=lambda fact: (abs(date_of(fact).start.year - year), -fact.weight))[: 3 * _NEAREST]


def _says_as_much(fact: Fact, extract: Extract) -> bool:
    assert extract.date is not None
    return date_of(fact).precision is extract.date.precision


def _told_apart(year: int) -> int:
    return max(1, years_apart(year) // _SHARE_OF_APART)


# ---- other evidence


def _tests(extract: Extract, library: Library, rng: Random) -> tuple[Offered, ...]:
    """Say of the facts that it bears on, truly or falsely, on which side they stand, and of others that they bear it out."""
    facts = [library.facts[key] for key in extract.facts if key in library.facts]
    sides = [(fact, fact.id in extract.supports) for fact in facts if _states(fact)]
    if not sides:
        return ()
    chosen = rng.sample(sides, min(len(sides), _CHOICES - 1))
    true = chosen[:1] if len(chosen) < _FEWEST else chosen[:2]
    options = [_side(fact, as_told=side, true=(fact, side) in true) for fact, side in chosen]
    strangers = _unrelated(extract, library, rng)
    options += [
        Offered(text=words.borne_out(fact.title), why=words.tell_unrelated(fact.statement))
        for fact in strangers[: _CHOICES - len(options)]
    ]
    return tuple(options) if len(options) >= _FEWEST - 1 and not all(option.right for option in options) else ()


def _states(fact: Fact) -> bool:
    """Say whether a title says something: one that asks says neither yes nor no."""
    return not fact.title.rstrip().endswith("?")


def _side(fact: Fact, *, as_told: bool, true: bool) -> Offered:
    supports = as_told is true
    text = words.borne_out(fact.title) if supports else words.spoken_against(fact.title)
    return Offered(text=text, right=true, why=words.tell_side(fact.statement, supports=as_told))


def _unrelated(extract: Extract, library: Library, rng: Random) -> list[Fact]:
    """List facts of the unit that share neither topic nor person with those that it bears on, in drawn order."""
    own = [library.facts[key] for key in extract.facts if key in library.facts]
    topics = {topic for fact in own for topic in fact.topics}
    people = {person for fact in own for person in fact.people}
    others = [
        fact
        for fact in library.unit_of_extract(extract).facts
        if topics.isdisjoint(fact.topics) and people.isdisjoint(fact.people) and _states(fact)
    ]
    return rng.sample(others, min(len(others), _CHOICES))
