"""Draws the picture of the README from the embedded sample: the page with a proof open.

python docs/pictures.py, with the extra `test` and Chromium installed. Writes docs/pictures/ alone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
PICTURES = Path(__file__).parent / "pictures"


def main() -> None:
    """Briefs the sample, and lets a browser draw its page with the first line opened."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        draw(briefed(Path(folder)), PICTURES / "page.png")


def briefed(folder: Path) -> Path:
    """The brief of the sample as a page that stands alone."""
    out = folder / "page.html"
    command = [sys.executable, "-m", "briefer", "daily", "--topic", "bakhmut", "--format", "html"]
    subprocess.run(  # noqa: S603 - our own interpreter
        [*command, "--state", str(folder / "briefer.db"), "--out", str(out)],
        cwd=folder,
        env=os.environ | {"HOME": str(folder), "PYTHONPATH": str(ROOT)},
        check=True,
    )
    return out


def draw(page: Path, picture: Path) -> None:
    """A picture of the top of the page."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        window = browser.new_page(viewport={"width": 1000, "height": 1060})
        window.goto(page.as_uri())
        window.locator(".line summary").first.click()
        window.mouse.move(0, 0)
        window.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    main()
