"""One story of many articles: CPU seconds of its disagreements and of a whole brief of it.

    python -m benchmarks.giant [--sizes 50 100 300 1000 3000] [--out FILE]

The articles are those of `full_texts` that share a few names, taken as one story; their sentences
are split before the clock starts. `daily` is the whole command over a file of reports of one event
under other publishers and figures.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.full_texts import full_texts


def main() -> None:
    """Prints a row for each size and writes them to `--out`."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sizes", type=int, nargs="+", default=[50, 100, 300, 1_000, 3_000])
    arguments.add_argument("--out", type=Path)
    given = arguments.parse_args()
    rows = [one(size) for size in given.sizes]
    grown = math.log(rows[-1]["disagreements"] / rows[0]["disagreements"])
    exponent = grown / math.log(given.sizes[-1] / given.sizes[0])
    figures: dict[str, Any] = {
        "rows": rows,
        "exponent": round(exponent, 2),
        "command": f"python -m benchmarks.giant --sizes {' '.join(map(str, given.sizes))}",
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
    }
    print(json.dumps(figures["exponent"]))
    if given.out:
        given.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def one(size: int) -> dict[str, Any]:
    """CPU seconds of splitting the sentences and of what the story's sides disagree about."""
    from briefer.compare.disagreement import disagreements
    from briefer.text.sentences import passages

    story = giant(size)
    start = time.process_time()
    for article in story.articles:
        passages(article)
    split = time.process_time() - start
    start = time.process_time()
    found = disagreements(story)
    row = {
        "articles": size,
        "split": round(split, 2),
        "disagreements": round(time.process_time() - start, 2),
        "found": len(found),
    }
    print(json.dumps(row), flush=True)
    return row


def giant(size: int) -> Any:
    """A story of so many articles."""
    from briefer.model import Article, Story

    articles = []
    for item in full_texts(size * 4, seed=11):
        if len(articles) < size and any(name in item["text"] for name in ("Ukraine", "Russia")):
            when = datetime.fromisoformat(item["published"])
            articles.append(Article(
                id=item["id"], title=item["title"], text=item["text"], url=item["url"],
                publisher=item["publisher"], published=when,
            ))  # fmt: skip
    return Story("s-giant", tuple(articles), (), tuple({a.publisher for a in articles}))


if __name__ == "__main__":
    main()
