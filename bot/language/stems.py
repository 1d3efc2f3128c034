"""Words to stems: `rehabilitated` and `rehabilitation` are one word to the index; `Stalinism` and `Stalin` stay two."""

from __future__ import annotations

from functools import lru_cache


def _pairs(text: str) -> dict[str, str]:
    """Read `from>to from>to`, in order."""
    return dict(pair.split(">") for pair in text.split())


_IRREGULAR = _pairs("""
born>birth birthday>birth birthdays>birth dying>die died>die dies>die death>die deaths>die dead>die spoke>speak spoken>speak
speeches>speech wrote>write written>write fell>fall fallen>fall rose>rise risen>rise led>lead held>hold gave>give given>give
took>take taken>take began>begin begun>begin beginning>begin became>become came>come sent>send shot>shoot fought>fight won>win
lost>lose knew>know known>know told>tell said>say made>make met>meet left>leave brought>bring thought>think ran>run
chose>choose chosen>choose broke>break broken>break hid>hide hidden>hide men>man women>woman children>child crises>crisis
denunciation>denounce defence>defense offence>offense licence>license denunciations>denounce renunciation>renounce
dissolution>dissolve poles>poland polish>poland pole>poland hungarian>hungary hungarians>hungary chinese>china
georgian>georgia georgians>georgia russian>russia russians>russia american>america americans>america albanian>albania
yugoslav>yugoslavia yugoslavs>yugoslavia british>britain israeli>israel french>france german>germany germans>germany
italian>italy ukrainian>ukraine cuban>cuba
""")
_ENDINGS = _pairs("""
izations>iz ization>iz izing>iz izers>iz izer>iz ized>iz izes>iz ize>iz yzed>yz yze>yz ications>ic ication>ic ified>ific
ifies>ific ifying>ific ify>ific ations> ation> ating> ators> ator> ated> ates> ate> itions>it ition>it ements>e ement>e ments>
ment> nesses> ness> sions>s sion>s tions>t tion>t ences>ent ence>ent ances>ant ance>ant ingly> edly> ally>al ings> ing>
eers>eer ers> er> ors> or> alities>al ality>al ily>y ly> ied>y ies>y ed> sses>ss ches>ch shes>sh xes>x es>e
""")
_BRITISH = _pairs("""
isation>ization isations>izations ise>ize ised>ized ises>izes ising>izing yse>yze ysed>yzed our>or ours>ors oured>ored
ouring>oring ourite>orite tre>ter tres>ters ogue>og ogues>ogs amme>am ammes>ams eable>able
""")
_SHORTEST = 4


def _by_last_two(pairs: dict[str, str]) -> dict[str, list[tuple[str, str]]]:
    """File endings under their last two letters, the longest first: most words end in none of them."""
    filed: dict[str, list[tuple[str, str]]] = {}
    for pair in sorted(pairs.items(), key=lambda pair: -len(pair[0])):
        filed.setdefault(pair[0][-2:], []).append(pair)
    return filed


_ENDINGS_FILED = _by_last_two(_ENDINGS)
_BRITISH_FILED = _by_last_two(_BRITISH)


def americanise(word: str) -> str:
    """Give the American spelling of a folded word that has a British ending."""
    if len(word) > 5:
        for ending, american in _BRITISH_FILED.get(word[-2:], ()):
            if word.endswith(ending) and len(word) - len(ending) >= (4 if ending.startswith("is") else 3):
                return word[: -len(ending)] + american
    return word


def strip(word: str) -> str:
    """Strip the endings of a folded English word; words of one or two letters and numbers stay."""
    if len(word) < 3 or not word.isalpha():
        return word
    word = _IRREGULAR.get(word, word)
    if len(word) < _SHORTEST:
        return _trim(word)
    word = americanise(word)
    for ending, rest in _ENDINGS_FILED.get(word[-2:], ()):
        kept = len(word) - len(ending)
        if (kept >= 3 or (kept == 2 and rest == "y")) and word.endswith(ending):
            return _trim(word[:kept] + rest)
    if word[-1] == "s" and word[-2] not in "su":
        word = word[:-1]
    return _trim(word)


stem = lru_cache(maxsize=4096)(strip)
"""The same, for words that come again and again."""


def _trim(word: str) -> str:
    """Take a last e, a last y and a doubled last consonant off: denounce, denouncing; travelled, travel."""
    if len(word) > _SHORTEST and word[-1] == "e":
        word = word[:-1]
    if word[-1] == "y":
        word = word[:-1] + "i"
    if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "s":
        word = word[:-1]
    return word
