"""The preview's page in a real browser, used as a person would; and the preview as its own process."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

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
WATCH = """
const list = document.getElementById("channel-message-list");
const told = () => list.textContent.replace(/in \\d+ \\w+|\\d+ \\w+ ago|now/g, "");
const before = told();
window.changed = null;
new MutationObserver(() => { if (!window.changed && told() !== before) window.changed = Date.now(); })
  .observe(list, { subtree: true, childList: true, characterData: true });
"""
"""Notes when what the cards say has changed, countdowns left out."""
PRESS = "arguments[0].scrollIntoView({block: 'center'}); const now = Date.now(); arguments[0].click(); return now"
CHOOSE = """
const picker = document.getElementById("viewer-picker"), option = [...picker.options].find((each) => each.text === arguments[0]);
if (!option) return false;
picker.value = option.value;
picker.dispatchEvent(new Event("change", { bubbles: true }));
return true;
"""
IS_VIEWER = (
    "simcordPreview.ready && document.getElementById('viewer-picker').selectedOptions[0].text === arguments[0]"
    " && simcordPreview.viewerId === document.getElementById('viewer-picker').value"
)
T = TypeVar("T")


@contextlib.contextmanager
def serve_preview(content: Path, data: Path) -> Iterator[str]:
    """Run the preview as its own process, as the README says; give its address."""
    environment = {**os.environ, "DATA_DIR": str(data), "CONTENT_DIR": str(content), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "bot", "preview", "--no-browser"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield next(line for line in process.stdout if "http://" in line).split()[-1]
        finally:
            process.terminate()
            ended = process.wait(timeout=60)
        assert ended == 0


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

    def press(self, pattern: str) -> float:
        """Press the last button of that label; give when, in milliseconds by the machine's clock."""
        return self.until(f"a button {pattern!r}", lambda: self._press_last(pattern))

    def _press_last(self, pattern: str) -> float:
        found = self.buttons(pattern)
        return float(self.driver.execute_script(PRESS, found[-1])) if found else 0.0

    def seconds_left(self) -> int:
        """Read the running countdown; 0 where there is none."""
        texts = self.driver.execute_script("return [...document.querySelectorAll('time')].map((time) => time.textContent)")
        found = [re.fullmatch(r"in (\d+) seconds?", text) for text in texts]
        return max((int(match[1]) for match in found if match), default=0)

    def save(self, name: str) -> None:
        """Keep a picture of the page where GOBBET_SCREENSHOTS names a folder, as for the README."""
        if folder := os.environ.get("GOBBET_SCREENSHOTS"):
            self.driver.save_screenshot(str(Path(folder) / name))

    def view_as(self, name: str) -> None:
        """Be somebody else of the class."""
        self.until(f"{name} to choose", lambda: self.driver.execute_script(CHOOSE, name))
        self.until(f"to be {name}", lambda: self.driver.execute_script(f"return {IS_VIEWER}", name) and self.buttons(".*"))

    def watch(self) -> None:
        """Note from now on when what the cards say changes; `changed` tells it."""
        self.driver.execute_script(WATCH)

    def changed(self) -> float:
        """Give when it changed first, in milliseconds by the machine's clock."""
        return float(self.until("a change", lambda: self.driver.execute_script("return window.changed")))
