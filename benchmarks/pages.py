"""How well the main text of 181 saved news pages is found, with our cleaning on.

    python benchmarks/pages.py --data PATH --out benchmarks/results/pages.json

The measure is that of the public table: shingles of four words, each page weighing the same.
Public figures: trafilatura 0.958, the best closed service 0.970.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import platform
import re
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briefer.collect.pages import main_text, page_tree, read_page
from briefer.model import Source

AT = datetime(2026, 11, 22, tzinfo=UTC)
WORD = re.compile(r"\w+")
SHINGLE = 4


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True, help="holds pages/*.tar.xz")
    arguments.add_argument("--out", type=Path)
    arguments.add_argument("--worst", type=int, default=0, help="print the worst pages")
    given = arguments.parse_args()
    archive = given.data / "pages" / "article-extraction-benchmark.tar.xz"
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
        pages = list(saved(Path(folder)))
    result = {
        "with our cleaning": scored(pages, our_text, worst=given.worst),
        "extractor alone": scored(pages, bare_text),
        "command": "python benchmarks/pages.py --data PATH --out FILE",
        "data_sha256": hashlib.sha256(archive.read_bytes()).hexdigest(),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
    }
    text = json.dumps(result, indent=1)
    print(text)
    if given.out:
        given.out.write_text(text + "\n", encoding="utf-8")


def saved(folder: Path) -> Iterator[tuple[str, bytes, str, str]]:
    truth = json.loads(next(folder.rglob("ground-truth.json")).read_text(encoding="utf-8"))
    for page in sorted(folder.rglob("*.html.gz")):
        name = page.name.removesuffix(".html.gz")
        expected = truth[name]
        yield name, gzip.decompress(page.read_bytes()), expected["articleBody"], expected["url"]


def our_text(body: bytes, url: str) -> str:
    source = Source("page", url, "page")
    article = read_page(body, source=source, at=AT, url=url, charset="utf-8").article
    return article.text if article else ""


def bare_text(body: bytes, url: str) -> str:
    tree = page_tree(body, charset="utf-8")
    return main_text(tree) if tree is not None else ""


def scored(
    pages: list[tuple[str, bytes, str, str]], extract: Callable[[bytes, str], str], worst: int = 0
) -> dict[str, Any]:
    began = time.process_time()
    found = [extract(body, url) for _, body, _, url in pages]
    seconds = time.process_time() - began
    shares = [compared(truth, text) for (_, _, truth, _), text in zip(pages, found, strict=True)]
    for score, (name, _, truth, url), text in sorted(zip(shares, pages, found, strict=True))[
        :worst
    ]:
        print(f"{score}\n{name} {url}\nTRUE {truth[:700]!r}\nFOUND {text[:700]!r}\n")
    right, extra, missed = (sum(share[n] for share in shares) for n in range(3))
    precision, recall = right / (right + extra), right / (right + missed)
    return {
        "pages": len(pages),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / (precision + recall), 4),
        "nothing found": sum(not text for text in found),
        "pages a CPU second": round(len(pages) / seconds, 1),
    }


def compared(truth: str, text: str) -> tuple[float, float, float]:
    """Shares of right, extra and missed shingles; they add up to one."""
    wanted, had = shingles(truth), shingles(text)
    right = sum((wanted & had).values())
    extra, missed = sum((had - wanted).values()), sum((wanted - had).values())
    whole = right + extra + missed or 1
    return right / whole, extra / whole, missed / whole


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    size = min(SHINGLE, len(words))
    if not size:
        return Counter()
    return Counter(tuple(words[n : n + size]) for n in range(len(words) - size + 1))


if __name__ == "__main__":
    main()
