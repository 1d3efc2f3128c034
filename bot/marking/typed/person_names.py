"""How people are named, in any culture: which part of a full name people use for the whole, and what only goes with it.

Western names end in the surname and may have particles ahead of it (de, von, al-); Chinese and Korean ones begin with it. Kings
have a number, which never goes; epithets (the Great), titles (Caliph, Khan) and what they ruled (of England) may.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ...language.english.frequencies import frequencies
from ...language.phrases import PARTICLES
from ...language.spelling import unmark, word_of

TITLES = frozenset(
    """king queen emperor empress kaiser tsar tsarina czar czarina prince princess duke duchess archduke archduchess grand crown
    count countess earl baron baroness lord lady sir dame marquis marquess marquise viscount pope saint st cardinal bishop
    archbishop patriarch father mother brother sister rabbi imam ayatollah caliph sultan shah khan khagan pasha bey emir amir
    vizier shogun pharaoh maharaja raja rani nawab mahatma pandit guru lama doge consul senator tribune dictator general gen field
    marshal admiral adm colonel col captain capt major lieutenant lt sergeant commander president pres premier prime minister
    pm chancellor secretary firstsecretary generalsecretary chairman comrade leader chief head foreign governor ambassador judge
    justice dr doctor prof professor mr mrs ms miss monsieur madame herr frau don dona dom senor dowager regent
    reverend rev elector margrave landgrave generalissimo comandante monsignor sheikh sharif maharajah begum gazi voivode hetman
    khedive negus tenno mikado daimyo padishah shahanshah sahib effendi agha mirza peshwa nizam dewan maulana sri hazrat
    chhatrapati maharaj commissioner sheriff constable superintendent mayor jarl ealdorman thane brigadier abbot abbess sardar
    nana bai wazir mufti mullah caudillo duce fuhrer cacique inca tlatoani oba mansa askia ras mp esq""".split()
)
"""What may stand ahead of a name without being a part of it."""
ROLES = TITLES | frozenset(
    """man woman person politician writer author poet novelist journalist reporter member prisoner historian editor successor
    diplomat scientist cosmonaut astronaut commander rival official explorer philosopher painter artist composer inventor monk nun
    priest reformer revolutionary assassin conqueror founder ruler warlord statesman spy soldier pilot activist nobleman knight
    heir widow wife husband son daughter figure economist lawyer physician thinker preacher prophet rebel traitor conquistador
    mp esq sailor navigator archaeologist friar suffragette scholar missionary merchant pirate crusader interpreter""".split()
)
"""What people are called who are asked for, or named: `which poet`, the monk Martin Luther."""


def _read_alike(name: str) -> tuple[frozenset[str], ...]:
    lines = Path(__file__).with_name(name).read_text("ascii").splitlines()
    return tuple(frozenset(word_of(word).plain for word in line.split()) for line in lines if not line.startswith("#"))


NATIONS = _read_alike("nations.txt")
"""Countries with what their people are called, in plain words."""
SAME_NAMES = _read_alike("given_names.txt")
"""Forenames as they are in each language, and for short."""
EPITHETS = _read_alike("epithets.txt")
"""What is put behind a name as it is in each language: the Lionheart, Coeur de Lion."""
_OF_MEN = frozenset("king emperor prince duke lord sir count baron tsar czar father brother mr herr don monsieur".split())
_OF_WOMEN = frozenset(
    "queen empress princess duchess lady dame countess baroness tsarina czarina mother sister mrs frau dona madame".split()
)
RELATIVES = frozenset(
    """brother sister father mother son daughter wife widow husband uncle aunt nephew niece cousin grandson granddaughter
    grandfather grandmother stepson mum mom mummy dad daddy grandad granddad grandma grandpa stepmother stepfather stepdaughter
    stepbrother stepsister successor predecessor heir brothers sons""".split()
)
"""What makes a name tell of somebody else: Diem's brother."""
BEHIND = frozenset(
    "khan khagan maharaj emperor empress pasha bey shah sultan khatun tenno sahib effendi agha bai ji inca mp esq".split()
)
SON_OF = frozenset("ibn bin bint ben".split())
_HONOUR = re.compile(r"[aeu][dl]-?(?:din|dawlah?|daulah?|mulk)")
_FAMILY_FIRST = frozenset(
    """mao zhou deng liu peng lin zhu zheng wu li sun chiang jiang wang zhang chen yang zhao huang xu hu guo gao luo feng cao
    xie pan dong cai wei zeng lu hua hong kim pak choe ho sima zhuge""".split()
)
"""Chinese and Korean family names as they are romanised; those that are western forenames or surnames, too, are left out."""
_PARTED = re.compile(r"(?!(?i:[ae]l)-)[^\W\d_]+-[^\W\d_A-Z]+")
"""A given name in two syllables: Yat-sen."""
_FAMILIES_OF_MANY = frozenset("kim gim lee yi pak park an ahn".split())
"""Korean family names that so many bear that they stand for nobody."""
_JAPANESE = re.compile(
    r"""(?:(?:(?P<twice>[kstp])(?=(?P=twice)))?(?:[kgszjtdnhbpmrw]|[kgnhbpmr]y|sh|ch|ts|y(?=[auo])|f(?=u))?(?:[aiueo]|ou|oh)
    |n(?![aiueoy]))+""",
    re.VERBOSE,
)
_NAME = r"(?:[A-Z][\w'\u2019-]*\.?\s){0,3}[A-Z][\w-]+"
_DOER = re.compile(
    rf"""\b({_NAME})['\u2019]s\b
    |\b(?:by|under)\s({_NAME})
    |^({_NAME})\s(?!was\b|were\b|is\b|are\b|died\b|lost\b|fell\b|fled\b|surrendered\b)[a-z]{{3,}}""",
    re.VERBOSE,
)
_YOUNGER = frozenset("jr sr junior senior".split())
_PATRONYMIC = re.compile(r".{3}([iy](ch|tch|tsch|c|cs|cz)|evna|ovna|ichna|inichna)$")
_REGNAL = re.compile(r"[IVXL]+\.?|\d+(?:st|nd|rd|th)?")


