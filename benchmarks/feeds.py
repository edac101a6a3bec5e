"""How the feed reader fares on the test suites of nine feed libraries, 57 hostile and 200 real feeds.

    python benchmarks/feeds.py --data PATH --out benchmarks/results/feeds.json

Every file goes through the same bounded child process as in a run. Nothing leaves the machine.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import resource
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briefer.collect.dates import moment
from briefer.collect.feeds import Feed, read_feed
from briefer.collect.jsonfeed import json_feed
from briefer.collect.markup import plain_line, plain_text
from briefer.collect.worker import workers
from briefer.model import Source

AT = datetime(2026, 11, 22, tzinfo=UTC)
NO_FEEDS = {".py", ".md", ".htaccess", ".txt", ".jsonl"}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True, help="holds feeds/*.tar.gz")
    arguments.add_argument("--out", type=Path)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for archive in sorted((given.data / "feeds").glob("*.tar.gz")):
            with tarfile.open(archive) as packed:
                packed.extractall(folder, filter="data")
        result = measured(Path(folder))
    result |= {
        "load_of_the_machine": os.getloadavg()[0],  # the seconds are those of the clock
        "command": "python benchmarks/feeds.py --data PATH --out FILE",
        "data_sha256": digest_of(given.data / "feeds"),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
    }
    text = json.dumps(result, indent=1, ensure_ascii=False)
    print(text)
    if given.out:
        given.out.write_text(text + "\n", encoding="utf-8")


def measured(folder: Path) -> dict[str, Any]:
    files = [p for p in sorted(folder.rglob("*")) if p.is_file() and p.suffix not in NO_FEEDS]
    with workers(1) as read:
        rows = [one_file(read, path, folder) for path in files]
    hostile = [row for row in rows if row["set"] == "malicious"]
    real = [row for row in rows if row["set"] == "realworld200"]
    return {
        "files": len(rows),
        "exceptions": sum("could not be read" in row["said"] for row in rows),
        "killed": sum("took more" in row["said"] for row in rows),
        "articles": sum(row["articles"] for row in rows),
        "files_with_articles": sum(row["articles"] > 0 for row in rows),
        "worst_seconds": sorted(((row["seconds"], row["file"]) for row in rows), reverse=True)[:5],
        "peak_child_megabytes": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024,
        "hostile": {"files": len(hostile), "seconds": round(sum(r["seconds"] for r in hostile), 1)},
        "real": {
            "feeds": len(real),
            "entries": sum(row["articles"] for row in real),
            "without": [row["file"] + ": " + row["said"] for row in real if not row["articles"]],
            "feeds_per_second": round(len(real) / sum(row["seconds"] for row in real), 1),
        },
        "said": Counter(row["said"] for row in rows if row["said"]).most_common(12),
        "gofeed": gofeed_fields(folder / "gofeed" / "translator"),
    }


def one_file(read: Any, path: Path, folder: Path) -> dict[str, Any]:
    body = path.read_bytes()
    began = time.perf_counter()
    url = "https://feed.example/x"
    found = read(body, source=Source("feed", url), at=AT, url=url)
    return {
        "file": path.relative_to(folder).as_posix(),
        "set": path.relative_to(folder).parts[0],
        "articles": len(found.articles),
        "said": found.problems[0].reason[:90] if found.problems else "",
        "seconds": round(time.perf_counter() - began, 3),
    }


def gofeed_fields(folder: Path) -> dict[str, Any]:
    """The fields of gofeed's expected results that our reader carries, and which of them agree."""
    agree: Counter[str] = Counter()
    total: Counter[str] = Counter()
    wrong: list[str] = []
    for path in sorted(folder.rglob("*.json")):
        feed_file, expected = _pair(path)
        if feed_file is None:
            continue
        feed = _feed(feed_file)
        for name, want, have in fields(expected, feed):
            total[name] += 1
            agree[name] += want == have
            if want != have:
                wrong.append(f"{path.stem} {name}: want {want!r}, have {have!r}"[:200])
    return {
        "agree": agree.total(),
        "of": total.total(),
        "each": {name: f"{agree[name]} of {total[name]}" for name in total},
        "wrong": wrong,
    }


def _pair(path: Path) -> tuple[Path | None, Mapping[str, Any]]:
    feed_file = path.with_suffix(".xml")
    return (feed_file if feed_file.exists() else None), json.loads(path.read_bytes())


def _feed(path: Path) -> Feed:
    body = path.read_bytes()
    if path.suffix == ".json":
        return json_feed(json.loads(body)) or Feed(())
    return read_feed(body) or Feed(())


def fields(expected: Mapping[str, Any], feed: Feed) -> Iterator[tuple[str, Any, Any]]:
    if expected.get("feedType"):
        yield "kind", expected["feedType"], _kind(feed)
    for name, have in (("title", feed.title), ("link", feed.link), ("language", feed.language)):
        if expected.get(name):
            yield name, plain_line(expected[name]), plain_line(have)
    wanted = expected.get("items") or []
    yield "items", len(wanted), len(feed.items)
    for want, item in zip(wanted, feed.items, strict=False):
        yield from _item_fields(want, item)


def _item_fields(want: Mapping[str, Any], item: Any) -> Iterator[tuple[str, Any, Any]]:
    text = max(want.get("content") or "", want.get("description") or "", key=len)
    author = next((a.get("name") or a.get("email") for a in want.get("authors") or []), "")
    for name, expected, have in (
        ("item.title", plain_line(want.get("title") or ""), plain_line(item.title)),
        ("item.text", plain_text(text), plain_text(item.text)),
        ("item.link", want.get("link"), item.link),
        ("item.guid", want.get("guid"), item.guid),
        ("item.author", author, item.author),
    ):
        if expected:
            yield name, expected, (expected if name == "item.author" and expected in have else have)
    for name, have in (("published", item.published), ("updated", item.updated)):
        if want.get(f"{name}Parsed"):
            yield f"item.{name}", moment(want[f"{name}Parsed"]), have


def _kind(feed: Feed) -> str:
    if feed.kind.startswith("atom"):
        return "atom"
    return "rss" if feed.kind.startswith(("rss", "cdf")) else feed.kind


def digest_of(folder: Path) -> str:
    whole = hashlib.sha256()
    for archive in sorted(folder.glob("*.tar.gz")):
        whole.update(archive.read_bytes())
    return whole.hexdigest()


if __name__ == "__main__":
    main()
