"""A small library of our own, so that the rules are tested whatever the shipped unit says."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, get_args

from bot.language.dates import HistoricalDate, Precision
from bot.library.catalogue import Library
from bot.library.extracts import Extract, ExtractKind, Offered, Rights
from bot.library.model import Fact, Person, Source, SourceKind, Stance, Status, Term, Testimony, Topic
from bot.library.questions import (
    AnyQuestion,
    DateAsked,
    Matching,
    NumberAsked,
    OneChoice,
    Order,
    Pair,
    SeveralChoices,
    SourceCriticism,
    TrueFalse,
    Typed,
    Wrong,
)
from bot.library.unit import Unit, UnitHead

KINDS: tuple[type[AnyQuestion], ...] = get_args(AnyQuestion)
CASES = Path(__file__).with_name("marking") / "answers.toml"
HELD_OUT = Path(__file__).with_name("marking") / "answers_held_out.toml"
"""Written after the rules, against them; what it found mended the rules (94.4 % at first sight), not the cases."""

FACTS = """
lenin-dies | Lenin dies | 1924-01-21 | Gorki | vladimir-lenin | rule | 2
kirov-murdered | Sergei Kirov is murdered | 1934-12-01 | Leningrad | joseph-stalin | rule | 2
war-ends | The war in Europe ends | 1945-05-09 | Berlin | joseph-stalin | rule | 2
stalin-dies | Stalin dies | 1953-03-05 | Moscow | joseph-stalin | rule | 3
beria-arrested | Beria is arrested | 1953-06-26 | Moscow | lavrentiy-beria | struggle | 2
khrushchev-first-secretary | Khrushchev becomes First Secretary | 1953-09-13 | Moscow | nikita-khrushchev | struggle | 2
malenkov-resigns | Malenkov resigns as premier | 1955-02-08 | Moscow | georgy-malenkov | struggle | 2
congress-20 | The 20th Congress meets | 1956-02-14/1956-02-25 | Moscow | nikita-khrushchev | speech | 3
speech-delivered | Khrushchev delivers the Secret Speech | 1956-02-25 | Moscow | nikita-khrushchev joseph-stalin | speech | 3
tbilisi-riots | Protests in Tbilisi are shot down | 1956-03-09 | Tbilisi, Georgia SSR | joseph-stalin | speech | 1
speech-printed-abroad | The US State Department releases the text | 1956-06-04 | Washington | nikita-khrushchev | speech | 2
poznan-strike | Workers strike in Poznan | 1956-06-28 | Poznan, Poland | wladyslaw-gomulka | abroad | 2
hungary-rises | The Hungarian uprising begins | 1956-10-23 | Budapest, Hungary | imre-nagy | abroad | 3
anti-party-group | The Anti-Party Group is defeated | 1957-06-29 | Moscow | vyacheslav-molotov | struggle | 2
nagy-executed | Imre Nagy is executed | 1958-06-16 | Budapest | imre-nagy | abroad | 2
congress-22 | The 22nd Congress meets | 1961-10-17/1961-10-31 | Moscow | nikita-khrushchev | later | 2
stalin-removed | Stalin's body leaves the mausoleum | 1961-10-31 | Moscow | joseph-stalin | later | 2
khrushchev-ousted | Khrushchev is removed | 1964-10-14 | Moscow | nikita-khrushchev | later | 3
famine | Famine in Ukraine | 1932/1933 | Ukraine | joseph-stalin | rule | 2
trials-begin | The first show trial | 1936-08 | Moscow | joseph-stalin | rule | 2
snegov-freed | Snegov is freed | 1954~ | Moscow | nikita-khrushchev | struggle | 1
speech-published-home | The speech is printed in the Soviet Union | 1989 | Moscow | nikita-khrushchev | later | 2
"""
ROME = """
colosseum | The Colosseum is opened | 0080 | Rome | | rule | 2
vesuvius | Vesuvius buries Pompeii | 0079-08-24 | Rome | | rule | 2
sack | The Visigoths sack Rome | 0410-08-24 | Rome | | rule | 2
last-emperor | The last western emperor is deposed | 0476-09-04 | Rome | | rule | 2
"""
PEOPLE = """
nikita-khrushchev | Nikita Khrushchev | Khruschev; Хрущёв; Chruschtschow | speech-delivered
joseph-stalin | Joseph Stalin | Iosif Stalin; Сталин; Dzhugashvili | stalin-dies
vladimir-lenin | Vladimir Lenin | Ленин; Ulyanov | lenin-dies
georgy-malenkov | Georgy Malenkov | Маленков | malenkov-resigns
vyacheslav-molotov | Vyacheslav Molotov | Молотов | anti-party-group
lavrentiy-beria | Lavrentiy Beria | Берия | beria-arrested
nikolai-bulganin | Nikolai Bulganin | Булганин | malenkov-resigns
anastas-mikoyan | Anastas Mikoyan | Микоян | congress-20
lazar-kaganovich | Lazar Kaganovich | Каганович | anti-party-group
imre-nagy | Imre Nagy | Nagy Imre | hungary-rises
janos-kadar | János Kádár | Kadar | hungary-rises
matyas-rakosi | Mátyás Rákosi | Rakosi | hungary-rises
wladyslaw-gomulka | Władysław Gomułka | Gomulka | poznan-strike
mao-zedong | Mao Zedong | Mao Tse-tung | congress-20
"""
TERMS = """
de-stalinization | De-Stalinization | de-Stalinisation; Десталинизация | speech-delivered
stalinization | Stalinization | | stalin-dies
cult | Cult of personality | personality cult; cult of the individual; культ личности | speech-delivered
congress-20-term | 20th Congress | XX Congress; Twentieth Party Congress; XX съезд | congress-20
congress-22-term | 22nd Congress | XXII Congress | congress-22
thaw | The Thaw | Khrushchev Thaw; Оттепель | speech-delivered
gulag | Gulag | ГУЛАГ | stalin-dies
presidium | Presidium | | congress-20
first-secretary | First Secretary | | khrushchev-first-secretary
politburo | Politburo | | congress-20
rehabilitation | Rehabilitation | | speech-delivered
secret-speech-term | Secret Speech | | speech-delivered
coexistence | Peaceful coexistence | | congress-20
warsaw-pact | Warsaw Pact | Warsaw Treaty | hungary-rises
"""
GROUPS = (
    ("Vyacheslav Molotov", "Georgy Malenkov"),
    ("20th Congress", "22nd Congress"),
    ("Stalinization", "de-Stalinization"),
    ("Imre Nagy", "János Kádár"),
)
CONTENT = Path(__file__).parent.parent / "content" / "secret-speech" / "unit.toml"
AROUND = tuple(map(tuple, tomllib.loads(CONTENT.read_text(encoding="utf-8"))["confusable"][-3:]))
"""People, places and words around the subject, as the unit that we ship lists them."""
TOPICS = ("rule", "struggle", "speech", "abroad", "later")


def _rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def _fact(key: str, title: str, date: str, place: str, people: str, topic: str, weight: str) -> Fact:
    return Fact(
        id=key,
        title=title,
        statement=f"{title}.",
        date=HistoricalDate.parse(date),
        place=place,
        people=tuple(people.split()),
        topics=(topic,),
        weight=int(weight),
        testimony=(
            Testimony(source="good", stance=Stance.AGREES, claim="dates it so"),
            Testimony(source="essay", stance=Stance.WRONG, claim="dates it otherwise", note="contradicts itself"),
        ),
    )


def make_question(record: dict[str, Any]) -> AnyQuestion:
    """Make a question from an entry of answers.toml."""
    common = {"id": record["id"], "prompt": record.get("prompt", "What is asked?"), "explanation": "So it was.", "difficulty": 1}
    common["fact"] = record.get("fact", "speech-delivered")
    if record["kind"] == "date":
        answer = HistoricalDate.parse(record["accepted"][0])
        return DateAsked(**common, answer=answer, precision=Precision(record.get("precision", "year")))
    return Typed(**common, answers=tuple(record["accepted"]), confusable=tuple(record.get("confusable", ())))


def load_cases(path: Path = CASES) -> tuple[dict[str, AnyQuestion], list[dict[str, Any]]]:
    """Give the questions by id and the cases of answers.toml."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {record["id"]: make_question(record) for record in data["questions"]}, data["cases"]


