"""Moodle's XML: as its question bank exports it, as scripts write it, and as an attacker would."""

from __future__ import annotations

import pytest

from bot.errors import Reason
from bot.library.questions import Matching, NumberAsked, OneChoice, Pair, SeveralChoices, TrueFalse, Wrong
from bot.units.faulty.moodle_faults import MoodleFault
from bot.units.imports.recognise import read_upload
from bot.units.imports.upload import EntryState, Format, Imported, Unusable
from bot.units.upload_faults import UploadFault
from tests.units.imports.moodle import kinds, one, read, reasons, remarks


def bank(*questions: str) -> str:
    return '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n' + "\n".join(questions) + "\n</quiz>\n"


def ask(kind: str, rest: str = "", text: str = "Who spoke?", form: str = "html") -> str:
    told = f'<questiontext format="{form}"><text>{text}</text></questiontext>'
    return f'<question type="{kind}"><name><text>Q</text></name>{told}{rest}</question>'


def answer(text: str, fraction: str = "0", feedback: str = "", more: str = "") -> str:
    told = f'<feedback format="html"><text>{feedback}</text></feedback>' if feedback else ""
    return f'<answer fraction="{fraction}" format="html"><text>{text}</text>{told}{more}</answer>'


def category(path: str) -> str:
    return f'<question type="category"><category><text>{path}</text></category><info><text>Said of it</text></info></question>'


def read_bank(*questions: str) -> Imported:
    found = read("bank.xml", bank(*questions))
    assert found.format is Format.MOODLE_XML
    return found


EXPORTED = """
<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<!-- question: 0  -->
  <question type="category">
    <category>
      <text>$course$/top/Default for HIST 9/Cold War</text>
    </category>
    <info format="moodle_auto_format">
      <text>All of it</text>
    </info>
    <idnumber></idnumber>
  </question>

<!-- question: 4711  -->
  <question type="multichoice">
    <name>
      <text>The speech</text>
    </name>
    <questiontext format="html">
      <text><![CDATA[<p dir="ltr">Who spoke on&nbsp;25 February 1956?<br></p>
<p><img src="@@PLUGINFILE@@/hall.jpg" alt="" /></p>]]></text>
<file name="hall.jpg" path="/" encoding="base64">/9j/4AAQSkZJRgABAQ==</file>
    </questiontext>
    <generalfeedback format="html">
      <text><![CDATA[<p>It lasted four hours.</p>]]></text>
    </generalfeedback>
    <defaultgrade>1.0000000</defaultgrade>
    <penalty>0.3333333</penalty>
    <hidden>1</hidden>
    <idnumber></idnumber>
    <single>true</single>
    <shuffleanswers>true</shuffleanswers>
    <answernumbering>abc</answernumbering>
    <correctfeedback format="html"><text>Your answer is correct.</text></correctfeedback>
    <partiallycorrectfeedback format="html"><text>Your answer is partially correct.</text></partiallycorrectfeedback>
    <incorrectfeedback format="html"><text>Read page 12 again.</text></incorrectfeedback>
    <shownumcorrect/>
    <answer fraction="100" format="html">
      <text><![CDATA[<p>Khrushchev</p>]]></text>
      <feedback format="html"><text></text></feedback>
    </answer>
    <answer fraction="0" format="html">
      <text><![CDATA[<p>Malenkov &amp; Co.</p>]]></text>
      <feedback format="html"><text><![CDATA[<p>He had lost his post.</p>]]></text></feedback>
    </answer>
    <tags>
      <tag><text>speeches</text></tag>
    </tags>
  </question>
</quiz>
"""


def test_an_export_of_moodle_is_read_with_all_that_gobbet_can_hold() -> None:
    found = read("bank.xml", EXPORTED)
    question = one(found)
    assert question == OneChoice(
        id=question.id,
        prompt="Who spoke on 25 February 1956?",
        answer="Khrushchev",
        wrong=(Wrong(text="Malenkov & Co.", feedback="He had lost his post."),),
        explanation="It lasted four hours.",
        topics=("cold-war", "speeches"),
    )
    assert [topic.title for topic in found.unit.head.topics] == ["Cold War", "speeches"]
    assert remarks(found) == [MoodleFault.HIDDEN, MoodleFault.PICTURES_LOST, MoodleFault.HINTS_LOST]
    assert found.entries[0].spot.line == 16


