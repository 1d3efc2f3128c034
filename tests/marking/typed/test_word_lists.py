"""The words that the rules know, of each kind: titles, kin, other words for a thing, what opens a remark, what a prompt asks."""

from __future__ import annotations

import pytest

from .units import ask, mark

PEOPLE_CALLED = """
Who? | Imre Nagy | King Imre Nagy | right
Who? | Imre Nagy | Imre Nagy, Esq. | right
Who? | Imre Nagy | Imre Nagy, MP | right
Who was it? | Gilbert Monk | the man Gilbert Monk | right
Who was it? | Gilbert Monk | the interpreter Gilbert Monk | right
Who was it? | Gilbert Monk | the crusader Gilbert Monk | right
Who was it? | King Kosem | Queen Kosem | wrong
Who was it? | Queen Kosem | Emperor Kosem | wrong
Who was it? | Monsieur Curie | Madame Curie | wrong
Who was it? | Mrs Mandela | Mr Mandela | wrong
Who was it? | Lord Astor | Lady Astor | wrong
Who was it? | Lady Astor | Lord Astor | wrong
Who was it? | Martin King Jr. | Martin King Sr. | wrong
Who was it? | Martin King Senior | Martin King Junior | wrong
Who was it? | Cato the Elder | Cato the Younger | wrong
Who was it? | Jahan Khan | Jahan | right
Who was it? | Yusuf ibn Ziyad | Ziyad ibn Yusuf | wrong
Who was it? | Yusuf ben Ziyad | Ziyad ben Yusuf | wrong
Who was it? | Yusuf ibn Ziyad | Yusuf | right
Who was it? | Yusuf ben Ziyad | Yusuf | right
Who was it? | Zhuge Liangbo | Zhuge | right
Who was it? | Zhuge Liangbo | Liangbo | near-miss
Who was it? | Mao Xinglong | Xinglong | near-miss
Who was it? | Quintin Hogg | the brother of Quintin Hogg | wrong
Who was it? | Quintin Hogg | the sons of Quintin Hogg | wrong
Who was it? | Quintin Hogg | the heir of Quintin Hogg | wrong
Who was it? | Tiberius Gracchus | Mrs Gracchus | near-miss
Who was it? | John Adams | John Quincy Adams | near-miss
Who was it? | Luis Sousa | Luis Sousa y Castro | right
Who was it? | Luis Sousa | Luis Sousa the bold | right
Who was it? | Dyer | Dyre | right
Who was it? | Anna Keller | Anna Kellen | right
Who was it? | Anna Shaw | Anna Shau | right
Who was it? | Cato | Cato the Younger | near-miss
Who was it? | Cato | Cato junior | near-miss
Who was it? | Robert Clive | Robert Clive of Fort William | right
Who was it? | Satyagraha | Satyagrah | near-miss
Who was it? | Tran Duc Li | Tran Duc Lu | wrong
Who was it? | abu Bakr | Bakr | near-miss
Who was it? | Joseph Dzhugashvili | I. Dzhugashvili | right
Who was it? | Iosif Dzhugashvili | Y. Dzhugashvili | right
Who was it? | Yuri Gagarin | J. Gagarin | right
Who was it? | Yuri Gagarin | K. Gagarin | near-miss
Who was it? | Saigo Takamori | Saigo | right
Who was it? | Hideki Tojo | Hideki | right
Who beat Augustus? | Imre Nagy | Imre Nagy beat Augustus | right
Who beat Augustus? | Imre Nagy | Imre Nagy and Augustus | wrong
Who beat Augustus? | Imre Nagy | Augustus and Imre Nagy | wrong
Who beat Augustus? | Imre Nagy | Augustus Imre Nagy | near-miss
Who? | Imre Nagy | Imre Nagy of Hungary | right
Who? | Imre Nagy | Imre Nagy and Hungary | wrong
Who was it? | Imre Nagy | I. S. Nagy | right
Who was it? | Imre Nagy | N. S. Nagy | near-miss
Who was it? | Nikita Khrushchev | NS Khrushchev | right
Who was it? | Nikita Khrushchev | LS Khrushchev | near-miss
Who was it? | Imre Nagy | I. S. P. Nagy | near-miss
"""
THINGS_CALLED = """
What was it? | Althing | the Althing republic | right
What was it? | Althing | the Althing organization | right
What was it? | Salt Water Act | Salt Water | right
What was it? | Salt Water Policy | Salt Water | right
What was it? | Salt Water Hole | Salt Water | near-miss
What was it? | Salt Act | Salt | near-miss
What was it? | the Salt march | Salt | near-miss
What was it? | Amritsar massacre | Amritsar | right
What was it? | Amritsar bakery | Amritsar | near-miss
What was it? | Domesday Book | Domesday | right
What was it? | Fulton Dam | Dam | near-miss
What was it? | House of Wisdom | the big House S. of Wisdom | near-miss
What happened? | dissolution of the monasteries | they dissolved the monasteries | right
What happened? | dissolution of the monasteries | they founded the monasteries | near-miss
What happened? | the killing of Beria | they kill Beria | right
What happened? | the killing of Beria | they helped Beria | near-miss
What happened? | storming of the Bastille | Bastille rain | wrong
What was it? | Dien Bien Phu | Dienbien Phu | right
Which revolt was it? | Donghak | Dong Hack | right
What was it? | Operation | campaign | right
What was it? | Operation | system | wrong
What was it? | Kronstadt rebellion | Kronstadt revolution | right
What was it? | Kronstadt rebellion | Kronstadt mutiny | right
What was it? | Brusilov offensive | Brusilov operation | right
What was it? | Curzon Line | Curzon border | right
Who did it? | they took Zama | they seized Zama | right
What was it? | Treaty of Zama | Zama convention | right
What was it? | Achaean League | Achaean coalition | right
What was it? | Pig War | Pig Conflict | right
What was it? | Battle of Zama | Siege of Zama | right
What was it? | Hudson Company | Hudson Co. | right
What happened? | Brutus killed Caesar | Brutus stabbed Caesar | right
What was it? | Katyn massacre | Katyn killing | right
What was it? | Macartney mission | Macartney embassy | right
What was it? | Safavid dynasty | Safavid sultanate | right
What was it? | Minoan civilization | Minoan culture | right
What was it? | Salt Water Act | Salt Water Law | right
What was it? | Russo-Japanese War | Russian-Japanese War | right
What was it? | Sino-Japanese War | Chinese-Japanese War | right
What was it? | Serbo-Bulgarian War | Serbia-Bulgarian War | right
What was it? | Anglo-Zulu War | British Zulu War | right
What was it? | Franco-Prussian War | Austro-Prussian War | wrong
Which country was it? | Korea | North Korea | near-miss
Which country was it? | Britain | England | right
Which country was it? | Great Britain | Scotland | wrong
Which country was it? | Siam | Burma | wrong
What was it? | Tribal | Trible | right
What was it? | Chapel | Chaple | right
What was it? | satyagraha | satyagrah | right
What was it? | KKK | K.K.K. | right
What was it? | Ku Klux Klan | the KKK | right
What was it? | Ku Klux Klan | K.K.K. | right
What was it? | Ku Klux Klan | KK | wrong
Which plane was it? | U-2 | U2 | right
Which plane was it? | U-2 | U-3 | wrong
Which plane was it? | U-2 | 2 | wrong
"""
ASKED = """
Who said it? | Quintin Hogg | Hogg | right
By whom was it said? | Quintin Hogg | Hogg | right
Whose book was it? | Quintin Hogg | Hogg | right
Which interpreter said it? | Quintin Hogg | Hogg | right
Which abbot said it? | Quintin Hogg | Hogg | right
What famous old poet wrote it? | Quintin Hogg | Hogg | right
Name the young man of the town. | Quintin Hogg | Hogg | right
What was the ship called? | Quintin Hogg | Hogg | near-miss
Which ship was it? | Quintin Hogg | Hogg | near-miss
Where was it fought? | Actium | the battle of Actium | right
In which camp was it signed? | Actium | the town of Actium | right
At which place was it? | Actium | the port of Actium | right
Near which island was it? | Actium | the island of Actium | right
Who won? | Hungary | the Hungarians | right
By whom was it won? | Hungary | the Hungarians | right
Which powers won? | Hungary | the Hungarians | right
Which country won? | Hungary | the Hungarians | right
Which side won? | Hungary | the Hungarians | right
What was the land called? | Hungary | the Hungarians | near-miss
How many came? | about 30 ships | 30 ships | right
How many came? | circa 30 ships | 30 ships | right
How many came? | c. 30 ships | 30 ships | right
How many came? | some 30 ships | about 30 ships | right
How many came? | 30 | 30 people | right
How many came? | 30 | 30 wide | right
How many came? | 30 | 30 sheep | near-miss
How long was it? | 30 seconds | 30 | right
How much was it? | 30 percent | 30 | right
How many came? | 1200 | AD 1200 | near-miss
In which year? | 1200 | AD 1200 | right
Which battle was it? | Battle of Zama | Zama | right
What was it? | Siege of Zama | Zama | right
What was attacked? | Fort Sumter | Sumter | right
What erupted? | Mount Vesuvius | Vesuvius | right
What was crossed? | River Rubicon | Rubicon | right
What was rounded? | Cape Trafalgar | Trafalgar | right
What was stormed? | Palace of the Tuileries | Tuileries | right
What was it? | Lake Trasimene | Trasimene | right
What was it? | Castle Wartburg | Wartburg | right
What was it? | Hill Wartburg | Wartburg | near-miss
Which congress? | 20th Congress | 20th | right
What was held? | 20th Congress | 20th | wrong
Which congress? | 20th Congress | twentieth | right
Which congress? | 20th Congress | Congress | near-miss
Which congress? | 20th Congress | 22nd | wrong
Which battle? | Second Battle of Panipat | secnd battle of Panipat | right
Which battle? | Second Battle of Panipat | 3rd Panipat | wrong
What was the case? | Brown v. Board | Brown versus Board | right
What was the case? | Brown v. Board | Brown or Board | wrong
"""
ORDERED = """
How many? | 5-7 ships | 7-5 ships | wrong
What was the ratio? | 5:3 | 3:5 | wrong
What was it? | taxation without representation | representation without taxation | wrong
What was it? | safety over freedom | freedom over safety | wrong
What was it? | guns before butter | butter before guns | wrong
What was it? | bread and roses | roses and bread | right
What was it? | the march from Fez to Rome | the march from Rome to Fez | wrong
What happened? | Meade beat Lee | Lee fell to Meade | right
What happened? | Meade overthrew Lee | Lee lost to Meade | right
What happened? | Meade overthrew Lee | Meade prevailed over Lee | right
What happened? | Meade overthrew Lee | Lee triumphed over Meade | wrong
What happened? | Brutus killed Caesar | Caesar lost to Brutus | wrong
What happened? | Brutus killed Caesar | Brutus won against Caesar | near-miss
What happened? | Meade beat Lee | Lee beat Meade by luck | wrong
What happened? | Meade beat Lee | Meade | wrong
Which battle came just before Zama? | Cannae | it was before Zama: Cannae | right
When did it end? | shortly before dawn | just before dawn | near-miss
When did it end? | shortly before dawn | after dawn | wrong
Who beat whom? | Meade beat Lee | Meade | partly
Who beat whom? | Meade beat Lee | Lee | wrong
Who was beaten by whom? | Lee was beaten by Meade | Meade | partly
"""
REMARKS = """
Who? | Mehmed II | Mehmed II means the conqueror | right
Who? | Mehmed II | Mehmed II beside the sea | right
Who? | Mehmed II | Mehmed II that took the town | right
Who? | Mehmed II | Mehmed II that's him | right
Who? | Mehmed II | Mehmed II between two wars | right
Who? | Mehmed II | Mehmed II, but he won | right
Who? | Mehmed II | Mehmed II, but they won | near-miss
Who? | Mehmed II | Mehmed II, but his army did it | near-miss
Who? | Mehmed II | Mehmed II, the elder | near-miss
Who? | Mehmed II | Mehmed II, it was maybe him | near-miss
Who? | Mehmed II | Mehmed II with his wives | near-miss
Who? | Mehmed II | Mehmed II with a child | near-miss
Who? | Mehmed II | Mehmed II with his generals | near-miss
Who? | Mehmed II | Mehmed II, in Zama | right
Who? | Mehmed II | Mehmed II in Zama | near-miss
Who? | Mehmed II | Mehmed II, during Zama | right
Who? | Mehmed II | Mehmed II during Zama | near-miss
Who? | Mehmed II | Mehmed II, on Lemnos | right
Who? | Mehmed II | Mehmed II, he was Zaganos | near-miss
Who? | Mehmed II | Mehmed II, he is Trebizond | near-miss
Who? | Mehmed II | Mehmed II, he took Trebizond | right
Who? | Mehmed II | Mehmed II when walls were taken from Zaganos | right
Who? | Mehmed II | Mehmed II, Zaganos did it | near-miss
Who? | Mehmed II | Mehmed II, of Zaganos and Halil | right
Who? | Mehmed II | Mehmed II, killed Zaganos and Halil | right
Who? | Mehmed II | Mehmed II, he killed the pasha Zaganos | right
Who? | Mehmed II | Mehmed II, he killed many and Halil | near-miss
Who? | Mehmed II | Mehmed II, he killed Zaganos, later Halil | near-miss
Who? | Mehmed II | Mehmed II he took it | right
Who? | Mehmed II | Mehmed II! he took it | right
Who? | Mehmed II | Mehmed II. He took it | right
Who? | Mehmed II | Mehmed II [he took it] | right
Who? | Mehmed II | Mehmed II and he took it | right
Who? | Mehmed II | Mehmed II and it was taken | right
Who? | Mehmed II | Mehmed II he did it but he lost | right
Who? | Mehmed II | Mehmed II, he had 80 ships | right
Who? | Mehmed II | Mehmed II, he had 80 ships in 1453 | wrong
Who? | Mehmed II | Mehmed II, on the 29th day | wrong
Who? | Mehmed II | Mehmed II, he came third | wrong
Who? | Mehmed II | Mehmed II, he came in 3 bc | wrong
Who? | Mehmed II | Mehmed II, the 80 ships man | wrong
Who? | Mehmed II | Mehmed II, a man of war (80 ships) | right
What? | House of Wisdom | House of Wisdom, it burned | right
What? | House of Wisdom | House of Wisdom, goddess of learning | right
What? | House of Wisdom | House of Wisdom, of Zama | right
What? | House of Wisdom | House of Wisdom, the Zama school | near-miss
What? | House of Wisdom | House of Wisdom, the school for boys and girls | near-miss
What? | House of Wisdom | House of Wisdom, which was in Baghdad | right
"""
NAMED_BESIDE = """
Who led the Confederate army? | Robert Lee | R. E. Lee | right
Who led the Confederate army? | Robert Lee | E. R. Lee | wrong
Which pope called for the crusade? | Urban II | the pope | wrong
What was adopted in 1948? | Universal Declaration of Human Rights | Declaration of Human Rights | right
What was adopted in 1948? | Universal Declaration of Human Rights | Declaration of Human Rights of Women | wrong
Which war began in 1914? | Great War | the great one | wrong
Who beat whom? | Meade beat Lee | General Meade beat General Lee | right
Who beat whom? | Alexander defeated Darius | Alexander the Great defeated Darius | right
Who beat whom? | Alexander defeated Darius | Darius was beaten by Alexander the Great | right
Who beat whom? | Alexander defeated Darius | it was Alexander | partly
Which king was it? | Charles I of England | Charles I of Spain | near-miss
Which king was it? | James I | James I of England and Scotland | right
Which king was it? | James I | James I of Scotland, England and Ireland | right
Who won the election? | Lyndon Johnson | LB Johnson | right
Who won the election? | Lyndon Johnson | AB Johnson | near-miss
Who won the election? | Lyndon Johnson | Li Johnson | near-miss
Who won the election? | John Kennedy | John F. Kennedy | right
Who led them? | Jefferson Davis | Jeff Davis | right
Who led the revolution? | Vladimir Lenin | Vladimir Ilyich Lenin | right
Which sister of Mary was Henry's second wife? | Anne Boleyn | Anne Boleyn, the second wife of Henry | right
Which sister of Mary was Henry's second wife? | Anne Boleyn | Anne Boleyn, sister of Mary | right
Which sister of Mary was Henry's second wife? | Anne Boleyn | the sister of Anne Boleyn | wrong
Which sister of Mary was Henry's second wife? | Anne Boleyn | Anne Boleyn's sister | wrong
Which treaty between Spain and Portugal was it? | Treaty of Tordesillas | Tordesillas between Spain and Portugal | right
Which treaty between Spain and Portugal was it? | Treaty of Tordesillas | Tordesillas between Spain and France | near-miss
Who taught Alexander? | Aristotle | Aristotle from Stagira | right
Who led Hungary in 1956? | Imre Nagy | Imre Nagy, he opposed Rakosi | right
Who led Hungary in 1956? | Imre Nagy | Imre Nagy, he and Rakosi | near-miss
Who founded the empire? | Babur | Babur, a prince from Fergana | right
Which treaty was it? | Treaty of Portsmouth | Treaty of Portsmouth, in New Hampshire | right
Where did he surrender? | Yorktown | Yorktown village | right
Where did he surrender? | Yorktown | the town near Yorktown | near-miss
Where did he surrender? | Yorktown | Yorktown museum | near-miss
Which company was it? | East India Company | the East India Company from London | near-miss
Who shot Lincoln? | John Wilkes Booth | J. W. Booth | right
Who was it? | Cato the Elder | Cato the Great | near-miss
How long did he speak? | 4 hours | 4 hours long | right
How many ships were there? | 130 ships | 130 people | near-miss
Which congress was it? | 20th Congress | the 20th | right
Which battle was it? | Battle of Salamis | Salamis, won by Themistocles | right
Which battle was it? | Battle of Salamis | Salamis and Themistocles | near-miss
"""
TABLES = (PEOPLE_CALLED, THINGS_CALLED, ASKED, ORDERED, REMARKS, NAMED_BESIDE)
ROWS = [row for table in TABLES for row in table.strip().splitlines()]


@pytest.mark.parametrize("row", ROWS)
def test_a_word_of_each_kind_is_known(row: str) -> None:
    prompt, key, answer, verdict = row.split(" | ")
    assert mark(ask(key, prompt), answer).verdict == verdict


STATES = """
Britain = Great Britain = United Kingdom; United States = United States of America = America; Netherlands = Holland;
Persia = Iran; Siam = Thailand; Burma = Myanmar; Ceylon = Sri Lanka; Formosa = Taiwan; Abyssinia = Ethiopia
"""


@pytest.mark.parametrize("names", STATES.split(";"))
def test_a_state_goes_by_each_of_its_names(names: str) -> None:
    alike = [name.strip() for name in names.split("=")]
    asked = [ask(key, "Which country was it?") for key in alike]
    assert {mark(question, text).verdict for question in asked for text in alike} == {"right"}
    assert {mark(question, "Zanzibar").verdict for question in asked} == {"wrong"}


@pytest.mark.parametrize("text", ["Donghak", "Dong Hak", "the Dong-Hak"])
def test_a_name_that_is_only_parted_otherwise_is_spelled_right(text: str) -> None:
    judged = mark(ask("Donghak", "Which revolt was it?"), text)
    assert (judged.verdict, judged.reason) == ("right", None)
