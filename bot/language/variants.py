"""One thing written in several ways: abbreviations, forenames and months in other languages, and what those call things.

The one table of such variants: look-up rewrites a question with it, marking both the answer and what is accepted. What merely
means nearly the same (`get rid of` and `remove`) belongs to look-up alone. Words are folded: lower case, Latin letters, no
accents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from .date_words import ALONE, MONTH_OF, NAMES

Table = Mapping[str, Sequence[tuple[tuple[str, ...], tuple[str, ...]]]]
"""First word -> the phrases that it opens, the longest first, each with the words that stand for it."""


def table_of(*texts: str) -> Table:
    """Read lines of `one, another > meant`; a line that ends in a comma goes on in the next."""
    table: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for line in "\n".join(map(str.strip, texts)).replace(",\n", ", ").split("\n"):
        said, _, rest = line.partition(">")
        meant = tuple(rest.split())
        for phrase in said.split(","):
            words = tuple(phrase.split())
            table.setdefault(words[0], []).append((words, meant))
    return {first: tuple(sorted(phrases, key=lambda phrase: -len(phrase[0]))) for first, phrases in table.items()}


def rewrite(words: Sequence[str], table: Table, shown: Sequence[str] | None = None) -> list[str]:
    """Put what is meant for the phrases of a table; what is no such phrase stays, as in `shown` where that is given."""
    shown = words if shown is None else shown
    if table.keys().isdisjoint(words):
        return list(shown)
    said: list[str] = []
    place = 0
    while place < len(words):
        for phrase, meant in table.get(words[place], ()):
            if tuple(words[place : place + len(phrase)]) == phrase:
                said += meant
                place += len(phrase)
                break
        else:
            said.append(shown[place])
            place += 1
    return said


def _months() -> Iterable[str]:
    """Give a line for every word for a month that is nothing else besides."""
    return (f"{word} > {NAMES[MONTH_OF[word] - 1]}" for word in sorted(ALONE | {"jan", "luty"}) if word not in NAMES)


STATES = """
ussr, sssr, cccp, urss, udssr, sovietunion > soviet union
usa > united states
uk > united kingdom
gdr, ddr > east germany
frg, brd > west germany
"""
ABBREVIATIONS = """
us > united states
cpsu, kpss > communist party soviet union
ww > world war
ww1, wwi > world war 1
ww2, wwii > world war 2
"""
SHORTENED = """
bce, before christ, before common era > bc
ce, anno domini > ad
hr, hrs > hour
yr, yrs > year
ft > fort
jr, jnr > junior
sr, snr > senior
st > saint
"""
FORENAMES = """
josef, iosif, josif, jozef, iossif, yosif, jossif > joseph
georgi, georgii, georgiy > georgy
lavrenti, lavrenty, lavrentii > lavrentiy
nikolay, nicolai > nikolai
aleksandr, alexandr, aleksander > alexander
dimitri, dmitry > dmitri
piotr, petr > pyotr
lev > leon
michail > mikhail
wladimir > vladimir
viktor, wiktor > victor
wjatscheslaw, viacheslav > vyacheslav
lasar > lazar
leonide > leonid
tsetung > zedong
chou > zhou
kyiv > kiev
peking > beijing
"""
FOREIGN = """
sowjetunion > soviet union
soyuz, soyuza > union
taynaya, tainaya, tainyy, geheime, geheimer, secrete > secret
rech, rechi, rede, discours, discurso, przemowienie > speech
doklad, doklada, bericht, rapport, referat > report
sezd, sezda, parteitag, zjazd, congres > congress
kult, kultu, culte > cult
lichnosti, personnalite > personality
smert, tod, mort, muerte > death
mauer, stena > wall
ungarn, vengriya, vengrii, hongrie, wegry, ungarisch, ungarische, ungarischer, ungarischen, hongrois, hongroise,
vengerskiy, vengerskaya, vengerskoe, vengerskoye, vengerskie, wegierski, wegierska, wegierskie > hungary
polen, polsha, polshe, pologne, polska, polnisch, polnische, polnischer, polnischen, polonais, polonaise, polskiy, polskaya,
polskoe, polski, polskie > poland
jugoslawien, yougoslavie, jugoslawia, yugoslavskiy, jugoslawisch, jugoslawische > yugoslavia
tschechoslowakei, tchecoslovaquie, chekhoslovakiya, czechoslowacja > czechoslovakia
albanien, albanie, albaniya > albania
rumanien, roumanie, rumyniya > romania
deutschland, allemagne, germaniya, niemcy, deutsch, deutsche, deutscher, allemand, allemande, nemetskiy > germany
osterreich, osterreichisch, osterreichischer, autriche, autrichien, avstriya, avstriyskiy > austria
frankreich, frantsiya, francja, franzosisch, francais, francaise > france
grossbritannien, velikobritaniya > britain
angleterre, angliya > england
amerika, amerikanisch, amerikanische, americain, americaine > america
etats-unis, ssha, soedinennye shtaty, vereinigte staaten > united states
kitay, kitayskiy, chine, chinois, chinoise, chinesisch, chinesische, chiny > china
kuba, kubinskiy > cuba
bharat, hindustan > india
nippon, nihon > japan
zhongguo > china
misr > egypt
turkiye > turkey
hellas > greece
eire > ireland
espana > spain
italia, italien > italy
sowjetisch, sowjetische, sowjetischer, sowjetischen, sovietique, sovietiques, sovetskii, sovetskiy, sovetskaya, sovetskoe,
sovetskie, radziecki, radziecka, radzieckie > soviet
russland, rossiya, rosja, russie, russisch, russe > russia
aufstand, volksaufstand, vosstanie, soulevement, powstanie, felkeles > rising
revolyutsiya, rewolucja, revolucion > revolution
kalter krieg, kholodnaya voyna, guerre froide, guerra fria, zimna wojna > cold war
weltkrieg, mirovaya voyna, guerre mondiale > world war
krieg, voyna, voyny, guerre, wojna > war
hinrichtung, kazn, rasstrel, execution capitale > execution
mord, ubiystvo, assassinat, meurtre > murder
verhaftung, arest, arrestation > arrest
straflager, lager, lagerya, camp de travail > camp
hungersnot, golod > famine
kollektivierung, kollektivizatsiya, collectivisation > collectivization
partei, partiya, partii, parti, partia > party
gesellschaft, obshchestvo, societe > society
verbrechen, prestuplenie, zbrodnia > crime
vertrag, dogovor, traite, uklad, tratado, trattato > treaty
schlacht, bataille, batalla, battaglia, bitva, bitwa > battle
staatsvertrag > state treaty
fruhling, vesna, printemps, wiosna > spring
dzhon > john
dzhozef > joseph
nikolaj > nikolai
"""
MONTHS = "\n".join(_months())
WRITTEN_SO = table_of(STATES, ABBREVIATIONS, SHORTENED, FORENAMES, FOREIGN, MONTHS)
"""All of them."""
NAMES_WRITTEN_SO = table_of(STATES, SHORTENED, FORENAMES, FOREIGN)
"""Those that may stand in the name of a person: Jan Hus is no January, and U.S. Grant no country."""
