"""The preview, driven by a real browser from typing /fact to the end of a quiz."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import ActionChains
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

CHROMIUM, DRIVER = shutil.which("chromium") or shutil.which("chromium-browser"), shutil.which("chromedriver")
ROOT = Path(__file__).resolve().parent.parent.parent
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --disable-dev-shm-usage --hide-scrollbars"
)
ONWARD = r"(▶️\s*)?(Next question|Result)"
QUESTIONS = 3
DOING = """
const box = document.getElementById("channel-composer-input"), timeline = document.getElementById("channel-timeline");
const list = [...document.querySelectorAll(".command-suggestion")].map((row) => row.textContent);
const kept = document.querySelector("time.discord-timestamp").closest("article").firstElementChild.kept;
const revision = simcordPreview.publishedRevision;
return [box.value, document.activeElement.id, box.selectionStart, kept, list, timeline.scrollTop, revision];
"""
"""What a person has under way on the page."""
T = TypeVar("T")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs chromium and chromedriver (Debian: chromium, chromium-driver)"),
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run the preview as its own process, as the README says; give its address."""
    content, data = tmp_path_factory.mktemp("content"), tmp_path_factory.mktemp("data")
    _copy_unit(content / "unit")
    environment = {**os.environ, "DATA_DIR": str(data), "CONTENT_DIR": str(content), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "bot", "preview", "--no-browser"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = next(line for line in process.stdout if "http://" in line)
        yield line.split()[-1]
        process.terminate()
        assert process.wait(timeout=60) == 0


def _copy_unit(folder: Path) -> None:
    """Copy the unit with the questions that one press answers: which ones a quiz draws is chance, and this is about the page."""
    shutil.copytree(ROOT / "content" / "secret-speech", folder)
    file = folder / "questions.toml"
    head, *questions = file.read_text("utf-8").split("[[questions]]")
    kept = [each for each in questions if re.search(r'kind = "(one-choice|true-false)"', each)]
    file.write_text("[[questions]]".join([head, *kept]), "utf-8")


class Page:
    """The preview's page, used as a person would."""

    def __init__(self, address: str, width: int, height: int) -> None:
        options = Options()
        options.binary_location = CHROMIUM or ""
        for flag in [*FLAGS.split(), f"--window-size={width},{height}"]:
            options.add_argument(flag)
        self.driver = webdriver.Chrome(options=options, service=Service(DRIVER or ""))
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)  # its own windows are 500 pixels wide at least
        self.driver.get(address)

    def close(self) -> None:
        self.driver.quit()

    def until(self, what: str, find: Callable[[], T | None], timeout: float = 60.0) -> T:
        """Wait for something to be there; fail with its name."""
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            try:
                found = find()
            except StaleElementReferenceException:
                found = None
            if found:
                return found
            time.sleep(0.1)
        raise AssertionError(f"{what} did not come within {timeout} s; the page says:\n{self.text()[-2000:]}")

    def text(self) -> str:
        return self.driver.find_element(By.TAG_NAME, "body").text

    def shown(self, selector: str) -> list[WebElement]:
        return [element for element in self.driver.find_elements(By.CSS_SELECTOR, selector) if element.is_displayed()]

    def type(self, *keys: str) -> None:
        ActionChains(self.driver).send_keys(*keys).perform()

    def click(self, element: WebElement) -> None:
        """Click without regard to what floats above: the page's own bars cover the end of a long card."""
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'}); arguments[0].click()", element)

    def command(self, name: str, option: str = "", *, second: str = "", down: int = 1) -> None:
        """Type a slash command and send it; fill in the first option from its autocomplete, or a later one as typed."""
        self.until(f"/{name} in the list", lambda: self._typed(f"/{name}"))
        self.type(Keys.ENTER)
        self.until("the command", lambda: self.shown(".command-chip"))
        if option:
            self.type(Keys.ENTER)
            self.until(
                "the option's box",
                lambda: self.shown(".command-row input, .command-row textarea, .command-row [contenteditable]"),
            )
            self.type(option)
            self.until(
                "a choice", lambda: [row for row in self.shown(".command-suggestion") if option.casefold() in row.text.casefold()]
            )
            self.type(Keys.ENTER)
        if second:
            self.type(*[Keys.ARROW_DOWN] * down, Keys.ENTER)
            self.until("the option's box", lambda: self.shown(".command-row :is(input, textarea, [contenteditable])"))
            self.type(second)
        self.click(self.until("the send button", lambda: self.shown("button[aria-label='Send']"))[-1])
        self.until("the command sent", lambda: not self.shown(".command-chip"))

    def _typed(self, text: str) -> bool:
        """Type into the message box, again where the page was drawn anew under the typing."""
        box = self.driver.find_element(By.ID, "channel-composer-input")
        if box.get_attribute("value") != text:
            self.driver.execute_script("arguments[0].value = ''; arguments[0].focus()", box)
            self.type(text)
        return f"\n{text}\n" in self.text()

    def buttons(self, pattern: str) -> list[WebElement]:
        """Find the enabled buttons of cards whose label matches, in the order of the page."""
        return [button for button in self.shown("button") if re.fullmatch(pattern, button.text.strip()) and button.is_enabled()]

    def press(self, pattern: str) -> None:
        self.click(self.until(f"a button {pattern!r}", lambda: self.buttons(pattern))[-1])

    def seconds_left(self) -> int:
        """Read the running countdown; 0 where there is none."""
        texts = self.driver.execute_script("return [...document.querySelectorAll('time')].map((time) => time.textContent)")
        found = [re.fullmatch(r"in (\d+) seconds?", text) for text in texts]
        return max((int(match[1]) for match in found if match), default=0)

    def save(self, name: str) -> None:
        """Keep a picture of the page where GOBBET_SCREENSHOTS names a folder, as for the README."""
        if folder := os.environ.get("GOBBET_SCREENSHOTS"):
            self.driver.save_screenshot(str(Path(folder) / name))


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
        page.press("A|True")
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
    page.press("A|True")
    page.until("the answer saved", lambda: "Saved" in page.text())
    assert page.seconds_left()
