"""Reports of one event in two languages: joined, and look-alikes kept apart.

    python -m benchmarks.languages [--missed]

Forty invented pairs in `benchmarks/data/languages`, written blind to the code: English beside
Ukrainian, Russian or German, half of them look-alikes. Each pair stands among eight other reports.
The second twenty were looked at only as figures.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from briefer.edit.developments import gathered, nearness_of, one_development
from briefer.group.stories import stories
from briefer.model import Article

OWN = Path(__file__).parent / "data" / "languages" / "pairs.jsonl"
OTHERS = 4  # pairs that stand beside the one in question


def pairs() -> list[dict[str, Any]]:
    return [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines() if line]


def article(key: str, raw: dict[str, Any]) -> Article:
    published = datetime.fromisoformat(raw["published"])
    return Article(
        raw["title"],
        raw["text"],
        id=key,
        publisher=raw["publisher"],
        published=published,
        language=raw["language"],
    )


def joined(at: int, given: Sequence[dict[str, Any]]) -> bool:
    """Whether the two reports of that pair end in one development of the day."""
    around = [given[(at + n) % len(given)] for n in range(OTHERS + 1)]
    day = [article(f"{p['id']}-{which}", p[which]) for p in around for which in ("one", "other")]
    found = stories(day)
    order = [a for story in found for a in story.articles]
    near, place = nearness_of(order)
    developments = gathered(found, one_development(order, near), place)
    wanted = {f"{given[at]['id']}-one", f"{given[at]['id']}-other"}
    return any(wanted <= {a.id for a in d.story.articles} for d in developments)


def figures(given: Sequence[dict[str, Any]], places: range) -> dict[str, float]:
    said = {n: joined(n, given) for n in places}
    same = [said[n] for n in places if given[n]["same"]]
    apart = [not said[n] for n in places if not given[n]["same"]]
    return {
        "same event joined": sum(same) / len(same),
        "look-alikes apart": sum(apart) / len(apart),
    }


def all_figures() -> dict[str, float]:
    """Over all pairs, those that the rules were tuned on and the others."""
    given = pairs()
    return figures(given, range(len(given)))


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--missed", action="store_true", help="name the wrong ones of the first")
    given = pairs()
    half = len(given) // 2
    print("tuned on:", figures(given, range(half)))
    print("untouched:", figures(given, range(half, len(given))))
    if options.parse_args().missed:
        for n in range(half):
            if joined(n, given) is not given[n]["same"]:
                print(
                    given[n]["id"],
                    given[n]["same"],
                    given[n]["one"]["title"],
                    "|",
                    given[n]["other"]["title"],
                )


if __name__ == "__main__":
    main()
