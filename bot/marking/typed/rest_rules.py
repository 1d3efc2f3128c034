"""Rules on the rest: what of the answer is missing, and what is there besides."""

from __future__ import annotations

import re

from ...errors import because
from ...language.english.frequencies import frequencies
from ...language.phrases import ARTICLES, Phrase
from ...language.spelling import Word, resembles, word_of
from ..judgement import Judgement, near_miss, right, wrong
from ..reasons import TypedReason
from .alignment import SAME_THINGS, THINGS, Match
from .answer import FILLER_WORDS, INFLECTION, JOINS, Answer, Context
from .fuller import CONTRARY, is_known_place, tells_more
from .key import Key
from .names import Lexicon
from .person_names import BEHIND, NATIONS, RELATIVES, ROLES, TITLES, is_patronymic

_KINDS = frozenset(
    word_of(word).plain
    for word in """republic city town country prison fortress castle palace river island kingdom village naval sea
    strait bay gulf plain valley field pass mountain hill cape coast harbour lake province system era period age
    dynasty empire movement policy club party corps script
    writing tribe campaign doctrine practice faction union group army disease virus epidemic pandemic illness law laws regime
    programme program religion tradition ceremony machine weapon building temple tomb monument road canal ocean desert state
    church cathedral mosque abbey monastery basilica
    parliament assembly clan domain theory ideology principle belief philosophy idea economics
    nation language alphabet currency tax document charter code newspaper alliance bloc organisation organization""".split()
)
"""What says of which kind a thing is, beside its name."""
_CLASSES = frozenset(
    word_of(word).plain for word in "act bill law rocket movement campaign civilisation period era dynasty system policy".split()
)
"""What a name of several words may do without."""
_EVENTS = frozenset(
    word_of(word).plain
    for word in """operation massacre riot riots council conference siege agreement treaty pact incident crisis raid plan doctrine
    book""".split()
)
"""What a name of two words may do without, too, as the rest is known by that alone: Amritsar, Munich, Domesday."""
_PEOPLES = frozenset().union(*NATIONS)
_REIGN = re.compile("[ivx]{2,}")
_MEASURES = frozenset(
    word_of(word).plain for word in "second minute hour day week month year mile km metre meter foot feet percent".split()
)
_COUNTED = frozenset(
    "people person persons men women dead died killed deaths victims soldiers years year old age aged high tall long wide".split()
)
"""What may stand beside a mere number."""


_LETTERS = re.compile(r"[^\W\d]+")
_FROM = re.compile(r"\w (?:of|from|de) ((?:the |great )?(?:[^\W\d]+(?:,? and|,) )*[^\W\d]+)")
_LISTED = re.compile(r",(?!.*\bbut\b)")
_BRACKETED = re.compile(r"(?<=\w)\s*\([^()]*\)|(?<=\w)\s*\[[^\[\]]*\]")
"""A remark behind an answer, which says no more than that it is one."""


def initial_for_forename(answer: Answer, key: Key, context: Context) -> Judgement | None:
    """Take T. Gracchus for Tiberius Gracchus, and refuse G. Gracchus, where the surname alone would not do."""
    match, initials = context.match, answer.phrase.initials
    if not (key.person and match.missing and match.pairs and initials) or match.extras:
        return None
    lacking = [word.plain[:1] for word in match.missing]
    if lacking != [*initials][: len(lacking)]:
        return wrong(because(TypedReason.ANSWER_IS, answer=key.shown))
    surnames = {word.plain for _, word, _ in match.pairs}
    alike = context.lexicon.bearers(surnames, lacking[0]) - key.own
    return near_miss(because(TypedReason.PART_MISSING, answer=key.shown)) if alike else right()


