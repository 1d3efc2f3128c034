"""What an uploaded unit says has no power over a card, and says the same."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.library.catalogue import Library
from bot.library.written import disarm, read_units, write_units
from bot.marking.judgement import Given, Verdict
from bot.marking.kinds import judge
from tests.sample import TYPED, make_library

UNIT = make_library().units[0]


@pytest.mark.parametrize(
    "text",
    [
        "Ask <@123> and @everyone, <#5>, <t:0:R>, </quiz:1>, <:x:1>",
        "Read [this](https://example.org)",
        "# Not a heading\n> nor a quotation\n-# nor small",
        "```\nno block\n```",
    ],
)
def test_markup_is_disarmed_and_no_letter_changes(text: str) -> None:
    unit = disarm(replace(UNIT, questions=(replace(TYPED, prompt=text, explanation=text),)))
    for shown in (unit.questions[0].prompt, unit.questions[0].explanation):
        assert shown != text
        assert shown.replace("\u200b", "") == text
        for active in ("](", "<@", "<#", "<t", "</", "<:", "@everyone", "```", "\n>", "\n-#"):
            assert active not in shown
        assert not shown.startswith(("#", ">"))


def test_what_has_no_power_stays_as_it_is() -> None:
    assert disarm(UNIT) is UNIT
    plain = replace(UNIT, questions=(replace(TYPED, prompt="Was 3 < 4, and a * b [sic] (yes)? 50 # 2 @ noon"),))
    assert disarm(plain) == plain
    assert read_units(write_units([UNIT])) == [UNIT]


def test_a_key_with_a_tag_in_it_can_be_hit() -> None:
    question = replace(TYPED, answers=("Act <@1> of Union",), fact="")
    unit = disarm(replace(UNIT, questions=(question,)))
    assert judge(unit.questions[0], Given(text="Act <@1> of Union"), Library([unit])).verdict is Verdict.RIGHT
