"""True and false as people write them, in the languages of the headings."""

from __future__ import annotations

from .....language.folding import fold

_TRUE = """
true t yes y correct right wahr w ja richtig stimmt vrai v oui juste verdadero cierto si sí correcto vero verdadeiro sim certo
правда верно да истина так prawda tak poprawne waar juist
"""
_FALSE = """
false f no n incorrect wrong falsch nein falsch unwahr faux non falso incorrecto sbagliato não nao errado
ложь неверно нет неправда ні fałsz nie onwaar onjuist nee niet
"""
_WORDS = {fold(word): True for word in _TRUE.split()} | {fold(word): False for word in _FALSE.split()}


def truth_of(text: str) -> bool | None:
    """Say which of the two a text is; None for anything else."""
    return _WORDS.get(fold(text).strip(" .!")) if len(text) < 20 else None


def is_truth_pair(texts: list[str]) -> bool:
    """Say whether two options are the words for true and false."""
    return len(texts) == 2 and {truth_of(text) for text in texts} == {True, False} and all(len(text) > 2 for text in texts)
