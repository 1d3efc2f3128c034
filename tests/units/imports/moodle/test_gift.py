"""GIFT, form by form as its documentation lists them, and as people write it."""

from __future__ import annotations

import pytest

from bot.errors import Reason
from bot.library.questions import Matching, NumberAsked, OneChoice, Pair, SeveralChoices, TrueFalse, Typed, Wrong
from bot.units.faulty.moodle_faults import MoodleFault
from bot.units.imports.upload import Unusable
from bot.units.upload_faults import UploadFault
from tests.units.imports.moodle import kinds, one, read_gift, reasons, remarks

DOCUMENTED = r"""
// Every form of the documentation, about other things.

Who crossed the Rubicon?{~Sulla ~Pompey =Caesar}

Caesar was {~crowned =stabbed ~exiled} in the Senate.

The year of the consuls began on the {
    ~first of March
    ~Ides
    =first of January
} of that time.

Rome had two consuls.{T}

Cleopatra was born in Rome.{FALSE}

Who ruled after Caesar?{=Octavian =Augustus}

Two legions and two legions are {=four =4}.

Match each city with its river. {
    =Rome -> Tiber
    =Paris  -> Seine
    =London->Thames
    }

When was the battle of Actium, in years before Christ? {#31}

How many years did the Republic last? {#480:5}.

What is the value of pi (to 3 decimals)? {#3.141..3.142}.

When was Caesar born, in years before Christ? {#
    =100:0
    =%50%102:0}

::Names::Which names did
Octavian bear? {
    ~No one
    ~%50%Augustus
    ~%50%Caesar
    ~%-100%Brutus }

[markdown]Who wrote **De bello Gallico**?{
=Caesar#Well read!
=C. Iulius Caesar#Well read!}

Which sum is five? {
     ~ \= 2 + 2
     = \= 2 + 3
     ~ \= 2 + 4  }

Tell of the Ides of March. {}

You will now read a text of Suetonius.
"""


def test_every_form_of_the_documentation_is_read_or_named() -> None:
    found = read_gift(DOCUMENTED)
    assert not found.faults
    assert kinds(found) == ["essay", "description"]
    told = {question.prompt: question for question in found.unit.questions}
    assert len(told) == 15
    assert one_choice(told["Who crossed the Rubicon?"]) == ("Caesar", ["Sulla", "Pompey"])
    assert one_choice(told["Caesar was _____ in the Senate."]) == ("stabbed", ["crowned", "exiled"])
    assert one_choice(told["Which sum is five?"]) == ("= 2 + 3", ["= 2 + 2", "= 2 + 4"])
    assert [told[text].answer for text in ("Rome had two consuls.", "Cleopatra was born in Rome.")] == [True, False]  # type: ignore[union-attr]
    assert told["Who ruled after Caesar?"].right_options == ("Octavian", "Augustus")
    assert told["Two legions and two legions are _____."].right_options == ("four", "4")
    assert told["Who wrote De bello Gallico?"].right_options == ("Caesar", "C. Iulius Caesar")
    cities = told["Match each city with its river."]
    assert isinstance(cities, Matching)
    assert cities.pairs == tuple(Pair(left=a, right=b) for a, b in (("Rome", "Tiber"), ("Paris", "Seine"), ("London", "Thames")))
    names = told["Which names did Octavian bear?"]
    assert isinstance(names, SeveralChoices)
    assert (names.answers, [wrong.text for wrong in names.wrong]) == (("Augustus", "Caesar"), ["No one", "Brutus"])


def one_choice(question: object) -> tuple[str, list[str]]:
    assert isinstance(question, OneChoice)
    return question.answer, [wrong.text for wrong in question.wrong]


@pytest.mark.parametrize(
    ("body", "answer", "tolerance"),
    [
        ("#1822", 1822, 0),
        ("#1822:5", 1822, 5),
        ("#3.141..3.142", 3.1415, 0.0005),
        ("#-4..-2", -3, 1),
        ("#=%100%1822:0#Yes\n~#No", 1822, 0),
        ("#=1822:0 =%50%1822:2", 1822, 0),
        ("#=1822:0 =1822:2", 1822, 2),
        ("# 1.5e3 : .5 ", 1500, 0.5),
    ],
)
def test_a_number_has_a_tolerance_or_a_range(body: str, answer: float, tolerance: float) -> None:
    question = one(read_gift(f"When? {{{body}}}"))
    assert isinstance(question, NumberAsked)
    assert (question.answer, question.tolerance) == (answer, tolerance)