ONE = OneChoice(
    id="one", prompt="Who spoke?", fact="speech-delivered", explanation="He did.", difficulty=1, answer="Khrushchev",
    wrong=(Wrong(text="Stalin", misconception="myth"), Wrong(text="Beria"), Wrong(text="Lenin")),
)  # fmt: skip
SEVERAL = SeveralChoices(
    id="several", prompt="Who sat in the Presidium?", fact="congress-20", explanation="They did.", difficulty=2,
    answers=("Molotov", "Malenkov"), wrong=(Wrong(text="Tito"), Wrong(text="Nagy", misconception="myth")),
)  # fmt: skip
TRUE = TrueFalse(id="true", prompt="Stalin died in 1953.", fact="stalin-dies", explanation="Yes.", difficulty=1, answer=True)
FALSE = TrueFalse(
    id="false", prompt="The speech was in 1952.", fact="speech-delivered", explanation="No.", difficulty=1, answer=False,
    misconception="myth",
)  # fmt: skip
ORDER = Order(
    id="order", prompt="Put in order.", fact="stalin-dies", explanation="So.", difficulty=2,
    events=("speech-delivered", "stalin-dies", "khrushchev-ousted", "lenin-dies"),
)  # fmt: skip
TIED = Order(
    id="tied", prompt="Put in order.", fact="stalin-dies", explanation="So.", difficulty=3,
    events=("congress-20", "speech-delivered", "stalin-dies"),
)  # fmt: skip
SOURCE = SourceCriticism(
    id="source", prompt="Which errs?", fact="speech-delivered", explanation="The essay.", difficulty=3,
    among=("good", "essay"), errs="essay", tell="It contradicts itself",
    wrong=(Wrong(text="It is old"), Wrong(text="It is long", misconception="myth")),
)  # fmt: skip
TYPED = Typed(
    id="typed", prompt="Who gave the Secret Speech?", fact="speech-delivered", explanation="He did.", difficulty=1,
    answers=("Khrushchev", "Nikita Khrushchev"),
)  # fmt: skip
DATE = DateAsked(
    id="date", prompt="When was the Secret Speech?", fact="speech-delivered", explanation="Then.", difficulty=2,
    answer=HistoricalDate.parse("1956-02-25"), precision=Precision.DAY,
)  # fmt: skip
NUMBER = NumberAsked(
    id="number", prompt="How long did he speak?", fact="speech-delivered", explanation="Long.", difficulty=2,
    answer=4.0, tolerance=0.5, measure="hours",
)  # fmt: skip
MATCHING = Matching(
    id="matching", prompt="Who was what?", fact="stalin-dies", explanation="So it was.", difficulty=2,
    pairs=(Pair(left="Malenkov", right="Premier"), Pair(left="Beria", right="Minister"), Pair(left="Tito", right="Marshal")),
    spare=("Poet",),
)  # fmt: skip
QUESTIONS: tuple[AnyQuestion, ...] = (ONE, SEVERAL, TRUE, FALSE, ORDER, TIED, SOURCE, TYPED, DATE, NUMBER, MATCHING)


