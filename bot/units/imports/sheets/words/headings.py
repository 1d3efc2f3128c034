"""What stands above columns, in ten languages: one table of words, and how a heading is looked up in it.

Headings are folded first (`fold`): lower case, without accents, Cyrillic in Latin letters. An ordinal at the end is cut off
and kept: `Réponse 2`, `Answer B:`, `option_c` and `C` are the second or third of their kind.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .....language.folding import fold


class Role(StrEnum):
    """What a column holds."""

    PROMPT = "prompt"
    KEY = "key"
    """Says which option is right, by its place or text; without options it is the answer."""
    RIGHT = "right"
    """The text of the right option, which stands in no other column."""
    OPTION = "option"
    OPTIONS = "options"
    """All options in one cell."""
    WRONG = "wrong"
    FEEDBACK = "feedback"
    EXPLANATION = "explanation"
    TOPIC = "topic"
    DIFFICULTY = "difficulty"
    SECONDS = "seconds"
    KIND = "kind"
    TOLERANCE = "tolerance"
    MEASURE = "measure"
    PRECISION = "precision"
    FACT = "fact"
    LEFT = "left"
    PARTNER = "partner"
    SPARE = "spare"
    IDENTITY = "id"
    TERM = "term"
    ENTRY = "entry"
    PICTURE = "picture"
    ASIDE = "aside"
    """Known, and of no use here: points, links, authors."""
    PLAYER = "player"
    """Who played: this is a report."""


_WORDS: dict[Role, str] = {
    Role.PROMPT: """
        question; questions; question text; question title; prompt; stem; statement; text of the question; question prompt; q
        frage; fragen; fragetext; fragestellung; aufgabe; aussage; text der frage
        intitulé; énoncé; question posée; texte de la question; affirmation; libellé
        pregunta; preguntas; enunciado; texto de la pregunta; afirmación
        domanda; domande; quesito; testo della domanda; affermazione
        pergunta; perguntas; questão; texto da pergunta; afirmação
        вопрос; вопросы; текст вопроса; утверждение; питання; запитання
        pytanie; pytania; treść pytania; stwierdzenie
        vraag; vragen; vraagstelling; tekst van de vraag; stelling
    """,
    Role.KEY: """
        answer; answers; correct; correct answer; correct answers; right answer; correct option; correct options; correct choice
        answer key; key; solution; correct answer s; correct index; correct answer index; answer index; answer number
        correct letter
        antwort; antworten; richtig; richtige antwort; richtige antworten; korrekte antwort; lösung; korrekt; lösungsschlüssel
        réponse; réponses; bonne réponse; bonnes réponses; réponse correcte; réponse juste; bonne s réponse s; corrigé; juste
        respuesta; respuestas; respuesta correcta; respuestas correctas; correcta; correctas; solución; clave
        risposta; risposte; risposta corretta; risposta esatta; risposta giusta; risposte corrette; corretta; soluzione; chiave
        resposta; respostas; resposta correta; respostas corretas; resposta certa; correta; gabarito; solução
        ответ; ответы; правильный ответ; правильные ответы; верный ответ; правильно; ключ; відповідь; правильна відповідь
        odpowiedź; odpowiedzi; poprawna odpowiedź; prawidłowa odpowiedź; poprawne odpowiedzi; poprawna; prawidłowa; klucz
        antwoord; antwoorden; juiste antwoord; goede antwoord; correcte antwoord; het juiste antwoord; juist; oplossing
    """,
    Role.OPTION: """
        option; choice; alternative; answer option; answer choice; possible answer; response; option text; option for answer
        antwortmöglichkeit; antwortoption; auswahl; auswahlmöglichkeit
        choix; proposition; choix de réponse; possibilité
        opción; alternativa; opción de respuesta
        opzione; scelta; opzione di risposta
        opção; opção de resposta
        вариант; вариант ответа; варіант; варіант відповіді
        opcja; wariant; opcja odpowiedzi
        optie; keuze; antwoordoptie; antwoordmogelijkheid; keuzemogelijkheid
    """,
    Role.OPTIONS: """
        options; choices; alternatives; answer options; answer choices; possible answers; antwortmöglichkeiten; antwortoptionen
        propositions; choix possibles; opciones; alternativas; opzioni; scelte; opções; варианты; варианты ответа
        варианты ответов
        opcje; warianty; opties; keuzes; antwoordopties
    """,
    Role.WRONG: """
        incorrect answer; incorrect answers; incorrect; wrong answer; wrong answers; wrong; wrong option; distractor
        distractors; false answer
        incorrect option; falsche antwort; falsche antworten; falsch; distraktor; distraktoren
        mauvaise réponse; mauvaises réponses; réponse fausse; fausse réponse; réponse incorrecte; faux; distracteur
        respuesta incorrecta; respuestas incorrectas; respuesta falsa; incorrecta; incorrectas
        risposta sbagliata; risposta errata; risposte sbagliate; sbagliata; errata; distrattore
        resposta errada; respostas erradas; resposta incorreta; incorreta; errada; distrator
        неправильный ответ; неправильные ответы; неверный ответ; неверно
        zła odpowiedź; błędna odpowiedź; złe odpowiedzi; błędne odpowiedzi; nieprawidłowa odpowiedź; dystraktor
        fout antwoord; foute antwoorden; verkeerd antwoord; onjuist antwoord; fout; afleider
    """,
    Role.EXPLANATION: """
        explanation; answer explanation; feedback; general feedback; rationale; comment; comments; note; notes; reason
        justification
        erklärung; erläuterung; begründung; kommentar; anmerkung; bemerkung; bemerkungen; rückmeldung; explication; commentaire
        justification; remarque
        explicación; retroalimentación; comentario; comentarios; justificación; spiegazione; commento; motivazione; explicação
        comentário
        justificativa; пояснение; объяснение; комментарий; обоснование; wyjaśnienie; objaśnienie; komentarz; uitleg; toelichting
        opmerking
    """,
    Role.TOPIC: """
        topic; topics; category; categories; chapter; lesson; subject; theme; tag; tags; subtopic; section
        thema; themen; kategorie; kapitel; lektion; themengebiet; fach; sujet; catégorie; chapitre; thème; leçon; matière
        tema; temas; categoría; capítulo; lección; asunto; asignatura; argomento; categoria; capitolo; lezione; materia; assunto
        matéria
        тема; темы; категория; раздел; глава; урок; temat; kategoria; rozdział; lekcja; dział; onderwerp; categorie; hoofdstuk
        les
    """,
    Role.DIFFICULTY: """
        difficulty; difficulty level; level; schwierigkeit; schwierigkeitsgrad; niveau; stufe; difficulté; niveau de difficulté
        dificultad; nivel; nivel de dificultad; difficoltà; livello; dificuldade; nível; сложность; уровень; уровень сложности
        trudność; poziom; poziom trudności; moeilijkheid; moeilijkheidsgraad
    """,
    Role.SECONDS: """
        time limit; time; seconds; timer; time in seconds; time limit sec; time sec; duration; secs; sec; zeit; zeitlimit
        sekunden
        zeit in sekunden; dauer; temps; temps limite; limite de temps; durée; secondes; temps en secondes; tiempo; tiempo límite
        límite de tiempo
        segundos; tiempo en segundos; duración; tempo; limite di tempo; secondi; tempo in secondi; limite de tempo
        tempo em segundos; duração
        время; секунды; лимит времени; время в секундах; czas; limit czasu; sekundy; czas w sekundach; tijd; tijdslimiet
        seconden; duur
    """,
    Role.KIND: """
        type; question type; kind; question kind; format; typ; fragetyp; fragentyp; art; fragenart; art der frage
        type de question; genre
        tipo; tipo de pregunta; tipo di domanda; tipo de pergunta; tipo de questão; тип; тип вопроса; вид; typ pytania; rodzaj
        rodzaj pytania
        vraagtype; soort; soort vraag; type vraag
    """,
    Role.PICTURE: """
        image; image link; picture; media; video; image url; audio; photo; picture link; image question; bild; bildlink; foto
        video link
        lien image; imagen; enlace de imagen; imagem; immagine; изображение; картинка; obraz; obrazek; zdjęcie; afbeelding
    """,
    Role.IDENTITY: "id; question id; identifier; kennung; identifiant; identificador",
    Role.TOLERANCE: "tolerance; toleranz; tolérance; tolerancia; tolleranza; tolerância; допуск; tolerancja; tolerantie",
    Role.MEASURE: """
        measure; unit of measure; measured in; maßeinheit; einheit; unité; unidad; unità di misura; unidade; единица измерения
        jednostka; eenheid
    """,
    Role.PRECISION: "precision; genauigkeit; précision; precisión; precisione; precisão; точность; dokładność; precisie",
    Role.FACT: "fact",
    Role.LEFT: "left; left side; linke seite; gauche; izquierda; sinistra; esquerda",
    Role.PARTNER: "right; right side; match; matches; rechte seite",
    Role.SPARE: "spare; spares; spare right sides",
    Role.TERM: """
        term; terms; word; vocabulary; begriff; begriffe; wort; fachbegriff; vokabel; terme; mot; notion; término; palabra
        concepto
        termine; parola; termo; palavra; conceito; термин; слово; понятие; termin; słowo; pojęcie; begrip; woord
    """,
    Role.ENTRY: """
        definition; meaning; definitions; definitie; bedeutung; erklärung des begriffs; définition; signification; definición
        significado
        definizione; significato; definição; определение; значение; definicja; znaczenie; betekenis; entry
    """,
    Role.ASIDE: """
        points; score; marks; weight; number; no; nr; question number; question no; author; source; date; page; hint; hints
        link; url; grade
        standard; status; language; randomize answers; shuffle; fixed order; youtube; punkte; nummer; autor; quelle; datum
        seite; hinweis
        sprache; n; num; numéro; auteur; page; indice; lien; barème; puntos; número; fuente; fecha; página; pista; enlace; punti
        numero; autore
        fonte; data; pagina; suggerimento; pontos; dica; баллы; номер; автор; источник; дата; страница; подсказка; punkty; numer
        źródło; strona
        podpowiedź; wskazówka; punten; bron; pagina; hint; taal
    """,
    Role.PLAYER: """
        player; players; nickname; player name; participant; participants; participant name; student; student name; rank
        total score
        total score points; score points; current total score points; timestamp; email address; username; spieler; teilnehmer
        zeitstempel
        e mail adresse; horodateur; joueur; adresse e mail; jugador; marca temporal; dirección de correo electrónico; giocatore
        informazioni cronologiche
        indirizzo email; jogador; carimbo de data hora; endereço de e mail; игрок; отметка времени; адрес электронной почты; gracz
        sygnatura czasowa; adres e mail; speler; tijdstempel; e mailadres
    """,
}  # fmt: skip


def _file() -> dict[str, Role]:
    """List every phrase, folded, with its role; of a phrase with two roles the first one counts."""
    filed: dict[str, Role] = {}
    for role, told in _WORDS.items():
        for phrase in (" ".join(fold(each).split()) for line in told.splitlines() for each in line.split(";")):
            filed.setdefault(phrase, role)
    filed.pop("", None)
    return filed


ROLES = _file()
_NUMBERED = {Role.KEY: Role.OPTION, Role.EXPLANATION: Role.FEEDBACK, Role.OPTIONS: Role.OPTION, Role.PICTURE: Role.PICTURE}
"""What a heading becomes with an ordinal: `Answer` is the key, `Answer 2` the second option."""
_COUNTED_FIRST = {Role.KEY, Role.OPTION, Role.WRONG}
"""What may be counted before its name, as in `1. Antwort`."""
_ANSWERS = {
    fold(word) for word in "answer antwort réponse respuesta risposta resposta ответ відповідь odpowiedź antwoord".split()
}
"""What with a number is one of the options; `Correct 2` says whether the second is right."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_NO_WORD = re.compile(r"[^\w]+|_")
_FILLERS = frozenset(
    """the a an your of here in is text der die das dein ihr le la les l votre el los il lo gli o os de het een to po n no nr
    num""".split()
)
_LONGEST = 120
"""Characters of a heading; Kahoot's have 60, and a sentence of help is none."""


