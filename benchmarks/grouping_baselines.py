"""What other systems do to group news, written as baselines for the benchmark.

Each takes titles and texts and gives a group number per article.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

_WORD = re.compile(r"[^\W_]{2,}")
Groups = NDArray[np.int64]


def cosine(titles: Sequence[str], texts: Sequence[str]) -> NDArray[np.float64]:
    """TF-IDF cosine of title (twice) and text, idf counted in the set."""
    bags = [
        Counter(_WORD.findall(f"{title} {title} {text}".lower()))
        for title, text in zip(titles, texts, strict=True)
    ]
    held = Counter(word for bag in bags for word in bag)
    number = {word: n for n, word in enumerate(held)}
    entries = [
        (row, number[word], (1 + math.log(times)) * math.log((1 + len(bags)) / held[word]))
        for row, bag in enumerate(bags)
        for word, times in bag.items()
    ]
    rows, columns, weights = zip(*entries, strict=True)
    matrix = csr_matrix((weights, (rows, columns)), shape=(len(bags), len(number)))
    length = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    scaled = csr_matrix(matrix.multiply(1 / np.where(length, length, 1)[:, None]))
    return np.asarray((scaled @ scaled.T).todense())


def average_link(alike: NDArray[np.float64], cuts: Sequence[float]) -> list[Groups]:
    """Average link at each cut."""
    apart = np.clip(1 - alike, 0, None)
    np.fill_diagonal(apart, 0)
    tree = linkage(squareform((apart + apart.T) / 2, checks=False), "average")
    return [fcluster(tree, 1 - cut, "distance") for cut in cuts]


def single_link(alike: NDArray[np.float64], cut: float) -> Groups:
    return np.asarray(connected_components(csr_matrix(alike >= cut), directed=False)[1])


def jaccard(titles: Sequence[str]) -> NDArray[np.float64]:
    """Shared words of two titles over all their words."""
    shared, sizes = _title_words(titles)
    union = sizes[:, None] + sizes[None] - shared
    return np.asarray(shared / np.maximum(union, 1))


def overlap(titles: Sequence[str]) -> NDArray[np.float64]:
    """Shared words of two titles over the shorter's words, when there are three or more."""
    shared, sizes = _title_words(titles)
    least = np.minimum(sizes[:, None], sizes[None])
    return np.asarray(np.where(shared >= 3, shared / np.maximum(least, 1), 0))


def _title_words(titles: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    bags = [set(_WORD.findall(title.lower())) for title in titles]
    number = {word: n for n, word in enumerate(sorted(set().union(*bags)))}
    rows = [row for row, bag in enumerate(bags) for _ in bag]
    columns = [number[word] for bag in bags for word in bag]
    held = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(bags), max(1, len(number))))
    return np.asarray((held @ held.T).todense()), np.asarray(held.sum(axis=1)).ravel()


def hdbscan(vectors: NDArray[np.float32]) -> Groups | None:
    """HDBSCAN on vectors, noise as single stories; None without scikit-learn or hdbscan."""
    try:
        from sklearn.cluster import HDBSCAN
    except ImportError:
        try:
            from hdbscan import HDBSCAN
        except ImportError:
            return None
    found = np.asarray(HDBSCAN(min_cluster_size=2).fit_predict(vectors), np.int64)
    noise = found < 0
    found[noise] = found.max(initial=0) + 1 + np.arange(int(noise.sum()))
    return found


def minilm(texts: Sequence[str]) -> NDArray[np.float32] | None:
    """Sentence vectors of MiniLM; None where sentence-transformers is not installed."""
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError:
        return None
    model = SentenceTransformer("all-MiniLM-L6-v2", local_files_only=True)
    return np.asarray(model.encode(list(texts), normalize_embeddings=True), np.float32)
