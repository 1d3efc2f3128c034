"""What a student adds to an answer, and what they leave out: what only tells more, and what makes another thing of it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.library.catalogue import Library
from bot.library.model import Fact, Person
from bot.library.unit import Unit, UnitHead

from .units import ask, make_unit, mark

ADDED = """
Augustus | Augustus, because he won the war | right
Augustus | Augustus was the first emperor | right
Augustus | Augustus - he ruled for forty years | right
Augustus | Augustus, he ruled in 1914 | near-miss
Augustus | Augustus, he was not a king | wrong
Augustus | Augustus, then the other one | near-miss
Augustus | Augustus, his brother came | wrong
Augustus | Augustus, the friend of Caesar | right
Augustus | Augustus Mason | near-miss
Augustus | Augustus, Patel | near-miss
Augustus | Augustus, a place or a town | wrong
Augustus | Augustus ordered it | right
Augustus | Augustus cuz he was powerful | right
Augustus | Augustus was the one who did it | right
Augustus | Augustus himself! | right
Augustus | Augustus and his army | right
Augustus | Augustus and his son | wrong
Augustus | Augustus with his friend | near-miss
Augustus | Augustus, Spain | near-miss
Augustus | Augustus the teacher of Tiberius | right
Augustus | Tiberius the teacher of Augustus | wrong
Augustus | the teacher of Augustus | near-miss
Imre Nagy | Nagy y Costilla | right
Imre Nagy | Costilla y Nagy | wrong
Imre Nagy | Nagy y Augustus | wrong
Imre Nagy | Imre Nagy the Dutchman | right
Jacobins | Jacobins, France | near-miss
Jacobins | Jacobins, Hungary | wrong
Jacobins | the Jacobin club between Spain and Portugal | right
Jacobins | the war between Spain and Portugal | wrong
House of Wisdom | the House of Wisdom brought by the Dutch | right
Brown v. Board | Brown vs Board | right
Jacobins or Girondins | Jacobins vs Girondins | wrong
Augustus | Augustus ... | right
Augustus | someone called Augustus | right
Augustus | Augustus alfred it | near-miss
Augustus | a Roman called Augustus | right
Augustus | he was killed by Augustus | right
Augustus | it wasn't won by Augustus | wrong
Augustus | a man called the friend of Augustus | near-miss
Augustus | they called him Pompey | wrong
Jacobins | Jacobins, it means a club of people | right
Jacobins | Jacobins (a group in the assembly) | right
Jacobins | the Jacobins in the west | right
Jacobins | the Jacobins near the Seine | right
Jacobins | during the Jacobins | right
Jacobins | Jacobins happened then | right
Jacobins | Jacobins and others | near-miss
Jacobins | Jacobins, others | near-miss
Hungary | a country called Hungary | right
Germany invaded Poland | Germany invaded Poland, because it was led by a tyrant | right
4 hours | he spoke for four hours, it was long | right
"""


REMARKS = """
Mehmed II | mehmed II, he was only 21 | right
Mehmed II | Mehmed II, the 3rd | wrong
Mehmed II | Mehmed II, he was the fourth | wrong
Mehmed II | Mehmed II (1234) | near-miss
Mehmed II | Mehmed II, in the year 1234 | near-miss
Mehmed II | Mehmed II, on 4 July | wrong
Mehmed II | Mehmed II, with some help from Umar and Theodora | right
Mehmed II | Mehmed II, with Zheng He | wrong
Mehmed II | Mehmed II, it was Zheng He | wrong
Mehmed II | Mehmed II and it was also Zheng He | wrong
Mehmed II | Mehmed II, maybe helped by Zheng He | right
Mehmed II | Mehmed II but he was beaten by Umar | near-miss
Mehmed II | Mehmed II and his friend Zheng He | wrong
Mehmed II | Mehmed II, killed by 4 knights of king Louis | right
Mehmed II | Mehmed II, Zheng He and Umar | wrong
Zheng He | Zheng He and he also built ships in Nanjing | right
Zheng He | Zheng He, a sailor from Yunnan (he had 28,000 men) | near-miss
Zheng He | Zheng He, a sailor from Yunnan (he had 62 ships) | right
Zheng He | Zheng He, the admiral of Mao | right
Zheng He | Zheng He, the Mao Zedong | wrong
House of Wisdom | House of Wisdom (founded by Umar) | right
House of Wisdom | House of Wisdom, also the Estates-General | wrong
House of Wisdom | House of Wisdom, as well as the Taiping Rebellion | wrong
House of Wisdom | House of Wisdom, the school and library | near-miss
House of Wisdom | House of Wisdom in Hungary | wrong
House of Wisdom | House of Wisdom (Taiping Rebellion) | wrong
House of Wisdom | House of Wisdom: Taiping Rebellion | wrong
House of Wisdom | House of Wisdom - Taiping Rebellion | wrong
House of Wisdom | House of Wisdom (a library) | right
House of Wisdom | House of Wisdom = a library | right
House of Wisdom | House of Wisdom under 20 | near-miss
Zheng He | Zheng He with Burton | near-miss
4 hours | 4 hours, it was 5 | wrong
4 hours | 4 hours, two of them at night | wrong
"""


@pytest.mark.parametrize("row", REMARKS.strip().splitlines())
def test_a_remark_behind_a_whole_answer_is_no_second_answer(row: str) -> None:
    key, answer, verdict = row.split(" | ")
    assert mark(ask(key, "What?"), answer).verdict == verdict


@pytest.mark.parametrize("row", ADDED.strip().splitlines())
def test_what_is_added_only_tells_more_or_does_not(row: str) -> None:
    key, answer, verdict = row.split(" | ")
    assert mark(ask(key, "What?"), answer).verdict == verdict


WHO_OR_WHERE = """
Who lost? | Darius III | Darius III but he ran away | right
Who lost? | Darius III | Darius III, but he ran away | right
Who lost? | Darius III | Darius III after he lost the battle | right
Who lost? | Darius III | Darius III when he fled | right
Who lost? | Darius III | Darius III who ran | right
Who lost? | Darius III | Darius but he ran away | near-miss
Who lost? | Darius III | Darius III but he let his general do it | near-miss
Who lost? | Darius III | Darius III but it was his general | near-miss
Who lost? | Darius III | Darius III, but it was his general | near-miss
Who lost? | Darius III | Darius III but they say it was the other | near-miss
Who lost? | Darius III | Darius III but they blamed a friend | near-miss
Who lost? | Darius III | Darius III but he was not there | wrong
Who lost? | Darius III | Darius III but he fought Augustus | wrong
Who lost? | Darius III | Darius III but Pompey won | near-miss
Who lost? | Darius III | Darius III, but not him | wrong
Who lost? | Darius III | Darius III bc he ran away | right
Which battle was it? | Battle of Actium | the siege of Actium | right
Which port was it? | Messina | Medina | near-miss
Who lost? | Darius III | Darius III, he was the 2nd | wrong
Who lost? | Darius III | Darius II, he was only 21 | wrong
Who lost? | Darius III | Darius III (Augustus) | wrong
Who lost? | Darius III | Darius III and he was with Augustus | wrong
Who lost? | Darius III | Darius III, a rich man from the east | right
Who lost the war? | Darius III | the one who lost the war was Augustus | wrong
Who lost? | Darius III | not augustus it was Darius III | right
Who lost? | Darius III | it was Darius III not Augustus | right
Who lost? | Darius III | it was not Darius III | wrong
Who lost? | Darius III | Darius III because the Persians didnt pay | right
Who lost? | Darius III | Darius III, Augustus won and he fled | wrong
Who lost? | Darius III | Darius III, the others beat him and he fled | right
What was it? | homelands | the homelands, for example Transkei | right
How many came? | 4 ships | four ships, five with the steamer | wrong
Who lost? | Darius III | Darius III, but not really | wrong
Who lost? | Darius III | Darius III after Augustus | wrong
Who held it? | Leonidas | Leonidas and his two brothers | near-miss
Who held it? | Leonidas | Leonidas and his 2 generals | near-miss
Who held it? | Leonidas | Leonidas with his 2 friends | near-miss
Who held it? | Leonidas | Leonidas with his two allies | near-miss
Who held it? | Leonidas | Leonidas with 300 others | near-miss
Who held it? | Leonidas and 300 Spartans | Leonidas and his 400 Spartans | wrong
Under which statesman did it flourish? | Pericles | under pericles in the golden age | right
Under which statesman did it flourish? | Pericles | before pericles in the golden age | wrong
Under which statesman did it flourish? | Pericles | Pericles in the age of Augustus | wrong
Under which statesman did it flourish? | Pericles | Pericles in the second age | near-miss
Who held it? | Pericles | Pericles in the place of Nero | near-miss
Where did they meet? | Vienna | Vienna, Poland | near-miss
Where did they meet? | Guayaquil | Guayaquil, Hungary | wrong
Where did they meet? | Guayaquil | Guayaquil, Lima | near-miss
Where did they meet? | Guayaquil | Guayaquil, Ecuador, Lima | near-miss
Where did they meet? | Guayaquil | Lima, Ecuador | wrong
Where was it fought? | Korea | Korea, Japan | near-miss
Where was it fought? | Prussia | Prussia, Russia | near-miss
Which state joined it? | Prussia | Prussia, Ecuador | near-miss
What became of it? | Moscow was burned | Moscow was burnt | right
What became of it? | Moscow was burned | Moscow was built | wrong
What did she do? | learned Greek | learnt Greek | right
What did she do? | learned Greek | learnt Latin | wrong
How was he killed? | hanged | hung | right
How was he killed? | hanged | shot | wrong
"""


@pytest.mark.parametrize("row", WHO_OR_WHERE.strip().splitlines())
def test_what_somebody_did_or_where_a_town_lies_tells_more_of_them(row: str) -> None:
    prompt, key, answer, verdict = row.split(" | ")
    assert mark(ask(key, prompt), answer).verdict == verdict


WHY_OR_WHAT_NOT = """
Which region did they occupy? | Ruhr | the Ruhr because Germany didn't pay | right
Which region did they occupy? | Ruhr | the Rhineland because the Ruhr was full | near-miss
Which region did they occupy? | Ruhr | the Ruhr and the Rhineland because they had coal | near-miss
Who sent them? | Darius III | Darius III because Pompey was dead | right
Who sent them? | Darius III | Pompey because Darius III was dead | near-miss
What was used instead of charcoal? | coke | coke instead of charcoal | right
What was used instead of charcoal? | coke | charcoal instead of coke | wrong
Which disease was it? | cholera | it was cholera not typhoid | right
Which disease was it? | cholera | typhoid not cholera | wrong
Which disease was it? | cholera | typhoid, cholera | near-miss
Which disease was it? | cholera | typhoid = cholera | near-miss
Which disease was it? | cholera | cholera did not spread | wrong
Which plan was it? | Dawes Plan | Dawes Plan not the Young Plan | right
Which plan was it? | Dawes Plan | Young Plan not the Dawes Plan | wrong
What happened to him? | Charles was executed | Charles was not executed | wrong
What was it called? | zaibatsu | zaibatsu e.g. Mitsui | right
What was it called? | zaibatsu | Mitsui e.g. zaibatsu | near-miss
What was it called? | apartheid | apartheid = segregation | right
Which hall was it? | Crystal Palace | The Crystal Palace, made of glass and iron | right
Which hall was it? | Crystal Palace | The Crystal Palace, the tower and iron | near-miss
Which machine was it? | spinning jenny | spinning jenny, named after his daughter | right
Who reigned for nine days? | Jane Grey | Jane Grey, the nine day queen | right
Who reigned for nine days? | Jane Grey | Jane Grey, the ten day queen | near-miss
Who reigned for nine days? | Jane Grey | Jane Grey who reigned for 9 days | right
Which boy of thirteen was shot? | Hector Pieterson | Hector Pieterson (13 years old) | right
Which boy of thirteen was shot? | Hector Pieterson | Hector Pieterson (12 years old) | near-miss
Who was president? | Nelson Mandela | Nelson Mandela - first black president | right
With which country did it ally? | Britain | Britain, the USA | near-miss
With which country did it ally? | Britain | Britain, some say Germany | near-miss
With which country did it ally? | Britain | Britain, France | near-miss
"""


@pytest.mark.parametrize("row", WHY_OR_WHAT_NOT.strip().splitlines())
def test_why_it_is_so_and_what_it_is_not_tell_more_of_it(row: str) -> None:
    prompt, key, answer, verdict = row.split(" | ")
    assert mark(ask(key, prompt), answer).verdict == verdict


OTHERWISE_CALLED = """
Which region did they occupy? | Ruhr | the Rhur | right
Which region did they occupy? | Ruhr | the Ruhu | near-miss
Which article was it? | Article 48 | artical 48 | right
Which currency was it? | Rentenmark | renten mark | right
Which treaty was it? | Treaty of Kanagawa | Convention of Kanagawa | right
Which treaty was it? | Treaty of Kanagawa | Treaty of Kanagawa with the Americans | right
In which township did they shoot? | Sharpeville | Sharpeville massacre | right
In which township did they shoot? | Sharpeville | Soweto massacre | wrong
Which belief was it? | laissez-faire | laissez-faire economics | right
Who was killed? | William Huskisson | William Huskisson MP | right
Who was his wife? | Catherine of Aragon | Catherine of Aragon, Mary's mum | right
Who was his wife? | Catherine of Aragon | Catherine of Aragon's mum | wrong
With which country did it ally? | Britain | the UK | right
With which country did it ally? | Britain | the British Empire | right
With which country did it ally? | Britain | Brittany | near-miss
With which country did it ally? | Britain | Britain with the USA | near-miss
Which country was neutral? | United States | America | right
Which country was neutral? | United States | South America | near-miss
Which country was neutral? | America | Latin America | near-miss
Which country was neutral? | Netherlands | Holland | right
Which country was it? | Korea | the Koreans | right
What was it called? | Korea | the Koreans | near-miss
By which country was it ruled? | Korea | the Koreans | right
On which country's model was it made? | Germany | German | right
What was Persia called from 1935? | Iran | Persia | wrong
Where was it fought? | Guayaquil | Lima, with Guayaquil | near-miss
Who led the Free French? | Charles de Gaulle | Charles DeGaul | right
Who gave the speech? | Martin Luther King | MLK | right
Who gave the speech? | Martin Luther King | M.L.K. | right
Who gave the speech? | Martin Luther King | FDR | wrong
Who gave the speech? | Martin Luther King | ML | wrong
Which movement was it? | Nation of Islam | NOI | right
Which movement was it? | Nation of Islam | ANC | wrong
Which movement was it? | Nation of Islam | Nation of Islam led by Elijah Muhammad | right
Which movement was it? | Nation of Islam | Nation of Islam led by Augustus | right
What did they call it? | Jorvik | Yorvik | right
What did they call it? | Jorvik | Torvik | near-miss
Who shot him? | James Earl Ray | James Earl Rae | right
Who shot him? | James Earl Ray | James Earl Roy | near-miss
Who shot him? | James Earl Ray | James Karl Rae | wrong
Who was baptised? | Guthrum | Guthrum the Dane | right
Which city was it? | Dublin | Dublin, capital of Ireland | right
Which city was it? | Dublin | Dublin, city of London | near-miss
Which police chief was it? | Bull Connor | Commissioner Connor | right
What is the assembly called? | Althing | Althing parliament | right
"""


@pytest.mark.parametrize("row", OTHERWISE_CALLED.strip().splitlines())
def test_what_is_otherwise_written_or_called_is_the_same(row: str) -> None:
    prompt, key, answer, verdict = row.split(" | ")
    assert mark(ask(key, prompt), answer).verdict == verdict


@pytest.mark.parametrize(
    ("statement", "text", "verdict"),
    [
        ("Mandela became president.", "Mandela", "right"),
        ("Winnie and Nelson Mandela were there.", "Mandela", "near-miss"),
        ("Mandela became president.", "Mrs Mandela", "near-miss"),
        ("Mandela became president.", "Winnie Mandela", "wrong"),
    ],
)
def test_somebody_goes_by_the_surname_by_which_the_fact_calls_nobody_else(statement: str, text: str, verdict: str) -> None:
    fact = Fact(id="world/f", title="The election", statement=statement, testimony=())
    library = Library([replace(make_unit({"Nelson Mandela": (), "Winnie Mandela": ()}, {}), facts=(fact,))])
    question = replace(ask("Nelson Mandela", "Who won in 1994?"), fact="world/f")
    assert mark(question, text, library).verdict == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Rocket by Robert Stephenson", "right"), ("Stephenson's Rocket", "right"), ("Rocket, built by Stephenson", "right"),
        ("Rocket (Stephenson)", "right"), ("Trevithick's Rocket", "right"), ("Rocket and Stephenson", "wrong"),
        ("Rocket by William Huskisson", "near-miss"), ("Huskisson's Rocket", "near-miss"), ("Stephenson", "wrong"),
    ],
)  # fmt: skip
def test_a_thing_may_be_named_with_whoever_made_it(text: str, verdict: str) -> None:
    fact = Fact(
        id="world/f",
        title="The trials",
        statement="The Rocket won; William Huskisson was hit by Stephenson's engine.",
        testimony=(),
    )
    people = tuple(
        Person(id=f"world/{at}", name=name, entry=entry)
        for at, (name, entry) in enumerate(
            {
                "Robert Stephenson": "Engineer.",
                "William Huskisson": "Killed by the Rocket.",
                "Richard Trevithick": "Builder of the Rocket.",
            }.items()
        )
    )
    library = Library([replace(make_unit({}, {}), facts=(fact,), people=people)])
    assert mark(replace(ask("Rocket", "Which locomotive won?"), fact="world/f"), text, library).verdict == verdict


@pytest.mark.parametrize(
    ("text", "share"), [("Pakistan", 0.5), ("India", 0.5), ("India and Pakistan", 1), ("India and Bangladesh", 0.5), ("Nepal", 0)]
)
def test_one_of_two_is_half_though_the_question_names_the_other(text: str, share: float) -> None:
    assert mark(ask("India and Pakistan", "Into which two states was British India divided?"), text).share == share


LEFT_OUT = """
smallpox | smallpox virus | right
Treaty of Tordesillas | Tratado de Tordesillas | right
Amritsar massacre | Amritsar | right
Amritsar massacre | the massacre | near-miss
Domesday Book | Domesday | right
Domesday Book | the tax book | wrong
Bayeux Tapestry | Bayeux | near-miss
Boston Tea Party | Boston | wrong
Council of Trent | Trent | right
Union of Soviet Socialist Republics | the U.S.S.R. | right
Ku Klux Klan | the KKK | right
Satyagraha | satyagrah | right
Quaid-i-Azam | Quaid-e-Azam | right
Harold Godwinson | Harald Godwinson | right
Eleanor of Aquitaine | Aliénor d'Aquitaine | right
Battle of Dien Bien Phu | Dien Ben Phu | right
Theodora | Theodor | near-miss
Second Punic War | secnd Punic War | right
Second Punic War | thrid Punic War | near-miss
Second Punic War | Punic War | near-miss
Fourth Crusade | Fourth crusae | right
Runnymede | runnyede | right
"""


@pytest.mark.parametrize("row", LEFT_OUT.strip().splitlines())
def test_the_part_that_tells_it_apart_will_do(row: str) -> None:
    key, answer, verdict = row.split(" | ")
    prompt = "Which battle?" if key.startswith("Battle") else "What was it called?"
    assert mark(ask(key, prompt), answer).verdict == verdict


@pytest.mark.parametrize(
    ("prompt", "text", "verdict"),
    [
        ("Where did he surrender?", "at the battle of Yorktown", "right"),
        ("Where did he surrender?", "the governor of Yorktown", "near-miss"),
        ("What was it called?", "at the battle of Yorktown", "near-miss"),
    ],
)
def test_what_happened_at_a_place_may_stand_ahead_of_it(prompt: str, text: str, verdict: str) -> None:
    assert mark(ask("Yorktown", prompt), text).verdict == verdict


@pytest.mark.parametrize(
    ("prompt", "text", "verdict"),
    [
        ("Which power made the alliance?", "the French", "right"), ("Which side won?", "french", "right"),
        ("Which country made it?", "the French", "right"), ("Which power made it?", "the English", "wrong"),
    ],
)  # fmt: skip
def test_a_people_stands_for_its_country_where_a_power_is_asked_for(prompt: str, text: str, verdict: str) -> None:
    assert mark(ask("France", prompt), text).verdict == verdict


FAMILY = Library([
    Unit(
        key="world",
        head=UnitHead(id="world", title="World", description="The Congress met, and so did the Congress of others."),
        people=(
            Person(id="world/p-1", name="Jawaharlal Nehru", entry="First prime minister of India."),
            Person(id="world/p-2", name="Motilal Nehru", entry="Lawyer, father of Jawaharlal Nehru."),
            Person(id="world/p-3", name="Harold Godwinson", entry="King.", other_names=("Harold II",)),
            Person(id="world/p-4", name="Harald Hardrada", entry="King of Norway."),
            Person(id="world/p-5", name="John", entry="King of England.", other_names=()),
            Person(id="world/p-6", name="Nathuram Godse", entry="Nationalist."),
            Person(id="world/p-7", name="John Adams", entry="President."),
        ),
    )
])  # fmt: skip


@pytest.mark.parametrize(
    ("prompt", "key", "text", "verdict"),
    [
        ("Who was the first prime minister of India?", "Jawaharlal Nehru", "Nehru", "right"),
        ("Who was the first prime minister of India?", "Jawaharlal Nehru", "M. Nehru", "near-miss"),
        ("Who was the first prime minister of India?", "Jawaharlal Nehru", "Motilal Nehru", "wrong"),
        ("Who was it?", "Jawaharlal Nehru", "Nehru", "near-miss"),
        ("Which lawyer was the father of Indira's father?", "Motilal Nehru", "Nehru", "right"),
        ("Which king was killed?", "Harold Godwinson", "King Harold", "right"),
        ("Which king was killed?", "Harold Godwinson", "Harald", "wrong"),
        ("Which king was killed?", "Harold Godwinson", "Harold I", "wrong"),
        ("Which king was killed?", "Harald Hardrada", "Harold Hardrada", "right"),
        ("Which king sealed it?", "John", "John I of England", "right"),
        ("Which king sealed it?", "John", "John II of England", "near-miss"),
        ("Which king sealed it?", "John", "King John of Joseon", "right"),
        ("Who shot him?", "Nathuram Godse", "Nathuram Vinayak Godse", "right"),
        ("Who shot him?", "Nathuram Godse", "Vinayak Godse", "near-miss"),
        ("Who led India as its first minister?", "Motilal Nehru", "Nehru", "near-miss"),
        ("Who was it?", "Motilal Nehru", "Motilal Kumar Nehru", "right"),
        ("Who was it?", "Motilal Nehru", "Motilal and Kumar Nehru", "near-miss"),
        ("Who was it?", "John Adams", "John Quincy Adams", "near-miss"),
        ("Who was it?", "John Adams", "John Edward Adams", "right"),
    ],
)
def test_people_go_by_what_tells_them_apart_in_their_unit(prompt: str, key: str, text: str, verdict: str) -> None:
    assert mark(ask(key, prompt), text, FAMILY).verdict == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Nehru, the father of Indira", "right"), ("Motilal Nehru, father of Nehru", "right"),
        ("father of Motilal Nehru", "wrong"), ("Motilal Nehru's father", "wrong"),
    ],
)  # fmt: skip
def test_a_relative_whom_the_question_names_is_no_other(text: str, verdict: str) -> None:
    assert mark(ask("Motilal Nehru", "Which lawyer was the father of Indira's father?"), text, FAMILY).verdict == verdict


def test_a_body_goes_by_its_last_word_where_the_unit_calls_it_so() -> None:
    silent = Library([make_unit({}, {"Indian National Congress": ()})])
    (unit,) = silent.units
    (term,) = unit.terms
    from msgspec.structs import replace

    telling = Library([replace(unit, terms=(replace(term, entry="Those who led the Congress in 1885."),))])
    asked = ask("Indian National Congress", "Which organisation?")
    assert [mark(asked, "Congress", each).verdict for each in (silent, telling)] == ["wrong", "right"]
    assert mark(asked, "African National Congress", telling).verdict != "right"