class Heading(NamedTuple):
    """What a heading says: the role, which of several it is (0 for none), and whether it says by itself that this is right."""

    role: Role
    ordinal: int = 0


@lru_cache(maxsize=4096)
def read_heading(text: str) -> Heading | None:
    """Look a heading up; None where nobody knows what it means."""
    if not text.strip() or len(text) > _LONGEST:
        return None
    if "#" in _BRACKETS.sub(" ", text):
        return Heading(Role.ASIDE)
    told = " ".join(left or right for left, right in _BRACKETS.findall(text))
    words = _words_of(_BRACKETS.sub(" ", text).partition(" - ")[0].partition(" – ")[0]) or _words_of(told)
    if not words:
        return None
    base, ordinal = _cut_ordinal(words)
    if not base:
        return Heading(Role.OPTION, ordinal) if ordinal else None
    role = _role_of(" ".join(base)) or _role_of(" ".join(word for word in base if word not in _FILLERS))
    if role is None:
        return None
    if role not in _COUNTED_FIRST and _ordinal(words[0]):
        ordinal = 0  # `6. Explanation` is the sixth thing to fill in
    if role is Role.PARTNER and not ordinal:
        return Heading(Role.KEY)
    if role in {Role.KEY, Role.OPTION} and ordinal and _role_of(" ".join(_words_of(told))) is Role.KEY:
        return Heading(Role.RIGHT)
    if ordinal and role is Role.KEY and (len(base) > 1 or base[0] not in _ANSWERS):
        return Heading(Role.KEY, ordinal)
    return Heading(_NUMBERED.get(role, role) if ordinal else role, ordinal)