def _extract(key: str, title: str, text: str, author: str, audience: str, date: str, **more: Any) -> Extract:
    return Extract(
        id=key,
        title=title,
        text=text,
        source="good",
        author=author,
        audience=audience,
        date=HistoricalDate.parse(date),
        place="Moscow",
        kind=ExtractKind.SPEECH,
        context="He had led the party for three years. The hall was closed.",
        rights=Rights.PUBLIC_DOMAIN,
        rights_reason="Made for these tests.",
        **more,
    )


HALL = _extract(
    "the-hall", "Behind closed doors", "We cannot let this matter\nget out of the party.", "Nikita Khrushchev", "the delegates",
    "1956-02-25",
    supports=("speech-delivered",),
    contradicts=("speech-printed-abroad",),
    says=(
        Offered(text="It is to stay in the party", right=True, why="So it says."), Offered(text="The press is to have it"),
        Offered(text="It is a matter of weight", right=True), Offered(text="Nobody may speak", why="Nobody says so."),
    ),
    purpose=(Offered(text="To bind them", right=True, why="It is an appeal."), Offered(text="To amuse"), Offered(text="To vote")),
    question="How secret was it?",
    worth=(
        Offered(text="Valuable: it is his own word", right=True), Offered(text="Limited: deeds differ", right=True),
        Offered(text="It is worthless", why="Nothing is."),
    ),
    model_answer="He asks for silence, and means it.",
)  # fmt: skip
EXTRACTS = (
    HALL,
    _extract(
        "the-radio", "At dawn", "Our troops are fighting.", "Imre Nagy", "his people", "1956-11-04", supports=("hungary-rises",)
    ),
    _extract("the-letter", "Too rude", "He is too rude.", "Vladimir Lenin", "his party", "1923-01-04", supports=("lenin-dies",)),
)
"""One with all steps, two that are only read."""