def test_several_exact_numbers_are_accepted_texts_and_several_ranges_cannot_be_asked() -> None:
    found = read_gift("Which primes are below four? {#=2 =3}\n\nNear what? {#=2:1 =9:1}")
    [question] = found.unit.questions
    assert isinstance(question, Typed)
    assert question.answers == ("2", "3")
    assert kinds(found) == ["numerical with several ranges"]
    assert remarks(found) == [MoodleFault.SEVERAL_NUMBERS]


def test_of_the_feedback_to_true_and_false_the_wrong_one_stands_first() -> None:
    question = one(read_gift("Stalin died in 1956.{FALSE#He died on 5 March 1953.#Right.####The Congress was in 1956.}"))
    assert question == TrueFalse(
        id=question.id,
        prompt="Stalin died in 1956.",
        answer=False,
        feedback="He died on 5 March 1953.",
        explanation="The Congress was in 1956.",
    )


@pytest.mark.parametrize("word", ["T", "TRUE", "true", "True"])
def test_true_is_true_in_any_letters(word: str) -> None:
    assert isinstance(one(read_gift(f"It is. {{{word}}}")), TrueFalse)


def test_half_credit_is_never_full_credit() -> None:
    found = read_gift(
        "Who spoke? {=Khrushchev =%50%Malenkov =%0%*#No.}\n\nWho died? {~Beria ~%50%Molotov =Stalin}\n\n"
        "Who came? {~%50%Tito ~Mao}\n\nWho went? {=%50%Nagy}"
    )
    typed, choice = found.unit.questions
    assert typed.right_options == ("Khrushchev",)
    assert choice.right_options == ("Stalin",)
    assert [wrong.text for wrong in choice.wrong_options] == ["Beria", "Molotov"]
    assert remarks(found) == [MoodleFault.HALF_CREDIT, MoodleFault.HALF_CREDIT, MoodleFault.CATCH_ALL]
    assert reasons(found) == [MoodleFault.NO_FULL_CREDIT, MoodleFault.NO_TEXT_ACCEPTED]


def test_a_catch_all_is_no_accepted_answer() -> None:
    found = read_gift("Who? {=*}\n\nWhose? {=%100%*#Thanks =Stalin*}\n\nWhich sign? {=\\\\*}\n\nHow many? {#=3 ~#No, three.}")
    assert reasons(found) == [MoodleFault.NO_TEXT_ACCEPTED]
    whose, sign, many = found.unit.questions
    assert (whose.right_options, sign.right_options) == (("Stalin",), ("*",))
    assert isinstance(many, NumberAsked)
    assert remarks(found) == [MoodleFault.ASTERISK, MoodleFault.CATCH_ALL]
    assert found.remarks[1].why.fields == {"count": 2}


@pytest.mark.parametrize(
    ("body", "right", "wrong", "named"),
    [
        ("~%33.33333%a ~%33.33333%b ~%33.33333%c ~%-100%d", ("a", "b", "c"), ("d",), []),
        ("~%100%a ~%-100%b", ("a",), ("b",), []),
        ("~%100%a ~%50%b ~c", ("a",), ("b", "c"), [MoodleFault.HALF_CREDIT]),
        ("~%60%a ~%60%b ~c", ("a", "b"), ("c",), [MoodleFault.MORE_THAN_FULL]),
        ("=a =b ~c", ("a", "b"), ("c",), [MoodleFault.EITHER_WAS_ENOUGH]),
    ],
)
def test_weights_say_which_options_are_right(body: str, right: tuple[str, ...], wrong: object, named: list[Reason]) -> None:
    found = read_gift(f"Which? {{{body}}}")
    question = one(found)
    assert isinstance(question, SeveralChoices)
    assert (question.answers, tuple(option.text for option in question.wrong)) == (right, wrong)
    assert remarks(found) == named


@pytest.mark.parametrize(
    "body", ["=%100%a ~%-33.33%b ~%-33,33%c", "~=a ~b ~c", "\n  =a\n\n  ~b\n\n  ~c\n", "~b\n// not ~d\n~c =a"]
)
def test_what_people_write_otherwise_and_mean_beyond_doubt_is_read(body: str) -> None:
    assert one_choice(one(read_gift(f"Which? {{{body}}}"))) == ("a", ["b", "c"])


