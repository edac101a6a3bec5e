"""A browser's visits to pages, and all that it complained of, asked for or was made to run."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

PATIENCE = 60_000  # milliseconds for one step: a busy machine may take long for an honest one
# The browser itself tells of a violation on the console; this says it in words of our own too.
HOOK = """
window.__ran = [];
for (const name of ["alert", "confirm", "prompt", "print"]) {
  window[name] = (...said) => { window.__ran.push(name); console.error("a script ran: " + name); };
}
addEventListener("securitypolicyviolation",
  event => console.error("refused by the policy: " + event.violatedDirective + " " + event.sample));
"""


@dataclass
class Visits:
    """Pages opened in a browser; what went wrong on any of them is kept for `complaints`."""

    browser: Browser
    origin: str
    missed: list[str]
    heard: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def __call__(self, address: str = "", **options: Any) -> Page:
        """The page at an address of the server, or at a whole one, in a window of its own."""
        page = self.window(**options)
        page.goto(address if "://" in address else self.origin + address)
        return page

    def window(
        self, *, width: int = 1280, dark: bool = False, scripts: bool = True, **options: Any
    ) -> Page:
        """An empty window of that width, watched."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            reduced_motion="reduce",
            **options,
        )
        context.set_default_timeout(PATIENCE)
        context.add_init_script(HOOK)
        self.contexts.append(context)
        page = context.new_page()
        self._watch(page)
        return page

    def _watch(self, page: Page) -> None:
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.heard.append(f"error: {error}"))
        page.on("dialog", self._dialog)
        page.on("popup", lambda popup: self.heard.append(f"another window: {popup.url}"))
        page.on("console", lambda said: self.heard.append(f"{said.type}: {said.text}"))

    def _dialog(self, dialog: Any) -> None:
        self.heard.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def complaints(self) -> list[str]:
        """What the browser said, what it asked of others, what the server did not have."""
        ours = (self.origin, "file://", "data:")
        strange = [f"asked {url}" for url in self.asked if not url.startswith(ours)]
        return [*self.heard, *strange, *(f"missing: {path}" for path in self.missed)]

    def close(self) -> None:
        for context in self.contexts:
            context.close()


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The folder on loopback while the block runs: its address, and what it was asked in vain."""
    missed: list[str] = []

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args: Any) -> None:
            pass

        def send_error(self, code: int, *args: Any, **options: Any) -> None:
            missed.append(f"{code} {self.path}")
            super().send_error(code, *args, **options)

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", missed
    finally:
        server.shutdown()
        server.server_close()
