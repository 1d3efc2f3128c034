"""The cards of an upload before it is put to use: what the file leaves open, what was understood, and what became of it.

Imported when a file is uploaded, as a start need not wait for what reads files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from ...errors import because
from ...library.model import Fact, Person, Source, Summary, Term
from ...library.questions import AnyQuestion, Question
from ...store.units.server_units import ServerUnit
from ...units.fault_words import WORDINGS
from ...units.faults import AskReason, Fault
from ...units.imports.upload import Ask, Entry, Option, Record, Unusable, tell_spot
from ..kit.card import TEXT_LIMIT, Card, Control, Tone, heading, plain, quote, rule, small
from ..kit.client import Client
from ..kit.controls import button, hold_page, menu, pager
from ..kit.custom_ids import digest
from ..kit.verbs import AnswerUpload, DecideUpload, TurnUpload, UploadStep, UploadView
from ..questions.cards import say_level, sheet_texts
from ..questions.letters import fit_texts
from . import words
from .pending_uploads import PendingUpload
from .saving import Destination
from .understood import Understood

ASKED_A_PAGE = 4
"""Menus on one card: more of them, and a phone shows none whole."""
_FAULT_LENGTH = 600
_FAULTS_A_PAGE = 6
_MARGIN = 60
_KINDS_TOLD = 6
"""Kinds of the other program that are named; what is beyond is counted."""


# ---- before it is put to use


def upload_card(
    upload: PendingUpload, destination: Destination, view: UploadView | None = None, page: int = 0, lead: str = ""
) -> Card:
    """Show what a file holds, or what it leaves open; without a view, what matters most."""
    asks, said = upload.open_asks(), _summary(upload, destination)
    if asks:
        return _asking_card(upload, asks, page, lead)
    view = _first_view(upload) if view is None or view is UploadView.ASKED else view
    blocks, turning = _view(upload, view, page, TEXT_LIMIT - _MARGIN - len(said) - len(lead))
    return Card(
        lead,
        said,
        rule() if blocks else "",
        *blocks,
        tone=Tone.CAUTION if upload.read.is_faulty and not upload.leaves_out else Tone.KNOWLEDGE,
        controls=[turning, _decisions(upload), _views(upload, view)],
    )


def is_usable(upload: PendingUpload) -> bool:
    """Say whether an upload may be put to use as it stands now."""
    decided = upload.leaves_out or not upload.read.is_faulty
    return decided and not upload.open_asks() and bool(upload.read.records)


def _first_view(upload: PendingUpload) -> UploadView:
    """Show first what must be decided, then what was understood."""
    if upload.read.imported.faults and not upload.leaves_out:
        return UploadView.FAULTS
    return UploadView.ENTRIES if upload.read.records else UploadView.REMARKS


def _summary(upload: PendingUpload, destination: Destination) -> str:
    read = upload.read
    lines = [_recognised(upload), count_entries(read), _tell_answers(upload)]
    if not read.records:
        lines.append(words.UPLOAD_NOTHING)
    elif upload.leaves_out:
        lines.append(words.UPLOAD_LEFT_OUT)
    elif read.is_faulty:
        lines.append(words.UPLOAD_FAULTY)
    if read.records:
        lines.append(_tell_destination(destination))
    return heading(quote(destination.unit.head.title, 100), *lines)


def _recognised(upload: PendingUpload) -> str:
    return words.RECOGNISED.format(name=quote(upload.name, 80), format=words.FORMATS[upload.read.imported.format.value])


def count_entries(read: Understood) -> str:
    """Say what became of the entries of a file; the numbers add up to all of them."""
    taken = [_number(count, words.KINDS[kind]) for kind, count in read.questions.most_common()]
    taken += [_number(count, words.OTHERS[kind]) for kind, count in read.others.most_common()]
    parts = [
        ", ".join(taken),
        words.NOT_SUPPORTED.format(kinds=_name_aside(read.aside)) if read.aside else "",
        words.FAULTY[read.faulty != 1].format(count=read.faulty) if read.faulty else "",
    ]
    total = _number(len(read.imported.entries), words.ENTRIES)
    return words.COUNTED.format(total=total, parts="; ".join(part for part in parts if part) or words.NONE_TAKEN)


def _name_aside(aside: Counter[str]) -> str:
    told = [f"{count} {quote(what, 40)}" for what, count in aside.most_common(_KINDS_TOLD)]
    more = aside.total() - sum(count for _, count in aside.most_common(_KINDS_TOLD))
    return ", ".join([*told, *([words.MORE.format(count=more)] if more else [])])


def _number(count: int, forms: tuple[str, str]) -> str:
    return f"{count} {forms[count != 1]}"


def _tell_destination(destination: Destination) -> str:
    before, head = destination.before, destination.unit.head
    if before is None:
        told = words.BECOMES_NEW
    else:
        template = words.COMES_BACK if before.removed else words.BECOMES_VERSION
        told = template.format(number=before.version + 1, title=quote(before.title, 100))
    return f"{words.RENAMED.format(id=head.id)} {told}" if destination.renamed else told


def _tell_answers(upload: PendingUpload) -> str:
    told = [
        words.ANSWERED.format(about=_about(ask), answer=plain(name_option(ask, option), 40))
        for ask, option in upload.given.values()
    ]
    return small(quote(words.ANSWERS.format(answers="; ".join(told)), 400)) if told else ""


def _decisions(upload: PendingUpload) -> list[Control]:
    cancel = button(words.CANCEL, DecideUpload(upload.id, UploadStep.CANCEL), emoji="✖️")
    if not upload.read.records:
        return [cancel]
    use = DecideUpload(upload.id, UploadStep.USE)
    controls: list[Control] = [
        button(words.USE, use, style=discord.ButtonStyle.success, emoji="✅", disabled=not is_usable(upload)),
    ]
    if upload.read.is_faulty and not upload.leaves_out:
        label = words.LEAVE_OUT[min(upload.read.faulty, 2)].format(count=upload.read.faulty)
        controls.append(button(label, DecideUpload(upload.id, UploadStep.LEAVE_OUT)))
    return [*controls, cancel]


def _views(upload: PendingUpload, shown: UploadView) -> list[Control]:
    """Offer what is not shown just now, and to answer anew what was asked."""
    counts = {
        UploadView.ENTRIES: len(upload.read.records),
        UploadView.FAULTS: len(upload.read.imported.faults),
        UploadView.REMARKS: len(upload.read.imported.remarks),
    }
    offered: list[Control] = [
        button(words.VIEWS[view.value].format(count=count), TurnUpload(upload.id, view, 0))
        for view, count in counts.items()
        if count and view is not shown
    ]
    if upload.given:
        offered.append(button(words.ANSWER_ANEW, DecideUpload(upload.id, UploadStep.ANEW), emoji="↩️"))
    return offered


# ---- what it holds, page by page


def _view(upload: PendingUpload, view: UploadView, page: int, room: int) -> tuple[list[str], Sequence[Control]]:
    def turn(to: int) -> TurnUpload:
        return TurnUpload(upload.id, view, to)

    if view is UploadView.ENTRIES:
        records = upload.read.records
        if not records:
            return [], []
        at = hold_page(page, len(records))
        return fit_texts(_record_texts(upload, *records[at]), room), pager(turn, page=at, pages=len(records))
    is_remark = view is UploadView.REMARKS
    imported = upload.read.imported
    faults = imported.remarks if is_remark else imported.faults
    if not faults:
        return [], []
    pages = -(-len(faults) // _FAULTS_A_PAGE)
    at = hold_page(page, pages)
    title = f"**{words.REMARKS_TITLE if is_remark else words.FAULTS_TITLE}**"
    told = [_tell_fault(fault, upload.name) for fault in faults[at * _FAULTS_A_PAGE : (at + 1) * _FAULTS_A_PAGE]]
    return ["\n".join([title, *fit_texts(told, room - len(title))])], pager(turn, page=at, pages=pages)


def _tell_fault(fault: Fault, file: str) -> str:
    told = str(fault)
    return f"- {quote(told.removeprefix(f'{file} · ').removeprefix(f'{file}: '), _FAULT_LENGTH)}"


def _record_texts(upload: PendingUpload, entry: Entry, record: Record) -> list[str]:
    spot = quote(tell_spot(entry.spot), 80) if any((entry.spot.sheet, entry.spot.row, entry.spot.line)) else ""
    if isinstance(record, Question):
        kind = words.KINDS[str(record.__struct_config__.tag)][0]
        seconds = words.SECONDS.format(seconds=record.seconds) if record.seconds else ""
        told = " · ".join(part for part in (kind, say_level(record, between=""), seconds, spot) if part)
        return [small(told), *sheet_texts(upload.read.library, record), *_feedback(record)]
    return [small(" · ".join(part for part in (words.OTHERS[type(record).__name__][0], spot) if part)), *_other_texts(record)]


def _feedback(question: AnyQuestion) -> list[str]:
    told = [words.FEEDBACK.format(option=wrong.text, said=wrong.feedback) for wrong in question.wrong_options if wrong.feedback]
    return [small("\n".join(told))] if told else []


def _other_texts(record: Record) -> Sequence[str]:
    match record:
        case Fact():
            return [heading(record.title), record.statement]
        case Person() | Term():
            return [heading(record.name), record.entry]
        case Summary():
            return [heading(record.title), record.line, record.paragraph]
        case Source():
            return [heading(record.title), record.trust]
        case _:
            return []


# ---- what it leaves open


def proposes(ask: Ask) -> bool:
    """Say whether its first option is a proposal made from what stands in the file."""
    return ask.what is AskReason.WHICH_COLUMN_IS


def on_page(asks: Sequence[Ask], page: int) -> Sequence[Ask]:
    """Give the asks that a card shows together."""
    at = hold_page(page, -(-len(asks) // ASKED_A_PAGE))
    return asks[at * ASKED_A_PAGE : (at + 1) * ASKED_A_PAGE]


def _asking_card(upload: PendingUpload, asks: Sequence[Ask], page: int, lead: str) -> Card:
    pages = -(-len(asks) // ASKED_A_PAGE)
    at = hold_page(page, pages)
    shown = on_page(asks, at)
    accept = any(proposes(ask) for ask in shown)
    head = heading(words.ASKING[len(asks) != 1].format(count=len(asks)), _recognised(upload), _tell_answers(upload))
    texts = fit_texts([_tell_ask(ask) for ask in shown], TEXT_LIMIT - 2 * _MARGIN - len(words.ASKING_PROPOSED + head + lead))
    anew = [button(words.ANSWER_ANEW, DecideUpload(upload.id, UploadStep.ANEW), emoji="↩️")] if upload.given else []
    accepting = [
        button(words.ACCEPT, DecideUpload(upload.id, UploadStep.ACCEPT, at), style=discord.ButtonStyle.primary, emoji="✅")
    ]
    return Card(
        lead,
        head,
        *(block for ask, text in zip(shown, texts, strict=True) for block in (text, ui.ActionRow(_ask_menu(upload, ask, at)))),
        small(words.ASKING_PROPOSED) if accept else "",
        tone=Tone.CAUTION,
        controls=[
            [
                *(accepting if accept else []),
                *anew,
                button(words.CANCEL, DecideUpload(upload.id, UploadStep.CANCEL), emoji="✖️"),
            ],
            pager(lambda to: TurnUpload(upload.id, UploadView.ASKED, to), page=at, pages=pages),
        ],
    )


def _worded(ask: Ask) -> tuple[str, str]:
    fields = {"about": ask.about} if "about" in ask.what.fields else {}
    return WORDINGS[ask.what].parts(because(ask.what, **fields))


def _about(ask: Ask) -> str:
    return plain(ask.about or _worded(ask)[0], 60)


def _tell_ask(ask: Ask) -> str:
    asked, helped = _worded(ask)
    samples = {option.sample for option in ask.options}
    sample = words.SAMPLE.format(text=quote(ask.options[0].sample, 100)) if len(samples) == 1 and ask.options[0].sample else ""
    return f"**{quote(asked, 300)}**\n{small(' '.join(part for part in (f'{quote(helped, 300)}.', sample) if part))}"


def _ask_menu(upload: PendingUpload, ask: Ask, page: int) -> Any:
    same = len({option.sample for option in ask.options}) == 1
    options = [
        discord.SelectOption(
            label=plain(name_option(ask, option), 100),
            value=digest(option.value),
            description=plain(option.sample, 100) if option.sample and not same else None,
            default=place == 0 and proposes(ask),
        )
        for place, option in enumerate(ask.options)
    ]
    return menu(plain(_worded(ask)[0], 150), AnswerUpload(upload.id, digest(ask.id), page), options=options)


def name_option(ask: Ask, option: Option) -> str:
    """Name one answer in words, or as the file itself has it."""
    return words.OPTIONS.get(ask.what, {}).get(option.value) or option.label or option.sample or option.value


# ---- what came of it


def unusable_card(name: str, fault: Unusable) -> Card:
    """Say that a file cannot be used, what it is, and what to do."""
    return Card(heading(words.UNUSABLE.format(name=quote(name, 80))), tell_unusable(fault), tone=Tone.CAUTION)


def tell_unusable(fault: Unusable) -> str:
    """Say what a file is that cannot be used, and what to do."""
    told = WORDINGS[fault.why.reason].fill(fault.why)
    return quote(f"{told[:1].upper()}{told[1:]}.", 600)


def used_card(client: Client, saved: ServerUnit, destination: Destination) -> Card:
    """Say that a unit is in use, and what to do next."""
    before = destination.before
    title = quote(saved.title, 100)
    told = words.USED if before is None else words.USED_BACK if before.removed else words.USED_VERSION
    return Card(
        heading(told.format(title=title, number=saved.version)),
        words.USED_NEXT.format(quiz=_mention(client, words.CLASS_QUIZ), practice=_mention(client, words.QUIZ), title=title),
        words.USED_CHOOSE.format(choose=_mention(client, words.UNIT_CHOOSE)),
        small(words.USED_RENAMED.format(id=saved.unit_id)) if destination.renamed else "",
        tone=Tone.RIGHT,
    )


def _mention(client: Client, command: str) -> str:
    number = client.command_ids.get(command.partition(" ")[0])
    return f"</{command}:{number}>" if number else f"`/{command}`"
