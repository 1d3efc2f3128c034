"""House rules that no linter knows: what the README promises, and what must not be committed."""

from __future__ import annotations

import re
import subprocess
import tomllib

from bot import __version__
from tests.conftest import ROOT


def test_the_readme_names_its_two_commands_and_files_that_exist() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert 'pip install -c constraints.txt -e ".[preview]" && python -m bot preview' in readme
    assert 'pip install -c constraints.txt -e ".[dev]" && python -m pytest' in readme
    for path in re.findall(r"\]\(((?!http)[^)]+)\)", readme):
        assert (ROOT / path).is_file(), path


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *(each for extra in project["optional-dependencies"].values() for each in extra)]
    pinned = {
        line.partition("==")[0].lower().replace("_", "-") for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    }
    for requirement in wanted:
        name = re.split(r"[\[<>=;]", requirement)[0].lower().replace("_", "-")
        assert name in pinned, name


def test_no_download_address_or_path_of_a_machine_is_committed() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    for name in listed:
        path = ROOT / name
        if path.suffix in {".png", ".ttf"} or not path.is_file():
            continue
        assert not re.search(r"https?://[^\s\"]+/simple/|/ro[o]t/|fi[l]e:///", path.read_text("utf-8")), name


def test_the_changelog_has_a_place_for_what_comes_and_the_version_is_one() -> None:
    assert "## Unreleased" in (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)


def test_no_folder_is_a_heap_and_no_file_is_long_without_a_reason() -> None:
    for folder in (path for path in (ROOT / "bot").rglob("*") if path.is_dir()):
        modules = [path for path in folder.glob("*.py") if path.name != "__init__.py"]
        assert len(modules) <= 14, folder
        for path in modules:
            text = path.read_text("utf-8")
            reason = " on purpose" in text.partition('"""\n\n')[0]
            assert len(text.splitlines()) <= 350 or reason, (
                f"{path} is long: part it, or say in its docstring that it is so on purpose"
            )


def test_papers_for_contributors_fit_a_page_of_code() -> None:
    for name in ("docs/design.md", "CONTRIBUTING.md"):
        long = [line for line in (ROOT / name).read_text("utf-8").splitlines() if len(line) > 130]
        assert not long, long


def test_what_may_import_os_below_the_front_does_not_read_the_environment() -> None:
    assert not re.search(r"environ|getenv", (ROOT / "bot" / "disk.py").read_text("utf-8"))
