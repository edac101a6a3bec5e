"""Articles of any number with texts of news length, made of the real stream of four days.

    python -m benchmarks.full_texts 10000 FILE.jsonl

Each is a real item under other names and numbers, followed by sentences of other items of its
day, under other names too; one in four is another report of the event before it. What stays as
it is: a few names, which the topics of the benchmarks ask for.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.growth import _stream, known_names, renamed

END = datetime(2026, 6, 2, tzinfo=UTC)
_LENGTH = 3_000  # characters of a text, about
_AGAIN = 0.25  # of the articles report what the one before them did
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def full_texts(count: int, *, hours: float = 24, seed: int = 5) -> Iterator[dict[str, str]]:
    """`count` articles of the last `hours` before `END`, in the order they came."""
    chance = random.Random(seed)
    items = [item for day in _stream() for item in day]
    sentences = [s for item in items for s in _SENTENCE.split(item["text"]) if len(s) > 60]
    item, world = items[0], 0
    for number in range(count):
        if number == 0 or chance.random() >= _AGAIN:
            item, world = chance.choice(items), chance.randrange(1_000_000)
        parts = [item["text"], *_filling(chance, sentences, _LENGTH - len(item["text"]))]
        came = END - timedelta(hours=hours * (count - number) / (count + 1))
        yield {
            "id": f"a{number}",
            "url": f"https://paper-{number % 400}.example/{number}",
            "title": renamed(item["title"], world),
            "text": " ".join(renamed(part, world + n) for n, part in enumerate(parts)),
            "publisher": f"Paper {number % 400}",
            "published": came.isoformat(),
        }


def written(path: Path, count: int, **how: float) -> Path:
    """The file of those articles, made when it is not there."""
    if not path.exists():
        known_names()
        half = path.with_suffix(".half")
        with half.open("w", encoding="utf-8") as file:
            for article in full_texts(count, **how):
                file.write(json.dumps(article, ensure_ascii=False) + "\n")
        half.replace(path)
    return path


def _filling(chance: random.Random, sentences: list[str], room: int) -> Iterator[str]:
    while room > 0:
        sentence = chance.choice(sentences)
        room -= len(sentence) + 1
        yield sentence


if __name__ == "__main__":
    written(Path(sys.argv[2]), int(sys.argv[1]))
