"""English as students ask: words that carry no meaning, words that carry little, and words that mean the same.

General English alone; what belongs to a unit (other names, misspellings, synonyms of terms) stands in its content.
This file is long on purpose: it is a table of words.
"""

from __future__ import annotations

from collections.abc import Container

from ..language.stems import stem
from ..language.variants import ABBREVIATIONS, FOREIGN, FORENAMES, MONTHS, STATES, rewrite, table_of

_STOP = """
a about again all also am an and any anybody anyone are as at b be been being both but by can cant could did didnt do does
doesnt doing done dont down each else ever every everybody everyone exactly few for from fully get gets gotten getting give
gives given giving gave go going got had has hasnt have having he her here hers hey hi him himself his how i if im in into is
isnt it its itself ive just kind let like lot make many me more most much must my myself need no nor not of off ok okay on one
only or other our out over own please pls quite really s same shall she should so some somebody someone something still such t
tell than thank thanks that thats the their them themselves then there these they thing things this those though through to too
under until up upon us very want was wasnt we well were werent what whats when whens where wheres whether which while who whom
whos whose why will with within without would wouldnt yes yet you your yours show find search explain describe define definition
meaning mean means lookup info information fact facts meant stand stands ask finally question know known remember forgot
actually anything nothing everything happen happened happening happens wanna gonna u r sort stuff said say says saying think
thought hello maybe because during after before between against wants wanted couldnt shouldnt hadnt
havent arent didn couldn wouldn der das und wer wann qui que quoi le la les et de du des von
"""
STOP = frozenset(_STOP.split())
"""Looked for only where a query has nothing else."""

_FAINT = """
early late good bad real true important importance significance significant consequence consequences effect effects affect
result results cause causes caused reason reasons role part date dates year years day time place name names called event events
story history historical take took come came become became main major big great summary overview brief new old first man men
woman people person country world long life lead led way start started begin began end ended make made number total
"""
FAINT = frozenset(map(stem, _FAINT.split()))
"""Count for little: half of all questions have one."""

_COMMON = """
use work call try feel seem keep turn hear play move believe bring write provide sit stand lose pay meet include continue set
learn change understand watch follow stop create speak read allow add spend grow open walk offer love consider appear buy wait
serve send expect build stay cut reach remain suggest raise pass sell require report decide pull put hold talk become run look
leave help see hope wish agree carry break catch choose draw drive eat finish forget hit hurt join kill laugh lay lift listen
manage mark mention miss notice pick plan point prepare press prove push realize receive refuse relate reply return save seek
share shut sign sleep smile sort study support suppose surprise teach throw touch train treat visit vote warn wear win wonder
good high small large next early young few public bad able real true false right wrong best better worst late long little own
different similar strong weak full empty short easy hard free clear sure certain possible likely wild nice huge tiny whole half
famous popular special common general main local modern ancient second third final several various many such single way thing
hand eye week month case problem idea question answer word line side kind head house home room area money book story lot state
example reason level water body night friend father mother hour end law car city community name team minute kid back parent face
other office door art war party class exam test essay quiz lesson teacher student paragraph sentence page source view opinion
attitude impact influence role reaction response background context purpose aim goal motive outcome success failure difference
accept accompany achieve act actual admit advise afraid aftermath ago alone already although amount angry annoy apart apologize
appeal apply appreciate approach approve argue arise arrange arrive ashamed assume attempt avoid aware away awful base basic
bear beat behave behind benefit bother brave brief bright burn busy calm care careful cast cheap check claim clever close
collect combine comfort comment complain complete complex concern confirm connect contain contrast control convince cope copy
correct count couple cover critical cruel curious current damage dare dark deal dear deep define definite degree delay deny
depend deserve design desire desperate detail determine develop direct disagree disappear discover discuss dislike divide double
doubt dramatic drop due duty eager earn ease effort emotion emphasize encourage enjoy enough ensure enter entire escape
essential evidence evil exact examine except exist explore express extent extreme fail fair fake familiar fast favour fear fight
fill fine fit fix force form former forward frank frequent fresh fun funny gain gather genuine grateful ground group guess
handle happy harm harsh hate heavy honest horrible hurry ignore imagine immediate incident indeed indicate individual inside
inspire instead intend interest internal invite involve issue item joke justify key lack last latter lazy least legacy lesser
lie limit link loss loud luck mad manner mass massive matter mere mess method mild mind minor mix mood moral mostly moment
narrow nasty natural near necessary negative nervous normal notable note obvious occur odd ordinary original otherwise overall
owe pain particular perfect period personal phase phrase positive possess precise prefer pretend prevent previous private
process promise proper propose protect proud quick quiet rapid rare rather ready realistic reckon recognize record reflect
regard regret relevant rely remark remind repeat rest reveal rich risk rough sad safe satisfy scare score scared serious settle
severe sharp shock silent simple sincere situation skill slow smart soft solve sorry sound specific spot stage stick stress
stuck stupid succeed sudden suffer suit summary surface survive suspect swear sympathy task tend terrible thick thin threat
throughout tie tired tone top topic totally trace trick trouble trust truth typical ugly unable unfair unique unusual upset
urgent useful usual value vast version vital wake waste weird welcome willing wise worry worth worse
"""
COMMON = FAINT | frozenset(map(stem, _COMMON.split()))
"""Where no record has one of these, it says less against a record than an unknown word of the field would."""

