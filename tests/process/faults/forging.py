"""Controls, menus, forms and commands as somebody forges them: every verb and option with what is right, stale or broken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from bot.front.kit.controls import HANDLERS
from bot.front.kit.custom_ids import LONGEST, VERBS, Verb, meaning_of

from ...standin.entry import Kind
from ...standin.interactions import Interaction, Sort, make_interaction
from ...standin.records import Channel, Json, Message, Part, User, Wire
from ...standin.scenario import StandIn

BROKEN = (
    "zzz", "99", "-1", "", "0", "100000", "9999", "123456789012345678901234567890", "1e3", "1.5", "\u0661", "null", "True",
    "x" * 60,
    "../../x", "' OR 1=1 --", "=cmd|'/c calc'!A1", "＝1+1", "\u202eabc", "\u200b", "@everyone", "[a](http://x.invalid)",
    "a/b",
)  # fmt: skip
TYPED = (
    "", " ", "1956", "Khrushchev", "ABCD", "DCBA", "abcdz", "12 April 1961", "31.2.1961", "x" * 4000, "=HYPERLINK(1)", "\t=1",
    "🚀" * 400, "\u202e\u200d" * 50, "@everyone <@1> [a](http://x.invalid)", "9" * 1000, "١٩٥٦", "a\nb\n" * 200, "\x00\x01",
)  # fmt: skip


class Forger:
    """Makes interactions that nobody's client would offer; `known` holds what is right by the name of a field."""

    def __init__(self, stand: StandIn, rng: Random, known: Mapping[str, Sequence[str]]) -> None:
        self.stand, self.rng, self.known = stand, rng, known
        self.paths = [*_paths(stand.commands)]
        self._cards: dict[int, Message] = {}

    def forge(
        self, user: User, channel: Channel, verbs: Sequence[type[Verb]], *, cards: Sequence[Message] = (), commands: bool = True
    ) -> Interaction:
        """Make one at random: mostly a control, else a command or what is typed into one."""
        dice = self.rng.random()
        if dice < 0.7 or not commands:
            return self._control(user, channel, self.rng.choice(verbs), cards)
        return self._command(user, channel, completing=dice > 0.9)

    # ---- controls

    def _control(self, user: User, channel: Channel, verb: type[Verb], cards: Sequence[Message]) -> Interaction:
        prefixes = [prefix for prefix, handled in HANDLERS if handled is verb] or ["g"]
        prefix = self.rng.choice(prefixes) if self.rng.random() < 0.95 else self.rng.choice("gsmx")
        custom_id = self._custom_id(prefix, verb)
        here = [card for card in cards if card["channel_id"] == channel["id"]]
        source = self.rng.choice(here) if here and self.rng.random() < 0.5 else self._card(channel)
        sort, data = Sort.COMPONENT, {"custom_id": custom_id, "component_type": Part.BUTTON, "id": 3}
        if prefix == "s":
            values = [self._value("value") for _ in range(self.rng.choice((1, 1, 1, 2, 25)))]
            data |= {"component_type": Part.SELECT, "values": values}
        elif prefix == "m":
            sort, text = Sort.MODAL, self.rng.choice(TYPED)
            field = {"type": Part.TEXT_INPUT, "id": 3, "custom_id": "text", "value": text}
            data = {"custom_id": custom_id, "components": [{"type": Part.LABEL, "id": 2, "component": field}]}
        return make_interaction(self.stand.world, sort, user, channel, data, source=source)

    def _custom_id(self, prefix: str, verb: type[Verb]) -> str:
        fields = [self._value(name) for name in verb.__struct_fields__]
        dice = self.rng.random()
        if dice < 0.03:
            fields.append("1")
        elif dice < 0.06:
            fields = fields[:-1]
        return ":".join((prefix, meaning_of(verb).name, *fields))[:LONGEST]

    def _value(self, name: str) -> str:
        known = self.known.get(name, ())
        return self.rng.choice(known) if known and self.rng.random() < 0.8 else self.rng.choice(BROKEN)

    def _card(self, channel: Channel) -> Message:
        """Give a card of the bot's that stands in a channel, for controls that never stood on it."""
        if channel.id not in self._cards or self.rng.random() < 0.02:
            from ...standin.records import blank_message

            made = blank_message(self.stand.world.bot, channel)
            made["content"] = "a card"
            self._cards[channel.id] = made
        return self._cards[channel.id]

    # ---- commands

    def _command(self, user: User, channel: Channel, *, completing: bool) -> Interaction:
        command, trail, options = self.rng.choice(self.paths)
        given = [option for option in options if option.get("required") or self.rng.random() < 0.6]
        values = [made for option in given if (made := self._option(option, user)) is not None]
        focusable = [
            value
            for value, option in ((v, o) for v in values for o in given if o["name"] == v["name"])
            if option.get("autocomplete")
        ]
        sort = Sort.COMMAND
        if completing and focusable:
            sort, chosen = Sort.AUTOCOMPLETE, self.rng.choice(focusable)
            chosen |= {"value": str(chosen["value"])[:100], "focused": True}
        for sub in reversed(trail):
            values = [{"name": sub["name"], "type": sub["type"], "options": values}]
        data: Json = {"id": command["id"], "name": command["name"], "type": 1, "options": values}
        return make_interaction(self.stand.world, sort, user, channel, data)

    def _option(self, option: Json, user: User) -> Json | None:
        made: Json = {"name": option["name"], "type": option["type"]}
        match option["type"]:
            case Kind.STRING if option.get("choices"):
                return made | {"value": self.rng.choice(option["choices"])["value"]}
            case Kind.STRING:
                least, most = option.get("min_length") or 0, option.get("max_length") or 6000
                known = [*self.known.get(option["name"], ()), *self.known["typed"]]
                text = (self.rng.choice(known) if self.rng.random() < 0.5 else self.rng.choice(BROKEN + TYPED))[:most]
                return made | {"value": text if len(text) >= max(1, least) else "x" * max(1, least)}
            case Kind.INTEGER if option.get("choices"):
                return made | {"value": self.rng.choice(option["choices"])["value"]}
            case Kind.INTEGER:
                low, high = option.get("min_value", -(2**53)), option.get("max_value", 2**53)
                return made | {"value": self.rng.choice((low, high, self.rng.randint(low, high)))}
            case Kind.BOOLEAN:
                return made | {"value": self.rng.random() < 0.5}
        return None


Path = tuple[Wire, list[Json], list[Json]]


def _paths(commands: Sequence[Wire]) -> list[Path]:
    """Give every command that can be used, with the way to it and its options."""
    found: list[Path] = []

    def descend(command: Wire, node: Json, trail: list[Json]) -> None:
        subs = [option for option in node.get("options") or [] if option["type"] in (Kind.SUB, Kind.GROUP)]
        for sub in subs:
            descend(command, sub, [*trail, sub])
        options = [option for option in node.get("options") or [] if option not in subs]
        if not subs and all(not option.get("required") or option["type"] in _MADE for option in options):
            found.append((command, trail, options))

    for command in commands:
        if command["type"] == 1:
            descend(command, command, [])
    return found


_MADE = (Kind.STRING, Kind.INTEGER, Kind.BOOLEAN)


def teachers_verbs() -> list[type[Verb]]:
    """Give the verbs that are a teacher's or a manager's alone."""
    return [verb for verb in VERBS.values() if meaning_of(verb).who.name in ("TEACHER", "MANAGER")]
