"""One size of the throughput benchmark: `python -m benchmarks.grouping_throughput SIZE DAYS`.

Prints JSON: CPU seconds, peak memory, memory of the input alone, BCubed F1, and the ratio to
the machine's own limit: reading the same words and sorting them once.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from zlib import crc32

import numpy as np

from benchmarks.grouping_stream import stream
from briefer.group.stories import stories


def main() -> None:
    size, days = int(sys.argv[1]), float(sys.argv[2])
    made = list(stream(size, days=days))
    articles = [article for article, _ in made]
    given = _peak()
    limit = _limit([article.text for article in articles])
    start = time.process_time()
    found = stories(articles)
    cpu = time.process_time() - start
    home = {a.id: story.id for story in found for a in story.articles}
    from benchmarks.grouping import bcubed

    f1 = bcubed([home[a.id] for a in articles], [number for _, number in made])[2]
    print(
        json.dumps(
            {
                "size": size,
                "days": days,
                "cpu": cpu,
                "peak": _peak(),
                "input": given,
                "ratio": cpu / limit,
                "f1": f1,
            }
        )
    )


def _limit(texts: list[str]) -> float:
    """CPU seconds to mark every word of the texts and sort the marks, a thousand texts at a time."""
    start = time.process_time()
    for at in range(0, len(texts), 1000):
        said = " ".join(texts[at : at + 1000]).encode().split()
        np.sort(np.fromiter(map(crc32, said), np.uint64, count=len(said)))
    return time.process_time() - start


def _peak() -> float:
    """Megabytes at most; from /proc, because a child's rusage begins with its parent's."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