_ELSEWHERE = """
today tonight tomorrow yesterday weekend homework weather recipe cook pizza movie film song album band lyrics concert singer
game gamer football soccer basketball cricket tennis olympic minecraft fortnite roblox tiktok youtube netflix instagram snapchat
spotify whatsapp discord iphone android laptop website password wifi joke funny meme girlfriend boyfriend timetable holiday
lunch breakfast dinner canteen cafeteria math maths algebra geometry equation calculus trigonometry biology chemistry physics
photosynthesis molecule dinosaur planet shakespeare medieval roman rome greek pharaoh viking crusade feudal renaissance colony
victorian tudor samurai aztec
"""
ELSEWHERE = frozenset(map(stem, _ELSEWHERE.split()))
"""Where no record has one of these, the question is about something else."""

_ALIKE = """
leak smuggle disclose
disclose reveal expose uncover unmask
reveal publish release
leak obtain acquire pass
spread circulate distribute
get obtain acquire receive
kill murder execute execution shoot hang assassinate massacre slaughter
massacre shoot fire execution
victim casualty
die death funeral perish
illness sick ill stroke heart
become elect appoint promote name
react reaction respond response answer reply reception receive
applaud applause clap cheer ovation
audience hall listener crowd delegate
reconcile reconciliation peace apologize apology
newspaper paper magazine daily weekly press journal
media press newspaper
uprising revolt rebellion rising insurrection revolution
riot protest demonstration unrest march crowd
strike striker walkout worker
crush suppress defeat repress crack
purge terror repression persecution
persecute persecution repression campaign
arrest imprison jail detain
camp gulag prison
prisoner inmate convict
release free amnesty liberate
rehabilitate clear exonerate pardon acquit
denounce condemn criticize attack criticism accuse criticise blame charge
praise honour glorify worship celebrate
oust remove depose overthrow dismiss topple sack expel fall
coup plot overthrow remove vote
replace succeed follow successor heir succession leader
predecessor previous follow
leader chief head boss ruler
lead command govern rule
rule reign power
power control authority
rival competitor opponent
struggle fight battle contest
secretary leader
minister ministry
premier prime
begin start open found establish create launch introduce announce
invent create coin name
end finish close abolish
deliver give read make
address speech talk
secret closed confidential hidden
session meeting sit
meeting session conference congress plenum summit
summit negotiation talk meet
delegate participant attend listener audience
guest visitor foreigner
report speech document
text copy transcript
recording record transcript tape
translation version english
journalist reporter correspondent newspaper press
spy agent cia intelligence espionage
plane aircraft jet
invade invasion intervene intervention attack tank troop crush
troop soldier army military force officer commander
general officer marshal commander
tank troop
print publish publication
write compose draft author
insult abuse offend rude
russia soviet ussr
america usa washington
britain england english london uk
west western
czechoslovakia czech prague
hungary budapest
poland warsaw
yugoslavia tito
china beijing peking mao
germany german
peace coexistence
missile rocket nuclear
nuclear atomic atom
bomb weapon explosion
explosion bomb explode
satellite orbit space
astronaut cosmonaut space
war conflict
split break quarrel rift dispute row
relation relationship
ally friend
enemy opponent rival foe
plot conspiracy scheme
rename change name
tomb mausoleum grave bury burial
body corpse remains
statue monument bust
writer author novelist poet
book novel memoir
memoir autobiography remember
story novel
artist painter art painting
famine hunger starvation starve
farm agriculture crop harvest
peasant farmer kulak
grain wheat bread corn
worker labourer
wage pay pension
house flat apartment housing home
church religion faith religious
jew jewish
doctor physician
wife widow
born birth
childhood youth born
biography life career
cult worship adore idolize propaganda
torture beat physical pressure
confess confession
deport exile banish expel
nationality people ethnic nation minority
ukraine kyiv kiev
mistake error blunder fault failure wrong
crime terror guilt abuse charge
guilt responsibility guilty responsible blame
innocent clear rehabilitate
trial court sentence judge
law decree legal
order command decree
warning testament will letter
warn warning
ignore unprepared
myth misconception false wrong
poem poetry
ban forbid censor censorship
censorship censor
vote elect election
resign quit step
visit trip travel journey tour
accident crash
believe faith
shock stun horrify shake surprise
faint shock stun collapse
confuse confusion bewilder
anger angry fury furious
cause reason motive why
motive aim reason purpose goal intention
consequence effect impact result influence aftermath
significance importance important significant
impact effect influence change
reform change liberalization
limit boundary
strengthen boost power
support back defend
oppose resist against opponent
debate discuss discussion
decide decision agree
date day
length duration hour long last
venue place hall
number count many
title name
copy booklet
agreement treaty pact accord deal
treaty pact
alliance pact bloc satellite
economy trade economic
factory industry industrial
science physicist scientist
secure consolidate
dictator dictatorship tyrant
fair true
communist communism party
party communist
ideology doctrine idea
secret police nkvd kgb
police nkvd kgb
constitution law
boundary border
blockade ultimatum
crisis danger tension
tension relax
hotline telephone phone line
wall barrier
escape flee refugee
student youth
festival youth
shoe
globe map
democracy freedom
freedom openness
openness glasnost
return come
"""
ALIKE: dict[str, tuple[str, ...]] = {}
"""A stem -> stems that often stand for it, in an order that every process gives them."""
for _line in _ALIKE.split("\n"):
    _group = tuple(map(stem, _line.split()))
    for _word in _group:
        ALIKE[_word] = tuple(dict.fromkeys((*ALIKE.get(_word, ()), *(other for other in _group if other != _word))))

