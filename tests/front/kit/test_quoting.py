"""What people type is shown back as plain text: Discord's own rules of markup find nothing to do in it."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.front.kit.card import plain, quote

RULES = {
    "a mention": r"@(?:everyone|here)|<(?:@[!&]?|#)\d+>",
    "a custom emoji": r"<a?:\w+:\d+>",
    "an emoji by name": r":[A-Za-z_+-][\w+-]*:",
    "a timestamp": r"<t:-?\d+",
    "a command or a place": r"</|<id:",
    "a link": r"\w+://[^\s<]",
    "an address": r"<(?:https?|mailto|tel|sms)",
    "an invitation": r"discord\.gg/|discord(?:app)?\.com/",
    "a bare domain": r"www\.\w|\w\.(?:com|org|gg)/",
}
LINE = r"^(?:-#|#{1,3}|>|[*+-]|\d+[.)])(?:\s|>)"
MARKED = r"(?<!\\)(?:\\\\)*[_~|*`\[]"
"""A mark that no backslash takes the power of."""

NASTY = (
    "https://evil.example/x",
    "<https://evil.example/x>",
    "[click](https://evil.example)",
    "[click](<https://evil.example>)",
    "discord.gg/abcdef",
    "DISCORD.GG/abcdef",
    "steam://run/1",
    "www.evil.com",
    "mail me@evil.org",
    "<mailto:me@evil.org>",
    "@everyone @here <@123> <@!123> <@&123> <#123> </ask:123> <id:guide>",
    "<:pepe:123456> <a:pepe:123456> :skull:",
    "<t:1700000000:R>",
    "# heading",
    "## heading",
    "### heading",
    "-# small",
    "> quoted",
    ">>> quoted",
    "- item",
    "* item",
    "+ item",
    "1. item",
    "12) item",
    "100. item",
    "||spoiler||",
    "**bold** __under__ *it* _it_ ~~gone~~ `code` ```block```",
    "a\\*b*",
    "\\[x](y)",
    "\\<@123>",
    "h\u200bttps://evil.example",
    "\u202egpj.exe\u202c",
    "\u2066x\u2069\u200e\u200f\u061c",
    "@\u200beveryone",
    "\ufeff# heading",
    "\u2063# heading",
    "\u200d# heading",
    "a\n# heading\r\n> quoted\u2028- item",
    "\u3164",
    "\u2800\u115f",
)


def check_plain(shown: str) -> None:
    for what, rule in RULES.items():
        assert not re.search(rule, shown, re.IGNORECASE), (what, shown)
    assert not re.search(LINE, shown), shown
    assert not re.search(MARKED, shown), shown
    assert "\n" not in shown
    seen = shown.replace("\u200b", "").replace("\u200d", "")  # the one is ours, the other joins emoji
    assert not any(unicodedata.category(char).startswith("C") for char in seen), ascii(shown)
    assert shown.strip("\u200b ")


@pytest.mark.parametrize("text", NASTY)
def test_what_is_typed_is_shown_as_plain_text(text: str) -> None:
    check_plain(quote(text, 300))


@given(st.lists(st.sampled_from(NASTY) | st.text(max_size=5), max_size=6), st.sampled_from(["", " ", "\n", "\\", "\u200b"]))
def test_no_mixture_of_it_comes_alive(parts: list[str], between: str) -> None:
    check_plain(quote(between.join(parts), 80))
    assert len(plain(between.join(parts))) <= 80


@pytest.mark.parametrize(
    "text",
    [
        "Khrushchev",
        "25.2.1956",
        "3.5",
        "12:30:45",
        "U.S.A.",
        "Хрущёв",
        "毛泽东",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "J. Stalin",
        "unit/terms.toml: line 3",
    ],
)
def test_what_has_no_power_stays_as_it_is(text: str) -> None:
    assert quote(text) == text


def test_what_cannot_be_seen_is_told_as_something_left_out() -> None:
    assert quote("\u200b\u202e \u3164") == plain("") == "…"