@pytest.mark.parametrize(
    "kind", ["essay", "description", "cloze", "ddwtos", "gapselect", "calculated", "calculatedmulti", "ordering"]
)
def test_what_gobbet_does_not_have_is_counted_and_named(kind: str) -> None:
    found = read_bank(ask(kind), category("$course$/top/x"), ask("truefalse", answer("true", "100") + answer("false")))
    assert kinds(found) == [kind]
    assert found.count(EntryState.QUESTION) == 1


def test_several_choices_and_all_or_nothing() -> None:
    options = answer("a", "50") + answer("b", "50") + answer("c", "-100")
    for question in (
        ask("multichoice", f"<single>false</single>{options}"),
        ask("multichoiceset", answer("a", "100") + answer("b", "100") + answer("c")),
    ):
        taken = one(read_bank(question))
        assert isinstance(taken, SeveralChoices)
        assert (taken.answers, taken.wrong) == (("a", "b"), (Wrong(text="c"),))


def test_true_and_false_also_in_another_language_by_their_place() -> None:
    found = read_bank(
        ask("truefalse", answer("false", "100") + answer("true", "0", "No, he did not."), "He flew."),
        ask("truefalse", answer("Wahr", "0", "Nein.") + answer("Falsch", "100"), "Er flog."),
    )
    flew, flog = found.unit.questions
    assert flew == TrueFalse(id=flew.id, prompt="He flew.", answer=False, feedback="No, he did not.")
    assert flog == TrueFalse(id=flog.id, prompt="Er flog.", answer=False, feedback="Nein.")
    assert remarks(found) == [MoodleFault.TAKEN_BY_PLACE] * 2


def test_a_number_has_its_tolerance_and_one_unit() -> None:
    units = "<units><unit><multiplier>1</multiplier><unit_name>km</unit_name></unit>"
    units += "<unit><multiplier>1000</multiplier><unit_name>m</unit_name></unit></units>"
    right = answer("12.5", "100", more="<tolerance>0.5</tolerance>")
    found = read_bank(ask("numerical", right + answer("*", "0", "No.") + units))
    question = one(found)
    assert question == NumberAsked(id=question.id, prompt="Who spoke?", answer=12.5, tolerance=0.5, measure="km")
    assert remarks(found) == [MoodleFault.UNITS_LEFT_OUT, MoodleFault.CATCH_ALL]


def test_a_short_answer_is_accepted_with_full_credit_alone() -> None:
    answers = answer("Stalin*", "100") + answer("Koba", "100") + answer("Soso", "50") + answer("*", "0", "No.")
    found = read_bank(ask("shortanswer", f"<usecase>1</usecase>{answers}"))
    assert one(found).right_options == ("Stalin", "Koba")
    assert remarks(found) == [MoodleFault.CASE_MATTERED, MoodleFault.ASTERISK, MoodleFault.HALF_CREDIT, MoodleFault.CATCH_ALL]


def test_pairs_and_spare_ones() -> None:
    pairs = [("Rome", "Tiber"), ("<![CDATA[<p>Paris</p>]]>", "Seine"), ("", "Rhine")]
    parts = "".join(
        f'<subquestion format="html"><text>{a}</text><answer><text>{b}</text></answer></subquestion>' for a, b in pairs
    )
    found = read_bank(ask("matching", parts))
    question = one(found)
    assert isinstance(question, Matching)
    assert question.pairs == (Pair(left="Rome", right="Tiber"), Pair(left="Paris", right="Seine"))
    assert (question.spare, remarks(found)) == (("Rhine",), [MoodleFault.SPARE_KEPT])
    pictured = (
        '<subquestion><text></text><file name="a.png" encoding="base64">AA</file><answer><text>x</text></answer></subquestion>'
    )
    assert kinds(read_bank(ask("matching", parts + pictured))) == ["matching with pictures"]


@pytest.mark.parametrize(
    ("form", "text", "prompt"),
    [
        ("html", "<![CDATA[<p>a</p><ul><li>b</li></ul>]]>", "a\n- b"),
        ("html", "a &lt;b&gt;c&lt;/b&gt; &amp;lt;d&amp;gt;", "a c <d>"),
        ("html", "a\n   b", "a b"),
        ("plain_text", "a &lt;b&gt;\nc", "a <b>\nc"),
        ("markdown", "**a** b", "a b"),
        ("moodle_auto_format", "a &lt;i&gt;b&lt;/i&gt;", "a b"),
        ("html", "<p>never <b>escaped</b></p><br/>x", "never escaped\nx"),
    ],
)
def test_texts_are_made_plain(form: str, text: str, prompt: str) -> None:
    question = ask("truefalse", answer("true", "100") + answer("false"), text, form)
    assert one(read_bank(question)).prompt == prompt


