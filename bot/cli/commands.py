"""What can be typed behind `python -m bot`; each command imports what it needs."""

from __future__ import annotations

import logging
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
def run(
    sync: Annotated[bool, typer.Option("--sync", help="Register the commands with Discord, changed or not.")] = False,
) -> None:
    """Run the bot in Discord, until it is told to stop."""
    start_bot(sync=sync)


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
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a file changes, until Ctrl-C.")] = False,
) -> None:
    """Check content: list every fault by file, line, entry and field, what is left aside, and count what there is."""
    from .checking import check_folder, watch_folder

    folder = folder or read_settings(read_environment(Path())).content_dir
    if watch:
        watch_folder(folder)
    elif not check_folder(folder):
        raise typer.Exit(1)


@app.command(name="new-unit")
def new_unit(
    name: Annotated[str, typer.Argument(help='Its id or title, such as cold-war or "The Cold War".')],
    content: Annotated[Path, typer.Option("--in", help="The content folder.")] = Path("content"),
) -> None:
    """Write the files of a new unit, each with a commented example to be replaced."""
    from ..units.authoring.new_unit import write_unit

    folder = write_unit(name, content)
    print(f"{folder} is there. Write over the examples, and let this run beside your editor:")
    print(f"  python -m bot check --watch {folder}")


@app.command()
def schema(
    folder: Annotated[Path, typer.Argument(help="Where to write the schemas.")] = Path("schema"),
) -> None:
    """Write JSON Schemas of the files of a unit, by which an editor completes and checks while you type."""
    from ..units.authoring.schema import make_schemas

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in make_schemas().items():
            (folder / name).write_text(text + "\n", "utf-8")
            print(folder / name)
    except OSError as error:
        raise SetupFault(f"The schemas cannot be written to {str(folder)!r} ({error.strerror}). Name another folder.") from error


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="A unit, or a content folder with all its units.")],
    form: Annotated[
        str,
        typer.Option("--format", help="zip, anki, markdown, timelinejs and others; asked: what classes taught, of DATA_DIR."),
    ] = "markdown",
    to: Annotated[Path | None, typer.Option(help="The folder to write into; without it markdown and asked are printed.")] = None,
) -> None:
    """Write a unit in another form: to read, to edit, or for another program; what a form cannot hold is named."""
    from .unit_files import TAUGHT, export_taught, export_units

    if form == TAUGHT:
        from ..store import FILE

        export_taught(folder, read_settings(read_environment(Path())).data_dir / FILE, to)
    else:
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
def doctor() -> None:
    """Look at all that the bot needs, say what is wrong and its mend, and print the link that invites the bot."""
    from .doctor import examine

    if not examine(Path()):
        raise typer.Exit(1)


@app.command()
def backup(
    to: Annotated[Path | None, typer.Argument(help="The file to write; without it one in DATA_DIR/backups.")] = None,
) -> None:
    """Copy the database while the bot runs, or when it does not; the copy is whole and checked."""
    from .backups import write_backup

    write_backup(read_settings(read_environment(Path())).data_dir, to)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A backup, such as data/backups/gobbet-2026-01-31T030000Z.sqlite3.")],
) -> None:
    """Put a backup in the place of the database, whose present content is kept; stop the bot first."""
    from .backups import put_back

    put_back(file, read_settings(read_environment(Path())).data_dir)


@app.command(name="move-servers")
def move_servers(
    to: Annotated[Path, typer.Option("--to", help="The DATA_DIR to carry them to, made where it is missing.")],
    server: Annotated[list[int] | None, typer.Argument(help="Ids of servers.")] = None,
    shards: Annotated[str, typer.Option(help="Or all that Discord deals to these shards, such as 1 or 2-3.")] = "",
    of: Annotated[int, typer.Option("--of", help="How many shards there are in all, as SHARD_COUNT.", min=1)] = 1,
) -> None:
    """Carry servers from DATA_DIR to the database of another process; no bot may run on that one. Run it again after a kill."""
    from .server_files import carry_servers

    if not carry_servers(read_settings(read_environment(Path())).data_dir, to, tuple(server or ()), shards, of):
        raise typer.Exit(1)


@app.command(name="export-server")
def export_server(
    server: Annotated[int, typer.Argument(help="The id of the server.")],
    file: Annotated[Path, typer.Argument(help="The file to write, such as school.json.gz.")],
) -> None:
    """Write all of one server into a file, as /class export-server does; nothing is changed, and the bot may run."""
    from .server_files import write_server

    write_server(read_settings(read_environment(Path())).data_dir, server, file)


@app.command(name="import-server")
def import_server(file: Annotated[Path, typer.Argument(help="A file of /class export-server or export-server.")]) -> None:
    """Put a server of a file into DATA_DIR, which has nothing of it yet; stop the bot first."""
    from .server_files import take_server

    take_server(read_settings(read_environment(Path())).data_dir, file)


@app.command()
def health() -> None:
    """Print how the bot on this machine is; exit with 0 if it is well, else with 1 (for Docker's HEALTHCHECK)."""
    from .health import say_health

    say_health()


@app.command()
def version() -> None:
    """Print the version."""
    print(__version__)
