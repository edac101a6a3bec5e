"""Pages and mails as a real browser lays them out: no sideways scrolling, readable in the dark.

The page itself has no script: a page around it measures it in a frame, and the browser prints
the document that came of it.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest

from briefer.model import Brief, Format
from briefer.render.message import rendered
from tests.render.printed_briefs import full_brief, hostile_brief, large_brief, shipped

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
# A headless window is never narrower than 500 pixels, a frame may be.
FRAME = """<!doctype html>
<iframe style="border:0;height:900px;width:{width}px" srcdoc="{page}"></iframe>
<script>
  const shade = color => color.match(/[\\d.]+/g).slice(0, 3)
    .map(Number).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, n) => sum + v * [.2126, .7152, .0722][n], 0);
  const words = e => [...e.childNodes].some(n => n.nodeType == 3 && n.data.trim());
  const spoken = e => e.offsetParent && words(e);
  const frame = document.querySelector("iframe");
  frame.onload = () => {{
    const page = frame.contentDocument, all = [...page.querySelectorAll("body *")].filter(spoken);
    const color = (e, name) => shade(frame.contentWindow.getComputedStyle(e)[name]);
    const paper = color(page.body, "backgroundColor");
    const contrast = all.filter(e => !e.classList.contains("tag"))
      .map(e => [color(e, "color"), paper].sort((a, b) => b - a))
      .map(([light, dark]) => (light + .05) / (dark + .05));
    const edges = all.map(e => e.getBoundingClientRect());
    document.documentElement.dataset.measured = JSON.stringify({{
      width: frame.contentWindow.innerWidth,
      wide: page.documentElement.scrollWidth,
      outside: edges.filter(e => e.left < 0 || e.right > frame.contentWindow.innerWidth).length,
      paper: paper,
      contrast: Math.min(...contrast),
      spoken: all.length,
    }});
  }};
</script>
"""

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")


def measured(source: str, folder: Path, *, width: int, dark: bool) -> dict[str, Any]:
    """What the browser says of the page in a frame of that width."""
    page = folder / "page.html"
    page.write_text(FRAME.format(width=width, page=escape(source)), encoding="utf-8")
    scheme = ["--blink-settings=preferredColorScheme=0"] if dark else []
    profile = [f"--user-data-dir={folder / 'profile'}", "--window-size=900,1000"]
    done = subprocess.run(
        [str(CHROMIUM), *FLAGS, *profile, *scheme, "--dump-dom", page.as_uri()],
        capture_output=True,
        timeout=60,
        check=True,
        text=True,
    )
    found = re.search(r'data-measured="([^"]*)"', done.stdout)
    assert found, done.stdout[-300:]
    return dict(json.loads(unescape(found[1])))


WORDS = "An-unbroken-" + "word" * 60
BRIEFS = [full_brief(), large_brief(2), hostile_brief([WORDS, "https://a.example/" + "x" * 300])]


@pytest.mark.parametrize("kind", ["html", "email"])
@pytest.mark.parametrize(("width", "dark"), [(600, False), (390, True)])
def test_a_page_fits_its_window_and_can_be_read(
    kind: Format, width: int, dark: bool, tmp_path: Path
) -> None:
    briefs: list[Brief] = BRIEFS
    source = rendered(briefs, kind, template=shipped).parts[-1].body

    found = measured(source, tmp_path, width=width, dark=dark)

    assert found["width"] == width
    assert found["wide"] <= width
    assert found["outside"] == 0
    assert (found["paper"] < 0.1) is dark
    assert found["contrast"] >= 4.5  # WCAG AA for text of this size
    assert found["spoken"] > 50
