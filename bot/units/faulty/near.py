"""Did you mean ...: the nearest of what is allowed, and the words that teachers use for our fields and values."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from rapidfuzz import fuzz, process

from ...language.folding import fold

ENOUGH = 72
"""Hundredths of likeness from which a name is offered; `tolk` is 75 like `talk`."""
_LONGEST = 80

MEANT: Mapping[str, tuple[str, ...]] = {
    "question": ("prompt", "questions"),
    "questiontext": ("prompt",),
    "task": ("prompt",),
    "text": ("statement", "entry", "prompt"),
    "description": ("entry", "statement"),
    "definition": ("entry",),
    "name": ("title",),
    "title": ("name", "prompt"),
    "headline": ("title",),
    "when": ("date",),
    "day": ("date",),
    "year": ("date",),
    "where": ("place",),
    "location": ("place",),
    "who": ("people",),
    "persons": ("people",),
    "person": ("people",),
    "tags": ("topics", "keywords"),
    "category": ("topics", "topic"),
    "themes": ("topics",),
    "source": ("testimony", "sources"),
    "sources": ("testimony",),
    "evidence": ("testimony",),
    "type": ("kind",),
    "level": ("difficulty",),
    "points": ("difficulty",),
    "correct": ("answer", "answers"),
    "solution": ("answer", "answers"),
    "rightanswer": ("answer", "answers"),
    "correctanswer": ("answer", "answers"),
    "answer": ("answers", "text"),
    "option": ("text",),
    "value": ("text",),
    "label": ("text",),
    "answers": ("answer",),
    "accepted": ("answers",),
    "options": ("wrong",),
    "choices": ("wrong",),
    "distractors": ("wrong",),
    "incorrect": ("wrong",),
    "reason": ("explanation", "note"),
    "comment": ("explanation", "note", "feedback"),
    "hint": ("explanation",),
    "time": ("seconds",),
    "timelimit": ("seconds",),
    "importance": ("weight",),
    "priority": ("weight",),
    "aliases": ("other_names",),
    "synonyms": ("other_names", "keywords"),
    "alsoknownas": ("other_names",),
    "birth": ("born",),
    "death": ("died",),
    "url": ("link",),
    "website": ("link", "web"),
    "reliability": ("trust",),
    "id": ("key",),
    "key": ("id",),
    "opinion": ("stance",),
    "claims": ("claim",),
    "unit": ("measure",),
    "plusminus": ("tolerance",),
    # values
    "multiplechoice": ("one-choice", "several-choices"),
    "singlechoice": ("one-choice",),
    "multiple": ("one-choice", "several-choices"),
    "single": ("one-choice",),
    "mc": ("one-choice",),
    "choice": ("one-choice", "text"),
    "multipleanswers": ("several-choices",),
    "multipleresponse": ("several-choices",),
    "checkbox": ("several-choices",),
    "tf": ("true-false",),
    "boolean": ("true-false",),
    "yesno": ("true-false",),
    "shortanswer": ("typed",),
    "open": ("typed",),
    "fillin": ("typed",),
    "numeric": ("number",),
    "numerical": ("number",),
    "match": ("matching",),
    "sorting": ("order",),
    "sequence": ("order",),
    "ordering": ("order",),
    "book": ("scholarly",),
    "article": ("scholarly",),
    "secondary": ("scholarly",),
    "encyclopedia": ("reference",),
    "essay": ("student-essay",),
    "press": ("journalism",),
    "newspaper": ("journalism",),
    "journalist": ("journalism",),
    "document": ("primary",),
    "yes": ("agrees",),
    "supports": ("agrees",),
    "confirms": ("agrees",),
    "no": ("wrong",),
    "errs": ("wrong",),
    "contradicts": ("differs",),
    "denies": ("differs",),
    "disputed": ("another-view",),
    "vague": ("imprecise",),
    "partlyright": ("imprecise",),
    "true": ("established",),
    "certain": ("established",),
    "fact": ("established",),
    "uncertain": ("disputed",),
    "debated": ("disputed",),
    "false": ("misconception",),
    "myth": ("misconception",),
}
"""Words that others use, and what we call it; the first that is allowed at a place is meant."""


def nearest(word: str, allowed: Iterable[str]) -> str:
    """Give the one of these names that a word was probably meant to be; empty where none is like it."""
    names = [name for name in allowed if name and name != word]
    if not word or not names:
        return ""
    plain = _plain(word)
    same = next((name for name in names if _plain(name) == plain), "")
    meant = next((name for name in MEANT.get(plain, ()) if name in names), "")
    begun = [name for name in names if len(plain) > 2 and _plain(name).startswith(plain)]
    return same or meant or (begun[0] if len(begun) == 1 else "") or _alike(word[:_LONGEST].casefold(), names)


def nearest_id(word: str, known: Collection[str]) -> str:
    """Give the id that was probably meant; a part of one, such as a surname, is enough where it is long."""
    found = nearest(word, known)
    if found or len(word) < 5:
        return found
    holding = [name for name in known if word.casefold() in name or (name in word.casefold() and len(name) > 4)]
    return holding[0] if len(holding) == 1 else ""


def as_id(text: str) -> str:
    """Write a text as an id: `The Speech (1956)` is `the-speech-1956`."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text[:200]).replace("'", "")).strip("-")[:60].strip("-")


def nearest_file(wanted: str, names: Iterable[str]) -> str:
    """Give the file that was probably meant to have this name: Facts.toml, fact.toml, facts.toml.txt, facts.tml."""
    stem = wanted.partition(".")[0]
    there = {name: name.casefold() for name in names if name != wanted and not name.startswith(".")}
    same = [name for name, folded in there.items() if folded == wanted or folded.partition(".")[0] == stem]
    like = [name for name, folded in there.items() if folded.endswith(".toml") and fuzz.ratio(folded, wanted) >= 90]
    return next(iter(same + like), "")


def _alike(word: str, names: list[str]) -> str:
    found = process.extractOne(word, names, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=ENOUGH)
    return found[0] if found else ""


def _plain(word: str) -> str:
    return re.sub(r"[\W_]+", "", fold(word[:_LONGEST]))