def _words_of(text: str) -> list[str]:
    words = _NO_WORD.sub(" ", _CAMEL.sub(" ", text)).split()
    return [_letter(word) if len(word) == 1 else fold(word) for word in words]


_CYRILLIC = "абвгдежзик"


def _letter(word: str) -> str:
    """Count letters in their own alphabet: Б is the second, as B is."""
    at = _CYRILLIC.find(word.lower())
    return chr(97 + at) if at >= 0 else fold(word)


def _cut_ordinal(words: list[str]) -> tuple[list[str], int]:
    """Take off a last (or a first) word that is a number or a letter from A to J; `answer1` is two words, too."""
    joined = re.fullmatch(r"([^\W\d]{2,})(\d{1,2})", words[-1])
    if joined:
        words = [*words[:-1], joined.group(1), joined.group(2)]
    for at, rest in ((-1, words[:-1]), (0, words[1:])):
        ordinal = _ordinal(words[at])
        if ordinal and (at == -1 or rest):
            return [word for word in rest if word not in {"n", "no", "nr", "num"}], ordinal
    return words, 0


def _ordinal(word: str) -> int:
    if word.isascii() and word.isdigit() and len(word) < 3:
        return int(word)
    return ord(word) - 96 if len(word) == 1 and "a" <= word <= "j" else 0


def _role_of(phrase: str) -> Role | None:
    """Find the role of a phrase, also where it is misspelt a little."""
    role = ROLES.get(phrase)
    if role is not None or len(phrase) < 5:
        return role
    slips = 1 if len(phrase) < 9 else 2
    found = process.extractOne(phrase, ROLES.keys(), scorer=OSA.distance, score_cutoff=slips)
    return ROLES[found[0]] if found else None
