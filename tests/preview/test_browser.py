"""The preview, driven by a real browser from typing /fact to the end of a quiz."""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from .page import CHROMIUM, DRIVER, ROOT, Page, serve_preview

ONWARD = r"(▶️\s*)?(Next question|Result)"
QUESTIONS = 3
LATEST = 5_000
"""Milliseconds after which another window must show what one did, on a machine that runs other tests beside;
`python -m benchmarks preview` says how soon it is."""
DOING = """
const box = document.getElementById("channel-composer-input"), timeline = document.getElementById("channel-timeline");
const list = [...document.querySelectorAll(".command-suggestion")].map((row) => row.textContent);
const kept = document.querySelector("time.discord-timestamp").closest("article").firstElementChild.kept;
const revision = simcordPreview.publishedRevision;
return [box.value, document.activeElement.id, box.selectionStart, kept, list, timeline.scrollTop, revision];
"""
"""What a person has under way on the page."""
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs chromium and chromedriver (Debian: chromium, chromium-driver)"),
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run the preview as its own process, as the README says; give its address."""
    content, data = tmp_path_factory.mktemp("content"), tmp_path_factory.mktemp("data")
    _copy_unit(content / "unit")
    with serve_preview(content, data) as address:
        yield address


def _copy_unit(folder: Path) -> None:
    """Copy the unit with the questions that one press answers: which ones a quiz draws is chance, and this is about the page."""
    shutil.copytree(ROOT / "content" / "secret-speech", folder)
    file = folder / "questions.toml"
    head, *questions = file.read_text("utf-8").split("[[questions]]")
    kept = [each for each in questions if re.search(r'kind = "(one-choice|true-false)"', each)]
    file.write_text("[[questions]]".join([head, *kept]), "utf-8")


@pytest.fixture
def page(request: pytest.FixtureRequest, address: str) -> Iterator[Page]:
    page = Page(address, *getattr(request, "param", (1280, 900)))
    yield page
    page.close()


def test_from_a_fact_to_the_end_of_a_quiz(page: Page) -> None:
    page.command("fact", "Khrushchev delivers the Secret")
    page.until("the fact", lambda: "25 February 1956" in page.text())
    page.save("fact.png")
    page.command("quiz", second=str(QUESTIONS))
    for number in range(1, QUESTIONS + 1):
        title = f"Question {number} of {QUESTIONS}"
        page.until(title, lambda title=title: title in page.text())  # type: ignore[misc]  # a default binds it
        page.press(r"🔷\s.+")
        page.until("the explanation", lambda: page.buttons(ONWARD))
        if number == 1:
            page.save("quiz.png")
        page.press(ONWARD)
    page.until("the result", lambda: "Quiz finished" in page.text())
    page.save("result.png")


@pytest.mark.parametrize("page", [(500, 900)], indirect=True)
def test_the_timeline_fits_a_phone(page: Page) -> None:
    page.command("timeline")
    images = page.until("the picture", lambda: page.shown("img[alt*='Timeline of 25 events']"))
    page.until("its drawing", lambda: page.driver.execute_script("return arguments[0].naturalWidth > 0", images[-1]))
    assert images[-1].rect["width"] <= 500
    page.click(images[-1])
    page.save("timeline-phone.png")


@pytest.mark.long
def test_a_countdown_runs_beside_a_half_typed_command_and_a_press_does_not_wait_for_its_end(page: Page) -> None:
    page.command("class quiz", second="60", down=2)
    page.press(r"(▶️\s*)?Start")
    page.until("the countdown", page.seconds_left)
    page.until("the list of commands", lambda: page._typed("/class quiz"))
    card = "document.querySelector('time.discord-timestamp').closest('article').firstElementChild"
    page.driver.execute_script(f"{card}.kept = true")
    before, first = page.driver.execute_script(DOING), page.seconds_left()
    assert before[:4] == ["/class quiz", "channel-composer-input", 11, True], before
    page.until("the countdown three seconds on", lambda: 0 < page.seconds_left() <= first - 3)
    assert page.driver.execute_script(DOING) == before
    page.view_as("Ana")  # who leads a quiz does not play in it
    page.press(r"🔷\s.+")
    page.until("the answer saved", lambda: "Saved" in page.text())
    assert page.seconds_left()


@pytest.fixture
def phone(address: str) -> Iterator[Page]:
    """Ana's window beside the teacher's."""
    page = Page(address, 390, 844)
    page.view_as("Ana")
    yield page
    page.close()


def test_what_happens_in_one_window_is_seen_in_the_other_and_a_quiz_goes_on_after_a_restart(tmp_path: Path) -> None:
    _copy_unit(tmp_path / "content" / "unit")
    with (
        serve_preview(tmp_path / "content", tmp_path / "data") as address,
        contextlib.closing(Page(address, 1280, 800)) as teacher,
        contextlib.closing(Page(address, 390, 844)) as student,
    ):
        assert teacher.driver.title == "Gobbet"
        student.view_as("Ana")
        _see(teacher, r"(▶️\s*)?Start a quiz", student)
        _see(student, r"(🙋\s*)?Join", teacher)
        teacher.save("two-teacher.png")
        student.save("two-student.png")
    with (
        serve_preview(tmp_path / "content", tmp_path / "data") as address,
        contextlib.closing(Page(address, 1280, 800)) as teacher,
    ):
        teacher.until("the lobby", lambda: teacher.buttons(r"(🙋\s*)?Join"))
        assert "Nobody has joined yet" not in teacher.text()


def _see(pressing: Page, label: str, other: Page) -> None:
    """Press a button in one window, and see in the other that something has come of it."""
    for window in (pressing, other):
        window.watch()
    pressed = pressing.press(label)
    assert other.changed() - pressed < LATEST


def test_a_student_on_a_phone_sends_a_command_by_the_button(phone: Page) -> None:
    phone.until("the list of commands", lambda: phone._typed("/quiz"))
    phone.type(Keys.ENTER)
    send = phone.until("the send button", lambda: phone.shown("button[aria-label='Send']"))[-1]
    phone.until("the command", lambda: phone.shown(".command-chip"))
    assert send.rect["x"] + send.rect["width"] <= 390
    send.click()
    phone.until("the question", lambda: "Question 1 of" in phone.text())
