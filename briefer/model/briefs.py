"""The brief: its sections, its account of every article, its references. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from briefer.model.articles import Article
from briefer.model.bullets import Bullet, Citation, Disagreement, Rejection
from briefer.model.construction import distinct, require, utc


@dataclass(frozen=True, slots=True)
class Section:
    """A story in the brief. `publishers` are its independent ones; without a headline its lines
    stand alone.
    """

    story: str
    headline: str | None
    bullets: tuple[Bullet, ...]
    disagreements: tuple[Disagreement, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    publishers: tuple[str, ...] = ()
    engine: str = ""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation of the section in reading order: bullets, then sides."""
        return tuple(
            [citation for bullet in self.bullets for citation in bullet.citations]
            + [side.citation for item in self.disagreements for side in item.sides]
        )


@dataclass(frozen=True, slots=True)
class Lead:
    """The top of a brief: a sentence or two, proved like every bullet. Most briefs have none."""

    sentences: tuple[Bullet, ...] = ()
    rejections: tuple[Rejection, ...] = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(citation for sentence in self.sentences for citation in sentence.citations)


@dataclass(frozen=True, slots=True)
class Account:
    """Each collected article's one fate, by id; an id that stands twice is refused."""

    cited: tuple[str, ...] = ()
    copy: tuple[str, ...] = ()
    not_cited: tuple[str, ...] = ()
    off_topic: tuple[str, ...] = ()
    out_of_window: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        twice = [name for name, times in Counter(self.all).items() if times > 1]
        require(not twice, f"the account names {twice[:3]} more than once")

    @property
    def final(self) -> tuple[str, ...]:
        """The articles that have had their turn once this account was delivered."""
        return self.cited + self.copy + self.not_cited

    @property
    def all(self) -> tuple[str, ...]:
        return self.final + self.off_topic + self.out_of_window + self.failed

    @property
    def total(self) -> int:
        return len(self.all)


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one article, by its title; `why` where that is more than the fate says.

    `story` is that of the section that it belongs to, or would; empty where nobody grouped it.
    """

    article: str
    fate: str
    title: str
    publisher: str = ""
    url: str | None = None
    why: str = ""
    story: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """The span a brief covers, `since` <= published < `until`, both in UTC."""

    since: datetime
    until: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "since", utc(self.since, "since"))
        object.__setattr__(self, "until", utc(self.until, "until"))
        require(self.since < self.until, "a window needs a start before its end")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one brief settles for its readers: the window, and the articles it gave a last fate."""

    topic: str
    window: Window
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """A sentence that a delivered line stood on; `state` is what its article said as a whole.

    `field` is the title or the text of the article, and `start` where the sentence began in it.
    """

    article: str
    field: str
    start: int
    sentence: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """A line that was delivered (`was`, at `since`) and that its source no longer bears out.

    `now` is what the source says instead, empty for nothing; `seen` is when it changed.
    """

    was: str
    now: str
    article: str
    publisher: str
    since: datetime
    url: str | None = None
    seen: datetime | None = None

    def __post_init__(self) -> None:
        require(bool(self.was.strip()), "a correction needs the line that it takes back")
        object.__setattr__(self, "since", utc(self.since, "since"))


@dataclass(frozen=True, slots=True)
class Announced:
    """An event to come in the words of its source; `day` is None where only a week is named."""

    day: date | None
    text: str
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        require(bool(self.text.strip()), "an announcement needs a text")
        require(bool(self.citations), f"the announcement {self.text[:60]!r} cites nothing")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the brief had to do without: which source or story, and why."""

    source: str
    reason: str


COUNTS = (
    "calls",
    "prompt_tokens",
    "completion_tokens",
    "cached_tokens",
    "reasoning_tokens",
    "unjudged",
)


@dataclass(frozen=True, slots=True)
class Usage:
    """What the model cost, in calls and tokens; cached and reasoning are parts.

    `unjudged` counts the claims that a judge was asked about and gave no usable verdict on.
    `money` is by the prices of the day, None where none were configured.
    """

    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cached_tokens: int = 0
    reasoning_tokens: int = 0
    unjudged: int = 0
    money: Decimal | None = None
    currency: str = ""

    def __post_init__(self) -> None:
        bad = self.money is not None and not (self.money.is_finite() and self.money >= 0)
        require(not bad, "what a model cost is a sum of money, not less than none")

    @property
    def counts(self) -> dict[str, int]:
        """Calls and tokens by their names, without the money."""
        return {name: getattr(self, name) for name in COUNTS}

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.calls + other.calls,
            self.prompt_tokens + other.prompt_tokens,
            self.completion_tokens + other.completion_tokens,
            self.cached_tokens + other.cached_tokens,
            self.reasoning_tokens + other.reasoning_tokens,
            self.unjudged + other.unjudged,
            _sum(self.money, other.money),
            self.currency or other.currency,
        )


def _sum(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    """The sum of what is known of two costs."""
    return other if one is None else one if other is None else one + other


@dataclass(frozen=True, slots=True)
class Reference:
    """One line of the sources list; `number` is what the reader sees in brackets."""

    number: int
    article: Article


@dataclass(frozen=True, slots=True)
class Brief:
    """What the reader gets. `publishers` counts the independent ones behind the kept articles.

    `slot` names what is delivered once: the local day or week, its zone, daily or weekly.
    `title` is what readers call the topic, empty where it has only its name.
    """

    topic: str
    window: Window
    engine: str
    generated: datetime
    sections: tuple[Section, ...]
    account: Account
    problems: tuple[Problem, ...] = ()
    usage: Usage = field(default_factory=Usage)
    publishers: int = 0
    timezone: str = "UTC"
    language: str = "en"
    notes: tuple[str, ...] = ()
    lead: Lead = field(default_factory=Lead)
    slot: str = ""
    corrections: tuple[Correction, ...] = ()
    announced: tuple[Announced, ...] = ()
    fates: tuple[Fate, ...] = ()
    title: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "generated", utc(self.generated, "generated"))
        missing = {c.article.id for c in self.citations} - set(self.account.cited)
        require(not missing, f"the brief cites {sorted(missing)[:3]} outside its account")
        below = {c.place for section in self.sections for c in section.citations}
        alone = [c.quote[:60] for c in self.lead.citations if c.place not in below]
        require(not alone, f"the lead cites {alone[:1]}, which no bullet below it cites")

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation in reading order: the lead's, the sections', of what is announced."""
        below = [citation for section in self.sections for citation in section.citations]
        coming = [citation for item in self.announced for citation in item.citations]
        return (*self.lead.citations, *below, *coming)

    @property
    def references(self) -> tuple[Reference, ...]:
        """Cited articles in the order of their first mention, numbered from 1."""
        articles = {citation.article.id: citation.article for citation in reversed(self.citations)}
        first_mention = distinct(citation.article.id for citation in self.citations)
        return tuple(Reference(n, articles[key]) for n, key in enumerate(first_mention, start=1))

    @property
    def turn(self) -> Turn:
        """What is settled for its readers once it was delivered."""
        return Turn(self.topic, self.window, self.account.final)

    @property
    def bullets(self) -> tuple[Bullet, ...]:
        return tuple(bullet for section in self.sections for bullet in section.bullets)

    @property
    def rejections(self) -> tuple[Rejection, ...]:
        below = [item for section in self.sections for item in section.rejections]
        return (*self.lead.rejections, *below)