def are_of_two_sexes(titles: Iterable[str], others: Iterable[str]) -> bool:
    """Say whether one has a title of women and the other one of men: Lady Mountbatten is not Lord Mountbatten."""
    own, given = {*titles}, {*others}
    return bool((own & _OF_MEN and given & _OF_WOMEN) or (own & _OF_WOMEN and given & _OF_MEN))


def is_patronymic(word: str) -> bool:
    return bool(_PATRONYMIC.search(word))


def are_father_and_son(name: str, other: str) -> bool:
    """Say whether one name has the mark of the younger, and the other one that of the elder."""
    own, given = ({_bare(word) for word in text.split()} for text in (name, other))
    younger, elder = {"jr", "junior", "younger"}, {"sr", "senior", "elder"}
    return bool((own & younger and given & elder) or (own & elder and given & younger))


def short_names(name: str) -> list[str]:
    """Give the shorter names that stand for a whole one as its author wrote it, as long as nobody else bears them."""
    words = name.partition("(")[0].replace(",", " ").split()
    bare = [word for word in words if _bare(word) not in _YOUNGER] if len(words) > 2 else words
    shorts = ([" ".join(bare)] if bare != words else []) + [*_short_names(bare)]
    return [short for short in dict.fromkeys(shorts) if short != name]


def _short_names(words: list[str]) -> Iterator[str]:
    bare = [_bare(word) for word in words]
    if len(words) > 1 and bare[0] in TITLES:
        yield " ".join(words[1:])
        yield from _short_names(words[1:])
    elif "the" in bare[1:]:
        yield from _without_epithet(words, bare.index("the", 1))
    elif "of" in bare[1:]:
        head = words[: bare.index("of", 1)]
        if len(head) > 1:
            yield " ".join(head)
    elif number := next((at for at, word in enumerate(words) if at and _REGNAL.fullmatch(word)), 0):
        if words[number + 1 :]:
            yield " ".join(words[: number + 1])
            yield " ".join((*words[:number], *words[number + 1 :]))
    elif len(words) < 2:
        return
    elif bare[-1] in BEHIND:
        yield " ".join(words[:-1])
    elif son := [at for at, word in enumerate(bare) if word in SON_OF]:
        if son[0] and words[son[0]] != "Ben":  # nobody says Ahmed for Ben Bella
            yield " ".join(words[: son[0]])
        if bare[son[0]] == "bin" or words[son[0]] == "Ben":
            yield " ".join(words[son[0] :])
    else:
        yield from _without_forename(words, bare)


def _without_epithet(words: list[str], at: int) -> Iterator[str]:
    """Shorten `Ivan IV the Terrible` to the name with its number, and to the name with its epithet."""
    head = [word for word in words[:at] if not _REGNAL.fullmatch(word)]
    yield " ".join(words[:at])
    if head != words[:at]:
        yield " ".join((*head, *words[at:]))


def _without_forename(words: list[str], bare: list[str]) -> Iterator[str]:
    if are_japanese(bare):
        yield words[0]
    if is_family_first(words):
        if bare[0] in _FAMILIES_OF_MANY:
            return
        given = words[1:]
        if len(given) > 1 or len(given[0]) > 3:  # nobody says Zheng for Zheng He
            yield words[0]
        return
    start = next((at for at, word in enumerate(bare) if at and word in PARTICLES), len(words) - 1)
    surname = " ".join(words[start:])
    if _HONOUR.fullmatch(bare[start]):  # many are Pillar or Light of the Faith
        yield " ".join(words[:start])
        return
    yield surname
    if bare[start].startswith(("al-", "el-", "ar-", "as-", "an-")):
        yield " ".join(words[:start])
    if start > 1:
        yield f"{words[0]} {surname}"
        yield " ".join(words[start - 1 :])


def doers_in(texts: Iterable[str]) -> set[str]:
    """Give the names, word for word and folded, of those by whom something is said to be done: Paxton's hall, built by Paxton."""
    return {_bare(word) for text in texts for found in _DOER.finditer(text) for name in found.groups("") for word in name.split()}


def first_letters(text: str) -> str:
    """Give the letters of the words that are written large: North Carolina, NC."""
    return "".join(word[0] for word in re.findall(r"[^\W_]+(?:['\u2019]s\b)?", text) if word[0].isupper()).casefold()


def is_forename(short: str, name: str) -> bool:
    """Say whether a short name is the forename of the whole in another language: János, of John Hunyadi."""
    if " " in short or len(name.split()) < 2:
        return False
    first, other = (word_of(_bare(text.split()[0])).plain for text in (name, short))
    return first != other and any({first, other} <= names for names in SAME_NAMES)


def are_japanese(words: list[str]) -> bool:
    """Say whether a name of two words sounds Japanese, so that either may be the family's: Saigo Takamori, Hideki Tojo."""
    return len(words) == 2 and all(_JAPANESE.fullmatch(word) and word not in frequencies() for word in words)


def is_family_first(words: list[str]) -> bool:
    """Say whether a name begins with the family's: Sun Yat-sen, Mao Zedong."""
    return bool(_PARTED.fullmatch(words[-1])) or (_bare(words[0]) in _FAMILY_FIRST and len(words) <= 3)


def _bare(word: str) -> str:
    return unmark(word.casefold()).strip(".,'")
