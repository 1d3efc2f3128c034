"""A small unit of many cultures, so that the rules are tested on no one history."""

from __future__ import annotations

from bot.library.catalogue import Library
from bot.library.model import Person, Term
from bot.library.questions import Typed
from bot.library.unit import Unit, UnitHead
from bot.marking.kinds import Given, Judgement, judge
from bot.marking.typed.answer import Answer, Context
from bot.marking.typed.key import keys_of
from bot.marking.typed.rules import RULES

PEOPLE = {
    "Tiberius Gracchus": (), "Gaius Gracchus": (), "Julius Caesar": (), "Augustus": ("Octavian", "Caesar Augustus"),
    "Sun Yat-sen": ("Sun Zhongshan",), "Mao Zedong": ("Mao Tse-tung", "Chairman Mao"), "Zheng He": (),
    "Genghis Khan": ("Temujin",),
    "Louis XVI": ("Louis Capet",), "Napoleon Bonaparte": ("Napoleon I",), "Mehmed II": ("Mehmed the Conqueror",),
    "Constantine": ("Constantine I", "Constantine the Great"), "Umar ibn al-Khattab": ("Umar",), "Vasco da Gama": (),
    "Alexis de Tocqueville": (), "Franklin D. Roosevelt": ("FDR",), "Theodora": (), "Imre Nagy": ("Nagy Imre",),
    "Philip II of Spain": (), "Eleanor of Aquitaine": (), "John Wilkes Booth": (), "Maximilien Robespierre": (),
    "James I": ("James VI",),
}  # fmt: skip
TERMS = {
    "World War I": ("First World War", "Great War"), "World War II": ("Second World War",), "House of Wisdom": ("Bayt al-Hikma",),
    "Taiping Rebellion": (), "Operation Barbarossa": (), "Lend-Lease Act": (), "Estates-General": ("States-General",),
    "First Battle of Panipat": (), "Second Battle of Panipat": (), "Hungary": (), "Jacobins": (), "Girondins": (),
    "Stalinization": (), "V-2 rocket": (), "Bay of Pigs invasion": (), "African National Congress": ("ANC",),
}  # fmt: skip


def make_unit(
    people: dict[str, tuple[str, ...]],
    terms: dict[str, tuple[str, ...]],
    *,
    key: str = "world",
    short: tuple[str, ...] | None = None,
) -> Unit:
    """Make a unit of names alone."""
    return Unit(
        key=key,
        head=UnitHead(id=key, title="World", confusable=(("Jacobins", "Girondins"),)),
        people=tuple(
            Person(id=f"{key}/p-{number}", name=name, entry="Somebody.", other_names=names, short=short)
            for number, (name, names) in enumerate(people.items())
        ),
        terms=tuple(
            Term(id=f"{key}/t-{number}", name=name, entry="Something.", other_names=names)
            for number, (name, names) in enumerate(terms.items())
        ),
    )


WORLD = Library([make_unit(PEOPLE, TERMS)])


def ask(answer: str, prompt: str = "Which?", *, confusable: tuple[str, ...] = (), unit: str = "world") -> Typed:
    return Typed(id=f"{unit}/asked", prompt=prompt, answers=(answer,), confusable=confusable)


def mark(question: Typed, text: str, library: Library = WORLD) -> Judgement:
    return judge(question, Given(text=text), library)


def first_rule(question: Typed, text: str) -> str:
    """Name the rule that judges an answer; empty where none refuses it, so that it is right but for its spelling."""
    keys = keys_of(question, WORLD)
    key = keys.key(question, (), WORLD)
    answer = Answer(text.casefold(), key, keys.lexicon)
    context = Context(answer, key, keys.lexicon)
    return next((rule.__name__ for rule in RULES if rule(answer, key, context)), "")
