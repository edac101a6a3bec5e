"""One size of the throughput benchmark: `python -m benchmarks.grouping_throughput SIZE DAYS`.

Prints JSON: CPU seconds, peak memory, memory of the input alone, BCubed F1, and the ratio of
all the work to the similarity arithmetic alone, measured in the same run in two ways:

- `to_exact`: each article's weighted row times those of all others within the ten days that
  can meet, as a plain cosine within a window needs; a sample of the rows, scaled up;
- `to_made`: what briefer computes instead, from the same rows to its finished likeness.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_matrix

from benchmarks.grouping_stream import stream
from briefer.group.copies import copies, first_published
from briefer.group.likeness import WINDOW_DAYS, likeness
from briefer.group.stories import stories
from briefer.group.vocabulary import worded
from briefer.group.weighing import weighed
from briefer.model import Article

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BLOCK = 256
_SAMPLED_BLOCKS = 16


def main() -> None:
    size, days = int(sys.argv[1]), float(sys.argv[2])
    made = list(stream(size, days=days))
    articles = [article for article, _ in made]
    given = _peak()
    start = time.process_time()
    found = stories(articles)
    cpu = time.process_time() - start
    peak = _peak()
    home = {a.id: story.id for story in found for a in story.articles}
    from benchmarks.grouping import bcubed

    f1 = bcubed([home[a.id] for a in articles], [number for _, number in made])[2]
    exact, own = _arithmetic(articles)
    row = {"size": size, "days": days, "cpu": cpu, "peak": peak, "input": given, "f1": f1}
    print(json.dumps(row | {"to_exact": cpu / exact, "to_made": cpu / own}))


def _arithmetic(articles: list[Article]) -> tuple[float, float]:
    """CPU seconds of the exact products within the window, and of those really made."""
    repeats = copies(articles)
    originals = sorted((a for a in articles if a.id not in repeats), key=first_published)
    weights = weighed(worded(originals))
    seconds = [a.dated.timestamp() if a.dated else np.nan for a in originals]
    days = np.array(seconds) / 86_400
    rows = weights.rows
    exact = _exact(csr_matrix((rows.data, rows.columns, rows.starts), shape=rows.shape), days)
    start = time.process_time()
    likeness(weights, days)
    return exact, time.process_time() - start


def _exact(rows: csr_matrix, days: NDArray[Any]) -> float:
    starts = range(0, rows.shape[0], _BLOCK)
    sample = starts[:: max(1, len(starts) // _SAMPLED_BLOCKS)]
    spent, seen = 0.0, 0
    for at in sample:
        end = min(at + _BLOCK, rows.shape[0])
        low = np.searchsorted(days, days[at] - WINDOW_DAYS, "left")
        other = rows[low:end].T.tocsr()  # each pair once: what came before it
        start = time.process_time()
        rows[at:end] @ other
        spent += time.process_time() - start
        seen += end - at
    return spent * rows.shape[0] / seen


def _peak() -> float:
    """Megabytes at most; from /proc, because a child's rusage begins with its parent's."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