def part_missing(answer: Answer, key: Key, context: Context) -> Judgement | None:
    """Refuse what is not all of the answer, or leave it to the teacher where it is most; the prompt may say the rest."""
    match, phrase = context.match, answer.phrase
    if not match.missing or goes_without_saying(match, key) or _is_model(match, phrase, key):
        return None
    lacking = set(match.form.numbers) - set(phrase.numbers)
    if (lacking and lacking != {"1"}) or set(phrase.numbers) - {*match.form.numbers, *key.told.numbers}:
        return wrong(because(TypedReason.ANSWER_IS, answer=key.shown))
    if any(form.numbers == phrase.numbers and _is_joined(phrase, form, key) for form in key.forms):
        return right(because(TypedReason.SPELLED, answer=key.shown))
    if is_shortened(phrase, match, key):
        return right(because(TypedReason.SPELLED, answer=key.shown))
    found = len(match.pairs)
    unknown = [given for given in match.extras if given.text not in context.lexicon.text_words]
    alike = any(resembles(given, word) for given in unknown for word in match.missing)
    beside = [extra for extra in match.extras if not (extra.text in FILLER_WORDS or (key.person and extra.text in TITLES))]
    half = 2 * found >= len(match.form.words) and not beside and any(len(g.plain) > 2 for g, _, _ in match.pairs)
    if half or (alike and (found or len(match.form.words) == 1)):
        return near_miss(because(TypedReason.PART_MISSING, answer=key.shown))
    parted = len(phrase.words) != len(match.form.words) and len(unknown) == len(match.extras)
    if parted and resembles(_one_word(phrase), _one_word(match.form)):
        return near_miss(because(TypedReason.NOT_THE_SAME_WORD, answer=key.shown))
    return wrong(because(TypedReason.ANSWER_IS, answer=key.shown))


def _is_model(match: Match, phrase: Phrase, key: Key) -> bool:
    """Say whether a thing goes by its letter and number alone, or with another word for what it is: a B-29."""
    form = match.form
    marked = not key.person and bool(form.initials and form.numbers)
    return marked and (phrase.initials, phrase.numbers) == (form.initials, form.numbers)


def is_shortened(phrase: Phrase, match: Match, key: Key) -> bool:
    """Say whether a long name lacks only one word in four, in its own order: the Declaration of the Rights of Man."""
    if 4 * len(match.missing) > len(match.form.words) or match.extras or key.person or match.form.key not in key.wholes:
        return False
    place = {given.text: match.form.words.index(word) for given, word, _ in match.pairs}
    order = [place.get(word.text, -1) for word in phrase.words]
    common = all(word.text in frequencies() and word.text not in CONTRARY for word in match.missing)
    return common and order == sorted(order)


def goes_without_saying(match: Match, key: Key) -> bool:
    """Say whether all that is missing goes without saying: `22nd` where the prompt asks for a congress, Barbarossa."""
    if key.senses and all(word.text in FILLER_WORDS for word in match.missing):
        return True  # Austria attacked Serbia, for Serbia was attacked by Austria
    form, found = match.form, [word for _, word, _ in match.pairs]
    rest = {word.plain for word in match.missing if not _is_said(word, key)}
    if not rest:
        named = any(len(word.plain) > 2 and word.text != "great" for word in found)  # Great is no war
        bare = found == [*form.words[1:]] and " of " not in key.shown and not key.person
        return bool(form.numbers) or (named and not bare)  # a mutiny is not yet that of the Indians, though the prompt has these
    if form.numbers and not match.extras and rest <= _MEASURES:
        return True
    if key.person or not (found or form.numbers) or not all(each.plain in key.told.prompt | _CLASSES for each in match.extras):
        return False
    return rest <= _EVENTS or (rest <= _CLASSES and len(form.words) + len(form.numbers) + len(form.initials) > 2)


def _is_said(word: Word, key: Key) -> bool:
    """Say whether the prompt has a word, or calls the thing by another: `Which attack?` of the Tet Offensive."""
    prompt = key.told.prompt
    if word.plain in prompt or word.plain not in THINGS:
        return word.plain in prompt
    return any(word.plain in things and prompt & things for things in SAME_THINGS)


def _is_joined(phrase: Phrase, form: Phrase, key: Key) -> bool:
    """Say whether a name is only parted otherwise, what the prompt says left out: Dienbienphu, asked for a battle."""
    named = [word for word in form.words if not _is_said(word, key)]
    return len(named) > 1 and not phrase.initials and phrase.joined == "".join(word.plain for word in named)