def test_an_empty_line_before_the_answers_and_a_tag_that_nobody_escaped_are_read() -> None:
    styled = '[html]<p style="color: #f00">What?</p> {=<b class="x">c</b> ~d#No: <i id="y">d</i>}'
    found = read_gift(f"::Q::Who?\n\n{{\n=a\n~b\n}}\n\n{styled}")
    assert not found.faults
    assert [one_choice(question) for question in found.unit.questions] == [("a", ["b"]), ("c", ["d"])]
    assert [question.prompt for question in found.unit.questions] == ["Who?", "What?"]


def test_a_text_alone_in_braces_is_an_accepted_one_as_in_moodle_and_named() -> None:
    found = read_gift("::Q::Who? {Stalin}")
    assert one(found).right_options == ("Stalin",)
    assert remarks(found) == [MoodleFault.NO_SIGN]


def test_feedback_goes_to_the_wrong_option_and_praise_is_no_explanation() -> None:
    found = read_gift("Who? {=Stalin#Good! ~Lenin#He died in 1924.\n####In March 1953.}")
    question = one(found)
    assert question.wrong_options == (Wrong(text="Lenin", feedback="He died in 1924."),)
    assert question.explanation == "In March 1953."
    assert remarks(found) == [MoodleFault.FEEDBACK_LOST]
    assert remarks(read_gift("Who? {=Stalin =%0%Lenin#He died in 1924.}")) == [MoodleFault.FEEDBACK_LOST]
    told = "The speech was held behind closed doors in the night."
    assert one(read_gift(f"When? {{=At night#{told} ~At noon}}")).explanation == told


def test_categories_and_tags_are_topics() -> None:
    found = read_gift(
        "// question: 0  name: Switch category to $course$/top/History/Either//Or\n"
        "$CATEGORY: $course$/top/History/Either//Or\n\n\n"
        "// question: 7  name: a\n// [id:7] [tag:Cold War] [tag:exam]\n::a::One? {T}\n\n$CATEGORY: $course$/top\nTwo? {F}\n"
    )
    one_, two = found.unit.questions
    assert [topic.title for topic in found.unit.head.topics] == ["Either/Or", "Cold War", "exam"]
    assert (one_.topics, two.topics) == (("either-or", "cold-war", "exam"), ())


def test_two_categories_that_end_alike_stay_two() -> None:
    found = read_gift("$CATEGORY: Russia/Causes\n\nOne? {T}\n\n$CATEGORY: France/Causes\n\nTwo? {F}\n")
    assert [topic.title for topic in found.unit.head.topics] == ["Russia / Causes", "France / Causes"]


def test_categories_in_any_script_stay_apart() -> None:
    found = read_gift("$CATEGORY: Ελλάδα\n\nOne? {T}\n\n$CATEGORY: 日本\n\nTwo? {F}\n\n$CATEGORY: Россия\n\nThree? {F}\n")
    assert [topic.title for topic in found.unit.head.topics] == ["Ελλάδα", "日本", "Россия"]
    assert len({question.topics for question in found.unit.questions}) == 3


@pytest.mark.parametrize(
    ("source", "prompt"),
    [
        (r"a \{b\} \~ \= \# \: c", "a {b} ~ = # : c"),
        (r"one\n\ntwo", "one\n\ntwo"),
        (r"C\:\\new", r"C:\new"),
        ("[html]<p>Who&nbsp;was\n <b>he</b>?</p><p>Say</p>", "Who was he?\nSay"),
        (r"[html]<span style\=\"color\: red\">Who</span> &lt;he&gt;", "Who <he>"),
        ("[moodle]Who was <b>he</b> &amp; she", "Who was he & she"),
        ("[plain]Is <b> bold", "Is <b> bold"),
        ("[markdown]Who was **he**, _she_ and `it`, of [them](http://example.org)", "Who was he, she and it, of them"),
        ("[1956] What happened", "[1956] What happened"),
        ("if 3 < 4 & so on", "if 3 < 4 & so on"),
    ],
)
def test_texts_are_made_plain(source: str, prompt: str) -> None:
    assert one(read_gift(f"::t::{source} {{T}}")).prompt == prompt