def make_library(questions: tuple[AnyQuestion, ...] = QUESTIONS) -> Library:
    """Make the library of these tests."""
    sources = (
        Source(key="good", title="A good book", kind=SourceKind.SCHOLARLY, trust="Checked."),
        Source(key="essay", title="An essay", kind=SourceKind.STUDENT_ESSAY, trust="Unchecked."),
    )
    facts = [_fact(*row) for row in _rows(FACTS)]
    facts.append(
        Fact(
            id="myth",
            title="A myth",
            statement="The speech was in 1956.",
            status=Status.MISCONCEPTION,
            myth="It was in 1952.",
            testimony=(Testimony(source="good", stance=Stance.AGREES),),
            topics=("speech",),
        )
    )
    facts.append(
        Fact(
            id="october",
            title="The Bolsheviks seize power",
            statement="They did.",
            topics=("rule",),
            weight=3,
            date=HistoricalDate.parse("1917-11-07"),
            old_style=HistoricalDate.parse("1917-10-25"),
            place="Petrograd",
            testimony=(Testimony(source="good", stance=Stance.AGREES),),
        )
    )
    people = [
        Person(id=key, name=name, entry=f"{name} mattered in the Soviet world.", other_names=_names(names), facts=(fact,))
        for key, name, names, fact in _rows(PEOPLE)
    ]
    terms = [
        Term(id=key, name=name, entry=f"{name} is a term of the party.", other_names=_names(names), facts=(fact,))
        for key, name, names, fact in _rows(TERMS)
    ]
    head = UnitHead(
        id="sample", title="A sample", description="For tests.", confusable=(*GROUPS, *AROUND),
        topics=tuple(Topic(id=topic, title=topic.title()) for topic in TOPICS),
    )  # fmt: skip
    unit = Unit(
        head=head, sources=sources, facts=tuple(facts), people=tuple(people), terms=tuple(terms), questions=questions,
        extracts=EXTRACTS,
    )  # fmt: skip
    return Library([unit])


ANY_DATES = (
    "1956 1956-02 1956-02-25 1956~ 1956? 1956-02-14/1956-02-25 0079 0476 0000 -0043-03-15 -1199~ -0026/0014 -0057/-0049 178X 170X"
    " 17XX -04XX -004X 00XX 1848-21 1953/.. ../1917 1500-02-29 1797~/1799~ -04XX/-03XX"
).split()
"""A date of every kind, as files have it."""


def make_rome() -> Library:
    """Make a library of early years: facts alone."""
    sources = (
        Source(key="good", title="A good book", kind=SourceKind.SCHOLARLY, trust="Checked."),
        Source(key="essay", title="An essay", kind=SourceKind.STUDENT_ESSAY, trust="Unchecked."),
    )
    facts = tuple(_fact(*row) for row in _rows(ROME))
    head = UnitHead(id="rome", title="Rome", description="For tests.", topics=(Topic(id="rule", title="Rule"),))
    return Library([Unit(head=head, sources=sources, facts=facts)])


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split(";") if name.strip())
