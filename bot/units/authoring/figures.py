"""What a unit holds, counted for its author."""

from __future__ import annotations

from collections import Counter

from ...library.model import Fact, Stance, Status
from ...library.questions import AnyQuestion
from ...library.unit import Unit


def count_unit(unit: Unit) -> dict[str, str]:
    """Count entries, and the shares that tell whether questions are fair, as lines to print."""
    dated = sum(fact.date is not None for fact in unit.facts)
    weights = Counter(fact.weight for fact in unit.facts)
    status = Counter(fact.status for fact in unit.facts)
    kinds = Counter(type(question).__name__ for question in unit.questions)
    levels = Counter(question.difficulty for question in unit.questions)
    named = sum(bool(option.misconception) for question in unit.questions for option in question.wrong_options)
    figures = {
        "sources": f"{len(unit.sources)} ({sum(source.read_in_class for source in unit.sources)} read in class)",
        "facts": f"{len(unit.facts)} ({dated} dated; weight 3: {weights[3]}, 2: {weights[2]}, 1: {weights[1]})",
        "status": ", ".join(f"{status[each]} {each}" for each in Status),
        "testimonies": _testimonies(unit),
        "testimonies with a locator": str(sum(bool(each.locator) for fact in unit.facts for each in fact.testimony)),
        "testimonies that quote": str(sum(bool(each.quote) for fact in unit.facts for each in fact.testimony)),
        "testimonies not compared with their source": str(
            sum(not each.checked for fact in unit.facts for each in fact.testimony)
        ),
        "facts with a link": f"{sum(_has_link(fact, unit) for fact in unit.facts)} of {len(unit.facts)}",
        "people": str(len(unit.people)),
        "terms": str(len(unit.terms)),
        "summaries": str(len(unit.summaries)),
        "extracts": f"{len(unit.extracts)} ({sum(not each.unchecked for each in unit.extracts)} compared with their source)",
        "asked for": _asked(unit),
        "questions": f"{len(unit.questions)} ({', '.join(f'{count} {kind}' for kind, count in sorted(kinds.items()))})",
        "difficulty": f"{levels[1]} easy, {levels[2]} medium, {levels[3]} hard",
        "options that name a misconception": str(named),
        "right option is the longest": _longest(unit),
        "facts of weight 2 or 3 without a question": str(len(untested(unit))),
    }
    if unit.register.claims:
        figures["claims of the register"] = (
            f"{len(unit.register.claims)} accounted for, {len(unit.register.left_out)} of them left out"
        )
    return figures


def untested(unit: Unit) -> list[str]:
    """List the facts that matter and that no question rests on."""
    tested = {fact for question in unit.questions for fact in question.tested}
    return [fact.id for fact in unit.facts if fact.weight > 1 and fact.id not in tested]


def is_right_longest(question: AnyQuestion) -> bool | None:
    """Say whether the right option is longer than every wrong one; None where no single option is right."""
    if len(question.right_options) != 1 or not question.wrong_options:
        return None
    return len(question.right_options[0]) > max(len(wrong.text) for wrong in question.wrong_options)


def _testimonies(unit: Unit) -> str:
    """Count testimonies by stance."""
    stances = Counter(testimony.stance for fact in unit.facts for testimony in fact.testimony)
    return f"{stances.total()} ({', '.join(f'{stances[each]} {each}' for each in Stance)})"


def _has_link(fact: Fact, unit: Unit) -> bool:
    """Say whether a source that agrees, and is not read in class, can be opened."""
    agreeing = {testimony.source for testimony in fact.testimony if testimony.stance is Stance.AGREES}
    return any(source.key in agreeing and source.link and not source.read_in_class for source in unit.sources)


def _asked(unit: Unit) -> str:
    records = (unit.facts, unit.people, unit.terms, unit.summaries)
    phrases = [len(record.asked.splitlines()) for each in records for record in each]
    return f"{sum(phrases)} phrases; {phrases.count(0)} records without any"


def _longest(unit: Unit) -> str:
    told = [longest for question in unit.questions if (longest := is_right_longest(question)) is not None]
    return f"{100 * sum(told) / len(told):.0f} % of {len(told)} questions" if told else "no such questions"