RIGHT = answer("a", "100") + answer("b")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (ask("multichoice", answer("a", "50") + answer("b")), [MoodleFault.NO_FULL_CREDIT]),
        (ask("multichoice", answer("a") + answer("b")), [UploadFault.NO_RIGHT_OPTION]),
        (ask("multichoice", answer("a", "most") + answer("b")), [MoodleFault.NOT_A_NUMBER]),
        (ask("multichoice", RIGHT, ""), [UploadFault.PROMPT_BLANK]),
        (ask("truefalse", answer("true", "100") + answer("false", "100")), [MoodleFault.TRUE_AND_FALSE]),
        (ask("shortanswer", answer("*", "100")), [MoodleFault.NO_TEXT_ACCEPTED]),
        (ask("numerical", answer("many", "100")), [MoodleFault.NOT_A_NUMBER]),
        (ask("numerical"), [MoodleFault.NO_FULL_CREDIT]),
        (ask("matching"), [UploadFault.PAIRS_OUTSIDE]),
        (ask("", RIGHT), [MoodleFault.NO_KIND]),
        (ask("multichoice", RIGHT + "<a/>" * 4000), [MoodleFault.QUESTION_TOO_BIG]),
        (ask("multichoice", RIGHT, "a < b"), [MoodleFault.NOT_XML]),
        (ask("multichoice", RIGHT).replace("</questiontext>", ""), [MoodleFault.NOT_XML]),
        (ask("multichoice", RIGHT).replace("</question>", ""), [MoodleFault.NOT_XML]),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_hides_nothing_else(question: str, said: list[Reason]) -> None:
    found = read_bank(question, ask("multichoice", RIGHT, "Who else?"), '<question type="essay"/>')
    assert reasons(found) == said
    assert "line 3" in str(found.faults[0])
    assert [question.prompt for question in found.unit.questions] == ["Who else?"]
    assert kinds(found) == ["essay"]


def test_what_scripts_forget_to_escape_is_read_where_it_is_beyond_doubt() -> None:
    found = read_bank(ask("multichoice", RIGHT, "Tom &amp; Jerry & the&nbsp;mouse"))
    assert one(found).prompt == "Tom & Jerry & the mouse"


def test_other_encodings_that_the_file_declares() -> None:
    text = bank(ask("multichoice", RIGHT, "Que fit Émile ?"))
    for encoding in ("iso-8859-1", "utf-16", "utf-8-sig"):
        found = read_upload("a.xml", text.replace("UTF-8", encoding.removesuffix("-sig")).encode(encoding))
        assert [question.prompt for question in found.unit.questions] == ["Que fit Émile ?"]


BOMB = '<!DOCTYPE quiz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE quiz [<!ENTITY a SYSTEM "/etc/passwd">]>'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BOMB + "<quiz>" + ask("essay", text="&b;") + "</quiz>", UploadFault.DEFINES_ENTITIES),
        (OUTSIDE + "<quiz>" + ask("essay", text="&a;") + "</quiz>", UploadFault.DEFINES_ENTITIES),
        ("<quiz>" + "<a>" * 100_000, UploadFault.NESTED_TOO_DEEP),
        ("<quiz>" + ask("essay", text="<a>" * 100_000), UploadFault.NESTED_TOO_DEEP),
        ("<quiz>" + "<question/>" * 20_000 + "</quiz>", UploadFault.TOO_MUCH_FOUND),
        ("<quiz>" + "<question type='essay'>&" * 20_000, UploadFault.TOO_MUCH_FOUND),
        ("<quiz> & no question", UploadFault.READING_FAILED),
    ],
    ids=range(7),
)
def test_a_file_that_no_moodle_wrote_is_refused(text: str, said: Reason) -> None:
    with pytest.raises(Unusable) as raised:
        read("bank.xml", text)
    assert raised.value.why.reason is said


@pytest.mark.parametrize(
    "text",
    [
        "<![CDATA[" + "<p" * 400_000 + "]]>",
        "&" * 500_000,
        "x" * 1_000_000,
        "<a/>" * 200_000,
        "<![CDATA[" + "&a" * 300_000 + "]]>",
    ],
    ids=range(5),
)
def test_a_hostile_text_is_read_in_linear_time(text: str) -> None:
    assert read_bank(ask("multichoice", RIGHT, text)).count(EntryState.FAULTY) == 1
