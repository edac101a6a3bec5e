"""How-tos whose commands need nothing but sources, mail and folders are done from end to end."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from tests.docs.newsroom import Town, town
from tests.docs.walking import Walk, blocks
from tests.docs.written import DOCS

CLAIM: Final = {
    "claim": "The council closed the bridge.",
    "sources": [{"title": "Bridge", "text": "The council closed the bridge on Monday."}],
}


@pytest.fixture
def place(tmp_path: Path) -> Walk:
    """An empty folder, but for a claim."""
    walk = Walk(tmp_path / "desk", None)
    (walk.folder / "claims.jsonl").write_text(json.dumps(CLAIM), encoding="utf-8")
    return walk


def done(walk: Walk, page: str) -> Town:
    """The page from its first block to its last; what printed it is `walk.said`."""
    with town(walk.folder.parent / "town", now=datetime.now(UTC)) as there:
        walk.town = there
        for block in blocks(DOCS / "how-to" / page):
            if block.language == "toml":
                walk.write(block.text)
            else:
                walk.done(block.text)
    return there


def test_a_newsroom_s_desk_is_set_up_and_looked_after_as_told(place: Walk) -> None:
    there = done(place, "newsroom-desk.md")

    sent = {mail.recipients for mail in there.mail.inbox}
    assert sent == {("early@desk.example",), ("late@desk.example",)}
    assert "harbour bridge" in (place.folder / "harbour.json").read_text(encoding="utf-8")
    assert list((place.folder / "units").iterdir())
    assert (place.folder / "public" / "harbour").is_dir()
    assert '"printed": true' in place.said


def test_ukrainian_sources_are_followed_as_told(place: Walk) -> None:
    done(place, "ukrainian-sources.md")

    (kept,) = (place.folder / "briefs").glob("bakhmut-*.json")
    assert "пункт видачі води" in kept.read_text(encoding="utf-8")
    assert "Бахмута" in (place.folder / "bakhmut.html").read_text(encoding="utf-8")


def test_slack_and_teams_get_what_is_told(place: Walk) -> None:
    place.write('[sources.harbour-post]\nurl = "https://harbour-post.example/feed.xml"\n')

    there = done(place, "slack-and-teams.md")

    (post,) = there.slack.posts
    assert "harbour bridge" in str(post["blocks"])
    assert len(there.teams.requests) == 1
    assert "Teams" in place.said
    assert "harbour by teams: would be sent" in place.said
