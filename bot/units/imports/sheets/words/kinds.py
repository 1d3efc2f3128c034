"""What programs and teachers call the kinds of question, and which of them Gobbet has."""

from __future__ import annotations

from enum import StrEnum

from rapidfuzz import process
from rapidfuzz.distance import Indel

from .....language.folding import fold


class Kind(StrEnum):
    """A kind as a sheet can ask for it; CHOICE is one or several options, as many as the key says."""

    CHOICE = "choice"
    ONE_CHOICE = "one-choice"
    SEVERAL_CHOICES = "several-choices"
    TRUE_FALSE = "true-false"
    TYPED = "typed"
    NUMBER = "number"
    DATE = "date"
    MATCHING = "matching"
    NONE_OF_OURS = "none of ours"


_WORDS: dict[Kind, str] = {
    Kind.CHOICE: """
        multiple choice; multiplechoice; mc; mcq; quiz; choice; multiple choice question; auswahl; qcm; choix; choix multiple
        opción múltiple; selección múltiple; scelta multipla; múltipla escolha; множественный выбор; wielokrotny wybór
        meerkeuze; meerkeuzevraag
    """,
    Kind.ONE_CHOICE: """
        one choice; single choice; singlechoice; single answer; single select; sc; radio; einfachauswahl; choix unique
        choix simple
        elección única; selección única; scelta singola; escolha única; один ответ; одиночный выбор; jednokrotny wybór
        één antwoord
    """,
    Kind.SEVERAL_CHOICES: """
        several choices; checkbox; checkboxes; multi select; multiselect; multiple select; multiple answer; multiple answers
        multiple response; ma
        multiple correct; mehrfachauswahl; choix multiples; réponses multiples; elección múltiple; respuesta múltiple
        risposta multipla
        várias respostas; несколько ответов; kilka odpowiedzi; meerdere antwoorden
    """,
    Kind.TRUE_FALSE: """
        true false; true or false; truefalse; tf; t f; yes no; boolean; wahr falsch; richtig falsch; vrai faux; vrai ou faux
        verdadero falso
        verdadero o falso; vero falso; verdadeiro falso; verdadeiro ou falso; верно неверно; правда ложь; prawda fałsz
        waar onwaar; juist onjuist
    """,
    Kind.TYPED: """
        typed; type answer; typed answer; short answer; shortanswer; fill in the blank; fill in blank; fill in the blanks; fib
        blank; identification; text
        free text; freitext; kurzantwort; lückentext; réponse courte; texte à trous; respuesta corta; completar; risposta breve
        resposta curta; короткий ответ; krótka odpowiedź; kort antwoord; open
    """,
    Kind.NUMBER: """
        number; numeric; numerical; num; zahl; numerisch; nombre; numérique; numérica; numerico; numérico; число; liczba; getal
    """,
    Kind.DATE: "date; datum; fecha; data; дата",
    Kind.MATCHING: """
        matching; match; mat; match the following; pairs; zuordnung; paare; association; appariement; relacionar; emparejar
        abbinamento
        associazione; correspondência; соответствие; dopasowanie; koppelen
    """,
    Kind.NONE_OF_OURS: """
        poll; survey; open ended; openended; essay; long answer; paragraph; draw; slide; word cloud; wordcloud; puzzle; jumble
        order; ordering
        reorder; sequence; brainstorm; drop pin; slider; nps; hotspot; labeling; drag and drop; dropdown; categorize
        audio response; video response
        passage; comprehension; math response; graphing; source; content; information; umfrage; offen; aufsatz; reihenfolge
        sondage; question ouverte
        encuesta; abierta; ordenar; sondaggio; aperta; enquete; aberta; опрос; эссе; ankieta; otwarte; peiling; open vraag
    """,
}  # fmt: skip
_FILED = {
    fold(phrase).strip(): kind
    for kind, told in _WORDS.items()
    for line in told.splitlines()
    for phrase in line.split(";")
    if phrase.strip()
}


def read_kind(text: str) -> Kind | None:
    """Look a kind up, also misspelt a little; None for an unknown word."""
    folded = " ".join(fold(text).replace("-", " ").replace("_", " ").replace("/", " ").split())[:60]
    known = _FILED.get(folded)
    if known is not None or len(folded) < 5:
        return known
    found = process.extractOne(folded, _FILED.keys(), scorer=Indel.normalized_similarity, score_cutoff=0.85)
    return _FILED[found[0]] if found else None
