"""A whole unit as one readable document: for a read-through, a printout, a historian."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ...language.numerals import write_number
from ...library.catalogue import Library
from ...library.extracts import Extract
from ...library.model import Fact, Person, Source, Stance, Summary, Term
from ...library.questions import (
    AnyQuestion,
    DateAsked,
    Matching,
    NumberAsked,
    OneChoice,
    Order,
    Question,
    SeveralChoices,
    SourceCriticism,
    TrueFalse,
    Typed,
)
from ...library.unit import Unit
from .exported import Exported

_STANCES = {
    Stance.AGREES: "agrees",
    Stance.DIFFERS: "**differs**",
    Stance.WRONG: "is **wrong**",
    Stance.IMPRECISE: "is **imprecise**",
    Stance.ANOTHER_VIEW: "has **another view**",
    Stance.UNVERIFIABLE: "**cannot be checked**",
    Stance.SILENT: "is silent",
}


def export_markdown(library: Library, unit: Unit) -> str:
    """Write a unit as Markdown: summaries, facts with testimony, people, terms, extracts, questions, sources."""
    return "\n".join(_document(library, unit)) + "\n"


def export(unit: Unit) -> Exported:
    """Write a unit with its local ids as a document to read, without the keywords and phrases that it is found by."""
    return Exported(f"{unit.head.id}.md", export_markdown(Library([unit]), unit).encode())


def _document(library: Library, unit: Unit) -> Iterator[str]:
    yield f"# {unit.head.title}\n\n{unit.head.description}".rstrip()
    if unit.summaries:
        yield "\n## Summaries"
    for summary in unit.summaries:
        yield from _summary(library, summary)
    for topic in unit.head.topics:
        own = [fact for fact in unit.facts if fact.topics[:1] == (topic.id,)]
        if own:
            yield f"\n## Facts: {topic.title}"
        for fact in own:
            yield from _fact(library, fact)
    if unit.people:
        yield "\n## People"
    yield from _entries(library, unit.people)
    if unit.terms:
        yield "\n## Terms"
    yield from _entries(library, unit.terms)
    if unit.extracts:
        yield "\n## Extracts"
    for extract in unit.extracts:
        yield from _extract(library, extract)
    if unit.questions:
        yield "\n## Questions with their keys"
    for question in unit.questions:
        yield from _question(library, question)
    if unit.sources:
        yield "\n## Sources"
    yield from (_source(source) for source in unit.sources)
    if unit.register.left_out:
        yield "\n## Claims left out"
        yield from (f"- {claim}: {why}" for claim, why in unit.register.left_out.items())


def _summary(library: Library, summary: Summary) -> Iterator[str]:
    yield f"\n### {summary.title} `{summary.id}`\n\n*{summary.line}*\n\n{summary.paragraph}\n\n{summary.page}"
    yield "\nSources: " + "; ".join(source.title for source in library.summary_sources(summary))


def _fact(library: Library, fact: Fact) -> Iterator[str]:
    yield f"\n### {fact.title} `{fact.id}`"
    marks = [fact.when, fact.place, fact.status.value, f"weight {fact.weight}"]
    other = fact.date if fact.old_style_first else fact.old_style
    marks += [f"{'new' if fact.old_style_first else 'old'} style {other.words()}"] if other and fact.old_style else []
    yield " · ".join(mark for mark in marks if mark) + "\n"
    yield from [f"Often believed: {fact.myth}\n"] if fact.myth else []
    yield fact.statement
    yield from [f"\n*Lesson: {fact.lesson}*"] if fact.lesson else []
    yield ""
    for source, testimony in library.witnesses(fact):
        quoted = f"“{testimony.quote}”" if testimony.quote else ""
        said = "; ".join(part for part in (testimony.claim, quoted) if part)
        where = f" ({testimony.locator})" if testimony.locator else ""
        note = f" - {testimony.note}" if testimony.note else ""
        unsure = "" if testimony.checked else " [not compared with the source]"
        yield f"- {source.title} {_STANCES[testimony.stance]}{f': {said}' if said else ''}{where}{note}{unsure}"
    yield from [f"\nPeople: {', '.join(library.people[key].name for key in fact.people)}"] if fact.people else []


def _extract(library: Library, extract: Extract) -> Iterator[str]:
    """Write an extract as it is handed out, then what is asked about it with the key, and a model answer."""
    yield f"\n### {extract.title} `{extract.id}`\n"
    yield from (f"> {line}" for line in extract.text.splitlines())
    yield from [f"\nOriginal: {extract.original}"] if extract.original else []
    marks = (f"{extract.author} to {extract.audience}", extract.when, extract.place, extract.kind.value)
    yield "\n" + " · ".join(mark for mark in marks if mark)
    where = ", ".join(part for part in (library.source_of(extract).title, extract.locator, extract.link) if part)
    yield f"\nFrom {where}. Rights: {extract.rights.value}. {extract.rights_reason}"
    yield from [f"\nNot checked: {extract.unchecked}"] if extract.unchecked else []
    yield f"\n{extract.context}\n"
    for name, keys in (("Supports", extract.supports), ("Contradicts", extract.contradicts)):
        yield from [f"{name}: " + "; ".join(library.facts[key].title for key in keys)] if keys else []
    steps = (extract.says, extract.purpose, extract.worth, extract.test)
    for heading, options in zip(("What it says", "Why", f"Worth: {extract.question}", "Test it"), steps, strict=True):
        yield from [f"\n*{heading}*\n"] if options else []
        yield from (f"- {'✔' if each.right else '✘'} {each.text}{f' - {each.why}' if each.why else ''}" for each in options)
    yield from [f"\nModel answer: {extract.model_answer}"] if extract.model_answer else []


def _entries(library: Library, entries: Iterable[Person | Term]) -> Iterator[str]:
    for entry in entries:
        dates = ""
        if isinstance(entry, Person):
            dates = " – ".join(date.words() for date in (entry.born, entry.died) if date)
        names = f" (also {', '.join(entry.other_names)})" if entry.other_names else ""
        yield f"\n### {entry.name}{f', {dates}' if dates else ''}\n\n{entry.entry}{names}"
        if entry.facts:
            yield "\nFacts: " + "; ".join(fact.title for fact in library.about(entry))


def _question(library: Library, question: AnyQuestion) -> Iterator[str]:
    kind = str(type(question).__struct_config__.tag)
    yield f"\n### {question.prompt} `{question.id}`"
    fact = library.facts.get(question.fact)
    marks = [
        str(kind),
        f"difficulty {question.difficulty}" if question.difficulty else "",
        f"rests on “{fact.title}”" if fact else "",
    ]
    yield " · ".join(mark for mark in marks if mark) + "\n"
    yield from KEYS[type(question)](library, question)
    if question.explanation:
        yield f"\n{question.explanation}"


def _choices(library: Library, question: Question) -> Iterator[str]:
    yield from (f"- ✓ {text}" for text in question.right_options)
    for option in question.wrong_options:
        yield f"- {option.text}" + (f" ({option.misconception})" if option.misconception else "")


def _true_false(library: Library, question: TrueFalse) -> Iterator[str]:
    yield f"- ✓ {question.answer}"


def _typed(library: Library, question: Typed) -> Iterator[str]:
    yield f"- ✓ {' / '.join(question.answers)}"


def _date(library: Library, question: DateAsked) -> Iterator[str]:
    yield f"- ✓ {question.answer.words()} (asked to the {question.precision.value})"


def _order(library: Library, question: Order) -> Iterator[str]:
    facts = sorted((library.facts[key] for key in question.events), key=lambda fact: (fact.date is None, fact.date))
    yield from (f"{place}. {fact.title} ({fact.when or '?'})" for place, fact in enumerate(facts, 1))


def _criticism(library: Library, question: SourceCriticism) -> Iterator[str]:
    fact = library.facts[question.fact]
    titles = {testimony.source: source.title for source, testimony in library.witnesses(fact)}
    yield from (f"- {'✓ ' if key == question.errs else ''}{titles[key]}" for key in question.among)
    yield from _choices(library, question)


def _number(library: Library, question: NumberAsked) -> Iterator[str]:
    spread = f" ± {write_number(question.tolerance)}" if question.tolerance else ""
    yield f"- ✓ {write_number(question.answer)}{spread} {question.measure}".rstrip()


def _matching(library: Library, question: Matching) -> Iterator[str]:
    yield from (f"- {pair.left} → ✓ {pair.right}" for pair in question.pairs)
    yield from (f"- belongs to none: {text}" for text in question.spare)


KEYS: Mapping[type[Question], Callable[[Library, Any], Iterator[str]]] = {  # Any: no type says that each is under its record
    OneChoice: _choices,
    SeveralChoices: _choices,
    TrueFalse: _true_false,
    Typed: _typed,
    DateAsked: _date,
    Order: _order,
    SourceCriticism: _criticism,
    NumberAsked: _number,
    Matching: _matching,
}
"""How the key of each kind of question is written, with what there is to choose from."""


def _source(source: Source) -> str:
    author = f"{source.author}, " if source.author else ""
    year = f" ({source.year_told})" if source.year else ""
    return f"- **{author}{source.title}**{year}, {source.kind.value}. {source.trust} {source.link}".rstrip()
