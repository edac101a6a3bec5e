"""Briefs in, the view of their page out: each line with its proof, each story with its articles.

Pure. It has every name that the other formats' templates find, so that a template of a user's own
for the page of before still prints; what the page adds stands beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from briefer.model import Announced, Article, Brief, Bullet, Citation, Disagreement, Fate, Side
from briefer.model.construction import distinct
from briefer.render import phrases
from briefer.render.addresses import anchors, correction_anchors
from briefer.render.frame import Frame
from briefer.render.locale import tongue_of
from briefer.render.numbered import Numbered, places
from briefer.render.proof import Run, age_text, own_words_text, proved_text, runs
from briefer.render.standing import listed, publishers_of, said_by
from briefer.render.style import Style
from briefer.render.view import BriefView, View, digest_view
from briefer.text.hygiene import clean_line
from briefer.text.spoken import foreign

_MOST_UNLISTED: Final = 5  # developments that are overlooked without a list of contents
_LINE: Final[View] = {"mark": "", "novelty": "", "date": "", "doubts": "", "below": "", "later": []}
_WORDS: Final = 44  # letters of a line by which a source says who cites it
_SOLE: Final = Frame()  # around a page that stands alone


def page_view(briefs: Sequence[Brief], frame: Frame | None) -> View:
    """What the template of the page sees."""
    around, tongue = frame or _SOLE, tongue_of(briefs[0].language)
    style = Style()

    class OfPage(PageView):
        frame = around

    view = digest_view(briefs, style, view_of=OfPage)
    first = briefs[0]
    day = phrases.brief_day(first, phrases.zone_of(first.timezone), tongue)
    names = ", ".join(clean_line(brief.title or brief.topic) for brief in briefs)
    return view | {
        "page_title": style.line(f"{names} · {day}", 300),
        "root": around.root,
        "links": [{"label": style.line(a), "address": b} for a, b in around.links],
        "feeds": [
            {"type": feed.media_type, "title": style.line(feed.title), "address": feed.address}
            for feed in around.feeds
        ],
    }


class PageView(BriefView):
    """One brief as its page shows it."""

    frame: Frame = _SOLE

    def __init__(self, brief: Brief, style: Style, prefix: str) -> None:
        super().__init__(brief, style, prefix)
        self.until = brief.window.until
        self.numbers = {found.article.id: found.number for found in brief.references}
        self.top_ids = self._ids((s.text for s in brief.lead.sentences), "t")
        self.story_ids = self._ids((found.section.story for found in self.shown), "story")
        self.later = {note.anchor: note for note in self.frame.notes if note.anchor}

    def view(self) -> View:
        view = super().view()
        words = self._citers()
        for source in view["references"]:
            of_quotes = [citer for quote in source["quotes"] for citer in quote["cited_by"]]
            mine = {citer["id"] for citer in (*source["cited_by"], *of_quotes)}
            source["citers"] = [{"id": key, "words": words[key]} for key in words if key in mine]
        ids = self._ids((item.text for item in self.coming), "a")
        for line, name in zip(view["announced"], ids, strict=True):
            line["id"] = name
        return view | {
            "counts": self.style.line(self._counts()),
            "title": self.style.line(self.brief.title or self.brief.topic, 300),
            "taken_back": self._taken_back(view["corrections"]),
            "contents": len(self.stories) > _MOST_UNLISTED,
            "asides": view["sections"][len(view["told"]) :],
            "later": [
                {"text": self.style.line(note.text), "address": note.address, "line": note.anchor}
                for note in self.frame.notes
            ],
        }

    def _citers(self) -> dict[str, str]:
        """By the name of what cites a source the words by which a reader knows it, in order."""
        citing, say = self.citing, self.tongue.say
        found = {citing.lead_id(): say("In brief")}
        for part in self.shown:
            found |= {citing.bullet_id(n): bullet.text for n, bullet in part.bullets}
            found |= {citing.disagreement_id(n): item.about for n, item in part.disagreements}
        found[citing.announced_id()] = say("Announced")
        unnamed = self.style.line(say("untitled"))
        return {key: self.style.line(text, _WORDS) or unnamed for key, text in found.items()}

    def _counts(self) -> str:
        """`8 developments, 17 articles, 9 publishers`."""
        brief, counted = self.brief, self.tongue.counted
        account = brief.account
        articles = len(account.cited) + len(account.copy) + len(account.not_cited)
        parts = [
            (len(self.stories), "development"),
            (articles, "article"),
            (brief.publishers, "publisher"),
        ]
        return ", ".join(counted(count, noun) for count, noun in parts if count)

    def _ids(self, texts: Iterable[str], kind: str) -> list[str]:
        return [f"{self.prefix}{name}" for name in anchors(texts, kind)]

    # ------------------------------------------------------------ lines and their proofs

    def lead(self) -> list[View]:
        """The lines on top; each also leads to where it is told."""
        told = {
            place: number
            for found in reversed(self.shown)
            for number, bullet in reversed(found.bullets)
            for place in places(bullet.citations)
        }
        made = []
        sentences = self.brief.lead.sentences
        for line, found, name in zip(super().lead(), sentences, self.top_ids, strict=True):
            number = next((told[p] for p in places(found.citations) if p in told), None)
            below = self.citing.bullet_id(number) if number else ""
            made.append(_LINE | line | {"id": name, "below": below, **self._proof(found)})
        return made

    def bullet(self, number: int, bullet: Bullet) -> View:
        line = super().bullet(number, bullet)
        note = self.later.get(line["id"])
        later = [{"text": self.style.line(note.text), "address": note.address}] if note else []
        return _LINE | line | {"later": later, **self._proof(bullet)}

    def announced(self, item: Announced) -> View:
        names = distinct(clean_line(citation.article.publisher) for citation in item.citations)
        quoted = self._rests_on(item.text, item.citations, names, own_words_text(self.tongue))
        return _LINE | super().announced(item) | quoted

    def disagreement(self, number: int, item: Disagreement) -> View:
        view = super().disagreement(number, item)
        ids = [f"{view['id']}-side-{n}" for n in range(1, len(item.sides) + 1)]
        for side, name in zip(view["sides"], ids, strict=True):
            side["id"] = name
        return view

    def side(self, side: Side) -> View:
        names = distinct([clean_line(side.citation.article.publisher)])
        said = own_words_text(self.tongue)
        quoted = self._rests_on(side.text, (side.citation,), names, said)
        return _LINE | super().side(side) | quoted | {"single": False}

    def _proof(self, bullet: Bullet) -> View:
        said = proved_text(bullet, self.tongue)
        names, who = publishers_of(bullet), said_by(bullet, self.tongue)
        rests_on = self._rests_on(bullet.text, bullet.citations, names, said)
        return rests_on | {"who": self.style.line(who, 300)}

    def _rests_on(
        self, text: str, citations: Sequence[Citation], names: Sequence[str], proved: str
    ) -> View:
        """What a line rests on, and what of it is told before it is opened."""
        cited = [citation.article for citation in citations]
        others = [name for name in names if name not in {clean_line(a.publisher) for a in cited}]
        told = [article.language for article in cited]
        return {
            "language": foreign(text, asked=self.brief.language, told=told),
            "numbers": list(dict.fromkeys(self.numbers[article.id] for article in cited)),
            "who": self.style.line(listed(names, self.tongue), 300),
            **self._moment(cited[0]),
            "single": len({*names, *(clean_line(a.publisher) for a in cited)}) == 1,
            "proved": self.style.line(proved, 700),
            "others": self.style.line(", ".join(others), 600),
            "proofs": [self._source(found) for found in _by_article(citations)],
        }

    def _source(self, citations: Sequence[Citation]) -> View:
        article = citations[0].article
        line = self.style.line
        return {
            "number": self.numbers[article.id],
            "source": self.citing.source_id(self.numbers[article.id]),
            "title": line(article.title or self.tongue.say("untitled"), 300),
            "url": self.style.url(article.url),
            "publisher": line(article.publisher or self.tongue.say("unnamed publisher"), 200),
            "via": line(", ".join(article.via), 300),
            "language": line(article.language or "", 20),
            "date": phrases.published_text(article.published, self.zone, self.tongue),
            **self._moment(article),
            "titled": (article.id, "title", 0, len(article.title)) in places(citations),
            "runs": [self._run(run) for run in runs(article, places(citations))],
        }

    def _moment(self, article: Article) -> View:
        """When it appeared, for machines, and how long before the cut-off that was."""
        published = article.published
        age = age_text(published, until=self.until, tongue=self.tongue)
        return {"moment": published.isoformat() if published else "", "age": age}

    def _run(self, run: Run) -> list[View]:
        return [
            {"text": self.style.line(piece.text), "cited": piece.cited, "spaced": piece.spaced}
            for piece in run
        ]

    # ------------------------------------------------------------ stories and their articles

    def section(self, found: Numbered, number: int) -> View:
        section = found.section
        cited = {citation.article.id for citation in section.citations}
        view = super().section(found, number)
        return view | {
            "id": self.story_ids[number - 1],
            "articles": self._articles(section.story, cited),
            "over_days": self.frame.story_addresses.get(section.story, ""),
        }

    def _articles(self, story: str, cited: set[str]) -> list[View]:
        """Every article of the story, the cited ones first; none where its lines name them all."""
        found = [fate for fate in self.brief.fates if fate.story == story]
        if not any(fate.article not in cited for fate in found):
            return []
        return [self._article(fate) for fate in sorted(found, key=lambda f: f.article not in cited)]

    def _article(self, fate: Fate) -> View:
        line = self.style.line
        number = self.numbers.get(fate.article, 0)
        unlike = "" if number else self.tongue.noun(1, fate.fate.replace("_", " "))
        return {
            "title": line(fate.title or self.tongue.say("untitled"), 200),
            "publisher": line(fate.publisher, 100),
            "url": self.style.url(fate.url),
            "number": number,
            "fate": line(fate.why or unlike, 250),
        }

    def _taken_back(self, texts: Sequence[str]) -> list[View]:
        found = self.brief.corrections
        names = correction_anchors(item.was for item in found)
        ids = [f"{self.prefix}{name}" for name in names]
        return [
            {
                "id": name,
                "text": text,
                "url": self.style.url(item.url),
                "publisher": self.style.line(item.publisher, 200),
            }
            for item, name, text in zip(found, ids, texts, strict=True)
        ]


def _by_article(citations: Iterable[Citation]) -> list[tuple[Citation, ...]]:
    """The citations, those of one article together."""
    of: dict[str, list[Citation]] = {}
    for citation in citations:
        of.setdefault(citation.article.id, []).append(citation)
    return [tuple(found) for found in of.values()]
