"""Units in and out at the terminal: `export` writes a unit in another form, `import` makes a folder of a file of questions."""

from __future__ import annotations

import sys
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import SetupFault, Why
from ..library.catalogue import Library
from ..library.ids import qualify, unit_key
from ..lookup.learnt import Learnt
from ..store.lookups.taught import read_taught
from ..units.check import check_content
from ..units.exports.asked_phrases import write_phrases
from ..units.exports.exported import Exported
from ..units.exports.formats import FORMATS
from ..units.exports.text_unit import write_files
from ..units.fault_words import WORDINGS
from ..units.faults import ContentFault
from ..units.imports.child import read_upload_apart
from ..units.imports.upload import Ask, EntryState, Imported, Unusable

READABLE = "markdown"
"""What is printed where no folder is named: the one form that is for reading."""
TAUGHT = "asked"
"""No form of a unit: what the classes of a host taught, for its author."""


def export_units(folder: Path, form: str, to: Path | None) -> None:
    """Write each unit of a folder into files, or print what is for reading; say what the form cannot hold."""
    if form not in FORMATS:
        raise SetupFault(f"--format is {form!r}. Write one of: {', '.join((*FORMATS, TAUGHT))}.")
    report = check_content(folder)
    if report.faults:
        raise ContentFault(report.faults)
    for unit in report.library.units:
        made = FORMATS[form](unit)
        if to is None and form == READABLE:
            print(made.data.decode(), end="")
        else:
            _write(to or Path(), made)
        _say_left_out(made)


def export_taught(folder: Path, database: Path, to: Path | None) -> None:
    """Write, for each unit of a folder, the phrases that teachers pointed to its entries, or print them.

    Of whom and of which server they are is not told. What leads to no entry of these units is counted.
    """
    report = check_content(folder)
    if report.faults:
        raise ContentFault(report.faults)
    taught = [Learnt(each.phrase, each.entry_id) for each in read_taught(database)]
    keys = {unit_key(unit.head.id): unit for unit in report.library.units}
    for key, unit in keys.items():
        text = write_phrases(unit, key, taught)
        if not text:
            continue
        text = _TAUGHT_HEAD.format(title=unit.head.title) + text
        if to is None:
            print(text)
        else:
            _write(to, Exported(f"{unit.head.id}.asked.toml", text.encode()))
    led = Library(qualify(unit, key) for key, unit in keys.items())
    lost = sum(not any(each.entry_id in entries for entries in _entries(led)) for each in taught)
    print(f"Taught phrases: {len(taught)}. Those that lead to no entry of {folder}: {lost}.", file=sys.stderr)


_TAUGHT_HEAD = "# {title}: what students asked and teachers pointed to an entry.\n# Add to `asked` what holds for any class.\n\n"


def _entries(library: Library) -> tuple[Container[str], ...]:
    return library.facts, library.people, library.terms, library.summaries, library.extracts


def _write(to: Path, made: Exported) -> None:
    with _reaching(to):
        to.mkdir(parents=True, exist_ok=True)
        (to / made.name).write_bytes(made.data)
    print(to / made.name)


@contextmanager
def _reaching(path: Path) -> Iterator[None]:
    """Say which file cannot be read or written, and why, in place of a traceback."""
    try:
        yield
    except OSError as error:
        raise SetupFault(f"{error.filename or path}: {error.strerror}. Name another path, or mend this one.") from error


def _say_left_out(made: Exported) -> None:
    for each in made.left_out:
        print(f"{made.name}{f' · {each.entry}' if each.entry else ''}: {_say(each.why)}", file=sys.stderr)


def import_file(file: Path, to: Path, answers: Iterable[str], *, leave_out: bool) -> None:
    """Make a folder of text files out of a file of questions; nothing is written where something is open or faulty."""
    with _reaching(to):
        if to.exists() and any(to.iterdir()):
            raise SetupFault(f"{to} is there already. Name a new folder, or empty this one.")
    with _reaching(file):
        data = file.read_bytes()
    parted = dict(answer.partition("=")[::2] for answer in answers)
    try:
        found = read_upload_apart(file.name, data, parted)
    except Unusable as fault:
        raise SetupFault(f"{file.name}: {_say(fault.why)}") from fault
    for told in (*found.remarks, *found.faults):
        print(told, file=sys.stderr)
    print(f"{found.format}: {_count(found)}")
    if found.asks:
        raise SetupFault("\n".join(_ask(ask) for ask in found.asks))
    if found.faults and not leave_out:
        raise SetupFault("Nothing was written. Mend what is named above, or add --leave-out to go on without it.")
    with _reaching(to):
        for name, text in write_files(found.unit).items():
            path = to / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    print(to)


def _count(found: Imported) -> str:
    told = {
        EntryState.QUESTION: "questions", EntryState.OTHER_RECORD: "other records",
        EntryState.NOT_SUPPORTED: "not supported", EntryState.FAULTY: "with faults",
    }  # fmt: skip
    return ", ".join(f"{found.count(state)} {words}" for state, words in told.items())


def _ask(ask: Ask) -> str:
    wording = WORDINGS[ask.what]
    question = wording.problem.format_map({"about": ask.about}) if isinstance(wording.problem, str) else ""
    options = "\n".join(
        f"  --answer '{ask.id}={option.value}'  {' '.join(part for part in (option.label, option.sample) if part)}"
        for option in ask.options
    )
    return f"{question} Add one of these:\n{options}"


def _say(why: Why) -> str:
    return WORDINGS[why.reason].fill(why)