EPITHETS = frozenset("great terrible conqueror magnificent lionheart impaler hun bold wise kid ii iii iv v vi vii viii".split())
"""After a first name they make it a name of somebody else."""

_PHRASES = """
get rid of, got rid of, getting rid of, kicked out, kick out, threw out, forced out, lose power, loses power, lost power,
losing power, loss of power, fall from power, fell from power, removed from power > remove power
put down, puts down, putting down > crush
put to death > execute
put on trial > trial
take over, took over, takes over, taken over > successor
take power, took power, takes power, seize power, seized power, come to power, came to power, rise to power,
rose to power > power
leader after, came after, come after, ruled after, power after, charge after, ruler after, next leader,
new leader > successor
new name, a different name, changed name, change its name, changed its name, change the name, change of name,
name change > rename
early life, early years, grow up, grew up, growing up > childhood
set free, let out of, let go > release
get hold of, got hold of, getting hold of, gets hold of, get their hands on, got their hands on > obtain
world war two, world war 2, world war ii, second world war, ww2, wwii, great patriotic war > war
nuclear bomb, nuclear weapon, nuclear weapons, atom bomb, a-bomb, h-bomb, nukes > atomic bomb
behind closed doors > closed session
find out about, found out about > learn
fall out, fell out, falling out, broke up, break up, broke with, break with > split
fight for power, power struggle, fight for the leadership > succession struggle
blow up, blew up > explosion
speak out against, spoke out against, spoke against, turn against, turned against > denounce
standing ovation > applause
world war one, world war 1, world war i, first world war, 1st world war, ww1, wwi > wwi
labour camp, labour camps, labor camp, labor camps, work camp, work camps, prison camp, prison camps > camp gulag
not mention, not say, left unsaid, leave out, leaves out, leaving out, not talk about, kept quiet about, keep quiet about,
silent about > left out
prime minister > premier
throw out, throws out, thrown out, drive out, drove out, driven out > expel
wear out > tire
listen to, listened to, sat in, present at > attend
space race > sputnik space
spy plane > u-2 plane
eastern bloc > soviet bloc
is it true, it is true, is it a fact,
point of view, as a result, because of, due to, in order to, take place, took place, taking place, takes place, taken place,
take part, took part, taking part, takes part, come about, came about, for the first time, at the time, in the end,
so called >
united kingdom, england > britain
united states, the states, u.s. > america
union sovietique > soviet union
entlassung, rucktritt, otstavka, demission, smeshchenie > resign remove
rehabilitierung, reabilitatsiya, rehabilitation > rehabilitate
hunger > famine
"""
_LOOSE = table_of(_PHRASES)
_SAID = table_of(_PHRASES, STATES, FOREIGN, MONTHS)
_SPARED = table_of(ABBREVIATIONS, FORENAMES)


def rephrase(raws: list[str], known: Container[str] = ()) -> list[str]:
    """Put single words for the phrases that have one: `get rid of` -> `remove`; abbreviations that records write stay."""
    if not _SPARED.keys().isdisjoint(raws):
        spared = {word: _SPARED[word] for word in raws if word in _SPARED and word not in STOP and word not in known}
        raws = rewrite(raws, spared)
    return raws if _SAID.keys().isdisjoint(raws) else rewrite(rewrite(raws, _SAID), _LOOSE)


SPELT = sorted({word for word in f"{_ALIKE} {_COMMON}".lower().split() if len(word) > 4})
"""Words whose misspellings are seen through though no record has them."""
