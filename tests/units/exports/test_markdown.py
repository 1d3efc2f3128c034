"""The document of a unit: a historian who reads it has read the whole unit, with keys and sources."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from bot.library.catalogue import Library
from bot.library.model import Person, Term
from bot.library.unit import Register, Unit
from bot.units.exports.markdown import export_markdown

from ... import sample


def _written(unit: Unit) -> Iterator[str]:
    """Give what an author wrote, in the order in which it is read."""
    yield from (unit.head.title, unit.head.description)
    for summary in unit.summaries:
        yield from (summary.title, summary.line, summary.paragraph, summary.page)
    for topic in unit.head.topics:
        yield topic.title
        for fact in unit.facts:
            if fact.topics[0] == topic.id:
                yield from (f"### {fact.title}", fact.myth, fact.statement, fact.lesson)
    entries: list[Person | Term] = [*unit.people, *unit.terms]
    for entry in entries:
        yield from (f"### {entry.name}", entry.entry, *entry.other_names)
    for question in unit.questions:
        yield from (f"### {question.prompt}", question.explanation)
    yield "## Sources"
    for source in unit.sources:
        yield from (source.title, source.trust, source.link)


def test_all_that_an_author_wrote_stands_in_the_document_in_its_order(library: Library) -> None:
    (unit,) = library.units
    document, read = export_markdown(library, unit), 0
    for text in _written(unit):
        assert text in document[read:], text
        read = document.index(text, read) + len(text)
    assert document.endswith("\n")
    assert not document[read:].strip()


def test_all_testimony_stands_under_its_fact(library: Library) -> None:
    (unit,) = library.units
    document = export_markdown(library, unit)
    for fact in unit.facts:
        told = document.split(f"`{fact.id}`")[1].split("\n### ")[0]
        for source, testimony in library.witnesses(fact):
            assert any(line.startswith(f"- {source.title} ") and testimony.claim in line for line in told.splitlines()), fact.id
            assert testimony.note in told, fact.id


def test_claims_that_are_left_out_end_the_document_with_their_reason() -> None:
    unit = replace(sample.make_library().units[0], register=Register(claims=("c1",), left_out={"c1": "It names nobody."}))
    assert export_markdown(Library([unit]), unit).endswith("\n## Claims left out\n- c1: It names nobody.\n")


QUESTIONS = """
### Who spoke? `one`
one-choice · difficulty 1 · rests on “Khrushchev delivers the Secret Speech”

- ✓ Khrushchev
- Stalin (myth)
- Beria
- Lenin

He did.

### Who sat in the Presidium? `several`
several-choices · difficulty 2 · rests on “The 20th Congress meets”

- ✓ Molotov
- ✓ Malenkov
- Tito
- Nagy (myth)

They did.

### The speech was in 1952. `false`
true-false · difficulty 1 · rests on “Khrushchev delivers the Secret Speech”

- ✓ False

No.

### Put in order. `tied`
order · difficulty 3 · rests on “Stalin dies”

1. Stalin dies (5 March 1953)
2. The 20th Congress meets (14 to 25 February 1956)
3. Khrushchev delivers the Secret Speech (25 February 1956)

So.

### Which errs? `source`
source · difficulty 3 · rests on “Khrushchev delivers the Secret Speech”

- A good book
- ✓ An essay
- ✓ It contradicts itself
- It is old
- It is long (myth)

The essay.

### Who gave the Secret Speech? `typed`
typed · difficulty 1 · rests on “Khrushchev delivers the Secret Speech”

- ✓ Khrushchev / Nikita Khrushchev

He did.

### When was the Secret Speech? `date`
date · difficulty 2 · rests on “Khrushchev delivers the Secret Speech”

- ✓ 25 February 1956 (asked to the day)

Then.
"""


def test_a_question_of_each_kind_shows_its_key_and_its_wrong_options() -> None:
    kinds = (sample.ONE, sample.SEVERAL, sample.FALSE, sample.TIED, sample.SOURCE, sample.TYPED, sample.DATE)
    library = sample.make_library(kinds)
    document = export_markdown(library, library.units[0])
    assert document.split("## Questions with their keys\n")[1].split("\n## Sources")[0] == QUESTIONS