def _one_word(phrase: Phrase) -> Word:
    return Word(phrase.joined, phrase.joined, phrase.joined, phrase.joined)


def stray_word(answer: Answer, key: Key, context: Context) -> Judgement | None:
    """Leave to the teacher a word beside the answer that is neither filler nor of the question."""
    stray = find_stray(answer, key, context)
    if stray and tells_more(answer, context.match, key, context.lexicon):
        return None
    return near_miss(because(TypedReason.STRAY_WORD, word=stray, answer=key.shown)) if stray else None


def find_stray(answer: Answer, key: Key, context: Context) -> str:
    """Give the first word beside the answer that says more than the question does; empty where there is none."""
    match = context.match
    for extra in match.extras:
        reign = _REIGN.fullmatch(extra.text) is not None  # which the unit's own numbers do not excuse
        listed = extra.text not in context.lexicon.common | key.told.prompt and _is_joined_to(extra, match, answer.text)
        if reign or not (
            (_is_known(extra, answer, key) and not listed)
            or _says_its_kind(extra, key, match)
            or (key.person and _goes_with_name(extra, match, key, answer.text, context.lexicon))
        ):
            return extra.text
    given, own = answer.phrase.initials, match.form.initials
    if given == own or not key.person or not given or (given == ("i",) and _is_only_one(answer, match, key, context.lexicon)):
        return ""
    fitting = own[: len(given)] in ((), given) if len(match.pairs) > 1 else _are_initials("".join(given), match, key)
    return "" if fitting else given[0]


def _is_only_one(answer: Answer, match: Match, key: Key, lexicon: Lexicon) -> bool:
    """Say whether the I behind a single name only counts what nobody else of the unit is called: John I, for John."""
    entities = [lexicon.entities[index] for index in key.own]
    if len(key.shown.split()) > 1 or any(" the " in entity.name for entity in entities):
        return False
    return any(f"{given.text} i" in answer.text for given, _, _ in match.pairs)


def _is_known(extra: Word, answer: Answer, key: Key) -> bool:
    """Say whether a word is filler, of the question, of what the unit tells of the answer, or in brackets behind it."""
    told = key.told
    if extra.text in FILLER_WORDS or extra.text in ARTICLES or extra.plain in key.words | told.context | told.place:
        return True
    asides = "".join(_BRACKETED.findall(answer.text))
    stem = _bare(extra.plain)
    return extra.text in asides or any(_bare(word) == stem for word in told.prompt)


def _is_joined_to(extra: Word, match: Match, text: str) -> bool:
    """Say whether an `and` joins a word to the answer, as one does with a second: Novelty and the Rocket."""
    parts = [_LETTERS.findall(part) for part in JOINS.split(text)]
    names = {given.text for given, _, _ in match.pairs}
    return bool(names) and len(parts) > 1 and any(extra.text in part and names.isdisjoint(part) for part in parts)


def _says_its_kind(extra: Word, key: Key, match: Match) -> bool:
    """Say whether a word only says what the thing is, or how it is counted."""
    form = match.form
    if extra.text in _COUNTED and form.numbers and {word.plain for word in form.words} <= _MEASURES:
        return True
    if extra.text in ("bc", "ad"):
        return not form.numbers
    return (extra.plain in _KINDS and extra.text != "states" and not key.person) or (
        extra.text in TITLES | {"great"} and bool(key.senses)
    )


def is_of_realm(place: str, text: str, match: Match, key: Key, lexicon: Lexicon) -> bool:
    """Say whether a place is only what somebody ruled or came from, behind a name that is enough by itself."""
    plain, shown = word_of(place).plain, key.shown.casefold()
    realms = {word.plain for form in key.forms for word in form.words} & _PEOPLES
    own = frozenset().union(*(nation for nation in NATIONS if not realms.isdisjoint(nation)))
    known = key.told.context | key.told.home
    if (" of " in shown and place not in shown and plain not in key.told.context) or (own and plain in _PEOPLES - own - known):
        return False  # Philip II of Spain is not Philip II of Macedon, nor Charles I of England that of Spain
    if match.form.numbers and place in lexicon.text_words and not is_known_place([plain], key):
        return False  # of two kings of one name and number, the unit tells of the other's country
    fuller = any(form.numbers == match.form.numbers and len(form.words) > len(match.form.words) for form in key.forms)
    if match.form.numbers and fuller and plain not in known | key.told.place:
        return False  # Nicholas II, who is Nicholas II of Russia, is nobody's of Germany
    enough = match.form.numbers or shown.split()[0] in TITLES or _has_surname(match, key)
    return bool(enough) and _is_from(place, text)


