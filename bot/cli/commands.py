"""What can be typed behind `python -m bot`; each command imports what it needs."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Annotated

import typer

from .. import __version__
from ..errors import SetupFault
from ..ops.settings import read_environment, read_settings
from .start import log_to_stderr, start_bot

app = typer.Typer(
    help="Gobbet: a Discord bot that teaches history from cited facts and quizzes a class fairly.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.command()
def run() -> None:
    """Run the bot in Discord, until it is told to stop."""
    start_bot()


@app.command()
def preview(
    port: Annotated[int, typer.Option(help="Port of the page on this machine; 0 for any free one.", min=0, max=65535)] = 0,
    browser: Annotated[bool, typer.Option(help="Open the page in the browser.")] = True,
) -> None:
    """Try the whole bot in a browser, without a token or an account."""
    import asyncio

    settings = read_settings(read_environment(Path()))
    log_to_stderr(settings)
    # What discord.py warns of (voice, intents) is about a real connection; simcord makes it speak when it is imported.
    logging.getLogger("discord").setLevel(logging.ERROR)
    try:
        from ..preview.session import run_preview
    except ModuleNotFoundError as error:
        raise SetupFault(f"The preview needs {error.name!r}, which is not installed. Run: pip install '.[preview]'") from error

    asyncio.run(run_preview(settings, port=port, open_browser=browser))


@app.command()
def check(
    folder: Annotated[Path | None, typer.Argument(help="A content folder or one unit; CONTENT_DIR without it.")] = None,
) -> None:
    """Check content: list every fault by file, entry and field, and count what there is."""
    from ..units.check import check_content
    from ..units.figures import count_unit

    report = check_content(folder or read_settings(read_environment(Path())).content_dir)
    for unit in report.library.units:
        print(f"{unit.head.title}")
        for name, figure in count_unit(unit).items():
            print(f"  {name}: {figure}")
    for fault in report.faults:
        print(fault, file=sys.stderr)
    print(f"{len(report.faults)} fault{'' if len(report.faults) == 1 else 's'}")
    if report.faults:
        raise typer.Exit(1)


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="A unit, or a content folder with all its units.")],
    form: Annotated[str, typer.Option("--format", help="zip, anki, markdown, timelinejs and others.")] = "markdown",
    to: Annotated[Path | None, typer.Option(help="The folder to write into; without it markdown is printed.")] = None,
) -> None:
    """Write a unit in another form: to read, to edit, or for another program; what a form cannot hold is named."""
    from .unit_files import export_units

    export_units(folder, form, to)


@app.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(help="A file of questions: of a spreadsheet, Kahoot, Quizlet, Anki, Moodle and others.")
    ],
    to: Annotated[Path, typer.Option(help="The folder to make, such as content/my-unit.")],
    answer: Annotated[list[str] | None, typer.Option(help="What the file leaves open, as it is asked: id=value.")] = None,
    leave_out: Annotated[bool, typer.Option("--leave-out", help="Go on without the entries that have faults.")] = False,
) -> None:
    """Make a unit of text files out of a file of questions."""
    from .unit_files import import_file

    import_file(file, to, answer or (), leave_out=leave_out)


@app.command()
def health() -> None:
    """Exit with 0 if the bot that runs on this machine is connected, else with 1 (for Docker's HEALTHCHECK)."""
    from ..ops.health import ask_health

    settings = read_settings(read_environment(Path()))
    if not settings.health_port:
        raise SetupFault("HEALTH_PORT is 0, so there is no health page to ask. Set it to the port that the bot uses.")
    if not ask_health(settings.health_port):
        print("not connected")
        raise typer.Exit(1)
    print("ok")


@app.command()
def version() -> None:
    """Print the version."""
    print(__version__)
