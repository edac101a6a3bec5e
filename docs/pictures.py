"""Draws the pictures of README and docs from the embedded sample, in a browser.

`python -m docs.pictures` in the root of the repository, with the extra `test` and Chromium
installed. Writes docs/pictures/ alone.

- page: the page, its first line opened.
- mail: the HTML part of the mail, 600 pixels wide, as mail programs show it.
- slack: the blocks that are posted, drawn by `docs/slack_look.py`: Slack itself is not asked.
- terminal: what `briefer daily` draws on a terminal of 100 columns.
"""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from docs.slack_look import slack_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PICTURES: Final = Path(__file__).parent / "pictures"
SITE: Final = "https://briefs.example/"  # where the lines of mail and Slack lead
TERMINAL: Final = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 12px; background: #fff; width: max-content; }}
div {{ background: {background}; color: {foreground}; padding: 14px 18px 20px;
  border-radius: 8px; }}
p {{ margin: 0 0 12px; }} i {{ display: inline-block; width: 12px; height: 12px; margin-right: 6px;
  border-radius: 50%; background: #8a8f98; }}
pre {{ margin: 0; font: 14px/1.45 'DejaVu Sans Mono', monospace; }}
a {{ color: inherit; text-decoration: none; }}
{stylesheet}</style><div><p><i></i><i></i><i></i></p><pre><code>{code}</code></pre></div>"""
# No line is cut through: the picture ends below the last one that has room in it.
WHOLE_LINES: Final = """([width, height]) => {
  const ends = [...document.querySelectorAll("p, li, h1, h2, h3, summary, div")]
    .map(one => one.getBoundingClientRect().bottom + 12).filter(end => end <= height);
  return {width: Math.min(width, document.body.scrollWidth), height: Math.max(...ends)};
}"""


def main() -> None:
    """Briefs the sample, and lets a browser draw what became of it."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, browsing() as browser:
        page, mail, slack = written(Path(folder))
        pictured(browser, page, "page", width=1000, height=1060, opened=".line summary")
        pictured(browser, mail, "mail", width=600, height=900)
        pictured(browser, slack, "slack", width=760, height=870)
        pictured(browser, on_terminal(Path(folder)), "terminal", width=1000, height=900)


def written(folder: Path) -> tuple[Path, Path, Path]:
    """The brief of the sample as a page, as the HTML of a mail and as Slack shows its blocks."""
    from briefer.jsonform import briefs_from
    from briefer.render.message import rendered
    from briefer.resources import resource_text
    from tests.terminals import on_a_terminal

    saved = folder / "brief.json"
    on_a_terminal(
        ["daily", "--topic", "bakhmut", "--format", "json", "--out", str(saved)],
        folder=folder,
        environment={"HOME": str(folder)},
    )
    briefs = briefs_from(json.loads(saved.read_text(encoding="utf-8")))

    def template(name: str) -> str:
        return resource_text("templates", name)

    texts = {
        "page": rendered(briefs, "html", template=template).parts[-1].body,
        "mail": rendered(briefs, "email", template=template, site_url=SITE).parts[-1].body,
        "slack": slack_page(
            json.loads(part.body)
            for part in rendered(briefs, "slack", template=template, site_url=SITE).parts
        ),
    }
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return folder / "page.html", folder / "mail.html", folder / "slack.html"


def on_terminal(folder: Path, *, parts: int = 3) -> Path:
    """The first parts, between empty rows, that `briefer daily` draws on a terminal, as a page."""
    from rich.console import Console
    from rich.terminal_theme import MONOKAI
    from rich.text import Text

    from tests.terminals import on_a_terminal

    _, drawn = on_a_terminal(
        ["daily", "--topic", "bakhmut", "--quiet"],
        folder=folder,
        width=100,
        environment={"HOME": str(folder), "COLORTERM": "truecolor"},
    )
    console = Console(record=True, width=100, file=io.StringIO(), force_terminal=True)
    console.print(Text("$ briefer daily --topic bakhmut\n", style="bold"))
    console.print(Text.from_ansi("\n\n".join(drawn.split("\n\n")[:parts])))
    out = folder / "terminal.html"
    console.save_html(str(out), theme=MONOKAI, code_format=TERMINAL)
    return out


@contextmanager
def browsing() -> Iterator[Browser]:
    """Debian's Chromium, without a line to anywhere."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND"],
        )
        yield browser
        browser.close()


def pictured(
    browser: Browser, page: Path, name: str, *, width: int, height: int, opened: str = ""
) -> None:
    """A picture of the top of the page, as wide as it is and at most so high.

    What `opened` finds first is clicked on before.
    """
    window: Page = browser.new_page(viewport={"width": width, "height": height})
    window.goto(page.as_uri())
    if opened:
        window.locator(opened).first.click()
        window.mouse.move(0, 0)
    seen = window.evaluate(WHOLE_LINES, [width, height])
    window.screenshot(path=PICTURES / f"{name}.png", full_page=True, clip={"x": 0, "y": 0, **seen})
    window.close()


if __name__ == "__main__":
    sys.exit(main())