def test_a_lost_picture_is_named_and_one_that_was_all_there_was_cannot_be_asked() -> None:
    found = read_gift(
        '[html]Who is <img src\\="a.png"> this? {=Stalin ~Lenin}\n\n[html]<img src\\="a.png"> {=Stalin ~Lenin}\n\n'
        '[html]Who? {=<img src\\="a.png"> ~Lenin}'
    )
    assert remarks(found) == [MoodleFault.PICTURES_LOST]
    assert kinds(found) == ["multichoice with a picture as its question", "multichoice with pictures as answers"]


def test_a_spare_match_is_kept_and_named() -> None:
    found = read_gift("Match. {=Rome -> Tiber =Paris -> Seine = -> Rhine = -> Seine}")
    question = one(found)
    assert isinstance(question, Matching)
    assert question.spare == ("Rhine",)
    assert remarks(found) == [MoodleFault.SPARE_KEPT]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("Who? {=a ~b", MoodleFault.BRACE_ALONE),
        ("Who? =a ~b}", MoodleFault.BRACE_ALONE),
        ("Who? {=a {b} ~c}", MoodleFault.BRACE_ALONE),
        ("One {=a ~b} and two {=c ~d}", MoodleFault.BRACES_TWICE),
        ("Who? {a ~b =c}", MoodleFault.TEXT_BEFORE_ANSWERS),
        ("Match {=a -> b =c}", MoodleFault.NO_ARROW),
        ("Match {=a -> b}", UploadFault.PAIRS_OUTSIDE),
        ("Match {=a -> =c -> d}", UploadFault.PAIR_HALF),
        ("How many? {#}", UploadFault.NO_ANSWER),
        ("How many? {#many}", MoodleFault.NOT_A_NUMBER),
        ("How many? {#3,14}", MoodleFault.NOT_A_NUMBER),
        ("How many? {#5..1}", MoodleFault.RANGE_BACKWARDS),
        ("How many? {#1e20}", MoodleFault.NUMBER_TOO_BIG),
        ("Who? {~a ~b}", UploadFault.NO_RIGHT_OPTION),
        ("Who? {=a ~a}", UploadFault.OPTION_TWICE),
        ("Who? {=a ~}", UploadFault.OPTION_BLANK),
        ("::Who?::{=a ~b}", UploadFault.PROMPT_BLANK),
        ("Who? {" + "".join(f"~%10%{n}" for n in range(10)) + "}", MoodleFault.ALL_RIGHT),
        ("Who? {=a " + "".join(f"~{n}" for n in range(10)) + "}", UploadFault.TOO_MANY_OPTIONS),
        ("W" * 401 + " {=a ~b}", UploadFault.LONGER_THAN),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_hides_nothing_else(source: str, said: Reason) -> None:
    found = read_gift(f"// head\n\n{source}\n\nWho else? {{=c ~d}}\n")
    assert reasons(found) == [said]
    assert "line 3" in str(found.faults[0])
    assert [question.prompt for question in found.unit.questions] == ["Who else?"]


def test_kinds_of_plugins_are_named() -> None:
    found = read_gift("Order {>0 ALL VERTICAL\na\nb\n}\n\nGap {1:SHORTANSWER:=Rome}\n\nWho? {=a ~b}")
    assert kinds(found) == ["ordering", "cloze"]


@pytest.mark.parametrize(
    "source",
    [
        "Who? {" + "x" * 1_000_000 + "}\n\nb {T}",
        "Who? " + "{" * 100_000 + "=a" + "}" * 100_000,
        "Who? {" + "~" * 1_000_000 + "=b}",
        "Who? {" + "=a" * 500_000 + "}",
        "[markdown]" + "![a](" * 100_000 + "{=b}",
        "[html]" + "<p " * 200_000 + "{=b}",
        "[html]" + '<p ""' * 200_000 + "{=b}",
        "// " + "[tag:" * 200_000 + "\nWho? {=b}",
        "Who? {#" + "9" * 1_000_000 + "}",
        "$CATEGORY: " + "/a" * 400_000 + "\n\nWho? {=b}",
    ],
    ids=lambda source: source[:20],
)
def test_a_hostile_file_is_read_in_linear_time(source: str) -> None:
    assert len(read_gift(source).entries) in {1, 2}


def test_more_entries_than_a_class_can_play_are_refused() -> None:
    with pytest.raises(Unusable):
        read_gift("Who? {=b}\n\n" * 5_001)