def _is_from(place: str, text: str) -> bool:
    """Say whether a place stands behind a name with an `of`, or in a list that does: of Aragon, Naples and Sicily."""
    return any(place in _LETTERS.findall(places) for places in _FROM.findall(text))


def _has_surname(match: Match, key: Key) -> bool:
    """Say whether more of a name is given than many bear: Clive of India, but not William of Orange."""
    given = {word.plain for _, word, _ in match.pairs}
    return len(given) > 1 or all(form.words[0].plain not in given for form in key.forms if len(form.words) > 1)


def _bare(word: str) -> str:
    """Give a verb without its ending: stormed and storming are one."""
    return INFLECTION.sub("", word)


def _goes_with_name(extra: Word, match: Match, key: Key, text: str, lexicon: Lexicon) -> bool:
    """Say whether a word goes with a person's name: a title, a realm, an initial, another forename or its short form."""
    known = extra.text in lexicon.text_words or f" of {extra.text}" not in text  # Cleisthenes of Sicyon is another
    titled = any(word in TITLES and word_of(word).plain in key.told.prompt for word in text.split())  # king Gojong of Joseon
    many_names = match.form.numbers or len(key.shown.split()) > 1 or known or titled
    if many_names and is_of_realm(extra.text, text, match, key, lexicon):
        return True
    if extra.plain in _PEOPLES and text.endswith(f"the {extra.text}"):  # Cortés the Spaniard
        return all({*lexicon.by_word.get(word.plain, ())} <= key.own for _, word, _ in match.pairs)
    if extra.text == "great":
        return not match.form.numbers and " the " not in key.shown
    if extra.text in TITLES or (extra.text in ROLES and extra.text not in RELATIVES):
        return _is_titled(extra.text, match, text)
    given = {word.plain for _, word, _ in match.pairs}
    middle = len(match.pairs) > 1 and any(extra.plain[0] in form.initials for form in key.forms)
    fuller = (form for form in key.forms if len(form.words) > len(match.form.words))
    forename = any(_is_short_for(extra, word) for form in fuller for word in form.words if word.plain not in given)
    return middle or forename or is_patronymic(extra.text) or _are_two_initials(extra.text, match, key)


def _is_titled(title: str, match: Match, text: str) -> bool:
    """Say whether a title stands where one does: ahead of the name, ahead of what was ruled, or behind as Khan does."""
    if title in BEHIND or any(sign in text for sign in (f"{title} of ", f"the {title}", f", {title}")):
        return True
    if _LISTED.search(text) and text.endswith(title):
        return True
    return any(text.find(title) < text.find(given.text) for given, _, _ in match.pairs)


def _are_two_initials(text: str, match: Match, key: Key) -> bool:
    """Say whether two letters are initials (NS), rather than a name of two letters (Li)."""
    return len(text) == 2 and text[1] not in "aeiouy" and _are_initials(text[0], match, key)


def _is_short_for(given: Word, word: Word) -> bool:
    """Say whether a forename beside a surname that would do alone is cut short: Jeff for Jefferson."""
    return len(given.text) > 1 and word.text.startswith(given.text)


def _are_initials(letters: str, match: Match, key: Key) -> bool:
    """Say whether letters can be the initials of the person: the first must be that of a name beside the one given."""
    given = {word.plain for _, word, _ in match.pairs}
    heads = {word.plain[0] for form in key.forms for word in form.words if word.plain not in given}
    if heads & {"j", "i"}:
        heads |= {"j", "i", "y"}
    return len(letters) <= 2 and letters[0] in heads
