"""English as students ask: words that carry no meaning, words that carry little, and words that mean the same.

General English alone; what belongs to a unit (other names, misspellings, synonyms of terms) stands in its content.
"""

from __future__ import annotations

from .stems import stem

_STOP = """
a about again all also am an and any anybody anyone are as at b be been being both but by can cant could did didnt do does
doesnt doing done dont down each else ever every everybody everyone exactly few for from fully get give gave go going got had
has hasnt have having he her here hers hey hi him himself his how i if im in into is isnt it its itself ive just kind let like
lot make many me more most much must my myself need no nor not of off ok okay on one only or other our out over own please pls
quite really s same shall she should so some somebody someone something still such t tell than thank thanks that thats the
their them themselves then there these they thing things this those though through to too under until up upon us very want was
wasnt we well were werent what whats when whens where wheres whether which while who whom whos whose why will with within
without would wouldnt yes yet you your yours show find search explain describe define definition meaning mean means lookup
info information fact facts ask finally question know known remember forgot actually anything nothing everything happen happened
happening happens wanna gonna u r sort stuff said say says saying think thought hello maybe because during after before
between against der das und wer wann qui que quoi le la les et de du des von
"""
STOP = frozenset(_STOP.split())
"""Looked for only where a query has nothing else."""

_FAINT = """
early late good bad real true
important importance significance significant consequence consequences effect effects affect result results cause causes
caused reason reasons role part date dates year years day time place name names called event events story history historical
take took place come came become became main major big great summary overview brief new old first man men woman people person
country world long life lead led way start started begin began end ended make made number total
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
different similar strong weak full empty short easy hard free clear sure certain possible likely wild nice huge tiny whole
half famous popular special common general main local modern ancient second third final whole several various many such single
way thing hand eye week month case problem idea question answer word line side kind head house home room area money book story
lot right state book example reason level side home water body night friend father mother hour game end law car city community
name team minute idea kid back parent face other level office door art war party today tomorrow yesterday morning school class
homework exam test essay quiz lesson teacher student paragraph sentence page source view opinion attitude impact influence
role reaction response background context purpose aim goal motive outcome success failure change difference
"""
COMMON = FAINT | frozenset(map(stem, _COMMON.split()))
"""Where no record has one of these, it says less against a record than an unknown word of the field would."""

_ALIKE = """
leak smuggle disclose reveal publish release obtain acquire spread circulate
kill murder execute execution shoot hang assassinate massacre
shoot fire
die death funeral
become elect appoint
react reaction respond response
reconcile reconciliation peace
newspaper paper magazine daily weekly
uprising revolt rebellion rising insurrection riot protest demonstration unrest
revolution uprising
crush suppress defeat repress crack
purge terror repression
arrest imprison jail detain
camp gulag prison
prisoner inmate convict
release free amnesty
rehabilitate clear exonerate pardon
denounce condemn criticize attack criticism accuse
oust remove depose overthrow dismiss topple sack fire fall
replace succeed follow successor heir succession
leader chief head boss ruler
secretary leader
begin start open found establish create launch
end finish close
deliver give read make
address speech talk
secret closed confidential hidden
meeting session conference congress
delegate participant attend listener audience
report speech document
text copy transcript
journalist reporter correspondent newspaper press
spy agent cia intelligence
invade invasion intervene intervention attack tank
troop soldier army military force officer commander
print publish publication
insult abuse offend rude
russia soviet ussr
america usa washington
britain england english london uk
peace coexistence
missile rocket
war conflict
split break quarrel rift dispute
ally friend
enemy opponent rival foe
plot conspiracy scheme
rename change
tomb mausoleum grave bury burial
body corpse remains
statue monument
writer author novelist poet
book novel memoir
famine hunger starvation
farm agriculture crop
worker labourer strike
student youth
jew jewish
doctor physician
wife widow
born birth
adore worship cult
warning testament will letter
myth misconception false wrong
poem poetry
ban forbid censor
vote elect election
resign quit
visit trip travel
accident crash
money price cost
believe faith
shock stun horrify
heart stroke
"""
ALIKE: dict[str, frozenset[str]] = {}
"""A stem -> stems that often stand for it."""
for _line in _ALIKE.split("\n"):
    _group = {stem(word) for word in _line.split()}
    for _word in _group:
        ALIKE[_word] = ALIKE.get(_word, frozenset()) | (_group - {_word})
