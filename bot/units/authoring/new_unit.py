"""The files of a new unit, each with a commented example that passes the check."""

from __future__ import annotations

from pathlib import Path

from ...errors import SetupFault
from ..faulty.near import as_id

EXAMPLE = Path(__file__).with_name("example")


def write_unit(name: str, content: Path) -> Path:
    """Write the files of a new unit and give its folder; raise SetupFault where there is one already.

    The name may be an id (`cold-war`) or a title (`The Cold War`).
    """
    key = as_id(name)
    if not key:
        raise SetupFault(f"{name!r} cannot be the name of a unit. Choose one with letters from a to z or digits.")
    folder = content / key
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        raise SetupFault(f"The folder {str(folder)!r} is there already. Choose another name, or remove it.") from None
    except OSError as error:
        raise SetupFault(f"The folder {str(folder)!r} cannot be made ({error.strerror}). Check --in.") from error
    title = name.strip() if name.strip() != key else key.replace("-", " ").capitalize()
    for path in sorted(EXAMPLE.rglob("*.*")):
        text = path.read_text("utf-8").replace("NEW-UNIT", key).replace("NEW-TITLE", _escape(title[:100]))
        place = folder / path.relative_to(EXAMPLE)
        place.parent.mkdir(exist_ok=True)
        place.write_text(text, "utf-8")
    return folder


def _escape(text: str) -> str:
    """Write a text as it stands between quotation marks in TOML."""
    plain = "".join(letter if letter.isprintable() else " " for letter in text)
    return plain.replace("\\", "\\\\").replace('"', '\\"')
