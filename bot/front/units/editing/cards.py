"""The cards of /unit edit: all entries of a unit, one of them whole, and what keeps a change from being stored."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import discord
from msgspec.structs import replace

from ....errors import Why
from ....library.catalogue import Library
from ....library.ids import qualify
from ....library.questions import AnyQuestion, Question
from ....library.unit import Unit
from ....library.written import disarm
from ....store.units.server_units import ServerUnit
from ....units.editing.fields import (
    FORMS,
    Editable,
    EditKind,
    Field,
    FormPart,
    entries_of,
    first_form,
    forms_of,
    key_of,
    kind_of,
    title_of,
)
from ...kit.card import TEXT_LIMIT, Block, Card, Control, Tone, heading, paginate, plain, quote, shorten, small
from ...kit.controls import button, hold_page, menu, pager
from ...kit.verbs import AskToRemove, DropTyped, EditEntry, NewQuestion, RemoveEntry, ShowEntries
from ...questions.cards import say_level, sheet_texts
from ...questions.letters import fit_texts
from . import words

if TYPE_CHECKING:
    from ....units.editing.changes import Told

PER_PAGE = 25
_ROOM, _MARGIN = 1_800, 100


# ---- all entries


def list_card(own: ServerUnit, unit: Unit, page: int, lead: str = "") -> Card:
    """List the entries of a unit in a menu, page by page, and offer new ones."""
    entries = entries_of(unit)
    pages = -(-len(entries) // PER_PAGE)
    at = hold_page(page, pages)
    options = [
        discord.SelectOption(
            label=plain(title_of(each), 100),
            value=f"{kind_of(each)}/{key_of(each)}",
            description=words.KINDS[kind_of(each)],
        )
        for each in entries[at * PER_PAGE : (at + 1) * PER_PAGE]
    ]
    chooser = [menu(words.LIST_MENU, ShowEntries(own.number, at), options=options)] if options else []
    return Card(
        lead,
        heading(words.LIST.format(title=quote(unit.head.title, 100), version=own.version), count_entries(unit)),
        small(words.LIST_HOW) if entries else "",
        tone=Tone.QUIET,
        controls=[chooser, pager(lambda to: ShowEntries(own.number, to), page=at, pages=pages), _new_buttons(own)],
    )


def count_entries(unit: Unit) -> str:
    """Count what a unit has, kind by kind."""
    counts = {name: len(getattr(unit, name)) for name in words.COUNTS}
    return " · ".join(f"{count} {words.COUNTS[name][count != 1]}" for name, count in counts.items() if count) or words.LIST_EMPTY


def _new_buttons(own: ServerUnit) -> list[Control]:
    others = [
        button(label, EditEntry(own.number, own.version, kind, first_form(kind)), emoji="➕") for kind, label in words.NEW.items()
    ]
    return [button(words.NEW_QUESTION, NewQuestion(own.number), style=discord.ButtonStyle.primary, emoji="➕"), *others]


def kinds_card(own: ServerUnit, unit: Unit) -> Card:
    """Ask what kind a new question is to be; kinds that rest on what the unit does not have are left out."""
    there = {EditKind.ORDER: len(unit.facts) >= 3, EditKind.SOURCE_CRITICISM: len(unit.sources) >= 2 and bool(unit.facts)}
    kinds = [kind for kind in EditKind if is_question(kind) and there.get(kind, True)]
    options = [discord.SelectOption(label=words.KINDS[kind], value=kind.value) for kind in kinds]
    return Card(
        words.KIND_ASK,
        tone=Tone.QUIET,
        controls=[[menu(words.KIND_MENU, NewQuestion(own.number), options=options)], [_to_all(own)]],
    )


def is_question(kind: EditKind) -> bool:
    """Say whether entries of a kind are questions."""
    return kind not in words.NEW


def _to_all(own: ServerUnit) -> Control:
    return button(words.ALL_BUTTON, ShowEntries(own.number, 0), emoji="📋")


# ---- one entry


async def entry_card(own: ServerUnit, unit: Unit, record: Editable, lead: str = "") -> Card:
    """Show an entry whole: a question as students see it, with its key; anything else field by field."""
    kind, key = kind_of(record), key_of(record)
    remove = button(words.REMOVE_BUTTON, AskToRemove(own.number, kind, key), style=discord.ButtonStyle.danger, emoji="🗑️")
    texts = await asyncio.to_thread(_texts_of, own, unit, record)
    return Card(
        lead,
        small(words.KIND_LINE.format(kind=words.KINDS[kind], title=quote(unit.head.title, 100))),
        *fit_texts(texts, TEXT_LIMIT - _MARGIN - len(lead) - len(unit.head.title)),
        tone=Tone.KNOWLEDGE,
        controls=[[*_form_buttons(own, kind, key), remove][:5], [_to_all(own)]],
    )


def _form_buttons(own: ServerUnit, kind: EditKind, key: str) -> list[Control]:
    return [
        button(
            name_part(kind, part),
            EditEntry(own.number, own.version, kind, part, key),
            style=discord.ButtonStyle.primary if place == 0 else discord.ButtonStyle.secondary,
            emoji="✏️",
        )
        for place, part in enumerate(forms_of(kind))
    ]


def name_part(kind: EditKind, part: FormPart) -> str:
    """Name a form of an entry."""
    usual = words.MORE_BUTTON if part is FormPart.MORE else words.EDIT_BUTTON
    return words.PARTS.get(kind, {}).get(part, usual)


def _texts_of(own: ServerUnit, unit: Unit, record: Editable) -> list[str]:
    """Give the texts of an entry; in a thread, as a big unit takes a while."""
    from ....units.editing.names import Names  # what reads and checks entries is imported when there is one to edit
    from ....units.editing.texts import show_texts

    shown = {field: text for field, text in show_texts(record, Names(unit)).items() if text}
    if not isinstance(record, Question):
        told = (_show(field, text) for field, text in shown.items() if field not in (Field.TITLE, Field.NAME))
        return [heading(quote(title_of(record), 200)), *told]
    library = Library([qualify(disarm(replace(unit, questions=(record,), summaries=())), own.key)])
    (question,) = library.questions.values()
    beside = (Field.FEEDBACK, Field.FEEDBACKS, Field.CONFUSABLE, Field.TOPICS, Field.SECONDS)
    return [*_sheet(library, question), *(small(_show(field, shown[field])) for field in beside if field in shown)]


def _sheet(library: Library, question: AnyQuestion) -> list[str]:
    prompt, *texts = sheet_texts(library, question)
    return [prompt, *(text for text in (*texts, small(say_level(question, between=""))) if text)]


def _label(field: Field) -> str:
    return words.LABELS[field].removesuffix(words.ONE_A_LINE)


def _show(field: Field, text: str) -> str:
    options = dict(words.OPTIONS.get(field, ()))
    return words.SHOWN.format(label=_label(field), text=quote(options.get(text, text).replace("\n", "; "), 1_000))


# ---- removal


def ask_card(own: ServerUnit, unit: Unit, record: Editable) -> Card:
    """Ask whether to remove an entry."""
    kind, key = kind_of(record), key_of(record)
    asked = words.REMOVE_ASK.format(title=quote(title_of(record), 200), unit=quote(unit.head.title, 100))
    yes = button(words.REMOVE_YES, RemoveEntry(own.number, own.version, kind, key), style=discord.ButtonStyle.danger)
    return Card(asked, tone=Tone.CAUTION, controls=[[yes, button(words.REMOVE_NO, ShowEntries(own.number, 0))]])


def hanging_card(own: ServerUnit, record: Editable, told: Sequence[Told]) -> Card:
    """Say what rests on an entry that was to be removed."""
    return Card(
        heading(words.HANGS.format(title=quote(title_of(record), 200))),
        _list_faults(told),
        tone=Tone.CAUTION,
        controls=[[_to_all(own)]],
    )


# ---- what is not stored


def faulty_card(
    own: ServerUnit, kind: EditKind, record: Editable | None, texts: Mapping[Field, str], told: Sequence[Told], lead: str = ""
) -> Card:
    """Say what keeps a change from being stored, show what was typed there, and offer its forms again, filled in."""
    key = key_of(record) if record else ""
    title = plain(title_of(record), 100) if record else words.NEW_TITLE.format(kind=words.KINDS[kind])
    fields = {each.field for each in told if each.field}
    typed = [
        words.TYPED.format(
            label=words.LABELS[field], text=quote(text.replace("\n", "; "), 300) if text.strip() else words.NOTHING_TYPED
        )
        for field, text in texts.items()
        if field in fields or not told
    ]
    blocks: list[Block] = [
        heading(words.FAULTY.format(title=quote(title, 100))),
        _list_faults(told),
        small(shorten("\n".join(typed), 1_500)),
        small(words.FAULTY_HOW),
    ]
    drop = button(words.DROP, DropTyped(own.number, kind, key))
    return Card(
        lead, *blocks, tone=Tone.CAUTION, controls=[[*_again_buttons(own, kind, key, fields, texts), drop], [_to_all(own)]]
    )


def _again_buttons(own: ServerUnit, kind: EditKind, key: str, faulty: set[Field], texts: Mapping[Field, str]) -> list[Control]:
    """Offer the forms of the fields that are at fault; else those that something was typed into."""
    parts = _parts_with(kind, key, faulty) or _parts_with(kind, key, {*texts}) or [first_form(kind)]
    alone = len(parts) == 1
    return [
        button(
            words.OPEN_AGAIN if alone else name_part(kind, part),
            EditEntry(own.number, own.version, kind, part, key),
            style=discord.ButtonStyle.primary,
            emoji="✏️",
        )
        for part in parts[:4]
    ]


def _parts_with(kind: EditKind, key: str, fields: set[Field]) -> list[FormPart]:
    """List the fewest forms that hold these fields, from the first on; one for what is new only where it is new."""
    found: list[FormPart] = []
    for part, held in FORMS[kind].items():
        if part is FormPart.NEW and key:
            continue
        if fields & {*held}:
            found.append(part)
            fields = fields - {*held}
    return found


def _list_faults(told: Sequence[Told]) -> str:
    """Word the faults of a change, as far as a card has room for them; those beyond are counted."""
    lines = [tell_fault(each) for each in told]
    (fitting, *_) = paginate(lines, _ROOM, between="\n")
    more = len(lines) - fitting.count("\n") - 1
    return fitting + (f"\n{words.FAULTS_MORE.format(count=more)}" if more > 0 else "")


def tell_fault(told: Told) -> str:
    """Word a fault of a change, with the field or the other entry that it stands in."""
    said = quote(say_fault(told.why), 500)
    if told.field:
        label = _label(told.field)
        named = words.FAULT_AT.format(label=label, at=told.at) if told.at and told.field in LISTS else label
        return words.FAULT.format(label=named, told=said)
    return words.FAULT.format(label=quote(told.entry, 100), told=said) if told.entry else words.FAULT_ALONE.format(told=said)


LISTS = frozenset(
    (Field.WRONG, Field.ANSWERS, Field.ACCEPTED, Field.FEEDBACKS, Field.PAIRS, Field.SPARE, Field.EVENTS, Field.AMONG)
)
"""Fields of which a line can be at fault."""


def say_fault(why: Why) -> str:
    """Word a fault as it is said of a form, where nobody writes TOML."""
    template = words.FAULTS.get(why.reason)
    if template is None:
        from ....units.fault_words import WORDINGS  # which a start does without

        return WORDINGS[why.reason].fill(why)
    near, others = why.fields.get("near"), why.fields.get("others")
    beside = (words.OTHERS.format(count=others) if others else "") + (words.NEAR.format(near=near) if near else "")
    return template.format_map(why.fields) + beside
