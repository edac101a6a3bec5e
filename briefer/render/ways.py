"""A page of the site and an address on it in, the link from one to the other out. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

_INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Ways:
    """How links on the page at the address `here` are written.

    With a `site_url` they are whole. Without one they lead from page to page and name the file,
    so that a folder of files works on every server and opened from a disk.
    """

    here: str = ""
    site_url: str | None = None

    @property
    def root(self) -> str:
        """What leads from the page to the root of the site, where style and script lie.

        >>> Ways("bakhmut/2026-11-22/").root
        '../../'
        """
        return "../" * self.here.count("/")

    def to(self, address: str, anchor: str = "") -> str:
        """The link to an address of the site.

        >>> Ways("bakhmut/").to("bakhmut/2026-11-22/", "l-1")
        '../bakhmut/2026-11-22/index.html#l-1'
        >>> Ways("bakhmut/", "https://briefs.example/").to("bakhmut/2026-11-22/")
        'https://briefs.example/bakhmut/2026-11-22/'
        """
        place = f"#{anchor}" if anchor else ""
        if self.site_url:
            return f"{self.site_url}{address}{place}"
        file = _INDEX if not address or address.endswith("/") else ""
        return f"{self.root}{address}{file}{place}"

    def whole(self, address: str) -> str | None:
        """The whole address; None while nobody said where the site is served."""
        return f"{self.site_url}{address}" if self.site_url else None

    def name(self, address: str, *identity: str) -> str:
        """The permanent name of what stands there: its whole address, else one made of `identity`.

        >>> Ways().name("bakhmut/2026-11-22/", "bakhmut", "2026-11-22 UTC daily")
        'urn:uuid:ffd8b955-537a-5db2-bff3-5f86bd82154e'
        """
        return self.whole(address) or uuid5(NAMESPACE_URL, "\n".join(("briefer", *identity))).urn
